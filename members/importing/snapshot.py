"""What an import has to know of the whole register: names, numbers, addresses, topics."""

import re
from collections import Counter
from collections.abc import Iterable

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from members.importing.saying import name_key
from members.kept import Entry
from members.models import MergedOrganisation, Organisation, Topic

NUMBERED = re.compile(r"([^0-9]*)([0-9]{1,9})")
BEGINNING = re.compile(r"^https?://(www\.)?")
SAME = {"name": _("name"), "email": _("e-mail"), "website": _("website")}
FIRST_NUMBER = "M001"
MOST_DIGITS = 10  # of a number behind another one: one more than `NUMBERED` knows
LONGEST_NUMBER = Organisation._meta.get_field("number").max_length or 0


class Snapshot:
    """A site's register as it was when an import began, and what the import's file adds to it.

    Attributes:
        topics: Names in the site's main language, by what two spellings have in common.
    """

    def __init__(self, site: Site, numbers: Iterable[str]) -> None:
        """Read the register.

        Args:
            site: Its site.
            numbers: The numbers in the file, which nobody else can get.
        """
        self._names: dict[str, str | None] = {}
        # The hash of what two organisations have in common, and the number of the first.
        self._seen: dict[int, str] = {}
        self._numbers = set(numbers)
        self._site = site
        self.topics: dict[str, str] = {}
        for topic in Topic.objects.filter(site=site).prefetch_related("names"):
            self.topics[topic.sort_key] = topic.name
            for translated in topic.names.all():
                self.topics.setdefault(Topic.key_of(translated.name), topic.name)
        rows = Organisation.objects.of(site).order_by("pk")
        for number, name, email, website in rows.values_list(
            "number", "name", "email", "website"
        ).iterator(chunk_size=2000):
            self._numbers.add(number)
            self.call(number, name)
            for key in marks(name, email, website):
                self._seen.setdefault(hash(key), number)
        self._next = _first_free(self._numbers)

    # --------------------------------------------------------------------------------- identity
    def call(self, number: str, name: str) -> None:
        """Remember that an organisation is called so."""
        key = name_key(name)
        if self._names.setdefault(key, number) != number:
            self._names[key] = None

    def called(self, name: str) -> tuple[bool, str]:
        """Return whether there are organisations of a name, and the number if there is one."""
        key = name_key(name)
        return key in self._names, self._names.get(key) or ""

    @cached_property
    def merged(self) -> dict[str, str]:
        """The numbers of organisations that were merged into others, with the others' numbers.

        Nobody else gets such a number, but somebody may have it who was named so by hand.
        """
        taken = Organisation.objects.of(self._site).values("number")
        merged = MergedOrganisation.objects.filter(organisation__site=self._site)
        return dict(merged.exclude(number__in=taken).values_list("number", "organisation__number"))

    def _is_taken(self, number: str) -> bool:
        """Say whether somebody has a number, or had it."""
        return number in self._numbers or number in self.merged

    def next_number(self) -> str:
        """Return the next free number, and take it."""
        prefix, number, width = self._next
        while self._is_taken(found := f"{prefix}{number:0{width}d}"):
            number += 1
        self._next = prefix, number + 1, width
        self._numbers.add(found)
        return found

    # ------------------------------------------------------------------------------- duplicates
    def alike(self, entry: Entry) -> list[str]:
        """Return why an organisation may be the same as another one, as sentences."""
        own = entry.own
        found = []
        for key in marks(own["name"], own["email"], own["website"]):
            other = self._seen.setdefault(hash(key), own["number"])
            if other != own["number"]:
                found.append(
                    gettext("Perhaps the same organisation as %(number)s: the same %(what)s.")
                    % {"number": other, "what": SAME[key[0]]}
                )
        return found

    def topic(self, name: str) -> tuple[str, bool]:
        """Return a topic as the register has it, and whether it is new."""
        key = Topic.key_of(name)
        is_new = key not in self.topics
        return self.topics.setdefault(key, name), is_new


def marks(name: str, email: str, website: str) -> list[tuple[str, str]]:
    """Return what tells that two organisations are the same: what it is, and the words."""
    address = BEGINNING.sub("", website.casefold()).rstrip("/")
    marks = (("name", name_key(name)), ("email", email.casefold()), ("website", address))
    return [key for key in marks if key[1]]


def free_number(site: Site) -> str:
    """Return a number that nobody in a register has; who takes it holds the register.

    Args:
        site: Whose register.
    """
    numbers = set(Organisation.objects.of(site).values_list("number", flat=True))
    prefix, number, width = _first_free(numbers)
    while (found := f"{prefix}{number:0{width}d}") in numbers:
        number += 1
    return found


def _first_free(numbers: set[str]) -> tuple[str, int, int]:
    """Return how most numbers begin, the number after the highest of those, and its width.

    Those whose next one would be too long do not count.
    """
    found = [match for match in map(NUMBERED.fullmatch, numbers) if match and _has_next(match)]
    if not found:
        prefix, digits = NUMBERED.fullmatch(FIRST_NUMBER).groups()  # type: ignore[union-attr]
        return prefix, int(digits), len(digits)
    counted = Counter(match[1] for match in found)
    prefix = max(counted, key=lambda each: (counted[each], each))
    highest = max((match[2] for match in found if match[1] == prefix), key=int)
    return prefix, int(highest) + 1, len(highest)


def _has_next(match: re.Match[str]) -> bool:
    """Say whether all numbers behind one can be kept."""
    return len(match[1]) + MOST_DIGITS <= LONGEST_NUMBER
