"""Buttons of the board, and the page of an organisation that they stand on."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from accounts.choices import Role
from tests.factories.accounts import user_with_role
from tests.factories.members import (
    ContactFactory,
    MembershipFactory,
    OrganisationFactory,
    TopicFactory,
    posted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(client):
    client.force_login(user_with_role(Role.BOARD, "localhost", first_name="Ada", last_name="Test"))
    return client


def page(board, organisation):
    response = board.get(reverse("organisation:inspect", args=[organisation.pk]))
    return BeautifulSoup(response.content, "html.parser")


def text_of(part):
    return " ".join(part.get_text(" ").split())


def periods(organisation):
    rows = organisation.memberships.order_by("started_on")
    return [(row.started_on, row.ended_on, row.rests) for row in rows]


@pytest.mark.parametrize(
    ("period", "steps"),
    [
        (None, ["admit", "decline"]),
        ({}, ["pause", "end"]),
        ({"rests": True}, ["reinstate", "end"]),
        ({"ended_on": date(2021, 1, 1)}, ["reinstate"]),
    ],
)
def test_page_offers_the_steps_that_make_sense(board, period, steps):
    organisation = OrganisationFactory()
    if period is not None:
        MembershipFactory(organisation=organisation, **period)

    links = page(board, organisation).select(".desk-ways a")

    offered = [*steps, "merge"]
    addresses = [reverse(f"organisation:{step}", args=[organisation.pk]) for step in offered]
    assert [link["href"] for link in links] == addresses


def test_steps_lead_through_a_membership(board):
    organisation = OrganisationFactory()
    said = {"resolved_on": "2020-01-01", "resolved_by": "Vorstand", "reference": "P 1"}

    for step, data in [
        ("admit", {"on": "01.02.2020", "kind": "supporting", **said}),
        ("pause", {"on": "2021-01-01"}),
        ("reinstate", {"on": "2022-01-01"}),
        ("end", {"on": "2022-12-31", "reason": "dissolved", **said}),
        ("reinstate", {"on": "2024-01-01"}),
    ]:
        response = board.post(reverse(f"organisation:{step}", args=[organisation.pk]), data)
        assert response["Location"] == reverse("organisation:inspect", args=[organisation.pk])

    assert periods(organisation) == [
        (date(2020, 2, 1), date(2020, 12, 31), False),
        (date(2021, 1, 1), date(2021, 12, 31), True),
        (date(2022, 1, 1), date(2022, 12, 31), False),
        (date(2024, 1, 1), None, False),
    ]
    story = text_of(page(board, organisation).select_one(".desk-story"))
    assert story.count("Ada Test") == 7  # of the periods four were made and three changed


def test_step_that_is_refused_says_why_and_keeps_what_was_typed(board):
    organisation = MembershipFactory(started_on=date(2024, 1, 1)).organisation

    response = board.post(
        reverse("organisation:pause", args=[organisation.pk]),
        {"on": "2024-01-01", "resolved_by": "Vorstand"},
    )

    [error] = response.context["form"].non_field_errors()
    assert error in response.content.decode()
    assert 'value="Vorstand"' in response.content.decode()
    assert periods(organisation) == [(date(2024, 1, 1), None, False)]


def test_consent_is_withdrawn_by_one_button(board):
    organisation = OrganisationFactory(published=["email", "logo"])
    other = OrganisationFactory(published=["email"]).consents.get()
    form = page(board, organisation).select_one(f'form[action$="withdraw/{organisation.pk}/"]')

    board.post(form["action"], {"consent": form.select_one("[name=consent]")["value"]})
    foreign = board.post(form["action"], {"consent": other.pk})

    found = {consent.field: consent.withdrawn_on for consent in organisation.consents.all()}
    assert found == {"email": timezone.localdate(), "logo": None}
    assert foreign.status_code == 404
    other.refresh_from_db()
    assert other.withdrawn_on is None


def test_page_tells_the_whole_story_but_of_people_the_fields_alone(board):
    organisation = OrganisationFactory(
        name="Beispielverein", published=["email"], languages=["ar"], topics=[TopicFactory(name="Testsport")]
    )  # fmt: skip
    contact = ContactFactory(organisation=organisation, name="Testperson Alt", telephone="0351 111")
    board.post(
        reverse("contact:edit", args=[contact.pk]), posted(contact) | {"telephone": "0351 222"}
    )
    board.post(
        reverse("organisation:edit", args=[organisation.pk]),
        posted(organisation) | {"town": "Pirna", "district": ""},
    )
    board.get(reverse("organisation:index"))  # is done with the messages

    soup = page(board, organisation)

    story = text_of(soup.select_one(".desk-story"))
    assert "Dresden“ wurde „Pirna“" in story
    assert "Telefon" in story
    for secret in ("0351 111", "0351 222", "Testperson"):
        assert secret not in story
    facts = text_of(soup.select_one(".desk-facts"))
    assert ("Testsport" in facts, "Arabisch" in facts) == (True, True)
    assert "0351 222" in text_of(soup)


def test_page_asks_no_more_for_a_longer_story(
    board, django_assert_max_num_queries, django_assert_num_queries
):
    organisation = OrganisationFactory(member=True, published=["email"], languages=["ar"])
    address = reverse("organisation:inspect", args=[organisation.pk])

    def change(count):
        for number in range(count):
            data = posted(type(organisation).objects.get(pk=organisation.pk))
            board.post(
                reverse("organisation:edit", args=[organisation.pk]),
                data | {"short_name": f"{count} {number}"},
            )
            ContactFactory(organisation=organisation)

    change(1)
    board.get(address)
    with django_assert_max_num_queries(30) as first:
        board.get(address)
    count = len(first)
    change(4)
    board.get(address)

    with django_assert_num_queries(count):
        response = board.get(address)

    assert len(response.context["entries"]) == 5


def test_names_of_a_topic_are_in_the_further_languages_of_its_site(board):
    topic = TopicFactory(site=Site.objects.get(hostname="localhost"), name="Testbildung")
    sent = posted(topic) | {
        "names-TOTAL_FORMS": 1, "names-0-id": "", "names-0-language_code": "en", "names-0-name": "Education",
    }  # fmt: skip

    board.post(reverse("topic:edit", args=[topic.pk]), sent)
    refused = board.post(
        reverse("topic:edit", args=[topic.pk]), sent | {"names-0-language_code": "de"}
    )

    assert [(row.language_code, row.name) for row in topic.names.all()] == [("en", "Education")]
    assert list(refused.context["form"].formsets["names"].errors[0]) == ["language_code"]
