"""Translated descriptions of organisations."""

from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from members import texts
from members.models import Organisation
from pages.models import SiteLanguage, SiteSettings
from tests.factories.members import OrganisationFactory
from translations import objects


def translate(translation: Translation, **words: str) -> None:
    """Keep translations of passages, by the words with which these begin."""
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        for beginning, said in words.items():
            if segment.string.data.startswith(beginning):
                StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    context=segment.context,
                    locale=translation.target_locale,
                    defaults={"data": said, "has_error": False},
                )


def described(organisation: Organisation, code: str = "en", **words: str) -> Any:
    """Translate and publish an organisation's description, and return what ties it together."""
    translation = texts.start(organisation, code)
    translate(translation, **words)
    objects.publish(translation, None)
    return translation


def translated_member() -> tuple[Organisation, dict[str, Translation]]:
    """Return a member whose public description is ready to be published in English and Arabic."""
    settings = SiteSettings.objects.get(site__hostname="localhost")
    SiteLanguage.objects.create(settings=settings, language_code="ar", sort_order=9)
    member = OrganisationFactory(member=True, description="Wort", published=["description"])
    ties = {}
    for code, word in {"en": "Word", "ar": "Kalima"}.items():
        ties[code] = texts.start(member, code)
        translate(ties[code], Wort=word)
    return member, ties
