"""What visitors learn of the versions of a statement: which there are, and where each can be read."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from pages import statement_pdf
from pages.around import is_private
from pages.dates import long_date
from pages.figures import FigureValues
from pages.models import AdoptedVersion, StatementPage
from pages.site_context import SiteContext
from pages.soft_hyphens import without_soft_hyphens
from pages.version_addresses import VersionAddress


@dataclass(frozen=True)
class ArchiveEntry:
    """A version, as a list shows it.

    Attributes:
        version: The version.
        address: Where it can be read.
        compared: Where it is compared with the one before it; empty for the first one.
        is_in_force: Whether it is the last one.
    """

    version: AdoptedVersion
    address: str
    compared: str
    is_in_force: bool

    @property
    def corrections(self) -> int:
        """How many editorial corrections it has."""
        return int(getattr(self.version, "corrections_count", 0))


class Archive:
    """All versions of a statement; those of a translation are its original's."""

    def __init__(
        self,
        context: SiteContext,
        page: StatementPage,
        versions: list[AdoptedVersion] | None = None,
    ) -> None:
        """Keep the site, the page and its versions, if they are known; ask nothing yet."""
        self.context = context
        self.page = page
        if versions is not None:
            self.versions = versions

    @cached_property
    def versions(self) -> list[AdoptedVersion]:
        """The versions, the one in force first, from one query.

        A translation has none where readers cannot read the original: it is down, or asks for a
        password or an account.
        """
        if self.page.pk is None:
            return []
        found = AdoptedVersion.objects.of(self.page).select_related("page")
        found = found.annotate(is_private=is_private("page__path"))
        counted = found.annotate(corrections_count=Count("corrections")).order_by("-adopted_on")
        return [version for version in counted if version.page.live and self._may_read(version)]

    def _may_read(self, version: Any) -> bool:
        """Say whether readers of the page may read a version: those of the original do already."""
        return version.page_id == self.page.pk or not version.is_private

    @cached_property
    def address(self) -> str:
        """Where the original can be read; empty where visitors cannot."""
        return self.context.address(self.versions[0].page) if self.versions else ""

    @property
    def language(self) -> str:
        """The language of the original, where that is not the page's own."""
        if not self.versions or self.versions[0].page.locale_id == self.page.locale_id:
            return ""
        return self.context.locales.get(self.versions[0].page.locale_id, "")

    @cached_property
    def entries(self) -> list[ArchiveEntry]:
        """The versions with their addresses, the one in force first."""
        if not self.address:
            return []
        before: list[AdoptedVersion | None] = [*self.versions[1:], None]
        return [
            ArchiveEntry(
                version,
                f"{self.address}{version.path}",
                self._compared(version, earlier) if earlier else "",
                number == 0,
            )
            for number, (version, earlier) in enumerate(zip(self.versions, before, strict=True))
        ]

    def _compared(self, version: AdoptedVersion, earlier: AdoptedVersion) -> str:
        """Return where two versions are compared."""
        days = VersionAddress((version.adopted_on, earlier.adopted_on))
        return f"{self.address}{days.path}"

    @property
    def in_force(self) -> ArchiveEntry | None:
        """The version in force."""
        return self.entries[0] if self.entries else None

    def citation(self, version: AdoptedVersion) -> "Citation":
        """Return how a version is cited."""
        return Citation(self.context, version, self.figures(version))

    def figures(self, version: AdoptedVersion) -> FigureValues:
        """Return the live figures as a version shows them."""
        return version.figures_for(self.context.figures)


@dataclass(frozen=True)
class Citation:
    """How a version of a statement is cited: title, association, version and lasting address.

    Attributes:
        context: The site.
        version: The version.
        figures: The live figures as it shows them.
    """

    context: SiteContext
    version: AdoptedVersion
    figures: FigureValues

    @property
    def language(self) -> str:
        """The language of the statement."""
        code = self.context.locales.get(self.version.page.locale_id)
        return code or self.version.page.locale.language_code

    @property
    def title(self) -> str:
        """The title of the statement, its figures filled in."""
        words = without_soft_hyphens(self.version.words.title)
        return self.figures.in_text(words, self.language)

    @property
    def association(self) -> str:
        """The name of the association, in the language of the statement."""
        home: Any = self.context.homes.get(self.language) or self.context.home
        return without_soft_hyphens(home.display_name) if home else ""

    @property
    def of_day(self) -> str:
        """Which version it is."""
        return _("Version of %(day)s") % {"day": long_date(self.version.adopted_on)}

    @property
    def address(self) -> str:
        """The address that stays."""
        return f"{self.context.full_address(self.version.page)}{self.version.path}"

    @property
    def pdf(self) -> str:
        """Where the version is as PDF; empty where none can be made."""
        if not statement_pdf.is_available():
            return ""
        page_address = self.context.address(self.version.page)
        path = VersionAddress((self.version.adopted_on,), is_pdf=True).path
        return f"{page_address}{path}" if page_address else ""
