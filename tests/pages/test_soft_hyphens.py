"""Soft hyphens are for the eye: pages keep them, everything else goes without."""

import json

import pytest
from django.test import RequestFactory

from association_site.roles import Role
from pages.blocks import BodyBlock, FigureCharBlock, PlainCharBlock
from pages.blocks.text import FigureTextBlock
from pages.models import StandardPage
from pages.shared_images import shared_image
from pages.slugs import ascii_slug
from pages.soft_hyphens import SOFT_HYPHEN, with_soft_hyphens, without_soft_hyphens
from pages.templatetags import page_tags
from tests.factories.accounts import user_with_role
from tests.factories.blocks import raw, table
from tests.factories.pages import StandardPageFactory, body, section, text
from tests.pages.shared_cards import an_image, graph_of, meta_of
from tests.pages.visiting import soup_of

WORD = "Mitgliederversammlung"
DIVIDED = f"Mitglieder{SOFT_HYPHEN}versammlung"
TYPED = "Mitglieder&shy;versammlung"
WAYS = [DIVIDED, TYPED]


@pytest.mark.parametrize("words", [WORD, *WAYS])
def test_words_can_be_had_without_soft_hyphens_and_with_typed_ones(words):
    assert without_soft_hyphens(words) == WORD
    assert with_soft_hyphens(words) == (WORD if words == WORD else DIVIDED)


@pytest.mark.parametrize("words", WAYS)
def test_address_of_a_title_has_none(words):
    assert ascii_slug(words) == "mitgliederversammlung"


@pytest.mark.parametrize("block", [FigureCharBlock(), PlainCharBlock(), FigureTextBlock()])
def test_typed_soft_hyphen_in_a_plain_field_of_a_block_becomes_the_character(block):
    assert block.clean(TYPED) == DIVIDED
    assert block.clean("a & b &amp; c") == "a & b &amp; c"


def test_long_word_with_a_soft_hyphen_can_be_divided():
    assert page_tags.has_long_word(WORD) is True
    assert page_tags.has_long_word(DIVIDED) is False


@pytest.mark.django_db
@pytest.mark.parametrize("words", WAYS)
def test_anchor_of_a_heading_has_none(words):
    block = BodyBlock()

    [cleaned] = block.clean(block.to_python([section(text("<p>a</p>"), heading=words)]))

    assert cleaned.value["anchor"] == "mitgliederversammlung"
    assert cleaned.value["heading"] == DIVIDED


@pytest.mark.django_db
def test_typed_soft_hyphens_in_the_fields_of_a_page_become_the_character_on_saving(client):
    client.force_login(user_with_role(Role.EDITOR, "localhost"))
    page = StandardPageFactory(title="Vorher", slug="vorher")

    response = client.post(
        f"/admin/pages/{page.pk}/edit/",
        {
            "title": TYPED,
            "slug": "vorher",
            "search_description": f"Alles zur {TYPED}.",
            "body-count": 0,
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
        },
    )

    assert response.status_code == 302
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.title, draft.search_description) == (DIVIDED, f"Alles zur {DIVIDED}.")


@pytest.mark.django_db
def test_page_shows_them_and_machines_are_told_nothing_of_them(visitor):
    page = StandardPageFactory(
        title=DIVIDED,
        search_description=DIVIDED,
        body=body(section(text(f"<p>{DIVIDED}</p>"), heading=DIVIDED, anchor="hier")),
    )

    response = visitor.get("/de/mitgliederversammlung/")
    soup = soup_of(response)

    assert soup.h1.get_text(strip=True) == DIVIDED
    assert soup.select_one("#hier h2").get_text(strip=True) == DIVIDED
    assert soup.select_one("#hier p").get_text(strip=True) == DIVIDED
    graph, meta = graph_of(soup), meta_of(soup)
    assert soup.title.get_text(strip=True) == f"{WORD} – DSM"
    assert graph["WebPage"]["name"] == graph["WebPage"]["description"] == WORD
    assert graph["BreadcrumbList"]["itemListElement"][-1]["name"] == WORD
    assert meta["og:title"] == meta["og:description"] == [WORD]
    assert soup.select_one("meta[name=description]")["content"] == WORD
    assert page.search_text() == " ".join([WORD] * 3)


@pytest.mark.django_db
def test_what_is_heard_alone_has_none(visitor):
    parent = StandardPageFactory(title=DIVIDED)
    words_of_a_table = table() | {"caption": DIVIDED}
    film = raw("embed")["value"] | {"title": DIVIDED}
    StandardPageFactory(
        parent=parent,
        title="Unten",
        body=body(
            section(
                {"type": "table", "value": words_of_a_table},
                {"type": "embed", "value": film},
                heading=DIVIDED,
                anchor="hier",
            )
        ),
    )

    soup = soup_of(visitor.get("/de/mitgliederversammlung/unten/"))

    heard = [soup.select_one("#hier .anchor")["aria-label"]]
    heard += [soup.select_one(".table-scroll")["aria-label"]]
    heard += [soup.select_one("[data-frame]")["data-title"]]
    item = ".menu__item:has(> a[href='/de/mitgliederversammlung/'])"
    heard += [tag.get_text() for tag in soup.select(f"{item} summary, .embed button")]
    assert [WORD in words for words in heard] == [True] * 5
    assert SOFT_HYPHEN not in "".join(heard)
    assert soup.caption.get_text() == DIVIDED


@pytest.mark.django_db
def test_title_without_soft_hyphens_is_searched_by_its_own_field_only():
    assert StandardPageFactory(title=WORD).search_text() == ""


@pytest.mark.django_db
def test_name_of_the_site_is_told_without(site, visitor, all_facts):
    all_facts.name = DIVIDED
    all_facts.save()
    home = page_tags._site({"request": RequestFactory().get("/", SERVER_NAME="localhost")}).home
    home.short_title = DIVIDED
    home.save_revision().publish()

    soup = soup_of(visitor.get("/de/leitbild/"))

    graph = graph_of(soup)
    assert (graph["NGO"]["name"], graph["WebSite"]["name"]) == (WORD, WORD)
    assert soup.title.get_text(strip=True) == f"Leitbild – {WORD}"
    assert meta_of(soup)["og:site_name"] == [WORD]


@pytest.mark.django_db
def test_shared_image_is_described_without():
    image = an_image("bild.png", 60, 40, description=DIVIDED)

    shared = shared_image(image, "max-60x60", "http://localhost")

    assert shared.description == WORD


def test_editor_makes_an_address_without_while_a_title_is_typed():
    [panel] = [
        panel
        for group in StandardPage.promote_panels
        for panel in group.children
        if getattr(panel, "field_name", "") == "slug"
    ]

    formatters = json.loads(panel.widget.attrs["data-w-slug-formatters-value"])
    assert formatters[-1] == [[f"{SOFT_HYPHEN}|&shy;", "gu"], ""]
