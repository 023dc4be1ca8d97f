"""What an alliance knows about itself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from alliances.choices import AllianceRole
from alliances.models import AllianceIndexPage, AlliancePage, LinkBlock


def link(**value):
    return LinkBlock().to_python({"url": "", "name": "", **value})


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"url": "https://www.b-b-e.de/netzwerk?x=1"}, "b-b-e.de"),
        ({"url": "http://b-b-e.de:8080/"}, "b-b-e.de"),
        ({"url": "https://b-b-e.de/", "name": "Das Netzwerk"}, "Das Netzwerk"),
        ({}, ""),
    ],
)
def test_link_is_named_by_its_host_where_it_has_no_name(value, name):
    assert link(**value).shown_name == name


@pytest.mark.parametrize(
    ("since", "until", "refused"),
    [
        (date(2020, 1, 2), date(2020, 1, 1), {"until"}),
        (date(2020, 1, 1), date(2020, 1, 1), set()),
        (date(2020, 1, 1), date(2021, 1, 1), set()),
        (None, date(2021, 1, 1), set()),
        (date(2021, 1, 1), None, set()),
        (None, None, set()),
    ],
)
def test_end_before_the_beginning_is_refused(since, until, refused):
    page = AlliancePage(title="Bündnis", slug="buendnis", since=since, until=until)

    try:
        page.clean()
        found = set()
    except ValidationError as error:
        found = set(error.message_dict)

    assert found == refused


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, False),
        ({"since": date(2020, 1, 1)}, True),
        ({"until": date(2020, 1, 1)}, True),
        ({"funder": "Land Sachsen"}, True),
        ({"partners": [("partner", "Verein")]}, True),
        ({"links": [("link", {"url": "https://example.org/", "name": ""})]}, True),
    ],
)
def test_details_exist_where_one_of_them_is_known(fields, answer):
    assert AlliancePage(title="Bündnis", **fields).has_details is answer


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        (
            "de",
            [
                "Von uns mitgegründet",
                "Hier sind wir Mitglied",
                "Hier sind wir Partner",
                "Hier beobachten wir",
            ],
        ),
        (
            "en",
            ["Co-founded by us", "We are a member", "We are a partner", "We are an observer"],
        ),
    ],
)
def test_roles_have_headings_in_both_languages(language, labels):
    with translation.override(language):
        assert [role.group_label for role in AllianceRole] == labels


def test_alliances_stand_below_their_list_alone():
    assert AllianceIndexPage.allowed_subpage_models() == [AlliancePage]
    assert AlliancePage.allowed_parent_page_models() == [AllianceIndexPage]
    assert AlliancePage.allowed_subpage_models() == []
