"""Texts of their own: begun as a copy, never tied to the original, never written over."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from accounts.choices import Role
from pages.models import HomePage, SiteLanguage, SiteSettings
from pages.stream import raw_data
from tests.factories.accounts import user_with_role
from tests.factories.pages import StandardPageFactory, body, home_of, locale_of, section, text
from tests.languages_of_text import marked_passages
from translations import memory
from translations.own_texts import OwnTextError, is_own_text
from translations.starting import start_translation

pytestmark = pytest.mark.django_db

EASY = "de-simple"


@pytest.fixture
def editor():
    client = Client(SERVER_NAME="localhost")
    client.force_login(user_with_role(Role.EDITOR, "localhost"))
    return client


@pytest.fixture
def easy():
    """Return the locale, with a public home page in it."""
    settings = SiteSettings.objects.get(site__hostname="localhost")
    SiteLanguage.objects.create(settings=settings, language_code=EASY, sort_order=9)
    locale = locale_of(EASY)
    home = start_translation(home_of(), locale)
    home.specific.save_revision().publish()
    return locale


@pytest.fixture
def page(easy):
    return StandardPageFactory(
        title="Über uns", body=body(section(text("<p>Schwere Worte.</p>"), heading="Ziele"))
    )


def shown(page):
    return str(raw_data(page.specific.body))


@pytest.mark.parametrize(("code", "own"), [("de-simple", True), ("de", False), ("ar", False)])
def test_leichte_sprache_is_the_language_of_own_texts(code, own):
    assert is_own_text(locale_of(code)) is own


@pytest.mark.parametrize("mirrored", [False, True])
def test_text_begins_as_a_copy_that_nobody_reads_and_that_is_tied_to_nothing(page, easy, mirrored):
    if mirrored:
        page.copy_for_translation(easy, alias=True)

    draft = start_translation(page, easy)

    assert (draft.live, draft.alias_of_id, draft.latest_revision_id is None) == (False, None, False)
    assert "Schwere Worte." in shown(draft)
    assert not memory.is_synchronised_translation(draft)
    assert not Translation.objects.filter(target_locale=easy).exists()
    assert start_translation(page, easy) is None


def test_editor_begins_a_text_beside_a_translation(editor, page, easy):
    locales = [easy.pk, locale_of("en").pk]
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])

    editor.post(address, {"locales": locales})
    again = editor.get(address)

    assert "Schwere Worte." in shown(page.get_translation(easy))
    tied = Translation.objects.filter(source__object_id=page.translation_key)
    assert [row.target_locale.language_code for row in tied] == ["en"]
    assert f'value="{easy.pk}"' not in again.content.decode()


def test_editor_is_led_to_the_text_and_may_write_it_freely(editor, page, easy):
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])

    response = editor.post(address, {"locales": [easy.pk]})

    draft = page.get_translation(easy)
    form = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert response["Location"] == form
    content = editor.get(form).content.decode()
    assert 'name="tested_by"' in content
    assert "localize-restart-translation" not in content
    assert "localize-convert-to-alias" not in content


def test_page_below_one_without_a_text_waits_for_it(editor, page, easy):
    child = StandardPageFactory(parent=page, title="Darunter")

    response = editor.post(
        reverse("wagtail_localize:submit_page_translation", args=[child.pk]),
        {"locales": [easy.pk]},
    )

    assert "Beginnen Sie mit der Seite darüber" in response.content.decode()
    assert not child.has_translation(easy)


@pytest.fixture
def own_text(page, easy):
    draft = start_translation(page, easy).specific
    draft.body = body(section(text("<p>Leichte Worte.</p>")))
    draft.save_revision().publish()
    return draft


@pytest.mark.parametrize("button", ["localize-restart-translation", "localize-convert-to-alias"])
def test_no_button_ties_a_text_to_its_original(editor, own_text, button):
    editor.post(reverse("wagtailadmin_pages:edit", args=[own_text.pk]), {button: "1"})
    editor.post(reverse("wagtail_localize:convert_to_alias", args=[own_text.pk]))

    assert "Leichte Worte." in shown(Page.objects.get(pk=own_text.pk))
    assert Page.objects.get(pk=own_text.pk).alias_of_id is None
    assert not Translation.objects.filter(target_locale=own_text.locale).exists()


def test_a_text_outlives_whatever_is_done_with_its_original(editor, page, own_text):
    source = memory.synchronise_source(page)
    with pytest.raises(OwnTextError):
        memory.publish_translation(source, own_text.locale)
    loosened = Translation.objects.create(
        source=source, target_locale=own_text.locale, enabled=False
    )
    editor.post(
        reverse("wagtailadmin_pages:edit", args=[own_text.pk]), {"localize-restart-translation": ""}
    )
    page.body = body(section(text("<p>Neue Worte.</p>")))
    page.save_revision().publish()
    editor.post(reverse("wagtail_localize:update_translations", args=[source.pk]), {})

    loosened.refresh_from_db()
    assert loosened.enabled is False
    assert "Leichte Worte." in shown(Page.objects.get(pk=own_text.pk))


def test_words_that_an_author_shares_with_the_original_are_not_marked(page, easy, client):
    page.body = body(section(text("<p>So geht es</p><p>Nur so.</p>"), heading="Ziele"))
    page.save_revision().publish()
    draft = start_translation(page, easy).specific
    draft.save_revision().publish()

    answer = client.get(draft.full_url, SERVER_NAME="localhost")
    soup = BeautifulSoup(answer.content, "html.parser")

    assert marked_passages(soup.main) == [("Nur so.", "de", "ltr")]


def test_new_site_language_begins_with_the_home_page_alone():
    from association_site.opening.languages import add_language

    added = add_language(home_of().get_site(), EASY)

    assert [type(draft.specific) for draft in added.drafts] == [HomePage]
