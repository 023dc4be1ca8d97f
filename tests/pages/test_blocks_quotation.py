"""Quotations: the page sets the marks of its language, so those that an editor typed go."""

import pytest

from pages.blocks import QuotationBlock
from tests.pages.blocks_shown import shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "paragraphs"),
    [
        ("Wir reden mit.", ["Wir reden mit."]),
        ("„Wir reden mit.“", ["Wir reden mit."]),
        ("“We have a say.”", ["We have a say."]),
        ('"Wir"', ["Wir"]),
        ("« Nous » ", ["Nous"]),
        ("»Wir«", ["Wir"]),
        ("„Wir“, sagt sie, „reden mit“", ["„Wir“, sagt sie, „reden mit“"]),
        ("Sie sagt „wir“", ["Sie sagt „wir“"]),
        ("„", ["„"]),
        ("Erst.\n\nDann.", ["Erst.", "Dann."]),
    ],
)
def test_quotation_has_paragraphs_without_marks_around_them(typed, paragraphs):
    soup = shown(QuotationBlock(), {"quotation": typed, "attribution": ""})

    assert [line.get_text() for line in soup.blockquote.select("p")] == paragraphs
    assert soup.select("figcaption") == []
