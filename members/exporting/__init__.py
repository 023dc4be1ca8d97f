"""Writing the register to a file, for a person's own use: CSV, XLSX or JSON."""

from members.exporting.files import replaced
from members.exporting.formats import Encoding, ExportProblem, Format
from members.exporting.register import ACTION, Export

__all__ = ["ACTION", "Encoding", "Export", "ExportProblem", "Format", "replaced"]
