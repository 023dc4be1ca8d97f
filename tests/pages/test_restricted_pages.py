"""Pages that ask for a password or an account before they are read."""

import re

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string
from wagtail.models import PageViewRestriction

from association_site.opening.languages import add_language
from pages.models import HomePage, StandardPage
from tests.factories.accounts import UserFactory
from tests.factories.pages import StandardPageFactory, body, home_of, locale_of, section, text
from tests.pages.visiting import line, sent, soup_of

pytestmark = pytest.mark.django_db

WORDS = {
    "de": {
        "title": "Passwort erforderlich",
        "label": "Passwort",
        "wrong": "Das eingegebene Passwort ist falsch. Bitte versuchen Sie es erneut.",
        "sign_in": "Anmelden",
    },
    "en": {
        "title": "Password required",
        "label": "Password",
        "wrong": "The password you have entered is not correct. Please try again.",
        "sign_in": "Sign in",
    },
}
LANGUAGES = list(WORDS)
WRONG = "This e-mail address and this password do not go together. Please check both."


def restricted(language, kind):
    """Make a page that only some may read, and return its address."""
    page = StandardPageFactory(
        parent=home_of(language_code=language),
        title="Intern",
        body=body(section(text("<p>Streng vertraulich</p>"))),
    )
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="Sesam")
    return f"/{language}/intern/"


def mistakes(soup, language):
    """Return where the list of mistakes leads, and what it says; it has the focus."""
    summary = soup.select_one("form").find_previous_sibling()
    assert (summary["role"], summary["tabindex"], summary["autofocus"]) == ("alert", "-1", "")
    error = {"de": "Fehler:", "en": "Error:"}[language]
    assert line(soup.title).startswith(f"{error} ")
    assert line(summary.h2) == {"de": "Da stimmt etwas nicht", "en": "There is a problem"}[language]
    return [(link["href"], line(link)) for link in summary.select("li > a")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_with_a_password_asks_for_it_in_its_language(visitor, language):
    soup = soup_of(visitor.get(restricted(language, "password")))

    field = soup.select_one("input[type=password]")
    assert soup.html["lang"] == language
    words = WORDS[language]["title"]
    assert (line(soup.title), line(soup.h1)) == (f"{words} – DSM", words)
    assert line(soup.select_one(f"label[for={field['id']}]")) == WORDS[language]["label"]
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select_one("nav.menu") is not None
    assert "Streng vertraulich" not in soup.get_text()


def test_page_below_one_with_a_password_asks_for_it_with_one_query(
    visitor, django_assert_num_queries
):
    restricted("de", "password")
    page = StandardPageFactory(parent=StandardPage.objects.get(slug="intern"), title="Darunter")

    soup = soup_of(visitor.get("/de/intern/darunter/"))

    assert soup.select_one("input[type=password]") is not None
    with django_assert_num_queries(1):
        assert len(page.get_view_restrictions()) == 1


def test_alias_is_restricted_as_its_source():
    page = StandardPageFactory()
    alias = page.copy_for_translation(locale_of("en"), alias=True)
    restriction = PageViewRestriction.objects.create(page=page, password="Sesam")

    assert list(page.get_view_restrictions()) == [restriction]
    assert list(alias.get_view_restrictions()) == [restriction]


@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_password_is_said_at_the_field(visitor, language):
    asked = soup_of(visitor.get(restricted(language, "password")))

    soup = soup_of(sent(visitor, asked, password="Kümmel"))

    field = soup.select_one("input[type=password]")
    assert soup.html["lang"] == language
    assert field["aria-invalid"] == "true"
    assert line(soup.select_one(f"[id={field['aria-describedby']}]")) == WORDS[language]["wrong"]
    assert mistakes(soup, language) == [(f"#{field['id']}", WORDS[language]["wrong"])]


@pytest.mark.parametrize("kind", ["password", "login"])
def test_form_that_nobody_has_sent_has_no_mistakes(visitor, kind):
    soup = soup_of(visitor.get(restricted("de", kind), follow=True))

    assert soup.select("[role=alert], .form__errors, .form__error") == []
    assert not line(soup.title).startswith("Fehler")


def test_each_empty_field_is_said_before_the_form_and_beside_it(visitor):
    asked = soup_of(visitor.get(restricted("de", "login"), follow=True))

    soup = soup_of(sent(visitor, asked, username="", password=""))

    fields = soup.select("main form input:not([type=hidden])")
    needed = "Dieses Feld muss ausgefüllt werden."
    assert mistakes(soup, "de") == [(f"#{field['id']}", needed) for field in fields]
    beside = [line(soup.find(id=field["aria-describedby"])) for field in fields]
    assert beside == [needed, needed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_password_opens_the_page(visitor, language):
    address = restricted(language, "password")

    response = sent(visitor, soup_of(visitor.get(address)), password="Sesam")

    assert (response.status_code, response["Location"]) == (302, address)
    assert "Streng vertraulich" in soup_of(visitor.get(address)).get_text()


def test_password_form_that_is_opened_by_itself_leads_to_its_page(visitor):
    address = restricted("de", "password")
    action = soup_of(visitor.get(address)).select_one("main form")["action"]

    response = sent(visitor, soup_of(visitor.get(action)), password="Sesam")

    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_for_people_with_an_account_asks_to_sign_in_in_its_language(visitor, language):
    address = restricted(language, "login")

    soup = soup_of(visitor.get(address, follow=True))

    assert soup.html["lang"] == language
    assert line(soup.h1) == WORDS[language]["sign_in"]
    fields = soup.select("main form input:not([type=hidden])")
    assert [field["name"] for field in fields] == ["username", "password"]
    for field in fields:
        assert line(soup.select_one(f"label[for={field['id']}]")) != ""
    assert "Streng vertraulich" not in soup.get_text()


def test_signing_in_opens_the_page(visitor):
    user = UserFactory(password="ein langes Passwort")
    address = restricted("en", "login")
    asked = soup_of(visitor.get(address, follow=True))

    wrong = soup_of(sent(visitor, asked, username=user.email, password="falsch"))
    right = sent(visitor, asked, username=user.email, password="ein langes Passwort")

    assert mistakes(wrong, "en") == [("#id_username", WRONG)]
    assert (right.status_code, right["Location"]) == (302, address)
    assert "Streng vertraulich" in soup_of(visitor.get(address)).get_text()


def test_signing_in_without_a_page_leads_to_the_home_page(visitor):
    user = UserFactory(password="ein langes Passwort")
    asked = soup_of(visitor.get("/en/_util/login/"))

    response = sent(visitor, asked, username=user.email, password="ein langes Passwort")

    assert (response.status_code, response["Location"]) == (302, "/en/")


def test_form_of_an_account_speaks_the_language_of_the_reader(visitor):
    site = home_of().get_site()
    add_language(site, "uk")
    HomePage.of_site(site).get(locale__language_code="uk").save_revision().publish()

    asked = soup_of(visitor.get("/uk/_util/login/"))
    refused = soup_of(sent(visitor, asked, username="a@example.org", password="falsch"))

    for soup in (asked, refused):
        assert re.findall("[A-Za-z-]+", soup.main.get_text()) == []


def test_account_that_may_not_read_a_page_is_told_so(visitor):
    visitor.force_login(UserFactory())

    soup = soup_of(visitor.get("/de/_util/login/", {"next": "/de/intern/"}))

    assert "Ihr Konto darf diese Seite nicht lesen." in soup.main.get_text()


@pytest.mark.parametrize("kind", ["password", "login"])
def test_form_needs_nothing_that_the_policy_forbids(visitor, kind):
    response = visitor.get(restricted("de", kind), follow=True)

    soup = soup_of(response)
    assert "form-action 'self'" in response.headers["Content-Security-Policy"]
    assert soup.select("main script, main style, main [style], main [onclick]") == []
    assert soup.select_one("main form")["action"].startswith("/de/_util/")


def test_nobody_signs_in_at_an_address_of_a_language_that_is_off(visitor):
    assert visitor.get("/ar/_util/login/").status_code == 404


def test_signing_in_is_possible_where_no_language_is_on(visitor):
    HomePage.of_site(home_of().get_site()).update(live=False)

    soup = soup_of(visitor.get("/de/_util/login/", {"next": "/de/intern/"}))

    assert soup.select_one("[name=next]")["value"] == "/de/intern/"


# --------------------------------------------------------------------------------- one of its fields
class Letter(forms.Form):
    """A form whose field helps those who fill it in."""

    email = forms.EmailField(
        help_text="Zum Beispiel <mira@verband.example>.", error_messages={"invalid": "Ohne @."}
    )
    name = forms.CharField(required=False)


def field_of(form, name):
    html = render_to_string("wagtailcore/includes/field.html", {"field": form[name]})
    return BeautifulSoup(html, "html.parser")


def test_help_and_mistakes_are_read_with_their_field():
    soup = field_of(Letter({"email": "mira"}), "email")

    told = [line(soup.find(id=name)) for name in soup.input["aria-describedby"].split()]
    assert told == ["Zum Beispiel <mira@verband.example>.", "Ohne @."]
    assert soup.select_one(".form__field > .form__help").find_next("input") == soup.input


def test_field_without_help_has_no_empty_place_for_it():
    soup = field_of(Letter({"email": "a@verband.example"}), "name")

    assert soup.select(".form__help, .form__error") == []
    assert soup.input.has_attr("aria-describedby") is False


def test_list_of_pages_keeps_what_is_said_of_one_behind_a_password(visitor):
    listing = {"type": "child_pages", "value": None}
    parent = StandardPageFactory(parent=home_of(), title="Liste", body=body(section(listing)))
    for title in ("Offen", "Vertraut"):
        StandardPageFactory(parent=parent, title=title, search_description=f"Gesagt: {title}")
    private = StandardPage.objects.get(title="Vertraut")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")

    shown = soup_of(visitor.get("/de/liste/")).select(".child-pages li")

    assert [line(item) for item in shown] == ["Offen Gesagt: Offen", "Vertraut"]
