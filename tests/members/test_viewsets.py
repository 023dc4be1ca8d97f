"""The register's lists in the admin: each board sees its own site's rows and no other's."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry, Site

from accounts.choices import Role
from members.models import Contact, Organisation, Topic
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.members import (
    ContactFactory,
    OrganisationFactory,
    posted,
)
from tests.members.rows import OTHER, OWN, row_of, unsaved

pytestmark = pytest.mark.django_db

MODELS = ["organisation", "membership", "contact"]
ROWS = [*MODELS, "topic"]


def listed(response):
    """Return the first cell of each row of a list."""
    soup = BeautifulSoup(response.content, "html.parser")
    return [
        " ".join(cell.get_text().split()) for cell in soup.select("table.listing .title-wrapper")
    ]


@pytest.mark.parametrize("model", ROWS)
def test_list_shows_own_rows_alone(board, model):
    row_of(model, OTHER, name="Fremder Verein")
    row = row_of(model, OWN, name="Eigener Verein")

    response = board.get(reverse(f"{model}:index"))

    name = row.name if model == "contact" else "Eigener Verein"
    assert listed(response) == [name]
    assert "Fremder Verein" not in response.content.decode()


@pytest.mark.parametrize("model", MODELS)
def test_list_of_the_administrator_shows_the_rows_of_all_sites(client, model):
    client.force_login(UserFactory(is_superuser=True))
    row_of(model, OWN, name="Aaaa Verein")

    response = client.get(reverse(f"{model}:index"))

    own = {"organisation": 73, "membership": 71, "contact": Contact.objects.count()}
    assert response.context["page_obj"].paginator.count == own[model]


@pytest.mark.parametrize("model", ROWS)
@pytest.mark.parametrize("role", [Role.EDITOR, Role.TRANSLATOR])
def test_list_is_closed_to_those_who_do_not_keep_the_register(client, model, role):
    client.force_login(user_with_role(role, OWN))

    response = client.get(reverse(f"{model}:index"))

    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("model", ROWS)
@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage"])
def test_row_opens_for_its_own_board(board, model, view):
    row = row_of(model, OWN)

    response = board.get(reverse(f"{model}:{view}", args=[row.pk]))

    assert response.status_code == 200
    shown = row.name if model == "contact" and view in {"edit", "delete"} else str(row)
    assert shown in response.content.decode()


@pytest.mark.parametrize("model", ROWS)
@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_row_of_another_site_does_not_exist(board, model, view, method):
    row = row_of(model, OTHER)

    response = getattr(board, method)(reverse(f"{model}:{view}", args=[row.pk]), posted(row))

    assert response.status_code == 404
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", ROWS)
@pytest.mark.parametrize("view", ["index", "index_results", "add"])
def test_lists_ask_the_anonymous_to_sign_in(client, model, view):
    address = reverse(f"{model}:{view}")

    response = client.get(address)

    assert (response.status_code, response["Location"]) == (
        302,
        f"{reverse('wagtailadmin_login')}?next={address}",
    )


def test_list_says_what_follows_from_the_periods(board):
    OrganisationFactory(site=Site.objects.get(hostname=OWN), name="Antrag")
    row_of("membership", OWN, name="Mitglied")

    soup = BeautifulSoup(board.get(reverse("organisation:index")).content, "html.parser")

    rows = [[" ".join(c.get_text().split()) for c in row("td")] for row in soup.select("tbody tr")]
    assert [(row[1].split()[0], row[3]) for row in rows] == [
        ("Antrag", "Antrag"),
        ("Mitglied", "Aktiv"),
    ]


@pytest.mark.parametrize("model", ROWS)
def test_list_asks_the_database_no_more_for_more_rows(
    board, model, django_assert_max_num_queries, django_assert_num_queries
):
    for number in range(3):
        row_of(model, OWN, name=f"Zeile {number}")
    address = reverse(f"{model}:index")
    board.get(address)
    with django_assert_max_num_queries(25) as first:
        board.get(address)
    for number in range(57):
        row_of(model, OWN, name=f"Weitere {number}")

    with django_assert_num_queries(len(first)):
        response = board.get(address)

    assert response.context["page_obj"].paginator.count == 60


def page_of(row):
    """Return where a form leads once its row is saved."""
    if isinstance(row, Topic):
        return reverse("topic:index")
    organisation = row.pk if isinstance(row, Organisation) else row.organisation_id
    return reverse("organisation:inspect", args=[organisation])


@pytest.mark.parametrize("model", ROWS)
def test_row_is_created_for_the_own_site(board, model):
    new = unsaved(model, OWN)
    before = type(new).objects.count()

    response = board.post(reverse(f"{model}:add"), posted(new))

    row = type(new).objects.order_by("pk").last()
    sent = {name: value for name, value in posted(row).items() if name != "opened"}
    assert (response.status_code, response["Location"]) == (302, page_of(row))
    assert type(new).objects.count() == before + 1
    assert sent == posted(new)


@pytest.mark.parametrize("model", ROWS)
def test_row_is_not_created_for_another_site(board, model):
    new = unsaved(model, OTHER)
    before = type(new).objects.count()

    response = board.post(reverse(f"{model}:add"), posted(new))

    field = "site" if model in ("organisation", "topic") else "organisation"
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert type(new).objects.count() == before


@pytest.mark.parametrize("model", MODELS)
def test_row_is_not_handed_to_another_site(board, model):
    row = row_of(model, OWN)
    field = "site" if model == "organisation" else "organisation"
    foreign = row_of("organisation", OTHER)
    target = foreign.site.pk if model == "organisation" else foreign.pk

    response = board.post(reverse(f"{model}:edit", args=[row.pk]), posted(row) | {field: target})

    assert list(response.context["form"].errors) == [field]
    before = getattr(row, f"{field}_id")
    row.refresh_from_db()
    assert getattr(row, f"{field}_id") == before


def test_form_offers_own_sites_and_organisations_alone(board):
    own, _other = (row_of("organisation", OWN) for _number in range(2))
    foreign = row_of("organisation", OTHER)

    site = board.get(reverse("organisation:add")).context["form"].fields["site"]
    add = reverse("contact:add")
    queries = (f"?organisation={own.pk}", f"?organisation={foreign.pk}")
    offered = [
        list(board.get(add + query).context["form"].fields["organisation"].queryset)
        for query in queries
    ]

    assert (list(site.queryset), site.initial) == ([own.site], own.site)
    assert offered == [[own], []]


def test_row_is_deleted_by_its_own_board(board):
    row = row_of("organisation", OWN)

    board.post(reverse("organisation:delete", args=[row.pk]))

    assert not Organisation.objects.filter(pk=row.pk).exists()


def test_history_of_an_organisation_never_names_its_contacts(board):
    row = row_of("organisation", OWN)
    contact = ContactFactory.build(
        organisation=row, name="Testperson Geheim", email="geheim@example.org"
    )
    board.post(reverse("contact:add"), posted(contact))
    contact = row.contacts.get(name=contact.name)
    board.post(reverse("contact:edit", args=[contact.pk]), posted(contact) | {"function": "Kasse"})
    board.post(reverse("organisation:edit", args=[row.pk]), posted(row) | {"name": "Neuer Name"})
    board.post(reverse("contact:delete", args=[contact.pk]))

    board.get(reverse("contact:index"))  # shows the messages about the contact, and is done with it

    history = board.get(reverse("organisation:history", args=[row.pk])).content.decode()

    entries = ModelLogEntry.objects.for_instance(row)
    assert [(entry.action, entry.label) for entry in entries] == [
        ("wagtail.edit", "Neuer Name"),
        ("wagtail.edit", "Neuer Name"),
    ]
    assert entries[0].data == {"changes": {"contacts": []}}
    assert not ModelLogEntry.objects.filter(label__contains="Geheim").exists()
    for secret in ("Testperson Geheim", "geheim@example.org", "Kasse"):
        assert secret not in history
