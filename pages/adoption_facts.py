"""What is recorded of an adoption, and what somebody looked at before recording it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pages import wording
from pages.models import AdoptedVersion, StatementPage


class OvertakenError(Exception):
    """Somebody else changed the draft, or recorded an adoption, since it was looked at."""


@dataclass(frozen=True)
class Facts:
    """What is recorded of an adoption.

    Attributes:
        day: When.
        body: Who adopted, one of `AdoptingBody`; may be empty.
        town: Where; may be empty.
        minutes: The document with the minutes.
        minutes_reference: Where else the minutes are kept.
    """

    day: date
    body: str = ""
    town: str = ""
    minutes: Any = None
    minutes_reference: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """The facts by the fields of a version."""
        return {
            "adopted_on": self.day,
            "adopted_by": self.body,
            "adopted_in": self.town,
            "minutes": self.minutes,
            "minutes_reference": self.minutes_reference,
        }


@dataclass(frozen=True)
class Seen:
    """What somebody looked at before deciding: by it, the second of two people is found.

    Attributes:
        version: The row of the version in force, or of nothing.
        correction: The row of its last correction, or of nothing.
        revision: The row of the draft, or of nothing.
        words: The digest of the draft's words: while somebody types, one row is written again and
            again.
    """

    version: int
    correction: int
    revision: int
    words: str

    @classmethod
    def of(
        cls, page: StatementPage, version: AdoptedVersion | None, draft: StatementPage
    ) -> "Seen":
        """Return what is to be seen of a page.

        Args:
            page: The page as it is kept.
            version: Its version in force.
            draft: Its newest words, the very object that is shown or published.
        """
        last = version.ordered_corrections[-1:] if version else []
        numbers = (version.pk if version else 0, last[0].pk if last else 0)
        words = wording.digest_of(draft.title, draft.body)
        return cls(*numbers, page.latest_revision_id or 0, words)

    def __str__(self) -> str:
        return f"{self.version}-{self.correction}-{self.revision}-{self.words}"
