"""What an import does, row by row: new, changed, unchanged or in error, and why."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    ERROR = "error", _("In error")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be taken over.

    Attributes:
        line: Of the row.
        column: The heading, as it stands in the file; the column's name where the file has none.
        value: The cell.
        reason: What is wrong with it, and what would be right.
    """

    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a row changes in one column.

    Attributes:
        identifier: The column's.
        label: What people call it.
        before: What the register keeps.
        after: What it keeps then.
    """

    identifier: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of a row.

    Attributes:
        line: Of the file.
        outcome: Which of the four.
        number: Of the organisation, given to it if it has none.
        name: Of the organisation.
        changes: Of a changed one.
        problems: Of one in error.
        notices: What somebody may want to look at; nothing that stops an import.
        state: The digest of what a new one shall be; of a changed one, of what it is, too.
    """

    line: int
    outcome: Outcome
    number: str = ""
    name: str = ""
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    state: str = ""


@dataclass
class Plan:
    """What becomes of all rows, in the order of the file."""

    rows: list[Row] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def errors(self) -> list[Row]:
        """The rows in error."""
        return [row for row in self.rows if row.outcome == Outcome.ERROR]

    @property
    def digest(self) -> str:
        """A short text that differs where anything else would happen to any row."""
        found = hashlib.sha256()
        for row in self.rows:
            # Nothing that is written in the language of who reads it.
            parts = (str(row.line), row.outcome.value, row.number, row.name, row.state, "\n")
            found.update("\0".join(parts).encode())
        return found.hexdigest()
