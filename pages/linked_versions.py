"""How an original and its translations are told apart by machines, in the words of schema.org."""

from collections.abc import Mapping
from typing import Any

from pages.page_context import PageContext


def linked_versions(frame: PageContext, addresses: Mapping[str, str]) -> dict[str, Any]:
    """Return what a page is the translation of, or which translations it has.

    Args:
        frame: The page's frame.
        addresses: Full addresses of its public versions by language.
    """
    if frame.record is not None:
        code = frame.record.source.locale.language_code
        return {"translationOfWork": _work(code, addresses)} if code in addresses else {}
    translations = [
        _work(code, addresses)
        for code, page in frame.versions.items()
        if getattr(page, "translation_standing", None) is not None and code in addresses
    ]
    return {"workTranslation": translations}


def _work(code: str, addresses: Mapping[str, str]) -> dict[str, str]:
    """Return a version of a page: where it lies and in which language it is."""
    return {"@type": "WebPage", "@id": f"{addresses[code]}#webpage", "inLanguage": code}
