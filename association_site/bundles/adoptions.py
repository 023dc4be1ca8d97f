"""Putting on record what a bundle says of adoptions."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from association_site.bundles.errors import BundleError
from association_site.bundles.memory import SiteMemory
from association_site.bundles.page_file import PageFile
from association_site.bundles.page_states import GoneError
from pages import loading

NOT_EARLIER = "not earlier than what is in force on the page, which was kept; left out"


class NewVersions:
    """Publishes pages that are adopted, and keeps what of them is new on record."""

    def __init__(self, fields_of: Callable[[PageFile], dict[str, Any]], memory: SiteMemory) -> None:
        """Begin with none.

        Args:
            fields_of: Returns the field values of a file, with numbers for what it names.
            memory: Knows whether files go first, and is told what is left out.
        """
        self._memory = memory
        self._fields_of = fields_of
        self._made: list[tuple[loading.AdoptionWriter, Any]] = []

    def publish(self, page: Page, file: PageFile) -> None:
        """Publish a page with its adoption.

        Raises:
            BundleError: Its words are not those that were adopted.
        """
        writer = file.page_type.adoption
        assert writer is not None
        try:
            self._note(writer, writer.publish(page, file.adoption, self._memory.force))
        except loading.ContentError as error:
            raise _refusal(file, error) from error

    def keep_earlier(self, page: Page, file: PageFile) -> bool:
        """Keep the earlier versions of a page, and say whether one is new on record.

        Where editors go first, the page may not have the version in force that its file has.

        Raises:
            BundleError: One differs from what is on record.
        """
        writer = file.page_type.adoption
        if writer is None or not page.live:
            return False
        before = len(self._made)
        for version in file.earlier:
            try:
                fields = self._fields_of(version)
                self._note(writer, writer.keep_earlier(page, fields, version.adoption))
            except GoneError:
                continue  # what it shows was deleted since it was put on record
            except loading.NotEarlierError:
                self._memory.keep(version.path.stem, NOT_EARLIER)
            except loading.ContentError as error:
                raise _refusal(version, error) from error
        return len(self._made) > before

    def _note(self, writer: loading.AdoptionWriter, version: Any) -> None:
        if version is not None:
            self._made.append((writer, version))

    def finish(self) -> None:
        """Complete what is new once all else is loaded."""
        for writer, version in self._made:
            writer.finish(version)


def _refusal(file: PageFile, error: loading.ContentError) -> BundleError:
    """Return an error with its place in the file."""
    return BundleError(file.path, str(error), file.lines.get(error.key, error.line or 1))
