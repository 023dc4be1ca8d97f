"""Who may do what: one table, and what a site gets from it.

Whoever holds no group of a site sees nothing of it. Users and groups are for the administrators of
all sites: somebody who may change a group could give it the rights of another site.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext, override
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
from pages.models import HomePage, SiteLanguage, SiteSettings

# Wagtail asks for the rights on its own models, whichever model an image or document is of.
FILES = frozenset(
    f"wagtail{app}.{action}_{model}"
    for app, model in (("images", "image"), ("docs", "document"))
    for action in ("add", "change", "choose")
)
CHOOSE = frozenset({"wagtailimages.choose_image", "wagtaildocs.choose_document"})
REGISTER = frozenset(
    f"members.{action}_{model}"
    for action in ("view", "add", "change", "delete")
    for model in ("organisation", "membership", "contact")
)
SETTINGS = frozenset({"pages.change_sitesettings"})


@dataclass(frozen=True)
class Rights:
    """What a role may do on its site.

    Attributes:
        pages: Permissions on the site's home pages and all below them.
        files: Permissions on the site's collection of images and documents.
        settings: Permissions on the site's settings.
        models: Permissions that Django grants by model, as ``app.codename``.
    """

    pages: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()


ADMIN = frozenset({"wagtailadmin.access_admin"})
TRANSLATE = frozenset({"wagtail_localize.submit_translation"})
PUBLISH = frozenset(
    f"wagtailcore.{codename}"
    for codename in ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
)

ROLES: dict[Role, Rights] = {
    Role.ADMINISTRATION: Rights(
        pages=PUBLISH | {"wagtailcore.bulk_delete_page"},
        files=FILES,
        settings=SETTINGS,
        models=ADMIN | TRANSLATE | REGISTER,
    ),
    Role.EDITOR: Rights(pages=PUBLISH, files=FILES, models=ADMIN | TRANSLATE),
    Role.TRANSLATOR: Rights(
        pages=frozenset({"wagtailcore.change_page"}), files=CHOOSE, models=ADMIN
    ),
    Role.BOARD: Rights(models=ADMIN | REGISTER),
}


# Who says yes to what translators hand in.
APPROVING = (Role.EDITOR, Role.ADMINISTRATION)


def ensure_groups(site: Site) -> None:
    """Make a site's groups, collection and workflow, with all rights; safe to repeat."""
    site_settings = SiteSettings.for_site(site)
    collection = site_settings.collection or _make_collection(site_settings)
    homes = {home.locale.language_code: home for home in HomePage.of_site(site)}
    codes = SiteLanguage.objects.filter(settings=site_settings).values_list(
        "language_code", flat=True
    )
    main = site.root_page.locale.language_code
    groups: dict[Role, Group] = {}
    for role, rights in ROLES.items():
        if role != Role.TRANSLATOR:
            groups[role] = _group(site, role, "", main)
            _grant(groups[role], rights, site, collection, list(homes.values()))
            continue
        for code in codes:
            if code != main:
                own = [home for language, home in homes.items() if language == code]
                _grant(_group(site, role, code, main), rights, site, collection, own)
    _withdraw(site)
    _ensure_workflow(site, main, list(homes.values()), [groups[role] for role in APPROVING])


def _name_of(site: Site) -> str:
    """Return what people call a site."""
    return str(site.site_name or site.hostname)


def _make_collection(site_settings: SiteSettings) -> Collection:
    """Make the collection that a site's files belong to."""
    root = Collection.get_first_root_node()
    collection: Collection = root.add_child(name=_name_of(site_settings.site))
    site_settings.collection = collection
    site_settings.save()
    return collection


def _ensure_workflow(site: Site, main: str, homes: list[HomePage], approving: list[Group]) -> None:
    """Let what translators hand in wait for the editors, on all home pages of a site.

    A workflow that somebody put on a home page by hand is left alone, and taken for the others. One
    is made once: where somebody has turned it off, none takes its place.
    """
    if not homes:
        return
    assigned = WorkflowPage.objects.filter(page__in=homes).order_by("page__path")
    missing = {home.pk for home in homes} - {row.page_id for row in assigned}
    if not missing:
        return
    if assigned:
        workflow = assigned[0].workflow
    elif GroupApprovalTask.objects.filter(groups__in=approving).exists():
        workflow = _workflow_left_behind(approving)
    else:
        workflow = _make_workflow(site, main, approving)
    for pk in sorted(missing) if workflow else ():
        WorkflowPage.objects.create(page_id=pk, workflow=workflow)


def _workflow_left_behind(approving: list[Group]) -> Workflow | None:
    """Take a site's workflow off the home pages that it started from before, and return it."""
    homes = HomePage.objects.exclude(
        translation_key__in=Site.objects.values("root_page__translation_key")
    )
    steps = GroupApprovalTask.objects.filter(groups__in=approving)
    rows = WorkflowPage.objects.filter(
        page__in=homes.values("pk"), workflow__workflow_tasks__task__in=steps.values("pk")
    )
    left = rows.select_related("workflow").first()
    if left is None:
        return None
    WorkflowPage.objects.filter(workflow=left.workflow, page__in=homes.values("pk")).delete()
    return left.workflow


def _make_workflow(site: Site, main: str, approving: list[Group]) -> Workflow:
    """Make a workflow of one step: the editors say yes, and the page is published."""
    with override(main):
        approval, step = gettext("Approval"), gettext("The editors look at it")
    name = _name_of(site)
    workflow = Workflow.objects.create(name=f"{name}: {approval}"[:255])
    task = GroupApprovalTask.objects.create(name=f"{name}: {step}"[:255])
    task.groups.set(approving)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _group(site: Site, role: Role, code: str, main: str) -> Group:
    """Return the group of a role on a site, made where it is missing."""
    known = SiteGroup.objects.filter(site=site, role=role, language_code=code)
    if found := known.select_related("group").first():
        return found.group
    group = Group.objects.create(name=_new_name(site, role, code, main))
    SiteGroup.objects.create(group=group, site=site, role=role, language_code=code)
    return group


def _new_name(site: Site, role: Role, code: str, main: str) -> str:
    """Name a group for people, in the main language of its site.

    Names are unique among all groups; where people's name for a site is taken, the host name
    takes its place.
    """
    with override(main):
        language = str(dict(settings.LANGUAGES).get(code, code))
        what = f"{role.label} ({language})" if code else str(role.label)
    owners = (_name_of(site), site.hostname, *(f"{site.hostname} {n}" for n in range(2, 100)))
    names = [f"{owner[: 148 - len(what)]}: {what}" for owner in owners]
    taken = set(Group.objects.filter(name__in=names).values_list("name", flat=True))
    return next(name for name in names if name not in taken)


def _permissions(names: frozenset[str]) -> list[Permission]:
    """Return permissions by ``app.codename``."""
    codenames = [name.partition(".")[2] for name in names]
    found = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    by_name = {f"{row.content_type.app_label}.{row.codename}": row for row in found}
    return [by_name[name] for name in sorted(names)]


def _grant(
    group: Group, rights: Rights, site: Site, collection: Collection, homes: list[HomePage]
) -> None:
    """Give a group the rights of its role; what is there already is left alone."""
    missing = set(_permissions(rights.models)) - set(group.permissions.all())
    if missing:
        group.permissions.add(*missing)
    for permission in _permissions(rights.pages):
        for home in homes:
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    for permission in _permissions(rights.files):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
    for permission in _permissions(rights.settings):
        GroupSitePermission.objects.get_or_create(group=group, site=site, permission=permission)


def _withdraw(site: Site) -> None:
    """Take back rights on home pages outside a site, which may have started from another one."""
    outside = GroupPagePermission.objects.filter(
        group__in=SiteGroup.objects.filter(site=site).values("group"),
        page__in=HomePage.objects.exclude(translation_key=site.root_page.translation_key),
    )
    if outside.exists():
        outside.delete()
