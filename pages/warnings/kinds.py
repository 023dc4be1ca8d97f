"""What a warning is, and who looks for warnings: rooms above may register kinds of their own."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from pages.warnings.reading import Reading

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """Where something stands on a page.

    Attributes:
        field: The name of the page's field.
        heading: The heading of the section, in the page's language; may be empty.
        block: The id of the innermost block, which stays when others move.
    """

    field: str
    heading: str = ""
    block: str = ""


@dataclass(frozen=True)
class PageWarning:
    """Something that is probably wrong on a page, and may be meant as it is.

    Attributes:
        kind: The name of its kind.
        place: Where it stands.
        facts: What exactly was found, as JSON; the sentence for people is made from it.
        is_hint: Whether it is only a piece of advice: it keeps nobody from publishing.
    """

    kind: str
    place: Place
    facts: Facts
    is_hint: bool = False

    @property
    def key(self) -> str:
        """The same as long as exactly this is found there: a section may get another heading."""
        what = [self.kind, self.place.field, self.place.block, self.facts]
        words = json.dumps(what, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(words.encode()).hexdigest()

    @property
    def label(self) -> str:
        """What kind of warning it is, for people."""
        return label_of(self.kind)

    @property
    def sentence(self) -> str:
        """What was found, in the active language."""
        return sentence_of(self.kind, self.facts)

    @property
    def advice(self) -> str:
        """What can be done about it, in the active language."""
        return advice_of(self.kind)


@dataclass(frozen=True)
class Kind:
    """A kind of warnings.

    Attributes:
        name: Kept with each warning.
        label: For people.
        advice: What can be done about it.
        look: Finds them on a page.
        say: Makes a sentence in the active language from the facts of one.
    """

    name: str
    label: str | Promise
    advice: str | Promise
    look: "Callable[[Reading], Iterable[PageWarning]]"
    say: Callable[[Facts], str]


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of warnings known; one of the same name is replaced."""
    _kinds[kind.name] = kind


def registered() -> list[Kind]:
    """Return all kinds, in the order they were registered."""
    return list(_kinds.values())


def label_of(name: str) -> str:
    """Return what people call a kind; its name where nobody knows it any more."""
    return str(_kinds[name].label) if name in _kinds else name


def advice_of(name: str) -> str:
    """Return what can be done about warnings of a kind."""
    return str(_kinds[name].advice) if name in _kinds else ""


def sentence_of(name: str, facts: Facts) -> str:
    """Return what a warning says; facts that an older version has kept may lack something."""
    try:
        return _kinds[name].say(facts)
    except KeyError:
        return _("This was found by an older version of this site; publish the page again.")


def place_in_words(page: Any, field_name: str, heading: str) -> str:
    """Return where something stands, for somebody who sees the form of the page."""
    if heading:
        return _("Section “%(heading)s”") % {"heading": heading}
    try:
        label = page._meta.get_field(field_name).verbose_name
    except FieldDoesNotExist:
        label = field_name
    return str(capfirst(label))
