"""Who may open the addresses of the translators; part of the table of permissions."""

from typing import Any

from wagtail.models import Locale, Site

from translations.models import GlossaryTerm

# For: anonymous, editor, translator, board, administrator of the site.
PAGES = (302, 200, 200, 302, 200)
SENT = (302, 405, 405, 405, 405)
NOT_THERE = (302, 404, 404, 404, 404)
OWN_TERM = (302, 200, 200, 404, 200)
TABLE = {
    # PO files of a site; the file that somebody else brought in is not there.
    "po_files": PAGES,
    "po_download": PAGES,
    "po_bring_in": PAGES,
    "po_report": NOT_THERE,
    "po_leftovers": NOT_THERE,
    # Instead of wagtail-localize's own.
    "bring_in_own_pofile": SENT,
    "stop_own_translation": SENT,
    "hand_in_translation": SENT,
    # The same, which know neither sites nor languages.
    "edit_own_string": (302, 404, 405, 405, 405),
    "download_own_pofile": (302, 404, 200, 200, 200),
    "machine_translate_own": (302, 404, 405, 405, 405),
    # Instead of wagtail-localize's report: leads to the translators' desk.
    "report_on_desk": (302, 302, 302, 302, 302),
    "report_on_desk_results": (302, 302, 302, 302, 302),
    # The desk: leads to the site of one's own; an English page; forms that are sent alone.
    "translations": (302, 302, 302, 302, 302),
    "translation_work": PAGES,
    "translation_matrix": PAGES,
    "start_translation": SENT,
    "translation_passages": PAGES,
    "right_as_it_stands": SENT,
    # Terms of a site in one's own language.
    "glossary_bring_in": PAGES,
    **{f"glossary:{view}": PAGES for view in ("index", "index_results", "add", "edit")},
    **{f"glossary:{view}": OWN_TERM for view in ("delete", "history", "history_results", "usage")},
}


def rows() -> dict[str, Any]:
    """Return what stands in place of 1 in an address, by the beginning of its name."""
    site = Site.objects.get(hostname="localhost")
    english = Locale.objects.get(language_code="en")
    term = GlossaryTerm.objects.create(
        site=site, locale=english, source="Verein", target="association"
    )
    return {"po_download": site, "po_bring_in": site, "glossary": term}
