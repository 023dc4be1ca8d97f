"""The translation editor for rows that are no pages: each road for those alone who may go it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry, Site
from wagtail.users.models import UserProfile
from wagtail_localize.models import TranslationSource

from accounts.choices import Role
from members import text_rights, texts
from tests.factories.accounts import (
    UserFactory,
    person,
    signed_in,
    translator,
    user_with_role,
)
from tests.factories.members import OrganisationFactory
from tests.factories.pages import home_of
from tests.factories.texts import described
from translations import memory

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


def _path(tie, rest=""):
    return f"/admin/localize/translate/{tie.pk}/{rest}"


# ------------------------------------------------------------------------------------ publishing
def publish(client, tie):
    answer = client.post(_path(tie), {"action": "publish"}, follow=True)
    said = BeautifulSoup(answer.content, "html.parser").select(".messages li")
    return answer, " ".join(" ".join(line.get_text(" ").split()) for line in said)


def english_board():
    user = user_with_role(Role.BOARD, "localhost")
    UserProfile.objects.create(user=user, preferred_language="en")
    return signed_in(user)


def test_publishing_is_on_record_and_leads_to_the_organisation(organisation, ties):
    answer, said = publish(english_board(), ties["en"])

    assert answer.request["PATH_INFO"] == reverse("organisation:inspect", args=[organisation.pk])
    assert "The translation is published." in said
    assert organisation.texts.get(locale__language_code="en").text == "Word"
    entry = ModelLogEntry.objects.get(action=text_rights.PUBLISHED)
    assert (entry.object_id, entry.data) == (str(organisation.pk), {"language": "en"})
    assert "Published the description: English" in answer.content.decode()


def test_nothing_is_published_as_long_as_a_passage_is_open(organisation, ties):
    organisation.description = "Wort\n\nNoch eins"
    organisation.save()

    answer, said = publish(english_board(), ties["en"])

    assert answer.request["PATH_INFO"] == _path(ties["en"])
    assert "Nothing was published: 1 passage is not translated yet, or has an error." in said
    assert organisation.texts.get(locale__language_code="en").text == ""


def test_editor_offers_publishing_to_those_who_may(ties):
    def button(client):
        soup = BeautifulSoup(client.get(_path(ties["en"])).content, "html.parser")
        assert soup.select_one(".of-object") is not None  # wagtail-localize's own is hidden
        return soup.select_one(".handing-in button[value=publish]")

    assert button(person(Role.BOARD)) is not None
    assert button(translator("en")) is None


@pytest.mark.parametrize("code", ["", "en"])
def test_editor_leads_back(code, organisation, ties):
    client = translator(code) if code else person(Role.BOARD)

    soup = BeautifulSoup(client.get(_path(ties["en"])).content, "html.parser")

    address = soup.select(".handing-in a")[-1]["href"]
    assert client.get(address).status_code == 200
    assert organisation.name in client.get(address).content.decode()


def test_file_that_is_none_of_this_description_leads_back_to_the_editor(ties):
    answer = person(Role.BOARD).post(_path(ties["en"], "pofile/upload/"), {})

    assert answer.headers["Location"] == _path(ties["en"])


def test_page_is_not_opened_as_an_object():
    tie = memory.source_of(home_of()).translations.first()

    client = signed_in(UserFactory(is_superuser=True))

    assert client.get(_path(tie)).status_code == 404


def test_published_description_of_one_site_says_nothing_of_another():
    other = OrganisationFactory(site=Site.objects.get(hostname=OTHER), description="Wort")
    described(other, Wort="Word")
    begun = texts.start(OrganisationFactory(description="Wort"), "en")

    assert begun.get_progress() == (1, 0)  # the memory of one object is no other's


def test_new_version_of_the_register_asks_nobody_to_renew_descriptions(ties):
    TranslationSource.objects.filter(pk=ties["en"].source_id).update(schema_version="0001_initial")

    answer = person(Role.BOARD).get(_path(ties["en"]))

    assert list(answer.context["messages"]) == []
    source = TranslationSource.objects.get(pk=ties["en"].source_id)
    assert source.schema_out_of_date() is False
