"""The columns of an office's list: one object for each, with what it is called, reads and writes."""

from members.cells import CellProblem
from members.columns.column import Column, Scope
from members.columns.known import BY_IDENTIFIER, COLUMNS, column_called

__all__ = ["BY_IDENTIFIER", "COLUMNS", "CellProblem", "Column", "Scope", "column_called"]
