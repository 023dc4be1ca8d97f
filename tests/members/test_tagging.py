"""Topics of many organisations at once."""

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry, Site

from accounts.choices import Role
from members import tagging
from members.models import Organisation
from tests.factories.accounts import user_with_role
from tests.factories.members import OrganisationFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics(site):
    return [TopicFactory(site=site, name=name) for name in ("Testchor", "Testsport", "Testtanz")]


def filled(site, topics, number):
    """Make organisations with one topic each, in few queries."""
    rows = Organisation.objects.bulk_create(
        Organisation(site=site, number=f"B{n:04}", name=f"Verein {n}", sort_key=f"verein-{n:04}")
        for n in range(number)
    )
    through = Organisation.topics.through
    through.objects.bulk_create(
        through(organisation_id=row.pk, topic_id=topics[0].pk) for row in rows
    )


def names(organisation):
    return [topic.name for topic in Organisation.objects.get(pk=organisation.pk).topics.all()]


def logged(organisation):
    return [(e.action, e.data["changes"]) for e in ModelLogEntry.objects.for_instance(organisation)]


@pytest.mark.parametrize(
    ("takes_away", "after"),
    [
        (False, (["Testchor", "Testsport"], ["Testchor", "Testsport"], ["Testchor", "Testsport"])),
        (True, ([], ["Testchor"], [])),
    ],
)
def test_topics_are_changed_and_each_change_is_on_record(site, topics, takes_away, after):
    chor, sport, _tanz = topics
    given = ([sport], [chor], [])
    rows = [OrganisationFactory(site=site, topics=own) for own in given]
    user = user_with_role(Role.BOARD, site.hostname)
    chosen = [sport] if takes_away else [chor, sport]

    changed = tagging.change_topics(
        Organisation.objects.filter(pk__in=[row.pk for row in rows]),
        chosen,
        takes_away=takes_away,
        user=user,
    )

    assert tuple(map(names, rows)) == after
    for row, own, then in zip(rows, given, after, strict=True):
        before = [topic.name for topic in own]
        told = [] if before == then else [("wagtail.edit", {"topics": [before, then]})]
        assert logged(row) == told
    assert changed == ModelLogEntry.objects.filter(user=user).count() == (1 if takes_away else 3)


def test_topics_go_to_organisations_of_their_site_alone(site, topics):
    foreign_site = Site.objects.get(is_default_site=True)
    foreign = TopicFactory(site=foreign_site, name="Testfremd")
    own, other = OrganisationFactory(site=site), OrganisationFactory(site=foreign_site)

    tagging.change_topics(
        Organisation.objects.filter(pk__in=[own.pk, other.pk]), [topics[0], foreign]
    )

    assert (names(own), names(other)) == (["Testchor"], ["Testfremd"])


def test_erased_organisation_stays_as_it_is(site, topics):
    row = OrganisationFactory(site=site, erased_on=timezone.localdate())

    changed = tagging.change_topics(Organisation.objects.filter(pk=row.pk), topics)

    assert (changed, names(row)) == (0, [])


@pytest.mark.parametrize("takes_away", [False, True])
def test_many_cost_no_more_queries_than_few(
    site, topics, takes_away, django_assert_max_num_queries
):
    # Of SQLite's statements each writes a part of many rows.
    more = 3 if connection.vendor == "sqlite" else 0

    def run():
        chosen = Organisation.objects.of(site).filter(number__startswith="B")
        # Half of what is added is there already; of what is taken away, half is not.
        return tagging.change_topics(chosen, topics[:2], takes_away=takes_away)

    filled(site, topics, 3)
    with django_assert_max_num_queries(12) as few:
        assert run() == 3
    number = len(few)
    Organisation.objects.of(site).filter(number__startswith="B").delete()
    filled(site, topics, 300)

    with django_assert_max_num_queries(number + more):
        assert run() == 300
