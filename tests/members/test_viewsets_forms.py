"""What the register's forms ask for and refuse."""

import pytest
from django.urls import reverse

from members.models import Membership
from pages.models import SiteSettings
from tests.factories.accounts import UserFactory
from tests.factories.files import ImageFactory
from tests.factories.members import (
    posted,
)
from tests.members.rows import OTHER, OWN, row_of, unsaved

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", ["membership", "contact"])
@pytest.mark.parametrize(
    "said", ["", "?organisation=", "?organisation=x", f"?organisation={'9' * 30}"]
)
def test_period_or_contact_of_no_organisation_leads_to_the_list_of_them(board, model, said):
    response = board.get(reverse(f"{model}:add") + said)

    assert (response.status_code, response.headers["Location"]) == (
        302,
        reverse("organisation:index"),
    )


def test_consent_needs_somebody_who_gave_it(board):
    row = row_of("organisation", OWN, published=["email"])
    address = reverse("organisation:edit", args=[row.pk])
    ticked = posted(row) | {"published": ["email", "logo"], "agreed_by": ""}

    refused = board.post(address, ticked)
    board.post(address, ticked | {"agreed_by": "Testvorstand", "wording": "Ja, gern."})

    assert list(refused.context["form"].errors) == ["agreed_by"]
    kept = row.consents.in_force().values_list("field", "agreed_by", "wording")
    assert sorted(kept) == [("email", "", ""), ("logo", "Testvorstand", "Ja, gern.")]


def test_topic_that_is_there_already_is_refused_however_it_is_spelt(board):
    row = row_of("topic", OWN, name="Übersetzen")
    other = row_of("topic", OWN)

    new = board.post(reverse("topic:add"), posted(row) | {"name": "Uebersetzen"})
    renamed = board.post(
        reverse("topic:edit", args=[other.pk]), posted(other) | {"name": "übersetzen"}
    )

    assert [list(found.context["form"].errors) for found in (new, renamed)] == [["name"]] * 2


def test_logo_is_an_image_of_the_own_site(board):
    row = row_of("organisation", OWN)
    own, foreign = (
        ImageFactory(collection=SiteSettings.objects.get(site__hostname=name).collection)
        for name in (OWN, OTHER)
    )
    address = reverse("organisation:edit", args=[row.pk])

    refused = board.post(address, posted(row) | {"logo": foreign.pk})
    board.post(address, posted(row) | {"logo": own.pk})

    assert list(refused.context["form"].errors) == ["logo"]
    row.refresh_from_db()
    assert row.logo == own


def test_topics_are_of_the_organisations_site_for_whoever_keeps_several(client):
    client.force_login(UserFactory(is_superuser=True))
    new, row = unsaved("organisation", OWN), row_of("organisation", OWN)
    foreign = {"topics": [row_of("topic", OTHER).pk]}

    refused = [
        client.post(reverse("organisation:add"), posted(new) | foreign),
        client.post(reverse("organisation:edit", args=[row.pk]), posted(row) | foreign),
    ]

    assert [list(response.context["form"].errors) for response in refused] == [["topics"]] * 2


def test_form_refuses_a_number_that_is_taken(board):
    taken = row_of("organisation", OWN)

    response = board.post(reverse("organisation:add"), posted(taken) | {"name": "Neu"})

    assert response.context["form"].non_field_errors() == ["Diese Mitgliedsnummer ist vergeben."]


def test_form_refuses_a_period_that_overlaps(board):
    row = row_of("membership", OWN)

    response = board.post(reverse("membership:add"), posted(row))

    assert list(response.context["form"].errors) == ["started_on"]
    assert Membership.objects.filter(organisation=row.organisation).count() == 1
