"""Choosers of pages, images and documents: all that a page's sections hold are found together.

Wagtail asks the database once for each kind of block that has a chooser; with buttons and images in many
kinds of blocks that adds up.
"""

import copy
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

Found = dict[type[Any], dict[Any, Model]]
Wanted = defaultdict[type[Any], set[Any]]

_wanted: ContextVar[Wanted | None] = ContextVar("wanted", default=None)
_found: ContextVar[Found | None] = ContextVar("found", default=None)


@contextmanager
def _holding(variable: ContextVar[Any], value: Any) -> Iterator[None]:
    """Set a variable for a while."""
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)


def found_together(convert: Callable[[], list[Any]]) -> list[Any]:
    """Convert raw data twice: first to learn what is chosen, then with all of it at hand."""
    wanted: Wanted = defaultdict(set)
    with _holding(_wanted, wanted):
        values = convert()
    if not wanted:
        return values
    found = {model: model.objects.in_bulk(keys) for model, keys in wanted.items()}
    with _holding(_found, found):
        return convert()


class FoundTogether(blocks.ChooserBlock):
    """A chooser that takes what was found for all."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        """Return what was chosen; each use is an object of its own."""
        values = list(values)
        wanted, found = _wanted.get(), _found.get()
        if wanted is not None:
            keys = {key for key in values if key is not None}
            if keys:
                wanted[self.model_class] |= keys
            return [None] * len(values)
        if found is not None:
            objects = found.get(self.model_class, {})
            return [copy.copy(objects.get(key)) for key in values]
        return list(super().bulk_to_python(values))


class PageChoiceBlock(FoundTogether, blocks.PageChooserBlock):
    """A page of the site."""


class DocumentChoiceBlock(FoundTogether, DocumentChooserBlock):
    """A document of the library."""


class ImageChoiceBlock(FoundTogether, ImageChooserBlock):
    """An image of the library."""
