"""Links that lead nowhere, and those that do lead somewhere."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests.factories.files import DocumentFactory
from tests.factories.pages import StandardPageFactory, body, home_of, locale_of, section
from tests.pages.conftest import turn_off
from tests.pages.warnings.writing import page_with, said

pytestmark = pytest.mark.django_db


def link_to(number, kind="page"):
    return f'<p>Siehe <a linktype="{kind}" id="{number}">hier mehr</a>.</p>'


def typed(address):
    return f'<p><a href="{address}">mehr</a></p>'


def found(page):
    return [(facts["what"], facts["label"]) for kind, _place, facts in said(page) if kind == "link"]


@pytest.fixture
def target():
    return page_with("<p>Ziel</p>", slug="ziel")


def test_link_to_a_public_page_is_right(target):
    assert found(page_with(link_to(target.pk))) == []


def test_link_to_a_draft_says_so(target):
    page = page_with(link_to(target.pk))
    target.unpublish()

    assert found(page) == [("unpublished", "hier mehr")]


def test_link_to_a_page_that_was_deleted_says_so(target):
    page = page_with(link_to(target.pk))
    target.delete()

    assert found(page) == [("deleted", "hier mehr")]


def test_link_to_a_page_of_another_site_says_so():
    other = StandardPageFactory(parent=home_of("auslaenderrat.localhost"))

    assert found(page_with(link_to(other.pk))) == [("elsewhere", "hier mehr")]


def test_link_to_a_language_that_was_turned_off_says_so(site):
    other = StandardPageFactory(parent=home_of(language_code="en"), locale=locale_of("en"))
    page = page_with(link_to(other.pk))
    assert found(page) == []

    turn_off(site, "en")

    assert found(page) == [("elsewhere", "hier mehr")]


def test_link_to_a_copy_leads_to_its_original(target):
    alias = target.copy_for_translation(locale_of("en"), copy_parents=True, alias=True)

    assert found(page_with(link_to(alias.pk))) == []


def test_button_whose_page_was_deleted_says_so(target):
    button = {"type": "button", "value": {"label": "Los", "page": target.pk, "url": ""}}
    page = StandardPageFactory(body=body(section(button)))
    assert found(page) == []

    target.delete()

    assert found(page) == [("chosen", "Los")]


def test_document_that_was_deleted_is_named():
    document = DocumentFactory()
    download = {"type": "download", "value": {"document": document.pk, "label": "Satzung"}}
    page = StandardPageFactory(
        body=body(section(download, {"type": "text", "value": link_to(document.pk, "document")}))
    )
    assert found(page) == []

    document.delete()

    assert found(page) == [("chosen", "Satzung"), ("document", "hier mehr")]


@pytest.mark.parametrize(
    "address",
    [
        "#abschnitt",
        "#site-top",
        "/de/ziel/",
        "/de/ziel/#abschnitt",
        "/de/ziel",
        "/de/",
        "http://localhost/de/ziel/#abschnitt",
        "https://example.org/de/nichts/",
        "mailto:info@example.org",
        "tel:+493511234",
        "/documents/1/x.pdf",
        "/static/x.css",
        "/tr/",
        "/de/alt/",
    ],
)
def test_typed_address_that_leads_somewhere_is_right(site, target, address):
    Redirect.objects.create(site=site, old_path="/de/alt", redirect_page=target)

    assert found(page_with(typed(address))) == []


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("#nirgends", "anchor"),
        ("/de/ziel/#nirgends", "anchor"),
        ("http://localhost:8000/de/ziel/#nirgends", "anchor"),
        ("/de/nichts/", "address"),
        ("/de/ziel/nichts/", "address"),
    ],
)
def test_typed_address_that_leads_nowhere_says_so(target, address, what):
    assert found(page_with(typed(address))) == [(what, "mehr")]


def test_typed_address_below_the_members_is_left_alone():
    assert found(page_with(typed("/de/mitglieder/nichts/"))) == []


def test_links_of_a_page_are_looked_up_together(target, django_assert_max_num_queries):
    from pages.models import StandardPage
    from pages.warnings.finding import warnings_for

    page = page_with(*[link_to(target.pk)] * 20)
    fresh = StandardPage.objects.get(pk=page.pk)

    with django_assert_max_num_queries(12):
        assert warnings_for(fresh) == []
