"""Where a passage stands, in the words of the form, and what a translator should know of it."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.fields import StreamField

from translations.exchange.pieces import Piece

Explain = Callable[[str], list[str]]

_explaining: list[Explain] = []


def register(explain: Explain) -> None:
    """Add what says in sentences what a translator should know of the words of a passage."""
    if explain not in _explaining:
        _explaining.append(explain)


def explanations(words: str) -> list[str]:
    """Return what a translator should know of the words of a passage."""
    return [sentence for explain in _explaining for sentence in explain(words)]


@lru_cache(maxsize=2000)
def steps(model: type[models.Model], field_path: str) -> tuple[Any, ...]:
    """Return the field that a path begins with, and the blocks that lead on from there.

    Nothing where the model has another form by now.
    """
    name, *inner = field_path.split(".")
    try:
        field = model._meta.get_field(name)
        found: list[Any] = [field]
        if not isinstance(field, StreamField):
            return tuple(found)
        block: Any = field.stream_block
        for step in inner:
            is_list = isinstance(block, blocks.ListBlock)
            block = block.child_block if is_list else block.child_blocks[step]
            found.append(block)
    except (LookupError, AttributeError, FieldDoesNotExist):
        return ()
    return tuple(found)


def _field_path(piece: Piece) -> str:
    """Return the field and the names of the blocks that a passage stands in."""
    try:
        return str(piece.context.get_field_path(piece.text.original))
    except (LookupError, AttributeError, ValueError, ObjectDoesNotExist):
        return ""  # what is live has another form by now


def labels(piece: Piece) -> str:
    """Return where a passage stands, from the field to the innermost block."""
    return _labels(piece.text.model, _field_path(piece), get_language() or "")


@lru_cache(maxsize=2000)
def _labels(model: type[models.Model], field_path: str, language_code: str) -> str:
    """Return the labels of a path in the active language, which is kept with them."""
    names: list[str] = []
    for step in steps(model, field_path):
        label = str(getattr(step, "label", "") or getattr(step, "verbose_name", ""))
        name = capfirst(label)
        if name and names[-1:] != [name]:
            names.append(name)
    return " › ".join(names)


def problem(piece: Piece, words: str) -> str:
    """Return what the field or block says against words; nothing if they may stand there.

    Of formatted text a passage is a part, and the whole is checked when it is published.
    """
    found = steps(piece.text.model, _field_path(piece))
    if not found:
        return ""
    last = found[-1]
    try:
        if isinstance(last, models.Field) and not isinstance(last, StreamField):
            if last.max_length:
                MaxLengthValidator(last.max_length)(words)
            last.run_validators(words)
        elif isinstance(last, blocks.FieldBlock) and not isinstance(last, blocks.RichTextBlock):
            last.clean(words)
    except (ValidationError, blocks.StructBlockValidationError) as error:
        return " ".join(error.messages)
    return ""
