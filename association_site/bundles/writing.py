"""Writing a bundle into the database: one transaction, and only what differs."""

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from association_site.bundles import tree
from association_site.bundles.catalogue import Catalogue
from association_site.bundles.errors import BundleError, refusal
from association_site.bundles.reading import Bundle, PageFile, read_bundle
from association_site.bundles.site import write_site
from association_site.roles import ensure_groups
from pages import loading, stream
from pages.models import HomePage
from pages.reindexing import reindex_figures
from pages.site_context import clear_root_paths
from pages.slugs import ascii_slug
from translations import memory

NAMESPACE = uuid.UUID("6f0b2f0e-6c3c-4f0e-9f43-2f1f6f4d7a11")


@dataclass
class Report:
    """What loading a bundle did."""

    hostname: str = ""
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    files: dict[str, loading.FileReport] = field(default_factory=dict)
    site_changed: bool = False

    def lines(self) -> list[str]:
        """Return the report as lines for a person."""
        lines = [f"+ {name}" for name in self.created] + [f"~ {name}" for name in self.changed]
        lines += ["~ site"] if self.site_changed else []
        for key, file in self.files.items():
            lines.append(
                f"{key}: new={file.created} changed={file.changed} unchanged={file.unchanged}"
            )
        lines.append(
            f"{self.hostname}: pages new={len(self.created)} changed={len(self.changed)}"
            f" unchanged={self.unchanged}"
        )
        return lines


class DryRun(Exception):
    """Undoes what a dry run wrote."""


def load(folder: Path, dry_run: bool = False) -> Report:
    """Load a bundle.

    Args:
        folder: The bundle's folder.
        dry_run: Report what would be done, and undo it.

    Raises:
        BundleError: It cannot be loaded; nothing was changed.
    """
    bundle = read_bundle(folder)
    report = Report(bundle.hostname)
    try:
        with transaction.atomic():
            Writer(bundle, report).write()
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    finally:
        # What was undone may have been read into the cache that all processes share.
        clear_root_paths()
    return report


class Writer:
    """Writes one bundle within the caller's transaction."""

    def __init__(self, bundle: Bundle, report: Report) -> None:
        """Keep what to write and where to report."""
        self.bundle = bundle
        self.report = report
        self.locales = {
            code: Locale.objects.get_or_create(language_code=code)[0] for code in bundle.languages
        }
        self.source_locale = self.locales[bundle.source_language]
        self.pages: dict[str, Page] = {}

    def write(self) -> None:
        """Write pages, site, translations and site files."""
        for page_file in self.bundle.pages:
            self.pages[page_file.slug] = self._write_page(page_file)
        self._arrange(self.pages)
        for page in self.pages.values():
            page.refresh_from_db()
        home = next(page for page in self.pages.values() if isinstance(page, HomePage))
        site, self.report.site_changed = write_site(self.bundle, home)
        for code, catalogue in self.bundle.catalogues.items():
            for page_file in self.bundle.pages:
                self._translate(page_file, catalogue, self.locales[code])
            self._arrange(tree.translated(self.pages, self.locales[code]), f" ({code})")
        for key, path in self.bundle.site_files.items():
            try:
                self.report.files[key] = loading.site_files()[key](path, site)
            except loading.ContentError as error:
                raise BundleError(path, str(error), error.line) from error
        ensure_groups(site)
        if self.report.created or any(
            report.created or report.changed for report in self.report.files.values()
        ):
            reindex_figures(site)

    # ------------------------------------------------------------------ pages
    def _key(self, slug: str) -> uuid.UUID:
        """Return the key by which a page of this bundle is found again, whatever its address."""
        return uuid.uuid5(NAMESPACE, f"{self.bundle.hostname}/{slug}")

    def _write_page(self, page_file: PageFile) -> Page:
        """Create a page, or bring it up to its file."""
        parent = self.pages[page_file.parent] if page_file.parent else Page.get_first_root_node()
        model = page_file.page_type.model
        page = Page.objects.filter(
            translation_key=self._key(page_file.slug), locale=self.source_locale
        ).first()
        if page is None:
            return self._create(page_file, parent)
        if page.specific_class is not model:
            raise BundleError(
                page_file.path, "The page exists with another type", page_file.lines.get("type", 1)
            )
        return self._update(page_file, page.specific)

    def _create(self, page_file: PageFile, parent: Page) -> Page:
        """Create and publish a page."""
        slug = page_file.slug
        if not page_file.parent:
            slug = ascii_slug(self.bundle.short_name or self.bundle.name, fallback="home")
            slug = find_available_slug(parent, slug)
        page = page_file.page_type.model(
            translation_key=self._key(page_file.slug),
            locale=self.source_locale,
            slug=slug,
            live=False,
        )
        self._set_fields(page, page_file)
        self._check(page, page_file)
        try:
            parent.add_child(instance=page)
        except ValidationError as error:
            raise refusal(error, page_file.path, page_file.lines) from error
        self._publish(page, page_file)
        self.report.created.append(page_file.slug)
        return page

    def _update(self, page_file: PageFile, page: Page) -> Page:
        """Publish a page again if its file says something else.

        Raises:
            BundleError: Somebody has written a draft of it, or has taken it off the site.
        """
        if not self._set_fields(page, page_file):
            self.report.unchanged += 1
            return page
        if page.has_unpublished_changes:
            raise BundleError(
                page_file.path,
                "The file has changed, but the page has unpublished changes in the admin"
                if page.live
                else "The file has changed, but the page was unpublished in the admin",
            )
        self._check(page, page_file)
        self._publish(page, page_file)
        self.report.changed.append(page_file.slug)
        return page

    def _set_fields(self, page: Page, page_file: PageFile) -> bool:
        """Set what the file says and return whether anything differs; block ids are kept."""
        changed = False
        for name, value in page_file.fields.items():
            model_field = page._meta.get_field(name)
            before = getattr(page, name)
            if isinstance(model_field, StreamField):
                old = stream.raw_data(before)
                new = stream.with_ids(old, value)
                if new != old:
                    setattr(page, name, stream.to_value(new, model_field.stream_block))
                    changed = True
            elif stream.without_keys(before) != value:
                setattr(page, name, value)
                changed = True
        return changed

    def _check(self, page: Page, page_file: PageFile) -> None:
        """Refuse values that the page's form would refuse too.

        Raises:
            BundleError: There is one.
        """
        try:
            page.clean_fields(exclude=["path", "depth", "url_path", "content_type"])
        except ValidationError as error:
            raise refusal(error, page_file.path, page_file.lines) from error

    def _publish(self, page: Page, page_file: PageFile) -> None:
        """Publish the page as it is now.

        Raises:
            BundleError: Its form would refuse it.
        """
        try:
            page.full_clean()
        except ValidationError as error:
            raise refusal(error, page_file.path, page_file.lines) from error
        page.save_revision().publish()
        page.refresh_from_db()

    def _arrange(self, pages: dict[str, Page], suffix: str = "") -> None:
        """Bring pages of one language into the bundle's order and report which were moved."""
        for slug in tree.arrange(self.bundle.pages, pages):
            name = f"{slug}{suffix}"
            if name not in {*self.report.created, *self.report.changed}:
                self.report.changed.append(name)
                self.report.unchanged -= 1

    # ------------------------------------------------------------------ translations
    def _translate(self, page_file: PageFile, catalogue: Catalogue, locale: Locale) -> None:
        """Write the translations of a page into wagtail-localize and publish them.

        Raises:
            BundleError: A passage of the file is not on the page, or its translation does not fit.
        """
        entries = catalogue.entries.get(page_file.slug, {})
        if not entries:
            return
        page = self.pages[page_file.slug]
        source = memory.source_of(page) or memory.synchronise_source(page)
        found = list(memory.passages(source))
        texts = {passage.text for passage in found}
        for text, unknown in entries.items():
            if text not in texts:
                raise BundleError(
                    catalogue.path,
                    f"The page “{page_file.slug}” has no passage “{text[:60]}”",
                    unknown.line,
                )
        for passage in found:
            if entry := entries.get(passage.text):
                longest = getattr(page._meta.get_field(passage.path.split(".")[0]), "max_length", 0)
                if longest and len(entry.translation) > longest:
                    problem = f"“{entry.translation[:60]}…” has more than {longest} characters"
                    raise BundleError(catalogue.path, problem, entry.line)
                try:
                    memory.write(passage, locale, entry.translation)
                except ValueError as error:
                    raise BundleError(catalogue.path, str(error), entry.line) from error
        if catalogue.has_translation(page_file.slug):
            self._publish_translation(page_file, source, catalogue, locale)

    def _publish_translation(
        self, page_file: PageFile, source: Any, catalogue: Catalogue, locale: Locale
    ) -> None:
        """Publish a page's translation if it says something else than before."""
        name = f"{page_file.slug} ({locale.language_code})"
        existed = memory.has_translation(source, locale)
        try:
            published = memory.publish_translation(source, locale)
        except ParentNotTranslatedError as error:
            raise BundleError(
                catalogue.path,
                f"“{page_file.slug}” is translated, but the page above it is not",
            ) from error
        except ValidationError as error:
            raise BundleError(
                catalogue.path, f"{page_file.slug}: {'; '.join(error.messages)}"
            ) from error
        if published is None:
            self.report.unchanged += 1
        else:
            (self.report.changed if existed else self.report.created).append(name)
