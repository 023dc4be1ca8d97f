"""All that the database holds, to be compared with what it holds later."""

from typing import Any

from django.apps import apps

Snapshot = dict[str, dict[Any, dict[str, Any]]]


def everything() -> Snapshot:
    """Return every row of every table, through tables too: by table, then by key."""
    return {
        model._meta.label: {row[model._meta.pk.attname]: row for row in rows_of(model)}
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def rows_of(model: Any) -> Any:
    """Return the rows of a model's own table; those of a parent model stand in its own."""
    columns = [field.attname for field in model._meta.local_concrete_fields]
    return model._base_manager.order_by("pk").values(*columns)


def changes(before: Snapshot, after: Snapshot) -> dict[str, list[str]]:
    """Return what differs: by table, the keys that came (+), went (-), or say something else (~)."""
    found = {}
    for table, rows in before.items():
        now = after[table]
        lines = [f"+{key}" for key in now if key not in rows]
        lines += [f"-{key}" for key in rows if key not in now]
        for key in rows.keys() & now.keys():
            fields = sorted(name for name in rows[key] if rows[key][name] != now[key][name])
            lines += [f"~{key}.{name}" for name in fields]
        if lines:
            found[table] = sorted(lines)
    return found
