"""Translating what organisations say of themselves.

An organisation keeps its description in the main language of its site. A row to be translated is
made of it when somebody asks for a translation, so that a register without translations keeps and
asks nothing more; from then on it follows the description.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from members import text_rights
from members.choices import TextState
from members.models import Organisation, OrganisationText
from translations import objects
from translations.paragraphs import joined, paragraphs_of


@dataclass(frozen=True)
class Description:
    """How far an organisation's description is in a language.

    Attributes:
        language: Code of the language.
        text: What the public may read of it.
        progress: How far the translation is, where it was begun.
    """

    language: str
    text: str = ""
    progress: objects.Progress | None = None

    @property
    def language_name(self) -> str:
        """The language, in the reader's."""
        return language_name(self.language)

    @property
    def state(self) -> TextState:
        """What is to be done."""
        if self.progress is None:
            return TextState.MISSING
        words = [word for word in self.progress.words if word is not None]
        if self.progress.open:
            return TextState.LAGGING if self.text else TextState.PARTLY
        return TextState.CURRENT if joined(words) == self.text else TextState.READY


def language_name(code: str) -> str:
    """Return the name of a language of the interface, in the reader's."""
    return str(dict(settings.LANGUAGES).get(code, code))


# ---------------------------------------------------------------------------------------- writing
@transaction.atomic
def start(organisation: Organisation, language_code: str) -> Any:
    """Begin a translation of an organisation's description, and return wagtail-localize's row.

    Raises:
        ValidationError: There is no description.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not organisation.description.strip():
        raise ValidationError(_("This organisation has no description that could be translated."))
    original, _created = OrganisationText.objects.get_or_create(
        organisation=organisation,
        locale=organisation.site.root_page.locale,
        defaults={"text": organisation.description},
    )
    locale, _created = Locale.objects.get_or_create(language_code=language_code)
    return objects.start(original, locale)


def _originals(keys: Collection[int]) -> QuerySet[OrganisationText]:
    """Return the rows from which the descriptions of organisations are translated."""
    return OrganisationText.objects.filter(
        organisation__in=keys, locale=F("organisation__site__root_page__locale")
    )


def renew(organisations: Iterable[Organisation]) -> None:
    """Let translators know what organisations say now; what they took out is public nowhere.

    A paragraph that was changed stays in other languages as it is until it is translated. Of organisations that nobody translates, one
    question for all of them is asked.
    """
    said = {organisation.pk: organisation.description for organisation in organisations}
    for original in _originals(said):
        text = said[original.organisation_id]
        if not text.strip():
            OrganisationText.objects.filter(organisation=original.organisation_id).delete()
        elif original.text != text:
            gone = _taken_out(paragraphs_of(original.text), paragraphs_of(text))
            original.text = text
            original.save()
            objects.renew(original)
            if gone:
                _take_back(original, gone)


def _taken_out(before: list[str], after: list[str]) -> set[str]:
    """Return the paragraphs that went and have no other one in their place."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone = {p for step, start, end, *_ in steps if step == "delete" for p in before[start:end]}
    return gone - set(after)


def _take_back(original: OrganisationText, gone: Collection[str]) -> None:
    """Take out of the public translations what is known to translate paragraphs that are gone.

    Nothing is published by it that nobody published before.
    """
    remembered = objects.remembered(original.translation_key)
    rows = OrganisationText.objects.filter(translation_key=original.translation_key)
    progress = objects.progress_of([original.translation_key])
    for row in rows.exclude(pk=original.pk).exclude(text="").select_related("locale"):
        found = progress.get((row.translation_key, row.locale_id))
        words = [word for word in found.words if word is not None] if found else []
        known: dict[bool, set[str]] = {True: set(), False: set()}
        for passage in remembered:
            if passage.language == row.locale.language_code:
                known[passage.original in gone] |= {*paragraphs_of(passage.translation)}
        public = paragraphs_of(row.text)
        left = [paragraph for paragraph in public if paragraph not in known[True] - known[False]]
        if left == public:
            continue
        row.text = joined(left)
        row.save()
        if found is not None and not found.open and row.text == joined(words):
            # It says the same, and what is gone is forgotten by it.
            objects.publish(objects.start(original, row.locale), None)
        if not left:
            data = {"language": row.locale.language_code}
            log(instance=row.organisation, action=text_rights.REMOVED, data=data)


def hand_over(old: Organisation, new: Organisation) -> None:
    """Let translations belong to another organisation that says, or is going to say, the same.

    Otherwise they stay with the old one, and go with it.
    """
    if new.texts.exists() or new.description.strip() not in ("", old.description.strip()):
        return
    if OrganisationText.objects.filter(organisation=old).update(organisation=new):
        for original in _originals([new.pk]):
            objects.renew(original)


# ---------------------------------------------------------------------------------------- reading
def descriptions(
    organisations: Iterable[Organisation], codes: Iterable[str]
) -> Mapping[int, list[Description]]:
    """Return how far the descriptions of organisations are in languages.

    Asks the database four times at the most, however many there are.

    Args:
        organisations: Of one or several registers.
        codes: Languages, without the main one.
    """
    keys, codes = [organisation.pk for organisation in organisations], list(codes)
    rows = {
        (row.organisation_id, row.locale.language_code): row
        for row in OrganisationText.objects.filter(
            organisation__in=keys, locale__language_code__in=codes
        ).select_related("locale")
    }
    progress = objects.progress_of({row.translation_key for row in rows.values()}) if rows else {}

    def description(key: int, code: str) -> Description:
        row = rows.get((key, code))
        if row is None:
            return Description(code)
        return Description(code, row.text, progress.get((row.translation_key, row.locale_id)))

    return {key: [description(key, code) for code in codes] for key in keys}


def held(organisation: Organisation) -> list[dict[str, Any]]:
    """Return what is held of an organisation's description in other languages, as plain values."""
    rows = list(organisation.texts.select_related("locale").order_by("pk"))
    told: list[dict[str, Any]] = [
        {"language": row.locale.language_code, "text": row.text} for row in rows
    ]
    passages = (
        passage
        for key in dict.fromkeys(row.translation_key for row in rows)
        for passage in objects.remembered(key)
    )
    told += [
        {
            "language": passage.language,
            "original": passage.original,
            "translation": passage.translation,
            "by": ""
            if passage.by is None
            else passage.by.get_full_name() or passage.by.get_username(),
            "written": timezone.localtime(passage.written_at).isoformat(timespec="seconds"),
        }
        for passage in passages
    ]
    return told
