"""Writing a bundle into the database: one transaction, and only what differs."""

from pathlib import Path

from django.db import transaction
from wagtail.models import Locale, Site

from association_site.bundles import tree
from association_site.bundles.errors import BundleError
from association_site.bundles.memory import SiteMemory
from association_site.bundles.own_texts import OwnTextWriter
from association_site.bundles.page_writing import PageWriter
from association_site.bundles.reading import Bundle, read_bundle
from association_site.bundles.report import Report
from association_site.bundles.site import find_site, write_facts, write_site
from association_site.bundles.storing import Store
from association_site.bundles.translating import Translator
from association_site.roles import ensure_groups
from pages import loading
from pages.legal import ensure_legal_pages
from pages.models import SiteSettings
from pages.reindexing import reindex_figures
from pages.site_context import clear_root_paths
from translations import places


class DryRun(Exception):
    """Undoes what a dry run wrote."""


def load(folder: Path, dry_run: bool = False, force: bool = False) -> Report:
    """Load a bundle.

    Args:
        folder: The bundle's folder.
        dry_run: Report what would be done, and undo it.
        force: Let files go before what editors changed since; pages keep their versions.

    Raises:
        BundleError: It cannot be loaded; nothing was changed.
    """
    bundle = read_bundle(folder)
    report = Report(bundle.hostname)
    store = Store()
    done = False
    try:
        with transaction.atomic():
            Writer(bundle, report, store, force).write()
            if dry_run:
                raise DryRun
        done = True
    except DryRun:
        pass
    finally:
        if not done:
            store.take_back()
        # What was undone may have been read into the cache that all processes share.
        clear_root_paths()
    return report


class Writer:
    """Writes one bundle within the caller's transaction."""

    def __init__(self, bundle: Bundle, report: Report, store: Store, force: bool) -> None:
        """Keep what to write and where to report."""
        self.bundle = bundle
        self.report = report
        self.store = store
        self.locales = {
            code: Locale.objects.get_or_create(language_code=code)[0] for code in bundle.languages
        }
        self.existing = find_site(bundle)
        self.memory = SiteMemory(self.existing, force)
        self.translator = Translator(bundle, report, self.memory, self.locales)
        self.pages = PageWriter(
            bundle, report, self.memory, self.locales[bundle.source_language], self.translator
        )

    def write(self) -> None:
        """Write pages, site, files, translations and what else there is.

        New pages come first, without their texts: the site needs a home page, files the site's
        collection, and texts the numbers of pages and files.
        """
        self.pages.add_missing()
        moved = self._arrange("")
        site, site_changed = write_site(self.bundle, self.pages.home, self.memory)
        self._write_media(site)
        facts_changed = write_facts(self.bundle, site, self.memory, self.pages.numbers)
        self.report.site_changed = bool(self.existing) and (site_changed or facts_changed)
        self.pages.write(moved)
        for code, catalogue in self.bundle.catalogues.items():
            self.translator.translate(self.pages.pages, catalogue, code)
            self._arrange(code)
        for code in self.bundle.own_texts:
            self._write_own_texts(code)
        self._read_files(site)
        self.pages.versions.finish()
        self._add_legal_pages(site)
        ensure_groups(site)
        self.memory.save(site)
        self.report.kept = self.memory.kept
        if self.report.created or any(
            report.created or report.changed for report in self.report.files.values()
        ):
            reindex_figures(site)

    def _write_own_texts(self, code: str) -> None:
        """Write the pages of a language that has texts of its own."""
        writer = OwnTextWriter(
            self.bundle, code, self.report, self.memory, self.locales[code], self.pages
        )
        writer.add_missing()
        writer.write([])
        self._arrange(code)

    def _arrange(self, code: str) -> list[str]:
        """Bring the pages of a language into the bundle's order and return which were moved.

        Args:
            code: The language of translations; empty for the originals.
        """
        pages = self.pages.pages
        if code:
            pages = tree.translated(pages, self.locales[code])
        suffix = f" ({code})" if code else ""
        new = {slug for slug in pages if f"{slug}{suffix}" in self.report.created}
        if not code:
            new |= self.pages.new
        with places.each_language_by_itself():
            moved = tree.arrange(self.bundle.pages, pages, code, new, self.memory)
        if code:
            for name in (f"{slug}{suffix}" for slug in moved):
                if name not in {*self.report.created, *self.report.changed}:
                    self.report.changed.append(name)
                    self.report.unchanged -= 1
        return moved

    def _write_media(self, site: Site) -> None:
        """Keep the images and documents of the bundle."""
        if not self.bundle.media:
            return
        settings = SiteSettings.for_site(site)
        if settings.collection is None:
            ensure_groups(site)
            settings.refresh_from_db()
        assert settings.collection is not None
        numbers = self.store.write(self.bundle.media, settings.collection, self.memory)
        self.pages.numbers.update(numbers)
        self.report.media = [f"+ {name}" for name in self.store.created]
        self.report.media += [f"~ {name}" for name in self.store.changed]

    def _read_files(self, site: Site) -> None:
        """Let the rooms read their files.

        Raises:
            BundleError: One cannot be read.
        """
        for key, path in self.bundle.site_files.items():
            try:
                self.report.files[key] = loading.site_files()[key](path, site, self.memory)
            except loading.ContentError as error:
                raise BundleError(path, str(error), error.line) from error

    def _add_legal_pages(self, site: Site) -> None:
        """Make drafts of the legal pages that the bundle does not have."""
        for page in ensure_legal_pages(self.pages.home):
            self.pages.remember_draft(page)
            self.report.drafts.append(page.title)
