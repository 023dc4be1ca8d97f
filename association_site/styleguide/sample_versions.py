"""Versions of the sample statement: one in force, one that it replaced, and what changed."""

from datetime import date
from typing import Any

from django.utils import timezone

from association_site.styleguide import sample_pages
from association_site.styleguide.sample_site import SampleSite
from pages import comparison
from pages.choices import AdoptingBody
from pages.models import AdoptedVersion, EditorialCorrection, StatementPage
from pages.page_parts import PagePart
from pages.statement_archive import Archive

EARLIER = date(2019, 6, 15)
EARLIER_BEGIN, EARLIER_END = 1, 4  # of the sections of today


class SampleArchive(Archive):
    """An archive of versions that are kept nowhere."""

    def __init__(self, site: SampleSite, versions: list[AdoptedVersion]) -> None:
        """Keep the versions, the one in force first."""
        super().__init__(site, versions[0].page, versions)
        self.address = f"/{site.language}/"


def _versions(site: SampleSite) -> list[AdoptedVersion]:
    """Return two versions, the one in force first; it has a correction."""
    page = sample_pages.statement(site)
    earlier = sample_pages.statement(site)
    earlier.title = site.words.heading
    block = StatementPage._meta.get_field("body").stream_block
    # Without the first and the last sections, and with two of the others exchanged.
    kept = list(page.body)[EARLIER_BEGIN:EARLIER_END]
    earlier.body = block.normalize(
        [(one.block_type, one.value) for one in (kept[1], kept[0], kept[2])]
    )
    found = [_version(page, sample_pages.ADOPTED), _version(earlier, EARLIER)]
    found[1].page = page
    correction = EditorialCorrection(
        pk=-1,
        version=found[0],
        title=site.words.title,
        body=page.body,
        reason=site.words.sentences[0],
        corrected_at=timezone.now(),
    )
    found[0].ordered_corrections = [correction]
    found[0].corrections_count = 1  # type: ignore[attr-defined]
    return found


def _version(page: StatementPage, day: date) -> AdoptedVersion:
    """Return a page as a version of a day."""
    version = AdoptedVersion(
        pk=-day.year,
        page=page,
        title=page.title,
        body=page.body,
        adopted_on=day,
        adopted_by=AdoptingBody.MEMBERS,
        adopted_in=page.adopted_in,
    )
    version.ordered_corrections = []
    return version


def _shown(site: SampleSite, number: int) -> dict[str, Any]:
    """Return what the template of a version is given."""
    versions = _versions(site)
    version, archive = versions[number], SampleArchive(site, versions)
    page = sample_pages.statement(site, adopted_on=version.adopted_on)
    page.title, page.body = version.title, version.body
    before = AdoptedVersion(title=site.words.heading, body=version.body)
    return {
        "page": page,
        "page_part": PagePart(version.path, version.title, is_translated=False),
        "version": version,
        "archive": archive,
        "citation": archive.citation(version),
        "in_force": versions[0],
        "replaced_by": versions[number - 1] if number else None,
        "version_figures": site.figures,
        "corrections": [
            (correction, comparison.compare(before, correction))
            for correction in version.ordered_corrections
        ],
    }


def in_force(site: SampleSite) -> dict[str, Any]:
    """Return the version in force."""
    return _shown(site, 0)


def replaced(site: SampleSite) -> dict[str, Any]:
    """Return the version that it replaced."""
    return _shown(site, 1)


def compared(site: SampleSite) -> dict[str, Any]:
    """Return what changed from the one to the other."""
    newer, older = versions = _versions(site)
    archive = SampleArchive(site, versions)
    return {
        "page": newer.page,
        "page_part": PagePart(f"{newer.path}{older.path}", newer.title, is_translated=False),
        "newer": newer,
        "older": older,
        "archive": archive,
        "comparison": comparison.compare(older, newer),
        "newer_address": f"{archive.address}{newer.path}",
        "older_address": f"{archive.address}{older.path}",
        "newer_figures": site.figures,
        "older_figures": site.figures,
    }
