"""Who sees which part of the matrix, and who begins a translation from it."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Site

from accounts.choices import Role
from tests.association_site.desk.matrix_reading import address, matrix
from tests.association_site.desk.translated import german
from tests.factories.accounts import person, translator
from tests.factories.pages import StandardPageFactory, home_of

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


# ------------------------------------------------------------------------------------ who
def test_translator_sees_the_own_language_alone(site, arabic):
    german("Probe eins")

    found = matrix(translator("ar"), site, q="Probe eins")

    assert found == {"Probe eins": {"Arabisch": ["fehlt"]}}


def test_translators_begin_nothing(site):
    page = german("Probe eins")
    client = translator("en")

    soup = BeautifulSoup(client.get(address(site, q="Probe")).content, "html.parser")
    sent = client.post(f"/admin/translations/{site.pk}/begin/", {"start": f"{page.pk}:en"})

    assert soup.select(".desk-matrix button") == []
    assert sent.status_code == 302
    assert not Page.objects.filter(translation_key=page.translation_key, locale__language_code="en")


def test_site_of_others_is_not_shown(site):
    other = Site.objects.get(hostname=OTHER)
    for role in Role:
        client = person(role, OTHER)
        assert client.get(address(site)).status_code == 302
        assert client.get(address(other)).status_code == (302 if role == Role.BOARD else 200)


def test_entry_of_the_menu_is_for_those_who_translate():
    for role in Role:
        content = person(role).get("/admin/").content.decode()
        assert ("/admin/translations/work/" in content) is (role != Role.BOARD)


def test_first_address_leads_to_the_own_site():
    other = Site.objects.get(hostname=OTHER)

    answer = person(Role.TRANSLATOR, OTHER).get("/admin/translations/")

    assert answer.headers["Location"] == f"/admin/translations/{other.pk}/"


# ------------------------------------------------------------------------------------ beginning
def begin(client, site, start):
    return client.post(f"/admin/translations/{site.pk}/begin/", {"start": start})


def test_begun_translation_is_a_draft_in_its_editor(site):
    page = german("Probe eins")

    answer = begin(person(Role.EDITOR), site, f"{page.pk}:en")

    draft = Page.objects.get(translation_key=page.translation_key, locale__language_code="en")
    assert (draft.live, draft.alias_of_id) == (False, None)
    assert answer.headers["Location"] == f"/admin/pages/{draft.pk}/edit/"
    again = begin(person(Role.EDITOR), site, f"{page.pk}:en")
    assert again.headers["Location"] == answer.headers["Location"]


def test_translation_below_a_page_that_has_none_waits_for_that(site):
    page = StandardPageFactory(parent=german("Oberseite"), title="Unterseite")
    client = person(Role.EDITOR)

    answer = begin(client, site, f"{page.pk}:en")

    assert answer.headers["Location"] == f"/admin/translations/{site.pk}/"
    assert (
        "Beginnen Sie mit „Oberseite“." in client.get(answer.headers["Location"]).content.decode()
    )


@pytest.mark.parametrize("start", ["", "1", "x:en"])
def test_beginning_nothing_is_a_bad_question(site, start):
    assert begin(person(Role.EDITOR), site, start).status_code == 400


def test_pages_of_others_and_languages_that_are_off_are_not_begun(site):
    page = german("Probe eins")
    foreign = StandardPageFactory(parent=home_of(OTHER))
    other = Site.objects.get(hostname=OTHER)
    client = person(Role.EDITOR)
    before = Page.objects.count()

    for where, start in (
        (site, f"{page.pk}:ar"),
        (site, f"{foreign.pk}:en"),
        (other, f"{foreign.pk}:en"),
        (site, f"{home_of().get_parent().pk}:en"),
    ):
        assert begin(client, where, start).status_code == 302
    assert Page.objects.count() == before
