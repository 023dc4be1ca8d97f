"""Writing the translations of a bundle into wagtail-localize and publishing them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.models import Locale, Page

from association_site.bundles.catalogue import Catalogue, Entry, key_of
from association_site.bundles.errors import BundleError
from association_site.bundles.memory import SiteMemory, digest
from association_site.bundles.reading import Bundle
from association_site.bundles.report import Report
from translations import memory as passages


class Translator:
    """Writes the translations of one bundle within the caller's transaction.

    Attributes:
        kept: The slugs of pages that stay as editors left them: their files say something else.
    """

    def __init__(
        self, bundle: Bundle, report: Report, memory: SiteMemory, locales: Mapping[str, Locale]
    ) -> None:
        """Keep what to write and where to report."""
        self.bundle = bundle
        self.report = report
        self.memory = memory
        self.locales = locales
        self.kept: set[str] = set()
        self._unfinished: dict[tuple[str, str], bool] = {}

    def before_change(self, slug: str, page: Page) -> None:
        """Note which translations of a page somebody is at work on, before the page changes."""
        source = passages.source_of(page)
        for code in self.bundle.catalogues:
            is_begun = source is not None and passages.is_unfinished(source, self.locales[code])
            self._unfinished[slug, code] = is_begun

    def translate(self, pages: Mapping[str, Page], catalogue: Catalogue, code: str) -> None:
        """Bring the translations of all pages up to a translation file.

        Raises:
            BundleError: A passage of the file is not on the page, or its translation does not fit.
        """
        for file in self.bundle.pages:
            entries = catalogue.entries.get(file.slug, {})
            if entries and file.slug in pages:
                self._translate(file.slug, pages[file.slug], entries, catalogue, code)

    def _translate(
        self, slug: str, page: Page, entries: dict[str, Entry], catalogue: Catalogue, code: str
    ) -> None:
        """Bring the translation of a page up to its entries."""
        name, key, locale = f"{slug} ({code})", f"words:{slug}:{code}", self.locales[code]
        source = passages.source_of(page) or passages.synchronise_source(page)
        found = list(passages.passages(source))
        if slug not in self.kept:
            _refuse_unknown(slug, found, entries, catalogue)
        exists = passages.has_translation(source, locale)
        if not exists and self.memory.was_deleted(key, name):
            return
        plan = self._plan(page, source, found, entries, catalogue, code, self.memory.state(key))
        changed = bool(plan.writes) or (slug, code) in self._unfinished
        if exists and changed and self._is_begun(slug, source, code):
            self.memory.keep(name)
            self.report.kept_pages += 1
            return
        for passage, entry in plan.writes:
            passages.write(passage, locale, entry.translation)
        if plan.keeps:
            self.memory.keep(name)
        published = None
        if catalogue.has_translation(slug) and page.live and (changed or not exists):
            published = self._publish(slug, source, catalogue, locale)
        if catalogue.has_translation(slug):
            self._count(name, exists, published is not None, plan.keeps)
        if exists or published is not None:
            # Passages that are not on a kept page now may be there again.
            lost = plan.loaded if slug in self.kept else {}
            self.memory.note(key, {**lost, **plan.state})

    def _plan(
        self,
        page: Page,
        source: Any,
        found: list[passages.Passage],
        entries: dict[str, Entry],
        catalogue: Catalogue,
        code: str,
        loaded: Mapping[str, str],
    ) -> "_Plan":
        """Return which passages are written, and which stay as translators left them."""
        kept_words = passages.kept_translations(source, self.locales[code])
        plan = _Plan(loaded, self.memory.force)
        for passage in found:
            entry = entries.get(key_of(passage.text))
            if entry is not None and entry.translation:
                html = _html_of(page, passage, entry, catalogue)
                now = kept_words.get((passage.string_id, passage.context_id))
                plan.add(passage, html, now, entry)
        return plan

    def _is_begun(self, slug: str, source: Any, code: str) -> bool:
        """Say whether somebody is at work on a translation that must not be published for them."""
        if self.memory.force:
            return False
        if (slug, code) in self._unfinished:
            return self._unfinished[slug, code]
        return passages.is_unfinished(source, self.locales[code])

    def _count(self, name: str, existed: bool, published: bool, keeps: bool) -> None:
        """Report what became of a translation."""
        if published:
            (self.report.changed if existed else self.report.created).append(name)
        elif keeps:
            self.report.kept_pages += 1
        else:
            self.report.unchanged += 1

    def _publish(self, slug: str, source: Any, catalogue: Catalogue, locale: Locale) -> Page | None:
        """Publish a page's translation if it says something else than before.

        Raises:
            BundleError: It cannot be published.
        """
        try:
            return passages.publish_translation(source, locale)
        except ParentNotTranslatedError as error:
            raise BundleError(
                catalogue.path, f"“{slug}” is translated, but the page above it is not"
            ) from error
        except ValidationError as error:
            raise BundleError(catalogue.path, f"{slug}: {'; '.join(error.messages)}") from error


class _Plan:
    """Which passages are written, and which stay as translators left them."""

    def __init__(self, loaded: Mapping[str, str], force: bool) -> None:
        """Keep what was loaded before."""
        self.loaded = loaded
        self.force = force
        self.writes: list[tuple[passages.Passage, Entry]] = []
        self.keeps = False
        self.state: dict[str, str] = {}

    def add(self, passage: passages.Passage, html: str, now: str | None, entry: Entry) -> None:
        """Decide about one passage; without a translation now, somebody may have taken it away."""
        key = digest([passage.path, passage.text])
        known = self.loaded.get(key)
        untouched = known == (None if now is None else digest(now))
        if now == html:
            self.state[key] = digest(html)
        elif self.force or untouched:
            self.writes.append((passage, entry))
            self.state[key] = digest(html)
        else:
            self.keeps = True
            if known is not None:
                self.state[key] = known


def _refuse_unknown(
    slug: str, found: list[passages.Passage], entries: dict[str, Entry], catalogue: Catalogue
) -> None:
    """Refuse a translation of something that is not on the page.

    Raises:
        BundleError: There is one.
    """
    texts = {key_of(passage.text) for passage in found}
    for text, entry in entries.items():
        if text not in texts:
            problem = f"The page “{slug}” has no passage “{text[:60]}”"
            raise BundleError(catalogue.path, problem, entry.line)


def _html_of(page: Page, passage: passages.Passage, entry: Entry, catalogue: Catalogue) -> str:
    """Return a translation as wagtail-localize keeps it.

    Raises:
        BundleError: It is too long, or has other markup than the passage.
    """
    longest = getattr(page._meta.get_field(passage.path.split(".")[0]), "max_length", 0)
    if longest and len(entry.translation) > longest:
        problem = f"“{entry.translation[:60]}…” has more than {longest} characters"
        raise BundleError(catalogue.path, problem, entry.line)
    try:
        return passages.html_of(passage, entry.translation)
    except ValueError as error:
        raise BundleError(catalogue.path, str(error), entry.line) from error
