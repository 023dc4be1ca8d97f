"""A mission statement (Leitbild)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from pages.blocks import StatementBodyBlock
from pages.choices import AdoptingBody
from pages.dates import long_date
from pages.models.base import BasePage, BodyPage

# Languages say the day first, last or in between.
ADOPTED_ON = _("Adopted on %(day)s")


@dataclass(frozen=True)
class Adoption:
    """Who adopted a statement, when and where, as far as it is known.

    Attributes:
        day: The day of the resolution.
        body: Who resolved, in the active language; may be empty.
        town: Where; may be empty.
    """

    day: date
    body: str
    town: str

    @property
    def line(self) -> str:
        """All of it in one line of the active language, without markup."""
        adopted = ADOPTED_ON % {"day": long_date(self.day)}
        where = ", ".join(filter(None, (self.body, self.town)))
        return f"{adopted} · {where}" if where else adopted


class StatementPage(BodyPage):
    """A text that an assembly adopts; where it was, its first lines say when, by whom and where.

    A statement without a date of adoption says nothing of a resolution.
    """

    body = StreamField(
        StatementBodyBlock(), verbose_name=_("Text"), blank=True, use_json_field=True
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.CharField(
        _("adopted by"), max_length=20, choices=AdoptingBody.choices, blank=True
    )
    adopted_in = models.CharField(_("adopted in"), max_length=100, blank=True)

    page_description: ClassVar = _(
        "The mission statement, with the line that says who adopted it and when."
    )
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    teaser_template: ClassVar[str] = "pages/teasers/statement.html"
    teaser_needs_fields: ClassVar[bool] = True
    lists_contents: ClassVar[bool] = True
    is_shared: ClassVar[bool] = True

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("adopted_on", overridable=False),
        SynchronizedField("adopted_by", overridable=False),
        SynchronizedField("adopted_in", overridable=True),
    ]

    content_panels: ClassVar = [
        *BodyPage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("adopted_on"), FieldPanel("adopted_by")]),
                FieldPanel("adopted_in", help_text=_("The town.")),
            ],
            heading=_("Adoption"),
            help_text=_("Left empty, the page says nothing of a resolution."),
        ),
        *BodyPage.content_panels[-1:],
    ]

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    @property
    def adoption(self) -> Adoption | None:
        """The adoption in its parts; ``None`` for a statement that nobody has adopted."""
        if self.adopted_on is None:
            return None
        return Adoption(self.adopted_on, self.get_adopted_by_display(), self.adopted_in)

    def search_text(self) -> str:
        """Return the words of the page as a reader sees them, those of its seal too."""
        with override(self.locale.language_code):
            seal = self.adoption.line if self.adoption else ""
        return f"{seal} {super().search_text()}".strip()

    @property
    def teaser_rank(self) -> str:
        """The day of the adoption: the statement adopted last is the one in force."""
        return str(self.adopted_on or "")

    def clean(self) -> None:
        """Keep body and place of an adoption together with its date, once it is published."""
        super().clean()
        if self.adopted_on and self.adopted_on > timezone.localdate():
            raise ValidationError({"adopted_on": _("The adoption cannot lie in the future.")})
        is_draft = self.is_to_be_public is False
        if not (self.adopted_on or is_draft) and (self.adopted_by or self.adopted_in):
            raise ValidationError({"adopted_on": _("Say when the statement was adopted.")})
