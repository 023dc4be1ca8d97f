"""The forms in which staff upload files: what may come in, and what is wrong with what may not."""

from contextlib import suppress
from typing import Any

from babel.numbers import format_decimal
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from pages.figures import babel_locale
from pages.pictures import BROKEN_FILE

MILLION = 1_000_000
TOO_MANY_PIXELS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class CheckedImageField(WagtailImageField):
    """An image that can be read to its last byte, and has no more pixels than we can work with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say in plain words what is possible and what went wrong."""
        super().__init__(*args, **kwargs)
        limits = {
            "megabytes": self.max_upload_size // 2**20,
            "megapixels": self.max_image_pixels // MILLION,
        }
        self.help_text = (
            _(
                "JPG, PNG, WebP, AVIF or GIF, at most %(megabytes)s MB and %(megapixels)s megapixels."
            )
            % limits
        )
        self.error_messages |= {
            "invalid_image": _(
                "This file is not an image, or it is damaged. Please choose another."
            ),
            "invalid_image_extension": _(
                "Images can be JPG, PNG, WebP, AVIF or GIF. Please save photos of a phone (HEIC) as"
                " JPG first, and drawings (SVG) as PNG."
            ),
            "damaged": _(
                "This image is damaged or incomplete. Please save or send it again, then choose the"
                " new file."
            ),
            "too_many_pixels": _(
                "This image has too many pixels. At most %(megapixels)s megapixels are possible, for"
                " example 5000 × 5000. Please make it smaller first."
            )
            % limits,
            "too_many_pixels_of": _(
                "This image has %(width)s × %(height)s pixels, that is %(found)s megapixels. At most"
                " %(megapixels)s are possible. Please make it smaller first."
            ),
        }

    def check_image_pixel_size(self, f: Any) -> None:
        """Do nothing: Wagtail asks this once the image is in memory; we asked before."""

    def _check_pixels(self, file: Any) -> None:
        """Refuse what takes too long and too much memory to work with, by the file's first bytes."""
        file.seek(0)
        with Image.open(file) as image:
            width, height = image.size
        if width * height <= self.max_image_pixels:
            return
        found = format_decimal(
            width * height / MILLION, format="0.0", locale=babel_locale(get_language())
        )
        raise ValidationError(
            self.error_messages["too_many_pixels_of"],
            code="too_many_pixels",
            params={
                "width": width,
                "height": height,
                "found": found,
                "megapixels": self.max_image_pixels // MILLION,
            },
        )

    def to_python(self, data: Any) -> Any:
        """Return the file, read completely; one that is cut off would break every page it is on."""
        try:
            if data is not None and data.size:
                with suppress(UnidentifiedImageError):
                    self._check_pixels(data)
                data.seek(0)
            file = super().to_python(data)
            if file is not None:
                with Image.open(file) as image:
                    image.load()
                file.seek(0)
        except TOO_MANY_PIXELS as error:
            raise ValidationError(
                self.error_messages["too_many_pixels"], code="too_many_pixels"
            ) from error
        except BROKEN_FILE as error:
            raise ValidationError(self.error_messages["damaged"], code="damaged") from error
        return file


class DocumentForm(BaseDocumentForm):
    """The form of a document, which says before anybody tries why its file stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say it."""
        super().__init__(*args, **kwargs)
        _say_why_it_stays(self)


class ImageForm(BaseImageForm):
    """The form of an image, its alternative text explained."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Exchange the file's field, and name the words for those who do not see the image."""
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            self.fields["file"] = CheckedImageField(
                label=file.label, required=file.required, widget=file.widget
            )
            _say_why_it_stays(self)
        if description := self.fields.get("description"):
            description.label = _now("What the image shows (alternative text)")
            description.help_text = _now(
                "One or two sentences for people who cannot see the image: who or what is shown,"
                " and what matters about it. Without “Image of …”, and not the file's name. The"
                " text is suggested wherever the image is used and can be changed there."
            )


def _say_why_it_stays(form: Any) -> None:
    """Explain the file of what an adopted text shows; once another was sent, the refusal does."""
    file = None if form.is_bound else form.fields.get("file")
    if file and (reason := form.instance.reason_to_stay):
        file.help_text = reason
