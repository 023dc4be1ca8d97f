"""How a page's file becomes the page's fields."""

import pytest

from pages.loading import Content, ContentError, read_introduced
from pages.page_types import read_home
from pages.stream import Part, Section

FIRST = Section(parts=[Part("text", html="<p>Gemeinsam.</p>", line=6)])
HEADED = Section("Ziel", [Part("text", html="<p>Mehr.</p>", line=9)], line=7)
AFTER_BREAK = Section(parts=[Part("text", html="<p>Zuletzt.</p>", line=13)], line=11)


def words(body):
    return [
        (section["value"]["heading"], [block["value"] for block in section["value"]["content"]])
        for section in body
    ]


def test_introduced_page_has_the_paragraphs_of_its_file():
    assert read_introduced(Content({}, [FIRST])) == {"introduction": "<p>Gemeinsam.</p>"}


@pytest.mark.parametrize(
    ("sections", "line"),
    [
        ([Section(parts=[Part("traits", items=(("", "<p>a</p>"),), line=7)])], 7),
        ([HEADED], 7),
        ([FIRST, HEADED], 7),
        ([FIRST, AFTER_BREAK], 11),
    ],
)
def test_introduced_page_with_more_than_paragraphs_is_refused_by_its_line(sections, line):
    with pytest.raises(ContentError) as refused:
        read_introduced(Content({}, sections))

    assert refused.value.line == line


@pytest.mark.parametrize(
    ("sections", "introduction", "body"),
    [
        ([], "", []),
        ([FIRST], "<p>Gemeinsam.</p>", []),
        ([HEADED], "", [("Ziel", ["<p>Mehr.</p>"])]),
        (
            [FIRST, HEADED, AFTER_BREAK],
            "<p>Gemeinsam.</p>",
            [("Ziel", ["<p>Mehr.</p>"]), ("", ["<p>Zuletzt.</p>"])],
        ),
        ([FIRST, AFTER_BREAK], "<p>Gemeinsam.</p>", [("", ["<p>Zuletzt.</p>"])]),
    ],
)
def test_home_page_keeps_all_that_its_file_says(sections, introduction, body):
    fields = read_home(Content({}, sections))

    assert (fields["introduction"], words(fields["body"])) == (introduction, body)
