"""How bundles write the page types of this room."""

from datetime import date

import pytest

from pages.loading import Content, ContentError
from pages.models import LegalPage
from pages.page_types import read_legal


def test_imprint_keeps_the_lines_of_names():
    fields = read_legal(
        Content({"kind": "imprint", "town": " Dresden ", "representatives": "A  B\n\nC\n"}, [])
    )

    assert (fields["kind"], fields["town"]) == ("imprint", "Dresden")
    assert fields["representatives"] == "A B\n\nC"


def test_accessibility_statement_has_formatted_words():
    fields = read_legal(
        Content(
            {
                "kind": "accessibility",
                "assessed_on": date(2025, 6, 2),
                "assessment_method": "self",
                "known_gaps": "Drei *Lücken*",
            },
            [],
            lambda key, text: f"<p>{key}: {text}</p>",
        )
    )

    assert (fields["assessed_on"], fields["assessment_method"]) == (date(2025, 6, 2), "self")
    assert fields["known_gaps"] == "<p>known_gaps: Drei *Lücken*</p>"
    assert fields["enforcement_body"] == ""


def test_legal_page_is_written_with_the_facts_of_every_kind():
    facts = {name for names in LegalPage.kind_fields.values() for name in names}

    assert set(read_legal(Content({"kind": "privacy"}, []))) == {"kind", "body", *facts}


@pytest.mark.parametrize(
    ("front", "key"),
    [
        ({}, "kind"),
        ({"kind": "cookies"}, "kind"),
        ({"kind": "privacy", "email": "a@example.org"}, "email"),
        ({"kind": "imprint", "known_gaps": "Keine"}, "known_gaps"),
        ({"kind": "imprint", "responsible": ["A"]}, "responsible"),
        ({"kind": "accessibility", "assessed_on": "gestern"}, "assessed_on"),
        ({"kind": "accessibility", "assessment_method": "luck"}, "assessment_method"),
    ],
)
def test_legal_page_with_a_bad_value_is_refused_by_its_key(front, key):
    with pytest.raises(ContentError) as refused:
        read_legal(Content(front, []))

    assert refused.value.key == key
