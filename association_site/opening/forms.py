"""The two short forms: a new site, and a new language on a site."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from association_site.host_names import host_name
from association_site.opening.languages import complete_languages, languages_to_add
from association_site.opening.sites import NewSite
from pages.choices import Palette


class NewSiteForm(forms.Form):
    """What has to be known of a site; everything else can be changed later."""

    required_css_class = "required"

    name = forms.CharField(
        label=_("Name of the association"),
        max_length=200,
        help_text=_("In full. It is the title of the home page."),
    )
    short_name = forms.CharField(
        label=_("Short name"),
        max_length=60,
        required=False,
        help_text=_("Stands at the head of every page; may be left empty."),
    )
    hostname = forms.CharField(
        label=_("Address of the site"),
        max_length=255,
        help_text=_("The name that visitors type, such as www.beispiel.de; without https://."),
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}
        ),
    )
    language = forms.ChoiceField(
        label=_("Main language"),
        choices=complete_languages,
        initial=settings.LANGUAGE_CODE,
        help_text=_("The language in which pages are written first. It cannot be changed later."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Further languages"),
        choices=complete_languages,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Pages are translated into them; more can be added at any time."),
    )
    palette = forms.ChoiceField(
        label=_("Colours"),
        choices=Palette.choices,
        initial=Palette.PETROL,
        widget=forms.RadioSelect,
    )
    is_default = forms.BooleanField(
        label=_("This site answers for unknown addresses"),
        required=False,
        help_text=_("For addresses that lead to this server and belong to none of the sites."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the default site only where there is none."""
        super().__init__(*args, **kwargs)
        if Site.objects.filter(is_default_site=True).exists():
            del self.fields["is_default"]

    def clean_hostname(self) -> str:
        """Return the host name as browsers send it."""
        return host_name(self.cleaned_data["hostname"])

    def clean(self) -> dict[str, Any]:
        """Ask the operation what it would refuse."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.new_site().clean()
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned

    def new_site(self) -> NewSite:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewSite(
            hostname=values["hostname"],
            name=values["name"],
            short_name=values["short_name"],
            language=values["language"],
            languages=tuple(values["languages"]),
            palette=values["palette"],
            is_default=values.get("is_default", False),
        )


class NewLanguageForm(forms.Form):
    """One of the languages that a site does not offer yet."""

    required_css_class = "required"

    language = forms.ChoiceField(
        label=_("Language"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a language."),
            "invalid_choice": _("This language cannot be added to the site."),
        },
    )

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        """Offer the languages that the site lacks."""
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages_to_add(site)  # type: ignore[attr-defined]
