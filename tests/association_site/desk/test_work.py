"""Which sites somebody works for, and what they are there."""

import pytest
from django.utils import translation

from accounts.choices import Role
from accounts.models import SiteGroup
from association_site.desk.work import work_of
from pages.models import SiteLanguage, SiteSettings
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.pages import home_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "edits", "administers", "keeps_register", "languages"),
    [
        (Role.ADMINISTRATION, True, True, True, ["de", "en"]),
        (Role.EDITOR, True, False, False, ["de", "en"]),
        (Role.TRANSLATOR, False, False, False, ["en"]),
        (Role.BOARD, False, False, True, []),
    ],
)
def test_role_says_what_somebody_does(work, role, edits, administers, keeps_register, languages):
    own = work(role)

    assert own.site.hostname == "localhost"
    assert own.roles == {role}
    assert (own.edits, own.administers, own.keeps_register) == (edits, administers, keeps_register)
    assert own.own_languages == languages
    assert (own.name, own.main_language, own.languages) == ("DSM", "de", ["de", "en"])


def test_administrator_of_all_sites_works_for_all_of_them():
    works = work_of(UserFactory(is_superuser=True))

    assert [own.site.hostname for own in works] == ["localhost", "auslaenderrat.localhost"]
    assert [own.name for own in works] == ["DSM", "Ausländerrat Dresden"]
    assert {role for own in works for role in own.roles} == {Role.ADMINISTRATION}


def test_somebody_without_a_role_works_for_no_site():
    assert work_of(UserFactory()) == []


def test_roles_on_several_sites_are_kept_apart():
    user = user_with_role(Role.BOARD, "localhost")
    for role in (Role.EDITOR, Role.TRANSLATOR):
        row = SiteGroup.objects.get(site__hostname="auslaenderrat.localhost", role=role)
        user.groups.add(row.group)

    first, second = work_of(user)

    assert (first.roles, first.translated) == ({Role.BOARD}, set())
    assert (second.roles, second.translated) == ({Role.EDITOR, Role.TRANSLATOR}, {"en"})
    with translation.override("de"):
        assert first.role_names == ["Vorstand"]
        assert second.role_names == ["Redaktion", "Übersetzung (Englisch)"]


def test_language_that_is_off_is_left_out_but_keeps_its_home_page(work):
    SiteLanguage.objects.filter(settings__site__hostname="localhost", language_code="en").update(
        enabled=False
    )

    own = work(Role.EDITOR)

    assert own.languages == ["de"]
    assert list(own.homes) == ["de", "en"]
    assert own.homes["en"] == home_of(language_code="en")


def test_site_without_a_short_name_is_called_by_its_name(work):
    SiteSettings.objects.filter(site__hostname="localhost").update(short_name="")

    assert work(Role.EDITOR).name == SiteSettings.objects.get(site__hostname="localhost").name


def test_work_is_found_with_three_queries(django_assert_num_queries):
    user = user_with_role(Role.EDITOR, "localhost")

    with django_assert_num_queries(3):
        work_of(user)


def test_site_without_a_language_keeps_its_settings(work):
    SiteLanguage.objects.filter(settings__site__hostname="localhost").delete()

    own = work(Role.EDITOR)

    assert own.settings == SiteSettings.objects.get(site__hostname="localhost")
    assert (own.name, own.languages) == ("DSM", [])
    assert own.settings.collection is not None
