"""Writing what a bundle says about its site as a whole."""

from django.conf import settings
from wagtail.models import Site

from association_site.bundles.errors import BundleError
from association_site.bundles.reading import Bundle
from pages.models import HomePage, SiteLanguage, SiteSettings


def write_site(bundle: Bundle, home: HomePage) -> Site:
    """Create the site with its settings and languages, or add what is missing.

    Raises:
        BundleError: Its host name is another site's, or there is a default site already.
    """
    site = Site.objects.filter(hostname=bundle.hostname).first()
    if site is None:
        default = Site.objects.filter(is_default_site=True).first()
        if bundle.is_default and default:
            raise BundleError(
                bundle.folder / "site.yaml",
                f"{default.hostname} is the default site already",
                bundle.lines["default"],
            )
        site = Site.objects.create(
            hostname=bundle.hostname,
            port=settings.PUBLIC_PORT,
            root_page=home,
            is_default_site=bundle.is_default,
            site_name=bundle.name,
        )
    elif site.root_page.translation_key != home.translation_key:
        raise BundleError(
            bundle.folder / "site.yaml",
            f"{bundle.hostname} is a site already, and not one of this bundle",
            bundle.lines["hostname"],
        )
    site_settings = SiteSettings.for_site(site)
    facts = {
        "name": bundle.name,
        "short_name": bundle.short_name,
        "founded_on": bundle.founded_on,
        "founded_precision": bundle.founded_precision,
    }
    if any(getattr(site_settings, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(site_settings, name, value)
        site_settings.save()
    known = set(site_settings.languages.values_list("language_code", flat=True))
    for position, code in enumerate(bundle.languages):
        if code not in known:
            SiteLanguage.objects.create(
                settings=site_settings, language_code=code, sort_order=position
            )
    return site
