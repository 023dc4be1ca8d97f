"""What is not translated says so wherever it is shown, and is never saved so."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from members.models import MemberDirectoryPage
from tests.factories.blocks import page_with_all_blocks
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from tests.languages_of_text import marked_passages, notice_of, said_of_texts
from tests.translations.situation import begin, english, forget, german, shown, versions_in_force
from tests.translations.situations_of_originals import section_is_added
from translations import content, memory, recording
from translations.wagtail_hooks import note_up_to_date

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(db):
    with versions_in_force():
        begin()
        yield german(), english()


def forget_all_of(page):
    """Take all translations of a page away: old ones would stand in for what is missing."""
    StringTranslation.objects.filter(context__object_id=page.translation_key).delete()


def publish_with_title_alone(page, title):
    """Publish the English translation of a page of which nothing but the title is translated."""
    page.save_revision().publish()
    source = memory.synchronise_source(type(page).objects.get(pk=page.pk))
    for passage in memory.passages(source):
        if passage.path == "title":
            memory.write(passage, locale_of("en"), title)
    return memory.publish_translation(source, locale_of("en"))


def test_every_block_says_which_language_its_words_are_in():
    page = publish_with_title_alone(page_with_all_blocks(title="Bausteine"), "Blocks")
    passages = [text.words for text in content.texts_of(page) if text.path != "title"]

    _status, soup = shown(page)

    said = said_of_texts(soup.main, passages)
    assert {passage: codes for passage, codes in said.items() if codes != {"de"}} == {}
    assert len(passages) > 20
    kept = content.texts_of(content.fresh(page))
    assert [text.words for text in kept if text.path != "title"] == passages


def test_title_that_is_not_translated_has_its_language_in_the_menu_and_the_tab():
    page = StandardPageFactory(title="Nur deutsch", show_in_menus=True)
    page.save_revision().publish()
    source = memory.synchronise_source(page)
    made = memory.publish_translation(source, locale_of("en"))

    _status, soup = shown(made)

    assert soup.title["lang"] == "de"
    assert marked_passages(soup.h1) == [("Nur deutsch", "de", "ltr")]
    menu = soup.select_one(".menu").find(string="Nur deutsch")
    assert menu.parent["lang"] == "de"


def test_words_of_the_home_page_have_their_language_on_every_page(pages):
    home = home_of()
    forget_all_of(home)
    home.footer, home.contact = "Wir sind viele.", "Beispielstraße 1, info@example.org"
    home.save_revision().publish()
    memory.publish_translation(memory.source_of(home), locale_of("en"))

    _status, soup = shown(pages[1])

    words = [home.footer, "Beispielstraße 1,"]
    assert said_of_texts(soup.footer, words) == {words[0]: {"de"}, words[1]: {"de"}}
    assert soup.footer.select_one("address a")["href"] == "mailto:info@example.org"


def test_introduction_of_the_directory_says_its_language():
    directory = MemberDirectoryPage.objects.get(
        locale=locale_of("de"), path__startswith=home_of().path
    )
    forget_all_of(directory)
    directory.introduction = "<p>Alle unsere <b>Mitglieder</b>.</p>"
    directory.save_revision().publish()
    made = memory.publish_translation(memory.source_of(directory), locale_of("en"))

    _status, soup = shown(made)

    assert marked_passages(soup.select_one(".lead")) == [("Alle unsere Mitglieder.", "de", "ltr")]
    assert soup.select_one(".lead [lang=de] b").get_text() == "Mitglieder"


def test_preview_says_what_is_not_translated(pages):
    forget("Wege")
    draft = memory.source_of(pages[0]).get_ephemeral_translated_instance(
        locale_of("en"), fallback=True
    )

    response = draft.make_preview_request()
    soup = BeautifulSoup(response.render().content, "html.parser")

    assert marked_passages(soup.main) == [("Wege", "de", "ltr")]
    assert recording.live_of(english()).open_count == 0


def test_switcher_says_where_a_version_is_older_or_partly_translated(pages):
    forget("Wege")
    memory.publish_translation(memory.source_of(pages[0]), locale_of("en"))
    page = german()
    page.title = "Leitsätze"
    page.save_revision().publish()

    _status, soup = shown(german(), "de")

    link = soup.select_one(".languages a[hreflang=en]")
    assert link.select_one(".languages__hint")["lang"] == "de"
    assert len(link.select_one(".languages__hint").get_text().split(",")) == 2


def test_publisher_says_that_a_free_translation_was_brought_up_to_date(pages):
    Translation.objects.filter(source__object_id=pages[0].translation_key).update(enabled=False)
    page = german()
    page.title = "Leitsätze"
    page.save_revision().publish()
    before = recording.live_of(english()).states

    for answer in ({}, {"follows_original": "1"}):
        note_up_to_date(RequestFactory().post("/", answer), english())

    assert (before, recording.live_of(english()).states) == (["outdated"], ["complete"])


def test_address_of_an_alias_leads_to_the_versions_there_are(pages):
    other = StandardPageFactory(title="Spiegel")
    other.save_revision().publish()
    other.copy_for_translation(locale_of("en"), alias=True)

    response = Client(SERVER_NAME="localhost").get("/en/spiegel/")
    soup = BeautifulSoup(response.content, "html.parser")

    assert response.status_code == 404
    assert soup.find("meta", {"name": "robots"})["content"] == "noindex"
    assert [link["href"] for link in soup.select(".versions a")] == ["/de/spiegel/"]
    assert notice_of(soup) == ([], [])
    assert StringTranslation.objects.filter(translation_of__data="Spiegel").count() == 0


def test_notice_keeps_what_an_original_behind_a_password_says(pages):
    section_is_added(None)
    assert notice_of(shown(english())[1])[1] == ["Neues"]
    PageViewRestriction.objects.create(page=german(), restriction_type="password", password="Sesam")

    _status, soup = shown(english())

    words, parts = notice_of(soup)
    assert parts == []
    assert "The German text has changed since." in words
    assert soup.select(".translation-notice a") == []
