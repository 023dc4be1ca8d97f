"""Languages of a site."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation
from wagtail.models import Site

from pages import regions
from pages.choices import Region
from pages.models import SiteLanguage, SiteSettings

pytestmark = pytest.mark.django_db


def errors_of(instance):
    with pytest.raises(ValidationError) as refused:
        instance.full_clean()
    return refused.value.message_dict


def languages_of(site):
    return SiteLanguage.objects.filter(settings__site=site)


def test_main_language_of_a_site_cannot_be_turned_off(site):
    main = languages_of(site).get(language_code="de")
    main.enabled = False

    assert list(errors_of(main)) == ["enabled"]


def test_outline_of_a_site_is_that_of_its_region():
    assert SiteSettings().outline is None
    assert SiteSettings(region=Region.SAXONY).outline == regions.outline_of("saxony")


def test_other_languages_of_a_site_can_be_turned_off(site):
    other = languages_of(site).get(language_code="en")
    other.enabled = False

    other.full_clean()


def test_language_stands_once_in_the_list_of_a_site(site):
    settings = SiteSettings.for_site(site)

    assert list(errors_of(SiteLanguage(settings=settings, language_code="en"))) == ["__all__"]
    with pytest.raises(IntegrityError):
        SiteLanguage.objects.create(settings=settings, language_code="en")


def test_language_that_the_project_does_not_know_is_refused(site):
    language = SiteLanguage(settings=SiteSettings.for_site(site), language_code="xx")

    assert list(errors_of(language)) == ["language_code"]


def test_language_of_settings_that_are_new_is_sound():
    SiteLanguage(settings=SiteSettings(site=Site()), language_code="de", enabled=False).clean()


def test_language_is_called_by_its_name():
    with translation.override("en"):
        assert str(SiteLanguage(language_code="ar")) == "Arabic"


def test_soft_hyphen_typed_into_the_name_is_one(site):
    settings = SiteSettings.for_site(site)
    settings.name = "Landes&shy;verband"

    settings.full_clean()

    assert settings.name == "Landes\u00adverband"
