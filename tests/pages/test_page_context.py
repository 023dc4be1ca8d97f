"""The frame around a page: switcher, alternates, trail."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction

from pages.page_context import LanguageLink, PageContext, alternates
from pages.site_context import language_info
from pages.soft_hyphens import SOFT_HYPHEN
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from tests.pages.conftest import turn_off

pytestmark = pytest.mark.django_db

HOST = "http://localhost:8000"


def link(code, address, title, exact=True, current=False):
    return LanguageLink(language_info(code), address, exact, current, title)


def at(url_path):
    return Page.objects.get(url_path=url_path)


def test_switcher_leads_to_the_same_page(context):
    links = PageContext(context, at("/dsm-en/alliances/bamga/")).language_links

    title = "BAMgA – Bundesallianz der Migrantenorganisationen gegen Antisemitismus und Menschenfeindlichkeit"
    assert links == [
        link("de", "/de/buendnisarbeit/bamga/", title),
        link("en", "/en/alliances/bamga/", title, current=True),
    ]


def test_switcher_leads_to_the_nearest_translated_page_above(context):
    parent = at("/dsm/ueber-uns/").specific
    page = StandardPageFactory(parent=StandardPageFactory(parent=parent), title="Nur deutsch")

    links = PageContext(context, page).language_links

    assert links == [
        link("de", context.address(page), "Nur deutsch", current=True),
        link("en", "/en/about-us/", "About us", exact=False),
    ]


def test_switcher_leads_home_where_nothing_above_is_translated(context):
    page = StandardPageFactory(title="Nur deutsch")

    assert PageContext(context, page).language_links[1] == link(
        "en", "/en/", home_of(language_code="en").title, exact=False
    )


def test_switcher_never_leads_to_an_alias(context):
    page = StandardPageFactory(title="Nur deutsch")
    page.copy_for_translation(locale_of("en"), alias=True)

    english = PageContext(context, page).language_links[1]

    assert (english.address, english.exact) == ("/en/", False)


def test_draft_that_is_shown_is_itself_in_the_switcher(context):
    draft = StandardPageFactory(title="Entwurf", live=False)

    links = PageContext(context, draft).language_links

    assert [(link.info["code"], link.exact) for link in links] == [("de", True), ("en", False)]


def test_switcher_never_leads_to_a_draft(context):
    page = StandardPageFactory()
    page.copy_for_translation(locale_of("en"))

    assert PageContext(context, page).language_links[1].address == "/en/"


def test_switcher_leaves_out_languages_that_are_off(site, context):
    turn_off(site, "en")

    assert [line.info["code"] for line in PageContext(context, home_of()).language_links] == ["de"]


def test_switcher_without_a_page_leads_home_in_the_active_language(context):
    with override("en"):
        links = PageContext(context, None).language_links

    assert links == [
        link("de", "/de/", home_of().title, exact=False),
        link("en", "/en/", home_of(language_code="en").title, exact=False, current=True),
    ]


def test_language_is_that_of_the_page_not_the_active_one(context):
    with override("de"):
        assert PageContext(context, at("/dsm-en/about-us/")).language == "en"


def test_language_of_a_page_that_cannot_be_read_is_its_own(site, context):
    turn_off(site, "en")

    assert PageContext(context, at("/dsm-en/about-us/")).language == "en"


def test_alternates_name_every_version_and_a_default(context):
    assert PageContext(context, at("/dsm-en/mission-statement/")).alternates == {
        "de": f"{HOST}/de/leitbild/",
        "en": f"{HOST}/en/mission-statement/",
        "x-default": f"{HOST}/de/leitbild/",
    }


def test_page_in_one_language_has_no_alternates(context):
    page = StandardPageFactory(title="Nur deutsch")
    page.copy_for_translation(locale_of("en"), alias=True)

    assert PageContext(context, page).alternates == {}


@pytest.mark.parametrize("url_path", ["/dsm/leitbild/", "/dsm-en/mission-statement/"])
def test_alternates_leave_out_what_asks_for_a_password(context, url_path):
    english = at("/dsm-en/mission-statement/")
    PageViewRestriction.objects.create(page=english, password="losung")

    frame = PageContext(context, at(url_path))

    assert frame.alternates == {}
    assert [link.exact for link in frame.language_links] == [True, True]


def test_alternates_leave_out_what_stands_below_a_page_with_a_password(context):
    PageViewRestriction.objects.create(page=at("/dsm-en/alliances/"), password="losung")

    assert PageContext(context, at("/dsm/buendnisarbeit/bamga/")).alternates == {}


def test_alternates_of_a_draft_are_none(context):
    draft = at("/dsm/leitbild/")
    draft.unpublish()

    assert PageContext(context, draft).alternates == {}


def test_alternates_without_a_version_in_the_main_language_take_the_first(context, arabic_home):
    german = at("/dsm/leitbild/").specific
    german.copy_for_translation(arabic_home.locale)
    arabic = german.get_translation(arabic_home.locale)
    arabic.live = True
    arabic.save()
    german.unpublish()

    found = alternates(context, context.versions(german)[german.translation_key])

    assert list(found) == ["en", "ar", "x-default"]
    assert found["x-default"] == found["en"]


def test_alternates_without_a_page_are_none(context):
    assert PageContext(context, None).alternates == {}
    assert PageContext(context, None).canonical == ""


def test_canonical_address_is_the_page_s_own(context):
    assert PageContext(context, at("/dsm-en/members/")).canonical == f"{HOST}/en/members/"


@pytest.mark.parametrize(
    ("url_path", "trail"),
    [
        ("/dsm/", []),
        ("/dsm/leitbild/", []),
        ("/dsm/buendnisarbeit/bamga/", [("Bündnisarbeit", "/de/buendnisarbeit/")]),
    ],
)
def test_trail_leads_from_the_first_level_to_the_parent(context, url_path, trail):
    found = PageContext(context, at(url_path)).trail

    assert [(page.title, address) for page, address in found] == trail


def test_trail_leaves_out_what_cannot_be_read(context):
    first = StandardPageFactory(title="Eins")
    second = StandardPageFactory(parent=first, title="Zwei", live=False)
    page = StandardPageFactory(parent=second, title="Drei")

    assert [address for _, address in PageContext(context, page).trail] == ["/de/eins/"]


def test_trail_of_a_deep_page_is_in_order(context):
    first = StandardPageFactory(title="Eins")
    second = StandardPageFactory(parent=first, title="Zwei")
    page = StandardPageFactory(parent=second, title="Drei")

    assert [address for _, address in PageContext(context, page).trail] == [
        "/de/eins/",
        "/de/eins/zwei/",
    ]


def test_frame_of_a_deep_page_costs_one_query(context, django_assert_num_queries):
    page = StandardPageFactory(parent=StandardPageFactory(parent=StandardPageFactory()))
    assert context.languages == ["de", "en"]
    frame = PageContext(context, page)

    with django_assert_num_queries(1):
        context.show(page)
        assert (len(frame.language_links), len(frame.alternates), len(frame.trail)) == (2, 0, 2)


# ------------------------------------------------------------------------------- small questions
@pytest.mark.parametrize("code", ["de", "ar"])
def test_language_is_called_as_it_calls_itself(context, code):
    with override(code):
        assert PageContext(context, None).language_name == {"de": "Deutsch", "ar": "العربيّة"}[code]


@pytest.mark.parametrize("elsewhere", [True, False])
def test_letter_about_a_page_needs_its_address(context, elsewhere):
    page = home_of("auslaenderrat.localhost") if elsewhere else None

    assert PageContext(context, page).mail_link == ""


def test_letter_about_a_page_says_its_title_in_its_language_and_where_it_is(context):
    page = StandardPageFactory(title="{{ member_count }} & mehr", slug="mehr")

    assert PageContext(context, page).mail_link == (
        "mailto:?subject=66%20%26%20mehr%20%E2%80%93%20DSM"
        "&body=66%20%26%20mehr%20%E2%80%93%20DSM%0D%0Ahttp%3A%2F%2Flocalhost%3A8000%2Fde%2Fmehr%2F"
    )


def test_letter_about_a_page_has_no_soft_hyphens(context):
    page = StandardPageFactory(title=f"Mit{SOFT_HYPHEN}glieder", slug="lang")

    letter = parse_qs(urlsplit(PageContext(context, page).mail_link).query)
    assert letter["subject"] == ["Mitglieder – DSM"]
    assert letter["body"] == ["Mitglieder – DSM\r\nhttp://localhost:8000/de/lang/"]
