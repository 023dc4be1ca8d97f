"""What members can be looked for by: words, place, topic and language, each with its numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from unicodedata import category
from urllib.parse import urlencode

from babel.numbers import format_decimal
from django.db.models import CharField, Count, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from members import gazetteer, languages
from members.public import ELSEWHERE, Label, language_labels
from members.querysets import OrganisationQuerySet
from pages.figures import babel_locale

LONGEST_QUERY, MOST_WORDS = 200, 10
# The names of districts and towns are German, whatever the reader's language.
GERMAN = "de"
Places = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Choice:
    """What a visitor looks for; empty is everything.

    Attributes:
        q: Words.
        district: The key of a district, or `ELSEWHERE`.
        place: The key of a municipality; it lies in the district, where one is chosen.
        topic: The sort key of a topic.
        language: The code of a language.
    """

    q: str = ""
    district: str = ""
    place: str = ""
    topic: str = ""
    language: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str], topics: Iterable[Label]) -> "Choice":
        """Return what an address asks for; what nobody knows is left out.

        Args:
            asked: The parameters of the address.
            topics: All topics of the site.
        """
        given = {field.name: str(asked.get(field.name, "")) for field in fields(cls)}
        # Signs without a width stay: Persian and other words are written with them.
        words = "".join(" " if category(sign) == "Cc" else sign for sign in given["q"])
        known = {
            "district": {ELSEWHERE, *gazetteer.districts()},
            "place": set(gazetteer.municipalities()),
            "topic": {topic.key for topic in topics},
            "language": languages.codes(),
        }
        found = {name: given[name] for name, keys in known.items() if given[name] in keys}
        place = gazetteer.municipalities().get(found.get("place", ""))
        if place and found.get("district", place.district) != place.district:
            del found["place"]
        return cls(q=" ".join(words[:LONGEST_QUERY].split()[:MOST_WORDS]), **found)

    def but(self, **changes: str) -> "Choice":
        """Return a choice that differs; another district means another place."""
        if "district" in changes:
            changes.setdefault("place", "")
        return replace(self, **changes)

    @property
    def query(self) -> str:
        """The end of the address that asks for it, empty for everything."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        given = {name: value for name, value in said.items() if value}
        return f"?{urlencode(given)}" if given else ""

    def found_in(self, listed: OrganisationQuerySet, *without: str) -> OrganisationQuerySet:
        """Return the organisations that it fits.

        Args:
            listed: All of the directory.
            without: The names of filters that are not to count.
        """
        wanted = replace(self, **dict.fromkeys(without, ""))
        found = listed.found_by(wanted.q) if wanted.q else listed
        if wanted.place:
            found = found.filter(municipality_key=wanted.place)
        if wanted.district:
            found = found.filter(district_key=wanted.district.replace(ELSEWHERE, ""))
        if wanted.topic:
            found = found.filter(topics__sort_key=wanted.topic)
        if wanted.language:
            found = found.filter(spoken_languages__code=wanted.language)
        return found


def in_figures(number: int) -> str:
    """Return a number as the reader's language writes it."""
    return str(format_decimal(number, locale=babel_locale(get_language())))


@dataclass(frozen=True)
class Option:
    """Something that can be chosen.

    Attributes:
        label: What it is called.
        number: How many members there are, together with what else is chosen.
        query: The end of the address that chooses it, or takes it back.
        is_chosen: Whether it is chosen.
        below: What is part of it: the places of a district.
    """

    label: Label
    number: int
    query: str
    is_chosen: bool = False
    below: tuple["Option", ...] = ()

    @property
    def shown_number(self) -> str:
        """The number as the reader's language writes it."""
        return in_figures(self.number)


@dataclass(frozen=True)
class Filter:
    """A way to look for members: by district, topic or language.

    Attributes:
        name: Its name in addresses.
        title: Its name for people.
        nothing: What stands where nothing is chosen.
        options: What can be chosen.
    """

    name: str
    title: str | Promise
    nothing: str | Promise
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Numbers:
    """How many members there are.

    Attributes:
        total: Whatever was looked for.
        found: With all that was chosen.
        places: By the keys of district and municipality, wherever they are.
        topics: By the row of a topic, whatever topic was chosen.
        languages: By code, whatever language was chosen.
    """

    total: int
    found: int
    places: Places
    topics: Mapping[int, int]
    languages: Mapping[str, int]


def numbers_of(choice: Choice, listed: OrganisationQuerySet) -> Numbers:
    """Count the members of the directory in all ways, with one query."""
    parts = {
        "total": _counted("total", listed),
        "found": _counted("found", choice.found_in(listed)),
        "places": _counted(
            "places",
            choice.found_in(listed, "district", "place"),
            "district_key",
            "municipality_key",
        ),
        "topics": _counted("topics", choice.found_in(listed, "topic"), "topics"),
        "languages": _counted(
            "languages", choice.found_in(listed, "language"), "spoken_languages__code"
        ),
    }
    first, *others = parts.values()
    counted: dict[str, dict[tuple[str, str], int]] = {part: {} for part in parts}
    for part, key, second, number in first.union(*others, all=True):
        counted[part][key, second] = number
    return Numbers(
        total=sum(counted["total"].values()),
        found=sum(counted["found"].values()),
        places=counted["places"],
        topics={int(key): number for (key, _), number in counted["topics"].items() if key},
        languages={key: number for (key, _), number in counted["languages"].items() if key},
    )


def _counted(part: str, found: OrganisationQuerySet, *names: str) -> Any:
    """Return what counts organisations by up to two of their fields, as part of a larger query."""
    keys = [Coalesce(Cast(name, CharField()), Value("")) for name in names]
    columns = [*keys, *(Value("") for _missing in range(2 - len(keys)))]
    rows = found.order_by().annotate(part=Value(part), key_1=columns[0], key_2=columns[1])
    counting = rows.values("part", "key_1", "key_2").annotate(number=Count("pk", distinct=True))
    return counting.values_list("part", "key_1", "key_2", "number")


def filters_of(
    choice: Choice, topics: Mapping[int, Label], numbers: Numbers
) -> tuple[Filter, Filter, Filter]:
    """Return the ways to look for members.

    Args:
        choice: What is chosen.
        topics: All topics of the site, by row.
        numbers: As `numbers_of` counts them.
    """
    return (
        Filter(
            "district",
            gettext_lazy("District"),
            gettext_lazy("All districts"),
            _districts(choice, numbers.places),
        ),
        Filter(
            "topic",
            gettext_lazy("Topic"),
            gettext_lazy("All topics"),
            _topics(choice, numbers.topics, topics),
        ),
        Filter(
            "language",
            gettext_lazy("Language"),
            gettext_lazy("All languages"),
            _languages(choice, numbers.languages),
        ),
    )


def _option(choice: Choice, name: str, label: Label, number: int, **more: Any) -> Option:
    """Return an option of a filter."""
    is_chosen = getattr(choice, name) == label.key
    query = choice.but(**{name: "" if is_chosen else label.key}).query
    return Option(label, number, query, is_chosen, **more)


def _districts(choice: Choice, places: Places) -> tuple[Option, ...]:
    """Return the districts where members are, with their places; what lies elsewhere comes last."""
    numbers: dict[str, int] = {}
    for (key, _place), number in places.items():
        numbers[key] = numbers.get(key, 0) + number
    found = []
    for key, district in sorted(gazetteer.districts().items(), key=lambda pair: pair[1].name):
        if numbers.get(key) or key == choice.district:
            label = Label(key, district.name, _german())
            below = _places(choice, key, places)
            found.append(_option(choice, "district", label, numbers.get(key, 0), below=below))
    if numbers.get("") or choice.district == ELSEWHERE:
        label = Label(ELSEWHERE, _("Elsewhere"))
        found.append(_option(choice, "district", label, numbers.get("", 0)))
    return tuple(found)


def _places(choice: Choice, district: str, places: Places) -> tuple[Option, ...]:
    """Return the places of a district where members are; a town that is a district has none."""
    known = gazetteer.municipalities()
    # A place says its district already.
    anywhere = replace(choice, district="")
    found = [
        _option(anywhere, "place", Label(key, known[key].name, _german()), number)
        for (of, key), number in places.items()
        if of == district and key in known
    ]
    if [option.label.name for option in found] == [gazetteer.districts()[district].name]:
        return ()
    return tuple(sorted(found, key=lambda option: (-option.number, option.label.name)))


def _german() -> str:
    """Return the language of German names where it is not the reader's."""
    return "" if get_language() == GERMAN else GERMAN


def _topics(
    choice: Choice, numbers: Mapping[int, int], topics: Mapping[int, Label]
) -> tuple[Option, ...]:
    """Return the topics that members work on."""
    return tuple(
        _option(choice, "topic", label, numbers.get(row, 0))
        for row, label in topics.items()
        if numbers.get(row) or label.key == choice.topic
    )


def _languages(choice: Choice, numbers: Mapping[str, int]) -> tuple[Option, ...]:
    """Return the languages that are spoken among members, by name."""
    codes = {code for code in (*numbers, choice.language) if code}
    return tuple(
        _option(choice, "language", label, numbers.get(label.key, 0))
        for label in language_labels(codes)
    )


def taken(choice: Choice, filters: Iterable[Filter]) -> tuple[Option, ...]:
    """Return what is chosen, each with the address without it."""
    found = []
    if choice.q:
        label = Label("q", _("“%(words)s”") % {"words": choice.q})
        found.append(Option(label, 0, choice.but(q="").query, is_chosen=True))
    if choice.place:
        label = Label("place", gazetteer.municipalities()[choice.place].name, _german())
        found.append(Option(label, 0, choice.but(district="").query, is_chosen=True))
    for way in filters:
        # The place says its district already.
        if not (way.name == "district" and choice.place):
            found += [option for option in way.options if option.is_chosen]
    return tuple(found)
