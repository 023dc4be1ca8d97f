"""The forms of pages: what their tabs are called, and that every type of page can be previewed."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from accounts.choices import Role
from alliances.models import AllianceIndexPage, AlliancePage
from members.models import MemberDirectoryPage
from pages.choices import LegalKind
from pages.models import HomePage, LegalPage, StandardPage, StatementPage
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.pages import AllianceIndexPageFactory, home_of

pytestmark = pytest.mark.django_db

TYPES = sorted((model for model in get_page_models() if model is not Page), key=str)
EMPTY = nested_form_data(
    {
        "title": "Neu",
        "slug": "neu",
        "body": streamfield([]),
        "partners": streamfield([]),
        "links": streamfield([]),
        "introduction": rich_text(""),
        "known_gaps": rich_text(""),
        "enforcement_body": rich_text(""),
        "kind": LegalKind.PRIVACY,
        "role": "member",
        "date_precision": "year",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }
)


def client_of(user):
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def previewed(path, data):
    """Send a form to its preview and return what the preview shows."""
    client = client_of(UserFactory(is_superuser=True))
    answer = client.post(path, data)
    assert answer.json() == {"is_valid": True, "is_available": True}
    shown = client.get(f"{path}?in_preview_panel=true")
    assert shown.status_code == 200
    return BeautifulSoup(shown.content, "html.parser")


def parent_of(model):
    if model is HomePage:
        return Page.get_first_root_node()
    return AllianceIndexPageFactory() if model is AlliancePage else home_of()


@pytest.mark.parametrize("model", TYPES)
def test_new_page_is_previewed_before_it_is_saved(model):
    LegalPage.objects.all().delete()
    options = model._meta
    parent = parent_of(model).pk
    path = f"/admin/pages/add/{options.app_label}/{options.model_name}/{parent}/preview/"

    soup = previewed(path, EMPTY)

    assert "Neu" in soup.select_one("main h1").get_text()


@pytest.mark.parametrize(
    "model",
    [HomePage, StandardPage, StatementPage, AllianceIndexPage, AlliancePage, MemberDirectoryPage],
)
def test_draft_of_a_page_is_previewed(model):
    page = model.objects.live().filter(locale__language_code="de").order_by("path")[0]

    soup = previewed(f"/admin/pages/{page.pk}/edit/preview/", EMPTY | {"slug": page.slug})

    assert "Neu" in soup.select_one("main h1").get_text()
    assert model.objects.get(pk=page.pk).title == page.title


@pytest.mark.parametrize("model", TYPES)
def test_preview_begins_with_the_phone(model):
    page = model()

    assert page.default_preview_size == "mobile"
    assert page.preview_sizes[0]["device_width"] <= 390


def test_tabs_are_called_what_they_hold():
    page = StandardPage.objects.filter(locale__language_code="de")[0]
    answer = client_of(user_with_role(Role.EDITOR, "localhost")).get(
        f"/admin/pages/{page.pk}/edit/"
    )

    soup = BeautifulSoup(answer.content, "html.parser")
    found = [next(tab.stripped_strings) for tab in soup.select("[role=tab]")]
    assert found == ["Inhalt", "Suche und Menü"]


def test_form_has_a_schedule_and_comments():
    page = StandardPage.objects.filter(locale__language_code="de")[0]
    answer = client_of(user_with_role(Role.EDITOR, "localhost")).get(
        f"/admin/pages/{page.pk}/edit/"
    )

    content = answer.content.decode()
    assert re.findall(r'name="(go_live_at|expire_at)"', content) == ["go_live_at", "expire_at"]
    assert 'data-side-panel-toggle="comments"' in content


def test_form_of_a_home_page_asks_for_no_address():
    answer = client_of(user_with_role(Role.EDITOR, "localhost")).get(
        f"/admin/pages/{home_of().pk}/edit/"
    )

    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select("[name=slug], [name=show_in_menus]") == []
    assert len(soup.select("[name=seo_title], [name=search_description]")) == 2
