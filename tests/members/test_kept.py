"""What is kept of an organisation: read, as JSON, written anew and written over."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from members import kept
from members.kept import Agreement, FurtherName, Period, Person
from members.models import Contact, Membership, Organisation, Topic
from members.writing import Write, Writer
from members.written import log_writes
from pages.changes import KEY
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 22)
ENTRY = replace(
    kept.empty(),
    own=kept.empty().own
    | {
        "number": "T1",
        "name": "Testverein Übermut",
        "town": "Pirna",
        "district": "Landkreis Sächsische Schweiz-Osterzgebirge",
        "founded_year": 1999,
    },
    other_names=(FurtherName("جمعية", "ar"), FurtherName("Alt", "", "former")),
    links=("https://example.org/a", "https://example.org/b"),
    topics=("Bildung", "Sport"),
    languages=("ar", "tr"),
    periods=(Period(date(2017, 4, 8), date(2020, 1, 1)), Period(date(2022, 1, 1), rests=True)),
    contacts=(Person("Testperson Ada", email="ada@example.org"), Person("Testperson Eva")),
    published=("email", "website"),
    consents=(
        Agreement("email", date(2020, 1, 1), "board", "Testperson Ada", "Ja."),
        Agreement("telephone", date(2020, 1, 1), withdrawn_on=date(2021, 1, 1)),
        Agreement("website", date(2020, 1, 1)),
    ),
)


@pytest.fixture
def organisation(site):
    write = Write(None, ENTRY)
    Writer(site).write([write])
    return fetched(write.organisation.pk)


def fetched(pk):
    return Organisation.objects.prefetch_related(*kept.PREFETCH).get(pk=pk)


def written_over(organisation, after):
    write = Write(kept.read(organisation), after, organisation)
    Writer(organisation.site).write([write])
    return write


def test_written_entry_is_read_again(organisation):
    found = kept.read(organisation)

    assert (found, found.consents) == (ENTRY, ENTRY.consents)
    assert kept.digest(found) == kept.digest(ENTRY)


def test_written_organisation_is_as_if_it_was_saved(organisation):
    bulk = Organisation.objects.values().get(pk=organisation.pk)

    Organisation.objects.get(pk=organisation.pk).save()

    assert Organisation.objects.values().get(pk=organisation.pk) == bulk
    assert [bulk["municipality_key"], bulk["district_key"]] == ["14628270", "14628"]


def test_entry_is_read_without_a_query_once_it_is_fetched(organisation, django_assert_num_queries):
    with django_assert_num_queries(0):
        kept.read(organisation)


def test_entry_survives_json():
    found = kept.from_json(json.loads(json.dumps(kept.as_json(ENTRY))))

    assert (found, found.consents) == (ENTRY, ENTRY.consents)


def test_digest_differs_where_anything_differs_but_who_recorded_a_consent():
    first, *others = ENTRY.consents
    changes = {
        "own": ENTRY.own | {"telephone": "1"},
        "other_names": (),
        "links": (),
        "topics": (),
        "languages": (),
        "periods": (),
        "contacts": (),
        "published": (),
        "consents": (replace(first, wording="Nein."), *others),
    }
    found = {name: kept.digest(replace(ENTRY, **{name: value})) for name, value in changes.items()}
    recorded = replace(ENTRY, consents=(replace(first, recorded_by_id=7), *others))

    assert len({kept.digest(ENTRY), *found.values()}) == len(changes) + 1
    assert kept.digest(recorded) == kept.digest(ENTRY)


def test_consents_follow_from_what_is_published():
    wanted = replace(ENTRY, published=("email", "links"))

    found = kept.agreed(wanted, on=DAY, recorded_by_id=7, wording="Liste")

    email, telephone, website = ENTRY.consents
    new = Agreement("links", DAY, "file", wording="Liste", recorded_by_id=7)
    assert found.consents == (email, new, telephone, replace(website, withdrawn_on=DAY))
    assert kept.published_of(found.consents) == found.published


def test_rows_that_stay_keep_their_keys(organisation):
    ada, eva = ENTRY.contacts
    first, second = ENTRY.periods
    before = {row.started_on: row.pk for row in organisation.memberships.all()}
    people = {row.name: row.pk for row in organisation.contacts.all()}

    written_over(
        organisation,
        replace(
            ENTRY,
            periods=(
                replace(first, kind="supporting"),
                second,
                Period(date(2010, 1, 1), date(2011, 1, 1)),
            ),
            contacts=(replace(eva, function="Kasse"),),
        ),
    )

    kept_rows = dict(
        Membership.objects.filter(organisation=organisation).values_list("started_on", "pk")
    )
    assert {day: kept_rows[day] for day in before} == before
    assert list(
        Contact.objects.filter(organisation=organisation).values_list("pk", "name", "function")
    ) == [(people["Testperson Eva"], "Testperson Eva", "Kasse")]
    assert ada.name in people


def test_anything_can_be_written_over_anything(organisation):
    own = kept.empty().own | {"number": "T2", "name": "Ganz anders"}
    after = replace(kept.empty(), own=own, topics=("Kultur",), links=("https://example.org/b",))

    written_over(organisation, after)
    assert kept.read(fetched(organisation.pk)) == after

    written_over(fetched(organisation.pk), ENTRY)
    found = kept.read(fetched(organisation.pk))
    assert (found, found.consents) == (ENTRY, ENTRY.consents)


def test_new_topics_are_made_once(site, organisation):
    writer = Writer(site)
    entries = [
        replace(ENTRY, own=ENTRY.own | {"number": number}, topics=("Sport", "Kultur"))
        for number in ("T2", "T3")
    ]

    writer.write([Write(None, entry) for entry in entries])

    assert [topic.name for topic in Topic.objects.filter(site=site)] == [
        "Bildung",
        "Kultur",
        "Sport",
    ]
    assert writer.new_topics == [Topic.objects.get(site=site, name="Kultur").pk]


def test_log_names_what_changed_but_nobody(organisation):
    user = UserFactory()
    after = replace(
        ENTRY,
        own=ENTRY.own | {"telephone": "0351 9"},
        topics=("Sport",),
        languages=("ar",),
        contacts=(Person("Testperson Neu", email="neu@example.org"),),
        published=("email",),
        periods=ENTRY.periods[:1],
    )
    write = written_over(organisation, kept.agreed(after, on=DAY, recorded_by_id=None, wording=""))

    log_writes([write], user)

    entry = ModelLogEntry.objects.for_instance(organisation).get()
    assert (entry.action, entry.user, entry.label) == ("wagtail.edit", user, "Testverein Übermut")
    first, second = ENTRY.periods
    assert entry.data[KEY] == {
        "telephone": ["", "0351 9"],
        "topics": [["Bildung", "Sport"], ["Sport"]],
        "spoken_languages": [[{"code": "ar"}, {"code": "tr"}], [{"code": "ar"}]],
        "memberships": [[logged(first), logged(second)], [logged(first)]],
        "contacts": [],
        "consents": [[{"field": "email"}, {"field": "website"}], [{"field": "email"}]],
    }


def test_log_says_what_is_new_and_what_is_deleted(organisation):
    log_writes([Write(None, ENTRY, organisation)], None)
    log_writes([Write(None, ENTRY, organisation)], None, deleted=True)

    kind = ContentType.objects.get_for_model(Organisation)
    found = ModelLogEntry.objects.filter(content_type=kind, object_id=str(organisation.pk))
    assert list(found.order_by("pk").values_list("action", "deleted", "data")) == [
        ("wagtail.create", False, {}),
        ("wagtail.delete", True, {}),
    ]


def logged(period):
    return kept.as_json(replace(ENTRY, periods=(period,)))["periods"][0]
