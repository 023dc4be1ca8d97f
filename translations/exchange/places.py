"""Where a passage stands, in the words of the form, and what a translator should know of it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.text import capfirst
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


def steps(piece: Piece) -> list[Any]:
    """Return the field that a passage stands in, and the blocks that lead to it from there.

    Nothing where the original has another form by now.
    """
    original = piece.text.original
    try:
        name, *inner = piece.context.get_field_path(original).split(".")
        field = original._meta.get_field(name)
        found = [field]
        if not isinstance(field, StreamField):
            return found
        block: Any = field.stream_block
        for step in inner:
            is_list = isinstance(block, blocks.ListBlock)
            block = block.child_block if is_list else block.child_blocks[step]
            found.append(block)
    except (LookupError, AttributeError, ValueError):
        return []
    return found


def labels(piece: Piece) -> str:
    """Return where a passage stands, from the field to the innermost block."""
    names: list[str] = []
    for step in steps(piece):
        label = getattr(step, "label", "") or getattr(step, "verbose_name", "")
        if label and (not names or names[-1] != str(capfirst(label))):
            names.append(str(capfirst(label)))
    return " › ".join(names)


def problem(piece: Piece, words: str) -> str:
    """Return what the field or block says against words; nothing if they may stand there.

    Of formatted text a passage is a part, and the whole is checked when it is published.
    """
    found = steps(piece)
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
