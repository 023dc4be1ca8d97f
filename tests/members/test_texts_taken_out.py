"""What an organisation says no more is public in no language."""

import pytest
from wagtail.models import ModelLogEntry

from members import texts
from members.choices import TextState
from tests.factories.members import OrganisationFactory
from tests.factories.texts import described, translate
from tests.members.everywhere import places_of

pytestmark = pytest.mark.django_db

FIRST, SECOND = "Zzerstens reden wir.", "Zzweitens lachen wir."


@pytest.fixture
def organisation():
    return OrganisationFactory(member=True, description=f"{FIRST}\n\n{SECOND}")


@pytest.fixture
def english(organisation):
    """Return the published English description."""
    described(organisation, Zzerstens="Qqfirst we talk.", Zzweitens="Qqsecond we laugh.")
    return organisation.texts.get(locale__language_code="en")


def say(organisation, description):
    organisation.description = description
    organisation.save()


def state(organisation):
    [found] = texts.descriptions([organisation], ["en"])[organisation.pk]
    return found.state, (found.progress.open, found.progress.total)


def test_translation_stays_when_the_original_says_more(organisation, english):
    say(organisation, f"Zznull.\n\n{FIRST}\n\n{SECOND}")

    english.refresh_from_db()
    assert english.text == "Qqfirst we talk.\n\nQqsecond we laugh."
    assert state(organisation) == (TextState.LAGGING, (1, 3))


def test_passage_that_is_taken_out_is_public_and_remembered_nowhere(organisation, english):
    say(organisation, FIRST)

    english.refresh_from_db()
    assert (english.text, state(organisation)) == ("Qqfirst we talk.", (TextState.CURRENT, (0, 1)))
    assert places_of(["Zzweitens", "Qqsecond"]) == {"Zzweitens": set(), "Qqsecond": set()}


def test_nothing_is_published_that_waits_for_the_board(organisation, english):
    translate(texts.start(organisation, "en"), Zzerstens="Qqunread.")

    say(organisation, FIRST)

    english.refresh_from_db()
    assert (english.text, state(organisation)[0]) == ("Qqfirst we talk.", TextState.READY)


def test_translation_of_which_nothing_is_left_is_hidden_and_logged(organisation, english):
    say(organisation, f"{FIRST}\n\n{SECOND}\n\nZzneu.")
    say(organisation, "Zzneu.")

    english.refresh_from_db()
    assert (english.text, state(organisation)) == ("", (TextState.PARTLY, (1, 1)))
    [entry] = ModelLogEntry.objects.for_instance(organisation).filter(
        action="members.description_removed"
    )
    assert entry.data == {"language": "en"}
