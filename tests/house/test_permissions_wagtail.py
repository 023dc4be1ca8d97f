"""Wagtail's and wagtail-localize's own addresses: closed to the anonymous and to other sites."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from wagtail.models import Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from accounts.choices import Role
from pages.models import SiteLanguage, SiteSettings
from tests.factories.accounts import person
from tests.factories.pages import home_of
from tests.house.resolver import addresses, example

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"
# Open to the anonymous, and why.
OPEN = {
    "wagtailadmin_login": "the login itself",
    "wagtailadmin_password_reset": "who has forgotten the password cannot sign in",
    "wagtailadmin_password_reset_done": "the next step of that",
    "wagtailadmin_password_reset_confirm": "the next step of that",
    "wagtailadmin_password_reset_complete": "the last step of that",
    "wagtailadmin_sprite": "icons of the login page",
    "wagtailadmin_javascript_catalog": "words of the login page's scripts",
    "wagtailcore_login": "the login for pages that are private to people with an account",
}
# Not in the admin: they know by themselves what is private.
PUBLIC = {
    "wagtaildocs_serve": 404,
    "wagtaildocs_authenticate_with_password": 404,
    "wagtailcore_authenticate_with_password": 404,
}
WAGTAILS = [address for address in addresses() if not address.is_ours]


def test_wagtails_addresses_are_found():
    names = {address.name for address in WAGTAILS}

    assert len(WAGTAILS) > 200
    assert {"wagtailadmin_pages:edit", "wagtail_localize:edit_string_translation"} <= names
    assert set(OPEN) | set(PUBLIC) <= names


def test_wagtails_addresses_send_the_anonymous_to_the_login():
    client = Client(SERVER_NAME="localhost")
    wrong = {}
    for address in WAGTAILS:
        if address.name in OPEN or address.name in PUBLIC:
            continue
        assert address.path.startswith("/admin/"), address
        for response in (client.get(address.path), client.post(address.path)):
            location = response.headers.get("Location", "")
            if response.status_code != 302 or not location.startswith("/admin/login/?next="):
                wrong[address] = response.status_code

    assert wrong == {}


@pytest.mark.parametrize("name", OPEN)
def test_open_address_answers_the_anonymous(name):
    path = next(address.path for address in WAGTAILS if address.name == name)

    assert Client(SERVER_NAME="localhost").get(path).status_code == 200


@pytest.mark.parametrize("name", PUBLIC)
def test_public_address_shows_nothing_that_is_not_there(name):
    path = next(address.path for address in WAGTAILS if address.name == name)

    assert Client(SERVER_NAME="localhost").get(path).status_code == PUBLIC[name]


# ---------------------------------------------------------------------------------------- roles
# As wagtail-localize's editor sends it.
PASSAGE = encode_multipart(BOUNDARY, {"value": "Changed"})


ROLES = [Role.EDITOR, Role.TRANSLATOR, Role.BOARD, Role.ADMINISTRATION]


# ----------------------------------------------------------------------------------- other sites
ARGUMENTS = {
    "page_id",
    "parent_page_id",
    "page_to_move_id",
    "destination_id",
    "revision_id",
    "translation_id",
    "translation_source_id",
    "string_segment_id",
}


@pytest.fixture
def foreign_pages():
    """Addresses of Wagtail with a page of the other site in place of each argument."""
    home = home_of(OTHER)
    page = home_of(OTHER, "en").get_children()[0]
    translation = Translation.objects.get(source__object_id=page.translation_key)
    numbers = {
        "page_id": page.pk,
        "parent_page_id": home.pk,
        "page_to_move_id": page.pk,
        "destination_id": home_of().pk,
        "revision_id": page.latest_revision_id,
        "translation_id": translation.pk,
        "translation_source_id": translation.source_id,
        "string_segment_id": StringSegment.objects.filter(source=translation.source)[0].pk,
    }
    return {
        address.name: example(address.route, numbers)
        for address in WAGTAILS
        if any(f":{name}>" in address.route for name in ARGUMENTS)
    }


def snapshot():
    models = (Page, Revision, StringTranslation, Translation, SiteSettings, SiteLanguage)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_pages_of_another_site_are_not_shown(foreign_pages):
    editor = person(Role.ADMINISTRATION)

    shown = {name for name, path in foreign_pages.items() if editor.get(path).status_code == 200}

    assert len(foreign_pages) > 40
    assert shown == set()


def test_explorer_lists_nothing_of_another_site():
    page = home_of(OTHER)
    editor = person(Role.EDITOR)

    root, inside = (editor.get(f"/admin/pages/{path}") for path in ("", f"{page.pk}/"))

    soup = BeautifulSoup(root.content, "html.parser")
    listed = sorted(a["href"] for a in soup.select("table.listing .title-wrapper a"))
    own = (home_of().pk, home_of(language_code="en").pk)
    assert listed == sorted(f"/admin/pages/{pk}/edit/" for pk in own)
    assert (inside.status_code, inside.headers["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_another_site_are_not_changed(role, foreign_pages):
    client = person(role)
    before = snapshot()
    data = {"title": "Geändert", "slug": "geaendert", "action-publish": "1", "value": "Changed"}

    answers = {name: client.post(path, data).status_code for name, path in foreign_pages.items()}
    for path in foreign_pages.values():
        client.put(path, PASSAGE, MULTIPART_CONTENT)
        client.delete(path)

    assert snapshot() == before
    assert set(answers.values()) <= {200, 302, 403, 404, 405}


def test_translator_changes_the_own_language_alone():
    translator = person(Role.TRANSLATOR)
    german, english = home_of(), home_of(language_code="en")
    translation = Translation.objects.get(source__object_id=english.translation_key)
    segment = StringSegment.objects.get(source=translation.source, context__path="motto")
    path = f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"

    motto = encode_multipart(BOUNDARY, {"value": "A new motto"})
    answer = translator.put(path, motto, MULTIPART_CONTENT)
    translator.post(f"/admin/pages/{german.pk}/edit/", {"title": "Geändert"})

    assert answer.status_code == 200
    assert StringTranslation.objects.get(context__path="motto", locale=english.locale, context__object_id=english.translation_key).data == "A new motto"  # fmt: skip
    assert home_of().title == german.title
