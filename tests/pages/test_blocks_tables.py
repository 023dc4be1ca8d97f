"""Tables: headings for columns and rows, a region that keyboards can scroll, no cell without heading."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from pages.blocks import TableBlock
from tests.pages.blocks_shown import item, shown, words


def cells(*given):
    return {f"cell_{number}": cell for number, cell in enumerate(given, 1)}


def raw(headings=("Tag", "Zeit"), rows=(("Montag", "9 Uhr"),), caption="", row_headings=False):
    return {
        "caption": caption,
        "columns": cells(*headings),
        "row_headings": row_headings,
        "rows": [item(cells(*row)) for row in rows],
    }


def lines(soup):
    return [
        [(cell.name, words(cell)) for cell in row.select("th, td")] for row in soup.select("tr")
    ]


pytestmark = pytest.mark.django_db


def test_table_has_headings_of_columns():
    soup = shown(TableBlock(), raw(rows=[("Montag", "9 Uhr"), ("Dienstag", "")]))

    assert lines(soup) == [
        [("th", "Tag"), ("th", "Zeit")],
        [("td", "Montag"), ("td", "9 Uhr")],
        [("td", "Dienstag"), ("td", "")],
    ]
    assert [th["scope"] for th in soup.select("th")] == ["col", "col"]


def test_table_has_headings_of_rows_where_wanted():
    soup = shown(
        TableBlock(), raw(("", "Zeit"), [("Montag", "9 Uhr"), ("", "12 Uhr")], row_headings=True)
    )

    assert lines(soup) == [
        [("td", ""), ("th", "Zeit")],
        [("th", "Montag"), ("td", "9 Uhr")],
        [("td", ""), ("td", "12 Uhr")],
    ]
    assert [th["scope"] for th in soup.select("th")] == ["col", "row"]


@pytest.mark.parametrize(
    ("caption", "language", "name"),
    [
        ("Unsere {{ member_count }}", "de", "Unsere 66"),
        ("", "de", "Tabelle"),
        ("", "en", "Table"),
    ],
)
def test_table_is_a_named_region_for_keyboards(caption, language, name):
    soup = shown(TableBlock(), raw(caption=caption), language=language)
    region = soup.select_one("section")

    assert (region["aria-label"], region["tabindex"]) == (name, "0")
    assert len(soup.select("caption")) == bool(caption)


def test_table_is_as_wide_as_its_headings():
    value = TableBlock().to_python(raw(("a", "b", "c", "", ""), [("1", "2"), ()]))

    assert value.headings == ["a", "b", "c"]
    assert value.lines == [["1", "2", ""], ["", "", ""]]


def errors_of(**given):
    block = TableBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw(**given)))
    return refused.value.block_errors


@pytest.mark.parametrize(
    ("headings", "row_headings", "cell"),
    [
        ((), False, "cell_1"),
        ((), True, "cell_1"),
        (("a", "", "c"), False, "cell_2"),
        (("a", "", "c"), True, "cell_2"),
        (("", "b"), False, "cell_1"),
    ],
)
def test_table_asks_for_a_heading_of_every_column(headings, row_headings, cell):
    errors = errors_of(headings=headings, row_headings=row_headings)

    assert list(errors) == ["columns"]
    assert list(errors["columns"].block_errors) == [cell]


def test_table_may_have_no_heading_above_those_of_rows():
    block = TableBlock()

    value = block.clean(block.to_python(raw(("", "b"), row_headings=True)))

    assert value.headings == ["", "b"]


def test_table_refuses_words_in_a_column_without_heading():
    errors = errors_of(headings=("a", "b"), rows=[("1", "2"), ("1", "2", "3", "", "5")])

    assert list(errors) == ["rows"]
    assert list(errors["rows"].block_errors) == [1]
    assert list(errors["rows"].block_errors[1].block_errors) == ["cell_3", "cell_5"]


def test_table_refuses_a_broken_figure_in_a_cell():
    errors = errors_of(rows=[("{{ members }}", "2")])

    assert list(errors["rows"].block_errors[0].block_errors) == ["cell_1"]


def test_editor_loads_the_style_of_cells_side_by_side(admin_client):
    from tests.factories.pages import StandardPageFactory

    page = StandardPageFactory()

    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "css/editor.css" in html
