"""How images are written for the web: quickly, and without what a camera noted."""

from io import BytesIO
from typing import Any

from wagtail.images.image_operations import FilterOperation
from willow.image import AvifImageFile, WebPImageFile
from willow.plugins.pillow import PillowImage

# From 0 (slow, small) to 10. Pillow's own 6 takes three times as long for a tenth less.
AVIF_SPEED = 8
# Of 100; no edge of a logo shows a difference from there on.
SHARP = 90
KEPT = ("icc_profile", "transparency")


class WebImage(PillowImage):
    """An image in the colours of screens, saved as AVIF at our speed."""

    def save_as_avif(self, f: Any, quality: int = 80, **_: Any) -> AvifImageFile:
        """Write an AVIF file; Willow has no say in the speed."""
        self.image.save(f, "AVIF", quality=quality, speed=AVIF_SPEED)
        return AvifImageFile(f)

    def save_as_webp(
        self, f: Any, quality: int = 80, lossless: bool = False, **_: Any
    ) -> WebPImageFile:
        """Write a WebP file; nothing is lost where it may not be, unless that costs bytes.

        A drawing of few colours is smaller without loss. One with shades is several times as large,
        and nobody sees what the loss is.
        """
        found = self._as_webp(quality=SHARP if lossless else quality)
        f.write(min(found, self._as_webp(lossless=True), key=len) if lossless else found)
        return WebPImageFile(f)

    def _as_webp(self, **options: Any) -> bytes:
        """Return the bytes of a WebP file."""
        file = BytesIO()
        self.image.save(file, "WEBP", icc_profile=self.get_icc_profile(), **options)
        return file.getvalue()


class WebOperation(FilterOperation):
    """The specification ``web``: drops the place and time a photo was taken at."""

    def construct(self) -> None:
        """Take no options."""

    def run(self, willow: Any, image: Any, env: dict[str, Any]) -> WebImage:
        """Return the image with its pixels and colours alone.

        Raises:
            ValueError: For a drawing, whatever its file's name says.
        """
        if env["original-format"] == "svg":
            raise ValueError("a drawing has no pixels")
        picture = willow.get_pillow_image()
        if picture.mode == "CMYK":
            # Willow follows the profile, if there is one.
            picture = PillowImage(picture).transform_colorspace_to_srgb().image.convert("RGB")
        picture.info = {name: picture.info[name] for name in KEPT if name in picture.info}
        return WebImage(picture)
