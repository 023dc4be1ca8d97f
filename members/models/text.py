"""What an organisation says of itself, in the languages of its site."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from members.models.organisation import Organisation
from translations.paragraphs import ParagraphsField


class OrganisationText(TranslatableMixin, models.Model):
    """An organisation's description in one language.

    The row in the site's main language is there once somebody translates it, and says what
    `Organisation.description` says. Another one is public as soon as it has words, if the
    description is.
    """

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="texts",
    )
    text = ParagraphsField(_("description"), blank=True)

    translatable_fields: ClassVar = [
        SynchronizedField("organisation", overridable=False),
        TranslatableField("text"),
    ]
    # For wagtail-localize's editor.
    edit_handler: ClassVar = TabbedInterface(
        [ObjectList([FieldPanel("text")], heading=_("Description"))]
    )

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("description")
        verbose_name_plural = _("descriptions")
        default_permissions = ("change",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "locale"), name="members_text_once_a_language"
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation)
