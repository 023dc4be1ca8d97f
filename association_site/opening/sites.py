"""Adding a site: home page, settings, languages, groups, files, workflow and legal drafts."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page, Site

from association_site.host_names import host_name
from association_site.opening.languages import check_language, open_language
from pages import figures
from pages.choices import Palette
from pages.legal import ensure_legal_pages
from pages.models import HomePage, SiteSettings
from pages.site_context import clear_root_paths
from pages.slugs import ascii_slug


@dataclass(frozen=True)
class NewSite:
    """What has to be known of a site before it can be made.

    Attributes:
        hostname: Where visitors find it.
        name: The association's name.
        short_name: A short form of it, for the head of the pages.
        language: The language of the originals.
        languages: Further languages.
        palette: The colours.
        port: The port in its address.
        is_default: Whether it answers for host names that belong to no site.
    """

    hostname: str
    name: str
    short_name: str = ""
    language: str = settings.LANGUAGE_CODE
    languages: tuple[str, ...] = ()
    palette: str = Palette.PETROL
    port: int = settings.PUBLIC_PORT
    is_default: bool = False

    @property
    def further_languages(self) -> list[str]:
        """The languages beside the main one, each once."""
        return [code for code in dict.fromkeys(self.languages) if code != self.language]

    def clean(self) -> None:
        """Check everything that can be wrong.

        Raises:
            ValidationError: Something is; its messages stand beside the names of the attributes.
        """
        errors: dict[str, Any] = {}
        for check in (self._check_host, self._check_words, self._check_languages, self._check_port):
            try:
                check()
            except ValidationError as error:
                errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def _check_host(self) -> None:
        """Refuse a host name that is none, and one that another site has."""
        try:
            name = host_name(self.hostname)
        except ValidationError as error:
            raise ValidationError({"hostname": error.messages}) from error
        known = Site.objects.filter(hostname=name).first()
        if known is not None:
            message = _("%(host)s is a site already: %(site)s")
            title = known.site_name or known.hostname
            raise ValidationError({"hostname": message % {"host": name, "site": title}})

    def _check_words(self) -> None:
        """Refuse names that settings or home page could not keep."""
        if not self.name.strip():
            raise ValidationError({"name": _("A site needs the name of its association.")})
        facts = SiteSettings(name=self.name, short_name=self.short_name, palette=self.palette)
        mine = {"name", "short_name", "palette"}
        facts.clean_fields(exclude={field.name for field in facts._meta.fields} - mine)
        for attribute in ("name", "short_name"):
            if problem := figures.not_here(getattr(self, attribute)):
                raise ValidationError({attribute: problem})

    def _check_languages(self) -> None:
        """Refuse languages that the installation does not know."""
        check_language(self.language)
        for code in self.languages:
            check_language(code, field="languages")

    def _check_port(self) -> None:
        """Refuse what is no port, and a second default site."""
        if not 0 < self.port < 65536:
            raise ValidationError({"port": _("A port is a number from 1 to 65535.")})
        default = Site.objects.filter(is_default_site=True).first()
        if self.is_default and default is not None:
            message = _("%(host)s is the default site already; there can be only one.")
            raise ValidationError({"is_default": message % {"host": default.hostname}})


def add_site(new: NewSite, user: Any = None) -> Site:
    """Make a site with everything that staff need to begin.

    The home page is public at once, with the association's name and a sentence that more is to
    come: an address that answers with an error looks broken. Everything else is a draft.

    Args:
        new: What it is to be.
        user: Who does it; nobody, for a command.

    Raises:
        ValidationError: It cannot be made; nothing was changed.
    """
    try:
        with transaction.atomic():
            return _make_site(new, user)
    finally:
        # What was undone may have been read into the cache that all processes share.
        clear_root_paths()


def _make_site(new: NewSite, user: Any) -> Site:
    """Make the site within the caller's transaction."""
    new.clean()
    home = _make_home(new, user)
    site = Site.objects.create(
        hostname=host_name(new.hostname),
        port=new.port,
        site_name=new.name,
        root_page=home,
        is_default_site=new.is_default,
    )
    facts = SiteSettings.for_site(site)
    facts.name, facts.short_name, facts.palette = new.name, new.short_name, new.palette
    facts.save()
    open_language(site, new.language, user)
    ensure_legal_pages(home)
    for code in new.further_languages:
        open_language(site, code, user)
    for row in (site, facts):
        log(instance=row, action="wagtail.create", user=user, content_changed=True)
    return site


def _make_home(new: NewSite, user: Any) -> HomePage:
    """Make and publish the home page in the main language."""
    root = Page.get_first_root_node()
    locale, _created = Locale.objects.get_or_create(language_code=new.language)
    slug = ascii_slug(new.short_name or new.name, fallback="home")
    home = HomePage(
        title=new.name,
        short_title=new.short_name,
        introduction=f"<p>{_greeting(new.language)}</p>" if _greeting(new.language) else "",
        locale=locale,
        slug=find_available_slug(root, slug),
        owner=user,
        live=False,
    )
    root.add_child(instance=home)
    home.save_revision(user=user, log_action="wagtail.create").publish(user=user)
    home.refresh_from_db()
    return home


def _greeting(code: str) -> str:
    """Return what stands on an empty home page, nothing in languages we have no words in."""
    if code not in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES):
        return ""
    with override(code):
        return _("This website is being set up. Please come back soon.")
