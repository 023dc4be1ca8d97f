"""The text that stands in for a translation keeps what no translator may change."""

import gettext

import polib
import pytest

from tests.browser.arabic_filler import GLOSSARY, filler, filler_html, write_catalogue


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


def test_catalogue_has_different_words_for_each_message(tmp_path):
    source = polib.POFile()
    for msgid in ("Menu", "One", "Two", "Ten", "%(n)s page"):
        source.append(polib.POEntry(msgid=msgid, msgstr="x"))
    source.append(polib.POEntry(msgid="one", msgid_plural="%(n)s", msgstr_plural={0: "x", 1: "x"}))
    source.save(str(tmp_path / "de.po"))

    with write_catalogue(tmp_path / "de.po", tmp_path / "out").open("rb") as file:
        words = gettext.GNUTranslations(file)

    found = [words.gettext(msgid) for msgid in ("Menu", "One", "Two", "Ten", "%(n)s page")]
    assert found[0] == GLOSSARY["Menu"]
    assert len(set(found)) == 5
    assert "%(n)s" in found[4]
    assert words.ngettext("one", "%(n)s", 2) == "%(n)s"
