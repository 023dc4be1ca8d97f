"""Two people at the same organisation: the second is told, and nothing is lost."""

from datetime import date
from functools import partial

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.choices import Role
from members.models import Membership, Organisation, SocialLink, SpokenLanguage
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.members import (
    MembershipFactory,
    OrganisationFactory,
    posted,
    posted_rows,
)
from tests.together import at_once, together

OTHER = "localhost"


def edit(row):
    return reverse("organisation:edit", args=[row.pk])


@pytest.fixture
def first(db):
    return signed_in(user_with_role(Role.BOARD, OTHER, first_name="Ada", last_name="Eins"))


@pytest.fixture
def second(db):
    return signed_in(user_with_role(Role.BOARD, OTHER, first_name="Bea", last_name="Zwei"))


def test_second_person_is_told_and_saves_again_with_all_that_was_typed(first, second):
    row = OrganisationFactory(town="Pirna", street="Alt 1", published=["email"])
    opened = posted(row)
    first.post(edit(row), opened | {"town": "Plauen", "published": ["email", "logo"]})

    told = second.post(edit(row), opened | {"street": "Neu 2", "town": "Riesa"})

    row.refresh_from_db()
    assert (told.status_code, row.town, row.street) == (200, "Plauen", "Alt 1")
    shown = [(change.label, change.before, change.after) for change in told.context["difference"]]
    assert [(before, after) for _label, before, after in shown] == [
        ("Plauen", "Riesa"),
        ("Logo", ""),
    ]
    assert told.context["changed_by"] == "Ada Eins"
    form = told.context["form"]
    assert (form["street"].value(), form["town"].value()) == ("Neu 2", "Riesa")

    again = dict(opened) | {"street": "Neu 2", "town": "Riesa", "opened": form["opened"].value()}
    saved = second.post(edit(row), again)

    row.refresh_from_db()
    assert (saved.status_code, row.town, row.street) == (302, "Riesa", "Neu 2")
    last = ModelLogEntry.objects.for_instance(row).first()
    assert last.data["changes"]["town"] == ["Plauen", "Riesa"]


def test_second_person_is_not_told_what_both_agree_on(first, second):
    row = OrganisationFactory(town="Pirna")
    opened = posted(row)
    first.post(edit(row), opened | {"short_name": "BV"})

    saved = second.post(edit(row), opened | {"short_name": "BV", "street": "Neu 2"})

    row.refresh_from_db()
    assert (saved.status_code, row.short_name, row.street) == (302, "BV", "Neu 2")


def test_rows_that_the_first_person_took_away_or_added_are_no_hindrance(first, second):
    row = OrganisationFactory(languages=["ar"])
    row.links = [SocialLink(url="https://netz.example.org/wir")]
    row.save()
    row = Organisation.objects.get(pk=row.pk)
    opened, spoken = posted(row), list(row.spoken_languages.all())
    farsi = posted_rows("spoken_languages", [*spoken, SpokenLanguage(code="fa")])
    first.post(edit(row), opened | farsi | {"links-0-DELETE": "on"})

    told = second.post(edit(row), opened | farsi)
    again = opened | farsi | {"opened": told.context["form"]["opened"].value()}
    saved = second.post(edit(row), again)

    assert [change.after for change in told.context["difference"]] == [
        "https://netz.example.org/wir"
    ]
    assert saved.status_code == 302
    row = Organisation.objects.get(pk=row.pk)
    assert [link.url for link in row.links.all()] == ["https://netz.example.org/wir"]
    assert sorted(language.code for language in row.spoken_languages.all()) == ["ar", "fa"]


# ------------------------------------------------------------------------- at the same moment


@pytest.fixture
def kept_row(django_db_setup, django_db_blocker):
    """An organisation and two board members that all connections see; gone afterwards."""
    with django_db_blocker.unblock():
        row = OrganisationFactory(town="Pirna")
        users = [user_with_role(Role.BOARD, OTHER) for _ in range(2)]
        yield row, [signed_in(user) for user in users]
        ModelLogEntry.objects.filter(user_id__in=[user.pk for user in users]).delete()
        Organisation.objects.filter(pk=row.pk).delete()
        for user in users:
            user.delete()


def both_at_once(row, requests):
    """Send forms that all wait for the organisation, then let them go on; return the answers."""
    rows = Organisation.objects.filter(pk=row.pk)
    calls = [partial(client.post, address, data) for client, address, data in requests]
    return at_once(rows, *calls)


@together
def test_overlapping_periods_of_two_people_at_once_are_refused_by_the_form(kept_row):
    row, clients = kept_row
    period = posted(MembershipFactory.build(organisation=row, started_on=date(2024, 1, 1)))

    answers = both_at_once(row, [(client, reverse("membership:add"), period) for client in clients])

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    [refused] = [answer for answer in answers if answer.status_code == 200]
    assert list(refused.context["form"].errors) == ["started_on"]
    assert Membership.objects.filter(organisation=row).count() == 1


@together
def test_organisation_saved_by_two_people_at_once_tells_one_of_them(kept_row):
    row, clients = kept_row
    towns = ("Plauen", "Riesa")
    sent = [posted(row) | {"town": town, "district": ""} for town in towns]

    answers = both_at_once(
        row, [(client, edit(row), data) for client, data in zip(clients, sent, strict=True)]
    )

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    [told] = [answer for answer in answers if answer.status_code == 200]
    town = told.context["difference"][0]
    row.refresh_from_db()
    assert {town.before, town.after} == {*towns}
    assert row.town == town.before
