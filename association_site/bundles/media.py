"""The images and documents of a bundle: read and checked before anything is kept."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import FileExtensionValidator
from wagtail.images.fields import WagtailImageField

from association_site.bundles import files
from association_site.bundles.errors import BundleError
from pages import loading
from pages.pictures import BROKEN_FILE

LARGEST = 10_000_000
TEXTS = frozenset({"title", "credit", "licence"})
IMAGE_TEXTS = TEXTS | {"description"}
FOCAL_POINT = "focal_point"


@dataclass(frozen=True)
class MediaFile:
    """An image or document of a bundle.

    Attributes:
        kind: ``image`` or ``document``.
        name: Its name within the bundle.
        path: The file.
        data: What is in it.
        fields: Values of the row that keeps it.
        described_in: The file that describes all of its kind.
        lines: Lines of the keys that describe this one.
    """

    kind: str
    name: str
    path: Path
    data: bytes
    fields: dict[str, Any]
    described_in: Path
    lines: dict[str, int]

    @property
    def key(self) -> tuple[str, str]:
        """What texts name it by."""
        return self.kind, self.name

    @property
    def fingerprint(self) -> str:
        """A digest of what is in the file, as Wagtail keeps it."""
        return hashlib.sha1(self.data, usedforsecurity=False).hexdigest()


def read_media(folder: Path) -> list[MediaFile]:
    """Read the images and documents of a bundle.

    Raises:
        BundleError: One is described and missing, too large, or not what it seems.
    """
    return [*_read(folder, "image", IMAGE_TEXTS), *_read(folder, "document", TEXTS)]


def _read(folder: Path, kind: str, texts: frozenset[str]) -> Iterable[MediaFile]:
    """Yield the files of one kind, in the order of their names."""
    described_in = folder / f"{kind}s.yaml"
    keys = files.Keys({}, {})
    if described_in.exists():
        files.inside(folder, described_in.name, described_in)
        keys = files.mapping(described_in, files.text_of(described_in))
    place = folder / f"{kind}s"
    found = sorted(path.name for path in place.iterdir()) if place.is_dir() else []
    for name in keys.values:
        files.inside(folder, f"{kind}s/{name}", described_in, keys.lines[name])
        if name not in found:
            raise BundleError(described_in, f"“{name}” is no name of a file", keys.lines[name])
    for name in found:
        if not name.startswith("."):
            path = files.inside(folder, f"{kind}s/{name}", place)
            yield _file(kind, path, described_in, keys, texts)


def _file(
    kind: str, path: Path, described_in: Path, keys: files.Keys, texts: frozenset[str]
) -> MediaFile:
    """Read and check one file.

    Raises:
        BundleError: It cannot be kept.
    """
    name = path.name
    said = keys.values.get(name) or {}
    line = keys.lines.get(name, 0)
    known = texts | ({FOCAL_POINT} if kind == "image" else set())
    if not isinstance(said, dict):
        raise BundleError(
            described_in, f"“{name}” must have keys: {', '.join(sorted(known))}", line
        )
    lines = {key: keys.places.get((name, key), line) for key in said}
    content = loading.Content(said, [])
    try:
        for key in said:
            if key not in known:
                raise loading.ContentError(
                    f"Unknown key “{key}”; known: {', '.join(sorted(known))}", key
                )
        fields: dict[str, Any] = {key: content.text(key) for key in sorted(texts)}
        data = files.size_checked(path, LARGEST).read_bytes()
        size = _check(kind, path, data)
        if kind == "image":
            fields |= _focal_point(content, size)
    except loading.ContentError as error:
        raise BundleError(described_in, str(error), lines.get(error.key, line)) from error
    fields["title"] = fields["title"] or path.stem.replace("-", " ").replace("_", " ")
    return MediaFile(kind, name, path, data, fields, described_in, lines)


def _check(kind: str, path: Path, data: bytes) -> tuple[int, int]:
    """Refuse what the admin's forms would refuse, and return width and height of an image.

    Raises:
        BundleError: It is no such file, or an image is too large.
    """
    upload = SimpleUploadedFile(path.name, data)
    try:
        if kind == "document":
            FileExtensionValidator(settings.WAGTAILDOCS_EXTENSIONS)(upload)
            return 0, 0
        width, height = WagtailImageField().clean(upload).image.get_size()
    except ValidationError as error:
        raise BundleError(path, error.messages[0]) from error
    except BROKEN_FILE as error:
        raise BundleError(path, f"The image is broken: {error}") from error
    return int(width), int(height)


def _focal_point(content: loading.Content, size: tuple[int, int]) -> dict[str, int | None]:
    """Return the part of an image that must stay visible: its centre, and how large it is.

    Raises:
        ContentError: It is not given as two or four numbers within the image.
    """
    given = content.front.get(FOCAL_POINT)
    names = [f"{FOCAL_POINT}_{end}" for end in ("x", "y", "width", "height")]
    if given is None:
        return dict.fromkeys(names)
    is_point = (
        isinstance(given, list)
        and len(given) in (2, 4)
        and all(type(number) is int for number in given)
        and all(0 <= number <= end for number, end in zip(given, size * 2, strict=False))
    )
    if not is_point:
        raise loading.ContentError(
            f"“{FOCAL_POINT}” must be [x, y] or [x, y, width, height] within"
            f" {size[0]} × {size[1]} pixels",
            FOCAL_POINT,
        )
    width, height = given[2:] or (min(size) // 4, min(size) // 4)
    return dict(zip(names, (*given[:2], width, height), strict=True))
