"""Languages a page may be translated into."""

import pytest

from pages.models import SiteLanguage
from tests.factories.pages import HomePageFactory, StandardPageFactory, home_of, locale_of
from translations import offered

pytestmark = pytest.mark.django_db


def codes(page):
    return sorted(locale.language_code for locale in offered.locales_for(page))


def test_languages_are_those_that_are_on_for_the_page_s_site():
    for code in ("ar", "tr"):
        locale_of(code)
    page, elsewhere = (
        StandardPageFactory(),
        StandardPageFactory(parent=home_of("auslaenderrat.localhost")),
    )
    settings = SiteLanguage.objects.filter(settings__site__hostname="localhost")[0].settings
    SiteLanguage.objects.create(settings=settings, language_code="ar")
    SiteLanguage.objects.create(settings=settings, language_code="tr", enabled=False)

    assert codes(page) == ["ar", "de", "en"]
    assert codes(elsewhere) == ["de", "en"]


def test_language_without_a_locale_is_left_out():
    settings = SiteLanguage.objects.filter(settings__site__hostname="localhost")[0].settings
    SiteLanguage.objects.create(settings=settings, language_code="fa")

    assert codes(StandardPageFactory()) == ["de", "en"]


def test_page_of_no_site_is_translated_into_nothing():
    assert codes(HomePageFactory(title="Nirgends", slug="nirgends")) == []


def test_provider_that_is_registered_last_answers(monkeypatch):
    monkeypatch.setattr(offered, "_providers", [])
    page = StandardPageFactory()
    assert codes(page) == []

    offered.register(lambda page: ["de"])
    offered.register(lambda page: ["en"])

    assert codes(page) == ["en"]
