"""What happens to a translation: a table of `test_situations`."""

from wagtail_localize.models import StringTranslation, Translation

from tests.factories.accounts import UserFactory
from tests.factories.pages import locale_of
from tests.translations.situation import (
    CHANGED,
    ONE_OPEN,
    Situation,
    body_of,
    english,
    forget,
    german,
    publish,
    raw,
    replace,
    translate,
    write,
    write_freely,
)
from tests.translations.situations_of_originals import vision_changes
from translations import handing_in, keeping, memory, recording
from translations.carrying import PREVIOUS_VERSION
from translations.corrections import editorial

OUTDATED = ("outdated",)
MACHINE = "A machine has translated this text or parts of it. Nobody has reviewed that yet."


def passage_is_left_out(days):
    forget("Niemand bleibt allein.")
    translate("Niemand bleibt allein.")


def heading_is_left_out(days):
    forget("Wege")
    translate("Wege")


def title_is_left_out(days):
    forget("Leitgedanken")
    translate("Leitgedanken")


def proper_name_is_the_same(days):
    forget("Wege")
    for passage in memory.passages(memory.source_of(german())):
        if passage.text == "Wege":
            memory.write(passage, locale_of("en"), "Wege")
    translate("Wege")


def two_passages_have_the_same_words(days):
    _keep("Niemand bleibt allein.", "Everybody has a say.")
    memory.publish_translation(memory.source_of(german()), locale_of("en"))


def rest_is_published_while_a_passage_lags(days):
    vision_changes(days)
    forget("Wege")
    for passage in memory.passages(memory.source_of(german())):
        if passage.text == "Wege":
            memory.write(passage, locale_of("en"), "Paths")
    memory.publish_translation(memory.source_of(german()), locale_of("en"))


def old_words_are_confirmed(days):
    vision_changes(days)
    StringTranslation.objects.filter(tool_name=PREVIOUS_VERSION).update(tool_name="")
    memory.publish_translation(memory.source_of(german()), locale_of("en"))


def old_revision_is_published_again(days):
    old = english().latest_revision
    vision_changes(days)
    translate()
    old.publish()


def handed_in_and_edited_during_review(days):
    forget("Wege")
    source = memory.source_of(german())
    _keep("Wege", "Paths")
    translation = Translation.objects.get(source=source, target_locale=locale_of("en"))
    handing_in.hand_in(translation, UserFactory(is_superuser=True))
    revision = english().latest_revision
    _keep("Wege", "Roads")
    revision.publish()


def _keep(words, translated):
    for passage in memory.passages(memory.source_of(german())):
        if passage.text == words:
            memory.write(passage, locale_of("en"), translated)


def machine_translates(days):
    StringTranslation.objects.filter(translation_of__data="Wege").update(
        data="Trails",
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        tool_name="Robot",
    )
    memory.publish_translation(memory.source_of(german()), locale_of("en"))


def machine_translates_and_somebody_confirms(days):
    machine_translates(days)
    StringTranslation.objects.filter(translation_of__data="Wege").update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, tool_name=""
    )
    memory.publish_translation(memory.source_of(german()), locale_of("en"))


def translation_is_unpublished(days):
    english().unpublish()


def written_freely(days):
    write_freely()
    _replace_freely("Everybody has a say.", "All of us have a say.")


def _replace_freely(old, new):
    page = english()
    sections = raw(page)
    value = sections[0]["value"]["content"][0]
    value["value"] = value["value"].replace(old, new)
    page.body = body_of(page, sections)
    publish(page)


def written_freely_and_original_changes(days):
    written_freely(days)
    vision_changes(days)


def written_freely_and_published_without_a_word(days):
    written_freely_and_original_changes(days)
    _replace_freely("All of us have a say.", "All of us decide.")


def written_freely_and_brought_up_to_date(days):
    written_freely_and_published_without_a_word(days)
    recording.record(english(), follows_original=True)


def written_freely_and_corrected(days):
    written_freely(days)
    with editorial():
        replace("Alle reden mit.", "Alle reden mit!")


def german_is_pasted_freely(days):
    write_freely()
    _replace_freely("Nobody is left alone.", "Niemand bleibt allein.")


def german_is_pasted_freely_and_right(days):
    german_is_pasted_freely(days)
    keeping.keep(english(), "Niemand bleibt allein.")


def reverted_freely(days):
    written_freely(days)
    old = english().latest_revision
    vision_changes(days)
    _replace_freely("All of us have a say.", "All of us decide.")
    recording.record(english(), follows_original=True)
    old.publish()


def original_changes_during_review(days):
    forget("Wege")
    _keep("Wege", "Paths")
    source = memory.source_of(german())
    translation = Translation.objects.get(source=source, target_locale=locale_of("en"))
    handing_in.hand_in(translation, UserFactory(is_superuser=True))
    revision = english().latest_revision
    vision_changes(days)
    write()
    revision.publish()


FREE = ("Our vision", "All of us have a say.")
TRANSLATIONS = {
    "a passage is left out": Situation(
        passage_is_left_out,
        "partial 5/6",
        ("partial",),
        marked=("Niemand bleibt allein.",),
        says=(ONE_OPEN,),
    ),
    "a heading is left out": Situation(
        heading_is_left_out, "partial 5/6", ("partial",), marked=("Wege",), says=(ONE_OPEN,)
    ),
    "the title is left out": Situation(
        title_is_left_out, "partial 5/6", ("partial",), marked=("Leitgedanken",), says=(ONE_OPEN,)
    ),
    "a name is the same in both languages": Situation(
        proper_name_is_the_same, "complete", shows=("Wege",)
    ),
    "two passages have the same words": Situation(two_passages_have_the_same_words, "complete"),
    "the rest is published while a passage lags": Situation(
        rest_is_published_while_a_passage_lags,
        "outdated Vision",
        OUTDATED,
        parts=("Our vision",),
        says=(CHANGED,),
        shows=("Everybody has a say.", "Paths"),
    ),
    "old words are confirmed": Situation(old_words_are_confirmed, "complete"),
    "an old revision is published again": Situation(
        old_revision_is_published_again,
        "outdated Vision",
        OUTDATED,
        parts=("Our vision",),
        says=(CHANGED,),
    ),
    "the memory is edited during review": Situation(
        handed_in_and_edited_during_review, "complete", shows=("Our vision", "Paths")
    ),
    "the original changes during review": Situation(
        original_changes_during_review,
        "outdated Vision",
        OUTDATED,
        parts=("Our vision",),
        says=(CHANGED,),
        shows=("Everybody has a say.", "Paths"),
    ),
    "a machine translates": Situation(
        machine_translates, "unreviewed", ("unreviewed",), says=(MACHINE,), shows=("Trails",)
    ),
    "a machine translates and somebody confirms": Situation(
        machine_translates_and_somebody_confirms, "complete", shows=("Trails",)
    ),
    "the translation is unpublished": Situation(
        translation_is_unpublished, "offline", status=404, alone=True
    ),
    "it is written freely": Situation(written_freely, "free; complete", shows=FREE),
    "freely, and the original changes": Situation(
        written_freely_and_original_changes,
        "outdated Vision; free",
        OUTDATED,
        parts=("Our vision",),
        says=(CHANGED,),
        shows=FREE,
    ),
    "freely, and published without a word": Situation(
        written_freely_and_published_without_a_word,
        "outdated Vision; free",
        OUTDATED,
        parts=("Our vision",),
        says=(CHANGED,),
        shows=("All of us decide.",),
    ),
    "freely, and brought up to date": Situation(
        written_freely_and_brought_up_to_date, "free; complete", shows=("All of us decide.",)
    ),
    "freely, and a typing error is corrected": Situation(
        written_freely_and_corrected, "free; complete", shows=FREE
    ),
    "freely, and German is pasted": Situation(
        german_is_pasted_freely,
        "partial 5/6; free",
        ("partial",),
        marked=("Niemand bleibt allein.",),
        says=(ONE_OPEN,),
    ),
    "freely, and German is right as it stands": Situation(
        german_is_pasted_freely_and_right, "free; complete", shows=("Niemand bleibt allein.",)
    ),
    "freely, and reverted": Situation(
        reverted_freely,
        "outdated Vision; free",
        OUTDATED,
        parts=("Our vision",),
        says=(CHANGED,),
        shows=FREE,
    ),
}
