"""What belongs to a site as a whole: its name, its founding, its languages."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Collection, Orderable

from pages import regions
from pages.blocks.social import SocialBlock
from pages.choices import DatePrecision, Palette, Region
from pages.models.files import image_key
from pages.own_choices import ModelForm
from pages.soft_hyphens import with_soft_hyphens


@register_setting(icon="site")
class SiteSettings(ClusterableModel, BaseSiteSetting):
    """Facts about the association behind a site; words to translate are on its home page."""

    base_form_class = ModelForm

    name = models.CharField(_("name of the association"), max_length=200, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    founded_precision = models.CharField(
        _("known to the"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
    )
    logo = image_key(
        _("logo"),
        _("Stands at the head of every page; best with a transparent background."),
    )
    palette = models.CharField(
        _("colours"), max_length=20, choices=Palette.choices, default=Palette.PETROL
    )
    default_image = image_key(
        _("image for sharing"),
        _("Other services show it beside a link to a page; best 1200 pixels wide, 630 high."),
    )
    region = models.CharField(
        _("region"),
        max_length=20,
        choices=Region.choices,
        blank=True,
        help_text=_("The home page shows its outline beside the number of members."),
    )
    legal_form = models.CharField(
        _("legal form"), max_length=100, blank=True, help_text=_("Such as: registered association")
    )
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        default="DE",
        validators=[RegexValidator(r"\A[A-Z]{2}\Z", _("Two capital letters, such as DE."))],
        help_text=_("Two letters, such as DE."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=50, blank=True)
    social = StreamField(
        SocialBlock(),
        verbose_name=_("profiles elsewhere"),
        blank=True,
        use_json_field=True,
        help_text=_("Linked at the foot of every page; nothing is loaded from there."),
    )
    collection = models.ForeignKey(
        Collection,
        verbose_name=_("collection"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("short_name"), FieldPanel("legal_form")]),
                FieldRowPanel([FieldPanel("founded_on"), FieldPanel("founded_precision")]),
            ],
            heading=_("Association"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("palette"),
                FieldPanel("logo"),
                FieldPanel("default_image"),
                FieldPanel("region"),
            ],
            heading=_("Looks"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("town"), FieldPanel("country")]),
                FieldRowPanel([FieldPanel("email"), FieldPanel("telephone")]),
                FieldPanel("social"),
            ],
            heading=_("Address for search engines"),
            help_text=_(
                "Search engines read this on every page. What visitors read at the foot of the"
                " pages stands on the home page, in each language."
            ),
        ),
        InlinePanel(
            "languages",
            heading=_("Languages of the site"),
            label=_("Language"),
            help_text=_(
                "A language is offered once it is on and its home page is published. Turning it"
                " off keeps all its texts."
            ),
        ),
    ]

    class Meta:
        verbose_name = _("association and languages")
        verbose_name_plural = _("association and languages")

    def clean(self) -> None:
        """Take soft hyphens that were typed for what they stand for."""
        super().clean()
        self.name = with_soft_hyphens(self.name)
        self.short_name = with_soft_hyphens(self.short_name)

    @property
    def outline(self) -> regions.Outline | None:
        """The outline of the region, if one is chosen."""
        return regions.outline_of(self.region)


def language_choices() -> list[tuple[str, str]]:
    """Return the languages a site may offer."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


class SiteLanguage(Orderable):
    """A language that a site offers."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="languages")
    language_code = models.CharField(_("language"), max_length=20, choices=language_choices)
    enabled = models.BooleanField(_("on"), default=True)

    panels: ClassVar = [FieldPanel("language_code"), FieldPanel("enabled")]

    class Meta(Orderable.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        constraints = (
            models.UniqueConstraint(
                fields=("settings", "language_code"),
                name="pages_sitelanguage_unique",
                violation_error_message=_("This language is listed already."),
            ),
        )

    def __str__(self) -> str:
        return self.get_language_code_display()

    def clean(self) -> None:
        """Keep the site's main language on."""
        super().clean()
        site = self.settings.site if self.settings_id else None
        if site and not self.enabled and site.root_page.locale.language_code == self.language_code:
            raise ValidationError({"enabled": _("The site's main language cannot be turned off.")})
