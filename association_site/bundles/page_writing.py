"""Writing the pages of a bundle in their own language."""

import uuid
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from association_site.bundles.adoptions import NewVersions
from association_site.bundles.checking import check_streams
from association_site.bundles.errors import BundleError, refusal
from association_site.bundles.memory import CHANGED, SiteMemory
from association_site.bundles.page_file import PageFile
from association_site.bundles.page_states import (
    GoneError,
    draft_state,
    holds_text,
    newest,
    state_of,
)
from association_site.bundles.reading import Bundle
from association_site.bundles.report import Report
from association_site.bundles.translating import Translator
from pages import loading, stream
from pages.essence import essence
from pages.models import HomePage, LegalPage
from pages.slugs import ascii_slug

NAMESPACE = uuid.UUID("6f0b2f0e-6c3c-4f0e-9f43-2f1f6f4d7a11")
GONE = "The page names something that was deleted in the admin (--force makes it again)"
NEWER = "a later version of it is in force; kept, since files never go before that"
DRAFTED = "another page of this kind was begun in the admin; kept (--force overwrites)"


class PageWriter:
    """Writes the pages of one bundle within the caller's transaction.

    Attributes:
        pages: The pages by slug; those that somebody deleted are not among them.
        numbers: The rows of images and documents, by kind and name.
        new: The slugs of pages that stand where they could be added.
        versions: What was adopted, as far as it is new on record.
    """

    def __init__(
        self,
        bundle: Bundle,
        report: Report,
        memory: SiteMemory,
        locale: Locale,
        translator: Translator,
    ) -> None:
        """Keep what to write and where to report."""
        self.bundle = bundle
        self.report = report
        self.memory = memory
        self.locale = locale
        self.translator = translator
        self.pages: dict[str, Page] = {}
        self.numbers: dict[tuple[str, str], int] = {}
        self.new: set[str] = set()
        self.versions = NewVersions(self._fields_of, memory)
        self._created: set[str] = set()

    @property
    def home(self) -> HomePage:
        """The home page."""
        return next(page for page in self.pages.values() if isinstance(page, HomePage))

    # ------------------------------------------------------------------ pages that are missing
    def add_missing(self) -> None:
        """Find all pages, and add those that are missing as drafts without their texts.

        Raises:
            BundleError: One exists with another type, or its form would refuse it.
        """
        for file in self.bundle.pages:
            parent = self.pages.get(file.parent) if file.parent else Page.get_first_root_node()
            page = self._found(file)
            if page is not None:
                if page.specific_class is not file.page_type.model:
                    line = file.lines.get("type", 1)
                    raise BundleError(file.path, "The page exists with another type", line)
                self.pages[file.slug] = page.specific
            elif parent is not None and not self.memory.was_deleted(f"page:{file.slug}", file.slug):
                if self._takes_place_of_draft(file, parent):
                    continue
                self.pages[file.slug] = self._add(file, parent)
                self.new.add(file.slug)
                self._created.add(file.slug)

    def _key(self, slug: str) -> uuid.UUID:
        """Return the key by which a page of this bundle is found again, whatever its address."""
        return uuid.uuid5(NAMESPACE, f"{self.bundle.hostname}/{slug}")

    def _found(self, file: PageFile) -> Page | None:
        """Return the page of a file, if there is one."""
        found = Page.objects.filter(translation_key=self._key(file.slug), locale=self.locale)
        number = self.memory.number(f"page:{file.slug}")
        return found.first() or (Page.objects.filter(pk=number).first() if number else None)

    def _takes_place_of_draft(self, file: PageFile, parent: Page) -> bool:
        """Say whether a legal page stands in the place of a file's; take it if nobody changed it.

        Bundles without legal pages get drafts of them, and may have pages of their own later.
        """
        kind = file.fields.get("kind") if file.page_type.model is LegalPage else None
        draft = LegalPage.objects.child_of(parent).filter(kind=kind).first() if kind else None
        if draft is None:
            return False
        if not self.memory.force and not self.memory.agrees(f"draft:{kind}", draft_state(draft)):
            self.memory.keep(file.slug, DRAFTED)
            self.report.kept_pages += 1
            return True
        self.pages[file.slug] = draft
        self.new.add(file.slug)
        self.memory.remember(
            f"page:{file.slug}", state_of(newest(draft), file.fields) | {"live": False}, draft.pk
        )
        return True

    def remember_draft(self, draft: LegalPage) -> None:
        """Keep what a draft of a legal page says."""
        self.memory.remember(f"draft:{draft.kind}", draft_state(draft))

    def _add(self, file: PageFile, parent: Page) -> Page:
        """Add a page that nobody can read yet.

        Raises:
            BundleError: Its form would refuse it.
        """
        slug = file.slug
        if not file.parent:
            slug = ascii_slug(self.bundle.short_name or self.bundle.name, fallback="home")
            slug = find_available_slug(parent, slug)
        page = file.page_type.model(
            translation_key=self._key(file.slug), locale=self.locale, slug=slug, live=False
        )
        for name, value in file.fields.items():
            field = page._meta.get_field(name)
            if not isinstance(value, stream.Reference) and not holds_text(field):
                setattr(page, name, value)
        self._check(page, file)
        try:
            parent.add_child(instance=page)
        except ValidationError as error:
            raise refusal(error, file.path, file.lines) from error
        return page

    # ------------------------------------------------------------------ what pages say
    def write(self, moved: list[str]) -> None:
        """Bring all pages up to their files.

        Args:
            moved: The slugs of pages that were moved.

        Raises:
            BundleError: An editor could not save a page as its file has it.
        """
        for file in self.bundle.pages:
            if file.slug not in self.pages:
                continue
            page = self.pages[file.slug]
            page.refresh_from_db()
            try:
                fields = self._fields_of(file)
            except GoneError as error:
                if file.slug in self._created:
                    raise BundleError(file.path, GONE) from error
                self._keep(file)
                continue
            if file.slug in self._created:
                self._set_fields(page, fields)
                self._publish(page, file)
                self.report.created.append(file.slug)
                self._remember(page, file, fields)
            else:
                self._update(page, file, fields, file.slug in moved)
            if self.versions.keep_earlier(page, file) and file.slug not in self._created:
                self.report.note_change(file.slug)

    def _fields_of(self, file: PageFile) -> dict[str, Any]:
        """Return the field values of a file, with numbers for what it names.

        Raises:
            BundleError: An editor could not save them.
            GoneError: Somebody has deleted what it names.
        """
        fields: dict[str, Any] = stream.resolved(file.fields, self.number_of)
        try:
            check_streams(file.page_type.model, fields, file.sections, file.lines)
        except loading.ContentError as error:
            line = file.lines.get(error.key, error.line or 1)
            raise BundleError(file.path, str(error), line) from error
        return fields

    def number_of(self, reference: stream.Reference) -> int:
        """Return the row of what a page names.

        Raises:
            GoneError: Somebody has deleted it.
        """
        if reference.kind == "page":
            number = self.pages[reference.name].pk if reference.name in self.pages else None
        else:
            number = self.numbers.get((reference.kind, reference.name))
        if number is None:
            raise GoneError
        return int(number)

    def _update(self, page: Page, file: PageFile, fields: dict[str, Any], moved: bool) -> None:
        """Publish a page again if its file says something else and nobody has changed it."""
        state = state_of(page if page.live else newest(page), fields) | {"live": page.live}
        wanted = self._wanted(page, fields) | {"live": not file.is_draft}
        if state == wanted:
            if moved:
                self.report.changed.append(file.slug)
            else:
                self.report.unchanged += 1
            self.memory.remember(f"page:{file.slug}", state, self._number(page, file))
            return
        # What was adopted later stays, whatever goes first.
        adopted_on = getattr(page, "adopted_on", None) or date.min
        reason = NEWER if adopted_on > (fields.get("adopted_on") or date.max) else CHANGED
        begun = page.live and page.has_unpublished_changes
        if not self.memory.force and (begun or not self.memory.agrees(f"page:{file.slug}", state)):
            self._keep(file, reason)
            return
        self.translator.before_change(file.slug, page)
        self._set_fields(page, fields)
        try:
            self._publish(page, file)
        except loading.NewerError:
            page.refresh_from_db()
            self._keep(file, reason)
            return
        self.report.changed.append(file.slug)
        self._remember(page, file, fields)

    def _keep(self, file: PageFile, reason: str = CHANGED) -> None:
        """Report that a page stays as editors left it, and why."""
        self.memory.keep(file.slug, reason)
        self.translator.kept.add(file.slug)
        self.report.kept_pages += 1

    def _remember(self, page: Page, file: PageFile, fields: dict[str, Any]) -> None:
        """Keep what a page says after it was written."""
        state = state_of(page, fields) | {"live": page.live}
        self.memory.remember(f"page:{file.slug}", state, self._number(page, file))

    def _number(self, page: Page, file: PageFile) -> int | None:
        """Return the row of a page that cannot be found by its key."""
        return None if page.translation_key == self._key(file.slug) else int(page.pk)

    def _wanted(self, page: Page, fields: dict[str, Any]) -> dict[str, Any]:
        """Return what fields of a page say if it is as its file has it; block ids are kept."""
        found = {}
        for name, value in fields.items():
            field = page._meta.get_field(name)
            if isinstance(field, StreamField):
                raw = stream.with_ids(stream.raw_data(getattr(page, name)), value)
                found[name] = essence(stream.to_value(raw, field.stream_block))
            else:
                found[name] = essence(value)
        return found

    def _set_fields(self, page: Page, fields: dict[str, Any]) -> None:
        """Set what the file says; block ids are kept."""
        for name, value in fields.items():
            field = page._meta.get_field(name)
            if isinstance(field, StreamField):
                raw = stream.with_ids(stream.raw_data(getattr(page, name)), value)
                setattr(page, name, stream.to_value(raw, field.stream_block))
            elif field.is_relation:
                setattr(page, field.attname, value)
            elif essence(getattr(page, name)) != essence(value):
                setattr(page, name, value)

    def _check(self, page: Page, file: PageFile) -> None:
        """Refuse values that the page's form would refuse too.

        Raises:
            BundleError: There is one.
        """
        try:
            page.clean_fields(exclude=["path", "depth", "url_path", "content_type"])
        except ValidationError as error:
            raise refusal(error, file.path, file.lines) from error

    def _publish(self, page: Page, file: PageFile) -> None:
        """Publish the page as it is now, or keep it as a draft.

        Raises:
            BundleError: Its form would refuse it.
        """
        self._check(page, file)
        try:
            page.full_clean()
            if file.is_draft:
                if page.live:
                    page.unpublish()
                page.save()
                page.save_revision()
            elif file.page_type.adoption:
                self.versions.publish(page, file)
            else:
                page.save_revision().publish()
        except ValidationError as error:
            raise refusal(error, file.path, file.lines) from error
        page.refresh_from_db()
