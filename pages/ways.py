"""Where a home page leads: ways into the site, and what it shows of the pages they lead to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.models import BasePage, BodyPage, StatementPage
from pages.sentences import opening_of
from pages.site_context import MenuEntry, SiteContext
from pages.telephones import dialled
from translations import marking

CONTACT = "#site-contact"  # at the foot of every page


@dataclass(frozen=True)
class Way:
    """A way into the site; title and words may hold live figures.

    Attributes:
        address: Where it leads.
        title: What is there.
        words: A sentence on it, or an address to write to or to call.
        to_people: Whether it leads to people and its words are such an address.
    """

    address: str
    title: str
    words: str
    to_people: bool = False


@dataclass(frozen=True)
class Teaser:
    """What the home page shows of another page.

    Attributes:
        page: The page.
        address: Where it lies.
        template: How it is shown; the page's type brings it.
    """

    page: Page
    address: str
    template: str

    @property
    def words(self) -> str:
        """The sentence that the page's text begins with, else its description."""
        opening = opening_of(self.page) if isinstance(self.page, BodyPage) else ""
        return opening or self.page.search_description


def ways_into(context: SiteContext) -> list[Way]:
    """Return the first level of the menu and the way to the contact, where there is one."""
    ways = [Way(entry.address, entry.page.title, _description(entry)) for entry in context.menu]
    contact = _contact(context)
    return [*ways, contact] if contact else ways


def _description(entry: MenuEntry) -> str:
    """Return what is said of a page; nothing of one behind a password."""
    return "" if entry.page.is_private else entry.page.search_description


def _contact(context: SiteContext) -> Way | None:
    """Return the way to the foot of the page if a contact stands there, else to the mail program."""
    home, facts = context.home, context.settings
    if home is not None and home.contact:
        target = CONTACT
    elif facts.email:
        target = f"mailto:{facts.email}"
    elif facts.telephone:
        target = f"tel:{dialled(facts.telephone)}"
    else:
        return None
    return Way(target, _("Contact"), facts.email or facts.telephone, to_people=True)


def teasers(context: SiteContext) -> list[Teaser]:
    """Return what the menu's pages show of themselves on the home page, one page of each type.

    A page behind a password shows nothing. Types whose teaser needs fields cost a query each.
    """
    of_type: dict[type[BasePage], list[MenuEntry]] = {}
    for entry in context.menu:
        page_type = entry.page.specific_class
        if entry.page.is_private or not (page_type and issubclass(page_type, BasePage)):
            continue
        if page_type.teaser_template:
            of_type.setdefault(page_type, []).append(entry)
    return [_teaser(page_type, entries) for page_type, entries in of_type.items()]


def _teaser(page_type: type[BasePage], entries: list[MenuEntry]) -> Teaser:
    """Return the teaser of the entry that ranks highest, else of the first."""
    addresses = {entry.page.pk: entry.address for entry in entries}
    page = entries[0].page
    if page_type.teaser_needs_fields:
        pages = marking.with_languages(page_type.objects.filter(pk__in=addresses).order_by("path"))
        page = marking.mark_fields(max(pages, key=lambda page: page.teaser_rank))
        if isinstance(page, StatementPage):
            page.tell_adoption_of(page.follows_on)
    return Teaser(page, addresses[page.pk], page_type.teaser_template)
