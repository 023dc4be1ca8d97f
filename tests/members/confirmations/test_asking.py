"""Asking members whether their entries are right, and reminding them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import Site

from members.choices import LetterKind
from members.confirmations import (
    Answer,
    Asked,
    answer,
    ask,
    open_questions,
    remind,
    to_be_asked,
    to_be_reminded,
)
from members.models import Confirmation, Contact, Letter, Organisation
from tests.factories.accounts import user_with_role
from tests.factories.members import ContactFactory, MembershipFactory
from tests.members.confirmations.asked import (
    HOST,
    asked,
    let_days_pass,
    member,
    sent_links,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


def test_each_person_with_an_address_gets_a_link_of_their_own_in_their_language(today):
    row = member("ada@example.org", name="Größe & Mut", email="public@example.org")
    ContactFactory(organisation=row, name="Bea", email="bea@example.org", language_code="en")
    ContactFactory(organisation=row, name="Testperson ohne Adresse")
    user = user_with_role("board", HOST)

    found = ask([row], user=user, today=today)

    assert found == Asked(letters=2, organisations=1)
    questions = Confirmation.objects.order_by("pk")
    assert [(q.asked_by, q.expires_on - today) for q in questions] == [
        (user, timedelta(days=90))
    ] * 2
    assert sent_links() == [
        (["ada@example.org"], "de", questions[0]),
        (["bea@example.org"], "en", questions[1]),
    ]
    german, english = mail.outbox
    assert "Größe & Mut" in german.subject
    assert "Hello Bea," in english.body
    assert english.extra_headers["Content-Language"] == "en"


def test_letter_says_nothing_of_the_entry_and_no_table_holds_the_link(today):
    row = member(
        "ada@example.org", street="Geheimgasse 7", telephone="0351 4711", description="Still"
    )

    [question] = asked(row)

    [letter] = Letter.objects.all()
    assert "{link}" in letter.body
    sent_links()
    for secret in ("Geheimgasse", "4711", "Still", row.number):
        assert secret not in mail.outbox[0].body + mail.outbox[0].subject
    letter.refresh_from_db()
    assert question.nonce not in letter.body
    assert letter.sent_at is not None


def test_asking_twice_asks_nobody_twice(today):
    rows = [member("ada@example.org"), member("bea@example.org")]
    ask(rows, user=None, today=today)
    ContactFactory(organisation=rows[1], name="Neu", email="neu@example.org")

    again = ask(Organisation.objects.filter(pk__in=[r.pk for r in rows]), user=None, today=today)

    assert again == Asked(letters=1, organisations=1, already_asked=1)
    addresses = Letter.objects.order_by("pk").values_list("address", flat=True)
    assert list(addresses) == ["ada@example.org", "bea@example.org", "neu@example.org"]


def test_who_cannot_be_asked_is_counted(today):
    dormant = member("ada@example.org")
    dormant.memberships.update(rests=True)
    applicant = ContactFactory(email="bea@example.org").organisation
    former = MembershipFactory(ended_on=today - timedelta(days=1)).organisation
    ContactFactory(organisation=former, email="cem@example.org")

    found = ask([dormant, applicant, former, member()], user=None, today=today)

    assert found == Asked(letters=1, organisations=1, without_contact=1, no_members=2)


def test_who_has_another_address_by_now_is_asked_anew(today):
    row = member("old@example.org")
    asked(row)
    Contact.objects.filter(organisation=row).update(name="Neu", email="new@example.org")

    found = ask([row], user=None, today=today)

    assert found.letters == 1
    assert [q.contact.email for q in open_questions(today)] == ["new@example.org"]


def test_who_is_asked_again_after_the_link_has_expired_and_not_while_changes_wait(today):
    row = member("ada@example.org")
    [question] = asked(row)
    let_days_pass(question, 91)
    [_old, new] = asked(row)
    answer(new, Answer(values={"street": "Neu 1"}))

    found = ask([row], user=None, today=today)

    assert found == Asked(already_asked=1)


def test_overdue_are_those_whom_nobody_asked_or_answered(today):
    never, long_ago, fresh, open_now, unreached, recent = (
        member(f"{number}@example.org") for number in range(6)
    )
    unreached.contacts.update(email="")
    Organisation.objects.filter(pk=long_ago.pk).update(confirmed_on=today - timedelta(days=366))
    Organisation.objects.filter(pk=fresh.pk).update(confirmed_on=today - timedelta(days=365))
    asked(open_now)
    let_days_pass(asked(recent)[0], 100)
    site = Site.objects.get(hostname=HOST)
    overdue = Organisation.objects.of(site).overdue(today)

    def names(again_after):
        found = to_be_asked(overdue, today, again_after)
        return {row for row in found if row.contacts.filter(email__endswith="@example.org")}

    assert names(0) == names(100) == {never, long_ago, recent}
    assert names(101) == {never, long_ago}


# --------------------------------------------------------------------------------- reminders
def test_reminder_goes_out_once_after_two_weeks_with_the_same_link(today):
    row = member("ada@example.org")
    [question] = asked(row)
    let_days_pass(question, 13)
    assert remind(today) == 0
    let_days_pass(question, 1)

    assert (remind(today), remind(today)) == (1, 0)

    kinds = Letter.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == [LetterKind.CONFIRMATION, LetterKind.REMINDER]
    assert sent_links() == [(["ada@example.org"], "de", question)] * 2


@pytest.mark.parametrize("why", ["answered", "colleague", "expired", "moved", "gone", "left"])
def test_nobody_is_reminded_who_need_not_answer(today, why):
    row = member("ada@example.org", "bea@example.org")
    questions = asked(row)
    for question in questions:
        let_days_pass(question, 91 if why == "expired" else 20)
    Contact.objects.filter(email="bea@example.org").update(email="")
    question = questions[0]
    assert (to_be_reminded(today).count() == 1) == (why != "expired")
    if why in ("answered", "colleague"):
        answer(questions[why == "colleague"], Answer())
    elif why == "moved":
        Contact.objects.filter(pk=question.contact_id).update(email="else@example.org")
    elif why == "gone":
        question.contact.delete()
    elif why == "left":
        row.memberships.update(ended_on=today - timedelta(days=1))

    assert remind(today) == 0


def test_other_sites_are_not_reminded(today):
    let_days_pass(asked(member("ada@example.org", host="localhost"))[0], 20)

    assert remind(today, Site.objects.get(hostname=HOST)) == 0
    assert remind(today, Site.objects.get(hostname="localhost")) == 1


def test_queries_do_not_grow_with_the_number_of_organisations(today, django_assert_max_num_queries):
    def of(number):
        rows = [member(f"a{number}-{each}@example.org") for each in range(number)]
        return Organisation.objects.filter(pk__in=[row.pk for row in rows])

    for number in (2, 12):
        rows = of(number)
        with django_assert_max_num_queries(20):
            assert ask(rows, user=None, today=today).letters == number


def test_name_that_looks_like_a_place_for_something_else_is_a_name(today):
    row = member("ada@example.org", name="{link} {name}")

    [question] = asked(row)

    assert sent_links() == [(["ada@example.org"], "de", question)]
    assert "(link) (name)" in mail.outbox[0].subject
