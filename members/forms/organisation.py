"""The forms of an organisation and of its people."""

import hashlib
import json
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.choices import Role
from accounts.sites import sites_for
from members import languages
from members.choices import ConsentSource, PublishedField
from members.forms.opened_field import OpenedField
from members.models import Organisation, Topic
from members.register import publish_only, values_of
from pages.own_choices import ModelForm
from pages.slugs import ascii_slug


def fingerprints(organisation: Organisation) -> dict[str, str]:
    """Return a short digest of each of an organisation's values, by field."""
    return {
        name: hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]
        for name, value in values_of(organisation).items()
    }


def language_choices() -> list[tuple[str, str]]:
    """Return all languages, named and sorted for the reader, after the choice of none."""
    named = [(code, languages.name_of(code)) for code in languages.codes()]
    named.sort(key=lambda choice: (ascii_slug(choice[1], fallback=choice[1]), choice[0]))
    return [("", "---------"), *named]


def mail_languages() -> list[tuple[str, str]]:
    """Return the languages in which mails can be written, after the choice of none."""
    return [("", "---------"), *((code, str(name)) for code, name in settings.LANGUAGES)]


class SpokenLanguageForm(WagtailAdminModelForm):
    """A language, by its name."""

    code = forms.ChoiceField(label=_("Language"), choices=language_choices)


class OtherNameForm(WagtailAdminModelForm):
    """A further name and its language."""

    language_code = forms.ChoiceField(label=_("Language"), choices=language_choices, required=False)


class ContactForm(WagtailAdminModelForm):
    """A person."""

    language_code = forms.ChoiceField(
        label=_("Preferred language"),
        choices=mail_languages,
        required=False,
        help_text=_("Mails to this person are written in it."),
    )


class OrganisationForm(ModelForm):
    """An organisation, with what it agreed to have shown.

    `opened` carries what the organisation was when the form was opened: whoever saves it after
    somebody else has done so is told.
    """

    published = forms.MultipleChoiceField(
        label=_("May be shown to the public"),
        choices=PublishedField.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "Tick only what the organisation agreed to. Of members, these are shown in any case: all"
            " names, town and district, founding year, the day they joined, topics and languages."
        ),
    )
    agreed_by = forms.CharField(
        label=_("Who agreed"),
        max_length=200,
        required=False,
        help_text=_("Needed for what you tick anew. It is kept with the consent and never shown."),
    )
    wording = forms.CharField(
        label=_("To which wording"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        initial=_("We agree that this is shown on the website of the association."),
    )
    opened = OpenedField(required=False)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """Tick what is agreed to, offer topics of own sites, and note what is there now."""
        instance: Organisation | None = kwargs.get("instance")
        if data is not None and instance is not None and instance.pk:
            data = with_rows_of_today(data, instance)
        super().__init__(data, *args, **kwargs)
        if self.instance.pk:
            self.fields["published"].initial = sorted(self.instance.published)
            self.fields["opened"].initial = fingerprints(self.instance)
        if "topics" in self.fields:
            found = Topic.objects.filter(
                site__in=sites_for(self.for_user, Role.BOARD, Role.ADMINISTRATION)
            )
            if self.instance.site_id:
                found = found.filter(site=self.instance.site_id)
            self.fields["topics"].queryset = found

    def clean(self) -> dict[str, Any]:
        """Refuse topics of another site than the organisation's, and consents that nobody gave."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        site = cleaned.get("site")
        if site and any(topic.site_id != site.pk for topic in cleaned.get("topics", ())):
            self.add_error("topics", gettext("What was chosen here belongs to another website."))
        before = self.instance.published if self.instance.pk else frozenset()
        if set(cleaned.get("published", ())) - before and not cleaned.get("agreed_by"):
            self.add_error("agreed_by", gettext("Please say who agreed to what you ticked anew."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save the organisation and record what it agrees to from today on."""
        organisation = super().save(commit=commit)
        if commit:
            publish_only(
                organisation,
                self.cleaned_data["published"],
                on=timezone.localdate(),
                source=ConsentSource.BOARD,
                user=self.for_user,
                agreed_by=self.cleaned_data["agreed_by"],
                wording=self.cleaned_data["wording"],
            )
        return organisation

    def opened_before(self) -> dict[str, Any]:
        """Return the digests of what the form was opened with, nothing where it does not say."""
        said = self.cleaned_data.get("opened")
        return said if isinstance(said, dict) else {}


def with_rows_of_today(data: Any, organisation: Organisation) -> Any:
    """Return what a form sent so that it fits rows that somebody else changed meanwhile.

    A row that is gone is made again, if it is kept; a language that somebody else has added is not
    added twice.
    """
    data = data.copy()
    for relation in ("other_names", "links", "spoken_languages"):
        there = {str(row.pk): row for row in getattr(organisation, relation).all()}
        count = str(data.get(f"{relation}-TOTAL_FORMS", ""))
        prefixes = [f"{relation}-{n}" for n in range(min(int(count), 1000))] if count.isdecimal() else []  # fmt: skip
        for prefix in prefixes:
            if data.get(f"{prefix}-id") and data[f"{prefix}-id"] not in there:
                data[f"{prefix}-id"] = ""
        sent = {data.get(f"{prefix}-id") for prefix in prefixes}
        if relation == "spoken_languages":
            added = {row.code for pk, row in there.items() if pk not in sent}
            for prefix in prefixes:
                if not data.get(f"{prefix}-id") and data.get(f"{prefix}-code") in added:
                    data[f"{prefix}-DELETE"] = "on"
    return data
