"""Names of languages in the alphabet of those who read and write them."""

import pytest
from django.utils.translation import override

from members.alphabets import sorted_for
from members.languages import code_of
from members.public import language_labels


@pytest.mark.parametrize(
    ("reader", "codes", "names"),
    [
        ("uk", "ru ka vi uk en es it", "англійська, в’єтнамська, грузинська, іспанська, італійська, російська, українська"),
        ("ar", "uk vi en ar tr", "الإنجليزية, الأوكرانية, التركية, العربية, الفيتنامية"),
        ("de", "tr cs so ro es", "Rumänisch, Somali, Spanisch, Tschechisch, Türkisch"),
    ],
)  # fmt: skip
def test_languages_stand_in_the_order_of_the_readers_alphabet(reader, codes, names):
    with override(reader):
        found = language_labels(codes.split())

    assert ", ".join(label.name for label in found) == names


@pytest.mark.parametrize("apostrophe", ["ʼ", "’", "'"])
def test_language_is_known_with_any_apostrophe(apostrophe):
    assert code_of(f"В{apostrophe}єтнамська", "uk") == "vi"


def test_ukrainian_letters_have_their_places():
    words = ["єдність", "ґанок", "де", "їжа", "життя", "Гай", "йод", "ехо", "мʼята", "мука", "ікра"]

    assert sorted(words, key=lambda word: sorted_for(word, "uk")) == [
        "Гай", "ґанок", "де", "ехо", "єдність", "життя", "ікра", "їжа", "йод", "мука", "мʼята",
    ]  # fmt: skip
