"""What changed in a row between two moments: kept in the log, and shown in its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.blocks import StreamValue

KEY = "changes"
LONGEST = 300  # characters of a value that the history shows
LEFT_OUT = {"id", "sort_order"}

Values = dict[str, Any]
Changes = dict[str, list[Any]]


@dataclass(frozen=True)
class Change:
    """One changed field, as people read it.

    Attributes:
        label: The name of the field.
        before: The value it had, empty where it had none.
        after: The value it has since.
        shown: Whether the values were kept; without them only the field is named.
    """

    label: str
    before: str = ""
    after: str = ""
    shown: bool = True


# ------------------------------------------------------------------------------------- comparing
def recorded_fields(model: type[models.Model]) -> list[str]:
    """Return the names of a model's fields that people fill in, and of its lists."""
    own = [
        field.name
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key
    ]
    chosen = [field.name for field in get_all_child_m2m_relations(model)]
    owned = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    return own + chosen + owned


def values_of(row: models.Model, fields: Iterable[str] | None = None) -> Values:
    """Return what a row says now, in a form that the log can keep.

    Args:
        row: As it is in memory.
        fields: Names of fields and owned lists; all that people fill in, if left out.
    """
    names = recorded_fields(type(row)) if fields is None else fields
    return {name: _kept(getattr(row, name)) for name in names}


def changed_fields(
    before: Mapping[str, Any], after: Mapping[str, Any], fields: Iterable[str] | None = None
) -> Changes:
    """Return what differs between two states of a row: its value before and after, by field.

    Args:
        before: The values of a row, from `values_of`.
        after: Those of the same row later.
        fields: Names of the fields to compare; all, if left out.
    """
    names = after if fields is None else fields
    return {
        name: [before.get(name), after[name]] for name in names if before.get(name) != after[name]
    }


def names_alone(changes: Changes) -> Changes:
    """Return which fields changed, without a value: for what must not outlive its row."""
    return {name: [] for name in changes}


def _kept(value: Any) -> Any:
    """Return a value as JSON; rows and streams as the words people know them by."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StreamValue):
        return [" · ".join(_words(block["value"])) for block in value.get_prep_value()]
    if isinstance(value, models.Manager):
        return [_kept_child(child) for child in value.all()]
    return str(value)


def _kept_child(child: models.Model) -> Values:
    """Return what a row of an owned list says, without what only places it."""
    return {
        field.name: _kept(getattr(child, field.name))
        for field in child._meta.concrete_fields
        if field.editable and not field.is_relation and field.name not in LEFT_OUT
    }


def _words(raw: Any) -> list[str]:
    """Return all words within the raw value of a block."""
    if isinstance(raw, Mapping):
        return [word for value in raw.values() for word in _words(value)]
    if isinstance(raw, list):
        return [word for value in raw for word in _words(value)]
    return [str(raw)] if raw not in (None, "") else []


# --------------------------------------------------------------------------------------- showing
def described(model: type[models.Model], data: Mapping[str, Any] | None) -> list[Change]:
    """Return the changes that an entry of the log keeps, in the reader's language.

    Args:
        model: What the entry is about.
        data: The entry's data; entries of Wagtail's own may hold anything else.
    """
    kept = (data or {}).get(KEY)
    if not isinstance(kept, Mapping):
        return []
    # In the order of the form: PostgreSQL keeps the keys of an object in an order of its own.
    names = _in_order(kept, recorded_fields(model))
    return [_described(model, name, kept[name]) for name in names]


def _described(model: type[models.Model], name: str, values: list[Any]) -> Change:
    """Return one change for people."""
    field = _field(model, name)
    label = _label(field) if field is not None else name
    if len(values) != 2:
        return Change(label, shown=False)
    before, after = (Truncator(_text(field, value)).chars(LONGEST) for value in _parted(*values))
    return Change(label, before, after)


def _parted(before: Any, after: Any) -> tuple[Any, Any]:
    """Leave out of two lists what is in both, unless only their order differs."""
    if not (isinstance(before, list) and isinstance(after, list)):
        return before, after
    gone = [item for item in before if item not in after]
    new = [item for item in after if item not in before]
    return (gone, new) if gone or new else (before, after)


def _in_order(kept: Mapping[str, Any], known: list[str]) -> list[str]:
    """Return the names of what was kept: in a known order, then those that are not known."""
    return [name for name in known if name in kept] + sorted(set(kept) - set(known))


def _field(model: type[models.Model], name: str) -> Any:
    """Return the field of a name, ``None`` where there is none any more."""
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _label(field: Any) -> str:
    """Return the name of a field, or what an owned list holds."""
    if isinstance(field, models.Field):
        return str(capfirst(field.verbose_name))
    return str(capfirst(field.related_model._meta.verbose_name_plural))


def _text(field: Any, value: Any) -> str:
    """Return a kept value as people read it."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return "; ".join(_item(field, item) for item in value)
    if isinstance(field, models.DateField):
        return str(date_format(date.fromisoformat(str(value)[:10]), "SHORT_DATE_FORMAT"))
    if choices := dict(getattr(field, "flatchoices", ())):
        return str(choices.get(value, value))
    # A model may know words for values that are codes.
    words = getattr(getattr(field, "model", None), "in_words", {})
    if in_words := words.get(getattr(field, "name", "")):
        return str(in_words(value))
    return str(value)


def _item(field: Any, item: Any) -> str:
    """Return one item of a list as people read it."""
    if not isinstance(item, Mapping):
        return str(item)
    if field is None:
        return ", ".join(str(value) for value in item.values())
    texts = []
    for name in _in_order(item, recorded_fields(field.related_model)):
        part = _field(field.related_model, name)
        text = _text(part, item[name])
        if isinstance(item[name], bool) and part is not None:
            text = f"{part.verbose_name}: {text}"
        texts.append(text)
    return ", ".join(text for text in texts if text)
