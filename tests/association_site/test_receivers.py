"""Groups and rights are there as soon as there is a site, a language or a home page."""

import pytest
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Site

from accounts.choices import Role
from accounts.models import SiteGroup
from pages.models import SiteLanguage, SiteSettings
from tests.factories.pages import HomePageFactory, home_of, locale_of
from translations.models import SourceRecord, TranslationRecord

pytestmark = pytest.mark.django_db


def roles_of(site):
    return sorted(SiteGroup.objects.filter(site=site).values_list("role", "language_code"))


def roles_on(page):
    groups = GroupPagePermission.objects.filter(page=page).values_list("group")
    return set(SiteGroup.objects.filter(group__in=groups).values_list("role", "language_code"))


@pytest.fixture
def site():
    return Site.objects.get(hostname="localhost")


def test_new_site_gets_its_groups_and_its_home_their_rights():
    home = HomePageFactory(title="Neu", slug="neu")

    site = Site.objects.create(hostname="neu.localhost", root_page=home)

    assert roles_of(site) == [(Role.ADMINISTRATION, ""), (Role.BOARD, ""), (Role.EDITOR, "")]
    assert roles_on(home) == {(Role.ADMINISTRATION, ""), (Role.EDITOR, "")}


def test_site_that_starts_from_another_home_page_gets_the_rights_on_it(site):
    home = HomePageFactory(title="Neu", slug="neu")

    site.root_page = home
    site.save()

    assert roles_on(home) == {(Role.ADMINISTRATION, ""), (Role.EDITOR, "")}


def test_site_that_starts_from_another_home_page_has_no_rights_on_the_old_ones(site):
    old = [home_of(), home_of(language_code="en")]
    other = home_of("auslaenderrat.localhost")
    before = roles_on(other)

    site.root_page = HomePageFactory(title="Neu", slug="neu")
    site.save()

    assert [roles_on(home) for home in old] == [set(), set()]
    assert roles_on(other) == before != set()


def test_new_language_gets_its_translators(site):
    SiteLanguage.objects.create(settings=SiteSettings.for_site(site), language_code="tr")

    assert (Role.TRANSLATOR, "tr") in roles_of(site)


def test_new_home_page_of_a_site_gets_its_rights(site):
    SiteLanguage.objects.create(settings=SiteSettings.for_site(site), language_code="tr")

    home = home_of().copy_for_translation(locale_of("tr"))

    assert roles_on(home) == {
        (Role.ADMINISTRATION, ""),
        (Role.EDITOR, ""),
        (Role.TRANSLATOR, "tr"),
    }


def test_alias_of_a_home_page_gets_no_rights(site):
    SiteLanguage.objects.create(settings=SiteSettings.for_site(site), language_code="tr")

    alias = home_of().copy_for_translation(locale_of("tr"), alias=True)

    assert roles_on(alias) == set()


def test_home_page_of_no_site_gets_no_rights():
    assert roles_on(HomePageFactory(title="Neu", slug="neu")) == set()


def test_pages_from_before_there_were_records_get_theirs_with_the_migrations():
    before = SourceRecord.objects.count(), TranslationRecord.objects.count()
    SourceRecord.objects.all().delete()

    call_command("migrate", verbosity=0)

    assert (SourceRecord.objects.count(), TranslationRecord.objects.count()) == before
    assert min(before) > 10
