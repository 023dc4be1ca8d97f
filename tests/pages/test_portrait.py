"""The portrait of an association: below its title stand founding, town and number of members."""

import pytest
from bs4 import BeautifulSoup

from members.models import Membership
from pages.models import SiteSettings
from tests.factories.pages import StandardPageFactory
from tests.pages.blocks_shown import words

pytestmark = pytest.mark.django_db


def facts_of(client, **fields):
    page = StandardPageFactory(title="Wer wir sind", **fields)
    answer = client.get(page.get_url())
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    return [words(paragraph) for paragraph in soup.select("header.page-head .page-facts p")]


FOUNDED = "2017 am 8. April gegründet, zu Hause in Dresden"


def test_portrait_shows_founding_and_number_of_members(client):
    founded, members = facts_of(client, is_portrait=True)

    assert founded == FOUNDED
    assert members.startswith("66")
    assert members.endswith("Mitgliedsorganisationen")


def test_portrait_shows_no_number_where_nobody_is_a_member(client):
    Membership.objects.all().delete()

    assert facts_of(client, is_portrait=True) == [FOUNDED]


def test_portrait_without_a_founding_date_shows_the_members_alone(client):
    SiteSettings.objects.update(founded_on=None)

    [members] = facts_of(client, is_portrait=True)
    assert members.endswith("Mitgliedsorganisationen")


def test_other_pages_show_no_facts_below_their_title(client):
    assert facts_of(client) == []
