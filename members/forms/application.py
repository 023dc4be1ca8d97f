"""The public form by which an association asks to become a member.

Each field is read by what reads the cells of an office's list, and checked by the models: what
the register keeps obeys one set of rules, wherever it comes from.
"""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import format_html
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from members import cells, guards, languages
from members.cells import CellProblem
from members.choices import MembershipKind, PublishedField
from members.columns import values
from members.forms.kept_field import KeptField
from members.forms.language_select import LanguageSelect
from members.letters import language_for
from members.models import ApplicationPage, Contact, Organisation
from members.public import Label, topic_labels
from pages.page_context import PageContext
from pages.site_context import SiteContext, language_info

LONGEST_DESCRIPTION, LONGEST_MESSAGE = 3000, 2000  # characters
LONGEST_LANGUAGES, MOST_LANGUAGES = 300, 20
# How other scripts divide a list.
DIVIDERS = re.compile("[،؛、·/\n]")
OWN = (
    "name", "legal_form", "founded_year", "description", "street", "postcode", "town", "website",
    "email", "telephone",
)  # fmt: skip
PERSON = ("name", "function", "email", "telephone")
# What the form asks a consent for, and the fields that it is about.
SHOWN = {
    PublishedField.ADDRESS: ("street", "postcode"),
    PublishedField.WEBSITE: ("website",),
    PublishedField.EMAIL: ("email",),
    PublishedField.TELEPHONE: ("telephone",),
    PublishedField.DESCRIPTION: ("description",),
}


class ApplicationForm(forms.Form):
    """What an association says of itself, of a person to talk to, and of what may be shown.

    Attributes:
        stamp: When it was opened, signed; a form that comes back keeps it as long as it is good.
    """

    use_required_attribute = False  # mistakes are told by the page, in the reader's language

    name = KeptField(
        Organisation,
        "name",
        label=_("Name of the organisation"),
        missing=_("Please enter the name of the organisation."),
        attrs={"autocomplete": "organization"},
    )
    legal_form = KeptField(
        Organisation, "legal_form", help_text=_("Such as: registered association, initiative.")
    )
    founded_year = KeptField(
        Organisation,
        "founded_year",
        values.year,
        label=_("Year of founding"),
        max_length=4,
        attrs={"inputmode": "numeric"},
    )
    description = KeptField(
        Organisation,
        "description",
        values.description,
        label=_("What the organisation does"),
        max_length=LONGEST_DESCRIPTION,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    topics = forms.TypedMultipleChoiceField(
        label=_("Topics"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    spoken = forms.CharField(
        label=_("Languages spoken"),
        max_length=LONGEST_LANGUAGES,
        required=False,
        help_text=_("With commas between them, such as: German, Arabic, Kurdish."),
    )
    street = KeptField(
        Organisation,
        "street",
        label=_("Street and number"),
        attrs={"autocomplete": "address-line1"},
    )
    postcode = KeptField(Organisation, "postcode", attrs={"autocomplete": "postal-code"})
    town = KeptField(Organisation, "town", attrs={"autocomplete": "address-level2"})
    website = KeptField(
        Organisation,
        "website",
        values.website,
        attrs={"autocomplete": "url", "inputmode": "url", "dir": "ltr", "spellcheck": "false"},
    )
    email = KeptField(
        Organisation,
        "email",
        label=_("E-mail of the organisation"),
        widget=forms.EmailInput,
        attrs={"autocomplete": "off", "dir": "ltr"},
    )
    telephone = KeptField(
        Organisation,
        "telephone",
        label=_("Telephone of the organisation"),
        widget=forms.TelInput,
        attrs={"autocomplete": "off", "dir": "ltr"},
    )
    published = forms.MultipleChoiceField(
        label=_("What may be shown on the website"),
        choices=[(field.value, field.label) for field in SHOWN],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    contact_name = KeptField(
        Contact,
        "name",
        label=_("Your name"),
        missing=_("Please enter your name."),
        attrs={"autocomplete": "name"},
    )
    contact_function = KeptField(
        Contact,
        "function",
        label=_("Your function"),
        help_text=_("Such as: chair, managing director, volunteer."),
        attrs={"autocomplete": "organization-title"},
    )
    contact_email = KeptField(
        Contact,
        "email",
        label=_("Your e-mail address"),
        widget=forms.EmailInput,
        missing=_("Please enter your e-mail address: we send you a link to confirm it."),
        help_text=_("We send a link there. Only when it is opened does the application count."),
        attrs={"autocomplete": "email", "dir": "ltr"},
    )
    contact_telephone = KeptField(
        Contact,
        "telephone",
        label=_("Your telephone number"),
        widget=forms.TelInput,
        attrs={"autocomplete": "tel", "dir": "ltr"},
    )
    contact_language = forms.ChoiceField(
        label=_("In which language may we write to you?"), required=False, widget=LanguageSelect
    )
    kind = forms.ChoiceField(
        label=_("Kind of membership"),
        choices=MembershipKind.choices,
        initial=MembershipKind.FULL,
        required=False,
        widget=forms.RadioSelect,
    )
    message = forms.CharField(
        label=_("Message to the board"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Whatever else we should know."),
    )
    # Nobody sees it, and its name fits nothing that browsers fill in; programs fill in all they find.
    remark = forms.CharField(
        label=pgettext_lazy("a field that programs fall for", "Please leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        topics: Mapping[int, Label],
        wording: str,
        language: str,
        stamp: str = "",
        **options: Any,
    ) -> None:
        """Offer the site's topics.

        Args:
            data: What was sent.
            topics: In the reader's language, by their row.
            wording: What is agreed to.
            language: The reader's.
            stamp: When the form was opened.
            options: Of Django's form.
        """
        super().__init__(data, **options)
        self.stamp, self._wording, self._language = stamp, wording, language
        choices: dict[str, Any] = {
            name: self.fields[name] for name in ("topics", "contact_language")
        }
        choices["topics"].choices = [(key, _named(label)) for key, label in topics.items()]
        choices["contact_language"].choices = _mail_languages()
        self.fields["contact_language"].initial = language_for(language)
        self.fields["published"].help_text = wording
        if not topics:
            del self.fields["topics"]

    # ------------------------------------------------------------------------------------- checks
    def clean_spoken(self) -> list[str]:
        """Read languages by their names in German, English or the reader's language.

        Raises:
            ValidationError: Nobody knows one of them, or there are too many.
        """
        said = cells.items(DIVIDERS.sub(",", self.cleaned_data["spoken"]))
        known = {name: languages.code_of(name, get_language() or "") for name in said}
        codes = {code for code in known.values() if code and len(code) <= values.LONGEST_CODE}
        if unknown := [name for name, code in known.items() if code not in codes]:
            names = ", ".join(_now("“%(name)s”") % {"name": name} for name in unknown)
            words = _now("We do not know %(names)s. Please check the spelling, or name the language in the message to the board.")  # fmt: skip
            raise ValidationError(words % {"names": names})
        if len(codes) > MOST_LANGUAGES:
            raise ValidationError(
                _now("No more than %(number)s languages, please.") % {"number": MOST_LANGUAGES}
            )
        return sorted(codes)

    def clean_message(self) -> str:
        """Keep lines, and no other white space than meant.

        Raises:
            ValidationError: It holds a character that cannot be kept.
        """
        try:
            return cells.lines(self.cleaned_data["message"])
        except CellProblem as problem:
            raise ValidationError(problem.reason) from problem

    def clean(self) -> dict[str, Any]:
        """Let the models have the last word."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for prefix, model, names in (("", Organisation, OWN), ("contact_", Contact, PERSON)):
            there = {name: cleaned[prefix + name] for name in names if prefix + name in cleaned}
            row = model(**{name: value or None if name == "founded_year" else value for name, value in there.items()})  # fmt: skip
            left = {field.name for field in model._meta.fields} - set(there)
            try:
                row.full_clean(exclude=left, validate_constraints=False)
            except ValidationError as error:
                for name, messages in error.message_dict.items():
                    field = None if name == NON_FIELD_ERRORS else prefix + name
                    self.add_error(field, messages)
        return cleaned

    # ------------------------------------------------------------------------------------- result
    def said(self) -> dict[str, Any]:
        """Return what was said, as JSON can keep it, for `members.applications.receive`."""
        cleaned = self.cleaned_data
        own = {name: cleaned[name] for name in OWN} | {
            "founded_year": cleaned["founded_year"] or None
        }
        person = {name: cleaned[f"contact_{name}"] for name in PERSON}
        return {
            "organisation": own,
            "topics": cleaned.get("topics", []),
            "languages": cleaned["spoken"],
            # Of what is not there, nothing can be shown.
            "published": [
                name
                for name in dict.fromkeys(cleaned["published"])
                if any(own[part] for part in SHOWN[name])
            ],
            "wording": self._wording,
            "contact": person
            | {"language_code": cleaned["contact_language"] or language_for(self._language)},
            "kind": cleaned["kind"] or MembershipKind.FULL.value,
            "message": cleaned["message"],
        }


def form_on(page: ApplicationPage, context: SiteContext, data: Any = None) -> ApplicationForm:
    """Return the form of a page, as it is found or as it was sent.

    Args:
        page: The page.
        context: Of its site.
        data: What was sent.
    """
    language = PageContext(context, page).language
    topics = topic_labels(context.site, language, context.main_language) if context.site else {}
    return ApplicationForm(
        data,
        topics=topics,
        wording=page.consent_wording,
        language=language,
        stamp=guards.stamp(page.pk),
    )


def _named(label: Label) -> Any:
    """Return a topic that says in which language it is, where that is not the reader's."""
    if not label.language:
        return label.name
    return format_html('<span lang="{}">{}</span>', label.language, label.name)


def _mail_languages() -> list[tuple[str, str]]:
    """Return the languages that mails are written in, each in its own words."""
    return [
        (code, language_info(code)["name"])
        for code, _name in settings.LANGUAGES
        if language_for(code) == code
    ]
