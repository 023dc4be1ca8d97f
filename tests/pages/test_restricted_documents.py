"""Documents that ask for a password or an account before they are handed out."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from pages.models import HomePage
from tests.factories.accounts import UserFactory
from tests.factories.files import DocumentFactory
from tests.factories.pages import home_of
from tests.pages.visiting import line, sent, soup_of

pytestmark = pytest.mark.django_db

WRONG = "Das eingegebene Passwort ist falsch. Bitte versuchen Sie es erneut."


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def restricted(kind):
    """Make a document that only some may read, and return its address."""
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind, password="Sesam"
    )
    return DocumentFactory(collection=collection).url


def test_document_with_a_password_asks_for_it_in_our_look(visitor):
    soup = soup_of(visitor.get(restricted("password")))

    field = soup.select_one("input[type=password]")
    assert (soup.html["lang"], line(soup.title), line(soup.h1)) == (
        "de",
        "Passwort erforderlich – DSM",
        "Passwort erforderlich",
    )
    assert "Dieses Dokument lässt sich mit einem Passwort öffnen." in line(soup.main)
    assert line(soup.select_one(f"label[for={field['id']}]")) == "Passwort"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select_one("nav.menu") is not None
    assert soup.select("main script, main style, main [style], main [onclick]") == []


def test_wrong_password_is_said_at_the_field(visitor):
    asked = soup_of(visitor.get(restricted("password")))

    soup = soup_of(sent(visitor, asked, password="Kümmel"))

    field = soup.select_one("input[type=password]")
    assert field["aria-invalid"] == "true"
    assert line(soup.select_one(f"[id={field['aria-describedby']}]")) == WRONG


def test_right_password_hands_the_document_out(visitor):
    address = restricted("password")

    response = sent(visitor, soup_of(visitor.get(address)), password="Sesam")

    assert (response.status_code, response["Location"]) == (302, address)
    document = visitor.get(address)
    handed_out = b"".join(document.streaming_content)
    document.close()
    assert (document.status_code, handed_out[:4]) == (200, b"xxxx")


def test_form_that_is_opened_by_itself_leads_to_the_home_page(visitor):
    action = soup_of(visitor.get(restricted("password"))).select_one("main form")["action"]

    response = sent(visitor, soup_of(visitor.get(action)), password="Sesam")

    assert (response.status_code, response["Location"]) == (302, "/de/")


def test_form_is_shown_where_no_language_is_on(visitor):
    address = restricted("password")
    HomePage.of_site(home_of().get_site()).update(live=False)

    soup = soup_of(visitor.get(address))

    assert soup.select_one("[name=return_url]")["value"] == address


def test_document_for_people_with_an_account_asks_to_sign_in(visitor):
    user = UserFactory(password="ein langes Passwort")
    address = restricted("login")

    soup = soup_of(visitor.get(address, follow=True))

    assert line(soup.h1) == "Anmelden"
    response = sent(visitor, soup, username=user.email, password="ein langes Passwort")
    assert (response.status_code, response["Location"]) == (302, address)
