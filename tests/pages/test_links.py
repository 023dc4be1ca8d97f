"""Links between pages lead to what a reader can read, in the reader's language first."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from pages.linked import linked_ids
from pages.links import LinkTarget, PageLinks
from pages.site_context import language_info
from tests.factories.pages import (
    HomePageFactory,
    StandardPageFactory,
    body,
    home_of,
    locale_of,
    section,
    text,
)
from tests.pages.conftest import turn_off

pytestmark = pytest.mark.django_db


def at(url_path):
    return Page.objects.get(url_path=url_path)


def link(page, words="hier"):
    return f'<p><a linktype="page" id="{page.pk}">{words}</a></p>'


def button(page):
    return {"type": "button", "value": {"label": "Mehr", "page": page.pk, "url": ""}}


def target_of(context, page, language):
    return PageLinks(context, {page.pk}, language).targets.get(page.pk)


# ----------------------------------------------------------------------------------- what is linked
def test_linked_ids_are_those_of_texts_and_buttons():
    first, second, third, fourth = (StandardPageFactory() for _ in range(4))
    page = HomePageFactory(
        introduction=f'<p><a id="{first.pk}" linktype="page">a</a></p>',
        body=body(
            section(
                text(link(second)),
                button(third),
                {
                    "type": "traits",
                    "value": {
                        "kind": "bulleted",
                        "style": "",
                        "items": [{"type": "item", "value": link(fourth)}],
                    },
                },
            )
        ),
    )

    assert linked_ids(page) == {first.pk, second.pk, third.pk, fourth.pk}


def test_linked_ids_leave_out_documents_addresses_and_empty_buttons():
    page = StandardPageFactory(
        body=body(
            section(
                text('<p><a linktype="document" id="7">a</a> <a href="https://a.example">b</a></p>'),
                text('<p>id="8" linktype="page"</p>'),
                {"type": "button", "value": {"label": "c", "page": None, "url": "https://b.example"}},
            )
        )
    )  # fmt: skip

    assert linked_ids(page) == set()


# ------------------------------------------------------------------------------- where a link leads
@pytest.mark.parametrize(
    ("language", "address"), [("de", "/de/leitbild/"), ("en", "/en/mission-statement/")]
)
@pytest.mark.parametrize("url_path", ["/dsm/leitbild/", "/dsm-en/mission-statement/"])
def test_link_leads_to_the_readers_version_whichever_was_chosen(
    context, language, address, url_path
):
    assert target_of(context, at(url_path), language) == LinkTarget(address, None)


@pytest.mark.parametrize("alias", [True, False])
def test_link_leads_to_another_language_by_name_never_to_an_alias_or_a_draft(context, alias):
    page = StandardPageFactory(title="Nur deutsch")
    copy = page.copy_for_translation(locale_of("en"), alias=alias)

    expected = LinkTarget("/de/nur-deutsch/", language_info("de"))
    assert target_of(context, page, "en") == expected
    assert target_of(context, copy, "en") == expected


def test_link_may_lead_to_neither_the_readers_nor_the_main_language(context, arabic_home):
    german = at("/dsm/leitbild/").specific
    german.unpublish()

    assert target_of(context, german, "ar") == LinkTarget(
        "/en/mission-statement/", language_info("en")
    )


def test_link_never_leads_to_a_language_that_is_off(context, site):
    turn_off(site, "en")

    found = target_of(context, at("/dsm-en/mission-statement/"), "de")

    assert found == LinkTarget("/de/leitbild/", None)


def test_link_to_what_nobody_can_read_leads_nowhere(context):
    draft = StandardPageFactory(live=False)
    elsewhere = at("/auslaenderrat-dresden/leitbild/")

    assert PageLinks(context, {draft.pk, elsewhere.pk, 999_999}, "de").targets == {}


# -------------------------------------------------------------------------------------- in a text
def shown(context, html, *pages, language="de"):
    return PageLinks(context, {page.pk for page in pages}, language).in_html(html)


def test_text_shows_its_links_as_paths(context):
    page = at("/dsm/leitbild/")

    assert shown(context, link(page), page) == '<p><a href="/de/leitbild/">hier</a></p>'


def test_text_names_the_language_of_a_link(context):
    page = StandardPageFactory(title="Nur deutsch")

    assert shown(context, link(page), page, language="en") == (
        '<p><a href="/de/nur-deutsch/" hreflang="de">hier</a></p>'
    )


def test_text_keeps_the_words_of_a_link_that_leads_nowhere(context):
    page = StandardPageFactory(live=False)

    assert shown(context, link(page), page) == "<p><a>hier</a></p>"


def test_text_keeps_its_other_links(context):
    html = '<p><a href="https://a.example/?a=1&amp;b=2">a</a> <b>b</b></p>'

    assert shown(context, html) == html


# -------------------------------------------------------------------------------------- on a page
def test_links_and_buttons_of_a_page_lead_to_readable_versions():
    page = StandardPageFactory(title="Nur deutsch")
    StandardPageFactory(
        parent=home_of(language_code="en"),
        title="English",
        body=body(section(text(link(page)), text(link(at("/dsm/leitbild/"))), button(page))),
    )

    response = Client(SERVER_NAME="localhost").get("/en/english/")
    links = BeautifulSoup(response.content, "html.parser").select("main section a")

    assert [(a["href"], a.get("hreflang")) for a in links] == [
        ("/de/nur-deutsch/", "de"),
        ("/en/mission-statement/", None),
        ("/de/nur-deutsch/", "de"),
    ]


def test_number_of_queries_does_not_grow_with_the_links():
    pages = list(Page.objects.filter(url_path__startswith="/dsm/"))
    for name, linked in (("eins", pages[:1]), ("zehn", pages)):
        blocks = [block for page in linked for block in (text(link(page)), button(page))]
        StandardPageFactory(title=name, body=body(section(*blocks)))
    visitor = Client(SERVER_NAME="localhost")

    counts = []
    for name in ("eins", "zehn"):
        visitor.get(f"/de/{name}/")
        with CaptureQueriesContext(connection) as queries:
            assert visitor.get(f"/de/{name}/").status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 10
