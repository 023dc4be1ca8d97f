"""Applying a list: all of it, once, and back again."""

from datetime import date

import pytest
from wagtail.models import ModelLogEntry, Site

from members import kept
from members.importing import (
    ImportProblem,
    PlanChanged,
    RowsInError,
    apply,
    plan,
    undo,
)
from members.models import (
    Consent,
    Contact,
    ImportRun,
    Membership,
    Organisation,
    OtherName,
    SocialLink,
    SpokenLanguage,
    Topic,
)
from tests.factories.accounts import UserFactory
from tests.factories.files import ImageFactory
from tests.factories.lists import TODAY, table
from tests.factories.members import ConsentFactory, MembershipFactory, OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

NEW = {
    "number": "T002",
    "name": "Neuer Verein",
    "started_on": "08.04.2017",
    "contact_name": "Testperson Ada",
    "contact_public": "ja",
    "topics": "Sport, Bildung",
    "languages": "Türkisch",
    "links": "example.org/a",
    "other_names": "Alt (früher)",
}
CHANGED = {"number": "T001", "town": "Pirna", "contact_public": "nein", "topics": "Sport"}
BAD = {"number": "T003", "name": "Dritter Verein", "started_on": "31.02.2020"}


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def organisation(site):
    row = OrganisationFactory(site=site, number="T001", published=["email"], languages=["tr"])
    MembershipFactory(organisation=row)
    return row


def applied(site, *rows, user=None, **options):
    return apply(site, table(*rows), user=user, today=TODAY, **options)


def register(site):
    """Return all rows of a site's register, by table."""
    of_organisation = (
        Membership, Contact, Consent, SpokenLanguage, OtherName, SocialLink,
        Organisation.topics.through,
    )  # fmt: skip
    querysets = [Organisation.objects.of(site), Topic.objects.filter(site=site)] + [
        model.objects.filter(organisation__site=site) for model in of_organisation
    ]
    return [list(queryset.order_by("pk").values()) for queryset in querysets]


def test_list_is_written_as_it_was_planned(site, organisation, user):
    planned = plan(site, table(NEW, CHANGED), today=TODAY)

    run, found = applied(site, NEW, CHANGED, user=user)

    assert found.rows == planned.rows
    assert (run.new, run.changed, run.unchanged, run.left_out) == (1, 1, 0, 0)
    new = Organisation.objects.prefetch_related(*kept.PREFETCH).get(site=site, number="T002")
    entry = kept.read(new)
    assert entry.periods == (kept.Period(date(2017, 4, 8)),)
    assert entry.contacts == (kept.Person("Testperson Ada"),)
    assert entry.topics == ("Bildung", "Sport")
    assert entry.languages == ("tr",)
    assert entry.links == ("https://example.org/a",)
    assert entry.other_names == (kept.FurtherName("Alt", "", "former"),)
    wording = kept.taken_over_from("list.csv", "de")
    assert entry.consents == tuple(
        kept.Agreement(field, TODAY, "file", wording=wording, recorded_by_id=user.pk)
        for field in ("email", "telephone", "website")
    )


def test_second_import_changes_nothing(site, organisation):
    applied(site, NEW, CHANGED)
    logged = ModelLogEntry.objects.exclude(action="members.import")
    before, number = register(site), logged.count()

    run, _plan = applied(site, NEW, CHANGED)

    assert (run.new, run.changed, run.unchanged) == (0, 0, 2)
    assert register(site) == before
    assert logged.count() == number


def test_rows_in_error_stop_everything(site, organisation):
    before, logged = register(site), ModelLogEntry.objects.count()

    with pytest.raises(RowsInError) as refused:
        applied(site, NEW, BAD, CHANGED)

    assert [row.outcome for row in refused.value.plan.rows] == ["new", "error", "changed"]
    assert register(site) == before
    assert ImportRun.objects.count() == 0
    assert ModelLogEntry.objects.count() == logged


def test_rows_in_error_are_left_out_on_purpose(site, organisation):
    run, _plan = applied(site, NEW, BAD, CHANGED, skip_errors=True)

    assert (run.new, run.changed, run.left_out) == (1, 1, 1)
    assert list(site.organisations.order_by("number").values_list("number", flat=True)) == [
        "T001",
        "T002",
    ]


def test_import_is_logged_once_for_each_organisation(site, organisation, user):
    logged = list(ModelLogEntry.objects.values_list("pk", flat=True))

    applied(site, NEW, CHANGED, user=user)

    new = site.organisations.get(number="T002")
    found = ModelLogEntry.objects.exclude(pk__in=logged)
    assert {(e.object_id, e.action, e.user) for e in found} == {
        (str(organisation.pk), "wagtail.edit", user),
        (str(new.pk), "wagtail.create", user),
        (str(site.pk), "members.import", user),
    }
    assert "Testperson" not in str([(e.label, e.data) for e in found])


def test_undo_restores_everything(site, organisation, user):
    ConsentFactory(organisation=organisation, field="website", withdrawn_on=TODAY)
    before = register(site)
    run, _plan = applied(
        site, NEW, CHANGED | {"contact_name": "Testperson Eva", "ended_on": "1.1.2021"}, user=user
    )
    assert register(site) != before

    run = undo(run, user)

    assert register(site) == before
    assert run.undone_at is not None


def test_undo_forgets_accounts_that_were_deleted(site, organisation, user):
    consent = organisation.consents.get()
    Consent.objects.filter(pk=consent.pk).update(recorded_by=user)
    run, _plan = applied(site, CHANGED)
    user.delete()

    undo(run)

    consent.refresh_from_db()
    assert (consent.withdrawn_on, consent.recorded_by) == (None, None)


def test_undo_is_refused_once_anything_was_changed_since(site, organisation):
    run, _plan = applied(site, NEW, CHANGED)
    site.organisations.get(number="T002").contacts.update(function="Kasse")
    before = register(site)

    with pytest.raises(ImportProblem, match="changed since: Neuer Verein") as refused:
        undo(run)

    assert refused.value.message.endswith("Neuer Verein.")
    assert register(site) == before


def test_undo_is_refused_once_anything_was_deleted_since(site, organisation):
    run, _plan = applied(site, CHANGED)
    name = organisation.name
    organisation.delete()

    with pytest.raises(ImportProblem, match=name):
        undo(run)


def test_later_import_is_undone_first(site, organisation):
    before = register(site)
    first, _plan = applied(site, NEW)
    second, _plan = applied(site, NEW | {"telephone": "0351 1"})

    with pytest.raises(ImportProblem):
        undo(first)
    undo(second)
    undo(first)

    assert register(site) == before


def test_import_is_undone_once(site, organisation):
    run, _plan = applied(site, CHANGED)
    undo(run)

    with pytest.raises(ImportProblem, match="undone already"):
        undo(run)


def test_topic_that_is_used_since_stays(site, organisation):
    run, _plan = applied(site, NEW)
    used = Topic.objects.get(site=site, name="Sport")
    Organisation.topics.through.objects.create(organisation=organisation, topic=used)

    undo(run)

    assert list(Topic.objects.filter(site=site)) == [used]


def test_run_is_applied_once_and_only_as_it_was_shown(site, organisation):
    shown = plan(site, table(CHANGED), today=TODAY).digest
    run = ImportRun.objects.create(site=site, file_name="list.csv", file=b"x")
    Organisation.objects.filter(pk=organisation.pk).update(telephone="0351 1")
    before = register(site)

    with pytest.raises(PlanChanged) as refused:
        applied(site, CHANGED, run=run, seen=shown)

    assert register(site) == before
    seen = refused.value.plan.digest
    done, _plan = applied(site, CHANGED, run=run, seen=seen)
    assert (done.pk, bytes(done.file), done.digest) == (run.pk, b"", seen)
    with pytest.raises(ImportProblem, match="applied already"):
        applied(site, CHANGED, run=run)


def test_value_that_somebody_else_changes_is_not_written_over_unseen(site, organisation):
    shown = plan(site, table({"number": "T001", "town": "Pirna"}), today=TODAY).digest
    Organisation.objects.filter(pk=organisation.pk).update(town="Freital")

    with pytest.raises(PlanChanged):
        applied(site, {"number": "T001", "town": "Pirna"}, seen=shown)


def test_new_row_that_becomes_something_else_is_shown_again(site):
    shown = plan(site, table(NEW), today=TODAY).digest

    with pytest.raises(PlanChanged):
        applied(site, NEW, mapping={"topics": ""}, seen=shown)


def test_organisation_that_was_given_a_logo_since_is_not_deleted(site):
    run, _plan = applied(site, NEW)
    made = Organisation.objects.of(site).get(number="T002")
    made.logo = ImageFactory()
    made.save()

    with pytest.raises(ImportProblem) as refused:
        undo(run)

    assert refused.value.message == (
        "This cannot be undone, because it was changed since: Neuer Verein."
    )


def test_consent_says_from_which_list_it_is_taken(site):
    applied(site, NEW)

    wordings = set(Consent.objects.filter(organisation__number="T002").values_list("wording"))
    assert wordings == {(kept.taken_over_from("list.csv", "de"),)}
    assert kept.taken_over_from("list.csv", "en") == "Taken over from the list “list.csv”."


def test_two_sites_have_two_registers(site, organisation):
    other = Site.objects.get(is_default_site=True)
    before = register(other)

    applied(site, NEW | {"number": "M001"})
    run, _plan = applied(site, {"number": "M002", "name": "Noch einer"})
    undo(run)

    assert register(other) == before
    assert site.organisations.filter(number="M001").count() == 1


def test_import_asks_no_more_for_more_rows(site, django_assert_max_num_queries):
    rows = [NEW | {"number": f"T{n}", "name": f"Verein {n}", "links": ""} for n in range(30)]

    with django_assert_max_num_queries(40):
        applied(site, *rows)

    rows = [row | {"town": "Pirna", "languages": "Arabisch"} for row in rows]
    with django_assert_max_num_queries(40):
        run, _plan = applied(site, *rows)
    assert run.changed == 30
