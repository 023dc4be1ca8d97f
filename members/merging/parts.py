"""Values of two rows that become one: what fills a gap, and where somebody has to choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from members.choices import PublishedField
from members.models import Contact, Membership, Organisation


class Side(TextChoices):
    """One of two organisations; the values stand in forms alone."""

    KEPT = "kept"
    OTHER = "other"


# Fields of an organisation that are chosen together, by the field that names them.
GROUPS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "short_name": ("short_name",),
    "legal_form": ("legal_form",),
    "founded_year": ("founded_year",),
    "register_number": ("register_court", "register_number"),
    "street": ("street", "postcode", "town", "district"),
    "website": ("website",),
    "email": ("email",),
    "telephone": ("telephone",),
    "description": ("description",),
    "logo": ("logo",),
}
# What is decided once and for all: keys, what follows from other fields, and what stays.
NOT_CHOSEN = frozenset({
    "id", "site", "number", "sort_key", "search_text", "district_sort_key", "district_key",
    "municipality_key", "confirmed_on", "erased_on",
})  # fmt: skip
# The group whose value a consent is about.
SHOWN_BY = {
    PublishedField.ADDRESS: "street",
    PublishedField.WEBSITE: "website",
    PublishedField.EMAIL: "email",
    PublishedField.TELEPHONE: "telephone",
    PublishedField.LOGO: "logo",
    PublishedField.DESCRIPTION: "description",
}
# Town and district are public in any case.
PUBLIC_ANYWAY = frozenset({"town", "district"})
# Two people of one name are one person, two periods of the same days one period.
OF_PERSON = ("function", "email", "telephone", "language_code")
SAME_PERIOD = ("started_on", "ended_on", "kind", "rests")
OF_PERIOD = (
    "admitted_on", "admitted_by", "admission_reference", "leaving_reason", "end_resolved_on",
    "end_resolved_by", "end_reference",
)  # fmt: skip

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """Fields of two rows that are chosen together.

    Attributes:
        key: By which it is chosen.
        label: What people call it.
        row: The row that is kept.
        kept: Its values.
        other: Those of the row that goes.
        shown_kept: Whether its value is shown to the public.
        shown_other: Whether the other one is.
    """

    key: str
    label: str
    row: models.Model
    kept: Values
    other: Values
    shown_kept: bool = False
    shown_other: bool = False

    @property
    def is_open(self) -> bool:
        """Whether both have something, and not the same: somebody has to choose."""
        return any(
            _says(value) and _says(self.other[name]) and value != self.other[name]
            for name, value in self.kept.items()
        )

    @property
    def fills(self) -> bool:
        """Whether the other one says something that is missing."""
        return any(not _says(self.kept[name]) and _says(self.other[name]) for name in self.kept)

    @property
    def is_empty(self) -> bool:
        """Whether nobody says anything."""
        return not any(map(_says, (*self.kept.values(), *self.other.values())))

    def values(self, side: str = Side.KEPT) -> Values:
        """Return what stands there afterwards; gaps are filled where nobody has to choose."""
        if self.is_open:
            return self.other if side == Side.OTHER else self.kept
        return {n: value if _says(value) else self.other[n] for n, value in self.kept.items()}

    def sides(self, side: str = Side.KEPT) -> frozenset[str]:
        """Return whose values stand there afterwards; what is public anyway does not count."""
        if self.is_open:
            return frozenset({side})
        names = [name for name in self.kept if name not in PUBLIC_ANYWAY]
        kept = any(_says(self.kept[name]) for name in names)
        fills = any(not _says(self.kept[n]) and _says(self.other[n]) for n in names)
        found = {Side.KEPT.value: kept or not fills, Side.OTHER.value: fills}
        return frozenset(each for each, says in found.items() if says)

    @property
    def said_kept(self) -> str:
        """The values of the row that is kept, as people read them."""
        return self._said(self.kept)

    @property
    def said_other(self) -> str:
        """The values of the row that goes."""
        return self._said(self.other)

    @property
    def said(self) -> str:
        """What stands there afterwards, where nobody has to choose."""
        return self._said(self.values())

    def _said(self, values: Values) -> str:
        """Return values as people read them."""
        texts = {name: _text(self.row, name, value) for name, value in values.items()}
        if "postcode" in texts:  # they belong together: 01067 Dresden
            texts["postcode"] = f"{texts['postcode']} {texts['town']}".strip()
            if texts.pop("town") == texts["district"]:
                del texts["district"]
        return ", ".join(text for text in texts.values() if text)


def _says(value: Any) -> bool:
    """Say whether a value says something."""
    return value not in (None, "")


def _text(row: models.Model, name: str, value: Any) -> str:
    """Return a value as people read it."""
    if not _says(value):
        return ""
    if isinstance(value, date):
        return str(date_format(value, "SHORT_DATE_FORMAT"))
    choices = dict(getattr(row._meta.get_field(name), "flatchoices", ()))
    return str(choices.get(value, value))


def of_organisations(kept: Organisation, other: Organisation) -> list[Part]:
    """Return the parts of two organisations' own fields."""
    shows = {group: field for field, group in SHOWN_BY.items()}
    labels = {"street": _("Address"), "register_number": _("Register")}
    return [
        Part(
            group,
            labels.get(group) or _label(kept, group),
            kept,
            {name: getattr(kept, name) for name in names},
            {name: getattr(other, name) for name in names},
            shows.get(group) in kept.published,
            shows.get(group) in other.published,
        )
        for group, names in GROUPS.items()
    ]


def of_people(kept: Contact, other: Contact) -> list[Part]:
    """Return what two rows of one person say."""
    return [_one(kept, other, name, f"contact_{other.pk}_{name}", kept.name) for name in OF_PERSON]


def of_periods(kept: Membership, other: Membership) -> list[Part]:
    """Return what two rows of one period say."""
    return [
        _one(kept, other, name, f"period_{other.pk}_{name}", days_of(kept)) for name in OF_PERIOD
    ]


def _one(kept: models.Model, other: models.Model, name: str, key: str, about: str) -> Part:
    """Return one field of two rows."""
    label = _("%(field)s (%(about)s)") % {"field": _label(kept, name), "about": about}
    return Part(key, label, kept, {name: getattr(kept, name)}, {name: getattr(other, name)})


def _label(row: models.Model, name: str) -> str:
    """Return the name of a field."""
    return str(capfirst(row._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def days_of(period: Membership) -> str:
    """Return the days of a period as people write them."""
    first = date_format(period.started_on, "SHORT_DATE_FORMAT")
    if period.ended_on is None:
        return _("from %(day)s, no end") % {"day": first}
    last = date_format(period.ended_on, "SHORT_DATE_FORMAT")
    return _("%(first)s to %(last)s") % {"first": first, "last": last}
