"""Warnings as people read them: in groups for one page, and page by page for a site."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatedPage
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from pages.models import OverriddenWarning, StandingWarning
from pages.warnings.kinds import PageWarning, advice_of, label_of, place_in_words, sentence_of

PER_PAGE = 30
# One of these rights on a page is needed to see what was found on it.
CONCERNED = frozenset({"change", "publish"})
OPEN, PASSED = "open", "passed"


@dataclass(frozen=True)
class Line:
    """One warning in words.

    Attributes:
        kind: What kind it is of.
        place: Where it stands.
        sentence: What was found.
        row: As it is kept, for the day.
        passed: Who let it pass and why; nothing where nobody did.
    """

    kind: str
    place: str
    sentence: str
    row: StandingWarning | None = None
    passed: OverriddenWarning | None = None


@dataclass(frozen=True)
class Group:
    """Warnings of one kind, with what can be done about them."""

    label: str
    advice: str
    lines: list[Line]


def in_groups(page: Page, warnings: Iterable[PageWarning]) -> list[Group]:
    """Return the warnings about a page by their kind, in the order they were found."""
    by_kind: dict[str, list[Line]] = defaultdict(list)
    for warning in warnings:
        place = place_in_words(page, warning.place.field, warning.place.heading)
        by_kind[warning.kind].append(Line(warning.label, place, warning.sentence))
    return [Group(label_of(kind), advice_of(kind), lines) for kind, lines in by_kind.items()]


# ------------------------------------------------------------------------------------ the report
@dataclass(frozen=True)
class ReportFilter:
    """What somebody wants to see of the report.

    Attributes:
        state: Pages with open warnings, or those on which something was let pass.
        number: The page of the list.
    """

    state: str = OPEN
    number: str = ""

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> Self:
        """Read it from an address; what makes no sense is left out."""
        state = sent.get("state", "")
        return cls(state if state in (OPEN, PASSED) else OPEN, sent.get("p", ""))

    @property
    def kept(self) -> str:
        """What links to other pages of the list keep."""
        return f"{urlencode({'state': self.state})}&" if self.state != OPEN else ""


@dataclass
class Listed:
    """A page with what was found on it."""

    page: Page
    open: list[Line] = field(default_factory=list)
    passed: list[Line] = field(default_factory=list)


def may_read(user: Any) -> bool:
    """Say whether somebody works on pages at all."""
    return bool(page_permission_policy.user_has_any_permission(user, CONCERNED))


def _pages_of(user: Any, chosen: ReportFilter) -> QuerySet[Page]:
    """Return the live pages that somebody works on and that belong into the list."""
    passed = OverriddenWarning.objects.filter(page_id=OuterRef("page_id"), key=OuterRef("key"))
    standing = StandingWarning.objects.filter(page_id=OuterRef("pk"))
    of_state = Exists(passed) if chosen.state == PASSED else ~Exists(passed)
    own = page_permission_policy.instances_user_has_any_permission_for(user, CONCERNED)
    pages: QuerySet[Page] = own.filter(
        Exists(standing.filter(of_state)), live=True, alias_of__isnull=True
    )
    return pages.select_related("locale", "content_type").order_by("title", "pk")


def standing_on(user: Any, chosen: ReportFilter) -> tuple[PaginatedPage[Any], list[Listed]]:
    """Return a page of the list, and what stands on it."""
    rows = Paginator(_pages_of(user, chosen), PER_PAGE).get_page(chosen.number)
    listed = {page.pk: Listed(page) for page in rows}
    passed = {
        (row.page_id, row.key): row
        for row in OverriddenWarning.objects.filter(page_id__in=listed).select_related(
            "overridden_by"
        )
    }
    for row in StandingWarning.objects.filter(page_id__in=listed).order_by("since", "pk"):
        entry = listed[row.page_id]
        override = passed.get((row.page_id, row.key))
        model = entry.page.specific_class or Page
        line = Line(
            label_of(row.kind),
            place_in_words(model, row.field, row.heading),
            sentence_of(row.kind, row.facts),
            row,
            override,
        )
        (entry.passed if override else entry.open).append(line)
    return rows, list(listed.values())


def count_open(user: Any) -> int:
    """Return on how many live pages of somebody's own something stands open."""
    return _pages_of(user, ReportFilter()).count()
