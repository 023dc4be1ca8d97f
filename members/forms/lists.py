"""What somebody says when a list comes in: which file, which sheet, what its columns are."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from members.columns import COLUMNS
from members.importing import FileProblem, Matching, Table
from members.importing.tables import LIMITS

LEFT_OUT = "-"
EXAMPLES = 3
LONGEST = 40


class UploadForm(forms.Form):
    """A file for the register of a site."""

    site = forms.ModelChoiceField(label=_("Register of"), queryset=Site.objects.none())
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A spreadsheet (.xlsx) or a CSV file, as your office saves it. Nothing is written before"
            " you have seen what will happen."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def __init__(self, *args: Any, sites: Any, **kwargs: Any) -> None:
        """Offer the sites whose register somebody keeps; ask only where there are several."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["site"]
        field.queryset = sites
        field.initial = sites.first()
        field.label_from_instance = lambda site: site.site_name or site.hostname
        if sites.count() == 1:
            field.widget = forms.HiddenInput()

    def clean_file(self) -> Any:
        """Refuse a file that is too large before it is read.

        Raises:
            ValidationError: It is.
        """
        file = self.cleaned_data["file"]
        try:
            LIMITS.check_size(file.size)
        except FileProblem as problem:
            raise forms.ValidationError(problem.message) from None
        return file


class SheetForm(forms.Form):
    """Which of several sheets is meant."""

    sheet = forms.ChoiceField(label=_("Sheet"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, names: Iterable[str], **kwargs: Any) -> None:
        """Offer the sheets."""
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]


class HeadingsForm(forms.Form):
    """What the columns of a file are; those that are known by their heading are chosen already."""

    def __init__(self, *args: Any, table: Table, matching: Matching, **kwargs: Any) -> None:
        """Ask for each column that has a heading or a cell."""
        super().__init__(*args, **kwargs)
        self._headings: dict[str, str] = {}
        for place, heading in enumerate(matching.headings):
            if heading in self._headings.values():
                continue
            name = f"column_{place}"
            self._headings[name] = heading
            column = matching.columns[place]
            unclear = column is None and heading in matching.unknown
            self.fields[name] = forms.ChoiceField(
                label=heading,
                choices=_choices(unclear),
                initial=column.identifier if column else "" if unclear else LEFT_OUT,
                help_text=_examples(table, place),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse two columns that are said to be the same.

        Returns:
            The identifiers of columns, or nothing for those left out, by heading.
        """
        said: dict[str, Any] = super().clean() or {}
        first: dict[str, str] = {}
        for name, meaning in list(said.items()):
            if meaning != LEFT_OUT and first.setdefault(meaning, name) != name:
                self.add_error(name, _("Another column is said to be the same already."))
        return said

    @property
    def mapping(self) -> dict[str, str]:
        """What was said, by heading."""
        said = self.cleaned_data
        return {
            heading: "" if said[name] == LEFT_OUT else said[name]
            for name, heading in self._headings.items()
        }


def _choices(unclear: bool) -> list[tuple[str, Any]]:
    """Return what a column can be."""
    known = [(column.identifier, column.label) for column in COLUMNS]
    first = [("", _("Please choose"))] if unclear else []
    return [*first, (LEFT_OUT, _("Leave this column out")), *known]


def _examples(table: Table, place: int) -> str:
    """Return what stands in the first cells of a column that are not empty."""
    cells = (" ".join(record.cells[place].split()) for record in table.records)
    found: list[str] = []
    for cell in cells:
        if cell and cell not in found:
            found.append(cell if len(cell) <= LONGEST else f"{cell[: LONGEST - 1]}…")
        if len(found) == EXAMPLES:
            break
    return " · ".join(found)
