"""Imprint, privacy notice and accessibility statement."""

import json
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from pages import gaps
from pages.blocks import INLINE_FEATURES
from pages.choices import AssessmentMethod, LegalKind
from pages.models.base import BasePage, BodyPage
from pages.own_choices import PageForm
from pages.telephones import dialled

LONG_FEATURES = [*INLINE_FEATURES, "ul", "ol"]


def shown_for(kind: LegalKind) -> dict[str, str]:
    """Return what makes Wagtail's script hide a panel unless a kind is chosen in the form."""
    return {"data-w-rules-target": "show", "data-w-rules": json.dumps({"kind": kind})}


class LegalPageForm(PageForm):
    """Tells a new page which site it will belong to."""

    def _post_clean(self) -> None:
        self.instance.intended_home_path = self.parent_page.path if self.parent_page else ""
        super()._post_clean()


class LegalPage(BodyPage):
    """A page that the law asks for: facts in fields of their own, and a text.

    A draft may have gaps, written ``[[what belongs here]]``; a published page may not.

    Attributes:
        intended_home_path: Path of the home page that a new page will stand below.
    """

    show_in_menus_default = False
    lists_contents: ClassVar[bool] = True
    base_form_class = LegalPageForm
    intended_home_path = ""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=LegalKind.choices,
        help_text=_("A site has one page of each kind; the foot of every page links to it."),
    )
    # ---- imprint
    organisation = models.CharField(
        _("name of the association"),
        max_length=200,
        blank=True,
        help_text=_("In full, as in the register of associations."),
    )
    legal_form = models.CharField(_("legal form"), max_length=100, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    representatives = models.TextField(
        _("represented by"),
        max_length=1000,
        blank=True,
        help_text=_(
            "The members of the board under § 26 BGB with first and last name, one a line."
        ),
    )
    register_court = models.CharField(
        _("register court"), max_length=100, blank=True, help_text=_("Such as: Amtsgericht Dresden")
    )
    register_number = models.CharField(
        _("register number"), max_length=50, blank=True, help_text=_("Such as: VR 1234")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=50, blank=True)
    responsible = models.TextField(
        _("responsible for the content"),
        max_length=500,
        blank=True,
        help_text=_("Name and address of one person under § 18 (2) MStV."),
    )
    # ---- accessibility statement
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    assessment_method = models.CharField(
        _("method"), max_length=20, choices=AssessmentMethod.choices, blank=True
    )
    known_gaps = RichTextField(
        _("known barriers"),
        features=LONG_FEATURES,
        blank=True,
        help_text=_(
            "What somebody cannot use yet, why, and until when it will be mended. Left empty, the"
            " page says that no barriers are known."
        ),
    )
    barrier_email = models.EmailField(
        _("e-mail for reporting barriers"), blank=True, help_text=_("Somebody has to answer it.")
    )
    enforcement_body = RichTextField(
        _("enforcement body"),
        features=LONG_FEATURES,
        blank=True,
        help_text=_("Where somebody can turn to who got no answer: name, address, e-mail."),
    )

    page_description: ClassVar = _(
        "Imprint, privacy notice or accessibility statement; linked at the foot of every page."
    )
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("kind", overridable=False),
        SynchronizedField("organisation", overridable=True),
        SynchronizedField("street", overridable=False),
        SynchronizedField("postcode", overridable=False),
        SynchronizedField("town", overridable=True),
        SynchronizedField("register_court", overridable=True),
        SynchronizedField("register_number", overridable=False),
        SynchronizedField("email", overridable=False),
        SynchronizedField("telephone", overridable=False),
        SynchronizedField("assessed_on", overridable=False),
        SynchronizedField("assessment_method", overridable=False),
        SynchronizedField("barrier_email", overridable=False),
    ]

    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("organisation"), FieldPanel("legal_form")]),
                        FieldPanel("street"),
                        FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
                        FieldPanel("representatives"),
                        FieldRowPanel(
                            [FieldPanel("register_court"), FieldPanel("register_number")]
                        ),
                        FieldRowPanel([FieldPanel("email"), FieldPanel("telephone")]),
                        FieldPanel("responsible"),
                    ],
                    attrs=shown_for(LegalKind.IMPRINT),
                ),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("assessed_on"), FieldPanel("assessment_method")]),
                        FieldPanel("known_gaps"),
                        FieldPanel("barrier_email"),
                        FieldPanel("enforcement_body"),
                    ],
                    attrs=shown_for(LegalKind.ACCESSIBILITY),
                ),
            ],
            heading=_("Kind and facts"),
            attrs={"data-controller": "w-rules", "data-action": "change->w-rules#resolve"},
        ),
        *BodyPage.content_panels[-1:],
    ]

    # What pages of one kind alone say; the form hides it from the others.
    kind_fields: ClassVar[dict[str, tuple[str, ...]]] = {
        LegalKind.IMPRINT: (
            "organisation",
            "legal_form",
            "street",
            "postcode",
            "town",
            "representatives",
            "register_court",
            "register_number",
            "email",
            "telephone",
            "responsible",
        ),
        LegalKind.ACCESSIBILITY: (
            "assessed_on",
            "assessment_method",
            "known_gaps",
            "barrier_email",
            "enforcement_body",
        ),
    }
    # What a published page of a kind must say.
    required_fields: ClassVar[dict[str, tuple[str, ...]]] = {
        LegalKind.IMPRINT: (
            "organisation",
            "street",
            "postcode",
            "town",
            "representatives",
            "email",
        ),
        LegalKind.PRIVACY: ("body",),
        LegalKind.ACCESSIBILITY: ("assessed_on", "assessment_method", "barrier_email"),
    }

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")

    def clean(self) -> None:
        """Refuse a second page of a kind, and to publish what the law asks more of."""
        super().clean()
        errors: dict[str, Any] = {}
        public = self.live if self.is_to_be_public is None else self.is_to_be_public
        if public:
            errors |= self.missing()
        if self.is_to_be_public and (error := gaps.error_in(self.body)):
            errors["body"] = error  # its form can show the gaps where they are
        is_statement = self.kind == LegalKind.ACCESSIBILITY
        if is_statement and self.assessed_on and self.assessed_on > timezone.localdate():
            errors["assessed_on"] = _now("The assessment cannot lie in the future.")
        if self._stands_beside_another():
            errors["kind"] = _now("There is a page of this kind already.")
        if errors:
            raise ValidationError(errors)

    @property
    def has_contents(self) -> bool:
        """Whether its sections are listed; the privacy notice alone is long."""
        return self.kind == LegalKind.PRIVACY and super().has_contents

    @property
    def telephone_link(self) -> str:
        """The telephone number as telephones dial it."""
        return dialled(self.telephone)

    def missing(self) -> dict[str, list[str]]:
        """Return what keeps the page from being published, by field."""
        needed = _now("The law asks for this; a draft can be saved without it.")
        required = self.required_fields.get(self.kind, ())
        problems = {name: [needed] for name in required if not getattr(self, name)}
        return problems | {name: gaps.messages(found) for name, found in self.gaps().items()}

    def gaps(self) -> dict[str, list[str]]:
        """Return the gaps of each field that has any, fields of other kinds left out."""
        others = {
            name for kind, names in self.kind_fields.items() if kind != self.kind for name in names
        }
        found = {}
        for field in self._meta.get_fields():
            if field.name in others or not getattr(field, "editable", False):
                continue
            if isinstance(field, RichTextField):
                found[field.name] = gaps.in_rich_text(field.value_from_object(self))
            elif isinstance(field, StreamField | models.TextField | models.CharField):
                found[field.name] = gaps.in_value(field.value_from_object(self))
        return {name: words for name, words in found.items() if words}

    def _stands_beside_another(self) -> bool:
        """Say whether the site has another page of this kind in this language."""
        home_path = self.path[: 2 * self.steplen] or self.intended_home_path
        if not self.kind or not home_path:
            return False
        same = LegalPage.objects.filter(path__startswith=home_path, kind=self.kind)
        return same.exclude(pk=self.pk).filter(alias_of__isnull=True).exists()
