"""Groups and rights of a site, made as soon as there is a site, a language or a home page."""

from typing import Any

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, post_save
from wagtail.models import GroupPagePermission, Site

from association_site.roles import ensure_groups
from pages.models import HomePage, SiteLanguage
from translations import recording


def saved_site(instance: Site, raw: bool = False, **_: Any) -> None:
    """Make the groups of a site; it may be new, or start from another home page."""
    if not raw:
        ensure_groups(instance)


def new_language(instance: SiteLanguage, created: bool, raw: bool = False, **_: Any) -> None:
    """Make the translators' group of a language."""
    if created and not raw:
        ensure_groups(instance.settings.site)


def new_home_page(instance: HomePage, raw: bool = False, **_: Any) -> None:
    """Give the groups their rights on a home page that has none yet."""
    if raw or instance.alias_of_id or GroupPagePermission.objects.filter(page=instance).exists():
        return
    site = Site.objects.filter(root_page__translation_key=instance.translation_key).first()
    if site is not None:
        ensure_groups(site)


def migrated(sender: AppConfig, using: str, **_: Any) -> None:
    """Give all sites what a new version brings, once all models are there: rights, and records of texts."""
    if sender is not list(apps.get_app_configs())[-1]:
        return
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return  # on the way to an older state
    for site in Site.objects.using(using).filter(site_groups__isnull=False).distinct():
        ensure_groups(site)
    if recording.is_needed():
        call_command("record_translations", verbosity=0)


def connect() -> None:
    """Listen to sites, languages, home pages and migrations."""
    post_migrate.connect(migrated, dispatch_uid="association_site.migrated")
    post_save.connect(saved_site, sender=Site, dispatch_uid="association_site.saved_site")
    post_save.connect(
        new_language, sender=SiteLanguage, dispatch_uid="association_site.new_language"
    )
    post_save.connect(new_home_page, sender=HomePage, dispatch_uid="association_site.new_home_page")
