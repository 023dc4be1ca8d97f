"""The yearly question at the desk: asking, the lists, and what members propose."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from members.confirmations import Answer, answer
from members.models import Confirmation, Contact, Letter, Organisation
from tests.factories.accounts import user_with_role
from tests.factories.members import OrganisationFactory
from tests.members.confirmations.asked import HOST, asked, member

pytestmark = pytest.mark.django_db

LIST = reverse("register_confirmations")
ASK = reverse("register_ask_overdue")


@pytest.fixture
def board(client):
    user = user_with_role(Role.BOARD, HOST, first_name="Ada", last_name="Vorstand")
    client.force_login(user)
    client.user = user
    return client


def soup_of(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names(board, query=""):
    return [cell.a.get_text() for cell in soup_of(board.get(f"{LIST}{query}")).select("tbody th")]


def proposed(name="Testverein Mut", **values):
    row = member(f"{name.split()[-1].lower()}@example.org", name=name, street="Alt 1")
    return answer(asked(row)[0], Answer(values=values or {"street": "Neu 2"}))


# ------------------------------------------------------------------------------------- the lists
def test_list_has_what_waits_what_is_open_and_who_is_overdue(board):
    proposed("Testverein Eins")
    asked(member("zwei@example.org", name="Testverein Zwei"))
    member("drei@example.org", name="Testverein Drei")
    member(name="Testverein Vier")
    fresh = member("fuenf@example.org", name="Testverein Fünf")
    Organisation.objects.filter(pk=fresh.pk).update(confirmed_on=timezone.localdate())
    foreign = member("fremd@example.org", name="Fremd", host="localhost")
    asked(foreign)

    assert names(board) == ["Testverein Eins"]
    assert names(board, "?show=open") == ["Testverein Zwei"]
    overdue = [f"Testverein {number}" for number in ("Drei", "Eins", "Vier", "Zwei")]
    assert names(board, "?show=overdue") == overdue
    assert names(board, "?show=unreached") == ["Testverein Vier"]
    assert names(board, "?show=overdue&q=zwei") == ["Testverein Zwei"]
    assert names(board, "?show=open&q=eins") == []
    page = soup_of(board.get(f"{LIST}?show=nothing"))
    counts = [link.get_text().rpartition("(")[2] for link in page.select("nav.desk-pages a")]
    assert counts == ["1)", "1)", "4)", "1)"]
    assert page.select_one(f'a[href="{ASK}"]') is not None


def test_list_has_pages_of_thirty_and_queries_do_not_grow(board):
    def number_of_queries(query):
        with CaptureQueriesContext(connection) as found:
            page = soup_of(board.get(f"{LIST}{query}"))
        return len(found), len(page.select("tbody tr"))

    member("a@example.org")
    few = {part: number_of_queries(f"?show={part}")[0] for part in ("open", "overdue")}
    rows = [member(f"a{number}@example.org") for number in range(31)]
    asked(*rows)

    for part in ("open", "overdue"):
        queries, shown = number_of_queries(f"?show={part}&q=testverein")
        assert (shown, queries <= few[part] + 4) == (30, True)
        assert queries <= 25
    assert number_of_queries("?show=open&q=testverein&p=2")[1] == 1


# ---------------------------------------------------------------------------------------- asking
def test_all_overdue_are_asked_after_their_number_was_told(board):
    rows = [member(f"a{number}@example.org", f"b{number}@example.org") for number in range(2)]
    member("fremd@example.org", host="localhost")
    page = soup_of(board.get(ASK))
    number = page.select_one('[name="number"]')["value"]
    assert number == "2"
    member("neu@example.org")

    told = board.post(ASK, {"number": number})
    assert (told.status_code, Letter.objects.count()) == (200, 0)
    board.post(ASK, {"number": "3"})

    found = Letter.objects.values_list("organisation", flat=True)
    assert {*found} >= {row.pk for row in rows}
    assert (len(found), len({*found})) == (5, 3)
    assert {*Confirmation.objects.values_list("asked_by", flat=True)} == {board.user.pk}
    assert "desk-done" in board.get(ASK).content.decode()


def test_one_organisation_is_asked_by_a_button_of_its_page(board):
    row = member("ada@example.org", "bea@example.org")
    overview = reverse("organisation:inspect", args=[row.pk])
    way = soup_of(board.get(overview)).select_one('a[href*="/ask/"]')["href"]
    assert "ada@example.org" in board.get(way).content.decode()
    assert Confirmation.objects.count() == 0

    response = board.post(way)
    board.post(way)

    assert response["Location"] == f"{overview}#confirmations"
    assert Letter.objects.filter(organisation=row).count() == 2
    page = soup_of(board.get(overview))
    told = page.select("#confirmations ~ .desk-scroll")[0].get_text()
    assert "Testperson ada" in told
    assert "Ada Vorstand" in told
    assert soup_of(board.get(way)).select('main button[type="submit"]') == []


def test_applicants_are_not_asked(board):
    applicant = OrganisationFactory(site=member().site)
    Contact.objects.create(organisation=applicant, name="A", email="a@example.org")

    board.post(reverse("organisation:ask", args=[applicant.pk]))

    assert Confirmation.objects.count() == 0


def test_many_are_asked_from_the_list(board):
    rows = [member(f"a{number}@example.org") for number in range(3)]
    asked(rows[0])
    chosen = "&".join(f"chosen={row.pk}" for row in rows[:2])
    address = f"{reverse('organisation:bulk_ask')}?{chosen}"
    form = soup_of(board.get(address)).select_one("main form")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")}

    response = board.post(address, sent)

    assert response.status_code == 302
    assert {letter.organisation for letter in Letter.objects.all()} == {*rows[:2]}
    assert Letter.objects.count() == 2


# ------------------------------------------------------------------------------------- proposals
def test_difference_is_shown_and_accepted_field_by_field(board):
    question = proposed(street="Neu 2", short_name="TV", description="<b>neu</b>")
    address = reverse("register_proposal", args=[question.pk])
    page = soup_of(board.get(address))
    cells = [[" ".join(c.get_text(" ").split()) for c in row("td")] for row in page.select("tbody tr")]  # fmt: skip
    assert cells == [["–", "TV"], ["Alt 1", "Neu 2"], ["–", "<b>neu</b>"]]
    assert len(page.select("[name=accept][checked]")) == 3
    stamps = {field["name"]: field["value"] for field in page.select("[name^=stamp_]")}

    board.post(address, stamps | {"accept": ["street"], "way": "accept"})

    row = Organisation.objects.get(pk=question.organisation_id)
    assert (row.street, row.short_name, row.description) == ("Neu 2", "", "")
    decided = soup_of(board.get(address))
    assert "Ada Vorstand" in decided.get_text()
    assert decided.select("main form") == []
    facts = [[dd.get_text() for dd in div("dd")] for div in decided.select(".desk-facts > div")]
    assert list(map(len, facts)) == [1, 2]


def test_reject_all_changes_nothing_whatever_is_ticked(board):
    question = proposed()

    board.post(reverse("register_proposal", args=[question.pk]), {"accept": ["street"], "way": "reject"})  # fmt: skip

    question.refresh_from_db()
    assert (question.accepted, question.decided_by) == ([], board.user)
    assert Organisation.objects.get(pk=question.organisation_id).street == "Alt 1"
    assert Letter.objects.filter(kind="answer").count() == 1


def test_value_that_changed_since_is_told_and_not_ticked(board):
    question = proposed(street="Neu 2", short_name="TV")
    address = reverse("register_proposal", args=[question.pk])
    page = soup_of(board.get(address))
    stamps = {field["name"]: field["value"] for field in page.select("[name^=stamp_]")}
    Organisation.objects.filter(pk=question.organisation_id).update(street="Drei 3")

    told = soup_of(board.post(address, stamps | {"accept": ["street", "short_name"], "way": "accept"}))  # fmt: skip
    assert Organisation.objects.get(pk=question.organisation_id).short_name == ""
    [invalid] = told.select("[name=accept][aria-invalid]")
    assert (invalid["value"], told.select_one(f"#{invalid['aria-describedby']}") is None) == ("street", False)  # fmt: skip
    fresh = soup_of(board.get(address))
    assert [field["value"] for field in fresh.select("[name=accept][checked]")] == ["short_name"]
    assert "Drei 3" in fresh.get_text()


def test_value_that_cannot_be_kept_is_told_at_its_field(board):
    question = proposed(founded_year=99)
    address = reverse("register_proposal", args=[question.pk])
    page = soup_of(board.get(address))
    stamps = {field["name"]: field["value"] for field in page.select("[name^=stamp_]")}

    told = soup_of(board.post(address, stamps | {"accept": ["founded_year"], "way": "accept"}))

    assert told.select_one("#error-founded_year") is not None
    question.refresh_from_db()
    assert question.waits_for_the_board


def test_second_of_two_board_members_is_told(board, client):
    question = proposed()
    address = reverse("register_proposal", args=[question.pk])
    board.post(address, {"way": "reject"})

    response = board.post(address, {"accept": ["street"], "way": "accept"}, follow=True)

    assert response.redirect_chain == [(address, 302)]
    assert [*response.context["messages"]][-1].level_tag == "error"
    assert Organisation.objects.get(pk=question.organisation_id).street == "Alt 1"


def test_answers_without_changes_and_questions_have_no_page_to_decide_on(board):
    open_question = asked(member("ada@example.org"))[0]
    right = answer(asked(member("bea@example.org"))[0], Answer())

    for question in (open_question, right):
        assert board.get(reverse("register_proposal", args=[question.pk])).status_code == 404


def test_story_tells_what_the_member_said(board):
    question = proposed()
    board.post(reverse("register_proposal", args=[question.pk]), {"way": "reject"})

    page = soup_of(board.get(reverse("organisation:inspect", args=[question.organisation_id])))

    assert len(page.select(".desk-story > li")) == 2
    assert page.select_one(f'a[href="{reverse("register_proposal", args=[question.pk])}"]')


def test_menu_leads_to_the_confirmations(board):
    assert LIST in board.get("/admin/organisation/").content.decode()


def test_member_page_says_when_the_entry_was_confirmed():
    row = member(host="localhost", name="Mut")
    Organisation.objects.filter(pk=row.pk).update(confirmed_on=timezone.localdate().replace(2026, 9, 7))  # fmt: skip

    found = Client(SERVER_NAME="localhost").get(f"/de/mitglieder/{row.pk}-mut/")

    time = BeautifulSoup(found.content, "html.parser").select_one('time[datetime="2026-09"]')
    assert time.get_text() == "September 2026"
