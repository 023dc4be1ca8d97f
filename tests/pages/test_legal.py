"""Drafts of legal pages, and which of them a site still needs."""

import pytest
from wagtail.models import PageLogEntry, Site

from pages.choices import LegalKind
from pages.legal import MissingPage, ensure_legal_pages, missing_legal_pages
from pages.models import LegalPage, SiteSettings
from tests.factories.pages import (
    LegalPageFactory,
    StandardPageFactory,
    home_of,
    locale_of,
    main_home,
)
from tests.pages.conftest import turn_off, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_legal_pages")]

FACTS = {
    "name": "Beispielverband <e. V.>",
    "legal_form": "eingetragener Verein",
    "street": "Beispielstraße 1",
    "postcode": "01067",
    "town": "Dresden",
    "email": "info@example.org",
    "telephone": "0351 000",
}
NOTHING = dict.fromkeys(FACTS, "")


@pytest.fixture
def home(site):
    """The main home page of a site that knows all about its association."""
    SiteSettings.objects.filter(site=site).update(**FACTS)
    return home_of()


def drafts(home):
    return {page.kind: page for page in ensure_legal_pages(home)}


# ----------------------------------------------------------------------------------- the drafts
def test_drafts_are_made_of_every_kind_at_short_addresses(home):
    pages = ensure_legal_pages(home)

    assert [(page.kind, page.title, page.url_path) for page in pages] == [
        ("imprint", "Impressum", "/dsm/impressum/"),
        ("privacy", "Datenschutzerklärung", "/dsm/datenschutz/"),
        ("accessibility", "Erklärung zur Barrierefreiheit", "/dsm/barrierefreiheit/"),
    ]
    assert {(page.live, page.show_in_menus, page.locale) for page in pages} == {
        (False, False, home.locale)
    }
    assert {page.get_latest_revision_as_object().title for page in pages} == {
        page.title for page in pages
    }


def test_drafts_stand_in_the_history_of_their_pages(home):
    pages = ensure_legal_pages(home)

    entries = PageLogEntry.objects.filter(page__in=pages)
    assert [entry.action for entry in entries] == ["wagtail.create"] * 3


def test_second_run_makes_nothing_and_changes_nothing(home):
    [imprint, *_others] = ensure_legal_pages(home)
    imprint.town = "Leipzig"
    imprint.save_revision()

    assert ensure_legal_pages(home) == []
    assert LegalPage.objects.child_of(home).count() == 3
    assert imprint.get_latest_revision_as_object().town == "Leipzig"


def test_only_what_is_missing_is_made(home):
    LegalPageFactory(kind=LegalKind.PRIVACY)

    assert set(drafts(home)) == {LegalKind.IMPRINT, LegalKind.ACCESSIBILITY}


def test_address_that_is_taken_is_left_to_the_page_that_has_it(home):
    StandardPageFactory(title="Impressum")
    StandardPageFactory(title="Datenschutz")

    pages = drafts(home)

    assert pages["imprint"].slug == "impressum-2"
    assert pages["privacy"].slug == "datenschutzerklaerung"


def test_nothing_is_made_below_the_home_page_of_a_translation():
    assert ensure_legal_pages(home_of(language_code="en")) == []
    assert not LegalPage.objects.exists()


def test_imprint_holds_the_facts_of_the_site(home):
    imprint = drafts(home)["imprint"]

    assert imprint.organisation == "Beispielverband <e. V.>"
    for name in ("legal_form", "street", "postcode", "town", "email", "telephone"):
        assert getattr(imprint, name) == FACTS[name]
    assert set(imprint.gaps()) == {
        "representatives",
        "register_court",
        "register_number",
        "responsible",
        "body",
    }


def test_privacy_notice_names_who_is_responsible(home):
    privacy = drafts(home)["privacy"]

    words = words_of(privacy)
    assert "Beispielverband &lt;e. V.&gt;, Beispielstraße 1, 01067 Dresden</p>" in words
    assert r"<a href=\"mailto:info@example.org\">info@example.org</a>" in words
    assert "YouTube (Google Ireland Limited), Vimeo" in words
    assert privacy.organisation == ""


def test_accessibility_statement_has_an_address_for_barriers(home):
    page = drafts(home)["accessibility"]

    assert page.barrier_email == "info@example.org"
    assert (page.assessed_on, page.assessment_method) == (None, "")
    assert page.known_gaps.startswith("<ul><li>[[Was noch nicht")
    assert set(page.gaps()) == {"known_gaps", "enforcement_body", "body"}


def test_what_the_site_does_not_know_stays_a_gap(site, home):
    SiteSettings.objects.filter(site=site).update(**NOTHING)

    pages = drafts(home)

    assert (pages["imprint"].street, pages["accessibility"].barrier_email) == ("", "")
    assert "[[Name des Verbands]], [[Straße und Hausnummer]]" in words_of(pages["privacy"])


def test_site_without_settings_gets_drafts_too():
    assert len(ensure_legal_pages(main_home("de"))) == 3


@pytest.mark.parametrize("code", ["en", "fr"])
def test_site_in_another_language_gets_english_drafts(code):
    pages = ensure_legal_pages(main_home(code))

    assert [(page.title, page.slug) for page in pages] == [
        ("Imprint", "imprint"),
        ("Privacy notice", "privacy"),
        ("Accessibility statement", "accessibility"),
    ]
    assert "[[Name of the association]]" in words_of(pages[1])


# -------------------------------------------------------------------------------- what is missing
def test_every_kind_is_missing_in_every_language_that_is_on(site):
    assert missing_legal_pages(site) == [
        MissingPage(code, kind, None) for code in ("de", "en") for kind in LegalKind
    ]


def test_draft_is_named_with_its_page_and_a_public_page_not_at_all(site):
    LegalPageFactory(kind=LegalKind.IMPRINT)
    draft = LegalPageFactory(kind=LegalKind.PRIVACY, live=False)
    turn_off(site, "en")

    assert missing_legal_pages(site) == [
        MissingPage("de", LegalKind.PRIVACY, draft),
        MissingPage("de", LegalKind.ACCESSIBILITY, None),
    ]


def test_page_of_another_site_counts_for_nothing(site):
    other = Site.objects.get(hostname="auslaenderrat.localhost")
    LegalPageFactory(parent=home_of(other.hostname))

    assert len(missing_legal_pages(site)) == 6


def test_alias_of_the_german_page_counts_for_nothing(site):
    LegalPageFactory().copy_for_translation(locale_of("en"), alias=True)

    assert MissingPage("en", LegalKind.IMPRINT, None) in missing_legal_pages(site)


def test_language_without_a_home_page_is_not_asked_for(site, arabic):
    codes = [missing.language_code for missing in missing_legal_pages(site)]

    assert sorted(set(codes)) == ["de", "en"]


def test_home_page_in_preparation_is_asked_for(site, arabic_home):
    arabic_home.unpublish()

    assert [missing.language_code for missing in missing_legal_pages(site)] == [
        *["de"] * 3,
        *["en"] * 3,
        *["ar"] * 3,
    ]


def test_main_language_is_asked_for_though_no_list_has_it():
    home = main_home("de")
    site = Site.objects.get(root_page=home)

    assert [missing.language_code for missing in missing_legal_pages(site)] == ["de"] * 3


def test_missing_pages_cost_two_queries(site, django_assert_num_queries):
    ensure_legal_pages(home_of())
    site = Site.objects.select_related("root_page").get(pk=site.pk)

    with django_assert_num_queries(2):
        missing = missing_legal_pages(site)
        assert {entry.page.title for entry in missing if entry.page} == {
            "Impressum",
            "Datenschutzerklärung",
            "Erklärung zur Barrierefreiheit",
        }
