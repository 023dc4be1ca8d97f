"""What a request knows about its site."""

import pytest
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page, Site

from pages.models import LegalPage, SiteLanguage, SiteSettings
from pages.site_context import SiteContext, language_info
from tests.factories.pages import (
    HomePageFactory,
    StandardPageFactory,
    home_of,
    locale_of,
)
from tests.pages.conftest import turn_off

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "name", "direction"),
    [("de", "Deutsch", "ltr"), ("en", "English", "ltr"), ("ar", "العربيّة", "rtl"), ("fr", "Français", "ltr"), ("ru", "Русский", "ltr")],
)  # fmt: skip
def test_language_info_names_a_language_in_its_own_words(code, name, direction):
    assert language_info(code) == {"code": code, "name": name, "dir": direction}


def test_context_is_the_same_for_the_whole_request(site):
    request = RequestFactory().get("/", SERVER_NAME="localhost")

    context = SiteContext.for_request(request)

    assert context.site == site
    assert SiteContext.for_request(request) is context


def test_context_belongs_to_the_site_of_the_host():
    request = RequestFactory().get("/", SERVER_NAME="auslaenderrat.localhost")

    assert SiteContext.for_request(request).settings.short_name == "Ausländerrat Dresden"


def test_languages_come_in_the_order_of_the_site(site, context):
    SiteLanguage.objects.filter(settings__site=site, language_code="en").update(sort_order=-1)

    assert context.languages_on == ["en", "de"]
    assert context.languages == ["en", "de"]
    assert context.main_language == "de"


def test_languages_that_are_off_are_left_out(site, context):
    turn_off(site, "en")

    assert (context.languages_on, context.languages) == (["de"], ["de"])


def test_main_language_is_on_whatever_the_list_says(site, context):
    SiteLanguage.objects.filter(settings__site=site, language_code="de").delete()

    assert (context.languages_on, context.main_language) == (["de", "en"], "de")


def test_languages_that_the_project_no_longer_knows_are_left_out(site, context):
    SiteLanguage.objects.filter(settings__site=site, language_code="en").update(language_code="xx")

    assert context.languages_on == ["de"]


def test_language_without_a_published_home_is_on_but_cannot_be_read(context, arabic):
    home_of().copy_for_translation(arabic)

    assert context.languages_on == ["de", "en", "ar"]
    assert context.languages == ["de", "en"]


def test_language_whose_home_is_an_alias_cannot_be_read(context, arabic):
    home_of().copy_for_translation(arabic, alias=True)

    assert context.languages == ["de", "en"]


def test_homes_are_those_of_the_site_alone(context):
    assert context.homes == {"de": home_of(), "en": home_of(language_code="en")}


def test_context_without_a_site_has_nothing_to_show():
    context = SiteContext(RequestFactory().get("/"), None)

    assert (context.languages, context.main_language, context.home, context.menu) == (
        [],
        "de",
        None,
        [],
    )
    assert list(context.public()) == []


def test_settings_of_a_site_without_languages_are_found(site):
    SiteLanguage.objects.filter(settings__site=site).delete()

    assert SiteContext(RequestFactory().get("/"), site).settings.short_name == "DSM"


def test_settings_that_were_never_saved_are_empty():
    home = HomePageFactory(title="Neu", slug="neu")
    site = Site.objects.create(hostname="neu.localhost", root_page=home)
    SiteSettings.objects.filter(site=site).delete()

    settings = SiteContext(RequestFactory().get("/"), site).settings

    assert (settings.site, settings.name, settings.pk) == (site, "", None)


def test_main_language_is_the_first_readable_one_where_its_home_is_no_longer_live(context):
    home_of().unpublish()

    assert context.main_language == "en"


def test_home_is_the_active_language_s_else_the_main_one(context):
    with override("en"):
        assert context.home == home_of(language_code="en")
    with override("fr"):
        assert context.home == home_of()


def test_figures_are_those_of_the_site_today(site, context):
    assert (context.figures.site, context.figures.on) == (site, timezone.localdate())
    assert context.figures.in_text("{{ member_count }}") == "66"


# ------------------------------------------------------------------------------------ addresses
def test_address_begins_with_the_page_s_language_whatever_is_active(context):
    page = Page.objects.get(url_path="/dsm-en/alliances/bamga/")

    with override("de"):
        assert context.address(page) == "/en/alliances/bamga/"
    assert context.full_address(page) == "http://localhost:8000/en/alliances/bamga/"
    assert context.address(home_of()) == "/de/"


def test_address_of_what_visitors_cannot_reach_is_empty(site, context):
    elsewhere = Page.objects.get(url_path="/auslaenderrat-dresden/leitbild/")
    turn_off(site, "en")
    english = Page.objects.get(url_path="/dsm-en/about-us/")

    assert [context.address(page) for page in (elsewhere, english)] == ["", ""]
    assert [context.full_address(page) for page in (elsewhere, english)] == ["", ""]


# --------------------------------------------------------------------------------- translations
def test_versions_are_the_readable_translations_in_the_order_of_the_languages(context):
    german = Page.objects.get(url_path="/dsm/leitbild/")
    english = Page.objects.get(url_path="/dsm-en/mission-statement/")

    versions = context.versions(english)

    assert versions == {german.translation_key: {"de": german, "en": english}}
    assert list(versions[german.translation_key]) == ["de", "en"]


def test_versions_of_several_pages_cost_one_query(context, django_assert_num_queries):
    pages = list(Page.objects.filter(url_path__startswith="/dsm/", depth=3))
    assert context.languages == ["de", "en"]

    with django_assert_num_queries(1):
        versions = context.versions(*pages)

    assert [list(found) for found in versions.values()] == [["de", "en"]] * 9


def test_versions_never_count_an_alias(context):
    page = StandardPageFactory()

    alias = page.copy_for_translation(locale_of("en"), alias=True)

    assert alias.live is True
    assert context.versions(page) == {page.translation_key: {"de": page.page_ptr}}


def test_versions_leave_out_drafts_and_languages_that_are_off(site, context):
    page = StandardPageFactory()
    page.copy_for_translation(locale_of("en"))
    turn_off(site, "en")
    german = Page.objects.get(url_path="/dsm/leitbild/")

    assert context.versions(page, german) == {
        page.translation_key: {"de": page.page_ptr},
        german.translation_key: {"de": german},
    }


# ----------------------------------------------------------------------------------------- menu
def outline(menu):
    return {entry.address: [child.address for child in entry.children] for entry in menu}


def test_menu_has_two_levels_of_the_active_language(context):
    with override("en"):
        assert outline(context.menu) == {
            "/en/about-us/": [],
            "/en/mission-statement/": [],
            "/en/alliances/": [
                f"/en/alliances/{slug}/"
                for slug in (
                    "buendnis-gegen-antimuslimischen-rassismus",
                    "bamga",
                    "tolerantes-sachsen",
                    "bbe",
                    "bundesverband-soziales-mentoring",
                )
            ],
            "/en/members/": [],
            "/en/become-a-member/": [],
        }


def test_menu_leaves_out_what_is_not_for_it(context):
    before = outline(context.menu)
    shown = StandardPageFactory(title="Gezeigt")
    StandardPageFactory(title="Entwurf", live=False)
    StandardPageFactory(title="Nicht im Menü", show_in_menus=False)
    child = StandardPageFactory(parent=shown, title="Darunter")
    StandardPageFactory(parent=child, title="Dritte Ebene")
    StandardPageFactory().copy_for_translation(locale_of("en"), alias=True)

    after = SiteContext(context.request, context.site)
    german = outline(after.menu)
    with override("en"):
        english = outline(after.menu)

    added = {path: below for path, below in german.items() if path not in before}
    assert added["/de/gezeigt/"] == ["/de/gezeigt/darunter/"]
    assert len(added) == 2  # the page with the alias is the other one
    assert len(english) == 5


def test_menu_costs_one_query_a_language(context, django_assert_num_queries):
    assert context.languages == ["de", "en"]
    with django_assert_num_queries(1):
        assert context.menu == context.menu
    with override("en"), django_assert_num_queries(1):
        assert len(context.menu) == 5


# ------------------------------------------------------------------------------- legal pages
def legal_page(kind, code="de", **fields):
    page = LegalPage(title=f"{kind} {code}", kind=kind, locale=locale_of(code), **fields)
    # What its form would ask for is no matter of its links.
    page.is_to_be_public = False
    return home_of(language_code=code).add_child(instance=page)


def test_legal_pages_are_linked_in_the_order_of_their_kinds(context, no_legal_pages):
    for kind in ("accessibility", "privacy", "imprint"):
        legal_page(kind)

    assert [(link.address, link.language) for link in context.legal_links] == [
        ("/de/imprint-de/", None),
        ("/de/privacy-de/", None),
        ("/de/accessibility-de/", None),
    ]


def test_legal_page_that_is_not_translated_is_linked_in_the_main_language(context, no_legal_pages):
    legal_page("imprint")
    legal_page("privacy")
    legal_page("privacy", "en")

    with override("en"):
        links = context.legal_links

    assert [(link.address, link.language and link.language["code"]) for link in links] == [
        ("/de/imprint-de/", "de"),
        ("/en/privacy-en/", None),
    ]


def test_legal_page_that_is_a_draft_is_not_linked(context, no_legal_pages):
    legal_page("imprint", live=False)

    assert context.legal_links == []


def test_legal_page_is_in_the_menu_only_where_somebody_puts_it(context, no_legal_pages):
    before = [entry.address for entry in context.menu]
    legal_page("privacy")
    legal_page("imprint", show_in_menus=True)
    fresh = SiteContext(context.request, context.site)

    assert [entry.address for entry in fresh.menu] == [*before, "/de/imprint-de/"]


def test_menu_and_legal_pages_come_from_one_query(
    context, no_legal_pages, django_assert_num_queries
):
    legal_page("imprint")
    assert context.home

    with django_assert_num_queries(1):
        assert context.menu
        assert context.legal_links
