"""Where the adopted versions of a statement lie below its address.

``2025-05-03/`` is a version, ``2025-05-03/2019-06-15/`` two of them compared, and
``2025-05-03/statement.pdf`` one on paper. A form without script asks for a comparison with the
address of the statement itself, ``?compare=2025-05-03&with=2019-06-15``, and is led on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

PDF = "statement.pdf"
MOST_DAYS = 2
CHOSEN = ("compare", "with")


@dataclass(frozen=True)
class VersionAddress:
    """What of the versions an address asks for.

    Attributes:
        days: One day for a version, two for a comparison.
        is_pdf: Whether the version is wanted on paper.
        is_chosen: Whether somebody chose in a form: days may be missing then, or the same twice.
    """

    days: tuple[date, ...]
    is_pdf: bool = False
    is_chosen: bool = False

    @classmethod
    def read(cls, components: list[str]) -> Self | None:
        """Return what the parts of an address ask for, ``None`` if it is something else."""
        is_pdf = components[-1:] == [PDF]
        parts = components[:-1] if is_pdf else components
        days = tuple(day for part in parts if (day := _day(part)))
        if not parts or len(days) != len(parts) or len(days) > (1 if is_pdf else MOST_DAYS):
            return None
        return cls(days, is_pdf)

    @classmethod
    def chosen(cls, given: Mapping[str, str]) -> Self | None:
        """Return what was chosen in the form, ``None`` if nobody filled it in.

        Args:
            given: The query of an address.
        """
        if CHOSEN[0] not in given:
            return None
        days = (_day(given.get(name, "")) for name in CHOSEN)
        return cls(tuple(day for day in days if day), is_chosen=True)

    @property
    def usual(self) -> Self:
        """The same with the newer version first, as comparisons are addressed."""
        return replace(self, days=tuple(sorted(self.days, reverse=True)))

    @property
    def path(self) -> str:
        """The address below that of the statement."""
        path = "".join(f"{day.isoformat()}/" for day in self.days)
        return f"{path}{PDF}" if self.is_pdf else path


def _day(text: str) -> date | None:
    """Return a day written as an address has it, and in no other way that ISO 8601 allows."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
