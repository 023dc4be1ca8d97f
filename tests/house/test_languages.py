"""Every language that staff may add has all it needs: words, a name, formats, a font, Babel's data."""

from datetime import date, time

import pytest
from babel import Locale
from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import get_language_info, gettext, trans_real

from association_site.catalogues import CATALOGUES
from pages.dates import long_date
from pages.figures import babel_locale
from pages.negotiation import choose
from pages.site_context import language_info

COMPLETE = [code for code, _name in settings.COMPLETE_LANGUAGES]
DAY = date(2025, 5, 3)


def test_complete_languages_are_those_with_a_catalogue():
    # English needs none: it is what messages are written in.
    assert {"en", *(catalogue.language for catalogue in CATALOGUES)} == set(COMPLETE)
    assert set(COMPLETE) < {code for code, _name in settings.LANGUAGES}


@pytest.mark.parametrize(
    ("code", "name", "direction"),
    [
        ("de", "Deutsch", "ltr"),
        ("en", "English", "ltr"),
        ("ar", "العربيّة", "rtl"),
        ("uk", "Українська", "ltr"),
        ("de-simple", "Leichte Sprache", "ltr"),
    ],
)
def test_language_has_its_own_name_and_direction(code, name, direction):
    assert language_info(code) == {"code": code, "name": name, "dir": direction}
    assert get_language_info(code)["code"] == code


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("de", "3. Mai 2025", "1.234"),
        ("en", "3 May 2025", "1,234"),
        ("ar", "3 مايو 2025", "1,234"),
        ("uk", "3 травня 2025\u202fроку", "1\xa0234"),
        ("de-simple", "3. Mai 2025", "1.234"),
    ],
)
def test_days_and_numbers_are_written_as_in_the_language(code, day, number):
    with translation.override(code):
        assert long_date(DAY) == day
        assert formats.number_format(1234, force_grouping=True) == number
        assert formats.time_format(time(14, 5)) == "14:05"
        assert formats.get_format("DATE_INPUT_FORMATS")[0] == "%d.%m.%Y"


@pytest.mark.parametrize("code", COMPLETE)
def test_babel_knows_the_language(code):
    assert babel_locale(code).language == code.partition("-")[0]
    assert Locale.parse(str(babel_locale(code))).decimal_formats


def test_leichte_sprache_has_words_of_its_own_and_german_ones_where_it_has_none():
    with translation.override("de-simple"):
        # For staff alone, and one of Django's own.
        assert gettext("Turn a language off") == _in("de", "Turn a language off")
        assert gettext("This field is required.") == _in("de", "This field is required.")
        own = trans_real.translation("de-simple")._catalog
        assert own["Home"] == gettext("Home")


def _in(code, text):
    with translation.override(code):
        return gettext(text)


@pytest.mark.parametrize("code", ["ar", "uk"])
def test_words_of_forms_are_in_the_language_too(code):
    german = _in("de", "This field is required.")

    assert _in(code, "This field is required.") not in {german, "This field is required."}
    assert _in(code, "Enter a valid email address.") != _in("de", "Enter a valid email address.")


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("de-simple", "de-simple"),
        ("de-simple,de;q=0.8", "de-simple"),
        ("de-DE,de;q=0.9", "de"),
        ("uk-UA,uk;q=0.9,ru;q=0.5", "uk"),
        ("ar-SY,ar;q=0.9", "ar"),
    ],
)
def test_browsers_that_ask_for_a_language_get_it(accepted, chosen):
    assert choose(accepted, COMPLETE, "de") == chosen
