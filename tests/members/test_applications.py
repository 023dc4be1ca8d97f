"""From the form to the register: mails, the link, the applicant, and what nobody gets to see."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry, Site

from members import applications, signed
from members.choices import ConsentSource, LetterKind, MembershipStatus
from members.models import Application, ApplicationAttempt, Letter, Organisation
from pages.models import SiteSettings
from tests.factories.members import OrganisationFactory, TopicFactory
from tests.jobs import work_off
from tests.members.applying import apply, confirmed, link, page_of
from tests.members.everywhere import places_of
from tests.together import at_once, together

# Of every field that somebody fills in, a word that stands nowhere else.
CANARIES = {
    "name": "Kanarienverein Zilpzalp",
    "legal_form": "Kanarienform",
    "description": "Kanarienbeschreibung",
    "street": "Kanarienweg 7",
    "town": "Kanarienstadt",
    "website": "https://kanarienseite.example.org/",
    "email": "kanarienpost@example.org",
    "telephone": "0351 98765431",
    "contact_name": "Kanarienperson",
    "contact_function": "Kanarienfunktion",
    "contact_email": "kanarienmail@example.org",
    "contact_telephone": "0351 98765432",
    "message": "Kanariennachricht",
}


@pytest.fixture
def visitor(db):
    """Somebody without an account, at the address of the first site."""
    return Client(SERVER_NAME="localhost")


def letters():
    return list(Letter.objects.order_by("pk").values_list("kind", flat=True))


# ------------------------------------------------------------------------------------- the way
def test_confirmed_application_is_an_applicant_with_all_that_was_said(visitor):
    topic = TopicFactory()
    application = confirmed(visitor, topics=[topic.pk])

    organisation = application.organisation
    assert organisation.status() == MembershipStatus.APPLICATION
    assert (organisation.name, organisation.founded_year) == ("Beispielverein Brücke e.V.", 1998)
    assert organisation.website == "https://verein.example.org"
    assert organisation.description == "Wir kochen.\nUnd reden."
    assert organisation.district == "Dresden"
    assert list(organisation.topics.all()) == [topic]
    assert [row.code for row in organisation.spoken_languages.order_by("code")] == ["ar", "de"]
    [contact] = organisation.contacts.all()
    assert (contact.name, contact.email, contact.language_code) == ("Testperson Alef", "alef@example.org", "en")  # fmt: skip
    found = organisation.consents.values_list("field", "source", "agreed_by", "wording")
    wording = page_of().consent_wording
    assert sorted(found) == [
        (field, ConsentSource.APPLICATION, "Testperson Alef", wording)
        for field in ("email", "website")
    ]
    assert (application.kind, application.message) == ("supporting", "Wir freuen uns.")
    assert application.data == {}


def test_applicant_gets_the_next_number_of_the_register(visitor):
    before = set(Organisation.objects.values_list("number", flat=True))
    OrganisationFactory(number="M950")

    application = confirmed(visitor)

    assert "M950" not in before
    assert application.organisation.number == "M951"


def test_consent_is_recorded_only_for_what_is_there(visitor):
    application = confirmed(visitor, published=["email", "telephone", "address"], telephone="", street="", postcode="")  # fmt: skip

    assert application.organisation.published == {"email"}


def test_wording_is_that_of_the_page_that_was_read(visitor):
    page = page_of(language="en")

    apply(visitor, page)
    path = link()
    visitor.post(path, {"seen": visitor.get(path).context["seen"]})

    [wording] = set(
        Application.objects.get().organisation.consents.values_list("wording", flat=True)
    )
    assert wording == page.consent_wording
    assert wording.startswith("We agree")


def test_mails_go_to_the_applicant_in_their_language_and_to_the_board(visitor):
    application = confirmed(visitor)
    work_off()

    check, received, notice = mail.outbox
    assert (check.to, received.to) == (["alef@example.org"], ["alef@example.org"])
    assert "Please confirm your application" in check.subject
    assert "Your application has arrived" in received.subject
    facts = SiteSettings.objects.get(site=application.site)
    assert notice.to == [facts.email]
    assert notice.subject == "Ein neuer Antrag auf Mitgliedschaft"
    assert f"/admin/organisation/inspect/{application.organisation_id}/" in notice.body
    assert letters() == ["application_check", "application_received", "application_notice"]
    assert set(Letter.objects.values_list("organisation", flat=True)) == {
        application.organisation_id
    }


def test_mails_hold_nothing_that_was_typed(visitor):
    confirmed(visitor, **CANARIES | {"contact_email": "alef@example.org"})
    work_off()

    words = [word for name, word in CANARIES.items() if name != "contact_email"]
    said = [f"{letter.subject}\n{letter.body}" for letter in mail.outbox]
    assert len(said) == 3
    assert [word for word in words for text in said if word in text] == []


def test_no_letter_goes_to_a_board_without_an_address(visitor):
    SiteSettings.objects.update(email="")

    confirmed(visitor)

    assert letters() == ["application_check", "application_received"]


def test_log_says_that_somebody_applied_and_nothing_else(visitor):
    application = confirmed(visitor)

    [entry] = ModelLogEntry.objects.for_instance(application.organisation)
    assert (entry.action, entry.data, entry.user) == (applications.APPLIED, {}, None)


# --------------------------------------------------------------------------------- before the link
def test_unconfirmed_application_stands_nowhere_but_in_its_own_row(visitor):
    apply(visitor, **CANARIES)
    work_off()

    places = places_of(CANARIES.values())
    email = places.pop(CANARIES["contact_email"])
    assert email == {"members_application.data", "members_application.email", "members_letter.address"}  # fmt: skip
    assert set(map(frozenset, places.values())) == {frozenset({"members_application.data"})}
    assert Organisation.objects.filter(name=CANARIES["name"]).count() == 0


def test_confirmed_application_is_not_public(visitor):
    confirmed(visitor, **CANARIES | {"contact_email": "alef@example.org"})

    for path in ("/de/mitglieder/", "/de/mitglieder/?q=Kanarien", "/de/", "/sitemap.xml"):
        said = visitor.get(path).content.decode()
        assert [w for name, w in CANARIES.items() if w in said and name != "contact_email"] == []


def test_link_opens_nothing_but_asks_and_shows_no_person(visitor):
    apply(visitor, **CANARIES | {"contact_email": "alef@example.org"})

    response = visitor.get(link())

    said = response.content.decode()
    assert CANARIES["name"] in said
    for secret in ("contact_name", "contact_function", "contact_telephone", "message"):
        assert CANARIES[secret] not in said
    assert Organisation.objects.filter(name=CANARIES["name"]).count() == 0
    assert Application.objects.get().confirmed_at is None


# ----------------------------------------------------------------------------------- again, too late
def test_second_button_changes_nothing_and_says_so(visitor):
    application = confirmed(visitor)
    path = link()

    again = visitor.post(path, {"seen": "x"})
    shown = BeautifulSoup(visitor.get(path).content, "html.parser")

    assert again.status_code == 302
    assert shown.h1.get_text() == "Your application has arrived"
    assert Organisation.objects.filter(name=application.organisation.name).count() == 1
    assert letters().count(LetterKind.APPLICATION_RECEIVED) == 1


def test_form_that_is_sent_again_corrects_the_first_without_another_mail(visitor):
    apply(visitor, name="Beispielverein Alt")
    apply(visitor, name="Beispielverein Neu", contact_email="ALEF@example.org")

    path = link()
    seen = visitor.get(path).context["seen"]
    visitor.post(path, {"seen": seen})

    assert Application.objects.get().organisation.name == "Beispielverein Neu"
    assert letters().count(LetterKind.APPLICATION_CHECK) == 1


def test_what_somebody_else_sent_in_the_meantime_is_shown_before_it_counts(visitor):
    apply(visitor, name="Beispielverein Echt")
    path = link()
    seen = visitor.get(path).context["seen"]
    apply(visitor, name="Beispielverein Untergeschoben")

    told = visitor.post(path, {"seen": seen})

    assert (told.status_code, told.context["is_other"]) == (200, True)
    assert "Beispielverein Untergeschoben" in told.content.decode()
    assert Application.objects.get().confirmed_at is None


def test_letters_to_one_address_are_few_and_not_at_once(visitor):
    for _ in range(5):
        apply(visitor)
        Letter.objects.update(written_at=timezone.now() - applications.QUIET)
        ApplicationAttempt.objects.all().delete()
    for _ in range(2):
        apply(visitor, contact_email="bet@example.org")

    assert Letter.objects.filter(address="alef@example.org").count() == applications.MOST_LETTERS
    assert Letter.objects.filter(address="bet@example.org").count() == 1


@pytest.mark.parametrize("change", ["late", "forged", "deleted", "other site"])
def test_link_that_opens_nothing_says_what_to_do(visitor, change, monkeypatch):
    apply(visitor)
    path = link()
    if change == "late":
        monkeypatch.setitem(signed.LONGEST, Application, timedelta())
    elif change == "forged":
        path = f"{path[:-6]}xxxxx/"
    elif change == "deleted":
        Application.objects.all().delete()
    else:
        Application.objects.update(site=Site.objects.get(hostname="auslaenderrat.localhost"))

    for response in (visitor.get(path), visitor.post(path, {"seen": "x"})):
        soup = BeautifulSoup(response.content, "html.parser")
        assert response.status_code == 410
        assert soup.select_one("main a")["href"] == "/en/apply-for-membership/"
        assert response.headers["Cache-Control"] == "private, no-store"
    assert Organisation.objects.filter(name="Beispielverein Brücke e.V.").count() == 0


def test_topic_that_was_deleted_meanwhile_is_left_out(visitor):
    topic = TopicFactory()
    apply(visitor, topics=[topic.pk])
    path, _gone = link(), topic.delete()

    visitor.post(path, {"seen": visitor.get(path).context["seen"]})

    assert list(Application.objects.get().organisation.topics.all()) == []


# ------------------------------------------------------------------------------ at the same moment
@pytest.fixture
def kept_application(django_db_setup, django_db_blocker):
    """An application that all connections see; gone afterwards, with all that came of it."""
    with django_db_blocker.unblock():
        site = Site.objects.get(hostname="localhost")
        said = {
            "organisation": {"name": "Beispielverein Zugleich"},
            "topics": [],
            "languages": [],
            "published": [],
            "wording": "",
            "contact": {"name": "Test", "email": "zu@example.org", "language_code": "de"},
            "kind": "full",
            "message": "",
        }
        row = Application.objects.create(site=site, email="zu@example.org", data=said)
        yield row
        for organisation in Organisation.objects.filter(name="Beispielverein Zugleich"):
            ModelLogEntry.objects.for_instance(organisation).delete()
            organisation.delete()
        Application.objects.filter(pk=row.pk).delete()
        DBTaskResult.objects.all().delete()


@together
def test_two_buttons_at_once_make_one_organisation(kept_application):
    row, seen = kept_application, applications.digest_of(kept_application)

    def press():
        return applications.confirm(Application.objects.get(pk=row.pk), seen)

    made = at_once(Site.objects.filter(pk=row.site_id), press, press)

    assert len({organisation.pk for organisation in made}) == 1
    assert len(made) == 2
    assert Organisation.objects.filter(name="Beispielverein Zugleich").count() == 1
    assert Letter.objects.filter(address="zu@example.org").count() == 1
