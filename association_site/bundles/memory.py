"""What loading wrote before, to tell an editor's work from a file's.

A thing that differs from its file is written only if it is still as it was loaded. Of a thing that
nothing is remembered of (it was loaded before there was a memory, or made in the admin) nobody
knows who changed it: it is kept, and the report says so.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from wagtail.models import Site

from association_site.models import LoadedContent

CHANGED = "changed in the admin since it was loaded; kept (--force overwrites)"
DELETED = "deleted in the admin since it was loaded; left out (--force makes it again)"


def digest(value: Any) -> str:
    """Return a short text that differs where values differ."""
    words = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


class SiteMemory:
    """What was loaded into one site.

    Attributes:
        force: Whether files go before the work of editors.
        kept: What was left as it is, as lines for a person.
    """

    def __init__(self, site: Site | None, force: bool = False) -> None:
        """Read what was kept of a site; a new one has nothing."""
        self.force = force
        self.kept: list[str] = []
        self._rows: dict[str, LoadedContent] = {}
        if site is not None:
            self._rows = {row.key: row for row in LoadedContent.objects.filter(site=site)}
        self._changed: dict[str, LoadedContent] = {}

    # ------------------------------------------------------------------ asking
    def knows(self, key: str) -> bool:
        """Say whether a thing was loaded before."""
        return key in self._rows

    def number(self, key: str) -> int | None:
        """Return the row in which a thing is kept."""
        return self._rows[key].number if key in self._rows else None

    def state(self, key: str) -> Any:
        """Return what is remembered of a thing; nothing of one that was never loaded."""
        return self._rows[key].state if key in self._rows else {}

    def agrees(self, key: str, current: Mapping[str, Any]) -> bool:
        """Say whether a thing was loaded and is as it was loaded."""
        return self.knows(key) and self.state(key) == _digests(current)

    def may_write(self, key: str, name: str, current: Mapping[str, Any]) -> bool:
        """Say whether a thing is still as it was loaded; if not, report that it is kept.

        Args:
            key: The thing.
            name: What a person calls it.
            current: Its values now.
        """
        if self.force or self.agrees(key, current):
            return True
        self.keep(name)
        return False

    def was_deleted(self, key: str, name: str) -> bool:
        """Say whether a thing that is not there was loaded once; if so, report it."""
        if self.force or not self.knows(key):
            return False
        self.keep(name, DELETED)
        return True

    def keep(self, name: str, reason: str = CHANGED) -> None:
        """Report that something stays as editors left it."""
        line = f"! {name}: {reason}"
        if line not in self.kept:
            self.kept.append(line)

    # ------------------------------------------------------------------ remembering
    def remember(self, key: str, values: Mapping[str, Any], number: int | None = None) -> None:
        """Keep what a thing says now: it is what was loaded."""
        self.note(key, _digests(values), number)

    def note(self, key: str, state: Any, number: int | None = None) -> None:
        """Keep the state of a thing as it is given."""
        row = self._rows.get(key)
        if row is not None and (row.state, row.number) == (state, number):
            return
        row = row or LoadedContent(key=key)
        row.state, row.number = state, number
        self._rows[key] = self._changed[key] = row

    def save(self, site: Site) -> None:
        """Write what is new; nothing where nothing is."""
        for row in self._changed.values():
            row.site = site
        new = [row for row in self._changed.values() if row.pk is None]
        known = [row for row in self._changed.values() if row.pk is not None]
        LoadedContent.objects.bulk_create(new)
        LoadedContent.objects.bulk_update(known, ["state", "number"], batch_size=200)
        self._changed = {}


def _digests(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the digest of each value."""
    return {name: digest(value) for name, value in values.items()}
