"""Who may do what: one table, and what a site gets from it.

Whoever holds no group of a site sees nothing of it. Users and groups are for the administrators of
all sites: somebody who may change a group could give it the rights of another site.
"""

from dataclasses import dataclass
from typing import Any

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
    for model in ("organisation", "membership", "contact", "topic")
)
# Per row, the register says into which languages and for which sites (`members.text_rights`).
TEXTS = frozenset({"members.change_organisationtext"})
LOGOS = frozenset({"wagtailimages.choose_image"})
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

    def names(self) -> frozenset[str]:
        """Return all permissions, whatever they are on."""
        return self.pages | self.files | self.settings | self.models


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
        models=ADMIN | TRANSLATE | REGISTER | TEXTS,
    ),
    Role.EDITOR: Rights(pages=PUBLISH, files=FILES, models=ADMIN | TRANSLATE),
    Role.TRANSLATOR: Rights(
        pages=frozenset({"wagtailcore.change_page"}), files=CHOOSE, models=ADMIN | TEXTS
    ),
    Role.BOARD: Rights(files=LOGOS, models=ADMIN | REGISTER | TEXTS),
}


@dataclass(frozen=True)
class RoleOnSite:
    """A role on a site, or in one of its languages.

    Attributes:
        role: The role.
        group: Whoever has it.
        homes: The home pages that it is for.
    """

    role: Role
    group: Group
    homes: list[HomePage]

    @property
    def rights(self) -> Rights:
        """What the role may do."""
        return ROLES[self.role]


# Keys of a group, a permission, and of what the permission is on.
Rows = set[tuple[int, ...]]
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
    held = []
    for role in ROLES:
        if role != Role.TRANSLATOR:
            held.append(RoleOnSite(role, _group(site, role, "", main), list(homes.values())))
            continue
        for code in codes:
            if code != main:
                own = [home for language, home in homes.items() if language == code]
                held.append(RoleOnSite(role, _group(site, role, code, main), own))
    _grant(held, site, collection)
    _withdraw(site)
    approving = [row.group for row in held if row.role in APPROVING]
    _ensure_workflow(site, main, list(homes.values()), approving)


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


def _permissions() -> dict[str, int]:
    """Return the keys of all permissions of the table by ``app.codename``."""
    names = {name for rights in ROLES.values() for name in rights.names()}
    found = Permission.objects.filter(codename__in=[name.partition(".")[2] for name in names])
    rows = found.select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}": row.pk for row in rows}


def _grant(held: list[RoleOnSite], site: Site, collection: Collection) -> None:
    """Give groups the rights of their roles; what is there already is left alone."""
    known = _permissions()
    models, pages, files, settings_of_site = Rows(), Rows(), Rows(), Rows()
    for row in held:
        group, rights = row.group.pk, row.rights
        models |= {(group, known[name]) for name in rights.models}
        pages |= {(group, known[name], home.pk) for name in rights.pages for home in row.homes}
        files |= {(group, known[name], collection.pk) for name in rights.files}
        settings_of_site |= {(group, known[name], site.pk) for name in rights.settings}
    _add(Group.permissions.through, models)
    _add(GroupPagePermission, pages, "page_id")
    _add(GroupCollectionPermission, files, "collection_id")
    _add(GroupSitePermission, settings_of_site, "site_id")


def _add(model: Any, wanted: Rows, *things: str) -> None:
    """Write the rows of group, permission and thing that are not there yet."""
    columns = ("group_id", "permission_id", *things)
    groups = {row[0] for row in wanted}
    there = set(model.objects.filter(group__in=groups).values_list(*columns))
    missing = [model(**dict(zip(columns, row, strict=True))) for row in sorted(wanted - there)]
    model.objects.bulk_create(missing, ignore_conflicts=True)


def _withdraw(site: Site) -> None:
    """Take back rights on home pages outside a site, which may have started from another one."""
    outside = GroupPagePermission.objects.filter(
        group__in=SiteGroup.objects.filter(site=site).values("group"),
        page__in=HomePage.objects.exclude(translation_key=site.root_page.translation_key),
    )
    if outside.exists():
        outside.delete()
