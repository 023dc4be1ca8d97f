"""Long pages: the list of their sections, links to a section, the close, and ways to share."""

from urllib.parse import parse_qs, urlsplit

import pytest
from wagtail.models import Page

from pages.choices import LegalKind
from pages.models import LegalPage, StatementPage
from tests.factories.pages import StandardPageFactory, StatementPageFactory, body, section, text
from tests.pages.visiting import line, soup_of

pytestmark = pytest.mark.django_db

HOST = "http://localhost:8000"
WORDS = text("<p>Ein Absatz.</p>")


def headed(*headings, **look):
    """Return sections with headings, the last one in a look of its own."""
    sections = [section(WORDS, heading=words, anchor=words.lower()) for words in headings]
    sections[-1]["value"] |= look
    return body(*sections)


def statement(visitor, content):
    StatementPageFactory(title="Muster & Ziel", slug="muster", body=content)
    return soup_of(visitor.get("/de/muster/"))


# ----------------------------------------------------------------------------------- the contents
def test_contents_stand_beside_the_text_in_one_list(visitor):
    soup = statement(visitor, headed("Vision", "Werte", "Ziele", look="plain"))

    assert soup.article["class"] == ["page", "page--rail"]
    rail = soup.select_one("article > .page__rail > nav.contents")
    links = [(a["href"], line(a)) for a in rail.select("ol > li > a")]
    assert links == [("#vision", "Vision"), ("#werte", "Werte"), ("#ziele", "Ziele")]
    assert line(soup.find(id=rail["aria-labelledby"])) == "Auf dieser Seite"
    ids = [tag["id"] for tag in soup.select("article > .page__text > section")]
    assert ids == ["vision", "werte", "ziele"]


def test_page_with_one_section_needs_no_contents(visitor):
    soup = statement(visitor, headed("Vision"))

    assert soup.article["class"] == ["page"]
    assert soup.select(".page__rail") == []


@pytest.mark.parametrize(
    ("page_type", "facts", "headings", "listed"),
    [
        (StatementPage, {}, "ab", True),
        (StatementPage, {}, "a", False),
        (LegalPage, {"kind": LegalKind.PRIVACY}, "ab", True),
        (LegalPage, {"kind": LegalKind.PRIVACY}, "a", False),
        (LegalPage, {"kind": LegalKind.IMPRINT}, "ab", False),
    ],
)
def test_contents_are_listed_where_pages_of_a_kind_are_long(page_type, facts, headings, listed):
    assert page_type(body=headed(*headings), **facts).has_contents is listed


def test_standard_page_has_no_contents(visitor):
    StandardPageFactory(title="Lang", body=headed("Vision", "Werte"))

    soup = soup_of(visitor.get("/de/lang/"))

    assert soup.select(".page--rail, .page__rail, .contents") == []


# --------------------------------------------------------------------------- links to one section
@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/de/muster/", "Link zum Abschnitt „Wir sind 66 & mehr“"),
        ("/en/muster/", "Link to the section “Wir sind 66 & mehr”"),
    ],
)
def test_heading_has_a_link_beside_it_that_names_its_section(visitor, address, label):
    content = body(section(WORDS, heading="Wir sind {{ member_count }} & mehr", anchor="wir"))
    home = Page.objects.get(url_path="/dsm/" if address.startswith("/de") else "/dsm-en/")
    StandardPageFactory(parent=home.specific, title="Muster", body=content)

    head = soup_of(visitor.get(address)).select_one("#wir > .section__head")

    assert [tag.name for tag in head.find_all(recursive=False)] == ["h2", "a"]
    link = head.select_one("a.anchor")
    assert (link["href"], link["aria-label"]) == ("#wir", label)


def test_section_is_known_by_its_heading_and_is_no_landmark_besides(visitor):
    """A reader who hears the page would hear each heading twice."""
    soup = statement(visitor, headed("Vision", "Werte"))

    assert [line(section.h2) for section in soup.select("section[id]")] == ["Vision", "Werte"]
    assert soup.main.select("section[aria-labelledby], section[aria-label], [role=region]") == []


def test_section_without_heading_has_no_link(visitor):
    soup = statement(visitor, body(section(WORDS)))

    assert soup.select(".section__head, .anchor") == []


# -------------------------------------------------------------------------------------- the close
def test_close_stands_after_the_text_over_the_whole_page(visitor):
    soup = statement(visitor, headed("Vision", "Werte", "Bild", look="closing"))

    [close] = soup.select("article > section.section--closing")
    assert close["id"] == "bild"
    assert [tag["id"] for tag in soup.select(".page__text > section")] == ["vision", "werte"]
    assert close.find_previous_sibling()["class"] == ["page__text"]
    assert [a["href"] for a in soup.select(".contents a")] == ["#vision", "#werte", "#bild"]


def test_close_is_the_last_section_or_none():
    assert StatementPage(body=body()).closing is None
    assert StatementPage(body=headed("a", "b", look="tinted")).closing is None
    page = StatementPage(body=headed("a", "b", look="closing"))
    assert page.closing is page.body[1]


# --------------------------------------------------------------------------------------- sharing
def test_statement_can_be_sent_by_mail_without_script(visitor):
    soup = statement(visitor, headed("Vision"))

    share = soup.article.find_all(recursive=False)[-1]
    assert share["class"] == ["share"]
    [link] = share.select("a")
    address = urlsplit(link["href"])
    assert (address.scheme, address.netloc, address.path) == ("mailto", "", "")
    assert parse_qs(address.query, strict_parsing=True) == {
        "subject": ["Muster & Ziel – DSM"],
        "body": [f"Muster & Ziel – DSM\r\n{HOST}/de/muster/"],
    }
    assert "+" not in address.query
    shown = [line(way) for way in share.select("li:not([hidden])")]
    assert shown == ["Per E-Mail senden"]


def test_what_needs_the_script_is_hidden_until_it_runs(visitor):
    soup = statement(visitor, headed("Vision"))

    hidden = [(way.button["data-share"], way.button["type"]) for way in soup.select(".share li[hidden]")]  # fmt: skip
    assert hidden == [("copy", "button"), ("print", "button"), ("system", "button")]


def test_other_pages_are_not_asked_to_be_shared(visitor):
    assert soup_of(visitor.get("/de/ueber-uns/")).select(".share") == []
