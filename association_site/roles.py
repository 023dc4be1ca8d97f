"""Who may do what: one table, and the groups of a site made from it."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Site,
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
    Role.TRANSLATOR: Rights(pages=frozenset({"wagtailcore.change_page"}), models=ADMIN),
    Role.BOARD: Rights(models=ADMIN | REGISTER),
}


def ensure_groups(site: Site) -> None:
    """Make the groups of a site and give them their rights; safe to repeat."""
    settings = SiteSettings.for_site(site)
    collection = settings.collection or _make_collection(settings)
    homes = {home.locale.language_code: home for home in HomePage.of_site(site)}
    codes = SiteLanguage.objects.filter(settings=settings).values_list("language_code", flat=True)
    main = site.root_page.locale.language_code
    for role, rights in ROLES.items():
        if role != Role.TRANSLATOR:
            _grant(_group(site, role, ""), rights, site, collection, list(homes.values()))
            continue
        for code in codes:
            if code != main:
                own = [home for language, home in homes.items() if language == code]
                _grant(_group(site, role, code), rights, site, collection, own)


def _make_collection(settings: SiteSettings) -> Collection:
    """Make the collection that a site's files belong to."""
    root = Collection.get_first_root_node()
    collection: Collection = root.add_child(name=settings.site.site_name or settings.site.hostname)
    settings.collection = collection
    settings.save()
    return collection


def _group(site: Site, role: Role, code: str) -> Group:
    """Return the group of a role on a site, made where it is missing."""
    known = SiteGroup.objects.filter(site=site, role=role, language_code=code).first()
    if known:
        return known.group
    name = f"{site.hostname}: {role.value}{f' ({code})' if code else ''}"
    group, _created = Group.objects.get_or_create(name=name)
    SiteGroup.objects.create(group=group, site=site, role=role, language_code=code)
    return group


def _permissions(names: frozenset[str]) -> list[Permission]:
    """Return permissions by ``app.codename``."""
    pairs = (name.split(".") for name in sorted(names))
    return [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, codename in pairs
    ]


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
