"""What templates ask about pages."""

import pytest
from bs4 import BeautifulSoup
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import get_language, override
from wagtail.models import Page
from wagtail.rich_text import RichText

from pages.site_context import SiteContext
from pages.templatetags import page_tags
from tests.factories.pages import (
    StandardPageFactory,
    body,
    home_of,
    locale_of,
    section,
    text,
)

pytestmark = pytest.mark.django_db

XSS = "<script>alert('{{ member_count }}')</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;66&#x27;)&lt;/script&gt;"


@pytest.fixture
def request_(site):
    request = RequestFactory().get("/de/", SERVER_NAME="localhost")
    request.site_context = SiteContext(request, site)
    return request


def rendered(request, source, **context):
    template = engines["django"].from_string("{% load page_tags wagtailcore_tags %}" + source)
    return template.render(context, request)


def at(url_path):
    return Page.objects.get(url_path=url_path)


# ---------------------------------------------------------------------------------- words, figures
def test_plain_text_is_escaped_and_its_figures_are_filled_in(request_):
    soup = BeautifulSoup(rendered(request_, "{% with_figures words %}", words=XSS), "html.parser")

    assert soup.script is None
    assert soup.data["value"] == "66"
    assert soup.get_text().startswith("<script>alert('66 (")


def test_rich_text_keeps_its_markup_and_its_links(request_):
    words = RichText('<p><a href="https://a.example">Wir</a> sind {{ member_count }}</p>')

    soup = BeautifulSoup(rendered(request_, "{% with_figures words %}", words=words), "html.parser")

    assert soup.p.a["href"] == "https://a.example"
    assert soup.p.data["value"] == "66"


def test_rich_text_field_is_shown_the_same_way(request_):
    source = "<p>Wir &amp; {{ member_count }}</p>"

    shown = rendered(request_, "{% rich_with_figures words %}", words=source)

    assert shown == rendered(request_, "{% with_figures words %}", words=RichText(source))


@pytest.mark.parametrize("tag", ["with_figures", "rich_with_figures", "figures_as_text"])
@pytest.mark.parametrize("words", ["", None])
def test_no_words_are_shown_as_nothing(request_, tag, words):
    assert rendered(request_, f"{{% {tag} words %}}", words=words) == ""


def test_words_in_an_attribute_are_plain_and_escaped(request_):
    assert rendered(request_, "{% figures_as_text words %}", words=XSS) == ESCAPED


@pytest.mark.parametrize("field", ["title", "seo_title"])
def test_title_of_the_browsers_tab_is_plain_and_escaped(request_, field):
    page = StandardPageFactory(**{"title": "Titel", field: XSS})

    assert rendered(request_, "{% page_title page %}", page=page) == f"{ESCAPED} – DSM"


def test_title_of_the_home_page_stands_alone(request_):
    assert rendered(request_, "{% page_title page %}", page=home_of()) == home_of().title


def test_title_and_description_of_a_page_are_plain_and_escaped(client):
    page = StandardPageFactory(
        title=XSS, slug="xss", search_description=XSS, body=body(section(text("<p>a</p>"), heading=XSS))
    )  # fmt: skip
    StandardPageFactory(parent=page, title=XSS)

    response = client.get("/de/xss/", SERVER_NAME="localhost")
    soup = BeautifulSoup(response.content, "html.parser")

    shown = "<script>alert('66')</script>"
    assert " ".join(soup.title.get_text().split()) == f"{shown} – DSM"
    assert soup.select_one("meta[name=description]")["content"] == shown
    assert soup.title.find_all() == []
    assert "<script>alert" not in response.content.decode()
    assert soup.h1.get_text(strip=True).startswith("<script>alert('66")


# ---------------------------------------------------------------------------------------- addresses
def test_address_of_a_page_is_that_of_its_language(request_):
    page = at("/dsm-en/about-us/")

    assert rendered(request_, "{% address page %}", page=page) == "/en/about-us/"


def button(request, **target):
    value = {"label": "Mehr", "page": None, "url": ""} | target
    page = StandardPageFactory(
        parent=home_of(language_code=get_language()), body=body(section({"type": "button", "value": value}))
    )  # fmt: skip
    html = rendered(request, "{% include_block page.body %}", page=page)
    return BeautifulSoup(html, "html.parser").a


def test_button_leads_to_the_readers_version_of_a_page(request_):
    with override("en"):
        link = button(request_, page=at("/dsm/leitbild/").pk)

    assert (link["href"], link.get_text(strip=True)) == ("/en/mission-statement/", "Mehr")


def test_button_names_the_language_it_leads_to(request_):
    with override("en"):
        link = button(request_, page=StandardPageFactory(title="Nur deutsch").pk)

    assert (link["href"], link["hreflang"], link.span["lang"]) == ("/de/nur-deutsch/", "de", "de")
    assert link.span.get_text(strip=True) == "(Deutsch)"


def test_button_to_an_address_leads_there(request_):
    assert (
        button(request_, url="https://a.example/?b=1&c=2")["href"] == "https://a.example/?b=1&c=2"
    )


def test_button_to_a_page_that_nobody_can_read_is_left_out(request_):
    assert button(request_, page=StandardPageFactory(live=False).pk) is None


# ----------------------------------------------------------------------------------------- the menu
def current(page, entry_path):
    entry = type("Entry", (), {"page": at(entry_path)})
    return page_tags.is_current({"page": page}, entry)


@pytest.mark.parametrize(
    ("url_path", "shown"),
    [
        ("/dsm/buendnisarbeit/", "page"),
        ("/dsm/buendnisarbeit/bamga/", "true"),
        ("/dsm/leitbild/", ""),
        ("/dsm/", ""),
    ],
)
def test_menu_entry_knows_whether_it_is_current(url_path, shown):
    assert current(at(url_path), "/dsm/buendnisarbeit/") == shown


def test_menu_entry_is_not_current_where_there_is_no_page():
    assert current(None, "/dsm/leitbild/") == ""


def test_children_are_the_published_pages_below_in_their_order(request_):
    parent = StandardPageFactory()
    second = StandardPageFactory(parent=parent, title="B")
    StandardPageFactory(parent=parent, live=False)
    first = StandardPageFactory(parent=parent, title="A", show_in_menus=False)
    first.move(second, pos="left")

    children = page_tags.children_of({"request": request_}, parent)

    assert [child.title for child in children] == ["A", "B"]


def test_children_are_no_aliases_and_none_without_a_page(request_):
    english = home_of(language_code="en")
    before = page_tags.children_of({"request": request_}, english)
    StandardPageFactory().copy_for_translation(locale_of("en"), alias=True)

    assert len(before) > 0
    assert page_tags.children_of({"request": request_}, english) == before
    assert page_tags.children_of({"request": request_}, None) == []
