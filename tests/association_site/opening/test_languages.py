"""Adding a language to a site: what is there afterwards, and what nobody sees of it."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import GroupPagePermission, Locale, Page, Site

from accounts.choices import Role
from accounts.models import SiteGroup
from association_site.opening.languages import (
    add_language,
    language_name,
    language_states,
    languages_to_add,
    open_languages_on,
)
from pages.models import HomePage, LegalPage, SiteLanguage
from tests.association_site.opening.conftest import HOST
from tests.factories.accounts import UserFactory
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from translations import memory
from translations.starting import start_translation

pytestmark = pytest.mark.django_db


def rows(site):
    languages = SiteLanguage.objects.filter(settings__site=site).order_by("sort_order")
    return [(row.language_code, row.enabled) for row in languages]


def test_language_has_its_drafts_its_switch_and_its_translators(site):
    Locale.objects.filter(language_code="uk").delete()

    added = add_language(site, "uk")

    home = HomePage.of_site(site).get(locale__language_code="uk")
    legal = LegalPage.objects.child_of(home)
    assert (home.live, home.title) == (False, "Beispielverband")
    assert sorted(page.kind for page in legal) == ["accessibility", "imprint", "privacy"]
    assert not legal.filter(live=True).exists()
    assert {page.pk for page in added.drafts} == {home.pk, *(page.pk for page in legal)}
    assert rows(site) == [("de", True), ("uk", True)]
    group = SiteGroup.objects.get(site=site, role=Role.TRANSLATOR, language_code="uk").group
    assert GroupPagePermission.objects.filter(group=group, page=home).exists()


def test_drafts_are_tied_to_the_passages_of_their_originals(site):
    added = add_language(site, "en")

    assert len(added.drafts) == 4
    assert all(memory.is_synchronised_translation(draft) for draft in added.drafts)


def test_visitors_see_nothing_of_a_new_language_until_its_home_page_is_published(site):
    add_language(site, "en")
    client = Client(SERVER_NAME=HOST)

    before = client.get("/en/").status_code
    german = client.get("/de/").content.decode()
    HomePage.of_site(site).get(locale__language_code="en").save_revision().publish()

    assert before == 404
    assert 'hreflang="en"' not in german
    assert client.get("/en/").status_code == 200
    assert 'hreflang="en"' in client.get("/de/").content.decode()


def test_second_run_changes_nothing(site):
    add_language(site, "en")
    pages = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id"))

    again = add_language(site, "en")

    assert (again.changed, again.drafts) == (False, [])
    assert list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id")) == pages


def test_language_that_was_off_comes_back_with_its_texts(site):
    add_language(site, "en")
    home = HomePage.of_site(site).get(locale__language_code="en")
    home.title = "Sample association"
    home.save_revision().publish()
    SiteLanguage.objects.filter(settings__site=site, language_code="en").update(enabled=False)

    added = add_language(site, "en")

    assert (added.turned_on, added.drafts) == (True, [])
    home.refresh_from_db()
    assert (home.live, home.title) == (True, "Sample association")


def test_row_of_the_site_is_locked_before_anything_else(site):
    with CaptureQueriesContext(connection) as queries:
        add_language(site, "en")

    reads = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert 'FROM "wagtailcore_site"' in reads[0]
    assert reads[0].endswith("FOR UPDATE") is connection.features.has_select_for_update


@pytest.mark.parametrize(
    ("admin", "code", "name"),
    [("de", "ar", "Arabisch"), ("en", "ar", "Arabic"), ("de", "xx", "xx")],
)
def test_language_is_named_in_the_language_of_the_admin(admin, code, name):
    with translation.override(admin):
        assert language_name(code) == name


def test_unknown_language_is_refused_in_plain_words(site):
    with pytest.raises(ValidationError) as caught:
        add_language(site, "xx")

    assert caught.value.message_dict == {
        "language": ["„xx“ gehört nicht zu den möglichen Sprachen: de, en, ar, uk, de-simple."]
    }
    assert rows(site) == [("de", True)]


def test_states_say_how_far_each_language_is(site):
    add_language(site, "en")
    add_language(site, "ar")
    HomePage.of_site(site).get(locale__language_code="en").save_revision().publish()
    SiteLanguage.objects.create(
        settings=SiteLanguage.objects.filter(settings__site=site).first().settings,
        language_code="tr",
        enabled=False,
        sort_order=9,
    )

    states = [
        (state.code, state.is_main, state.is_on, state.is_public, state.home is not None)
        for state in language_states(site)
    ]

    assert states == [
        ("de", True, True, True, True),
        ("en", False, True, True, True),
        ("ar", False, True, False, True),
        ("tr", False, False, False, False),
    ]
    assert [code for code, _name in languages_to_add(site)] == ["uk", "de-simple"]


def test_language_without_words_of_the_interface_is_not_added_but_kept(site):
    with pytest.raises(ValidationError) as caught:
        add_language(site, "tr")
    SiteLanguage.objects.create(
        settings=SiteLanguage.objects.get(settings__site=site).settings, language_code="tr"
    )
    kept = add_language(site, "tr")

    assert list(caught.value.message_dict) == ["language"]
    assert (kept.turned_on, len(kept.drafts)) == (False, 4)
    states = {state.code: state.is_complete for state in language_states(site)}
    assert states == {"de": True, "tr": False}


def test_language_turned_on_by_hand_is_completed(site):
    facts = SiteLanguage.objects.get(settings__site=site).settings
    SiteLanguage.objects.create(settings=facts, language_code="uk", sort_order=3)

    [added] = open_languages_on(site)

    assert (added.code, added.turned_on, len(added.drafts)) == ("uk", False, 4)
    assert open_languages_on(site) == []


def test_site_without_a_list_keeps_its_main_language(site):
    SiteLanguage.objects.filter(settings__site=site).delete()

    add_language(site, "en")

    assert rows(site) == [("de", True), ("en", True)]


def test_mirror_of_a_home_page_becomes_a_draft(site):
    locale = Locale.objects.get(language_code="en")
    original = StandardPageFactory(parent=site.root_page.specific)
    original.copy_for_translation(locale, copy_parents=True)
    mirror = Page.objects.get(translation_key=site.root_page.translation_key, locale=locale)
    assert mirror.alias_of_id == site.root_page_id

    add_language(site, "en")

    mirror.refresh_from_db()
    assert (mirror.alias_of_id, mirror.live) == (None, False)
    assert memory.is_synchronised_translation(mirror)


def test_start_writes_what_is_translated_already(site):
    home, locale = site.root_page.specific, Locale.objects.get(language_code="en")
    source = memory.synchronise_source(home)
    [title] = [passage for passage in memory.passages(source) if passage.path == "title"]
    memory.write(title, locale, "Sample association")

    draft = start_translation(home, locale)

    assert draft.draft_title == "Sample association"
    assert draft.get_latest_revision_as_object().title == "Sample association"


def test_start_names_who_did_it(site):
    user = UserFactory()

    draft = start_translation(site.root_page.specific, locale_of("ar"), user)

    assert draft.latest_revision.user == user


def test_languages_of_a_site_that_is_there_stay_as_they_are():
    site = Site.objects.get(hostname="localhost")
    before = home_of(language_code="en").latest_revision_id

    added = add_language(site, "en")

    assert not added.turned_on
    assert [draft for draft in added.drafts if not isinstance(draft.specific, LegalPage)] == []
    assert home_of(language_code="en").latest_revision_id == before


def test_history_of_every_draft_says_who_began_it(client, site):
    user = UserFactory(is_superuser=True, first_name="Ada", last_name="Test")
    client.force_login(user)

    client.post(reverse("new_language", args=[site.pk]), {"language": "en"})

    home = HomePage.of_site(site).get(locale__language_code="en")
    for page in (home, *home.get_children()):
        history = reverse("wagtailadmin_pages:history", args=[page.pk])
        table = BeautifulSoup(client.get(history).content, "html.parser").select_one(
            "table.listing"
        )
        words = " ".join(table.get_text(" ").split())
        assert "Kopiert für die Übersetzung" in words
        assert "Ada Test" in words


def test_editor_of_a_translation_leads_to_its_history(client, site):
    client.force_login(UserFactory(is_superuser=True))
    add_language(site, "en")
    home = HomePage.of_site(site).get(locale__language_code="en")

    editor = client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).content.decode()

    assert f'href="{reverse("wagtailadmin_pages:history", args=[home.pk])}"' in editor
