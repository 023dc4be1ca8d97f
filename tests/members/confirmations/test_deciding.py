"""The board accepts and rejects what members propose."""

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from members.choices import LetterKind
from members.confirmations import Answer, DecidedAlready, answer, decide, differences
from members.models import Contact, Letter, Organisation, SocialLink
from tests.factories.accounts import user_with_role
from tests.factories.members import ContactFactory, TopicFactory
from tests.members.confirmations.asked import HOST, asked, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return user_with_role("board", HOST)


@pytest.fixture
def row():
    made = member(
        "ada@example.org", name="Testverein", street="Alt 1", district="", languages=["ar", "de"]
    )
    made.links = [SocialLink(url="https://one.example.org/")]
    made.save()
    return Organisation.objects.get(pk=made.pk)


def proposed(row, **values):
    return answer(asked(row)[0], Answer(values=values))


def test_what_is_accepted_is_written_like_an_edit(row, user):
    topic = TopicFactory(site=row.site)
    foreign = TopicFactory()
    arabic = row.spoken_languages.get(code="ar")
    question = proposed(
        row, town="Görlitz", founded_year=1999, languages=["ar", "fa"], topics=[topic.pk, foreign.pk],
        links=["https://one.example.org/", "https://two.example.org/"], contact_telephone="0351 1",
    )  # fmt: skip
    assert (row.district, row.municipality_key != "") == ("Landkreis Sächsische Schweiz-Osterzgebirge", True)  # fmt: skip

    decide(question, set(question.proposed), user=user)

    row = Organisation.objects.get(pk=row.pk)
    assert (row.town, row.district, row.founded_year) == ("Görlitz", "Landkreis Görlitz", 1999)
    assert [link.url for link in row.links.all()] == ["https://one.example.org/", "https://two.example.org/"]  # fmt: skip
    assert sorted(row.spoken_languages.values_list("code", flat=True)) == ["ar", "fa"]
    assert row.spoken_languages.get(code="ar").pk == arabic.pk
    assert list(row.topics.all()) == [topic]
    assert row.contacts.get().telephone == "0351 1"
    assert row.confirmed_on == timezone.localdate()
    entries = {e.action: e for e in ModelLogEntry.objects.for_instance(row)}
    assert entries["wagtail.edit"].user == entries["members.decided"].user == user
    assert entries["wagtail.edit"].data["changes"]["town"] == ["Pirna", "Görlitz"]
    assert entries["members.decided"].data == {"accepted": 6, "rejected": 0}
    [of_person] = ModelLogEntry.objects.for_instance(row.contacts.get())
    assert of_person.data["changes"] == {"telephone": []}
    assert not Letter.objects.filter(kind=LetterKind.ANSWER).exists()


def test_what_is_rejected_stays_and_the_person_is_told_the_fields_alone(row, user):
    Contact.objects.update(language_code="en")
    question = proposed(row, street="Neu 2", short_name="TV", contact_function="Vorstand")

    kept = decide(question, {"short_name", "number", "contact_email"}, user=user)

    row = Organisation.objects.get(pk=row.pk)
    assert (row.street, row.short_name, row.contacts.get().function) == ("Alt 1", "TV", "")
    assert (kept.accepted, kept.decided_by) == (["short_name"], user)
    [letter] = Letter.objects.filter(kind=LetterKind.ANSWER)
    assert (letter.address, letter.confirmation, letter.organisation) == (
        "ada@example.org",
        kept,
        row,
    )
    lines = letter.body.splitlines()
    assert [line for line in lines if line.startswith("– ")] == ["– Short name", "– Street", "– Your function"]  # fmt: skip
    for value in ("Neu 2", "Alt 1", "Vorstand"):
        assert value not in letter.body


def test_all_rejected_is_no_confirmation(row, user):
    decide(proposed(row, street="Neu 2"), (), user=user)

    assert Organisation.objects.get(pk=row.pk).confirmed_on is None


def test_letter_can_be_asked_for_where_all_is_taken_over(row, user):
    decide(proposed(row, contact_email="new@example.org"), {"contact_email"}, user=user, tell=True)

    assert Letter.objects.get(kind=LetterKind.ANSWER).address == "new@example.org"


def test_of_a_person_only_the_names_of_fields_are_kept_afterwards(row, user):
    kept = decide(proposed(row, contact_name="Geheim", street="Neu 2"), {"street"}, user=user)

    kept.refresh_from_db()
    assert kept.proposed == {"contact_name": None, "street": "Neu 2"}
    assert kept.seen == {"contact_name": None, "street": "Alt 1"}


def test_second_decision_is_refused(row, user):
    question = proposed(row, street="Neu 2")
    decide(question, {"street"}, user=user)
    Organisation.objects.filter(pk=row.pk).update(street="Drei 3")

    with pytest.raises(DecidedAlready):
        decide(question, {"street"}, user=user)

    assert Organisation.objects.get(pk=row.pk).street == "Drei 3"


def test_difference_tells_what_has_changed_since_the_member_saw_it(row, user):
    topic = TopicFactory(site=row.site, name="Testsport")
    question = proposed(
        row, street="Neu 2", languages=["ar"], topics=[topic.pk], contact_name="Bea"
    )
    Organisation.objects.filter(pk=row.pk).update(street="Drei 3")
    question = type(question).objects.get(pk=question.pk)

    found = {d.name: (d.now, d.proposed, d.seen) for d in differences(question)}

    assert found == {
        "street": (["Drei 3"], ["Neu 2"], ["Alt 1"]),
        "topics": ([], ["Testsport"], None),
        "languages": (["Arabisch", "Deutsch"], ["Arabisch"], None),
        "contact_name": (["Testperson ada"], ["Bea"], None),
    }
    question.contact.delete()
    question = type(question).objects.get(pk=question.pk)
    assert [d.name for d in differences(question)] == ["street", "topics", "languages"]


def test_nothing_is_replaced_that_nobody_has_seen(row, user):
    question = proposed(row, street="Neu 2", short_name="TV")
    stamps = {d.name: d.stamp for d in differences(question)}
    Organisation.objects.filter(pk=row.pk).update(street="Drei 3")

    with pytest.raises(ValidationError) as refused:
        decide(question, {"street", "short_name"}, user=user, stamps=stamps)
    assert list(refused.value.message_dict) == ["street"]
    decide(question, {"short_name"}, user=user, stamps=stamps)

    row = Organisation.objects.get(pk=row.pk)
    assert (row.street, row.short_name) == ("Drei 3", "TV")


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"founded_year": 99}, "founded_year"),
        ({"website": "javascript:x"}, "website"),
        ({"links": ["nein"]}, "links"),
        ({"languages": ["xx-x"]}, "languages"),
        ({"contact_email": "nein"}, "contact_email"),
        ({"contact_name": "Bea"}, NON_FIELD_ERRORS),
    ],
)
def test_value_that_cannot_be_kept_is_refused_and_nothing_is_written(row, user, values, where):
    ContactFactory(organisation=row, name="Bea")
    question = proposed(row, street="Neu 2", **values)

    with pytest.raises(ValidationError) as refused:
        decide(question, set(question.proposed), user=user)

    assert list(refused.value.message_dict) == [where]
    assert Organisation.objects.get(pk=row.pk).street == "Alt 1"
    assert Contact.objects.filter(organisation=row, name="Testperson ada").exists()
    question.refresh_from_db()
    assert question.waits_for_the_board
