"""The text that stands in for a translation keeps what no translator may change."""

import pytest

from tests.browser.arabic_filler import filler, filler_html


@pytest.mark.parametrize(
    "kept",
    ["{{ member_count }}", "%(title)s", "%s", "https://verband.example/a", "info@verband.example"],
)
def test_filler_keeps_what_is_no_word(kept):
    words = filler(f"Wir sind {kept} dabei")

    assert kept in words
    assert words.replace(kept, "").isascii() is False
    assert not any(letter.isascii() and letter.isalpha() for letter in words.replace(kept, ""))


def test_filler_keeps_markup():
    html = 'Wir <b>reden</b> mit <a id="a1">allen &amp; jedem</a>.'

    words = filler_html(html)

    assert [
        part for part in ("<b>", "</b>", '<a id="a1">', " &amp; ", "</a>.") if part not in words
    ] == []
    assert "reden" not in words


def test_filler_is_about_as_long_and_always_the_same():
    text = "Die Nachbarschaftshilfevereinigungen beraten einander, 3 Mal im Jahr."

    assert filler(text) == filler(text)
    assert abs(len(filler(text)) - len(text)) <= 5


def test_filler_has_quotation_marks_of_its_own():
    assert [filler("„A“")[index] for index in (0, -1)] == ["«", "»"]
    assert [filler("“A” ?")[index] for index in (0, -1)] == ["«", "؟"]
