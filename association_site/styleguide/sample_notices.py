"""Notices of translations as readers may see them."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

from association_site.styleguide.sample_site import HERE, SampleSite
from association_site.styleguide.sample_words import words_for
from pages.translation_notice import ChangedPart, TranslationNotice
from translations.marking import Foreign


def notice(**said: Any) -> Callable[[SampleSite], dict[str, Any]]:
    """Return what makes a notice of a translation."""

    def make(site: SampleSite) -> dict[str, Any]:
        code = "de" if site.language != "de" else "en"
        parts = [
            ChangedPart(site.words.heading, HERE),
            ChangedPart(Foreign(words_for(code).heading, code), HERE),
        ]
        given: dict[str, Any] = {
            "original": HERE,
            "follows_on": date(2025, 5, 3) if said.get("is_outdated") else None,
            "in_force_on": date(2026, 10, 10) if said.get("is_outdated") else None,
            "is_outdated": False,
            "changed": parts,
            "open_count": 0,
            "is_unreviewed": False,
            "is_gone": False,
        }
        return {"frame": SimpleNamespace(notice=TranslationNotice(code, **(given | said)))}

    return make
