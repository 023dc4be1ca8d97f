"""Reading a translation file."""

import pytest

from association_site.bundles import BundleError
from association_site.bundles.catalogue import Entry, read_catalogue

HEAD = 'msgid ""\nmsgstr "Language: en\\n"\n\n'


def entries_of(folder, text):
    path = folder / "en.po"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_catalogue(path, {"text"})


def test_messages_are_kept_by_page_and_folded_text(tmp_path):
    text = 'msgctxt "text"\nmsgid ""\n"Ein  langer "\n"Satz."\nmsgstr ""\n"A long "\n"sentence."\n'

    assert entries_of(tmp_path, text).entries == {
        "text": {"Ein langer Satz.": Entry("A long sentence.", 4)}
    }


def test_message_that_is_fuzzy_or_empty_is_not_translated_yet(tmp_path):
    text = (
        '#, fuzzy\nmsgctxt "text"\nmsgid "Eins"\nmsgstr "One"\n\n'
        'msgctxt "text"\nmsgid "Zwei"\nmsgstr ""\n'
    )

    catalogue = entries_of(tmp_path, text)

    assert catalogue.entries == {"text": {"Eins": Entry("", 4), "Zwei": Entry("", 9)}}
    assert catalogue.has_translation("text") is False


def test_message_that_is_obsolete_is_passed_over(tmp_path):
    text = '#~ msgctxt "nirgends"\n#~ msgid "Eins"\n#~ msgstr "One"\n'

    assert entries_of(tmp_path, text).entries == {}


def test_message_equal_to_its_original_is_a_translation(tmp_path):
    catalogue = entries_of(tmp_path, 'msgctxt "text"\nmsgid "DSM"\nmsgstr "DSM"\n')

    assert catalogue.has_translation("text") is True
    assert catalogue.has_translation("home") is False


def test_escapes_are_read(tmp_path):
    catalogue = entries_of(
        tmp_path, 'msgctxt "text"\nmsgid "Ein \\"Wort\\""\nmsgstr "A \\"word\\""\n'
    )

    assert catalogue.entries == {"text": {'Ein "Wort"': Entry('A "word"', 4)}}


def test_text_that_is_the_name_of_a_file_is_not_that_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / '"x"').write_text(f'{HEAD}msgctxt "text"\nmsgid "Eins"\nmsgstr "One"\n')
    (tmp_path / "en.po").write_text('"x"')

    with pytest.raises(BundleError, match="Broken PO file"):
        read_catalogue(tmp_path / "en.po", {"text"})
