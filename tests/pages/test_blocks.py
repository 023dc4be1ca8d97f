"""The building blocks of a page's body: how the house wants them, and what they refuse."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from wagtail import blocks
from wagtail.images.tests.utils import get_test_image_file
from wagtail.rich_text import RichText

from pages.blocks import (
    BodyBlock,
    ButtonBlock,
    FigureCharBlock,
    FigureRichTextBlock,
    PlainCharBlock,
)
from pages.blocks.sections import free_anchor
from pages.blocks.text import FigureTextBlock
from pages.figures import problem
from pages.models import AssociationImage
from pages.stream import to_value
from tests.factories.blocks import item
from tests.factories.pages import body, home_of, section, text

BROKEN = "{{ members }}"


def named_blocks(block, path=""):
    """Yield every block that an editor can insert, with the path of its names."""
    for name, child in getattr(block, "child_blocks", {}).items():
        here = f"{path}.{name}".strip(".")
        if isinstance(block, blocks.StreamBlock):
            yield here, child
        yield from named_blocks(child, here)
    if isinstance(block, blocks.ListBlock):
        yield from named_blocks(block.child_block, path)


BLOCKS = dict(named_blocks(BodyBlock()))


IN_COLUMNS = ["text", "image", "button", "quotation"]
GROUPS = {
    "Words and lists": [
        "text", "principles", "traits", "quotation", "table", "accordion", "columns",
    ],
    "Images and files": ["image", "embed", "download"],
    "Links and calls": ["button", "call_to_action", "child_pages"],
    "People and figures": ["people", "contact", "figure", "founding"],
}  # fmt: skip


def test_body_offers_exactly_these_blocks():
    in_a_section = [name for names in GROUPS.values() for name in names]
    in_columns = [
        f"columns.{column}.{name}" for column in ("first", "second") for name in IN_COLUMNS
    ]

    assert next(iter(BLOCKS)) == "section"
    assert sorted(BLOCKS) == sorted(
        ["section", *(f"section.content.{name}" for name in [*in_a_section, *in_columns])]
    )


def test_blocks_of_a_section_stand_in_groups():
    content = BodyBlock().child_blocks["section"].child_blocks["content"]

    with translation.override("en"):
        groups = {
            str(group): [block.name for block in blocks]
            for group, blocks in content.grouped_child_blocks()
        }

    assert groups == GROUPS


@pytest.mark.parametrize("path", BLOCKS)
def test_block_says_what_it_is(path):
    block = BLOCKS[path]

    assert block.meta.icon != blocks.Block._meta_class.icon
    assert str(block.label) != ""
    assert str(block.get_description()) != ""


@pytest.mark.parametrize("path", BLOCKS)
def test_block_has_a_template_that_exists(path):
    template = BLOCKS[path].meta.template

    assert template.startswith("pages/blocks/")
    assert get_template(template).template.name == template


@pytest.mark.django_db
@pytest.mark.parametrize("path", BLOCKS)
def test_block_shows_a_preview_in_the_look_of_the_site(path, admin_client):
    block = BLOCKS[path]
    has_own_template = hasattr(block.meta, "preview_template")

    response = admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
    )
    soup = BeautifulSoup(response.content, "html.parser")

    assert response.status_code == 200
    assert block.is_previewable is True
    assert has_own_template != hasattr(block.meta, "preview_value")
    assert [link["href"] for link in soup.select("link[rel=stylesheet]")] == [
        "/static/css/base.css",
        "/static/css/components.css",
    ]
    assert soup.main.get_text(strip=True) != "" or soup.main.img is not None


def test_every_text_of_a_block_may_hold_figures():
    def plain(block, path=""):
        for name, child in getattr(block, "child_blocks", {}).items():
            yield from plain(child, f"{path}.{name}")
        if isinstance(block, blocks.ListBlock):
            yield from plain(block.child_block, path)
        if type(block) in {blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock}:
            yield path

    # The alternative text belongs to Wagtail's own image block.
    assert list(plain(BodyBlock())) == [
        ".section.content.columns.first.image.image.alt_text",
        ".section.content.columns.second.image.image.alt_text",
        ".section.content.image.image.alt_text",
        ".section.content.people.items.photo.alt_text",
    ]


# ------------------------------------------------------------------------------------- figures
@pytest.mark.parametrize(
    ("block", "broken", "sound"),
    [
        (FigureCharBlock(), BROKEN, "We are {{ member_count }}"),
        (FigureTextBlock(), f"One\n{BROKEN}", "One\n{{ member_count }}"),
        (
            FigureRichTextBlock(),
            RichText("<p>{{ <b>member</b>_count }}</p>"),
            RichText("<p><b>{{ member_count }}</b></p>"),
        ),
    ],
)
def test_text_block_refuses_a_broken_figure_and_takes_a_sound_one(block, broken, sound):
    with pytest.raises(ValidationError) as refused:
        block.clean(broken)

    assert refused.value.code == "figure"
    assert block.clean(sound) == sound


def test_plain_text_block_refuses_every_figure():
    assert PlainCharBlock().clean("66") == "66"
    with pytest.raises(ValidationError) as refused:
        PlainCharBlock().clean("{{ member_count }}")

    assert refused.value.code == "figure"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "accepted"), [("Zwei Menschen", True), ("{{ member_count }}", False)]
)
def test_alternative_text_of_an_image_holds_no_figure(words, accepted):
    image = AssociationImage.objects.create(
        title="a", file=get_test_image_file(), width=1, height=1
    )
    block = BLOCKS["section.content.image"].child_blocks["image"]
    value = block.to_python({"image": image.pk, "alt_text": words, "decorative": False})

    if accepted:
        assert block.clean(value).contextual_alt_text == words
    else:
        with pytest.raises(ValidationError) as refused:
            block.clean(value)
        assert list(refused.value.block_errors) == ["alt_text"]


@pytest.mark.parametrize(
    "block",
    [FigureCharBlock(required=False), FigureTextBlock(required=False)],
)
def test_text_block_that_is_not_required_may_be_empty(block):
    assert block.clean("") == ""


@pytest.mark.parametrize(
    "content",
    [
        text(f"<p>{BROKEN}</p>"),
        {
            "type": "principles",
            "value": {"kind": "numbered", "items": [item({"title": BROKEN, "text": "<p>a</p>"})]},
        },
        {
            "type": "principles",
            "value": {"kind": "numbered", "items": [item({"title": "a", "text": BROKEN})]},
        },
        {"type": "traits", "value": {"kind": "bulleted", "items": [item(BROKEN)]}},
        {"type": "quotation", "value": {"quotation": BROKEN, "attribution": ""}},
        {"type": "quotation", "value": {"quotation": "a", "attribution": BROKEN}},
        {"type": "button", "value": {"label": BROKEN, "page": None, "url": "https://a.example"}},
    ],
)
def test_body_refuses_a_broken_figure_wherever_it_stands(content):
    with pytest.raises(ValidationError) as refused:
        BodyBlock().clean(body(section(content)))

    assert problem(BROKEN) in str(refused.value.as_json_data())


def test_body_refuses_a_broken_figure_in_a_heading():
    with pytest.raises(ValidationError):
        BodyBlock().clean(body(section(heading=BROKEN)))


# ------------------------------------------------------------------------------------- anchors
def anchors(value):
    return [child.value["anchor"] for child in BodyBlock().clean(value)]


def test_anchor_is_made_from_the_heading():
    assert anchors(body(section(heading="Unsere Größe"), section(heading="О нас"))) == [
        "unsere-groesse",
        "o-nas",
    ]


def test_anchor_is_unique_on_its_page():
    value = body(*(section(heading="Ziele") for _ in range(3)))

    assert anchors(value) == ["ziele", "ziele-2", "ziele-3"]


def test_anchor_stays_when_the_heading_changes():
    assert anchors(body(section(heading="Neu", anchor="alt"))) == ["alt"]


def test_anchor_that_a_later_section_repeats_is_replaced_there():
    value = to_value([section(heading=heading, anchor="ziele") for heading in ("Ziele", "Werte")])

    assert anchors(value) == ["ziele", "werte"]


def test_anchor_of_a_new_section_leaves_existing_ones_alone():
    value = body(section(heading="Ziele"), section(heading="Ziele", anchor="ziele"))

    assert anchors(value) == ["ziele-2", "ziele"]


def test_sections_without_a_heading_have_no_anchor():
    assert anchors(body(section(text("<p>a</p>")), section(text("<p>b</p>")))) == ["", ""]


def test_anchor_that_is_no_address_is_refused():
    with pytest.raises(ValidationError):
        BodyBlock().clean(body(section(heading="Ziele", anchor="Ziele & mehr")))


@pytest.mark.parametrize(
    ("heading", "taken", "anchor"),
    [
        ("Ziele", set(), "ziele"),
        ("Ziele", {"ziele", "ziele-2"}, "ziele-3"),
        ("…", {""}, "section"),
        ("…", {"section"}, "section-2"),
        ("", {""}, ""),
    ],
)
def test_free_anchor_is_not_among_those_taken(heading, taken, anchor):
    assert free_anchor(heading, taken) == anchor


# ------------------------------------------------------------------------------------- buttons
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "url", "accepted"),
    [(True, "", True), (False, "https://a.example/", True), (True, "https://a.example/", False), (False, "", False)],
)  # fmt: skip
def test_button_leads_to_exactly_one_target(page, url, accepted):
    block = ButtonBlock()
    value = block.to_python({"label": "Mehr", "page": home_of().pk if page else None, "url": url})

    if accepted:
        assert block.clean(value)["label"] == "Mehr"
    else:
        with pytest.raises(ValidationError) as refused:
            block.clean(value)
        assert list(refused.value.block_errors) == ["url"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "no address"])
def test_button_refuses_an_address_that_is_none(url):
    block = ButtonBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"label": "Mehr", "page": None, "url": url}))
