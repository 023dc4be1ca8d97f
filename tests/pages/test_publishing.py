"""What waits for the editors and cannot be published: they are told why, wherever they decide."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.choices import Role
from pages.models import LegalPage, StandardPage
from tests.factories.accounts import user_with_role
from tests.factories.pages import LegalPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db

LAW = (
    "„Seite“ kann noch nicht veröffentlicht werden: Straße und Hausnummer: Das Gesetz verlangt"
    " diese Angabe; als Entwurf lässt sich die Seite ohne sie speichern."
)
TAKEN = (
    "„Seite“ kann noch nicht veröffentlicht werden: Kurztitel: Der Kurztitel 'besetzt' wird"
    " innerhalb der übergeordneten Seite unter 'http://localhost:8000/de/' bereits verwendet."
)


@pytest.fixture
def editor():
    client = Client(SERVER_NAME="localhost")
    client.force_login(user_with_role(Role.EDITOR, "localhost"))
    return client


@pytest.fixture
def page(editor):
    """A page that waits with a draft, whose address another page took meanwhile."""
    page = StandardPageFactory(title="Seite", live=False)
    page.slug = "besetzt"
    wait(editor, page)
    StandardPageFactory(slug="besetzt")
    return StandardPage.objects.get(pk=page.pk)


def wait(editor, page):
    page.save_revision()
    user = editor.get("/admin/account/").wsgi_request.user
    page.get_workflow().start(page, user)


def approve(editor, page, **headers):
    task = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/"
    return editor.post(address, {"next": "/admin/"}, headers=headers)


def messages_at(editor, address):
    soup = BeautifulSoup(editor.get(address).content, "html.parser")
    for button in soup.select(".messages button"):  # to the first field with an error
        button.decompose()
    return [" ".join(found.get_text().split()) for found in soup.select(".messages li")]


def state(page):
    found = Page.objects.get(pk=page.pk)
    return found.live, found.workflow_in_progress


def test_page_whose_address_was_taken_goes_on_waiting_and_says_why(editor, page):
    answer = approve(editor, page)

    assert answer.headers["Location"] == "/admin/"
    assert messages_at(editor, "/admin/") == [TAKEN]
    assert state(page) == (False, True)


def test_dialogue_of_the_start_page_closes_and_leads_to_the_message(editor, page):
    answer = approve(editor, page, **{"x-requested-with": "XMLHttpRequest"})

    assert answer.json() == {"step": "success", "redirect": "/admin/"}
    assert messages_at(editor, "/admin/") == [TAKEN]
    assert state(page) == (False, True)


def test_field_that_the_law_asks_for_is_named(editor):
    LegalPage.objects.all().delete()
    page = LegalPageFactory(title="Seite", live=False, street="")
    wait(editor, page)

    approve(editor, page)

    assert messages_at(editor, "/admin/") == [LAW]
    assert state(page) == (False, True)


def test_page_that_can_be_published_is(editor):
    page = StandardPageFactory(live=False)
    wait(editor, page)

    approve(editor, page)

    assert state(page) == (True, False)


@pytest.mark.parametrize(
    "action",
    [
        {"action-publish": "1"},
        {"action-workflow-action": "1", "workflow-action-name": "approve"},
        {"action-publish": "1", "go_live_at": "2099-01-01 12:00"},
    ],
    ids=["publish", "approve", "schedule"],
)
def test_form_of_a_page_shows_what_is_wrong(editor, page, action):
    data = {"title": "Seite", "slug": "besetzt", "body": streamfield([])}

    answer = editor.post(
        f"/admin/pages/{page.pk}/edit/",
        nested_form_data(data | {"comments": inline_formset([])} | action),
    )

    assert list(answer.context["form"].errors) == ["slug"]
    assert state(page) == (False, True)
