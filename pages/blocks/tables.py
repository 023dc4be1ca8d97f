"""Tables: words in lines and columns, each cell a passage of its own for translators."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockAdapter, StructBlockValidationError

from pages.blocks.text import FigureCharBlock


class CellsBlock(blocks.StructBlock):
    """One line of a table.

    Named cells, since Wagtail's own table blocks hold nothing that wagtail-localize would translate.
    """

    cell_1 = FigureCharBlock(label=_("Column 1"), required=False, max_length=300)
    cell_2 = FigureCharBlock(label=_("Column 2"), required=False, max_length=300)
    cell_3 = FigureCharBlock(label=_("Column 3"), required=False, max_length=300)
    cell_4 = FigureCharBlock(label=_("Column 4"), required=False, max_length=300)
    cell_5 = FigureCharBlock(label=_("Column 5"), required=False, max_length=300)

    class Meta:
        icon = "table"
        label = _("Row")
        label_format = "{cell_1} {cell_2}"
        form_classname = "struct-block table-cells"


class CellsBlockAdapter(StructBlockAdapter):
    """Shows the cells of a line side by side to editors."""

    @cached_property
    def media(self) -> forms.Media:
        """The editor's scripts with a style sheet of ours."""
        style = forms.Media(css={"all": [versioned_static("css/editor.css")]})
        return super().media + style


register(CellsBlockAdapter(), CellsBlock)


class TableValue(blocks.StructValue):
    """Answers what the template asks about a table."""

    @property
    def headings(self) -> list[str]:
        """The headings up to the last one that is filled in."""
        cells = [cell or "" for cell in self["columns"].values()]
        while cells and not cells[-1]:
            cells.pop()
        return cells

    @property
    def lines(self) -> list[list[str]]:
        """The cells of each row, as many as there are headings."""
        width = len(self.headings)
        return [[cell or "" for cell in row.values()][:width] for row in self["rows"]]


class TableBlock(blocks.StructBlock):
    """Facts in rows and columns."""

    caption = FigureCharBlock(
        label=_("Title of the table"),
        required=False,
        max_length=200,
        help_text=_("What the table shows."),
    )
    columns = CellsBlock(
        label=_("Column headings"),
        help_text=_("The table has as many columns as you give headings."),
    )
    row_headings = blocks.BooleanBlock(
        label=_("The first column names its row"),
        required=False,
        help_text=_("For names, years or days in the first column: screen readers repeat them."),
    )
    rows = blocks.ListBlock(CellsBlock(), label=_("Rows"), min_num=1)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Facts in rows and up to five columns, with headings")
        template = "pages/blocks/table.html"
        value_class = TableValue
        label_format = "{caption}"
        preview_value = {
            "caption": "Sprechzeiten der Geschäftsstelle",
            "columns": {"cell_1": "Tag", "cell_2": "Vormittag", "cell_3": "Nachmittag"},
            "row_headings": True,
            "rows": [
                {"cell_1": "Montag", "cell_2": "9–12 Uhr", "cell_3": "geschlossen"},
                {"cell_1": "Mittwoch", "cell_2": "geschlossen", "cell_3": "13–17 Uhr"},
            ],
        }

    def clean(self, value: Any) -> Any:
        """Ask for a heading of every column; the one above row headings may be empty.

        A draft may do without: whoever writes the rows first is not done yet.
        """
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        headings = cleaned.headings
        errors: dict[str, Any] = {}
        if not headings:
            empty = "cell_1"
        else:
            begins = 1 if cleaned["row_headings"] else 0
            gaps = [number for number, cell in enumerate(headings) if not cell and number >= begins]
            empty = f"cell_{gaps[0] + 1}" if gaps else ""
        if empty:
            found = ValidationError(_now("Give this column a heading."))
            errors["columns"] = StructBlockValidationError(block_errors={empty: found})
        elif rows := _beyond(cleaned["rows"], len(headings)):
            errors["rows"] = ListBlockValidationError(block_errors=rows)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned


def _beyond(rows: Any, width: int) -> dict[int, ValidationError]:
    """Return an error for each row that has words in a column without heading."""
    errors: dict[int, ValidationError] = {}
    for number, row in enumerate(rows):
        names = [name for name, cell in list(row.items())[width:] if cell]
        if names:
            message = _now("This column has no heading: give it one above, or empty this cell.")
            errors[number] = StructBlockValidationError(
                block_errors={name: ValidationError(message) for name in names}
            )
    return errors
