"""The images that others are shown beside a page: its picture and the association's logo."""

import logging
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from pages import pictures
from pages.models import AssociationImage
from pages.soft_hyphens import without_soft_hyphens

logger = logging.getLogger(__name__)

# The size that social networks ask for; none of them shows every format we keep.
SHARED_SIZE = "fill-1200x630|bgcolor-ffffff|format-jpeg"
LOGO_SIZE = "max-600x600|format-png"


@dataclass(frozen=True)
class SharedImage:
    """An image with its full address.

    Attributes:
        address: Where it lies, with scheme and host.
        width: In pixels.
        height: In pixels.
        description: What it shows, where somebody said so in the language of the page.
    """

    address: str
    width: int
    height: int
    description: str

    @property
    def as_object(self) -> dict[str, Any]:
        """The image in the words of schema.org."""
        found = {
            "@type": "ImageObject",
            "url": self.address,
            "width": self.width,
            "height": self.height,
        }
        return found | {"caption": self.description} if self.description else found


def shared_image(
    image: AssociationImage | None, size: str, root_url: str, *, with_words: bool = True
) -> SharedImage | None:
    """Return an image in a size, ``None`` where there is none or its file cannot be read.

    Args:
        image: The image.
        size: Wagtail's specification.
        root_url: Scheme and host of the site.
        with_words: Whether readers know the language of the image's description.
    """
    if image is None:
        return None
    try:
        rendition = image.get_rendition(size)
    except pictures.BROKEN_FILE as problem:
        logger.warning("Image %s cannot be shared: %s", image.pk, problem)
        return None
    address = urljoin(f"{root_url}/", rendition.url)
    words = without_soft_hyphens(image.description) if with_words else ""
    return SharedImage(address, rendition.width, rendition.height, words)
