"""What a member is asked about: the facts of an entry, and those of the person who is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from members import languages
from members.choices import PublishedField
from members.models import Contact, Organisation, Topic

PERSON = "contact_"


@dataclass(frozen=True)
class Fact:
    """One thing that can be right or wrong.

    Attributes:
        name: What it is called in forms and proposals; of the person who is asked, it begins so.
        label: What it is called for people.
        shown_with: The consent that it needs to be shown to the public.
        is_public: Whether the public knows it in any case.
    """

    name: str
    label: Any
    shown_with: PublishedField | None = None
    is_public: bool = False

    @property
    def of_person(self) -> bool:
        """Whether it is about the person, not the organisation."""
        return self.name.startswith(PERSON)

    @property
    def label_at_desk(self) -> str:
        """What it is called for the board, which is not the person."""
        if not self.of_person:
            return str(self.label)
        field: Any = Contact._meta.get_field(self.field)
        return _now("Person: %(fact)s") % {"fact": field.verbose_name}

    @property
    def field(self) -> str:
        """The name of the model's field or list."""
        names = {"languages": "spoken_languages"}
        return self.name.removeprefix(PERSON) if self.of_person else names.get(self.name, self.name)


FACTS = (
    Fact("name", _("Name"), is_public=True),
    Fact("short_name", _("Short name"), is_public=True),
    Fact("legal_form", _("Legal form")),
    Fact("founded_year", _("Founded in"), is_public=True),
    Fact("register_court", _("Register court")),
    Fact("register_number", _("Register number")),
    Fact("street", _("Street"), PublishedField.ADDRESS),
    Fact("postcode", _("Postcode"), PublishedField.ADDRESS),
    Fact("town", _("Town"), is_public=True),
    Fact("website", _("Website"), PublishedField.WEBSITE),
    Fact("email", _("E-mail"), PublishedField.EMAIL),
    Fact("telephone", _("Telephone"), PublishedField.TELEPHONE),
    Fact("links", _("Social networks"), PublishedField.LINKS),
    Fact("description", _("Description"), PublishedField.DESCRIPTION),
    Fact("topics", _("Topics"), is_public=True),
    Fact("languages", _("Languages spoken"), is_public=True),
    Fact("contact_name", _("Your name")),
    Fact("contact_function", _("Your function")),
    Fact("contact_email", _("Your e-mail address")),
    Fact("contact_telephone", _("Your telephone")),
    Fact("contact_language_code", _("Language of mails to you")),
)
LISTS = ("links", "topics", "languages")

Values = dict[str, Any]


def values_of(organisation: Organisation, contact: Contact | None) -> Values:
    """Return what the register says of an organisation and of one person, as JSON can keep it.

    Args:
        organisation: The organisation.
        contact: The person; of nobody, there is nothing about a person.
    """
    found: Values = {}
    for fact in FACTS:
        if fact.name in LISTS:
            found[fact.name] = _list(organisation, fact.name)
        elif not fact.of_person:
            found[fact.name] = plain(getattr(organisation, fact.field))
        elif contact is not None:
            found[fact.name] = plain(getattr(contact, fact.field))
    return found


def plain(value: Any) -> Any:
    """Return a value without what nobody sees: spaces around it, and how lines end."""
    if not isinstance(value, str):
        return value
    return "\n".join(line.rstrip() for line in value.strip().splitlines())


def _list(organisation: Organisation, name: str) -> list[Any]:
    """Return one of an organisation's lists."""
    if name == "links":
        return [link.url for link in organisation.links.all()]
    if name == "languages":
        return sorted(row.code for row in organisation.spoken_languages.all())
    return sorted(topic.pk for topic in organisation.topics.all())


def topic_names(organisations_site: int, numbers: Iterable[int]) -> dict[int, str]:
    """Return topics of a site for the reader, by their number; those that are gone are left out."""
    found = Topic.objects.filter(site=organisations_site, pk__in=[*numbers])
    return {topic.pk: topic.shown_name for topic in found.prefetch_related("names")}


def in_words(name: str, value: Any, topics: Mapping[int, str]) -> list[str]:
    """Return a value as people read it: a line, several of a list, none where it is empty.

    Args:
        name: Of the fact.
        value: As `values_of` returns it.
        topics: The names of topics, by their number.
    """
    if value in (None, "", []):
        return []
    if name == "topics":
        return sorted(topics[number] for number in value if number in topics)
    if name == "languages":
        return sorted(languages.name_of(code) for code in value)
    if name == "contact_language_code":
        return [str(capfirst(str(dict(settings.LANGUAGES).get(value, value))))]
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]
