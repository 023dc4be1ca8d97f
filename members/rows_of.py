"""Asking for rows together with what belongs to them, in one query on both databases."""

from typing import Any

from django.db.models import F, JSONField, QuerySet, Subquery


class RowsOf(Subquery):
    """The rows of a query, as lists of some of their fields, for each row of the query around it.

    Where there are none it is `None`. Days are texts.
    """

    def __init__(self, queryset: QuerySet[Any], *fields: str) -> None:
        """Keep what to ask for.

        Args:
            queryset: A query that names the row around it by `OuterRef`.
            fields: What is wanted of its rows.
        """
        columns = {f"column_{number}": F(name) for number, name in enumerate(fields)}
        self._columns = ", ".join(columns)
        super().__init__(queryset.values(**columns), output_field=JSONField())

    def as_sql(  # type: ignore[override]
        self, compiler: Any, connection: Any, **extra: Any
    ) -> Any:
        """Return the query that makes one value of the rows."""
        rows, row = (
            ("json_group_array", "json_array")
            if connection.vendor == "sqlite"
            else ("jsonb_agg", "jsonb_build_array")
        )
        value = f"{rows}({row}({self._columns}))"
        template = f"(SELECT {value} FROM (%(subquery)s) AS related_rows)"  # noqa: S608 our own names
        return super().as_sql(compiler, connection, template=template, **extra)
