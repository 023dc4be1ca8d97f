"""Writing the pages of languages whose texts are no translations, such as Leichte Sprache."""

import uuid
from dataclasses import replace

from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.models import Locale, Page

from association_site.bundles.errors import BundleError
from association_site.bundles.memory import SiteMemory
from association_site.bundles.page_file import PageFile
from association_site.bundles.page_writing import PageWriter
from association_site.bundles.reading import Bundle
from association_site.bundles.report import Report
from association_site.bundles.translating import Translator
from pages import stream
from translations.starting import start_translation


class OwnTextWriter(PageWriter):
    """Writes the texts of one language beside their originals.

    They are kept, reported and remembered like the pages of the bundle, under names of their own:
    "leitbild (de-simple)".
    """

    def __init__(
        self,
        bundle: Bundle,
        code: str,
        report: Report,
        memory: SiteMemory,
        locale: Locale,
        originals: PageWriter,
    ) -> None:
        """Take the files of the language in place of the bundle's."""
        self._plain = {f"{file.slug} ({code})": file.slug for file in bundle.own_texts[code]}
        names = {slug: name for name, slug in self._plain.items()}
        pages = [replace(file, slug=names[file.slug]) for file in bundle.own_texts[code]]
        own = replace(bundle, pages=pages, catalogues={}, own_texts={})
        super().__init__(own, report, memory, locale, Translator(own, report, memory, {}))
        self.originals = originals
        self.numbers = originals.numbers

    def add_missing(self) -> None:
        """Find the texts, and begin those that are missing as copies that nobody can read yet.

        Raises:
            BundleError: The page above one has no such text.
        """
        for file in self.bundle.pages:
            original = self.originals.pages.get(self._plain[file.slug])
            if original is None:
                continue
            page = self._found(file)
            if page is not None:
                self.pages[file.slug] = page.specific
            elif not self.memory.was_deleted(f"page:{file.slug}", file.slug):
                self.pages[file.slug] = self._begin(file, original)
                self.new.add(file.slug)
                self._created.add(file.slug)

    def _begin(self, file: PageFile, original: Page) -> Page:
        """Begin the text of a page.

        Raises:
            BundleError: The page above it has none.
        """
        try:
            page = start_translation(original, self.locale)
        except ParentNotTranslatedError as error:
            problem = "The page above this one has no text in this language"
            raise BundleError(file.path, problem) from error
        assert page is not None
        begun: Page = page.specific
        return begun

    def _key(self, slug: str) -> uuid.UUID:
        """Return the key that a text shares with its original."""
        key: uuid.UUID = self.originals.pages[self._plain[slug]].translation_key
        return key

    def _found(self, file: PageFile) -> Page | None:
        """Return the text of a file, if it is there; an alias of the original is none."""
        pages = Page.objects.filter(translation_key=self._key(file.slug), locale=self.locale)
        return pages.filter(alias_of__isnull=True).first()

    def number_of(self, reference: stream.Reference) -> int:
        """Return the row of what a text names: of pages, the original, as editors choose it."""
        return self.originals.number_of(reference)
