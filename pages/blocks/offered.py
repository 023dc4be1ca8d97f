"""Streams that keep blocks which they do not offer: what an older text holds stays as it is."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter


class OfferedStreamBlock(blocks.StreamBlock):
    """A stream whose menu leaves some of its blocks out.

    Without their definitions Wagtail would drop what is there, with the next saving for good.
    """

    not_offered: ClassVar[tuple[str, ...]] = ()


class OfferedStreamBlockAdapter(StreamBlockAdapter):
    """Tells the editor which blocks those are."""

    js_constructor = "pages.OfferedStreamBlock"

    def js_args(self, block: OfferedStreamBlock) -> list[Any]:
        """Return what the editor's stream is made of."""
        *others, meta = super().js_args(block)
        return [*others, {**meta, "notOffered": list(block.not_offered)}]

    @cached_property
    def media(self) -> forms.Media:
        """Add our script behind Wagtail's."""
        return super().media + forms.Media(js=[versioned_static("js/offered-blocks.js")])


register(OfferedStreamBlockAdapter(), OfferedStreamBlock)
