"""Images and documents, with real files."""

from io import BytesIO
from typing import Any

import factory
from django.core.files.base import ContentFile
from PIL import Image

from pages.models import AssociationDocument, AssociationImage

FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF", "bmp": "BMP"}


def image_bytes(
    width: int = 60,
    height: int = 40,
    extension: str = "jpg",
    colour: Any = (180, 70, 30),
    **options: Any,
) -> bytes:
    """Return the file of an image of one colour; four numbers make it transparent."""
    mode = "RGBA" if isinstance(colour, tuple) and len(colour) == 4 else "RGB"
    file = BytesIO()
    Image.new(mode, (width, height), colour).save(file, FORMATS[extension], **options)
    return file.getvalue()


class ImageFactory(factory.django.DjangoModelFactory):
    """A small image; ``content`` and ``name`` give it another file."""

    class Meta:
        model = AssociationImage

    title = factory.Sequence("Bild {:04d}".format)

    @classmethod
    def _create(
        cls,
        model_class: type[AssociationImage],
        content: bytes | None = None,
        name: str = "bild.jpg",
        **fields: Any,
    ) -> AssociationImage:
        file = ContentFile(image_bytes() if content is None else content, name)
        return super()._create(model_class, file=file, **fields)


class DocumentFactory(factory.django.DjangoModelFactory):
    """A document of 1.2 MB; ``size`` and ``name`` give it another file."""

    class Meta:
        model = AssociationDocument

    title = factory.Sequence("Datei {:04d}".format)

    @classmethod
    def _create(
        cls,
        model_class: type[AssociationDocument],
        size: int = 1_200_000,
        name: str = "Satzung.pdf",
        **fields: Any,
    ) -> AssociationDocument:
        file = ContentFile(b"x" * size, name)
        return super()._create(model_class, file=file, file_size=size, **fields)
