"""wagtail-localize's views: own pages only, and what ties a page to its original is for editors."""

import pytest
from django.test import Client
from django.urls import resolve, reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from accounts.choices import Role
from pages.models import SiteLanguage, SiteSettings
from tests.factories.accounts import person, user_with_role
from tests.factories.pages import (
    StandardPageFactory,
    home_of,
    locale_of,
)
from tests.translations.conftest import translate
from translations import memory, views

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


@pytest.fixture
def editor():
    client = Client(SERVER_NAME="localhost")
    client.force_login(user_with_role(Role.EDITOR, "localhost"))
    return client


def submit(client, page, locale):
    return client.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        {"locales": [locale.pk]},
    )


def renew(client, source, **data):
    return client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), data)


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("submit_page_translation", views.SubmitOwnPageView),
        ("update_translations", views.UpdateOwnTranslationsView),
    ],
)
def test_our_view_answers_at_the_address_of_wagtail_localize(name, view):
    assert resolve(reverse(f"wagtail_localize:{name}", args=[1])).func.view_class is view


def test_own_page_can_be_submitted(editor):
    page = StandardPageFactory()

    response = submit(editor, page, locale_of("en"))

    translation = page.get_translation(locale_of("en"))
    assert response.headers["Location"] == f"/admin/pages/{translation.pk}/edit/"
    assert translation.live is False


def test_page_of_another_site_cannot_be_submitted(editor):
    page = StandardPageFactory(parent=home_of(OTHER))

    submit(editor, page, locale_of("en"))

    assert page.has_translation(locale_of("en")) is False


@pytest.mark.parametrize(
    ("listed", "enabled", "submitted"), [(False, None, False), (True, False, False), (True, True, True)]
)  # fmt: skip
def test_page_is_submitted_to_the_languages_of_its_site_alone(editor, listed, enabled, submitted):
    page, turkish = StandardPageFactory(), locale_of("tr")
    if listed:
        settings = SiteSettings.objects.get(site__hostname="localhost")
        SiteLanguage.objects.create(settings=settings, language_code="tr", enabled=enabled)
        home_of().copy_for_translation(turkish)

    submit(editor, page, turkish)

    assert page.has_translation(turkish) is submitted


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.BOARD])
def test_page_is_submitted_by_editors_alone(role):
    client = Client(SERVER_NAME="localhost")
    client.force_login(user_with_role(role, "localhost"))
    page = StandardPageFactory()

    submit(client, page, locale_of("en"))

    assert page.has_translation(locale_of("en")) is False


@pytest.mark.parametrize(("hostname", "title"), [("localhost", "Neu"), (OTHER, "Alt")])
def test_translations_are_renewed_on_the_own_site_alone(editor, english, hostname, title):
    page = StandardPageFactory(parent=home_of(hostname), title="Alt")
    source = memory.synchronise_source(page)
    translate(source, english, {"Alt": "Old"})
    memory.publish_translation(source, english)
    Page.objects.filter(pk=page.pk).update(title="Neu")

    renew(editor, source)

    assert [found.text for found in memory.passages(source)] == [title]


@pytest.fixture
def changed(english):
    """A published translation whose memory says something newer."""
    source = memory.synchronise_source(StandardPageFactory(title="Alt"))
    translate(source, english, {"Alt": "Old"})
    page = memory.publish_translation(source, english)
    translate(source, english, {"Alt": "Very old"})
    return source, page


def test_renewing_translations_publishes_none_and_nobody_is_asked_to_do_it(
    editor, changed, django_capture_on_commit_callbacks
):
    source, page = changed
    original = source.get_source_instance()
    address = reverse("wagtail_localize:update_translations", args=[source.pk])

    with django_capture_on_commit_callbacks(execute=True):
        response = renew(editor, source, publish_translations="on")

    assert response.status_code == 302
    assert Page.objects.get(pk=page.pk).title == "Old"
    assert 'type="checkbox" name="publish_translations"' not in editor.get(address).text
    for name, of in (("pages:edit", original), ("explore", original.get_parent())):
        shown = editor.get(reverse(f"wagtailadmin_{name}", args=[of.pk])).text
        assert reverse("wagtailadmin_pages:copy", args=[original.pk]) in shown
        assert address not in shown


def test_source_whose_page_is_gone_is_not_found(editor, source, german_page):
    Translation.objects.create(source=source, target_locale=locale_of("en"))
    german_page.delete()

    assert renew(editor, source).status_code == 404


# ------------------------------------------------------------------------------------ report
@pytest.mark.parametrize("role", [Role.EDITOR, Role.TRANSLATOR, Role.ADMINISTRATION])
def test_report_is_offered_to_nobody_and_leads_to_the_desk(role):
    address = reverse("wagtail_localize:translations_report")
    client = person(role)

    assert address not in client.get("/admin/").content.decode()
    assert client.get(address).headers["Location"] == "/admin/translations/"


# ------------------------------------------------------------------------------------ one page
def test_stopped_translation_is_not_started_again_by_a_translator(changed):
    source, page = changed
    source.translations.update(enabled=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = {"localize-restart-translation": "1"}

    person(Role.TRANSLATOR).post(address, sent)
    assert source.translations.get().enabled is False

    person(Role.EDITOR).post(address, sent)
    assert source.translations.get().enabled is True


@pytest.mark.parametrize(("role", "offered"), [(Role.EDITOR, True), (Role.TRANSLATOR, False)])
def test_starting_again_is_offered_to_those_who_may(changed, role, offered):
    source, page = changed
    source.translations.update(enabled=False)

    answer = person(role).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert ("localize-restart-translation" in answer.content.decode()) is offered
