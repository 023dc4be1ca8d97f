"""What differs between two states of a row, and how people read it."""

from datetime import date

import pytest
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.models import Site

from members.models import Membership, Organisation, SpokenLanguage, Topic
from pages import changes
from pages.models import SiteLanguage, SiteSettings
from tests.factories.members import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts():
    return SiteSettings.for_site(Site.objects.get(hostname="localhost"))


def read(model, kept):
    described = changes.described(model, {"changes": kept})
    return [(change.label, change.before, change.after, change.shown) for change in described]


def test_fields_that_people_fill_in_are_recorded():
    assert changes.recorded_fields(Topic) == ["site", "name", "names"]
    assert changes.recorded_fields(Organisation)[-4:] == [
        "topics",
        "other_names",
        "links",
        "spoken_languages",
    ]
    assert {"collection", "id"} & set(changes.recorded_fields(SiteSettings)) == set()
    assert changes.recorded_fields(SiteSettings)[-1] == "languages"


def test_only_what_differs_is_kept(facts):
    before = changes.values_of(facts)
    facts.short_name, facts.palette = "Neu", "plum"

    found = changes.changed_fields(before, changes.values_of(facts))

    assert found == {
        "short_name": [before["short_name"], "Neu"],
        "palette": [before["palette"], "plum"],
    }


def test_comparison_can_be_limited_to_fields(facts):
    before = changes.values_of(facts)
    facts.short_name, facts.palette = "Neu", "plum"

    assert list(changes.changed_fields(before, changes.values_of(facts), ["palette"])) == [
        "palette"
    ]


def test_row_is_kept_as_the_words_people_know_it_by():
    organisation = OrganisationFactory(name="Beispielverein", founded_year=1999)
    membership = Membership(organisation=organisation, started_on=date(2020, 2, 1))

    fields = ["organisation", "started_on", "ended_on", "rests"]
    assert changes.values_of(membership, fields) == {
        "organisation": "Beispielverein",
        "started_on": "2020-02-01",
        "ended_on": None,
        "rests": False,
    }
    assert changes.values_of(organisation, ["founded_year"]) == {"founded_year": 1999}


def test_owned_list_is_kept_without_what_only_places_it(facts):
    SiteLanguage.objects.filter(settings=facts, language_code="en").update(enabled=False)

    assert changes.values_of(facts, ["languages"]) == {
        "languages": [
            {"language_code": "de", "enabled": True},
            {"language_code": "en", "enabled": False},
        ]
    }


def test_stream_is_kept_as_words(facts):
    facts.social = [("link", {"name": "Beispielnetz", "url": "https://netz.example/@bv"})]

    assert changes.values_of(facts, ["social"]) == {
        "social": ["Beispielnetz · https://netz.example/@bv"]
    }


def test_change_is_read_in_the_readers_language():
    with translation.override("de"):
        assert read(
            Organisation,
            {
                "town": ["Dresden", "Leipzig"],
                "founded_year": [None, 1999],
                "website": ["https://x.example/", ""],
            },
        ) == [
            ("Gründungsjahr", "", "1999", True),
            ("Ort", "Dresden", "Leipzig", True),
            ("Website", "https://x.example/", "", True),
        ]
        assert read(Membership, {"ended_on": [None, "2026-03-01"], "rests": [False, True]}) == [
            ("Mitglied bis", "", "01.03.2026", True),
            (capfirst(gettext("rests")), "Nein", "Ja", True),
        ]
        assert read(SpokenLanguage, {"code": ["ar", "fa"]}) == [
            ("Sprache", "Arabisch", "Persisch", True)
        ]
    with translation.override("en"):
        assert read(SiteSettings, {"palette": ["petrol", "plum"]}) == [
            ("Colours", "Petrol", "Plum", True)
        ]


GERMAN = {"language_code": "de", "enabled": True}
ENGLISH = {"language_code": "en", "enabled": True}


@pytest.mark.parametrize(
    ("before", "after", "texts"),
    [
        ([GERMAN], [GERMAN, ENGLISH], ("", "Englisch, eingeschaltet: Ja")),
        ([GERMAN, ENGLISH], [GERMAN], ("Englisch, eingeschaltet: Ja", "")),
        (
            [GERMAN, ENGLISH],
            [GERMAN, ENGLISH | {"enabled": False}],
            ("Englisch, eingeschaltet: Ja", "Englisch, eingeschaltet: Nein"),
        ),
        (
            [GERMAN, ENGLISH],
            [ENGLISH, GERMAN],
            (
                "Deutsch, eingeschaltet: Ja; Englisch, eingeschaltet: Ja",
                "Englisch, eingeschaltet: Ja; Deutsch, eingeschaltet: Ja",
            ),
        ),
    ],
)
def test_list_is_read_by_what_differs_in_it(before, after, texts):
    with translation.override("de"):
        assert read(SiteSettings, {"languages": [before, after]}) == [("Sprachen", *texts, True)]


def test_order_is_that_of_the_form_whatever_the_database_made_of_it():
    kept = {"town": ["", "Leipzig"], "fax": ["", "1"], "name": ["", "Beispielverein"]}
    languages = {"languages": [[], [{"enabled": True, "language_code": "en"}]]}

    with translation.override("en"):
        assert [change[0] for change in read(Organisation, kept)] == ["Name", "Town", "fax"]
        assert read(SiteSettings, languages) == [("Languages", "", "English, on: Yes", True)]


def test_values_can_be_left_out():
    kept = changes.names_alone({"town": ["Dresden", "Leipzig"]})

    assert kept == {"town": []}
    with translation.override("en"):
        assert read(Organisation, kept) == [("Town", "", "", False)]


@pytest.mark.parametrize("data", [None, {}, {"changes": "?"}, {"page": {"id": 1}}])
def test_entries_of_others_have_no_changes(data):
    assert changes.described(Organisation, data) == []


def test_field_that_is_gone_keeps_its_name():
    assert read(Organisation, {"fax": ["1", "2"]}) == [("fax", "1", "2", True)]


def test_long_value_is_cut():
    [(_label, _before, after, _shown)] = read(Organisation, {"description": ["", "x" * 500]})

    assert len(after) == changes.LONGEST
