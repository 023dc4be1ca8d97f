"""The page behind the link of the yearly question, as the person who is asked gets it."""

import pytest
from django.test import Client, RequestFactory
from django.utils.translation import override

from members.models import Confirmation, Organisation
from members.signed import token_of
from members.views.confirmation import ConfirmationView
from tests.members.confirmations.asked import HOST, let_days_pass, path_of
from tests.members.confirmations.visiting import (
    OF_OTHERS,
    changing,
    client,
    opened,
    snapshot,
    soup_of,
)

pytestmark = pytest.mark.django_db


# ------------------------------------------------------------------------------------ looking
@pytest.mark.parametrize("language", ["de", "en"])
def test_looking_changes_nothing_and_leaves_no_trace(question, language):
    before = snapshot()
    path = path_of(question, language)

    for method in ("get", "head"):
        response = getattr(client(), method)(path)
        assert response.status_code == 200
        assert dict(response.cookies) == {}
        headers = response.headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex"
    page = soup_of(client().get(path))

    assert snapshot() == before
    assert page.html["lang"] == language
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    assert page.select("script") == []
    assert "csrf" not in str(page)
    assert client().put(path).status_code == 405


def test_page_shows_the_entry_and_what_of_it_is_public_and_nothing_of_others(question):
    page = soup_of(client().get(path_of(question, "en")))

    facts = {
        div.dt.get_text(): [" ".join(dd.get_text(" ").split()) for dd in div("dd")]
        for div in page.select("dl.facts > div")
    }
    assert facts == {
        "Name": ["Größe & Mut", "Public"],
        "Founded in": ["1999", "Public"],
        "Street": ["Gasse 1", "For the association alone"],
        "Postcode": ["01796", "For the association alone"],
        "Town": ["Pirna", "Public"],
        "Website": ["https://mut.example.org/", "Public"],
        "E-mail": ["a@mut.example.org", "Public"],
        "Telephone": ["03501 1234", "For the association alone"],
        "Social networks": ["https://social.example.org/@mut", "For the association alone"],
        "Description": ["Erste Zeile zweite", "For the association alone"],
        "Languages spoken": ["Arabic", "Polish", "Public"],
        "Your name": ["Ada"],
        "Your function": ["Vorsitz"],
        "Your e-mail address": ["ada@example.org"],
        "Your telephone": ["0351 1"],
    }
    for canary in (*OF_OTHERS.values(), "CANARY-4711"):
        assert canary not in str(page)


def test_colleague_who_answered_is_told_by_day_and_not_by_name(row, question):
    second = Confirmation.objects.get(contact__name=OF_OTHERS["name"])
    path, sent = opened(second)
    client().post(path, sent | {"way": "right"})

    page = soup_of(client().get(path_of(question, "en")))

    told = page.select_one(".told").get_text()
    assert "A colleague of yours answered on" in told
    assert OF_OTHERS["name"] not in str(page)


# ------------------------------------------------------------------------------------- refused
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda q: let_days_pass(q, 91), "This link has expired"),
        (lambda q: q.contact.delete(), "This link does not work any more"),
    ],
)
def test_link_whose_time_is_over_says_so_and_nothing_of_the_entry(question, change, words):
    path, sent = opened(question)
    change(question)
    before = snapshot()

    for response in (client().get(path), client().post(path, sent | {"way": "right"})):
        text = response.content.decode()
        assert (response.status_code, words in text) == (410, True)
        assert "Gasse 1" not in text
        assert "no-store" in response.headers["Cache-Control"]
    assert snapshot() == before


def test_wrong_link_opens_nothing(question):
    path = path_of(question, "en")
    own = path.strip("/").split("/")[-1]
    for token in (own[:-1], own + "A", "x", own.replace(":", "%3A", 1)[::-1]):
        response = client().get(path.replace(own, token))
        assert response.status_code == 404
        assert "This link does not work (any more)" in response.content.decode()
    assert Client(SERVER_NAME="localhost").get(path).status_code == 404


class Late(ConfirmationView):
    """The page behind the link, whose organisation goes while the answer is sent."""

    def _answer(self, form):
        self.question.organisation.memberships.all().delete()
        Organisation.objects.get(pk=self.question.organisation_id).delete()
        return super()._answer(form)


def test_answer_for_who_is_deleted_meanwhile_opens_nothing(question):
    path, sent = opened(question, "de")
    request = RequestFactory().post(path, sent | {"way": "right"}, SERVER_NAME=HOST)

    response = Late.as_view()(request, token=token_of(question))

    assert (response.status_code, response.context_data["reason"]) == (410, "gone")
    with override("en"):
        assert "This link does not work any more" in response.render().content.decode()


@pytest.mark.parametrize("made_up", ["[" * 20_000, "9" * 5_000])
def test_made_up_state_of_the_page_is_a_mistake_and_no_failure(question, made_up):
    path, sent = opened(question)

    response = client().post(path, sent | {"way": "right", "opened": made_up})

    question.refresh_from_db()
    assert (response.status_code, question.answered_at) == (200, None)


def test_body_that_is_too_large_is_refused_before_it_is_read(question):
    path, sent = changing(question)

    response = client().post(path, sent | {"description": "x" * 70_000, "way": "propose"})

    question.refresh_from_db()
    assert (response.status_code, question.answered_at) == (413, None)
