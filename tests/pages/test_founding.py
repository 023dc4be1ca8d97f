"""The founding line: the date as far as it is known, in the reader's language, and the town of today."""

from datetime import date

import pytest
from django.utils import translation

from pages.blocks import FoundingBlock
from pages.choices import DatePrecision
from pages.founding import Founding, founding_of
from pages.models import SiteSettings
from tests.pages.blocks_shown import shown, words


def facts(precision=DatePrecision.DAY, town="Dresden", founded_on=date(2017, 4, 8)):
    return SiteSettings(founded_on=founded_on, founded_precision=precision, town=town)


@pytest.mark.parametrize(
    ("language", "precision", "town", "machine_date", "told"),
    [
        ("de", "day", "Dresden", "2017-04-08", "am 8. April gegründet, zu Hause in Dresden"),
        ("de", "day", "", "2017-04-08", "am 8. April gegründet"),
        ("de", "month", "Dresden", "2017-04", "im April gegründet, zu Hause in Dresden"),
        ("de", "month", "", "2017-04", "im April gegründet"),
        ("de", "year", "Dresden", "2017", "gegründet, zu Hause in Dresden"),
        ("de", "year", "", "2017", "gegründet"),
        ("en", "day", "Dresden", "2017-04-08", "founded on 8 April, at home in Dresden"),
        ("en", "month", "", "2017-04", "founded in April"),
    ],
)
def test_founding_says_what_is_known(language, precision, town, machine_date, told):
    with translation.override(language):
        founding = founding_of(facts(precision, town))

    assert founding == Founding(machine_date, "2017", told)


def test_no_date_gives_no_founding():
    assert founding_of(facts(founded_on=None)) is None


@pytest.mark.django_db
def test_founding_line_is_that_of_the_site():
    line = shown(FoundingBlock(), None).select_one(".founding")

    assert (line.time["datetime"], line.time.get_text()) == ("2017-04-08", "2017")
    assert words(line) == "2017 am 8. April gegründet, zu Hause in Dresden"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("is_preview", "told"),
    [
        (False, ""),
        (True, "Die Gründungszeile ist leer: In den Einstellungen des Verbands steht kein Gründungsdatum."),
    ],
)  # fmt: skip
def test_founding_line_without_a_date_speaks_to_editors_alone(is_preview, told, rf):
    SiteSettings.objects.update(founded_on=None)
    request = rf.get("/")
    request.is_preview = is_preview

    assert words(shown(FoundingBlock(), None, request=request)) == told
