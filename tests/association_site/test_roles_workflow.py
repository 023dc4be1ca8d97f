"""Names of a site's groups, and its workflow."""

import pytest
from django.contrib.auth.models import Group
from django.utils.translation import override
from wagtail.models import Site, Workflow, WorkflowPage

from accounts.choices import Role
from accounts.models import SiteGroup
from association_site.roles import ensure_groups
from pages.models import HomePage, SiteLanguage, SiteSettings
from tests.factories.pages import HomePageFactory, home_of, locale_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site.objects.get(hostname="localhost")


# ------------------------------------------------------------------------------------------ names
def new_site(hostname="neu.localhost", **fields):
    home = HomePageFactory(title="Neu", slug=hostname.replace(".", "-"))
    return Site.objects.create(hostname=hostname, root_page=home, **fields)


def names_of(site):
    rows = SiteGroup.objects.filter(site=site).values_list("role", "group__name")
    return {Role(role): name for role, name in rows}


@pytest.mark.parametrize("active", ["de", "en"])
def test_groups_are_named_for_people_in_the_main_language_of_the_site(active):
    with override(active):
        site = new_site(site_name="Beispielverband")
        SiteLanguage.objects.create(settings=SiteSettings.for_site(site), language_code="ar")

    assert names_of(site) == {
        Role.ADMINISTRATION: "Beispielverband: Verwaltung",
        Role.EDITOR: "Beispielverband: Redaktion",
        Role.TRANSLATOR: "Beispielverband: Übersetzung (Arabisch)",
        Role.BOARD: "Beispielverband: Vorstand",
    }


def test_group_of_a_name_that_is_taken_is_named_after_the_host():
    new_site(site_name="Beispielverband")
    Group.objects.create(name="zwei.localhost: Vorstand")

    names = names_of(new_site("zwei.localhost", site_name="Beispielverband"))

    assert names[Role.EDITOR] == "zwei.localhost: Redaktion"
    assert names[Role.BOARD] == "zwei.localhost 2: Vorstand"


def test_group_of_a_long_name_has_room():
    names = names_of(new_site(site_name="ä" * 200))

    assert {len(name) for name in names.values()} == {150}
    assert names[Role.BOARD].endswith("ä: Vorstand")


# ------------------------------------------------------------------------------------------ workflow
def workflows_of(site):
    return [home.get_workflow() for home in HomePage.of_site(site)]


def test_each_site_has_a_workflow_of_its_own_on_all_its_home_pages(site):
    workflow = workflows_of(site)[0]
    [task] = workflow.tasks.specific()

    assert workflows_of(site) == [workflow, workflow]
    assert workflow.name == f"{site.site_name}: Freigabe"
    assert workflow.all_pages().count() == sum(
        home.get_descendants(inclusive=True).count() for home in HomePage.of_site(site)
    )
    assert set(task.groups.all()) == {
        SiteGroup.objects.get(site=site, role=role).group
        for role in (Role.EDITOR, Role.ADMINISTRATION)
    }
    assert Workflow.objects.count() == Site.objects.count()


def test_home_page_of_a_new_language_gets_the_workflow_of_its_site(site):
    SiteLanguage.objects.create(settings=SiteSettings.for_site(site), language_code="ar")

    home = home_of().copy_for_translation(locale_of("ar"))

    assert home.get_workflow() == workflows_of(site)[0]


def test_workflow_put_on_a_home_page_by_hand_stays(site):
    WorkflowPage.objects.filter(page=home_of(language_code="en")).delete()
    other = Workflow.objects.create(name="Vier Augen")
    WorkflowPage.objects.filter(page=home_of()).update(workflow=other)

    ensure_groups(site)

    assert workflows_of(site) == [other, other]


def test_site_whose_root_is_no_home_page_gets_no_workflow():
    root = home_of().get_children().first()
    site = Site.objects.create(hostname="neu.localhost", root_page=root)

    assert SiteGroup.objects.filter(site=site).count() == 3
    assert Workflow.objects.count() == Site.objects.count() - 1


def test_workflow_that_was_turned_off_stays_off(site):
    workflows_of(site)[0].deactivate()

    site.save()
    ensure_groups(site)

    assert workflows_of(site) == [None, None]
    assert Workflow.objects.filter(active=True).count() == Site.objects.count() - 1


def test_workflow_that_was_taken_off_the_home_pages_stays_off(site):
    WorkflowPage.objects.filter(page__in=HomePage.of_site(site)).delete()

    ensure_groups(site)

    assert workflows_of(site) == [None, None]


def test_workflow_goes_along_to_another_home_page(site):
    workflow, before = workflows_of(site)[0], Workflow.objects.count()
    old = list(HomePage.of_site(site))
    site.root_page = HomePageFactory(title="Neu", slug="neu")
    site.save()

    assert workflows_of(site) == [workflow]
    assert [home.get_workflow() for home in old] == [None, None]
    assert Workflow.objects.count() == before
