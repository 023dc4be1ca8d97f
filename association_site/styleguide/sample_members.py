"""Members of the samples, kept nowhere: what the public sees of a register."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator

from association_site.styleguide.sample_site import ADDRESS, SampleSite, page_of
from members import directory as listing
from members import gazetteer, open_data
from members import map as drawing
from members.directory import Directory
from members.filters import Choice, Filter, Option
from members.models import MemberDirectoryPage
from members.public import ELSEWHERE, FurtherName, Label, PublicCard, PublicEntry, language_labels
from pages.page_parts import PagePart

SHOWN = -300
PER_PAGE, PAGES = 4, 9
SPOKEN = ("ar", "de", "fa", "ru")
# How many members are where.
NUMBERS = {"14612": 14, "14713": 9, "14511": 5, "14626": 3, "14628": 1}
PLACES = {
    "14612000": 14, "14713000": 9, "14511000": 5, "14626110": 2, "14626610": 1, "14628270": 1,
}  # fmt: skip


def _page(site: SampleSite) -> MemberDirectoryPage:
    """Return a directory with open data."""
    page: MemberDirectoryPage = page_of(
        MemberDirectoryPage,
        site.language,
        SHOWN,
        title=site.words.menu[2][0],
        licence_name="CC0 1.0",
        licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    )
    page.introduction = site.words.paragraph
    return page


def topics_of(site: SampleSite) -> tuple[Label, ...]:
    """Return topics, one of them in another language."""
    other = "en" if site.language != "en" else "de"
    *own, last = site.words.traits
    return (
        *(Label(f"topic-{at}", name) for at, name in enumerate(own)),
        Label("last", last, other),
    )


def cards(site: SampleSite) -> list[PublicCard]:
    """Return members of which much is known, and some of which hardly anything is."""
    (first, town), (second, place), (third, _town) = site.words.members
    topics, spoken = topics_of(site), language_labels(SPOKEN)
    return [
        PublicCard(pk=1, name=first, town=town, district=town, topics=topics[:2], languages=spoken),
        PublicCard(pk=2, name=second, town=place, district=site.words.district, topics=topics[2:]),
        PublicCard(pk=3, name=third, district=site.words.district, languages=spoken[:1]),
        PublicCard(pk=4, name=first),
    ]


def _options(choice: Choice, name: str, labels: Any) -> tuple[Option, ...]:
    """Return what can be chosen, with some numbers."""
    return tuple(
        Option(
            label,
            NUMBERS.get(label.key, 7),
            f"?{name}={label.key}",
            is_chosen=getattr(choice, name) == label.key,
        )
        for label in labels
    )


def _filters(site: SampleSite, choice: Choice) -> tuple[Filter, ...]:
    """Return all ways to look for members."""
    districts = [Label(key, gazetteer.districts()[key].name, "de") for key in NUMBERS]
    outside = [Label(ELSEWHERE, site.words.district)]
    topics, spoken = topics_of(site), language_labels(SPOKEN)
    return tuple(
        Filter(name, title, title, _options(choice, name, labels))
        for name, title, labels in (
            ("district", site.words.caption, [*districts, *outside]),
            ("topic", site.words.heading, topics),
            ("language", site.words.counted, spoken),
        )
    )


def _given(site: SampleSite, shown: Directory) -> dict[str, Any]:
    """Return what the template of the directory is given."""
    return {
        "page": _page(site),
        "directory": shown,
        "directory_address": f"{ADDRESS}/",
        "further_page": shown.further_page,
    }


def directory(site: SampleSite, choice: Choice | None = None) -> dict[str, Any]:
    """Return the middle one of many pages of a list of members.

    Args:
        site: The site.
        choice: What was looked for.
    """
    asked = choice or Choice()
    number = PAGES // 2
    page = Paginator(cards(site) * PAGES, PER_PAGE).page(number)
    filters = _filters(site, asked)
    taken = tuple(option for way in filters for option in way.options if option.is_chosen)
    options = {option.label.key: option for option in filters[0].options}
    areas = tuple(listing.Area(border, options.get(border.key)) for border in drawing.borders())
    shown = listing.Map(areas, tuple(drawing.dots(PLACES)), drawing.view_box())
    return _given(site, Directory(asked, page, 10_000, filters, taken, shown))


def chosen_directory(site: SampleSite) -> dict[str, Any]:
    """Return a list in which a district and a topic are chosen."""
    return directory(site, Choice(district="14612", topic="topic-0"))


def directory_without_result(site: SampleSite) -> dict[str, Any]:
    """Return a list in which nothing was found."""
    choice = Choice(q=site.words.written)
    taken = (Option(Label("q", f"“{choice.q}”"), 0, "", is_chosen=True),)
    none: list[PublicCard] = []
    page = Paginator(none, PER_PAGE).page(1)
    return _given(site, Directory(choice, page, 72, _filters(site, choice), taken))


def empty_directory(site: SampleSite) -> dict[str, Any]:
    """Return a list of members that has none yet."""
    return _given(site, Directory(Choice(), Paginator([], PER_PAGE).page(1), 0))


def member(site: SampleSite) -> dict[str, Any]:
    """Return a member that agreed to have everything shown."""
    name, town = site.words.members[1]
    entry = PublicEntry(
        pk=2,
        name=name,
        short_name=site.words.short_name,
        names=(FurtherName("Beispiel Association", "en"), FurtherName(town, "", is_former=True)),
        town=town,
        district=site.words.district,
        founded_year=1999,
        member_since=date(2017, 4, 8),
        topics=topics_of(site),
        languages=language_labels(SPOKEN),
        street=site.words.address.split("\n", maxsplit=1)[0],
        postcode="01067",
        website="https://bibliotheken.example/",
        email="oeffentlichkeitsarbeit@nachbarschaftsbibliotheken.example",
        telephone="+49 351 000000",
        links=(("https://social.example/@bibliotheken", "social.example"),),
        logo=site.images[0] if site.images else None,
        description=f"{site.words.quotation}\n\n{site.words.motto}",
    )
    return _member(site, entry)


def bare_member(site: SampleSite) -> dict[str, Any]:
    """Return a member of which only the association's facts are shown."""
    name, town = site.words.members[0]
    return _member(site, PublicEntry(pk=1, name=name, town=town, member_since=date(2020, 1, 1)))


def _member(site: SampleSite, entry: PublicEntry) -> dict[str, Any]:
    """Return what the template of a member is given."""
    part = PagePart(entry.path, entry.name, entry.town, "ProfilePage")
    return {
        "page": _page(site),
        "page_part": part,
        "entry": entry,
        "directory_address": f"{ADDRESS}/",
    }


def data_page(site: SampleSite) -> dict[str, Any]:
    """Return the page that says what open data there are."""
    return {
        "page": _page(site),
        "page_part": PagePart("data/", site.words.document, site.words.motto),
        "directory_address": f"{ADDRESS}/",
        "formats": open_data.FORMATS,
        "columns": open_data.CSV_COLUMNS,
        "gazetteer": gazetteer,
    }
