"""Groups of a site and their rights."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images import permissions as images
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from accounts.choices import Role
from accounts.models import SiteGroup
from association_site.roles import ROLES, ensure_groups
from pages.models import (
    AssociationDocument,
    AssociationImage,
    SiteLanguage,
    SiteSettings,
)
from tests.factories.accounts import user_with_role
from tests.factories.pages import HomePageFactory, home_of, locale_of

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


@pytest.fixture
def site():
    return Site.objects.get(hostname="localhost")


def group_of(site, role, language_code=""):
    return SiteGroup.objects.get(site=site, role=role, language_code=language_code).group


def page_rights(group):
    rows = GroupPagePermission.objects.filter(group=group).select_related("permission", "page")
    return {(row.page.url_path, row.permission.codename) for row in rows}


def model_rights(group):
    return {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}


def snapshot():
    models = (
        Group,
        SiteGroup,
        GroupPagePermission,
        GroupCollectionPermission,
        GroupSitePermission,
        Collection,
        SiteSettings,
        Group.permissions.through,
        Workflow,
        WorkflowPage,
        WorkflowTask,
        GroupApprovalTask,
        GroupApprovalTask.groups.through,
    )
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_every_role_has_its_rights():
    assert set(ROLES) == set(Role)


def test_every_right_exists():
    wanted = {
        right
        for rights in ROLES.values()
        for right in rights.pages | rights.files | rights.settings | rights.models
    }
    existing = {
        f"{app}.{codename}"
        for app, codename in Permission.objects.values_list("content_type__app_label", "codename")
    }

    assert wanted - existing == set()


def test_groups_are_one_a_role_and_translators_one_a_language():
    groups = SiteGroup.objects.values_list("site__hostname", "role", "language_code")

    assert sorted(groups) == sorted(
        (hostname, role, "en" if role == Role.TRANSLATOR else "")
        for hostname in ("localhost", OTHER)
        for role in Role
    )


def test_a_second_time_changes_nothing(site):
    before = snapshot()

    ensure_groups(site)

    assert snapshot() == before


def test_a_second_time_writes_nothing(site):
    with CaptureQueriesContext(connection) as queries:
        ensure_groups(site)

    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}


def test_wagtails_own_groups_are_gone():
    assert Group.objects.filter(name__in=["Editors", "Moderators"]).count() == 0
    assert Group.objects.count() == SiteGroup.objects.count()


PUBLISHING = {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}


@pytest.mark.parametrize(
    ("role", "language_code", "homes", "codenames"),
    [
        (Role.ADMINISTRATION, "", ["/dsm/", "/dsm-en/"], PUBLISHING | {"bulk_delete_page"}),
        (Role.EDITOR, "", ["/dsm/", "/dsm-en/"], PUBLISHING),
        (Role.TRANSLATOR, "en", ["/dsm-en/"], {"change_page"}),
        (Role.BOARD, "", [], set()),
    ],
)
def test_group_may_work_on_the_pages_of_its_site_alone(site, role, language_code, homes, codenames):
    group = group_of(site, role, language_code)

    assert page_rights(group) == {(home, name) for home in homes for name in codenames}


REGISTER = {
    f"members.{action}_{model}"
    for action in ("view", "add", "change", "delete")
    for model in ("organisation", "membership", "contact", "topic")
}
SIGN_IN = {"wagtailadmin.access_admin"}
DESCRIBE = {"members.change_organisationtext"}
SUBMIT = {"wagtail_localize.submit_translation"}


@pytest.mark.parametrize(
    ("role", "language_code", "rights"),
    [
        (Role.ADMINISTRATION, "", SIGN_IN | SUBMIT | REGISTER | DESCRIBE),
        (Role.EDITOR, "", SIGN_IN | SUBMIT),
        (Role.TRANSLATOR, "en", SIGN_IN | DESCRIBE),
        (Role.BOARD, "", SIGN_IN | REGISTER | DESCRIBE),
    ],
)
def test_group_has_the_rights_of_the_table(site, role, language_code, rights):
    assert model_rights(group_of(site, role, language_code)) == rights


def test_settings_of_a_site_are_for_its_administration_alone(site):
    rows = GroupSitePermission.objects.select_related("permission")

    assert {(row.group, row.site, row.permission.codename) for row in rows} == {
        (group_of(owner, Role.ADMINISTRATION), owner, "change_sitesettings")
        for owner in Site.objects.all()
    }


def collection_of(hostname):
    return SiteSettings.objects.get(site__hostname=hostname).collection


def test_each_site_has_a_collection_of_its_own():
    root = Collection.get_first_root_node()

    assert collection_of("localhost").name == Site.objects.get(hostname="localhost").site_name
    assert collection_of(OTHER).name == "Ausländerrat Dresden e.V."
    assert {collection_of(name).get_parent() for name in ("localhost", OTHER)} == {root}


@pytest.mark.parametrize(
    ("role", "actions"),
    [
        (Role.ADMINISTRATION, {"add", "change", "choose"}),
        (Role.EDITOR, {"add", "change", "choose"}),
        (Role.TRANSLATOR, {"choose"}),
        (Role.BOARD, {"choose"}),
    ],
)
@pytest.mark.parametrize("kind", ["image", "document"])
def test_files_are_for_editors_in_the_collection_of_their_site(role, actions, kind):
    if (role, kind) == (Role.BOARD, "document"):
        actions = set()  # it chooses logos alone
    user = user_with_role(role, "localhost")
    policy = images.permission_policy if kind == "image" else documents
    model = AssociationImage if kind == "image" else AssociationDocument
    own, other = (
        model(title=hostname, collection=collection_of(hostname))
        for hostname in ("localhost", OTHER)
    )

    for action in ("add", "change", "choose"):
        assert policy.user_has_permission(user, action) is (action in actions), action
    for action in ("change", "choose"):
        may = policy.user_has_permission_for_instance
        assert may(user, action, own) is (action in actions), action
        assert may(user, action, other) is False, action


def test_new_language_gets_its_translators_and_its_home_its_editors(site):
    locale = locale_of("ar")
    SiteLanguage.objects.create(settings=SiteSettings.for_site(site), language_code="ar")
    home = home_of().copy_for_translation(locale)

    ensure_groups(site)

    assert page_rights(group_of(site, Role.TRANSLATOR, "ar")) == {(home.url_path, "change_page")}
    assert (home.url_path, "publish_page") in page_rights(group_of(site, Role.EDITOR))
    assert home.url_path not in dict(page_rights(group_of(site, Role.TRANSLATOR, "en")))


def test_new_language_without_a_home_gets_translators_without_pages(site):
    SiteLanguage.objects.create(settings=SiteSettings.for_site(site), language_code="tr")

    ensure_groups(site)

    assert page_rights(group_of(site, Role.TRANSLATOR, "tr")) == set()


def test_right_that_was_taken_away_is_given_back(site):
    group = group_of(site, Role.BOARD)
    group.permissions.clear()

    ensure_groups(site)

    assert model_rights(group) == SIGN_IN | REGISTER | DESCRIBE


def test_rights_of_a_new_version_reach_existing_groups_with_its_migrations(site):
    group = group_of(site, Role.BOARD)
    group.permissions.remove(Permission.objects.get(codename="add_topic"))

    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")

    assert model_rights(group) == SIGN_IN | REGISTER | DESCRIBE


def test_right_that_was_added_by_hand_is_left_alone(site):
    group = group_of(site, Role.BOARD)
    group.permissions.add(Permission.objects.get(codename="view_sitelanguage"))

    ensure_groups(site)

    assert "pages.view_sitelanguage" in model_rights(group)


def test_renamed_group_stays_the_group_of_its_role(site):
    group = group_of(site, Role.EDITOR)
    group.name = "Redaktion"
    group.save()

    ensure_groups(site)

    assert group_of(site, Role.EDITOR) == group
    assert Group.objects.count() == SiteGroup.objects.count()


def test_site_without_a_name_names_its_collection_after_its_host():
    home = HomePageFactory(title="Neu", slug="neu")
    site = Site.objects.create(hostname="neu.localhost", root_page=home)

    ensure_groups(site)

    assert collection_of("neu.localhost").name == "neu.localhost"
    assert SiteGroup.objects.filter(site=site).count() == 3  # no language, so no translators
