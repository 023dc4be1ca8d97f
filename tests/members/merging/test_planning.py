"""What merging would do."""

from datetime import date

import pytest
from django.utils.formats import date_format

from members.models import SocialLink
from tests.factories.members import (
    ConsentFactory,
    ContactFactory,
    MembershipFactory,
    TopicFactory,
)
from tests.members.merging.pairs import pair, planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def opened(plan):
    return [(part.key, part.said_kept, part.said_other) for part in plan.open]


def lines(plan):
    return [(line.label, line.texts, line.source) for line in plan.lines()]


def test_values_that_differ_are_chosen_and_gaps_are_filled(site):
    first, second = pair(
        site,
        {"email": "a@example.org", "website": "https://elbe.example.org/", "founded_year": 1999},
        {"email": "b@example.org", "website": "https://elbe.example.org/", "telephone": "0351 1"},
    )

    plan = planned(first, second)

    assert opened(plan) == [("email", "a@example.org", "b@example.org")]
    assert lines(plan) == [
        ("Name", ("Testverein Elbe",), "the same in both"),
        ("Founded in", ("1999",), "stays"),
        ("Address", ("Dresden",), "the same in both"),
        ("Website", ("https://elbe.example.org/",), "the same in both"),
        ("Telephone", ("0351 1",), "from number T002"),
    ]
    assert plan.problems == []


def test_address_is_chosen_as_a_whole_unless_one_fills_the_other(site):
    address = {"street": "Testweg 1", "postcode": "01067", "town": "Dresden", "district": "Dresden"}
    first, second = pair(site, {"town": "Dresden"}, address)
    _, elsewhere = pair(
        site, {"number": "T003"}, {"number": "T004", "town": "Pirna", "district": ""}
    )

    assert opened(planned(first, second)) == []
    assert ("Address", ("Testweg 1, 01067 Dresden",), "from number T002") in lines(
        planned(first, second)
    )
    assert opened(planned(second, elsewhere)) == [
        (
            "street",
            "Testweg 1, 01067 Dresden",
            "Pirna, Landkreis Sächsische Schweiz-Osterzgebirge",
        )
    ]


def test_lists_are_united_and_what_both_have_is_counted_once(site):
    both, new = TopicFactory(site=site, name="Testsport"), TopicFactory(site=site, name="Testtanz")
    first, second = pair(
        site,
        {"topics": [both], "languages": ["ar"]},
        {"topics": [both, new], "languages": ["ar", "fa"], "published": ["website"]},
    )
    for row in (first, second):
        MembershipFactory(
            organisation=row, started_on=date(2020, 1, 1), ended_on=date(2020, 12, 31)
        )
        ContactFactory(organisation=row, name="Testperson Eins")
    MembershipFactory(organisation=second, started_on=date(2022, 1, 1))
    ContactFactory(organisation=second, name="Testperson Zwei")
    second.other_names.create(name="نادي", language_code="ar")
    second.links.create(url="https://netz.example.org/wir")
    second.save()

    assert lines(planned(first, second))[2:] == [
        ("Further names", ("نادي",), "from number T002"),
        ("Topics", ("Testtanz",), "from number T002"),
        ("Languages spoken", ("Persian",), "from number T002"),
        ("Social networks", ("https://netz.example.org/wir",), "from number T002"),
        ("Periods of membership", ("from 1 Jan 2022, no end",), "from number T002"),
        ("Contacts", ("Testperson Zwei",), "from number T002"),
        ("Periods of membership", ("1 Jan 2020 to 31 Dec 2020",), "in both, counted once"),
        ("Contacts", ("Testperson Eins",), "in both, counted once"),
        ("Consent: Website", ("is not shown any more",), ""),
    ]


def test_what_the_same_person_and_period_say_twice_is_chosen(site):
    first, second = pair(site)
    for row, says in ((first, "a"), (second, "b")):
        MembershipFactory(organisation=row, admitted_by=f"Board {says}")
        ContactFactory(organisation=row, name="Testperson", email=f"{says}@example.org")
    person, period = second.contacts.get(), second.memberships.get()

    assert opened(planned(first, second)) == [
        (f"contact_{person.pk}_email", "a@example.org", "b@example.org"),
        (f"period_{period.pk}_admitted_by", "Board a", "Board b"),
    ]


@pytest.mark.parametrize(
    ("own", "theirs"),
    [
        ((date(2020, 1, 1), None), (date(2021, 1, 1), None)),
        ((date(2020, 1, 1), date(2020, 12, 31)), (date(2020, 12, 31), None)),
        ((date(2020, 1, 1), None), (date(2020, 1, 1), date(2021, 1, 1))),
    ],
)
def test_periods_with_days_in_common_are_refused_and_named(site, own, theirs):
    first, second = pair(site)
    for row, days in ((first, own), (second, theirs)):
        MembershipFactory(organisation=row, started_on=days[0], ended_on=days[1])

    plan = planned(first, second)

    [problem] = plan.problems
    assert plan.in_the_way == [*first.memberships.all(), *second.memberships.all()]
    assert ("T001" in problem, "T002" in problem) == (True, True)
    days = [date_format(day, "SHORT_DATE_FORMAT") for day in (*own, *theirs) if day]
    assert all(day in problem for day in days)


def test_periods_one_after_the_other_and_the_same_are_no_problem(site):
    first, second = pair(site)
    for row in (first, second):
        MembershipFactory(organisation=row, ended_on=date(2020, 12, 31))
    MembershipFactory(organisation=second, started_on=date(2021, 1, 1))

    assert planned(first, second).problems == []


def test_erased_organisation_is_refused(site):
    first, second = pair(site, None, {"erased_on": date(2026, 1, 1)})

    assert planned(first, second).problems == ["An organisation that was erased cannot be merged."]


SAME, DIFFERENT, MISSING = ({"email": "a@example.org"}, {"email": "b@example.org"}, {"email": ""})


@pytest.mark.parametrize(
    ("values", "published", "withdrawn", "chosen", "stays"),
    [
        # The same value: what the one that is kept agreed to, unless somebody took it back.
        ((SAME, SAME), (True, False), (False, False), "kept", "kept"),
        ((SAME, SAME), (False, True), (False, False), "kept", ""),
        ((SAME, SAME), (True, False), (False, True), "kept", ""),
        # Two values: what was agreed for the one that is chosen.
        ((SAME, DIFFERENT), (True, False), (False, True), "kept", "kept"),
        ((SAME, DIFFERENT), (True, False), (False, False), "other", ""),
        ((SAME, DIFFERENT), (True, True), (False, False), "other", "other"),
        ((SAME, DIFFERENT), (False, True), (False, False), "kept", ""),
        # A value that fills a gap.
        ((MISSING, SAME), (False, True), (False, False), "kept", "other"),
        ((MISSING, SAME), (True, False), (False, False), "kept", ""),
        ((MISSING, SAME), (False, True), (True, False), "kept", ""),
        ((MISSING, MISSING), (True, False), (False, False), "kept", "kept"),
    ],
)
def test_consent_stays_in_force_for_the_value_that_is_kept(
    site, values, published, withdrawn, chosen, stays
):
    rows = pair(site, *values)
    for row, agrees, took_back in zip(rows, published, withdrawn, strict=True):
        if agrees:
            ConsentFactory(organisation=row)
        if took_back:
            ConsentFactory(organisation=row, withdrawn_on=date(2021, 1, 1))

    assert planned(*rows).in_force("email", {"email": chosen}) == stays


@pytest.mark.parametrize(
    ("links", "published", "stays"),
    [
        ((["a"], ["b"]), (True, True), "kept"),
        ((["a"], ["b"]), (True, False), ""),
        ((["a"], ["a"]), (True, False), "kept"),
        (([], ["b"]), (False, True), "other"),
        ((["a"], []), (False, True), ""),
    ],
)
def test_united_links_are_shown_if_that_was_agreed_for_all(site, links, published, stays):
    rows = pair(site)
    for row, names, agrees in zip(rows, links, published, strict=True):
        for name in names:
            SocialLink.objects.create(organisation=row, url=f"https://{name}.example.org/")
        if agrees:
            ConsentFactory(organisation=row, field="links")

    assert planned(*rows).in_force("links", {}) == stays


@pytest.mark.parametrize("side", [0, 1])
def test_digest_differs_where_either_was_changed(site, side):
    rows = pair(site)
    before = planned(*rows).digest
    assert planned(*rows).digest == before

    ContactFactory(organisation=rows[side], name="Testperson")

    assert planned(*rows).digest != before
    assert planned(*reversed(rows)).digest != planned(*rows).digest
