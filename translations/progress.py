"""Which translated pages still have passages to be translated."""

from django.db.models import Exists, OuterRef, Q
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.carrying import PREVIOUS_VERSION


def has_open_passages() -> Q:
    """Return a condition on pages: translated, and a passage has no translation without error, or an old one.

    A page that was taken out of translating, and one that is the original, do not meet it.
    """
    translation = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("locale_id")),
        has_error=False,
    ).exclude(tool_name=PREVIOUS_VERSION)
    passage = StringSegment.objects.filter(
        ~Exists(translation), source__object_id=OuterRef("translation_key")
    )
    followed = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"),
        target_locale_id=OuterRef("locale_id"),
        enabled=True,
    )
    return Q(Exists(followed)) & Q(Exists(passage))
