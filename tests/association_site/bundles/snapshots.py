"""All that the database holds, to be compared with what it holds later."""

from typing import Any

from django.apps import apps
from django.db import connection

Snapshot = dict[str, dict[Any, dict[str, Any]]]


def everything() -> Snapshot:
    """Return every row of every table, through tables too: by table, then by key."""
    with connection.cursor() as cursor:
        return {
            model._meta.label: rows_of(model, cursor)
            for model in apps.get_models(include_auto_created=True)
            if model._meta.managed and not model._meta.proxy
        }


def rows_of(model: Any, cursor: Any) -> dict[Any, dict[str, Any]]:
    """Return the rows of a model's own table by key; those of a parent model stand in its own.

    The values are the database's own: to make them Django's takes longer than most of what is tested.
    """
    fields = model._meta.local_concrete_fields
    names, quote = [field.attname for field in fields], connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    cursor.execute(f"SELECT {columns} FROM {quote(model._meta.db_table)}")
    key = names.index(model._meta.pk.attname)
    return {row[key]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}


def changes(before: Snapshot, after: Snapshot) -> dict[str, list[str]]:
    """Return what differs: by table, the keys that came (+), went (-), or say something else (~)."""
    found = {}
    for table, rows in before.items():
        now = after[table]
        if now == rows:
            continue
        lines = [f"+{key}" for key in now if key not in rows]
        lines += [f"-{key}" for key in rows if key not in now]
        for key in rows.keys() & now.keys():
            fields = sorted(name for name in rows[key] if rows[key][name] != now[key][name])
            lines += [f"~{key}.{name}" for name in fields]
        if lines:
            found[table] = sorted(lines)
    return found
