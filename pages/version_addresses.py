"""Where the adopted versions of a statement lie below its address.

``2025-05-03/`` is a version, ``2025-05-03/2019-06-15/`` two of them compared, and
``2025-05-03/statement.pdf`` one on paper.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

PDF = "statement.pdf"
MOST_DAYS = 2


@dataclass(frozen=True)
class VersionAddress:
    """What of the versions an address asks for.

    Attributes:
        days: One day for a version, two for a comparison.
        is_pdf: Whether the version is wanted on paper.
    """

    days: tuple[date, ...]
    is_pdf: bool = False

    @classmethod
    def read(cls, components: list[str]) -> Self | None:
        """Return what the parts of an address ask for, ``None`` if it is something else."""
        is_pdf = components[-1:] == [PDF]
        parts = components[:-1] if is_pdf else components
        days = tuple(day for part in parts if (day := _day(part)))
        if not parts or len(days) != len(parts) or len(days) > (1 if is_pdf else MOST_DAYS):
            return None
        return cls(days, is_pdf)

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
