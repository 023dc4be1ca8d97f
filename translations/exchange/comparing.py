"""What a PO file would change, entry by entry, and what of it does not fit."""

import difflib
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

import polib
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue

from translations import segment_checks
from translations.exchange import places
from translations.exchange.choices import WRITTEN, Outcome
from translations.exchange.pieces import Piece, key_and_path, trimmed

# So much of a passage tells which one it is.
TELLING = 400
# Below this, a passage is another one and not a former version of the same.
SIMILAR = 0.4


@dataclass(frozen=True)
class Finding:
    """What becomes of one entry.

    Attributes:
        entry: The entry.
        outcome: What it does.
        piece: The passage that it translates.
        html: Its words as they are kept.
        reason: Why it does not fit.
        today: The passage that stands today where the entry's stood.
    """

    entry: polib.POEntry
    outcome: Outcome
    piece: Piece | None = None
    html: str = ""
    reason: str = ""
    today: Piece | None = None

    @property
    def title(self) -> str:
        """The page it belongs to, where that is known."""
        known = self.piece or self.today
        return known.text.title if known else ""

    @property
    def before(self) -> str:
        """The translation that is kept so far."""
        return self.piece.msgstr if self.piece else ""


@dataclass(frozen=True)
class Plan:
    """What becomes of a whole file."""

    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many entries have which outcome."""
        counted = Counter(finding.outcome for finding in self.findings)
        return {outcome.value: counted[outcome] for outcome in Outcome}

    def of(self, *outcomes: Outcome) -> list[Finding]:
        """Return the entries with one of some outcomes, in the order of the file."""
        return [finding for finding in self.findings if finding.outcome in outcomes]

    @property
    def written(self) -> list[Finding]:
        """What would be written."""
        return self.of(*WRITTEN)

    @cached_property
    def digest(self) -> str:
        """A mark of what would be written, and over what."""
        told = [
            (finding.entry.msgctxt, finding.entry.msgid, finding.html, finding.before)
            for finding in self.written
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


class Comparison:
    """Compares the entries of one file with the passages of texts."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._passages: dict[tuple[str, str], Piece] = {}
        self._at: dict[str, list[Piece]] = defaultdict(list)
        self._texts: set[UUID] = set()
        for piece in pieces:
            self._passages[piece.msgctxt, piece.msgid] = piece
            self._at[piece.msgctxt].append(piece)
            self._texts.add(piece.text.key)

    def plan(self, file: polib.POFile) -> Plan:
        """Return what becomes of the entries of a file, obsolete ones aside."""
        entries = [entry for entry in file if not entry.obsolete]
        named = {(entry.msgctxt or "", entry.msgid) for entry in entries}
        seen: dict[tuple[str, str], str] = {}
        findings = []
        for entry in entries:
            key = (entry.msgctxt or "", entry.msgid)
            words = trimmed(entry.msgstr or "")
            if words and seen.get(key, words) != words:
                reason = _("The same passage stands in the file twice, with other words.")
                findings.append(Finding(entry, Outcome.MISFIT, self._passages.get(key), "", reason))
            elif key not in seen:
                findings.append(self._finding(entry, words, named))
            if words:
                seen.setdefault(key, words)
        return Plan(findings)

    def _finding(self, entry: polib.POEntry, words: str, named: set[tuple[str, str]]) -> Finding:
        """Return what becomes of one entry."""
        if not words:
            return Finding(entry, Outcome.EMPTY)
        piece = self._passages.get((entry.msgctxt or "", entry.msgid))
        if piece is None or entry.msgid_plural:
            return self._stranger(entry, named)
        if piece.msgstr == words and (entry.fuzzy or not piece.asks_to_be_checked):
            return Finding(entry, Outcome.UNCHANGED, piece)
        if entry.fuzzy:
            reason = _("Marked as not certain (fuzzy) in the file.")
            return Finding(entry, Outcome.MISFIT, piece, reason=reason)
        return self._fitting(entry, words, piece)

    def _fitting(self, entry: polib.POEntry, words: str, piece: Piece) -> Finding:
        """Return what becomes of words for a passage that is there."""
        try:
            html = piece.kept(words)
        except ValueError:
            reason = _("The formatting or the links are not those of the original.")
            return Finding(entry, Outcome.MISFIT, piece, reason=reason)
        is_kept = piece.row is not None and piece.row.data == html
        if is_kept and not piece.asks_to_be_checked:
            return Finding(entry, Outcome.UNCHANGED, piece)
        plain = StringValue(html).render_text()
        reason = segment_checks.problem(piece.string.data, html) or places.problem(piece, plain)
        if reason:
            return Finding(entry, Outcome.MISFIT, piece, reason=str(reason))
        if piece.row is None or not piece.row.data:
            return Finding(entry, Outcome.NEW, piece, html)
        is_kept = is_kept or piece.msgstr == words
        outcome = Outcome.CONFIRMED if is_kept else Outcome.CHANGED
        return Finding(entry, outcome, piece, html)

    def _stranger(self, entry: polib.POEntry, named: set[tuple[str, str]]) -> Finding:
        """Say why an entry translates no passage of today."""
        context = entry.msgctxt or ""
        known = key_and_path(context)
        today = None
        if known is None:
            reason: str | Promise = _("This entry is not from a file that was taken out here.")
        elif known[0] not in self._texts:
            reason = _("The page is not among those this file is for, or not yours to translate.")
        elif context not in self._at:
            reason = _("The passage does not stand on the page any more.")
        else:
            today = self._closest(entry, named)
            reason = (
                _("The original has changed meanwhile.")
                if today
                else _("The passage does not stand on the page any more.")
            )
        return Finding(entry, Outcome.MISFIT, reason=str(reason), today=today)

    def _closest(self, entry: polib.POEntry, named: set[tuple[str, str]]) -> Piece | None:
        """Return the passage that an entry's became: alone in its place, or most like it."""
        there = self._at[entry.msgctxt or ""]
        free = [piece for piece in there if (piece.msgctxt, piece.msgid) not in named]
        if len(there) == len(free) == 1:
            return free[0]
        best, found = SIMILAR, None
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(entry.msgid[:TELLING])
        for piece in free:
            matcher.set_seq1(piece.msgid[:TELLING])
            if matcher.real_quick_ratio() > best and (ratio := matcher.ratio()) > best:
                best, found = ratio, piece
        return found
