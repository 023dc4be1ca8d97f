"""Pictures: an image in the sizes and formats that a page shows it in.

The formats' order is the browser's choice: the first it knows is loaded, in the smallest size that
fills its place. No image is shown larger than it is.
"""

import logging
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.images.models import Filter
from wagtail.models import Page

from pages.models import AssociationImage

logger = logging.getLogger(__name__)

# What Pillow and Willow raise for files that are missing, cut off or not what they seem.
BROKEN_FILE = (OSError, ValueError, SyntaxError, EOFError, struct.error)


@dataclass(frozen=True)
class Shape:
    """How large and in which proportions a picture is shown.

    Attributes:
        resizing: Wagtail's specifications, the smallest first; those that cut do so around the
            focal point.
        sizes: The width of the picture's place, as the browser is told when a template says
            nothing else; empty for pictures shown in their smallest size.
        lossless: Whether edges have to be sharp; `pages.image_operations` says at which price.
    """

    resizing: tuple[str, ...]
    sizes: str
    lossless: bool = False


SHAPES: Mapping[str, Shape] = {
    "wide": Shape(("width-480", "width-800", "width-1400"), "(min-width: 46rem) 44rem, 94vw"),
    "card": Shape(
        ("fill-360x240", "fill-660x440", "fill-960x640"), "(min-width: 44rem) 22rem, 94vw"
    ),
    "square": Shape(
        ("fill-160x160", "fill-320x320", "fill-560x560"), "(min-width: 44rem) 12rem, 45vw"
    ),
    # As high as the head of a page shows it.
    "brand": Shape(("max-240x44", "max-480x88", "max-720x132"), "", lossless=True),
    "logo": Shape(("max-200x100", "max-400x200", "max-600x300"), "", lossless=True),
}
# The format of last resort keeps what the original can: transparency, or nothing lost.
FALLBACKS = {".png": "png", ".gif": "png", ".avif": "webp", ".webp": "webp"}


@dataclass(frozen=True)
class Source:
    """One format of a picture: its media type and its addresses with their widths."""

    media_type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What a template needs to show an image.

    Attributes:
        alt: What the image shows, in words; empty for decoration.
        sources: The formats, the best first.
        src: The address for browsers that know none of them; empty for a broken file.
        width: Pixels, together with the height the proportions.
        height: Pixels.
        sizes: The width of the picture's place.
    """

    alt: str
    sources: tuple[Source, ...] = ()
    src: str = ""
    width: int = 0
    height: int = 0
    sizes: str = ""


def alternative_text(image: AssociationImage) -> str:
    """Return the words for an image: those of the place it is used in, else its own."""
    if image.decorative:
        return ""
    if image.contextual_alt_text is not None:
        words: str = image.contextual_alt_text
        return words
    return str(image.default_alt_text)


def images_in(value: Any) -> Iterator[AssociationImage]:
    """Yield the images of a stream value or a part of it, however deep."""
    if isinstance(value, AssociationImage):
        yield value
    elif isinstance(value, StreamValue):
        for child in value:
            yield from images_in(child.value)
    elif isinstance(value, ListValue):
        for item in value:
            yield from images_in(item)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from images_in(part)


def images_on(page: Page) -> Iterator[AssociationImage]:
    """Yield the images in the streams of a page."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from images_in(getattr(page, field.name))


def prepare(images: Iterable[AssociationImage | None]) -> None:
    """Find all sizes of images that exist already, with one query for all of them.

    A list of pages with images asks for this before its template shows them.
    """
    new = [image for image in images if image and not hasattr(image, "prefetched_renditions")]
    prefetch_related_objects(new, Prefetch("renditions", to_attr="prefetched_renditions"))
    shared: dict[int, list[Any]] = {}
    for image in new:
        # An image that is used twice gets its missing sizes once.
        image.prefetched_renditions = shared.setdefault(image.pk, image.prefetched_renditions)


def _resizing(image: AssociationImage, shape: Shape) -> list[str]:
    """Return the specifications that give different sizes of an image."""
    sizes: dict[tuple[int, ...], str] = {}
    for spec in shape.resizing:
        sizes.setdefault(tuple(Filter(spec).get_transform(image).size), spec)
    return list(sizes.values())


def _specifications(image: AssociationImage, shape: Shape) -> dict[str, list[str]]:
    """Return Wagtail's specifications for an image, by format."""
    fallback = FALLBACKS.get(PurePath(image.file.name).suffix.lower(), "jpeg")
    drawn = shape.lossless and fallback != "jpeg"
    formats = {"webp": "webp-lossless"} if drawn else {"avif": "avif", "webp": "webp"}
    resizing = _resizing(image, shape)
    found = {
        name: [f"{spec}|format-{option}" for spec in resizing] for name, option in formats.items()
    }
    if fallback not in found:
        # One size is enough where hardly any browser looks.
        found[fallback] = [f"{resizing[min(1, len(resizing) - 1)]}|format-{fallback}"]
    return found


def picture_of(
    image: AssociationImage, shape_name: str = "wide", alt: str | None = None, sizes: str = ""
) -> Picture:
    """Return an image as a page shows it; sizes that do not exist yet are made.

    Args:
        image: The image; a broken or missing file gives a picture without address.
        shape_name: A key of ``SHAPES``.
        alt: The words for the image where the page has better ones than the image.
        sizes: The width of the picture's place where the shape's own does not fit.
    """
    shape = SHAPES[shape_name]
    words = alternative_text(image) if alt is None else alt
    try:
        specs = _specifications(image, shape)
        made = image.get_renditions(*(spec for group in specs.values() for spec in group))
    except BROKEN_FILE as problem:
        logger.warning("Image %s cannot be shown: %s", image.pk, str(problem))
        return Picture(words)
    groups = {name: [made[spec] for spec in group] for name, group in specs.items()}
    sized = groups["webp"]
    shown = sized[-1] if shape.sizes else sized[0]
    *_, last = groups.values()
    return Picture(
        alt=words,
        sources=tuple(
            Source(f"image/{name}", ", ".join(f"{file.url} {file.width}w" for file in group))
            for name, group in groups.items()
            if name in ("avif", "webp")
        ),
        src=last[min(1, len(last) - 1)].url,
        width=shown.width,
        height=shown.height,
        sizes=sizes or shape.sizes or f"{shown.width}px",
    )
