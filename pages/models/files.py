"""Images and documents with their origin.

An image has words for those who do not see it; where it is used, others may stand in their place.
"""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from pages.models.adopted_files import AdoptableFile

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def image_key(
    verbose_name: "StrOrPromise", help_text: "StrOrPromise"
) -> models.ForeignKey[Any, Any]:
    """Return a field for an image that may be left out, and that survives the image."""
    return models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=verbose_name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


class Provenance(models.Model):
    """Who made a file and under which licence it may be shown."""

    credit = models.CharField(_("credit"), max_length=255, blank=True)
    licence = models.CharField(_("licence"), max_length=255, blank=True)

    class Meta:
        abstract = True


class AssociationImage(AdoptableFile, Provenance, AbstractImage):
    """An image of one of the sites."""

    words_field = "description"

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """What the image shows, in words; its title, mostly a file's name, is none."""
        return str(self.description)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:  # noqa: A002 - Wagtail's name
        """Return the image in one of its sizes, written our way; whatever asked for it.

        The temporary file that Wagtail leaves open is closed.
        """
        ours = Filter(f"{filter.spec}|web")
        with super().generate_rendition_file(ours, source=source) as file:
            file.seek(0)
            return ContentFile(file.read(), name=file.name)


class AssociationRendition(AbstractRendition):
    """An image in one of the sizes it is shown in."""

    image = models.ForeignKey(AssociationImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = (
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"),
                name="pages_rendition_unique",
            ),
        )


class AssociationDocument(AdoptableFile, Provenance, AbstractDocument):
    """A file that visitors can download."""

    admin_form_fields = ("title", "file", "credit", "licence", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Check the kind of the file; one that the form has refused already has none."""
        if self.file:
            super().clean()
