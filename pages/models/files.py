"""Images and documents with their origin; the alternative text stands where an image is used."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class Provenance(models.Model):
    """Who made a file and under which licence it may be shown."""

    credit = models.CharField(_("credit"), max_length=255, blank=True)
    licence = models.CharField(_("licence"), max_length=255, blank=True)

    class Meta:
        abstract = True


class AssociationImage(Provenance, AbstractImage):
    """An image of one of the sites."""

    admin_form_fields = (
        "title",
        "file",
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


class AssociationDocument(Provenance, AbstractDocument):
    """A file that visitors can download."""

    admin_form_fields = ("title", "file", "credit", "licence", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
