"""Texts as they were adopted: versions that stay, and corrections of their spelling."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from pages import wording
from pages.blocks import StatementBodyBlock
from pages.choices import AdoptingBody
from pages.commas import joined
from pages.dates import long_date
from pages.figures import FigureValues
from pages.models.adopted_files import AdoptedFile

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
        where = joined((self.body, self.town))
        return f"{adopted} · {where}" if where else adopted


class AdoptedWords(models.Model):
    """Title and text of a statement at a moment, with a digest that shows whether they are intact."""

    title = models.CharField(_("title"), max_length=255)
    body = StreamField(
        StatementBodyBlock(), verbose_name=_("Text"), blank=True, use_json_field=True
    )
    digest = models.CharField(_("digest of the words"), max_length=64, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note what the words are, and what the files they show, when they are kept first."""
        if not self._state.adding:
            super().save(*args, **kwargs)
            return
        self.digest = wording.digest_of(self.title, self.body)
        with transaction.atomic():
            super().save(*args, **kwargs)
            AdoptedFile.keep(self.of_version, self.body)

    @property
    def of_version(self) -> "AdoptedVersion":
        """The version whose words they are."""
        raise NotImplementedError

    @property
    def has_figures(self) -> bool:
        """Whether some of the words are live figures."""
        written = str(self.body.get_prep_value())
        return "{{" in self.title + written or "'type': 'figure'" in written

    @property
    def is_intact(self) -> bool:
        """Whether the words are those that were kept."""
        return self.digest == wording.digest_of(self.title, self.body)


class AdoptedVersionQuerySet(models.QuerySet["AdoptedVersion"]):
    """Versions, the one in force first."""

    def of(self, page: Any) -> Self:
        """Return the versions of a statement, whichever of its languages the page is in.

        Only the original was adopted: its translations have the versions of the original.
        """
        return self.filter(page__translation_key=page.translation_key)

    def in_force(self) -> "AdoptedVersion | None":
        """Return the version adopted last, with its corrections."""
        return self.prefetch_related("corrections").first()


class AdoptedVersion(AdoptedWords):
    """A statement as an assembly adopted it; the last one of a page is in force.

    Attributes:
        figures: The live figures, by ``adopted`` and ``replaced``: each has the day (``on``) and the
            ``values`` by token. Once replaced, the version shows those of the day of its adoption;
            those of its last day in force are kept beside them, for the record.
        from_file: Whether a file put it on record. That nobody is known to have recorded it does not
            tell: people leave, and their accounts go.
    """

    page = models.ForeignKey(
        "pages.StatementPage",
        verbose_name=_("statement"),
        on_delete=models.PROTECT,
        related_name="adopted_versions",
    )
    adopted_on = models.DateField(_("adopted on"))
    adopted_by = models.CharField(
        _("adopted by"), max_length=20, choices=AdoptingBody.choices, blank=True
    )
    adopted_in = models.CharField(_("adopted in"), max_length=100, blank=True)
    minutes = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("minutes"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="minutes_of",
    )
    minutes_reference = models.CharField(
        _("where the minutes are kept"), max_length=200, blank=True
    )
    figures = models.JSONField(_("live figures"), default=dict, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    from_file = models.BooleanField(default=False, editable=False)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects: ClassVar[Any] = AdoptedVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adopted version")
        verbose_name_plural = _("adopted versions")
        ordering: ClassVar = ["-adopted_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "adopted_on"], name="one_version_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.adopted_on})"

    @property
    def of_version(self) -> "AdoptedVersion":
        """The version itself."""
        return self

    @property
    def path(self) -> str:
        """Where it lies below its page."""
        return f"{self.adopted_on.isoformat()}/"

    @property
    def adoption(self) -> Adoption:
        """The adoption in its parts."""
        return Adoption(self.adopted_on, self.get_adopted_by_display(), self.adopted_in)

    @cached_property
    def ordered_corrections(self) -> "list[EditorialCorrection]":
        """Its corrections, the first one first."""
        return sorted(self.corrections.all(), key=lambda correction: correction.pk)

    @property
    def words(self) -> AdoptedWords:
        """What is in force of it: the version itself, or what its last correction made of it."""
        return self.ordered_corrections[-1] if self.ordered_corrections else self

    def says(self, page: Any) -> bool:
        """Say whether a page has the words in force."""
        return wording.words_of(page.title, page.body) == wording.words_of(
            self.words.title, self.words.body
        )

    @property
    def is_replaced(self) -> bool:
        """Whether another version came after it."""
        return "replaced" in self.figures

    def figures_for(self, today: FigureValues) -> FigureValues:
        """Return the live figures as this version shows them.

        Args:
            today: Those of its site today, which it shows while it is in force. Afterwards it shows
                those of the day of its adoption.
        """
        if not self.is_replaced:
            return today
        kept = self.figures.get("adopted", {})
        return FigureValues(today.site, self.adopted_on, dict(kept.get("values", {})))


class EditorialCorrection(AdoptedWords):
    """A slip of the pen put right in an adopted version, and why; the adoption stays."""

    version = models.ForeignKey(
        AdoptedVersion,
        verbose_name=_("adopted version"),
        on_delete=models.CASCADE,
        related_name="corrections",
    )
    reason = models.CharField(_("reason"), max_length=300)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("corrected by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    corrected_at = models.DateTimeField(_("corrected at"), auto_now_add=True)

    class Meta:
        verbose_name = _("editorial correction")
        verbose_name_plural = _("editorial corrections")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.version}: {self.reason}"

    @property
    def of_version(self) -> AdoptedVersion:
        """The version that was corrected."""
        return self.version
