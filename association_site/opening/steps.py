"""What is left to do after a site or a language was added, in the order in which it is done."""

from dataclasses import dataclass

from django.conf import settings
from django.http.request import validate_host
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from accounts.choices import Role
from accounts.models import SiteGroup, User
from association_site.opening.languages import LanguageState, language_states
from pages.choices import LegalKind
from pages.legal import MissingPage, missing_legal_pages


@dataclass(frozen=True)
class Link:
    """Where a step is done."""

    label: str
    address: str


@dataclass(frozen=True)
class Step:
    """One thing to do.

    Attributes:
        title: What is to be done.
        text: Why and how.
        links: Where.
        done: Whether it is done, as far as that can be known.
    """

    title: str
    text: str
    links: tuple[Link, ...] = ()
    done: bool = False


def language_steps(site: Site, code: str, user: User) -> list[Step]:
    """Return what is left to do for a language; nothing where the site does not have it."""
    state = next((state for state in language_states(site) if state.code == code), None)
    if state is None or state.home is None:
        return []
    return [
        Step(
            _("Translate the home page and publish it"),
            _(
                "As soon as it is published, visitors can choose the language; until then they"
                " see nothing of it."
            ),
            (Link(_("Home page in %(language)s") % {"language": state.name}, edit(state.home)),),
            done=state.is_public,
        ),
        _legal_step(site, state),
        _people_step(site, user, code, state.name),
        Step(
            _("Translate further pages"),
            _(
                "Open a page in the main language and choose “Translate this page” from its"
                " menu. The page above it comes first."
            ),
            (Link(_("All pages"), reverse("wagtailadmin_explore_root")),),
        ),
    ]


def site_steps(site: Site, user: User) -> list[Step]:
    """Return what is left to do for a site."""
    states = language_states(site)
    home = site.root_page
    return [
        *_address_step(site),
        Step(
            _("Write the home page"),
            _("It is public already and says that more is to come. Give it your own words."),
            (Link(_("Edit the home page"), edit(home)), Link(_("View the site"), site.root_url)),
        ),
        _legal_step(site, states[0]),
        Step(
            _("Logo, address and colours"),
            _("They stand on every page, and search engines read the address."),
            (Link(_("Association and languages"), settings_address(site)),),
        ),
        _people_step(site, user),
        *[
            Step(
                _("Open the site in %(language)s") % {"language": state.name},
                _("The home page waits for its translation."),
                (Link(_("Next steps"), reverse("language_steps", args=[site.pk, state.code])),),
                done=state.is_public,
            )
            for state in states[1:]
            if state.is_on
        ],
    ]


def edit(page: Page) -> str:
    """Return the address of a page's form."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def settings_address(site: Site) -> str:
    """Return the address of the form with a site's settings."""
    return reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.pk])


def _legal_step(site: Site, state: LanguageState) -> Step:
    """Return the step of the pages that the law asks for, in one language."""
    missing = [row for row in missing_legal_pages(site) if row.language_code == state.code]
    return Step(
        _("Complete imprint, privacy notice and accessibility statement"),
        _(
            "Drafts are there. What is left to fill in stands in [[double brackets]]; once"
            " published, the pages are linked at the foot of every page."
        ),
        tuple(_legal_link(row) for row in missing if row.page),
        done=not missing,
    )


def _legal_link(row: MissingPage) -> Link:
    """Return the link to the draft of a legal page."""
    assert row.page is not None
    return Link(str(LegalKind(row.kind).label), edit(row.page))


def _people_step(site: Site, user: User, code: str = "", language: str = "") -> Step:
    """Return the step of inviting people: all groups of a site, or those who translate."""
    rows = SiteGroup.objects.filter(site=site).select_related("group").order_by("pk")
    if code:
        rows = rows.filter(role=Role.TRANSLATOR, language_code=code)
    names = ", ".join(row.group.name for row in rows)
    title = (
        _("Invite translators for %(language)s") % {"language": language}
        if code
        else _("Invite people")
    )
    if user.is_superuser:
        text = _("Add a user, or open one, and choose a group under “Roles”: %(groups)s")
        links: tuple[Link, ...] = (
            Link(_("Add a user"), reverse("wagtailusers_users:add")),
            Link(_("All users"), reverse("wagtailusers_users:index")),
        )
    else:
        text = _("Whoever administers the whole system adds people to the groups: %(groups)s")
        links = ()
    return Step(title, text % {"groups": names}, links)


def _address_step(site: Site) -> list[Step]:
    """Return the step of those who run the server, where it does not know the address yet."""
    if validate_host(site.hostname, settings.ALLOWED_HOSTS):
        return []
    return [
        Step(
            _("Make the address known"),
            _(
                "The server does not answer at %(host)s yet. Whoever runs it adds the name to"
                " ALLOWED_HOSTS and starts it again; the name has to lead to the server."
            )
            % {"host": site.hostname},
        )
    ]
