"""Raw data of content blocks, each with everything it can hold."""

import uuid
from typing import Any

from tests.factories.files import DocumentFactory, ImageFactory
from tests.factories.pages import StandardPageFactory, body, home_of, section, text

Raw = dict[str, Any]


def item(value: Any) -> Raw:
    """Return the raw data of an item of a list, as it is stored."""
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def button(label: str = "Mitmachen") -> Raw:
    return {"label": label, "page": home_of().pk, "url": ""}


def photo(words: str = "Eine Frau") -> Raw:
    return {"image": ImageFactory().pk, "alt_text": words, "decorative": False}


NO_PHOTO = {"image": None, "alt_text": None, "decorative": None}


def call_to_action() -> Raw:
    return {"heading": "Los", "text": "<p>Gleich.</p>", "button": button(), "look": "strong"}


def download() -> Raw:
    return {"document": DocumentFactory(size=10).pk, "label": "Satzung"}


def cells(first: str, second: str) -> Raw:
    return {"cell_1": first, "cell_2": second, "cell_3": "", "cell_4": "", "cell_5": ""}


def table() -> Raw:
    return {
        "caption": "Zeiten",
        "columns": cells("Tag", "Zeit"),
        "row_headings": True,
        "rows": [
            item(cells("Montag", "9 Uhr")),
            item(cells("Montag", "")),
        ],
    }


def columns() -> Raw:
    return {
        "first": [text("<p>A</p>"), {"type": "button", "value": button("B")}],
        "second": [
            {"type": "image", "value": {"image": photo("C"), "caption": "D"}},
            {"type": "quotation", "value": {"quotation": "E", "attribution": "F"}},
        ],
    }


def people() -> Raw:
    first = {
        "name": "Mira Beispiel",
        "role": "Vorsitz",
        "photo": photo(),
        "text": "<p>Spricht.</p>",
        "email": "vorstand@verband.example",
    }
    return {"items": [item(first), item(first | {"photo": NO_PHOTO, "role": "", "text": ""})]}


def accordion() -> Raw:
    return {"items": [item({"title": "Wer?", "text": "<p>Wir.</p><p>Alle.</p>"})]}


def figure() -> Raw:
    return {"figure": "member_count", "label": "Vereine"}


def embed() -> Raw:
    return {
        "title": "Film",
        "kind": "video",
        "url": "https://www.youtube.com/watch?v=abcDEF-_123",
        "shown": "click",
    }


def contact() -> Raw:
    return {
        "name": "Büro",
        "address": "Beispielstraße 1",
        "email": "info@verband.example",
        "telephone": "+49 351 1234",
        "hours": "Montag",
    }


BLOCKS = {
    block.__name__: block
    for block in (
        call_to_action, download, table, columns, people, accordion, figure, embed, contact,
    )
}  # fmt: skip


def raw(name: str) -> Raw:
    """Return the raw data of a block with its type."""
    return {"type": name, "value": BLOCKS[name]()}


def page_with_all_blocks(title: str = "Bausteine", times: int = 1, **fields: Any) -> Any:
    """Return a published page with a section for each block."""
    sections = [
        section(*(raw(name) for _ in range(times)), heading=name, anchor=name) for name in BLOCKS
    ]
    return StandardPageFactory(title=title, show_in_menus=False, body=body(*sections), **fields)
