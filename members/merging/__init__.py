"""Merging an organisation that stands in the register twice: found, planned, shown, applied."""

from members.merging.applying import MERGED, MERGED_AWAY, MergeProblem, apply
from members.merging.finding import Found, found_by, likely
from members.merging.parts import Part, Side
from members.merging.planning import Line, Plan, plan

__all__ = [
    "MERGED",
    "MERGED_AWAY",
    "Found",
    "Line",
    "MergeProblem",
    "Part",
    "Plan",
    "Side",
    "apply",
    "found_by",
    "likely",
    "plan",
]
