"""Whoever is erased is named nowhere any more; the figures stay."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from members import register
from members.choices import LeavingReason, LetterKind
from members.counting import member_count
from members.importing import ImportProblem, apply, undo
from members.importing.waiting import receive
from members.models import (
    Application,
    Confirmation,
    Contact,
    ImportRun,
    Letter,
    Membership,
    Organisation,
    OtherName,
    SocialLink,
)
from members.privacy import erase_contact, erase_organisation, held
from tests.factories.accounts import UserFactory
from tests.factories.lists import TODAY, table
from tests.factories.members import (
    ConsentFactory,
    ContactFactory,
    MembershipFactory,
    OrganisationFactory,
    posted,
)
from tests.factories.workbooks import saved, workbook
from tests.members.everywhere import places_of

pytestmark = pytest.mark.django_db

NUMBER = "T4711"
# Fields of an organisation in which anything can stand; its district is a figure.
OWN = [
    field.name
    for field in Organisation._meta.concrete_fields
    if isinstance(field, models.CharField | models.TextField)
    and field.editable
    and field.name not in ("number", "district")
]
PERSONAL = ["name", "function", "email", "telephone"]
RESOLVED = ["admitted_by", "admission_reference", "end_resolved_by", "end_reference"]


def canary(*words):
    """Return a value that stands nowhere else, of a form that its field takes."""
    plain = "".join(word.replace("_", "") for word in ("kanarie", *words))
    field = words[-1]
    if field == "postcode":
        return f"kan{words[0]}{field[:2]}"
    return {"email": f"{plain}@example.org", "website": f"https://{plain}.example"}.get(
        field, plain
    )


def of_organisation():
    return {canary(when, name) for when in ("alt", "neu") for name in OWN if name != "description"}


def of_person(place):
    return {
        canary("alt", place, "email"),
        canary("neu", place, "email"),
        *(canary(place, name) for name in PERSONAL if name != "email"),
    }


def nowhere(words):
    return {word: set() for word in words}


ELSEWHERE = {
    "kanarieantwort", "kanariebeschreibung", "kanariesprache", "kanarielink", "kanariewortlaut", "kanariealtername",
    *(canary(name) for name in RESOLVED), *(canary("weg", name) for name in RESOLVED),
}  # fmt: skip


@pytest.fixture
def organisation(site, client):
    """An organisation of which everything is known, and which was changed in every way."""
    row = OrganisationFactory(
        site=site,
        number=NUMBER,
        district="Dresden",
        **{name: canary("alt", name) for name in OWN if name != "description"},
    )
    for place in "12":
        values = {name: canary(place, name) for name in PERSONAL if name != "email"}
        ContactFactory(organisation=row, email=canary("alt", place, "email"), **values)
    OtherName.objects.create(organisation=row, name="kanariealtername")
    SocialLink.objects.create(organisation=row, url="https://example.org/kanarielink")
    agreed_by = {"agreed_by": canary("1", "name"), "wording": "kanariewortlaut"}
    ConsentFactory(organisation=row, withdrawn_on=date(2021, 1, 1), **agreed_by)
    ConsentFactory(organisation=row, **agreed_by)
    MembershipFactory(
        organisation=row,
        ended_on=date(2024, 12, 31),
        leaving_reason=LeavingReason.DISSOLVED,
        **{name: canary(name) for name in RESOLVED},
    )
    gone = MembershipFactory(
        organisation=row, started_on=date(2010, 1, 1), ended_on=date(2011, 1, 1)
    )
    cells = {name: canary("neu", name) for name in OWN if name != "description"}
    for place, prefix in (("1", "contact"), ("2", "contact2")):
        cells |= {f"{prefix}_name": canary(place, "name")}
        cells |= {f"{prefix}_email": canary("neu", place, "email")}
    called = replace(table({"number": NUMBER, **cells}), name=f"{canary('neu', 'name')}.csv")
    apply(site, called, user=None, today=TODAY)
    ConsentFactory(organisation__site=site, wording=f"Aus {canary('neu', 'name')}.csv")
    _work_at_the_desk(client, row, gone)
    return Organisation.objects.get(pk=row.pk)


def _work_at_the_desk(client, row, gone):
    """Change and delete, so that the log knows of it, and upload a file."""
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    contact = Contact.objects.get(organisation=row, name=canary("1", "name"))
    sent = [
        ("contact:edit", contact, {"language_code": "de"}),
        ("membership:edit", gone, {name: canary("weg", name) for name in RESOLVED}),
        ("membership:delete", gone, {}),
        (
            "organisation:edit",
            Organisation.objects.get(pk=row.pk),
            {"description": "kanariebeschreibung kanariesprache"},
        ),
    ]
    for name, what, values in sent:
        answer = client.post(reverse(name, args=[what.pk]), posted(what) | values)
        assert answer.status_code == 302, (name, answer.context["form"].errors)
    text = f"number;name;contact_name\n{NUMBER};{canary('neu', 'name')};{canary('1', 'name')}\n"
    receive(row.site, user, "liste.csv", text.encode("cp1252"))
    people = ["T0816", canary("1", "name"), canary("neu", "2", "email")]
    file = saved(workbook(Liste=[["number", "name"]], Personen=[people]))
    ImportRun.objects.create(site=row.site, user=user, file_name="mappe.xlsx", file=file)
    _correspond(row)
    receive(row.site, user, "andere.csv", b"number;name\nT0815;Beispiel e.V.\n")


def _correspond(row):
    """Ask each of the people, with an answer, and write of an application of theirs."""
    application = Application.objects.create(
        site=row.site,
        organisation=row,
        email=canary("alt", "1", "email"),
        declined_by=canary("1", "name"),
    )
    about = {"site": row.site, "kind": LetterKind.DECISION, "language_code": "de"}
    Letter.objects.create(
        **about, application=application, address=application.email, body=canary("1", "name")
    )
    for contact in row.contacts.all():
        answered = Confirmation.objects.create(
            organisation=row,
            contact=contact,
            expires_on=TODAY,
            seen={"contact_name": contact.name, "email": "kanarieantwort@example.org"},
            proposed={"contact_telephone": contact.telephone},
        )
        letter = about | {"address": contact.email, "body": f"Hallo {contact.name}!"}
        Letter.objects.create(**letter, organisation=row, confirmation=answered)
        Application.objects.create(
            site=row.site, email="b@example.org", data={"contact_name": contact.name}
        )


def test_person_is_erased_everywhere(organisation, site):
    canaries = of_person("1")
    before = places_of(canaries | of_person("2"))
    assert set() not in before.values()
    assert {
        "members_importedentry.before",
        "members_importrun.file",
        "members_consent.agreed_by",
        "members_letter.body",
        "members_confirmation.seen",
        "members_application.data",
    } < before[canary("1", "name")]

    erase_contact(organisation.contacts.get(name=canary("1", "name")))

    assert places_of(canaries) == nowhere(canaries)
    assert places_of([canary("2", "name")]) == {
        canary("2", "name"): {
            "members_contact.name",
            "members_letter.body",
            "members_application.data",
            "members_confirmation.seen",
        },
    }
    entry = ModelLogEntry.objects.get(action="members.erased_contact")
    assert (entry.object_id, entry.data) == (str(site.pk), {"number": NUMBER})
    with translation.override("en"):
        assert entry.message == f"Erased: member number {NUMBER}"
    waiting = ImportRun.objects.filter(applied_at=None)
    assert [run.file_name for run in waiting] == ["andere.csv"]
    assert {row.wording for row in organisation.consents.all()} == {"kanariewortlaut"}


def test_import_that_lost_its_states_says_that_it_cannot_be_undone(organisation, site, client):
    run = ImportRun.objects.get(site=site, applied_at__isnull=False)
    erase_contact(organisation.contacts.get(name=canary("1", "name")))

    run.refresh_from_db()
    with translation.override("en"), pytest.raises(ImportProblem, match="there is no way back"):
        undo(run)
    page = client.get(reverse("register_import", args=[run.pk])).content.decode()

    assert run.states_deleted_on == timezone.localdate()
    assert 'value="undo"' not in page


def test_who_was_replaced_long_ago_is_erased_too(organisation):
    Contact.objects.filter(organisation=organisation, name=canary("2", "name")).delete()
    former = Contact(organisation=organisation, email=canary("alt", "2", "email"))

    erase_contact(former)

    canaries = of_person("2")
    assert places_of(canaries) == nowhere(canaries)
    assert organisation.contacts.get().name == canary("1", "name")


def test_what_the_organisation_and_others_are_known_by_stays(site):
    row = OrganisationFactory(site=site, email="buero@example.org", telephone="0351 1")
    MembershipFactory(organisation=row, admitted_by="Beisitz, 0351 1, Testperson Ada")
    shared = {"organisation": row, "email": "buero@example.org", "telephone": "0351 1"}
    ada = ContactFactory(name="Testperson Ada", **shared)
    eva = ContactFactory(name="Testperson Eva", **shared)

    erase_contact(ada)

    row.refresh_from_db()
    assert (row.email, row.telephone) == ("buero@example.org", "0351 1")
    assert list(row.contacts.all()) == [eva]
    assert row.memberships.get().admitted_by == "Beisitz, 0351 1, …"


def test_organisation_is_erased_but_for_its_figures(organisation, site):
    canaries = of_organisation() | of_person("1") | of_person("2") | ELSEWHERE
    assert set() not in places_of(canaries).values()
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2024, 12, 31), date(2025, 1, 1)]
    counted = [member_count(site, day) for day in days]
    assert counted[1] - counted[0] == 1

    erase_organisation(organisation)

    assert places_of([*canaries, NUMBER]) == nowhere(canaries) | {
        NUMBER: {"wagtailcore_modellogentry.data"}
    }
    assert [member_count(site, day) for day in days] == counted
    row = Organisation.objects.get(site=site, erased_on=timezone.localdate())
    period = row.memberships.get()
    assert (row.pk == organisation.pk, row.district, row.search_text) == (False, "Dresden", "")
    assert (period.started_on, period.ended_on) == (date(2020, 1, 1), date(2024, 12, 31))
    assert period.leaving_reason == LeavingReason.DISSOLVED
    entry = ModelLogEntry.objects.get(action="members.erased_organisation")
    assert (entry.object_id, entry.data) == (str(site.pk), {"number": NUMBER})


def test_member_is_erased_only_by_force_and_not_shown_any_more(site, client):
    row = OrganisationFactory(site=site, member=True)
    today = timezone.localdate()
    counted = member_count(site, today)
    with pytest.raises(ValidationError):
        erase_organisation(row)
    assert Organisation.objects.in_directory(site, today).filter(pk=row.pk).exists()

    erase_organisation(row, force=True)

    [left] = Organisation.objects.filter(site=site, erased_on=today)
    assert member_count(site, today) == counted
    assert left.memberships.get().ended_on == today
    assert not Organisation.objects.in_directory(site, today).filter(pk=left.pk).exists()
    for refused in (lambda: erase_organisation(left), lambda: register.reinstate(left, on=today)):
        with pytest.raises(ValidationError):
            refused()
    client.force_login(UserFactory(is_superuser=True))
    listed = client.get(reverse("organisation:index"), {"q": left.name})
    assert list(listed.context["object_list"]) == []


def test_applicant_leaves_no_row(site):
    row = OrganisationFactory(site=site)
    number = Organisation.objects.of(site).count()

    erase_organisation(row)

    assert Organisation.objects.of(site).count() == number - 1
    assert Membership.objects.filter(organisation=row.pk).count() == 0


def test_all_that_is_held_is_told(organisation):
    told = str(held(organisation))

    # What was deleted with a period stands in the log of the organisation.
    canaries = of_organisation() | of_person("1") | of_person("2") | ELSEWHERE
    assert {word for word in canaries if word not in told} == set()
    data = held(organisation)
    assert [each["file"] for each in data["waiting_files"]] == ["liste.csv", "mappe.xlsx"]
    assert [each["withdrawn_on"] for each in data["consents"]] == ["2021-01-01", None]
    assert data["number"] == NUMBER
