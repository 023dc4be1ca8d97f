"""Merging: all that belongs to one goes over to the other, once, and is on record."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.choices import Role
from members import merging
from members.models import Organisation, SocialLink
from tests.factories import lists
from tests.factories.accounts import user_with_role
from tests.factories.files import ImageFactory
from tests.factories.members import (
    ConsentFactory,
    ContactFactory,
    MembershipFactory,
    TopicFactory,
)
from tests.members.merging.pairs import merged, pair, planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def logged(row):
    """Return what the log keeps of an organisation, the oldest first."""
    entries = ModelLogEntry.objects.filter(content_type__model="organisation", object_id=str(row))
    return list(entries.order_by("timestamp", "pk"))


def test_values_are_kept_filled_and_chosen(site):
    first, second = pair(
        site,
        {"name": "Testverein Elbe e.V.", "email": "a@example.org", "street": "Testweg 1"},
        {"email": "b@example.org", "telephone": "0351 1", "town": "Pirna", "district": "", "street": "Testweg 2"},
    )  # fmt: skip
    logo = second.logo = ImageFactory()
    second.save()

    row = merged(first, second, email="other", street="other")

    assert (row.pk, row.number, row.name) == (first.pk, "T001", "Testverein Elbe e.V.")
    assert (row.email, row.telephone, row.logo) == ("b@example.org", "0351 1", logo)
    assert (row.street, row.town, row.district_key) == ("Testweg 2", "Pirna", "14628")
    assert not Organisation.objects.filter(pk=second.pk).exists()


def test_other_name_is_kept_as_a_former_one_and_found(site):
    first, second = pair(site, {"name": "Testverein Elbe e.V."}, {"name": "Elbefreunde"})
    second.other_names.create(name="نادي", language_code="ar")
    second.save()

    row = merged(first, second, name="other")

    assert row.name == "Elbefreunde"
    assert [(name.name, name.kind) for name in row.other_names.all()] == [
        ("نادي", "other_language"),
        ("Testverein Elbe e.V.", "former"),
    ]
    for query in ("elbefreunde", "testverein elbe", "نادي"):
        assert list(Organisation.objects.of(site).found_by(query)) == [row]


def test_name_that_is_known_already_is_not_kept_twice(site):
    first, second = pair(site, None, {"name": "Elbefreunde"})
    first.other_names.create(name="Elbefreunde", kind="former")
    first.save()

    row = merged(first, second)

    assert [name.name for name in row.other_names.all()] == ["Elbefreunde"]


def test_lists_are_united(site):
    topics = [TopicFactory(site=site, name=name) for name in ("Testa", "Testb", "Testc")]
    first, second = pair(
        site,
        {"topics": topics[:2], "languages": ["ar", "fa"]},
        {"topics": topics[1:], "languages": ["fa", "tr"]},
    )
    for row, names in ((first, "ab"), (second, "bc")):
        for name in names:
            SocialLink.objects.create(organisation=row, url=f"https://{name}.example.org/")

    row = merged(first, second)

    assert list(row.topics.all()) == topics
    assert [spoken.code for spoken in row.spoken_languages.all()] == ["ar", "fa", "tr"]
    assert [link.host for link in row.links.all()] == [f"{n}.example.org" for n in "abc"]


def test_people_and_periods_go_over_with_their_rows_and_are_counted_once(site):
    first, second = pair(site)
    for row, board in ((first, ""), (second, "Board")):
        MembershipFactory(organisation=row, ended_on=date(2020, 12, 31), admitted_by=board)
    later = MembershipFactory(organisation=second, started_on=date(2022, 1, 1))
    own = ContactFactory(organisation=first, name="Testperson Eins", email="a@example.org")
    same = ContactFactory(
        organisation=second, name="Testperson Eins", email="b@example.org", telephone="0351 1"
    )
    new = ContactFactory(organisation=second, name="Testperson Zwei")
    kept_period = first.memberships.get()

    row = merged(first, second, **{f"contact_{same.pk}_email": "other"})

    assert list(row.memberships.all()) == [kept_period, later]
    assert row.memberships.first().admitted_by == "Board"
    assert list(row.contacts.all()) == [own, new]
    person = row.contacts.first()
    assert (person.email, person.telephone) == ("b@example.org", "0351 1")


def test_what_is_not_agreed_to_any_more_is_withdrawn_and_stays_on_record(site):
    first, second = pair(
        site,
        {"email": "a@example.org", "telephone": "0351 1", "published": ["email", "telephone"]},
        {"email": "b@example.org", "website": "https://elbe.example.org/"},
    )
    for field in ("website", "telephone"):
        ConsentFactory(organisation=second, field=field, agreed_on=date(2021, 1, 1))

    row = merged(first, second, email="other")

    assert row.published == {"telephone", "website"}
    today = timezone.localdate()
    assert [(c.field, c.agreed_on.year, c.withdrawn_on) for c in row.consents.all()] == [
        ("email", 2020, today),
        ("telephone", 2020, None),
        ("telephone", 2021, today),
        ("website", 2021, None),
    ]


def test_log_tells_what_became_of_both_and_names_no_person(site):
    first, second = pair(
        site,
        {"name": "Testverein Elbe e.V.", "email": "a@example.org", "published": ["email"]},
        {"name": "Elbefreunde", "email": "b@example.org", "telephone": "0351 1"},
    )
    ContactFactory(organisation=second, name="Testperson Geheim")
    MembershipFactory(organisation=second)
    user = user_with_role(Role.BOARD, site.hostname)

    merged(first, second, user, email="other")

    [entry] = logged(first.pk)
    changes = entry.data.pop("changes")
    assert (entry.action, entry.user, entry.data) == (merging.MERGED, user, {"number": "T002"})
    assert str(entry.message) == "Merged with member number T002"
    assert {name: changes[name] for name in ("email", "telephone", "contacts", "consents")} == {
        "email": ["a@example.org", "b@example.org"],
        "telephone": ["", "0351 1"],
        "contacts": [],
        "consents": [[{"field": "email"}], []],
    }
    assert set(changes) == {
        "email", "telephone", "contacts", "consents", "memberships", "other_names",
    }  # fmt: skip
    [away] = logged(second.pk)
    assert (away.action, away.label, away.deleted) == (merging.MERGED_AWAY, "Elbefreunde", True)
    assert away.data == {
        "number": "T001",
        "changes": {"name": ["Elbefreunde", "Testverein Elbe e.V."]},
    }
    assert "Geheim" not in str(list(ModelLogEntry.objects.values()))


def test_number_is_given_to_nobody_else(site):
    merged(*pair(site, {"number": "M001"}, {"number": "M002"}))

    [row] = lists.planned(site, {"name": "Neuer Verein"}).rows

    assert row.number == "M003"


def test_list_from_before_brings_nobody_back(site):
    merged(*pair(site, {"number": "M001"}, {"number": "M002"}))
    rows = [
        {"number": "", "name": "Elbefreunde", "town": "Pirna", "started_on": ""},
        {"number": "M002", "name": "Elbefreunde", "town": "Pirna", "started_on": "soon"},
        {"number": "M002", "name": "Elbefreunde", "town": "Pirna", "started_on": "2020-01-01"},
    ]

    found = lists.planned(site, *rows).rows

    notice = "M002 was merged into M001; this row is left out."
    assert [(row.outcome, row.name, row.notices) for row in found] == [
        ("unchanged", "Elbefreunde", (notice,))
    ] * 3
    # By hand, in the meantime:
    Organisation.objects.of(site).filter(number="M001").update(number="M002")
    assert lists.planned(site, rows[2]).rows[0].outcome == "changed"


def test_number_is_still_found(site):
    first, second = pair(site, {"number": "M001"}, {"number": "M999"})
    third = pair(site, {"number": "M002"}, {"number": "M003"})[0]

    merged(first, second)
    row = merged(third, first)

    found = Organisation.objects.of(site).found_by("m999", with_numbers=True)
    assert list(found) == [row]
    assert list(Organisation.objects.of(site).found_by("m999")) == []
    rows = row.merged.values_list("key", "number", "merged_on")
    today = timezone.localdate()
    assert sorted(rows) == [(first.pk, "M001", today), (second.pk, "M999", today)]


@pytest.mark.parametrize("side", [0, 1])
def test_change_since_the_preview_is_told_and_nothing_is_written(site, side):
    rows = pair(site)
    seen = planned(*rows).digest
    MembershipFactory(organisation=rows[side], started_on=date(2021, 1, 1))

    with pytest.raises(merging.MergeProblem, match="in the meantime") as told:
        merging.apply(*rows, {}, seen=seen)

    assert told.value.plan.digest == planned(*rows).digest
    assert Organisation.objects.filter(pk__in=[row.pk for row in rows]).count() == 2
    assert not logged(rows[0].pk) + logged(rows[1].pk)


def test_overlapping_periods_are_refused(site):
    rows = pair(site)
    for number, row in enumerate(rows):
        MembershipFactory(organisation=row, started_on=date(2020 + number, 1, 1))

    with pytest.raises(merging.MergeProblem) as told:
        merged(*rows)

    assert len(told.value.plan.problems) == 1
    assert Organisation.objects.filter(pk=rows[1].pk).exists()


def test_organisation_that_is_gone_is_refused(site):
    first, second = pair(site)
    seen = planned(first, second).digest
    Organisation.objects.get(pk=second.pk).delete()

    with pytest.raises(merging.MergeProblem) as told:
        merging.apply(first, second, {}, seen=seen)

    assert told.value.plan is None
