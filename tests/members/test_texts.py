"""Descriptions in other languages: begun, renewed, told and forgotten."""

import json
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site
from wagtail_localize.models import String, StringSegment, StringTranslation, TranslatableObject

from members import kept, privacy, texts
from members.choices import TextState
from members.models import Organisation, OrganisationText
from members.writing import Write, Writer
from tests.factories.members import ContactFactory, OrganisationFactory
from tests.factories.texts import described, translate
from tests.members.everywhere import places_of
from translations import objects

pytestmark = pytest.mark.django_db

FIRST, SECOND = "Zzerstens reden wir.", "Zzweitens lachen wir."


@pytest.fixture
def organisation():
    return OrganisationFactory(member=True, description=f"{FIRST}\r\n\r\n{SECOND}")


@pytest.fixture
def english(organisation):
    """Return the published English description."""
    described(organisation, Zzerstens="Qqfirst we talk.", Zzweitens="Qqsecond we laugh.")
    return organisation.texts.get(locale__language_code="en")


def state(organisation, code="en"):
    (found,) = texts.descriptions([organisation], [code])[organisation.pk]
    return found.state, found.progress and (found.progress.open, found.progress.total)


def passages(organisation):
    keys = organisation.texts.values("translation_key")
    found = StringSegment.objects.filter(source__object_id__in=keys).order_by("order")
    return [segment.string.data for segment in found]


# ---------------------------------------------------------------------------------------- begun
def test_translation_begins_without_words(organisation):
    texts.start(organisation, "en")

    rows = OrganisationText.objects.filter(organisation=organisation)
    assert {row.locale.language_code: row.text for row in rows} == {
        "de": organisation.description,
        "en": "",
    }
    assert passages(organisation) == [FIRST, SECOND]
    assert state(organisation) == (TextState.PARTLY, (2, 2))


def test_translation_is_begun_once(organisation):
    first = texts.start(organisation, "en")
    translate(first, Zzerstens="Qqfirst")

    assert texts.start(organisation, "en") == first
    assert organisation.texts.count() == 2
    assert state(organisation) == (TextState.PARTLY, (1, 2))


@pytest.mark.parametrize("description", ["", " \r\n"])
def test_nothing_is_begun_where_there_is_nothing_to_translate(description):
    row = OrganisationFactory(description=description)

    with pytest.raises(ValidationError):
        texts.start(row, "en")
    assert row.texts.count() == 0


def test_states_follow_one_another(organisation):
    assert state(organisation) == (TextState.MISSING, None)
    translation = texts.start(organisation, "en")
    translate(translation, Zzerstens="Qqfirst")
    assert state(organisation) == (TextState.PARTLY, (1, 2))
    with pytest.raises(objects.NotPublished) as told:
        objects.publish(translation, None)
    assert told.value.open == 1

    translate(translation, Zzweitens="Qqsecond")
    assert state(organisation) == (TextState.READY, (0, 2))
    objects.publish(translation, None)
    assert state(organisation) == (TextState.CURRENT, (0, 2))
    translate(translation, Zzweitens="Qqother")
    assert state(organisation) == (TextState.READY, (0, 2))
    assert organisation.texts.get(locale__language_code="en").text == "Qqfirst\n\nQqsecond"


def test_passage_in_error_is_open(organisation):
    translation = texts.start(organisation, "en")
    translate(translation, Zzerstens="Qqfirst", Zzweitens="Qqsecond")
    StringTranslation.objects.filter(data="Qqfirst").update(has_error=True)

    assert state(organisation) == (TextState.PARTLY, (1, 2))


# -------------------------------------------------------------------------------------- renewed
def by_saving(organisation, description):
    organisation.description = description
    organisation.save()


def by_saving_this_field(organisation, description):
    organisation.description = description
    organisation.save(update_fields=["description"])


def by_writing_in_bulk(organisation, description):
    row = Organisation.objects.prefetch_related(*kept.PREFETCH).get(pk=organisation.pk)
    before = kept.read(row)
    after = kept.from_json(kept.as_json(before))
    after.own["description"] = description
    Writer(row.site).write([Write(before, after, row)])


WAYS = [by_saving, by_saving_this_field, by_writing_in_bulk]


@pytest.mark.parametrize("change", WAYS)
def test_translation_stays_and_lags_when_the_original_changes(change, organisation, english):
    change(organisation, f"{FIRST}\n\nZzdrittens singen wir.")

    english.refresh_from_db()
    assert english.text == "Qqfirst we talk.\n\nQqsecond we laugh."
    assert passages(organisation) == [FIRST, "Zzdrittens singen wir."]
    assert state(organisation) == (TextState.LAGGING, (1, 2))


@pytest.mark.parametrize("change", WAYS)
def test_what_is_said_no_more_is_forgotten_in_all_languages(change, organisation, english):
    change(organisation, "")

    assert organisation.texts.count() == 0
    assert places_of(["Zzerstens", "Zzweitens", "Qqfirst"]) == {
        "Zzerstens": set(),
        "Zzweitens": set(),
        "Qqfirst": set(),
    }


def test_passage_that_nobody_translated_is_forgotten_when_it_goes(organisation):
    texts.start(organisation, "en")

    by_saving(organisation, FIRST)

    assert not String.objects.filter(data=SECOND).exists()


def test_change_of_something_else_renews_nothing(organisation, english):
    source = TranslatableObject.objects.get(translation_key=english.translation_key).sources.get()

    organisation.street = "Neu 1"
    organisation.save()

    assert source.last_updated_at == type(source).objects.get(pk=source.pk).last_updated_at


def test_register_without_translations_is_written_with_one_question_more():
    rows = [OrganisationFactory(description="Alt") for _ in range(3)]
    prefetched = Organisation.objects.filter(pk__in=[row.pk for row in rows])
    writes = []
    for row in prefetched.prefetch_related(*kept.PREFETCH):
        before = kept.read(row)
        after = kept.from_json(kept.as_json(before))
        after.own["description"] = "Neu"
        writes.append(Write(before, after, row))

    with CaptureQueriesContext(connection) as asked:
        Writer(rows[0].site).write(writes)

    assert sum("members_organisationtext" in query["sql"] for query in asked) == 1
    assert OrganisationText.objects.count() == 0


def test_new_organisations_cost_nothing():
    site = Site.objects.get(is_default_site=True)
    after = kept.empty()
    after.own.update(name="Testneu", number="N1", description="Neu")

    with CaptureQueriesContext(connection) as asked:
        Writer(site).write([Write(None, after)])

    assert not any("organisationtext" in query["sql"] for query in asked)


def test_states_of_many_cost_four_questions(django_assert_num_queries):
    rows = [OrganisationFactory(description=f"Wort {n}") for n in range(4)]
    for row in rows:
        described(row, Wort="Word")

    with django_assert_num_queries(4):
        found = texts.descriptions(rows, ["en"])

    assert [found[row.pk][0].state for row in rows] == [TextState.CURRENT] * 4


# ---------------------------------------------------------------------------------- handed over
def test_translations_go_over_to_who_says_the_same(organisation, english):
    other = OrganisationFactory()

    texts.hand_over(organisation, other)
    organisation.delete()
    other.description = f"{FIRST}\n\n{SECOND}"
    other.save()

    assert state(other) == (TextState.CURRENT, (0, 2))


def test_translations_do_not_go_over_to_who_says_something_else(organisation, english):
    other = OrganisationFactory(description="Anderes")

    texts.hand_over(organisation, other)

    assert (organisation.texts.count(), other.texts.count()) == (2, 0)


# ------------------------------------------------------------------------------------ forgotten
def test_former_words_are_forgotten_once_newer_ones_are_published(organisation, english):
    described(organisation, "ar", Zzerstens="Xxawwalan", Zzweitens="Xxthaniyan")
    by_saving(organisation, f"{FIRST}\n\nZzdrittens singen wir.")
    assert places_of(["Qqsecond"])["Qqsecond"] >= {"wagtail_localize_stringtranslation.data"}

    described(organisation, Zzdrittens="Qqthird we sing.")

    # In Arabic the second passage is remembered until the description is published anew.
    assert places_of(["Qqsecond"]) == {"Qqsecond": set()}
    assert places_of(["Zzweitens"]) == {"Zzweitens": {"wagtail_localize_string.data"}}

    described(organisation, "ar", Zzdrittens="Xxthalithan")
    assert places_of(["Zzweitens", "Xxthaniyan"]) == {"Zzweitens": set(), "Xxthaniyan": set()}


def test_removed_translation_leaves_the_others(organisation, english):
    described(organisation, "ar", Zzerstens="Xxawwalan", Zzweitens="Xxthaniyan")

    english.delete()

    assert places_of(["Qqfirst", "Qqsecond"]) == {"Qqfirst": set(), "Qqsecond": set()}
    assert state(organisation) == (TextState.MISSING, None)
    assert state(organisation, "ar") == (TextState.CURRENT, (0, 2))


def test_erasing_leaves_no_word_in_any_language(organisation, english):
    by_saving(organisation, f"Zzneu.\n\n{SECOND}")  # of the first passage, the memory stays
    ContactFactory(organisation=organisation)
    words = ["Zzneu", "Zzerstens", "Zzweitens", "Qqfirst", "Qqsecond"]
    assert places_of(["Zzerstens", "Qqfirst"])["Zzerstens"] >= {"wagtail_localize_string.data"}

    privacy.erase_organisation(organisation, force=True)

    assert places_of(words) == {word: set() for word in words}
    assert not TranslatableObject.objects.filter(translation_key=english.translation_key).exists()


def test_words_that_another_organisation_says_too_stay(organisation, english):
    other = OrganisationFactory(description=SECOND)
    described(other, Zzweitens="Qqlaughter")

    organisation.delete()

    assert String.objects.filter(data=SECOND).exists()
    assert not String.objects.filter(data=FIRST).exists()
    assert state(other) == (TextState.CURRENT, (0, 1))


def test_organisation_is_told_all_that_is_held_of_its_description(organisation, english):
    by_saving(organisation, f"{FIRST}\n\nZzneu.")

    told = privacy.held(organisation)["descriptions"]

    json.dumps(told)
    assert [(row["language"], row["text"]) for row in told[:2]] == [
        ("de", f"{FIRST}\n\nZzneu."),
        ("en", "Qqfirst we talk.\n\nQqsecond we laugh."),
    ]
    assert [
        (row["language"], row["original"], row["translation"], row["by"]) for row in told[2:]
    ] == [
        ("en", FIRST, "Qqfirst we talk.", ""),
        ("en", SECOND, "Qqsecond we laugh.", ""),
    ]
    today = timezone.localdate().isoformat()
    assert {row["written"][:10] for row in told[2:]} == {today}


def test_who_erases_a_person_is_told_that_a_translation_says_the_name(organisation):
    organisation.description = "Zzwort"
    organisation.save()
    described(organisation, Zzwort="Run by Testperson Ada.")
    ContactFactory(organisation=organisation, name="Testperson Ada")
    said = StringIO()

    call_command("erase_contact", organisation.number, "Testperson Ada", "--yes", stdout=said)

    assert "“description in other languages” says the same" in said.getvalue()
