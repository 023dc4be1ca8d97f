"""Bringing an office's list into the register: read, planned, shown, applied, taken back."""

from members.importing.applying import (
    ImportProblem,
    PlanChanged,
    RowsInError,
    apply,
    lock_register,
    undo,
)
from members.importing.matching import ColumnsUnclear, Matching, match
from members.importing.planning import Planner, plan
from members.importing.results import Change, Outcome, Plan, Problem, Row
from members.importing.tables import FileProblem, Table

__all__ = [
    "Change",
    "ColumnsUnclear",
    "FileProblem",
    "ImportProblem",
    "Matching",
    "Outcome",
    "Plan",
    "PlanChanged",
    "Planner",
    "Problem",
    "Row",
    "RowsInError",
    "Table",
    "apply",
    "lock_register",
    "match",
    "plan",
    "undo",
]
