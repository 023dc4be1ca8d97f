"""What is said of the few pages that are shown: numbers of passages, and sections that changed."""

from collections.abc import Iterable

from association_site.desk.cells import Cell
from association_site.desk.choices import Standing
from translations import draft_progress
from translations.changes import changed_sections
from translations.models import TranslationRecord

OF_LIVE = {Standing.PARTIAL, Standing.OUTDATED}


def add_details(cells: Iterable[Cell]) -> None:
    """Count passages, and name the sections that changed; four queries at most.

    Args:
        cells: What is shown.
    """
    cells = list(cells)
    _add_of_live({cell.place: cell for cell in cells if OF_LIVE & set(cell.standings)})
    begun = {
        cell.place: cell
        for cell in cells
        if Standing.BEGUN in cell.standings and not cell.is_own_text
    }
    for place, progress in draft_progress.progress_of(begun).items():
        cell = begun[place]
        cell.passages, cell.translated = progress.total, progress.translated
        if progress.machine:
            found = {*cell.standings, Standing.UNREVIEWED}
            cell.standings = [standing for standing in Standing if standing in found]


def _add_of_live(cells: dict[tuple[object, int], Cell]) -> None:
    """Add what the records of live translations say."""
    if not cells:
        return
    records = TranslationRecord.objects.filter(
        live=True, source__translation_key__in={key for key, _locale in cells}
    )
    for record in records.select_related("source").defer("source__former"):
        cell = cells.get((record.source.translation_key, record.locale_id))
        if cell is None:
            continue
        if not cell.is_own_text:
            cell.passages = len(record.passages)
            cell.translated = cell.passages - record.open_count
        if Standing.OUTDATED in cell.standings:
            cell.sections = changed_sections(record)
