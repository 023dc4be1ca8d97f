"""Organisations, and what belongs to one alone."""

from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import Site

from members import gazetteer, languages
from members.alphabets import sorted_as
from members.choices import MembershipStatus, NameKind
from members.models.topic import Topic
from members.periods import status_of
from members.public import host_of
from members.querysets import OrganisationQuerySet
from search.folding import folded

FIRST_YEAR = 1500
LAST_YEAR = 2200


class Organisation(ClusterableModel):
    """An organisation in the register of one site.

    Whether it is a member follows from its periods of membership and is stored nowhere else.
    """

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.PROTECT, related_name="organisations"
    )
    number = models.CharField(_("member number"), max_length=30)
    name = models.CharField(_("name"), max_length=255)
    sort_key = models.CharField(max_length=255, editable=False, db_index=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    search_text = models.TextField(editable=False, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=60, blank=True)
    founded_year = models.PositiveSmallIntegerField(
        _("founded in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    register_court = models.CharField(_("register court"), max_length=120, blank=True)
    register_number = models.CharField(_("register number"), max_length=60, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    district = models.CharField(_("district"), max_length=100, blank=True)
    district_sort_key = models.CharField(max_length=100, editable=False, blank=True)
    district_key = models.CharField(max_length=5, editable=False, blank=True, db_index=True)
    municipality_key = models.CharField(max_length=8, editable=False, blank=True, db_index=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    description = models.TextField(_("description"), blank=True)
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="organisations"
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # When the organisation itself last said that its entry is right.
    confirmed_on = models.DateField(_("confirmed on"), null=True, editable=False, db_index=True)
    # Of what was erased, figures stay.
    erased_on = models.DateField(_("erased on"), null=True, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("sort_key", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("site", "number"),
                name="members_organisation_number_unique",
                violation_error_message=_("This member number is taken."),
            ),
        )
        indexes = (
            models.Index(
                fields=("site", "district_sort_key", "sort_key"), name="members_org_directory"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse to write into an organisation that was erased.

        Raises:
            ValidationError: It was.
        """
        super().clean()
        if self.erased_on is not None:
            raise ValidationError(_("This organisation was erased; only its figures are kept."))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what follows from the fields: sorting, searching, and the place."""
        self.derive(self.other_names.all())
        super().save(*args, **kwargs)

    def derive(self, other_names: Any) -> None:
        """Fill the fields that follow from others.

        Args:
            other_names: Its further names, which may not be saved yet.
        """
        self.sort_key = sorted_as(self.name)[:255]
        self.derive_place()
        names = (self.name, self.short_name, self.town)
        searched = () if self.erased_on else (*names, *(row.name for row in other_names))
        self.search_text = folded(*searched)

    def derive_place(self) -> None:
        """Find town and district in the gazetteer; a district that is left out follows from it."""
        district = gazetteer.district_named(self.district)
        municipality = gazetteer.municipality_named(self.town, district.key if district else "")
        if municipality is not None and district is None and not self.district:
            district = gazetteer.districts()[municipality.district]
        if district is not None:
            self.district = district.name
        elif self.district:
            municipality = None  # it lies in a district that Saxony has not
        self.district_key = district.key if district else ""
        self.municipality_key = municipality.key if municipality else ""
        self.district_sort_key = sorted_as(self.district)[:100]

    def status(self, on: date | None = None) -> MembershipStatus:
        """Return what follows from the periods of membership.

        Args:
            on: The day it is asked for, today if left out.
        """
        return status_of(self.memberships.all(), on or timezone.localdate())

    @cached_property
    def published(self) -> frozenset[str]:
        """The fields that it agreed to have shown."""
        return frozenset(
            consent.field for consent in self.consents.all() if consent.withdrawn_on is None
        )

    @property
    def website_name(self) -> str:
        """The host of the website, as people read it."""
        return host_of(self.website)


class OtherName(models.Model):
    """A further name: in another language or script, or of former days."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(_("name"), max_length=255)
    language_code = models.CharField(_("language"), max_length=20, blank=True)
    kind = models.CharField(
        _("kind of name"),
        max_length=20,
        choices=NameKind.choices,
        default=NameKind.OTHER_LANGUAGE,
    )

    in_words: ClassVar = {"language_code": languages.name_of}

    class Meta:
        verbose_name = _("further name")
        verbose_name_plural = _("further names")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a language that nobody knows.

        Raises:
            ValidationError: It is one.
        """
        super().clean()
        _check_language(self.language_code)


class SocialLink(models.Model):
    """A place of the organisation in a social network."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="links")
    url = models.URLField(_("address"))

    class Meta:
        verbose_name = _("social network")
        verbose_name_plural = _("social networks")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.url

    @property
    def host(self) -> str:
        """The network, as people read it."""
        return host_of(self.url)


class SpokenLanguage(models.Model):
    """A language that is spoken in the organisation."""

    organisation = ParentalKey(
        Organisation, on_delete=models.CASCADE, related_name="spoken_languages"
    )
    code = models.CharField(_("language"), max_length=8)

    in_words: ClassVar = {"code": languages.name_of}

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages spoken")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "code"),
                name="members_spoken_language_unique",
                violation_error_message=_("This language stands here already."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a language that nobody knows.

        Raises:
            ValidationError: It is one.
        """
        super().clean()
        _check_language(self.code, "code")

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return languages.name_of(self.code)


def _check_language(code: str, field: str = "language_code") -> None:
    """Refuse a code that is not of ISO 639.

    Raises:
        ValidationError: It is none.
    """
    if code and code not in languages.codes():
        raise ValidationError({field: _("“%(code)s” is no language.") % {"code": code}})
