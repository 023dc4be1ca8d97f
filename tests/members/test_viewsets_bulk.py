"""Many organisations at once, from their list."""

import csv
import io
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import ModelLogEntry, Site

from accounts.choices import Role
from members import exporting
from members.models import Organisation
from members.viewsets.bulk import BULK_ACTIONS, in_words
from tests.factories.accounts import user_with_role
from tests.factories.members import (
    ContactFactory,
    MembershipFactory,
    OrganisationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

OTHER = "localhost"
ADD, REMOVE, EXPORT = (
    f"organisation:bulk_{name}" for name in ("add_topics", "remove_topics", "export")
)


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def said(response, client):
    """Return what is said above the page that an answer leads to."""
    found = soup_of(client.get(response["Location"])).select(".messages li")
    return [" ".join(message.get_text(" ").split()) for message in found]


def shown(client, name, query):
    """Open an action, and return its address, what it names, and how many that are."""
    address = f"{reverse(name)}?{query}"
    soup = soup_of(client.get(address))
    number = soup.select_one("[name=number_seen]")
    return address, [li.get_text() for li in soup.select(".desk-notices bdi")], number and number["value"]  # fmt: skip


def with_topic(*rows):
    """Return the names of those organisations that have a topic."""
    return [row.name for row in rows if Organisation.objects.get(pk=row.pk).topics.exists()]


def test_ticked_organisations_get_topics_and_the_list_is_as_it_was(board, site):
    topic = TopicFactory(site=site)
    rows = [OrganisationFactory(site=site, name=f"Verein {n}") for n in "ABC"]
    rows[1].topics.add(topic)
    rows[1].save()
    query = f"q=verein&ordering=number&p=1&chosen={rows[0].pk}&chosen={rows[1].pk}"

    address, names, number = shown(board, ADD, query)
    response = board.post(address, {"number_seen": number, "topics": [topic.pk]})

    assert (names, number) == (["Verein A", "Verein B"], "2")
    assert with_topic(*rows) == ["Verein A", "Verein B"]
    assert response["Location"] == f"{reverse('organisation:index')}?q=verein&ordering=number"
    words = gettext("Changed: %(changed)s. As it was before: %(left)s.")
    assert said(response, board) == [words % {"changed": in_words(1), "left": "1"}]


def test_all_that_the_list_finds_are_meant_on_all_of_its_pages(board, site):
    topic = TopicFactory(site=site)
    rows = [OrganisationFactory(site=site, name=f"Chor {n:02}", town="Pirna") for n in range(60)]
    other = OrganisationFactory(site=site, name="Verein", town="Pirna")
    soup = soup_of(board.get(reverse("organisation:index"), {"q": "chor", "status": "application"}))
    form = soup.select_one("form:has([name=all])")
    query = "&".join(f"{field['name']}={field['value']}" for field in form.select("[type=hidden]"))

    address, names, number = shown(board, ADD, f"{query}&all=1")
    board.post(address, {"number_seen": number, "topics": [topic.pk]})

    assert query == "q=chor&status=application"
    assert (len(names), number) == (10, "60")
    assert len(with_topic(*rows, other)) == 60


def test_topics_are_taken_away_and_only_those_offered_that_are_there(board, site):
    topics = [TopicFactory(site=site, name=name) for name in ("Testa", "Testb")]
    row = OrganisationFactory(site=site, topics=topics[:1])
    query = f"chosen={row.pk}"

    response = board.get(f"{reverse(REMOVE)}?{query}")
    board.post(f"{reverse(REMOVE)}?{query}", {"number_seen": "1", "topics": [topics[0].pk]})

    assert list(response.context["form"].fields["topics"].queryset) == topics[:1]
    assert with_topic(row) == []


def test_foreign_erased_and_meaningless_keys_are_left_out(board, site):
    own = OrganisationFactory(site=site, name="Eigen")
    foreign = OrganisationFactory(name="Fremd")
    erased = OrganisationFactory(site=site, name="Weg", erased_on=date(2026, 1, 1))
    topic, foreign_topic = TopicFactory(site=site), TopicFactory()
    keys = [own.pk, foreign.pk, erased.pk, "x", "9" * 30]
    query = "&".join(f"chosen={key}" for key in keys)

    address, names, number = shown(board, ADD, query)
    refused = board.post(address, {"number_seen": "1", "topics": [foreign_topic.pk]})
    board.post(address, {"number_seen": "1", "topics": [topic.pk]})

    assert (names, number) == (["Eigen"], "1")
    assert list(refused.context["form"].errors) == ["topics"]
    assert with_topic(own, foreign, erased) == ["Eigen"]


@pytest.mark.parametrize("query", ["", "q=verein", "chosen=x"])
def test_who_ticked_nothing_is_told(board, site, query):
    OrganisationFactory(site=site, name="Verein")
    topic = TopicFactory(site=site)

    address, names, number = shown(board, ADD, query)
    response = board.post(address, {"number_seen": "0", "topics": [topic.pk]})

    assert (names, number, response.status_code) == ([], None, 200)
    assert not Organisation.topics.through.objects.filter(topic=topic).exists()


def test_list_that_finds_others_by_now_is_shown_once_more(board, site):
    topic = TopicFactory(site=site)
    rows = [OrganisationFactory(site=site, name="Chor")]
    address, _names, number = shown(board, ADD, "q=chor&all=1")
    rows.append(OrganisationFactory(site=site, name="Chor Nord"))

    told = board.post(address, {"number_seen": number, "topics": [topic.pk]})

    assert (told.status_code, with_topic(*rows)) == (200, [])
    soup = soup_of(told)
    assert soup.select_one("[name=number_seen]")["value"] == "2"
    assert soup.select_one(f"[name=topics][value='{topic.pk}']").has_attr("checked")


def exported(response):
    text = b"".join(response).decode("utf-8-sig")
    return [row[1] for row in csv.reader(io.StringIO(text), delimiter=";")][1:]


def test_chosen_are_exported_as_the_whole_register_is(board, site):
    rows = [OrganisationFactory(site=site, name=f"Verein {n}") for n in "ABC"]
    ContactFactory(organisation=rows[0], name="Testperson Geheim")
    query = f"chosen={rows[0].pk}&chosen={rows[2].pk}"

    response = board.post(f"{reverse(EXPORT)}?{query}", {"number_seen": "2", "format": "csv"})

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert exported(response) == ["Verein A", "Verein C"]
    assert "Testperson" not in response.content.decode()
    entry = ModelLogEntry.objects.get(action=exporting.ACTION)
    assert entry.data == {"organisations": 2, "format": "csv", "contacts": False, "as_of": None}


def test_list_of_a_day_is_exported_as_of_that_day(board, site):
    for name, year in (("Alt", 2001), ("Neu", 2021)):
        row = OrganisationFactory(site=site, name=name)
        MembershipFactory(organisation=row, started_on=date(year, 1, 1))

    response = board.post(
        f"{reverse(EXPORT)}?on=2010-01-01&all=1", {"number_seen": "1", "format": "csv"}
    )

    assert exported(response) == ["Alt"]
    entry = ModelLogEntry.objects.get(action=exporting.ACTION)
    assert entry.data["as_of"] == "2010-01-01"


def test_organisations_of_two_registers_are_not_exported_in_one_file(client, site):
    client.force_login(user_with_role(Role.BOARD, OTHER, is_superuser=True))
    rows = [OrganisationFactory(site=site), OrganisationFactory()]
    query = "&".join(f"chosen={row.pk}" for row in rows)

    response = client.post(f"{reverse(EXPORT)}?{query}", {"number_seen": "2", "format": "csv"})

    assert len(response.context["form"].non_field_errors()) == 1
    assert not ModelLogEntry.objects.filter(action=exporting.ACTION).exists()


def test_topics_of_two_registers_are_told_apart(client, site):
    client.force_login(user_with_role(Role.BOARD, OTHER, is_superuser=True))
    rows = [OrganisationFactory(site=site), OrganisationFactory()]
    for row in rows:
        TopicFactory(site=row.site, name="Testsport")
    query = "&".join(f"chosen={row.pk}" for row in rows)

    form = client.get(f"{reverse(ADD)}?{query}").context["form"]

    labels = [label for _value, label in form.fields["topics"].choices if "Testsport" in label]
    assert sorted(labels) == sorted(
        f"Testsport ({row.site.site_name or row.site.hostname})" for row in rows
    )


@pytest.mark.parametrize("name", [ADD, REMOVE, EXPORT])
@pytest.mark.parametrize("role", [Role.EDITOR, Role.TRANSLATOR])
def test_those_who_do_not_keep_the_register_are_refused(client, site, name, role):
    client.force_login(user_with_role(role, site.hostname))
    topic = TopicFactory(site=site)
    row = OrganisationFactory(site=site)

    response = client.post(
        f"{reverse(name)}?chosen={row.pk}",
        {"number_seen": "1", "topics": [topic.pk], "format": "csv"},
    )

    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))
    assert with_topic(row) == []
    assert not ModelLogEntry.objects.filter(action=exporting.ACTION).exists()


def test_list_offers_a_box_for_each_row_and_a_button_for_each_action(board, site):
    row = OrganisationFactory(site=site, name="Verein <b>")
    OrganisationFactory(site=site, name="Weg", erased_on=date(2026, 1, 1))

    soup = soup_of(board.get(reverse("organisation:index")))

    [box] = soup.select("input[name=chosen]")
    assert box["value"] == str(row.pk)
    assert "Verein <b>" in box.find_parent("label").get_text()
    form = box.find_parent("form")
    assert [button["formaction"] for button in form.select("button[formaction]")] == [
        reverse(f"organisation:bulk_{action.name}") for action in BULK_ACTIONS
    ]
    assert form.select("[name=all]") == []


def test_pages_of_many_ask_no_more_than_those_of_few(
    board, django_assert_max_num_queries, django_assert_num_queries
):
    # Of SQLite's statements each writes a part of many rows.
    more = 3 if connection.vendor == "sqlite" else 0
    site = Site.objects.get(hostname="auslaenderrat.localhost")
    topic = TopicFactory(site=site)
    OrganisationFactory(site=site, name="Chor", topics=[topic])

    def fill(number):
        Organisation.objects.bulk_create(
            Organisation(site=site, number=f"{number}-{n}", name=f"Verein {n}", search_text="verein")
            for n in range(number)
        )  # fmt: skip

    fill(3)
    address = f"{reverse(ADD)}?q=verein&all=1"
    board.get(address)
    with django_assert_max_num_queries(25) as few:
        board.get(address)
    shown_before = len(few)
    with django_assert_max_num_queries(30) as sent:
        board.post(address, {"number_seen": "3", "topics": [topic.pk]})
    sent_before = len(sent)
    board.get(reverse("organisation:index"))
    fill(297)

    with django_assert_num_queries(shown_before):
        board.get(address)
    with django_assert_max_num_queries(sent_before + more):
        board.post(address, {"number_seen": "300", "topics": [topic.pk]})
    assert Organisation.topics.through.objects.filter(topic=topic).count() == 301
