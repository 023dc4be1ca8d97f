"""What a member says about its entry: what may be shown, and what is to be changed."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from members import languages
from members.choices import ConsentSource, PublishedField
from members.confirmations import FACTS, values_of
from members.confirmations.deciding import stamp_of
from members.confirmations.facts import LISTS, plain, topic_names
from members.forms.opened_field import OpenedField
from members.models import Contact, Organisation, SocialLink, Topic
from pages.site_context import language_info
from pages.slugs import ascii_slug

# To these words somebody agrees; they are kept with the consent.
WORDINGS: dict[str, Any] = {
    PublishedField.ADDRESS: _(
        "We agree that our street and postcode are shown on the website of the association and in"
        " its open data."
    ),
    PublishedField.WEBSITE: _(
        "We agree that the address of our website is shown on the website of the association and in"
        " its open data."
    ),
    PublishedField.EMAIL: _(
        "We agree that our e-mail address is shown on the website of the association and in its open"
        " data."
    ),
    PublishedField.TELEPHONE: _(
        "We agree that our telephone number is shown on the website of the association and in its"
        " open data."
    ),
    PublishedField.LINKS: _(
        "We agree that our places in social networks are shown on the website of the association and"
        " in its open data."
    ),
    PublishedField.LOGO: _("We agree that our logo is shown on the website of the association."),
    PublishedField.DESCRIPTION: _(
        "We agree that our description is shown on the website of the association and in its open"
        " data."
    ),
}
MOST_LINKS = 20
MOST_LANGUAGES = 50
LONGEST_TEXT = 5000  # characters of the description
YES, NO = "yes", "no"


class ConsentForm(forms.Form):
    """What may be shown; a consent that only a list has told of is asked for without a suggestion.

    `opened` carries what the entry said when the page was made: nobody confirms what was not there.
    """

    opened = OpenedField(required=False)

    def __init__(
        self, *args: Any, organisation: Organisation, contact: Contact, **kwargs: Any
    ) -> None:
        """Ask for each field that can be shown.

        Args:
            args: Of Django's form.
            organisation: Whose entry.
            contact: Who is asked.
            kwargs: Of Django's form.
        """
        super().__init__(*args, **kwargs)
        self.organisation, self.contact = organisation, contact
        self.says = values_of(organisation, contact)
        self.stamps = {name: stamp_of(value) for name, value in self.says.items()}
        self.fields["opened"].initial = self.stamps
        in_force = {consent.field: consent for consent in organisation.consents.in_force()}
        self.asked = [
            shown
            for shown in PublishedField
            if shown != PublishedField.LOGO or organisation.logo_id or shown in in_force
        ]
        for shown in self.asked:
            told = shown in in_force and in_force[shown].source == ConsentSource.FILE
            field = _choice(shown) if told else _tick(shown, shown in in_force)
            self.fields[f"shown_{shown}"] = field

    @property
    def consents(self) -> list[BoundField]:
        """The questions what may be shown."""
        return [self[f"shown_{shown}"] for shown in self.asked]

    @property
    def wordings(self) -> dict[str, str]:
        """What was agreed to, by field."""
        said = self.cleaned_data
        agreed = [shown for shown in self.asked if said[f"shown_{shown}"] in (True, YES)]
        return {shown.value: str(WORDINGS[shown]) for shown in agreed}

    @property
    def kept(self) -> list[str]:
        """The fields that were not asked about."""
        return [shown.value for shown in PublishedField if shown not in self.asked]

    @property
    def _opened(self) -> dict[str, Any]:
        """What the page was made with, by fact."""
        said = self.cleaned_data.get("opened")
        return said if isinstance(said, dict) else {}

    @property
    def is_of_today(self) -> bool:
        """Whether the entry says what it said when the page was made."""
        return self._opened == self.stamps


def _tick(shown: PublishedField, agreed: bool) -> forms.Field:
    """Ask with a box, ticked where somebody agreed before."""
    return forms.BooleanField(label=WORDINGS[shown], required=False, initial=agreed)


def _choice(shown: PublishedField) -> forms.Field:
    """Ask for a yes or a no: nobody has agreed until they say so."""
    return forms.ChoiceField(
        label=WORDINGS[shown],
        choices=[(YES, _("Yes, this may be shown")), (NO, _("No, do not show it any more"))],
        widget=forms.RadioSelect,
        help_text=_("It is shown today because a list of the association says so."),
        error_messages={
            "required": _("Please say yes or no here: %(what)s") % {"what": shown.label}
        },
    )


def _of(model: type[models.Model], name: str, **kwargs: Any) -> forms.Field:
    """Return the form's field of a model's field."""
    field: Any = model._meta.get_field(name)
    made: forms.Field = field.formfield(**kwargs)
    return made


class ProposalForm(ConsentForm):
    """The whole entry, to be changed: the organisation's facts and the person's own."""

    PARTS = (
        ("organisation", _("Organisation"), ("name", "short_name", "legal_form", "founded_year", "register_court", "register_number")),
        ("address", _("Address"), ("street", "postcode", "town")),
        ("contact", _("Contact"), ("website", "email", "telephone", "links")),
        ("work", _("What it does"), ("description", "topics", "languages")),
        ("person", _("About you"), ("contact_name", "contact_function", "contact_email", "contact_telephone", "contact_language_code")),
    )  # fmt: skip
    COMPLETED_WITH = {
        "name": "organization", "street": "address-line1", "postcode": "postal-code",
        "town": "address-level2", "contact_name": "name", "contact_function": "organization-title",
        "contact_email": "email", "contact_telephone": "tel",
    }  # fmt: skip
    LEFT_TO_RIGHT = ("website", "email", "telephone", "links", "contact_email", "contact_telephone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with what the register says."""
        super().__init__(*args, **kwargs)
        consents = {name: self.fields.pop(name) for name in [*self.fields] if name != "opened"}
        for fact in FACTS:
            model = Contact if fact.of_person else Organisation
            field = self._own(fact.name) or _of(model, fact.field, **self._special(fact.name))
            field.label, field.initial = fact.label, self._shown(fact.name)
            if not isinstance(field.widget, forms.CheckboxSelectMultiple):
                completed = self.COMPLETED_WITH.get(fact.name, "off")
                field.widget.attrs["autocomplete"] = completed
            if fact.name in self.LEFT_TO_RIGHT:
                field.widget.attrs["dir"] = "ltr"
            elif isinstance(field.widget, forms.TextInput | forms.Textarea):
                field.widget.attrs["dir"] = "auto"
            self.fields[fact.name] = field
        self.fields["contact_email"].required = True
        self.fields |= consents

    def _own(self, name: str) -> forms.Field | None:
        """Return the field of what is asked in a way of our own."""
        if name == "topics":
            known = Topic.objects.filter(site=self.organisation.site_id)
            names = topic_names(self.organisation.site_id, known.values_list("pk", flat=True))
            choices = sorted(names.items(), key=lambda topic: ascii_slug(topic[1], topic[1]))
            return forms.TypedMultipleChoiceField(
                coerce=int,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        if name == "links":
            return forms.CharField(
                widget=forms.Textarea(attrs={"rows": 3}),
                required=False,
                help_text=_("One address in each line."),
            )
        if name == "languages":
            return forms.CharField(
                required=False, max_length=1000, help_text=_("With commas between them.")
            )
        if name == "contact_language_code":
            own = [(code, language_info(code)["name"]) for code, _name in settings.LANGUAGES]
            return forms.ChoiceField(choices=[("", "–"), *own], required=False)
        return None

    def _special(self, name: str) -> dict[str, Any]:
        """Return what a field has beside what its model says."""
        if name == "website":
            return {"assume_scheme": "https"}
        if name == "description":
            longest = max(LONGEST_TEXT, len(self.says[name]))
            return {"max_length": longest, "widget": forms.Textarea(attrs={"rows": 6})}
        return {}

    def _shown(self, name: str) -> Any:
        """Return what a field begins with."""
        value = self.says[name]
        if name == "links":
            return "\n".join(value)
        if name == "languages":
            return ", ".join(sorted(languages.name_of(code) for code in value))
        return value

    @property
    def parts(self) -> Iterator[tuple[str, Any, list[BoundField]]]:
        """The fields in parts: the part's name, its heading, its fields."""
        for key, heading, names in self.PARTS:
            yield key, heading, [self[name] for name in names if name != "topics" or self._topics]

    @property
    def _topics(self) -> bool:
        """Whether there are topics to choose from."""
        return bool(self.fields["topics"].choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Hold all values to what the register takes."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for fact in FACTS:
            if fact.name in LISTS or fact.name not in said:
                continue
            field: Any = (Contact if fact.of_person else Organisation)._meta.get_field(fact.field)
            try:
                field.clean(said[fact.name], None)
            except ValidationError as error:
                self.add_error(fact.name, error)
        return said

    def clean_links(self) -> list[str]:
        """Return the addresses, each once.

        Raises:
            ValidationError: One is none, or too long, or there are too many.
        """
        check, longest = URLValidator(schemes=["http", "https"]), SocialLink._meta.get_field("url")
        found: dict[str, None] = {}
        for line in filter(None, map(str.strip, self.cleaned_data["links"].splitlines())):
            address = line if "://" in line else f"https://{line}"
            try:
                check(address)
            except ValidationError:
                address = ""
            if not address or len(address) > (longest.max_length or 0):
                raise ValidationError(_now("“%(line)s” is no address of a website.") % {"line": line[:100]})  # fmt: skip
            found[address] = None
        if len(found) > MOST_LINKS:
            raise ValidationError(_now("Please name at most %(number)s.") % {"number": MOST_LINKS})
        return list(found)

    def clean_languages(self) -> list[str]:
        """Return the codes of languages that are named in the reader's language or another.

        Raises:
            ValidationError: One is not known, or there are too many.
        """
        said = self.cleaned_data["languages"]
        for comma in (";", "،", "\n"):
            said = said.replace(comma, ",")
        names = [" ".join(name.split()) for name in said.split(",") if name.strip()]
        codes = {name: languages.code_of(name, get_language() or "") for name in names}
        unknown = [name for name, code in codes.items() if code is None]
        if unknown:
            raise ValidationError(
                _now("We do not know: %(names)s. Please check the spelling.")
                % {"names": ", ".join(unknown)[:200]}
            )
        if len(codes) > MOST_LANGUAGES:
            raise ValidationError(
                _now("Please name at most %(number)s.") % {"number": MOST_LANGUAGES}
            )
        return sorted({code for code in codes.values() if code})

    @property
    def values(self) -> dict[str, Any]:
        """What the entry shall say, without what the member left as the page showed it."""
        found: dict[str, Any] = {}
        for fact in FACTS:
            value = plain(self.cleaned_data[fact.name])
            if fact.name == "topics":
                value = sorted(value)
            if self._opened.get(fact.name) != stamp_of(value):
                found[fact.name] = value
        return found
