"""How legal pages look."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from pages.choices import LegalKind
from tests.factories.pages import (
    LegalPageFactory,
    body,
    home_of,
    locale_of,
    section,
    text,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_legal_pages")]


def shown(page):
    """Return the main part of a public page, as soup."""
    answer = Client(SERVER_NAME="localhost").get(page.url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def line(node):
    return " ".join(node.get_text(" ").split())


def facts_of(soup):
    return {
        line(row.dt): [line(value) for value in row.select("dd")]
        for row in soup.select("main dl.facts > div")
    }


def test_imprint_shows_address_facts_and_links():
    soup = shown(
        LegalPageFactory(
            title="Impressum",
            legal_form="eingetragener Verein",
            telephone="+49 (0)351 1234-5",
            register_court="Amtsgericht Dresden",
            register_number="VR 0000",
            responsible="Mira Beispiel\nBeispielstraße 1",
        )
    )

    assert line(soup.select_one("main address")) == (
        "Beispielverband e. V. Beispielstraße 1 01067 Dresden"
    )
    assert facts_of(soup) == {
        "Rechtsform": ["eingetragener Verein"],
        "Vertreten durch": ["Mira Beispiel Tarek Beispiel"],
        "E-Mail": ["info@example.org"],
        "Telefon": ["+49 (0)351 1234-5"],
        "Vereinsregister": ["Amtsgericht Dresden VR 0000"],
        "Verantwortlich für den Inhalt (§ 18 Abs. 2 MStV)": ["Mira Beispiel Beispielstraße 1"],
    }
    assert [link["href"] for link in soup.select("main dl.facts a")] == [
        "mailto:info@example.org",
        "tel:+4935112345",
    ]


def test_imprint_leaves_out_what_it_does_not_know():
    soup = shown(LegalPageFactory(title="Impressum"))

    assert list(facts_of(soup)) == ["Vertreten durch", "E-Mail"]


def test_privacy_notice_begins_with_its_contents():
    text_ = text("<p>Wort</p>")
    soup = shown(
        LegalPageFactory(
            kind=LegalKind.PRIVACY,
            title="Datenschutz",
            body=body(
                section(text_),
                section(text_, heading="Cookies", anchor="cookies"),
                section(text_, heading="Ihre Rechte", anchor="ihre-rechte"),
            ),
        )
    )

    links = soup.select("main nav.contents a")
    assert [(link["href"], line(link)) for link in links] == [
        ("#cookies", "Cookies"),
        ("#ihre-rechte", "Ihre Rechte"),
    ]
    assert soup.select("main address, main dl") == []


def test_accessibility_statement_shows_barriers_and_where_to_report_them():
    soup = shown(
        LegalPageFactory(
            kind=LegalKind.ACCESSIBILITY,
            title="Barrierefreiheit",
            known_gaps="<ul><li>Alte PDF-Dateien</li></ul>",
            enforcement_body="<p>Beispielstelle</p>",
        )
    )

    assert [line(heading) for heading in soup.select("main h2")] == [
        "Was noch nicht geht",
        "Barriere melden",
        "Durchsetzungsverfahren",
        "Zu dieser Erklärung",
    ]
    assert "Alte PDF-Dateien" in line(soup.main)
    assert soup.select_one("main a.button")["href"] == "mailto:barrieren@example.org"
    assert facts_of(soup) == {
        "Website geprüft am": ["1. März 2026"],
        "Verfahren": ["Selbstbewertung"],
    }


def test_accessibility_statement_without_barriers_says_so():
    soup = shown(LegalPageFactory(kind=LegalKind.ACCESSIBILITY, title="Barrierefreiheit"))

    assert "Uns sind keine Barrieren bekannt." in line(soup.main)
    assert "Durchsetzungsverfahren" not in line(soup.main)


@pytest.mark.parametrize("kind", LegalKind)
def test_page_says_when_it_changed_last_in_local_time(kind):
    page = LegalPageFactory(
        kind=kind, title="Recht", last_published_at=datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    )

    time = shown(page).select_one("main .changed time")

    assert (time["datetime"], line(time)) == ("2026-04-01", "1. April 2026")


@pytest.mark.parametrize("kind", LegalKind)
def test_page_speaks_english_on_an_english_page(kind):
    page = LegalPageFactory(
        kind=kind,
        title="Legal",
        parent=home_of(language_code="en"),
        locale=locale_of("en"),
        legal_form="registered association",
        known_gaps="<p>Some</p>",
        enforcement_body="<p>Somebody</p>",
        last_published_at=datetime(2026, 3, 31, tzinfo=UTC),
    )

    soup = shown(page)

    own_words = [line(node) for node in soup.select("main h2, main dt, main .changed")]
    assert {
        LegalKind.IMPRINT: [
            "Provider of this website",
            "Legal form",
            "Represented by",
            "E-mail",
            "Last changed: 31 March 2026",
        ],
        LegalKind.PRIVACY: ["Last changed: 31 March 2026"],
        LegalKind.ACCESSIBILITY: [
            "What does not work yet",
            "Report a barrier",
            "Enforcement procedure",
            "About this statement",
            "Website assessed on",
            "Method",
            "Last changed: 31 March 2026",
        ],
    }[kind] == own_words


@pytest.mark.parametrize("kind", LegalKind)
def test_page_costs_at_most_ten_queries(kind, django_assert_max_num_queries):
    page = LegalPageFactory(kind=kind, title="Recht")

    shown(page)  # the first visit makes the sizes of the logo

    with django_assert_max_num_queries(10):
        shown(page)
