"""Writing what a bundle says about its site as a whole."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.models import Site

from association_site.bundles.errors import BundleError, refusal
from association_site.bundles.reading import Bundle
from pages.models import HomePage, SiteLanguage, SiteSettings

# Where a field is made from a key of another name.
KEYS = {"site_name": "name", "is_default_site": "default"}


def write_site(bundle: Bundle, home: HomePage) -> tuple[Site, bool]:
    """Create the site with its settings and languages, or bring it up to what the bundle says.

    Languages that the bundle does not list stay as they are.

    Returns:
        The site, and whether anything of one that there was before has changed.

    Raises:
        BundleError: Its host name is another site's, there is a default site already, or a value
            cannot be kept.
    """
    site = Site.objects.filter(hostname=bundle.hostname).first()
    if site is None:
        site, existed = _new_site(bundle, home), False
    elif site.root_page.translation_key != home.translation_key:
        raise BundleError(
            bundle.folder / "site.yaml",
            f"{bundle.hostname} is a site already, and not one of this bundle",
            bundle.lines["hostname"],
        )
    else:
        existed = True
    site_settings = SiteSettings.for_site(site)
    facts = {
        "name": bundle.name,
        "short_name": bundle.short_name,
        "founded_on": bundle.founded_on,
        "founded_precision": bundle.founded_precision,
    }
    changed = _set(bundle, site, {"site_name": bundle.name})
    changed |= _set(bundle, site_settings, facts)
    changed |= _write_languages(bundle, site_settings)
    return site, existed and changed


def _new_site(bundle: Bundle, home: HomePage) -> Site:
    """Return the bundle's site, not kept yet.

    Raises:
        BundleError: There is a default site already.
    """
    default = Site.objects.filter(is_default_site=True).first()
    if bundle.is_default and default:
        raise BundleError(
            bundle.folder / "site.yaml",
            f"{default.hostname} is the default site already",
            bundle.lines["default"],
        )
    site = Site(
        hostname=bundle.hostname,
        port=settings.PUBLIC_PORT,
        root_page=home,
        is_default_site=bundle.is_default,
    )
    _set(bundle, site, {"site_name": bundle.name})
    return site


def _set(bundle: Bundle, row: Model, values: dict[str, Any]) -> bool:
    """Keep the values of a row and say whether they differ from those kept before.

    Raises:
        BundleError: One cannot be kept.
    """
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise refusal(error, bundle.folder / "site.yaml", bundle.lines, KEYS) from error
    row.save()
    return True


def _write_languages(bundle: Bundle, site_settings: SiteSettings) -> bool:
    """Add the bundle's languages, bring them into its order, and say whether that changed any."""
    known = {
        language.language_code: language
        for language in SiteLanguage.objects.filter(settings=site_settings).order_by("sort_order")
    }
    if [code for code in known if code in bundle.languages] == bundle.languages:
        return False
    others = [code for code in known if code not in bundle.languages]
    for position, code in enumerate([*bundle.languages, *others]):
        language = known.get(code) or SiteLanguage(settings=site_settings, language_code=code)
        language.sort_order = position
        language.save()
    return True
