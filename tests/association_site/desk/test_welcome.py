"""The first panel: what it leads to, what it counts, and how few questions that takes."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page, Site

from accounts.choices import Role
from association_site.desk.welcome import WelcomePanel
from members.models import Confirmation, Organisation
from pages.choices import LegalKind
from pages.legal import ensure_legal_pages
from pages.models import AssociationImage, LegalPage, SiteLanguage, SiteSettings, StandardPage
from tests.factories.accounts import user_with_role
from tests.factories.files import ImageFactory
from tests.factories.members import OrganisationFactory
from tests.factories.pages import StandardPageFactory, home_of, locale_of

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


def desks(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    with translation.override("de"):
        return WelcomePanel(request).desks()


def ways(role):
    (desk,) = desks(user_with_role(role, "localhost"))
    return {way.label: way.address for way in desk.ways}


def left(role, hostname="localhost"):
    """Return what is left to do, as label → address and count."""
    (desk,) = desks(user_with_role(role, hostname))
    return {row.label: (row.address, row.count) for row in desk.remainders}


@pytest.fixture
def legal():
    """Publish all legal pages in both languages: nothing of theirs is left to do."""
    LegalPage.objects.all().delete()
    ensure_legal_pages(home_of())
    for page in LegalPage.objects.all():
        page.copy_for_translation(locale_of("en"))
    LegalPage.objects.all().update(live=True, has_unpublished_changes=False)


def left_of_pages(role):
    """Return the lists of pages alone, as label → address and count."""
    return {label: row for label, row in left(role).items() if row[1]}


# ------------------------------------------------------------------------------------- next steps
@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (Role.EDITOR, ["Seiten bearbeiten", "Ein Bild hinzufügen", "Download hinzufügen"]),
        (Role.TRANSLATOR, ["Seiten auf Englisch"]),
        (Role.BOARD, ["Mitgliederregister"]),
        (
            Role.ADMINISTRATION,
            [
                "Seiten bearbeiten",
                "Ein Bild hinzufügen",
                "Download hinzufügen",
                "Mitgliederregister",
                "Verband und Sprachen",
                "Neue Sprache",
            ],
        ),
    ],
)
def test_role_is_led_to_its_work_and_may_do_it(role, labels):
    client = Client(SERVER_NAME="localhost")
    client.force_login(user_with_role(role, "localhost"))

    found = ways(role)

    assert list(found) == labels
    answers = {label: client.get(address).status_code for label, address in found.items()}
    assert answers == dict.fromkeys(labels, 200)


def test_editor_begins_with_the_pages_of_the_own_site():
    assert ways(Role.EDITOR)["Seiten bearbeiten"] == f"/admin/pages/{home_of().pk}/"


# ------------------------------------------------------------------------------------ what is left
def test_lists_of_pages_are_counted_and_hold_what_was_counted(legal):
    before = left_of_pages(Role.EDITOR)
    for _number in range(2):
        StandardPageFactory(live=False)
    StandardPageFactory(parent=home_of(OTHER), live=False)
    StandardPageFactory()

    found = left_of_pages(Role.EDITOR)
    new = {label: row for label, row in found.items() if row != before.get(label)}

    site = Site.objects.get(hostname="localhost").pk
    assert new == {
        "Entwürfe, die noch niemand lesen kann (Deutsch)": (
            f"/admin/unfinished/{site}/draft/de/",
            2,
        ),
        "Seiten ohne Übersetzung (Englisch)": (
            f"/admin/unfinished/{site}/untranslated/en/",
            before.get("Seiten ohne Übersetzung (Englisch)", ("", 0))[1] + 1,
        ),
    }


def test_translator_sees_what_is_left_in_the_own_language_alone(legal):
    StandardPageFactory(live=False)
    StandardPageFactory(parent=home_of(language_code="en"), locale=locale_of("en"), live=False)

    assert list(left_of_pages(Role.TRANSLATOR)) == [
        "Entwürfe, die noch niemand lesen kann (Englisch)"
    ]


def test_board_is_told_of_no_pages():
    Organisation.objects.all().delete()
    StandardPageFactory(live=False)

    assert left(Role.BOARD) == {}


def test_who_keeps_a_register_is_told_what_waits_there():
    Organisation.objects.all().delete()
    asked = OrganisationFactory(site=Site.objects.get(hostname="localhost"), member=True)
    OrganisationFactory(site=asked.site)  # an applicant
    OrganisationFactory(site=Site.objects.get(hostname=OTHER))
    today = timezone.now()
    Confirmation.objects.create(
        organisation=asked, expires_on=today, answered_at=today, proposed={"town": "Pirna"}
    )
    Confirmation.objects.create(organisation=asked, expires_on=today, answered_at=today)

    expected = {
        "1 Antrag wartet auf eine Entscheidung": ("/admin/organisation/?status=application", None),
        "1 Vorschlag eines Mitglieds wartet": (reverse("register_confirmations"), None),
    }
    assert left(Role.BOARD) == expected
    assert list(left(Role.ADMINISTRATION))[:2] == list(expected)
    assert set(left(Role.EDITOR)) & set(expected) == set()


def test_missing_facts_are_named_to_the_administration():
    SiteSettings.objects.filter(site__hostname="localhost").update(
        name="Beispiel", street="", postcode="01067", town="Dresden", email="", logo=None
    )
    site = Site.objects.get(hostname="localhost").pk
    label = "Zum Verband fehlt noch: Straße und Hausnummer, E-Mail, Logo"

    assert left(Role.ADMINISTRATION)[label] == (
        f"/admin/settings/pages/sitesettings/{site}/",
        None,
    )
    assert label not in left(Role.EDITOR)


def test_images_without_a_description_are_counted():
    settings = SiteSettings.objects.get(site__hostname="localhost")
    images = AssociationImage.objects.filter(collection=settings.collection, description="")
    before = images.count()
    ImageFactory(title="Neu", collection=settings.collection)

    assert left(Role.EDITOR)["Bilder ohne Beschreibung"] == (
        f"/admin/unfinished/{settings.site_id}/images/",
        before + 1,
    )
    assert "Bilder ohne Beschreibung" not in left(Role.TRANSLATOR)


# ---------------------------------------------------------------------------------- legal pages
def test_missing_legal_page_is_made_from_the_panel():
    LegalPage.objects.all().delete()

    found = left(Role.EDITOR)

    address = f"/admin/pages/add/pages/legalpage/{home_of().pk}/"
    assert found["Impressum (Deutsch): fehlt noch"] == (address, None)
    assert not [label for label in found if "Impressum (Englisch)" in label]


def test_draft_of_a_legal_page_is_opened_from_the_panel():
    LegalPage.objects.all().delete()
    ensure_legal_pages(home_of())
    page = LegalPage.objects.get(kind=LegalKind.IMPRINT)

    label = "Impressum (Deutsch): Entwurf ergänzen und veröffentlichen"
    assert left(Role.EDITOR)[label] == (f"/admin/pages/{page.pk}/edit/", None)
    assert label not in left(Role.TRANSLATOR)


def test_legal_page_without_a_translation_is_in_the_list_of_those():
    LegalPage.objects.all().delete()
    ensure_legal_pages(home_of())
    LegalPage.objects.filter(kind=LegalKind.IMPRINT).update(live=True)

    address, count = left(Role.EDITOR)["Impressum (Englisch): fehlt noch"]

    client = Client(SERVER_NAME="localhost")
    client.force_login(user_with_role(Role.EDITOR, "localhost"))
    page = LegalPage.objects.get(kind=LegalKind.IMPRINT)
    assert count is None
    assert f"/admin/localize/submit/page/{page.pk}/" in client.get(address).content.decode()


def test_published_legal_pages_are_no_longer_named(legal):
    assert not [label for label in left(Role.EDITOR) if "Impressum" in label]


# ------------------------------------------------------------------------------------- languages
def test_language_without_a_home_page_is_begun_from_the_panel():
    settings = SiteSettings.objects.get(site__hostname="localhost")
    SiteLanguage.objects.create(settings=settings, language_code="ar")

    label = "Arabisch ist eingeschaltet, hat aber keine Startseite"
    assert left(Role.ADMINISTRATION)[label] == (
        reverse("new_language", args=[settings.site_id]),
        None,
    )
    assert label not in left(Role.EDITOR)


def test_language_that_django_does_not_know_is_named_by_its_code():
    settings = SiteSettings.objects.get(site__hostname="localhost")
    SiteLanguage.objects.create(settings=settings, language_code="rom")

    assert "rom ist eingeschaltet, hat aber keine Startseite" in left(Role.ADMINISTRATION)


def test_language_whose_home_page_is_a_draft_is_named():
    home = home_of(language_code="en")
    Page.objects.filter(pk=home.pk).update(live=False)

    assert left(Role.EDITOR)[
        "Englisch ist eingeschaltet, aber die Startseite ist noch nicht veröffentlicht"
    ] == (f"/admin/pages/{home.pk}/edit/", None)


# -------------------------------------------------------------------------------------- questions
def many_pages(home, number):
    """Add pages below a home page at once: drafts, changed and published ones."""
    standard = ContentType.objects.get_for_model(StandardPage)
    Page.objects.bulk_create(
        Page(
            title=f"Seite {step}",
            slug=f"seite-{step}",
            path=f"{home.path}{Page._int2str(step).rjust(Page.steplen, '0')}",
            depth=home.depth + 1,
            locale=home.locale,
            content_type=standard,
            url_path=f"{home.url_path}seite-{step}/",
            live=step % 3 != 0,
            has_unpublished_changes=step % 3 == 1,
        )
        for step in range(1000, 1000 + number)
    )


def test_panel_of_two_sites_with_three_languages_and_many_pages_asks_eighteen_times():
    user = user_with_role(Role.ADMINISTRATION, "localhost")
    other = user_with_role(Role.ADMINISTRATION, OTHER)
    user.groups.add(*other.groups.all())
    for hostname in ("localhost", OTHER):
        settings = SiteSettings.objects.get(site__hostname=hostname)
        SiteLanguage.objects.create(settings=settings, language_code="ar")
        home_of(hostname).copy_for_translation(locale_of("ar"))
        for language_code in ("de", "en", "ar"):
            many_pages(home_of(hostname, language_code), 500)
    desks(user)  # content types are remembered

    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = desks(user)

    assert len(queries) <= 18
    assert len(found) == 2
    assert {"Änderungen, die noch nicht veröffentlicht sind (Arabisch)"} <= {
        row.label for row in found[0].remainders
    }
