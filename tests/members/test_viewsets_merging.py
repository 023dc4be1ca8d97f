"""Merging at the desk: which one, what goes where; and where the public is led afterwards."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site

from accounts.choices import Role
from members.models import Organisation
from tests.factories.accounts import user_with_role
from tests.factories.members import (
    ContactFactory,
    MembershipFactory,
    OrganisationFactory,
    TopicFactory,
)
from tests.members.merging.pairs import merged, pair

pytestmark = pytest.mark.django_db


def merge(row, other=None):
    address = reverse("organisation:merge", args=[row.pk])
    return address if other is None else f"{address}?with={other.pk}"


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def form_of(response):
    """Return what the form of a preview would send as it is."""
    form = soup_of(response).select_one("form:has([name=digest])")
    fields = form.select("[type=hidden], [type=radio][checked]")
    return {field["name"]: field["value"] for field in fields}


def test_page_of_an_organisation_leads_to_the_choice_of_the_other(board, site):
    first, second = pair(site, None, {"town": "Pirna"})
    overview = soup_of(board.get(reverse("organisation:inspect", args=[first.pk])))
    [link] = [a for a in overview.select(".desk-ways a") if a["href"] == merge(first)]

    likely = soup_of(board.get(link["href"]))
    found = soup_of(board.get(link["href"], {"q": "t002 pirna"}))
    nothing = soup_of(board.get(link["href"], {"q": "niemand"}))

    for soup in (likely, found):
        assert [a["href"] for a in soup.select("th a")] == [f"?with={second.pk}"]
    assert nothing.select("th a") == []


def test_both_become_one_as_the_preview_says(board, site):
    first, second = pair(
        site,
        {"email": "a@example.org", "published": ["email"]},
        {"email": "b@example.org", "topics": [TopicFactory(site=site, name="Testtanz")]},
    )
    preview = board.get(merge(first, second))
    sent = form_of(preview)
    radios = soup_of(preview).select("[name=email]")

    response = board.post(merge(first), sent | {"email": "other"})

    assert [(r["value"], r.has_attr("checked")) for r in radios] == [
        ("kept", True),
        ("other", False),
    ]
    assert "Testtanz" in preview.content.decode()
    assert response["Location"] == reverse("organisation:inspect", args=[first.pk])
    first.refresh_from_db()
    assert (first.email, first.consents.in_force().count()) == ("b@example.org", 0)
    assert not Organisation.objects.filter(pk=second.pk).exists()
    page = soup_of(board.get(response["Location"]))
    assert "T002" in page.select_one(".desk-facts").get_text()
    assert "T002" in page.select_one(".desk-story").get_text()


def test_who_comes_second_is_shown_what_would_happen_now_and_keeps_the_choice(board, site):
    first, second = pair(site, {"email": "a@example.org"}, {"email": "b@example.org"})
    sent = form_of(board.get(merge(first, second)))
    second.telephone = "0351 987"
    second.save()

    told = board.post(merge(first), sent | {"email": "other"})
    again = form_of(told)
    done = board.post(merge(first), again)

    assert (told.status_code, "0351 987" in told.content.decode()) == (200, True)
    assert again["email"] == "other"
    assert done.status_code == 302
    first.refresh_from_db()
    assert (first.email, first.telephone) == ("b@example.org", "0351 987")


def test_overlapping_periods_are_told_and_no_button_is_offered(board, site):
    rows = pair(site)
    for number, row in enumerate(rows):
        MembershipFactory(organisation=row, started_on=date(2020 + number, 1, 1))

    preview = board.get(merge(*rows))
    refused = board.post(merge(rows[0]), form_of(preview))

    for response in (preview, refused):
        [problem] = soup_of(response).select("[role=alert] .desk-notices li")
        assert ("01.01.2020" in problem.text, "01.01.2021" in problem.text) == (True, True)
        assert soup_of(response).select("main form [type=submit]") == []
    assert Organisation.objects.filter(pk=rows[1].pk).exists()


def test_only_another_organisation_of_the_same_register_can_be_merged(board, site):
    row = OrganisationFactory(site=site)
    foreign = OrganisationFactory()
    erased = OrganisationFactory(site=site, erased_on=date(2026, 1, 1))

    for key in (row.pk, foreign.pk, erased.pk, 0, "x", "9" * 30):
        for answer in (
            board.get(merge(row), {"with": key}),
            board.post(merge(row), {"with": key, "digest": "x"}),
        ):
            assert answer.status_code == 404
    assert board.get(merge(foreign), {"with": row.pk}).status_code == 404
    assert Organisation.objects.filter(pk__in=[row.pk, foreign.pk, erased.pk]).count() == 3


def test_erased_organisation_is_not_merged(board, site):
    row = OrganisationFactory(site=site, erased_on=date(2026, 1, 1))

    response = board.get(merge(row))

    overview = reverse("organisation:inspect", args=[row.pk])
    assert response["Location"] == overview
    assert soup_of(board.get(overview)).select(f"[href='{merge(row)}']") == []


@pytest.mark.parametrize("missing", ["delete_organisation", "view_contact"])
def test_who_may_not_see_and_delete_all_of_it_is_refused(client, site, missing):
    user = user_with_role(Role.BOARD, site.hostname)
    for group in user.groups.all():
        group.permissions.remove(*group.permissions.filter(codename=missing))
    client.force_login(user)
    first, second = pair(site)

    response = client.get(merge(first, second))
    overview = client.get(reverse("organisation:inspect", args=[first.pk]))

    assert response["Location"] == reverse("wagtailadmin_home")
    assert soup_of(overview).select(f"[href='{merge(first)}']") == []


def test_preview_asks_no_more_for_more_rows(
    board, site, django_assert_max_num_queries, django_assert_num_queries
):
    first, second = pair(site)

    def fill(number):
        for _each in range(number):
            for row in (first, second):
                ContactFactory(organisation=row)
            second.topics.add(TopicFactory(site=site))
        second.save()

    fill(1)
    board.get(merge(first, second))
    with django_assert_max_num_queries(40) as few:
        board.get(merge(first, second))
    number = len(few)
    fill(5)

    with django_assert_num_queries(number):
        board.get(merge(first, second))


# --------------------------------------------------------------------------------- the public
def test_public_address_of_the_merged_one_leads_to_the_one_that_is_kept(client):
    first, second = pair(
        Site.objects.get(is_default_site=True), {"member": True}, {"name": "Elbefreunde"}
    )
    old, new = (
        f"/de/mitglieder/{second.pk}-elbefreunde/",
        f"/de/mitglieder/{first.pk}-testverein-elbe/",
    )
    before = client.get(old)

    merged(first, second)
    response = client.get(old)

    assert (before.status_code, response.status_code) == (404, 302)
    assert response["Location"] == new
    assert client.get(new).status_code == 200
