"""What may stand in one language in the place of an address or a name that all have in common.

wagtail-localize keeps whatever is sent. To be deleted once it asks the field or the block.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxLengthValidator,
    RegexValidator,
    URLValidator,
    validate_email,
)
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment

check_web_address = URLValidator(schemes=["http", "https"])
check_telephone = RegexValidator(r"\A\+?[0-9 ()/.-]+\Z")
# A path on the same site, or a place on the same page.
check_own_address = RegexValidator(r"\A(/|#)[^\s\\]*\Z")


def problem(segment: OverridableSegment, value: str) -> str:
    """Return what is wrong with a text for a segment; nothing if it may be kept."""
    try:
        _check(segment, value)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _check(segment: OverridableSegment, value: str) -> None:
    """Ask what the segment belongs to.

    Raises:
        ValidationError: The text may not stand there.
    """
    if segment.context.path.endswith("'"):  # the address of a link in formatted text
        _check_link(value)
        return
    page: Page = segment.source.get_source_instance()
    name, *inner = segment.context.get_field_path(page).split(".")
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        _check_block(field.stream_block, inner, value)
    elif isinstance(field, models.Field):
        field.clean(value, page)
        if field.max_length:
            MaxLengthValidator(field.max_length)(value)
        if isinstance(field, models.URLField):
            check_web_address(value)


def _check_block(block: Any, names: list[str], value: str) -> None:
    """Ask the block that a path leads to."""
    for name in names:
        is_list = isinstance(block, blocks.ListBlock)
        block = block.child_block if is_list else block.child_blocks[name]
    block.clean(value)
    if isinstance(block, blocks.URLBlock):  # which cleans what is kept as it was sent
        check_web_address(value)


def _check_link(value: str) -> None:
    """Check an address as the dialogue for links would make it."""
    kind, _, rest = value.partition(":")
    if kind == "mailto":
        validate_email(rest.partition("?")[0])
    elif kind == "tel":
        check_telephone(rest)
    elif value.startswith(("/", "#")):
        check_own_address(value)
    else:
        check_web_address(value)
