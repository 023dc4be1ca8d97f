"""What follows from periods of membership, and what is kept from the public."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.choices import MembershipStatus
from members.models import Membership, Organisation
from tests.factories.members import ContactFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2020, 3, 1), date(2022, 5, 31)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2020, 2, 29), MembershipStatus.APPLICATION),
        (FIRST, MembershipStatus.ACTIVE),
        (date(2021, 7, 1), MembershipStatus.ACTIVE),
        (LAST, MembershipStatus.ACTIVE),
        (date(2022, 6, 1), MembershipStatus.ENDED),
        (date(2023, 12, 31), MembershipStatus.ENDED),
        (date(2024, 1, 1), MembershipStatus.ACTIVE),
        (date(2040, 1, 1), MembershipStatus.ACTIVE),
    ],
)
def test_status_follows_from_the_periods_on_any_day(day, status):
    organisation = OrganisationFactory()
    MembershipFactory(organisation=organisation, started_on=FIRST, ended_on=LAST)
    MembershipFactory(organisation=organisation, started_on=date(2024, 1, 1))

    assert organisation.status(day) == status
    counted = Organisation.objects.active(day).filter(pk=organisation.pk).count()
    assert counted == (status == MembershipStatus.ACTIVE)


def test_status_without_a_period_is_an_application():
    assert OrganisationFactory().status() == MembershipStatus.APPLICATION


def test_status_without_a_day_is_that_of_today():
    today = timezone.localdate()
    started = MembershipFactory(started_on=today).organisation
    ends = MembershipFactory(ended_on=today).organisation

    assert [started.status(), ends.status()] == [MembershipStatus.ACTIVE] * 2


def test_membership_of_one_day_is_possible():
    membership = MembershipFactory(started_on=FIRST, ended_on=FIRST)

    membership.full_clean()
    assert membership.organisation.status(FIRST) == MembershipStatus.ACTIVE


@pytest.mark.parametrize(
    ("started", "ended"),
    [
        (LAST, None),
        (date(2019, 1, 1), None),
        (date(2019, 1, 1), FIRST),
        (date(2020, 4, 1), date(2020, 5, 1)),
        (date(2019, 1, 1), date(2030, 1, 1)),
        (FIRST, LAST),
    ],
)
def test_membership_that_overlaps_another_is_refused(started, ended):
    organisation = MembershipFactory(started_on=FIRST, ended_on=LAST).organisation

    with pytest.raises(ValidationError) as refused:
        Membership(organisation=organisation, started_on=started, ended_on=ended).full_clean()

    assert list(refused.value.message_dict) == ["started_on"]


def test_membership_after_one_without_end_is_refused():
    organisation = MembershipFactory(started_on=FIRST).organisation

    with pytest.raises(ValidationError) as refused:
        Membership(organisation=organisation, started_on=date(2030, 1, 1)).full_clean()

    assert list(refused.value.message_dict) == ["started_on"]


@pytest.mark.parametrize(
    ("started", "ended"), [(date(2022, 6, 1), None), (date(2019, 1, 1), date(2020, 2, 29))]
)
def test_membership_beside_another_is_possible(started, ended):
    organisation = MembershipFactory(started_on=FIRST, ended_on=LAST).organisation
    MembershipFactory(started_on=started)  # of another organisation: none of its business

    membership = Membership(organisation=organisation, started_on=started, ended_on=ended)
    membership.full_clean()
    membership.save()
    membership.full_clean()  # it does not overlap itself

    assert list(organisation.memberships.values_list("started_on", flat=True)) == sorted(
        [FIRST, started]
    )


def test_membership_with_its_end_before_its_start_is_refused_by_the_form():
    membership = MembershipFactory.build(
        organisation=OrganisationFactory(), started_on=LAST, ended_on=FIRST
    )

    with pytest.raises(ValidationError) as refused:
        membership.full_clean()

    assert len(refused.value.messages) == 1


def test_membership_with_its_end_before_its_start_is_refused_by_the_database():
    organisation = OrganisationFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(organisation=organisation, started_on=LAST, ended_on=FIRST)


def test_membership_on_a_day_that_no_list_can_say_is_refused():
    membership = MembershipFactory.build(
        organisation=OrganisationFactory(),
        started_on=date(1499, 12, 31),
        ended_on=date(2201, 1, 1),
        admitted_on=date(1500, 1, 1),
        end_resolved_on=date(2200, 12, 31),
    )

    with pytest.raises(ValidationError) as refused:
        membership.full_clean()

    message = "Das Jahr muss zwischen 1500 und 2200 liegen."
    assert refused.value.message_dict == {"started_on": [message], "ended_on": [message]}


def test_membership_without_start_or_organisation_is_refused_field_by_field():
    with pytest.raises(ValidationError) as refused:
        Membership().full_clean()

    assert sorted(refused.value.message_dict) == ["organisation", "started_on"]


def test_number_is_unique_within_a_site():
    first = OrganisationFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(number=first.number)


@pytest.mark.parametrize(
    ("website", "name"),
    [
        ("https://www.verein.example.org/wir?x=1", "verein.example.org"),
        ("http://verein.example.org:8080/", "verein.example.org"),
        ("", ""),
    ],
)
def test_website_name_is_the_host(website, name):
    assert OrganisationFactory.build(site=None, website=website).website_name == name


def test_sort_keys_put_umlauts_where_germans_look_for_them():
    for name, district in [("Öffnung", "Zwickau"), ("Ost", "Görlitz"), ("Oase", "Bautzen")]:
        OrganisationFactory(name=name, district=district, town="Sortierort")
    listed = Organisation.objects.filter(town="Sortierort")

    assert list(listed.values_list("name", flat=True)) == ["Oase", "Öffnung", "Ost"]
    by_district = listed.order_by("district_sort_key")
    assert list(by_district.values_list("district_sort_key", flat=True)) == [
        "landkreis-bautzen", "landkreis-gorlitz", "landkreis-zwickau",
    ]  # fmt: skip


def test_sort_keys_follow_a_new_name():
    organisation = OrganisationFactory(name="Alt", district="Leipzig")

    organisation.name, organisation.district = "Ärzte ohne Eile", "Görlitz"
    organisation.save()

    organisation.refresh_from_db()
    assert (organisation.sort_key, organisation.district_sort_key) == (
        "arzte-ohne-eile",
        "landkreis-gorlitz",
    )


def test_rows_of_the_register_name_themselves():
    membership = MembershipFactory(started_on=FIRST, ended_on=LAST, organisation__name="Verein")

    assert [str(membership.organisation), str(membership)] == ["Verein", "2020-03-01 – 2022-05-31"]
    assert str(MembershipFactory(started_on=FIRST)) == "2020-03-01 – "


def test_contact_names_its_organisation_where_wagtail_would_log_the_person():
    contact = ContactFactory(name="Testperson Ada", organisation__name="Verein")

    assert str(contact) == "Verein"
