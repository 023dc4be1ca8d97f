"""Checking the blocks of a page by the rules of their forms, and finding the line that breaks one."""

from collections.abc import Container, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.fields import StreamField

from pages import loading, stream

Way = tuple[int | str, ...]


def check_streams(
    model: Any, fields: dict[str, Any], sections: list[stream.Section], front: Container[str]
) -> None:
    """Refuse blocks that an editor could not save; nothing is made of the cleaned values.

    Args:
        model: The page's model.
        fields: Field values; streams as raw data, with numbers for what they name.
        sections: The page's text; the end of it is the body.
        front: The keys of the front matter; a field of that name is made from it.

    Raises:
        ContentError: There is one.
    """
    for name, raw in fields.items():
        field = model._meta.get_field(name)
        if not isinstance(field, StreamField):
            continue
        try:
            value = stream.to_value(stream.with_ids([], raw), field.stream_block)
            field.stream_block.clean(value)
        except ValidationError as error:
            way, message = next(_problems(error), ((), "cannot be kept"))
            if name in front:
                raise loading.ContentError(f"{name}: {message}", name) from error
            place, line = _place(way, sections[len(sections) - len(raw) :])
            raise loading.ContentError(f"{place}{message}", line=line) from error


def _problems(error: Any, way: Way = ()) -> Iterator[tuple[Way, str]]:
    """Yield what is wrong, with the way to it through the blocks."""
    inner = getattr(error, "block_errors", None)
    if inner is None:
        yield way, "; ".join(error.messages)
        return
    for key, found in inner.items() if isinstance(inner, dict) else enumerate(inner):
        for problem in [found] if isinstance(found, ValidationError) else found or []:
            yield from _problems(problem, (*way, key))
    for problem in getattr(error, "non_block_errors", None) or []:
        yield way, str(problem)


def _place(way: Way, sections: list[stream.Section]) -> tuple[str, int]:
    """Return what a way leads to, as a person calls it, and the line."""
    if not way or not isinstance(way[0], int):
        return "", 0
    section = sections[way[0]]
    place = f"“{section.heading[:60]}”: " if section.heading else ""
    # The way is: section, "content", part, and for a described block the way within it.
    part = section.parts[way[2]] if len(way) > 2 and isinstance(way[2], int) else None
    if part is None:
        return place, section.line
    if part.value is None:
        return place, part.line
    inner = way[3:]
    ends = range(len(inner), -1, -1)
    line = next((part.places[inner[:end]] for end in ends if inner[:end] in part.places), part.line)
    steps = [str(step + 1) if isinstance(step, int) else step for step in inner]
    return f"{place}{': '.join([part.kind, *steps])}: ", line
