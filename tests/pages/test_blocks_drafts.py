"""Blocks that are not finished yet, in the form of a page: kept in a draft, refused in public."""

import pytest
from bs4 import BeautifulSoup
from wagtail.blocks.base import get_error_json_data
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts.choices import Role
from tests.factories.accounts import user_with_role
from tests.factories.blocks import cells
from tests.factories.pages import StandardPageFactory, home_of
from tests.pages.blocks_shown import words

pytestmark = pytest.mark.django_db

REQUIRED = "Dieses Feld muss ausgefüllt werden."
ONE_TARGET = "Wählen Sie eine Seite oder geben Sie eine Adresse an: eins von beiden."
ONE_ITEM = "Die minimale Anzahl an Elementen ist 1"
NO_WORDS = "null"  # what the editor of formatted words sends while it is empty
NO_PHOTO = {"image": "", "alt_text": ""}


def items(*values):
    return streamfield([("item", value) for value in values])


def button(**given):
    return {"label": "Mitmachen", "page": "", "url": ""} | given


def embed(**given):
    return {"title": "Film", "kind": "video", "url": "", "shown": "click"} | given


def table(*headings, row=("Montag", "9 Uhr")):
    return {"caption": "", "columns": cells(*headings), "rows": items(cells(*row))}


# What an editor has begun, and what is said beside which field when it is to be published.
UNFINISHED = [
    ("button", button(), {"url": ONE_TARGET}),
    (
        "call_to_action",
        {"heading": "", "text": NO_WORDS, "button": button(), "look": "calm"},
        {"heading": REQUIRED, "button/url": ONE_TARGET},
    ),
    ("download", {"document": "", "label": "Satzung"}, {"document": REQUIRED}),
    (
        "table",
        table("", ""),
        {"columns/cell_1": "Geben Sie dieser Spalte eine Überschrift."},
    ),
    (
        "table",
        table("", "Zeit"),
        {"columns/cell_1": "Geben Sie dieser Spalte eine Überschrift."},
    ),
    (
        "table",
        table("Tag", ""),
        {
            "rows/0/cell_2": "Diese Spalte hat keine Überschrift: Tragen Sie oben eine ein oder"
            " leeren Sie diese Zelle."
        },
    ),
    (
        "table",
        table("Tag", "Zeit") | {"rows": items()},
        {"rows": ONE_ITEM},
    ),
    (
        "columns",
        {"first": streamfield([]), "second": streamfield([("button", button())])},
        {"first": REQUIRED, "second/0/url": ONE_TARGET},
    ),
    ("people", {"items": items()}, {"items": ONE_ITEM}),
    (
        "people",
        {
            "items": items(
                {"name": "", "role": "", "photo": NO_PHOTO, "text": NO_WORDS, "email": ""}
            )
        },
        {"items/0/name": REQUIRED},
    ),
    ("accordion", {"items": items()}, {"items": ONE_ITEM}),
    (
        "accordion",
        {"items": items({"title": "Wer?", "text": NO_WORDS})},
        {"items/0/text": REQUIRED},
    ),
    (
        "figure",
        {"figure": "", "label": ""},
        {"figure": REQUIRED, "label": REQUIRED},
    ),
    ("embed", embed(), {"url": REQUIRED}),
    (
        "contact",
        {"name": "Büro", "address": "", "email": "", "telephone": "", "hours": "immer"},
        {"address": "Geben Sie eine Adresse, eine E-Mail oder eine Telefonnummer an."},
    ),
]
CONTRADICTIONS = {
    "two targets": (
        "button",
        lambda: button(page=home_of().pk, url="https://verband.example/"),
        {"url": ONE_TARGET},
    ),
    "address that cannot be shown": (
        "embed",
        lambda: embed(url="https://verband.example/"),
        {
            "url": "Diese Adresse kann nur ein Link sein. Auf der Seite zeigen können Sie ein"
            " einzelnes Video oder einen Ort auf der Karte von: YouTube, Vimeo, media.ccc.de,"
            " OpenStreetMap."
        },
    ),
}


@pytest.fixture
def editor(client):
    client.force_login(user_with_role(Role.EDITOR, "localhost"))
    return client


@pytest.fixture
def page():
    return StandardPageFactory(title="Bausteine", live=False)


def edit_path(page):
    return f"/admin/pages/{page.pk}/edit/"


def posted(*blocks, **more):
    section = {"heading": "", "look": "plain", "anchor": "", "content": streamfield(blocks)}
    return nested_form_data(
        {
            "title": "Bausteine",
            "slug": "bausteine",
            "body": streamfield([("section", section)]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **more,
        }
    )


def unfinished(**more):
    return posted(*((name, block) for name, block, _errors in UNFINISHED), **more)


def drafted(page):
    """Return the names of the blocks that the page's latest draft has."""
    page.refresh_from_db()
    body = page.get_latest_revision_as_object().body
    return [block.block_type for section in body for block in section.value["content"]]


def said(error, way=()):
    """Yield each message of an error of blocks, by the way to its field."""
    for message in error.get("messages", []):
        yield "/".join(way), message
    inner = error.get("blockErrors", {})
    for name, one in inner.items() if isinstance(inner, dict) else enumerate(inner):
        if one:
            yield from said(one, (*way, str(name)))


def errors_beside(response):
    """Return what the form says beside the fields of the blocks, by number and name."""
    assert response.status_code == 200
    form_errors = response.context["form"].errors.as_data()
    assert list(form_errors) == ["body"]
    [error] = form_errors["body"]
    return {
        way.removeprefix("0/content/"): message for way, message in said(get_error_json_data(error))
    }


def test_unfinished_blocks_are_kept_in_a_draft(editor, page):
    response = editor.post(edit_path(page), unfinished())

    assert response.status_code == 302
    assert drafted(page) == [name for name, _block, _errors in UNFINISHED]


def test_unfinished_blocks_are_kept_by_the_automatic_save(editor, page):
    response = editor.post(edit_path(page), unfinished(), headers={"accept": "application/json"})

    assert (response.status_code, response.json()["success"]) == (200, True)
    assert drafted(page) == [name for name, _block, _errors in UNFINISHED]


def test_unfinished_blocks_are_previewed(editor, page, caplog):
    path = f"{edit_path(page)}preview/"

    answer = editor.post(path, unfinished())
    shown = editor.get(f"{path}?in_preview_panel=true")

    assert answer.json() == {"is_valid": True, "is_available": True}
    soup = BeautifulSoup(shown.content, "html.parser")
    assert words(soup.select_one(".contact__name")) == "Büro"
    assert words(soup.select_one(".large-figure")) == ""
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_unfinished_blocks_are_refused_in_public_beside_their_fields(editor, page):
    response = editor.post(edit_path(page), unfinished(**{"action-publish": "1"}))

    assert errors_beside(response) == {
        f"{number}/{field}": message
        for number, (_name, _block, errors) in enumerate(UNFINISHED)
        for field, message in errors.items()
    }


@pytest.mark.parametrize(("name", "block", "errors"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_contradiction_is_refused_in_a_draft_too(editor, page, name, block, errors):
    response = editor.post(edit_path(page), posted((name, block())))

    assert errors_beside(response) == {f"0/{field}": message for field, message in errors.items()}
    assert drafted(page) == []
