"""How images are written for the web: quickly, and without what a camera noted."""

from typing import Any

from wagtail.images.image_operations import FilterOperation
from willow.image import AvifImageFile
from willow.plugins.pillow import PillowImage

# From 0 (slow, small) to 10. Pillow's own 6 takes three times as long for a tenth less.
AVIF_SPEED = 8
KEPT = ("icc_profile", "transparency")


class WebImage(PillowImage):
    """An image in the colours of screens, saved as AVIF at our speed."""

    def save_as_avif(self, f: Any, quality: int = 80, **_: Any) -> AvifImageFile:
        """Write an AVIF file; Willow has no say in the speed."""
        self.image.save(f, "AVIF", quality=quality, speed=AVIF_SPEED)
        return AvifImageFile(f)


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
