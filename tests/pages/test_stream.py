"""Raw data of bodies: how it is built, and that ids stay."""

import copy

import pytest

from pages.blocks import BodyBlock
from pages.stream import (
    Part,
    Section,
    body,
    raw_data,
    to_value,
    with_ids,
    without_keys,
)


def text(words):
    return {"type": "text", "value": f"<p>{words}</p>"}


def traits(*items):
    return {
        "type": "traits",
        "value": {
            "kind": "bulleted",
            "style": "",
            "items": [{"type": "item", "value": f"<p>{item}</p>"} for item in items],
        },
    }


def principles(*titles, words="text"):
    return {
        "type": "principles",
        "value": {
            "kind": "numbered",
            "style": "",
            "items": [
                {"type": "item", "value": {"title": title, "text": f"<p>{words}</p>"}}
                for title in titles
            ],
        },
    }


def section(heading, *content):
    anchor = heading.lower()
    return {
        "type": "section",
        "value": {"heading": heading, "content": list(content), "anchor": anchor},
    }


def ids(blocks):
    return [block["id"] for block in blocks]


@pytest.fixture
def old():
    """A stored body: fresh ids everywhere."""
    return with_ids(
        [],
        [
            section("Vision", text("one"), text("two"), traits("open", "near", "far")),
            section("Werte", principles("Mut", "Ruhe")),
            section("Ziele", text("three")),
        ],
    )


def content(blocks, number):
    return blocks[number]["value"]["content"]


def items(block):
    return block["value"]["items"]


def test_fresh_blocks_get_ids_of_their_own_at_every_depth(old):
    found = [
        *ids(old),
        *(identity for part in old for identity in ids(part["value"]["content"])),
        *ids(items(content(old, 0)[2])),
        *ids(items(content(old, 1)[0])),
    ]

    assert len(found) == 13
    assert len(set(found)) == 13


def test_unchanged_body_stays_as_it_is(old):
    again = with_ids(
        old,
        [
            section("Vision", text("one"), text("two"), traits("open", "near", "far")),
            section("Werte", principles("Mut", "Ruhe")),
            section("Ziele", text("three")),
        ],
    )

    assert again == old


def test_changed_text_keeps_every_id(old):
    new = without_keys(old)
    content(new, 0)[1]["value"] = "<p>deux</p>"

    again = with_ids(old, new)

    expected = copy.deepcopy(old)
    content(expected, 0)[1]["value"] = "<p>deux</p>"
    assert again == expected


def test_inserted_block_gets_a_fresh_id_and_the_others_keep_theirs(old):
    new = without_keys(old)
    content(new, 0).insert(1, text("new"))

    after = content(with_ids(old, new), 0)

    before = ids(content(old, 0))
    assert [*ids(after)[:1], *ids(after)[2:]] == before
    assert ids(after)[1] not in before


def test_removed_block_leaves_the_ids_of_the_others(old):
    new = without_keys(old)
    del content(new, 0)[0]

    assert ids(content(with_ids(old, new), 0)) == ids(content(old, 0))[1:]


def test_reordered_sections_keep_their_ids(old):
    new = without_keys(old)
    new.reverse()

    assert with_ids(old, new) == old[::-1]


def test_section_with_another_text_is_known_by_its_anchor(old):
    new = without_keys(old)
    new.insert(0, section("Neu", text("hello")))
    content(new, 3)[0]["value"] = "<p>drei</p>"

    again = with_ids(old, new)

    assert ids(again)[1:] == ids(old)
    assert ids(content(again, 3)) == ids(content(old, 2))
    assert ids(again)[0] not in ids(old)


def test_renamed_section_keeps_its_id_and_its_anchor(old):
    new = without_keys(old)
    new[2] = section("Absichten", text("three"))

    again = with_ids(old, new)

    assert ids(again) == ids(old)
    assert again[2]["value"]["heading"] == "Absichten"
    assert again[2]["value"]["anchor"] == "ziele"


def test_section_with_the_old_name_of_a_renamed_one_is_new(old):
    renamed = with_ids(old, [*without_keys(old)[:2], section("Absichten", text("three"))])
    new = [*without_keys(old)[:2], section("Ziele", text("four"))]
    new.insert(0, section("Absichten", text("changed")))

    again = with_ids(renamed, new)

    assert ids(again)[:3] == [renamed[2]["id"], *ids(renamed)[:2]]
    assert ids(again)[3] not in ids(renamed)
    anchors = [block["value"]["anchor"] for block in again]
    assert anchors == ["ziele", "vision", "werte", "ziele-2"]
    assert with_ids(again, new) == again


def test_anchor_that_another_section_has_stays_within_its_length(old):
    longest = "a" * 90
    old[0]["value"]["anchor"] = longest
    new = [*without_keys(old), section(longest, text("new"))]

    anchors = [block["value"]["anchor"] for block in with_ids(old, new)]

    assert anchors == [longest, "werte", "ziele", f"{'a' * 88}-2"]


def test_removing_keys_of_the_editor_takes_time_in_proportion_to_the_text():
    assert without_keys(" " * 200_000) == " " * 200_000


def test_inserted_and_removed_list_items_leave_the_ids_of_the_others(old):
    new = without_keys(old)
    content(new, 0)[2] = traits("open", "fresh", "far")

    before, after = (ids(items(content(blocks, 0)[2])) for blocks in (old, with_ids(old, new)))

    assert after == before  # the changed item takes the place of the one that went
    content(new, 0)[2] = traits("open", "near", "and", "far")
    longer = ids(items(content(with_ids(old, new), 0)[2]))
    assert [*longer[:2], *longer[3:]] == before
    assert longer[2] not in before


def test_list_item_with_another_text_is_known_by_its_title(old):
    new = without_keys(old)
    content(new, 1)[0] = principles("Ruhe", "Mut", words="other")

    before, after = (ids(items(content(blocks, 1)[0])) for blocks in (old, with_ids(old, new)))

    assert after == before[::-1]


def test_block_of_another_type_is_another_block(old):
    new = without_keys(old)
    content(new, 2)[0] = traits("three")

    assert ids(content(with_ids(old, new), 2))[0] not in ids(content(old, 2))


def test_keys_of_the_editor_are_no_change(old):
    with_keys = copy.deepcopy(old)
    content(with_keys, 0)[0]["value"] = '<p data-block-key="abc12">one</p>'

    again = with_ids(with_keys, without_keys(with_keys))

    assert again == with_keys


def test_without_keys_takes_ids_and_editor_keys_away():
    raw = [{"id": "1", "type": "a", "value": {"b": ['<p data-block-key="x1">id</p>', 3, None]}}]

    assert without_keys(raw) == [{"type": "a", "value": {"b": ["<p>id</p>", 3, None]}}]


# ---------------------------------------------------------------------------------- built bodies
def built(*parts, heading="", styles=None):
    return body([Section(heading, list(parts))], styles or {})[0]["value"]


def test_body_has_a_block_for_each_part():
    value = built(
        Part("text", html="<p>a</p>"),
        Part("quotation", html="words"),
        Part("principles", items=(("Mut", "<p>b</p>"),), numbered=True),
        Part("traits", items=(("", "<p>c</p>"),)),
        heading="Über uns",
    )

    assert value == {
        "heading": "Über uns",
        "anchor": "ueber-uns",
        "look": "",
        "content": [
            {"type": "text", "value": "<p>a</p>"},
            {"type": "quotation", "value": {"quotation": "words", "attribution": ""}},
            principles("Mut", words="b"),
            traits("c"),
        ],
    }


def test_body_gives_each_section_an_anchor_of_its_own():
    sections = [Section(heading) for heading in ("", "Ziele", "", "Ziele")]

    assert [block["value"]["anchor"] for block in body(sections, {})] == [
        "",
        "ziele",
        "",
        "ziele-2",
    ]


@pytest.mark.parametrize(
    ("kind", "style", "kept"),
    [
        ("principles", "cards", "cards"),
        ("principles", "tags", ""),
        ("traits", "tags", "tags"),
        ("traits", "cards", ""),
    ],
)
def test_body_gives_a_list_only_a_look_that_fits(kind, style, kept):
    value = built(Part(kind, items=(("a", "<p>b</p>"),)), heading="Werte", styles={"Werte": style})

    assert value["content"][0]["value"]["style"] == kept


def test_raw_data_and_value_are_two_forms_of_the_same(old):
    assert raw_data(to_value(old)) == old
    assert raw_data(to_value(old, BodyBlock())) == old
    assert raw_data(None) == []


def test_section_without_a_chosen_look_leaves_it_to_its_place():
    [one, two] = body([Section("Eins"), Section("Zwei")], {}, {"Zwei": "tinted"})

    assert (one["value"]["look"], two["value"]["look"]) == ("", "tinted")


def test_described_block_is_kept_as_it_is_given():
    value = built(Part("contact", value={"name": "Büro"}), Part("child_pages"))

    assert value["content"] == [
        {"type": "contact", "value": {"name": "Büro"}},
        {"type": "child_pages", "value": None},
    ]


def test_lists_within_a_changed_field_keep_their_ids():
    def block(*cells):
        rows = [{"type": "item", "value": {"cell_1": cell}} for cell in cells]
        return {"type": "table", "value": {"inner": {"rows": rows}, "caption": cells[0]}}

    [old] = with_ids([], [block("a", "b")])
    [new] = with_ids([old], [block("a", "c")])

    assert ids(new["value"]["inner"]["rows"]) == ids(old["value"]["inner"]["rows"])
