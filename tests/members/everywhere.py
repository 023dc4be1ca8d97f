"""Looking for words in the whole database: every column of every table, whatever it is for."""

from collections.abc import Iterable
from typing import Any

from django.db import connection


def places_of(words: Iterable[str]) -> dict[str, set[str]]:
    """Return for each word the columns in which it stands, as ``table.column``.

    Large and small letters are the same; a file is read as if it was text.
    """
    wanted = {word: word.casefold() for word in words}
    found: dict[str, set[str]] = {word: set() for word in wanted}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [f"{table}.{column[0]}" for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, map(_text, row), strict=True):
                    for word, folded in wanted.items():
                        if folded in value:
                            found[word].add(column)
    return found


def _text(value: Any) -> str:
    """Return a value of the database as text."""
    if isinstance(value, memoryview | bytes):
        return bytes(value).decode("utf-8", errors="replace").casefold()
    return str(value).casefold()
