"""The list of descriptions at the desk, and what the page of an organisation says of them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry, Site
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from accounts.choices import Role
from members import text_rights
from members.choices import TextState
from members.models import Consent, Membership, Organisation, OrganisationText
from pages.models import SiteLanguage, SiteSettings
from tests.factories.accounts import person, signed_in, translator, user_with_role
from tests.factories.members import OrganisationFactory
from tests.factories.texts import described

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"
LIST = "/admin/register/descriptions/"


@pytest.fixture
def arabic():
    settings = SiteSettings.objects.get(site__hostname="localhost")
    SiteLanguage.objects.create(settings=settings, language_code="ar", sort_order=9)


@pytest.fixture
def public():
    """Return a member whose description is public."""
    return OrganisationFactory(
        name="Testverein Öffentlich", member=True, description="Wort", published=["description"]
    )


def listed(client, query=""):
    answer = client.get(LIST + query)
    return {row.name: [d.state for d in told] for row, told in answer.context["organisations"]}


def test_board_sees_all_descriptions_of_its_site(arabic, public):
    Organisation.objects.exclude(pk=public.pk).update(description="")  # those of the demo
    described(public, Wort="Word")
    OrganisationFactory(name="Testverein Geheim", description="Still")
    OrganisationFactory(name="Testverein Stumm", member=True)
    of_other = Site.objects.get(hostname=OTHER)
    OrganisationFactory(name="Testverein Fremd", site=of_other, description="Fremd")

    assert listed(person(Role.BOARD)) == {
        "Testverein Geheim": [TextState.MISSING, TextState.MISSING],
        "Testverein Öffentlich": [TextState.CURRENT, TextState.MISSING],
    }
    assert listed(person(Role.BOARD), "?show=begun") == {
        "Testverein Öffentlich": [TextState.CURRENT, TextState.MISSING]
    }
    assert person(Role.BOARD).get(f"{LIST}?site={of_other.pk}").status_code == 404


def test_translator_sees_what_the_public_sees(arabic, public):
    Consent.objects.exclude(organisation=public).delete()
    OrganisationFactory(name="Testverein Geheim", member=True, description="Still")
    OrganisationFactory(name="Testbewerber", description="Neu", published=["description"])

    client = translator("ar")
    assert listed(client) == {"Testverein Öffentlich": [TextState.MISSING]}

    Consent.objects.update(withdrawn_on=date(2024, 1, 1))
    assert listed(client) == {}


@pytest.mark.parametrize("number", [1, 5])
def test_list_asks_the_database_little(number, django_assert_max_num_queries):
    for _ in range(number):
        described(OrganisationFactory(description="Wort"), Wort="Word")
    client = person(Role.BOARD)
    client.get(LIST)

    with django_assert_max_num_queries(22):
        client.get(LIST)


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.BOARD, True), (Role.TRANSLATOR, True), (Role.EDITOR, False)]
)
def test_list_is_offered_to_those_who_may_open_it(role, offered):
    assert (LIST in person(role).get("/admin/").content.decode()) is offered


# ------------------------------------------------------------------------------------- beginning
def begin(client, organisation, code="en"):
    address = reverse("register_translate", args=[organisation.pk])
    return client.post(address, {"language": code})


def test_board_begins_a_translation_and_is_led_to_the_editor(public):
    answer = begin(person(Role.BOARD), public)

    translation = Translation.objects.get(source__object_id=public.texts.first().translation_key)
    address = reverse("edit_object_translation", args=[translation.pk])
    assert answer.headers["Location"] == address


@pytest.mark.parametrize("code", ["ar", "de", "xx", ""])
def test_nothing_is_begun_in_a_language_that_the_site_has_not(public, code):
    assert begin(person(Role.BOARD), public, code).status_code == 404
    assert OrganisationText.objects.count() == 0


def test_translator_begins_the_own_language_alone(arabic, public):
    client = translator("ar")

    assert begin(client, public, "en").status_code == 404
    assert begin(client, public, "ar").status_code == 302
    codes = OrganisationText.objects.values_list("locale__language_code", flat=True)
    assert sorted(codes) == ["ar", "de"]


def test_translator_begins_nothing_that_is_not_public(public):
    Membership.objects.filter(organisation=public).update(ended_on=date(2024, 1, 1))

    assert begin(translator("en"), public).status_code == 404


def test_board_of_another_site_begins_nothing(public):
    assert begin(person(Role.BOARD, OTHER), public).status_code == 404
    assert OrganisationText.objects.count() == 0


# ---------------------------------------------------------------------------------------- removing
def remove(client, organisation, code="en"):
    address = reverse("register_remove_translation", args=[organisation.pk])
    return client.post(address, {"language": code})


def test_board_removes_a_translation_on_record(public, in_english):
    described(public, Wort="Word")

    remove(person(Role.BOARD), public)

    assert [row.locale.language_code for row in public.texts.all()] == ["de"]
    entry = ModelLogEntry.objects.get(action=text_rights.REMOVED)
    assert (entry.object_id, entry.data) == (str(public.pk), {"language": "en"})
    assert str(entry.message) == "Removed the description: English"


def test_original_is_not_removed(public):
    described(public, Wort="Word")

    assert remove(person(Role.BOARD), public, "de").status_code == 404
    assert public.texts.count() == 2


def test_translation_that_is_not_there_is_not_removed(public):
    assert remove(person(Role.BOARD), public).status_code == 404


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR])
def test_nobody_else_removes_a_translation(public, role):
    described(public, Wort="Word")

    remove(person(role), public)

    assert public.texts.count() == 2


# ---------------------------------------------------------------------------------------- the page
def rows_of(client, organisation):
    answer = client.get(reverse("organisation:inspect", args=[organisation.pk]))
    soup = BeautifulSoup(answer.content, "html.parser")
    table = soup.select("[aria-labelledby=translations] tbody tr")
    return [" ".join(row.get_text(" ").split()) for row in table], soup


def test_page_of_an_organisation_says_how_far_its_description_is(arabic, public):
    user = user_with_role(Role.BOARD, "localhost")
    UserProfile.objects.create(user=user, preferred_language="en")
    described(public, Wort="Word")
    public.description = "Wort\n\nNoch ein Wort"
    public.save()

    rows, soup = rows_of(signed_in(user), public)

    name = public.name
    assert rows == [
        f"English Older than the original 1 of 2 passages is open Edit : {name}, English Remove : English",
        f"Arabic Not translated Translate : {name}, Arabic",
    ]
    assert "has not agreed" not in soup.get_text()


def test_page_of_an_organisation_says_that_nobody_reads_its_description():
    organisation = OrganisationFactory(description="Wort")
    client = person(Role.BOARD)

    rows, soup = rows_of(client, organisation)

    assert len(rows) == 1
    assert "hat nicht zugestimmt" in soup.get_text() or "has not agreed" in soup.get_text()


def test_page_of_an_organisation_without_description_says_nothing_of_languages():
    assert rows_of(person(Role.BOARD), OrganisationFactory())[0] == []
