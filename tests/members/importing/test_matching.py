"""Which column is which."""

import pytest

from members.importing import FileProblem
from tests.factories.lists import planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_unknown_heading_is_refused_unless_it_is_mapped(site):
    row = {"name": "Verein A", "Sitz": "Pirna", "Konto": "1"}

    with pytest.raises(FileProblem, match="“Sitz”, “Konto”"):
        planned(site, row)

    [found] = planned(site, row, mapping={"SITZ": "town", "Konto": ""}).rows
    assert found.outcome == "new"
    assert found.notices == ()


@pytest.mark.parametrize(
    ("headings", "mapping", "message"),
    [
        (("name", "Ort", "town"), {}, "The columns “Ort” and “town” mean the same: Town."),
        (("name",), {"Ort": "town"}, "There is no column “Ort” in the file."),
        (("name", "Ort"), {"Ort": "place"}, "“place” is no field; known are: number, name, "),
    ],
)
def test_headings_that_are_not_clear_are_refused(site, headings, mapping, message):
    with pytest.raises(FileProblem) as refused:
        planned(site, dict.fromkeys(headings, "x"), mapping=mapping)

    assert refused.value.message.startswith(message)
    assert refused.value.line == 1


def test_column_without_a_heading_is_asked_only_if_it_says_something(site):
    assert planned(site, {"name": "Verein A", "": " "}).rows[0].outcome == "new"

    with pytest.raises(FileProblem, match="“Column 2”"):
        planned(site, {"name": "Verein A", "": "x"})
