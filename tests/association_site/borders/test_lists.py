"""Lists, filters and choices of the admin offer what belongs to the user's own sites, and all of it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, Site

from accounts.choices import Role
from accounts.models import SiteGroup
from association_site.borders.pages import are_own, own_pages
from pages.models import HomePage, SiteSettings
from tests.factories.accounts import UserFactory, person, signed_in, user_with_role
from tests.factories.files import DocumentFactory, ImageFactory
from tests.factories.pages import (
    AllianceIndexPageFactory,
    AlliancePageFactory,
    StandardPageFactory,
    home_of,
)

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


@pytest.fixture
def editor():
    return person(Role.EDITOR)


@pytest.fixture
def administrator():
    return signed_in(UserFactory(is_superuser=True))


def tree_of(hostname):
    homes = HomePage.of_site(Site.objects.get(hostname=hostname))
    return {page.pk for home in homes for page in home.get_descendants(inclusive=True)}


# ---------------------------------------------------------------------------------------- pages
@pytest.mark.parametrize(
    ("role", "hostnames"),
    [
        (Role.EDITOR, ["localhost"]),
        (Role.TRANSLATOR, ["localhost"]),
        (Role.ADMINISTRATION, ["localhost"]),
        (Role.BOARD, []),
    ],
)
def test_own_pages_are_those_of_the_site_in_all_languages(role, hostnames):
    user = user_with_role(role, "localhost")

    found = set(Page.objects.filter(own_pages(user)).values_list("pk", flat=True))

    assert found == set().union(*(tree_of(hostname) for hostname in hostnames))


def test_who_works_for_two_sites_has_the_pages_of_both():
    user = user_with_role(Role.EDITOR, "localhost")
    user.groups.add(SiteGroup.objects.get(site__hostname=OTHER, role=Role.EDITOR).group)

    found = set(Page.objects.filter(own_pages(user)).values_list("pk", flat=True))

    assert found == tree_of("localhost") | tree_of(OTHER)


def test_account_that_is_closed_has_no_pages():
    user = user_with_role(Role.EDITOR, "localhost", is_active=False)

    assert not Page.objects.filter(own_pages(user)).exists()


@pytest.mark.parametrize(
    ("numbers", "own"),
    [(set(), True), ({"x", ""}, True), ({"1"}, True), ({"999999"}, True), ({"home"}, True),
     ({"foreign"}, False), ({"home", "foreign"}, False)],
)  # fmt: skip
def test_numbers_are_own_unless_one_is_of_another_site(numbers, own):
    known = {"home": str(home_of().pk), "foreign": str(home_of(OTHER).pk)}
    user = user_with_role(Role.EDITOR, "localhost")

    assert are_own(user, {known.get(number, number) for number in numbers}) is own


def test_question_costs_three_queries():
    user, numbers = user_with_role(Role.EDITOR, "localhost"), {str(home_of().pk)}

    with CaptureQueriesContext(
        connection,
    ) as queries:
        are_own(user, numbers)

    assert len(queries) == 3


# ---------------------------------------------------------------------------------------- filters
def offered(client, path, name):
    """Return what a filter offers."""
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    return {
        str(field["value"])
        for field in soup.select(f"[name={name}], [name={name}] option")
        if field.get("value")
    }


@pytest.fixture
def people():
    """Somebody who made, changed, locked and handed in a page, on each site."""
    found = {}
    for hostname in ("localhost", OTHER):
        user = user_with_role(Role.EDITOR, hostname)
        page = StandardPageFactory(
            parent=home_of(hostname), owner=user, locked=True, locked_by=user
        )
        PageLogEntry.objects.log_action(page, "wagtail.edit", user=user)
        page.save_revision(user=user)
        found[hostname] = user, page.get_workflow().start(page, user)
    return found


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/admin/pages/1/", "owner"),
        ("/admin/pages/1/", "edited_by"),
        ("/admin/pages/usage/pages/standardpage/", "owner"),
        ("/admin/reports/locked/", "locked_by"),
        ("/admin/reports/workflow/", "requested_by"),
    ],
)
def test_filter_offers_the_people_of_own_pages(editor, administrator, people, path, name):
    own, other = (str(people[hostname][0].pk) for hostname in ("localhost", OTHER))

    assert {own, other} & offered(editor, path, name) == {own}
    assert {own, other} & offered(administrator, path, name) == {own, other}


@pytest.mark.parametrize(
    ("path", "name"),
    [("/admin/reports/workflow/", "workflow"), ("/admin/reports/workflow_tasks/", "workflow")],
)
def test_filter_offers_the_workflows_of_own_pages(editor, administrator, people, path, name):
    own, other = (str(people[hostname][1].workflow_id) for hostname in ("localhost", OTHER))

    assert offered(editor, path, name) == {own}
    assert offered(administrator, path, name) == {own, other}


def test_filter_offers_the_steps_of_own_workflows(editor, people):
    own = people["localhost"][1].current_task_state.task_id

    assert offered(editor, "/admin/reports/workflow_tasks/", "task") == {str(own)}


def test_filter_offers_the_own_site(editor, administrator):
    sites = {site.hostname: str(site.pk) for site in Site.objects.all()}

    assert offered(editor, "/admin/pages/1/", "site") == {sites["localhost"]}
    assert offered(administrator, "/admin/pages/1/", "site") == set(sites.values())


# ---------------------------------------------------------------------------------------- choosing
def chosen_from(client, query=""):
    """Return the numbers of the pages that the chooser leads into."""
    html = client.get(f"/admin/choose-page/{query}").json()["html"]
    return {int(number) for number in re.findall(r"/admin/choose-page/(\d+)/", html)}


def test_chooser_offers_own_home_pages(editor, administrator):
    def homes(*hostnames):
        return {home_of(hostname).pk for hostname in hostnames}

    every = homes("localhost", OTHER)
    assert chosen_from(editor) & every == homes("localhost")
    assert chosen_from(administrator) & every == every


def test_chooser_starts_from_what_own_pages_of_a_type_have_in_common(editor):
    AlliancePageFactory(parent=AllianceIndexPageFactory(parent=home_of(OTHER)))
    Page.objects.get(url_path="/dsm-en/alliances/").delete()

    answer = editor.get("/admin/choose-page/?page_type=alliances.alliancepage").json()

    start = Page.objects.get(pk=answer["parent_page_id"])
    assert start.url_path == "/dsm/buendnisarbeit/"


def test_chooser_starts_from_the_root_where_there_is_no_own_page_of_a_type():
    stranger = person(Role.EDITOR, OTHER)

    answer = stranger.get("/admin/choose-page/?page_type=alliances.alliancepage").json()

    assert Page.objects.get(pk=answer["parent_page_id"]).is_root()


def test_chooser_knows_no_type_of_an_unknown_name(editor):
    assert editor.get("/admin/choose-page/?page_type=nothing.nobody").status_code == 404


# ---------------------------------------------------------------------------------------- tags
@pytest.fixture
def tags():
    for hostname, words in {"localhost": ["Fest", "Feier"], OTHER: ["Fest", "Ferien"]}.items():
        collection = SiteSettings.objects.get(site__hostname=hostname).collection
        for factory in (ImageFactory, DocumentFactory):
            factory(collection=collection).tags.add(*words)


def test_tags_of_own_files_are_suggested(editor, administrator, tags):
    def suggested(client, term="fe"):
        return client.get(f"/admin/tag-autocomplete/?term={term}").json()

    assert suggested(editor) == ["Feier", "Fest"]
    assert suggested(administrator) == ["Feier", "Ferien", "Fest"]
    assert suggested(editor, "") == []


def test_kind_of_tag_that_nobody_has_is_not_found(editor):
    assert editor.get("/admin/tag-autocomplete/pages/standardpage/").status_code == 404


@pytest.mark.parametrize("path", ["/admin/images/", "/admin/documents/"])
def test_tags_of_own_files_are_filters(editor, administrator, tags, path):
    assert offered(editor, path, "tag") == {"Fest", "Feier"}
    assert offered(administrator, path, "tag") == {"Fest", "Feier", "Ferien"}


def test_list_of_files_without_tags_has_no_such_filter(editor):
    assert offered(editor, "/admin/images/", "tag") == set()


def test_tags_of_own_images_are_offered_in_the_chooser(editor, tags):
    html = editor.get("/admin/images/chooser/").json()["html"]

    assert [word in html for word in ("Fest", "Feier", "Ferien")] == [True, True, False]


# ---------------------------------------------------------------------------------------- actions
def test_home_page_of_a_site_is_not_deleted_through_the_api(administrator):
    page = home_of()

    response = administrator.post(f"/admin/api/main/pages/{page.pk}/action/delete/")

    assert response.status_code == 404
    assert Page.objects.filter(pk=page.pk).exists()


def test_files_of_own_collections_are_listed_by_the_api(editor, tags):
    for kind, factory in {"images": ImageFactory, "documents": DocumentFactory}.items():
        own = factory._meta.model.objects.filter(
            collection=SiteSettings.objects.get(site__hostname="localhost").collection
        )

        answer = editor.get(f"/admin/api/main/{kind}/?limit=20").json()

        assert {row["id"] for row in answer["items"]} == {row.pk for row in own}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("wagtailcore/page/publish/?id={home}", 200),
        ("wagtailcore/page/publish/?id=all&childOf={home}", 200),
        ("wagtailcore/page/publish/?id={foreign}", 302),
        ("wagtailcore/page/publish/?id=all&childOf={foreign}", 302),
        ("wagtailcore/page/publish/?id=all&childOf=1", 302),
        ("wagtailcore/page/publish/?id=all", 302),
        ("pages/associationimage/add_tags/?id={image}", 200),
        ("pages/associationimage/add_tags/?id={foreign_image}", 302),
        ("accounts/user/delete/?id={user}", 302),
        ("nothing/nobody/delete/?id=1", 302),
    ],
)
def test_action_on_several_rows_is_for_those_that_are_listed(editor, path, status):
    images = {
        name: ImageFactory(collection=SiteSettings.objects.get(site__hostname=hostname).collection)
        for name, hostname in {"image": "localhost", "foreign_image": OTHER}.items()
    }
    numbers = {name: image.pk for name, image in images.items()} | {
        "home": home_of().pk, "foreign": home_of(OTHER).pk, "user": UserFactory().pk,
    }  # fmt: skip

    assert editor.get(f"/admin/bulk/{path.format(**numbers)}").status_code == status
