"""What the public may know of an organisation.

All that is shown of the register is made from these: page, card, vCard, open data. What needs a
consent is not in an entry without one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.db.models import FilteredRelation, Q
from django.utils.translation import get_language
from wagtail.models import Site

from members import gazetteer, languages
from members.alphabets import sorted_for
from pages.commas import joined
from pages.slugs import ascii_slug
from pages.telephones import dialled


@dataclass(frozen=True, order=True)
class Label:
    """A name in the reader's language, or in the one it is kept in.

    Attributes:
        key: What stands for it in addresses.
        name: The name.
        language: The language of the name where it is not the reader's.
    """

    key: str
    name: str
    language: str = ""


@dataclass(frozen=True)
class FurtherName:
    """What else an organisation is called; the language is empty where nobody said it."""

    name: str
    language: str
    is_former: bool = False


@dataclass(frozen=True, kw_only=True)
class PublicCard:
    """What a list shows of a member."""

    pk: int
    name: str
    town: str = ""
    district: str = ""
    district_key: str = ""
    topics: tuple[Label, ...] = ()
    languages: tuple[Label, ...] = ()

    @property
    def path(self) -> str:
        """Where its page lies below the directory."""
        slug = ascii_slug(self.name)
        return f"{self.pk}-{slug}/" if slug else self.lasting_path

    @property
    def lasting_path(self) -> str:
        """What leads to its page below the directory under any name."""
        return f"{self.pk}/"

    @property
    def spoken(self) -> str:
        """Its languages in a line."""
        return joined(language.name for language in self.languages)

    @property
    def shown_district(self) -> str:
        """The district, where the town does not say it already."""
        return "" if self.district == self.town else self.district

    @property
    def district_choice(self) -> str:
        """What stands for its district in addresses."""
        return self.district_key or ELSEWHERE


ELSEWHERE = "elsewhere"  # outside the districts of the gazetteer


@dataclass(frozen=True, kw_only=True)
class PublicEntry(PublicCard):
    """All that the public may know of a member; empty is what it knows not, or may not.

    Attributes:
        member_since: The first day of its membership, without a gap until today.
        links: Its places in social networks: address and the network's host.
        logo: Its image, where that was asked for.
        description_language: The language of its description where that is not the reader's.
        confirmed_on: When the member last said that its entry is right; the month is shown.
    """

    short_name: str = ""
    names: tuple[FurtherName, ...] = ()
    municipality_key: str = ""
    founded_year: int | None = None
    member_since: date | None = None
    street: str = ""
    postcode: str = ""
    website: str = ""
    email: str = ""
    telephone: str = ""
    links: tuple[tuple[str, str], ...] = ()
    logo: Any = None
    description: str = ""
    description_language: str = ""
    confirmed_on: date | None = None

    @property
    def website_name(self) -> str:
        """The host of the website, as people read it."""
        return host_of(self.website)

    @property
    def telephone_link(self) -> str:
        """The telephone number as telephones dial it."""
        return dialled(self.telephone)

    @property
    def place(self) -> gazetteer.Municipality | None:
        """The municipality, where the gazetteer knows it."""
        return gazetteer.municipalities().get(self.municipality_key)

    @property
    def has_contact(self) -> bool:
        """Whether there is a way to reach it."""
        return bool(self.street or self.website or self.email or self.telephone or self.links)


def topic_labels(site: Site, reader: str, main_language: str) -> dict[int, Label]:
    """Return the topics of a site in the reader's language and in its order, by their row.

    Args:
        site: The site.
        reader: The reader's language.
        main_language: The site's own, in which a topic has its name.
    """
    found: dict[int, Label] = {}
    in_reader = FilteredRelation("names", condition=Q(names__language_code=reader))
    topics = site.topics.annotate(in_reader=in_reader)
    for row, key, name, translated in topics.values_list(
        "pk", "sort_key", "name", "in_reader__name"
    ):
        own = "" if translated or main_language == reader else main_language
        found[row] = Label(key, translated or name, own)
    return dict(sorted(found.items(), key=lambda item: sorted_for(item[1].name, reader)))


def language_labels(codes: Iterable[str]) -> tuple[Label, ...]:
    """Return languages in the reader's language, by name."""
    reader = get_language() or ""
    return tuple(label for _key, label in sorted(_language(code, reader) for code in codes))


@cache
def _language(code: str, reader: str) -> tuple[str, Label]:
    """Return what a language is sorted by, and its name."""
    name = languages.name_of(code, reader or None)
    return sorted_for(name, reader), Label(code, name)


def host_of(address: str) -> str:
    """Return the host of an address, as people read it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
