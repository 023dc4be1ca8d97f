"""The associations' own texts, where they lie beside the repository: each word reaches the public.

The texts are read here without the loader's own code.
"""

import uuid
from datetime import timedelta

import polib
import pytest
import yaml
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from markdown_it import MarkdownIt
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from association_site.bundles.page_writing import NAMESPACE
from association_site.management.commands.demo import DEFAULT_BUNDLES
from members.counting import member_count
from pages import adopting
from pages.models import StatementPage
from tests.association_site.bundles.snapshots import changes, everything
from tests.factories.members import OrganisationFactory
from tests.languages_of_text import marked_passages, notice_of, said_of_texts
from tests.pages.crawler import Walk
from tests.pages.written_languages import known_languages, wrong_on_pages
from translations import memory

CONTENT = settings.BASE_DIR.parent / "shared" / "content"
BUNDLES = {"dsm": "localhost", "auslaenderrat": "auslaenderrat.localhost"}
PAGES = (
    [
        (name, path.stem)
        for name in BUNDLES
        for path in sorted((CONTENT / name / "pages").glob("*.md"))
    ]
    if CONTENT.exists()
    else []
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CONTENT.exists(), reason="The real texts are not here"),
]


@pytest.fixture(scope="module")
def real(module_db):
    """Load the real texts over the demo's, what these put on record included."""
    folders = (str(CONTENT / name) for name in BUNDLES)
    call_command("load_content", *folders, force=True, verbosity=0)


def folded(text):
    return " ".join(text.replace("{{ member_count }}", "66").split())


def entries(name, slug):
    """Return the messages of a page in the English file."""
    catalogue = polib.pofile(str(CONTENT / name / "en.po"))
    return [entry for entry in catalogue if entry.msgctxt == slug]


def written(name, slug):
    """Return all titles, headings, paragraphs and items of a page's file."""
    _empty, front, text = (CONTENT / name / "pages" / f"{slug}.md").read_text().split("---\n", 2)
    keys = yaml.safe_load(front)
    found = [keys[key] for key in ("title", "motto", "footer", "contact") if key in keys]
    soup = BeautifulSoup(MarkdownIt("commonmark").render(text), "html.parser")
    for element in soup.find_all(["h1", "h2", "h3", "p", "li"]):
        title = element.find("strong")
        if element.find("p") or (element.name == "p" and title and element.parent.name != "li"):
            continue
        if title and element.get_text().strip().startswith(title.get_text()):
            found.append(title.extract().get_text().rstrip(":"))
        found.append(element.get_text())
    return [folded(passage) for passage in found]


def page_of(name, slug, code):
    key = uuid.uuid5(NAMESPACE, f"{BUNDLES[name]}/{slug}")
    return Page.objects.get(translation_key=key, locale__language_code=code)


def shown(name, slug, code):
    """Return the page as a visitor of the site gets it, without what only screen readers read."""
    site = Site.objects.get(hostname=BUNDLES[name])
    _site_id, root, path = page_of(name, slug, code).get_url_parts()
    assert root == site.root_url
    response = Client(SERVER_NAME=site.hostname).get(path)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    for hidden in soup.select(".visually-hidden"):
        hidden.decompose()
    return soup


def texts(soup):
    """Return the text of each element of a page."""
    return {" ".join(element.get_text().split()) for element in soup.body.find_all(True)}


def absent(passages, soup):
    found = texts(soup)
    return [passage for passage in map(folded, passages) if passage not in found]


def test_real_texts_are_read_at_all():
    assert len(PAGES) == 12
    assert [len(written(*page)) > 1 for page in PAGES] == [True] * 12
    assert sum(len(written(*page)) for page in PAGES) > 100


def test_every_german_passage_is_on_its_page(real):
    missing = {}
    for page in PAGES:
        soup = shown(*page, "de")
        passages = [*written(*page), *(entry.msgid for entry in entries(*page))]
        missing[page] = absent(passages, soup)
        assert "{{" not in str(soup)

    assert missing == {page: [] for page in PAGES}


def test_every_english_passage_is_on_its_page_and_german_where_there_is_none(real):
    translated = {page: [entry for entry in entries(*page) if entry.msgstr] for page in PAGES}
    missing = {
        page: absent([entry.msgstr or entry.msgid for entry in entries(*page)], shown(*page, "en"))
        for page in PAGES
        if translated[page]
    }

    assert missing == {page: [] for page in missing}
    assert len(missing) == 12


@pytest.mark.parametrize(
    ("name", "slug", "count"), [("auslaenderrat", "leitbild", 8), ("dsm", "ueber-uns", 3)]
)
def test_untranslated_passages_are_german_on_the_english_page(real, name, slug, count):
    open_passages = [entry.msgid for entry in entries(name, slug) if not entry.msgstr]

    assert len(open_passages) == count
    assert absent(open_passages, shown(name, slug, "en")) == []


def test_leitbild_says_when_it_was_adopted(real):
    for code, day in (("de", "3. Mai 2025"), ("en", "3 May 2025")):
        assert day in shown("dsm", "leitbild", code).select_one(".seal").get_text()
        assert shown("auslaenderrat", "leitbild", code).select(".seal") == []


@pytest.mark.parametrize("code", ["de", "en"])
def test_leitbild_begins_in_large_words_and_ends_with_a_close(real, code):
    sections = shown("dsm", "leitbild", code).select("article .section")

    looks = [section["class"][1].removeprefix("section--") for section in sections]
    assert looks == ["statement", *["plain"] * 4, "closing"]


def test_number_of_members_is_66_wherever_it_is_told(real):
    for code in ("de", "en"):
        told = [
            figure.get_text()
            for slug in ("home", "ueber-uns", "mitglieder")
            for figure in shown("dsm", slug, code).select("main data.figure")
        ]
        assert told == ["66"] * 5  # twice on the home page and on the portrait
    assert member_count(Site.objects.get(hostname="localhost"), timezone.localdate()) == 66


def test_second_load_changes_nothing(real, load):
    before = everything()

    lines = load(*(CONTENT / name for name in BUNDLES))

    assert changes(before, everything()) == {}
    assert [line for line in lines if line[0] in "+~"] == []


@pytest.mark.parametrize(
    ("code", "founded", "counted"),
    [
        ("de", "2017 am 8. April gegründet", "Mitgliedsorganisationen"),
        ("en", "2017 founded on 8 April", "member organisations"),
    ],
)
def test_portrait_begins_with_founding_and_number_of_members(real, code, founded, counted):
    facts = shown("dsm", "ueber-uns", code).select(".page-facts p")

    assert [" ".join(fact.get_text().split()) for fact in facts] == [founded, f"66 {counted}"]


def test_each_untranslated_passage_says_that_it_is_german_and_the_page_how_many_there_are(real):
    open_passages = [
        folded(entry.msgid) for entry in entries("auslaenderrat", "leitbild") if not entry.msgstr
    ]

    soup = shown("auslaenderrat", "leitbild", "en")

    assert said_of_texts(soup.main, open_passages) == {words: {"de"} for words in open_passages}
    assert sorted(marked_passages(soup)) == sorted((words, "de", "ltr") for words in open_passages)
    words, parts = notice_of(soup)
    assert words == ["8 passages are not translated yet and stand here in German."]
    assert parts == []


@pytest.mark.parametrize("bundle", DEFAULT_BUNDLES, ids=lambda bundle: bundle.name)
def test_each_text_is_in_the_language_that_its_markup_says(real, bundle):
    walk = Walk(BUNDLES[bundle.name])  # some of the demo's pages are still there

    assert wrong_on_pages(walk, known_languages(CONTENT / bundle.name, bundle)) == {}
    assert {path.split("/")[3] for path in walk.listed} == {"de", "en"}


def words_of(soup):
    """Return what the page says, without what is said about it."""
    for part in soup.select(".translation-notice, .versions"):
        part.decompose()
    return " ".join(soup.main.get_text().split())


def vision_with(page, change):
    """Draft the German text with another vision, and return its new first passage."""
    [section] = [block for block in page.body if block.value["heading"] == "Unsere Vision"]
    [text, *_rest] = section.value["content"]
    [old, *_others] = BeautifulSoup(text.value.source, "html.parser").find_all("p")
    old = old.get_text()
    text.value = RichText(text.value.source.replace(old, change(old)))
    page.save_revision()
    return change(old)


def test_english_page_reads_as_before_when_the_german_vision_changes_until_it_is_translated(real):
    german = page_of("dsm", "leitbild", "de").specific
    before = words_of(shown("dsm", "leitbild", "en"))

    new = vision_with(german, lambda words: f"{words} Das gilt überall.")
    adopting.record(german, adopting.Facts(timezone.localdate()))
    soup = shown("dsm", "leitbild", "en")
    told = notice_of(soup)
    link = soup.select_one(".translation-notice li a")["href"]
    source = memory.source_of(german)
    [passage] = [one for one in memory.passages(source) if one.text == folded(new)]
    memory.write(passage, page_of("dsm", "leitbild", "en").locale, "New vision.")
    memory.publish_translation(source, page_of("dsm", "leitbild", "en").locale)
    after = shown("dsm", "leitbild", "en")

    assert words_of(soup) == before
    assert told[1] == ["Our vision"]
    assert shown("dsm", "leitbild", "de").find(id=link.partition("#")[2]) is not None
    assert after.find("meta", {"name": "translation-state"})["content"] == "complete"
    assert "New vision." in words_of(after)


def test_corrected_typing_error_changes_nothing_for_english_readers(real):
    soup = shown("dsm", "leitbild", "en")
    before = (words_of(soup), notice_of(shown("dsm", "leitbild", "en")))

    german = page_of("dsm", "leitbild", "de").specific
    vision_with(german, lambda words: f"{words}!")
    adopting.correct(german, "Ein Satzzeichen fehlte.")

    told = notice_of(shown("dsm", "leitbild", "en"))
    assert (words_of(shown("dsm", "leitbild", "en")), told) == before


def test_archived_version_says_66_when_the_register_has_moved_to_68(real):
    page = StatementPage.objects.get(
        locale__language_code="de",
        slug="leitbild",
        path__startswith=Site.objects.get(hostname="localhost").root_page.path,
    )
    today = timezone.localdate()
    for days, words in ((1, "Wir sind {{ member_count }}."), (0, "Wir: {{ member_count }}.")):
        raw = page.body.get_prep_value()
        raw[0]["value"]["content"] = [{"type": "text", "value": f"<p>{words}</p>"}]
        page.body = page.body.stream_block.to_python(raw)
        page.save_revision()
        adopting.record(page, adopting.Facts(today - timedelta(days=days)))
        page = StatementPage.objects.get(pk=page.pk)

    OrganisationFactory.create_batch(2, member=True)

    said = {}
    for path in ("", f"{today - timedelta(days=1)}/"):
        response = Client(SERVER_NAME="localhost").get(f"/de/leitbild/{path}")
        said[path] = BeautifulSoup(response.content, "html.parser").select_one("main data")["value"]
    assert list(said.values()) == ["68", "66"]
