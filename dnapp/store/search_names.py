"""Records that bear the very name that was typed: they stand before newer ones that mention it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dnapp.core.text import words
from dnapp.records import BY_KEY
from dnapp.store.search_index import kind_token
from dnapp.store.search_text import name_child, name_fields

if TYPE_CHECKING:
    from sqlite3 import Connection

NAMED = ("partner", "country", "unit")
"""Record types that others are linked to by name."""

_COMPARED = 40
"""Entries that are compared with the name, those without a day first."""

_BETWEEN = re.compile("[;,]")


def bearers(connection: Connection, asked: Sequence[str], kind: str | None) -> list[Any]:
    """Entries (kind, id, title, number) whose title or other spelling is `asked`, folded words."""
    among = [key for key in NAMED if kind in {None, key}]
    if not among or not asked:
        return []
    tokens = " OR ".join(f'"{kind_token(key)}"' for key in among)
    wanted = " AND ".join(f'"{word}"' for word in dict.fromkeys(asked))
    rows = connection.execute(
        'SELECT d."kind", d."row_id", d."title", d."n" FROM "search" AS s'
        ' JOIN "doc" AS d ON d."n" = s.rowid WHERE "search" MATCH ? ORDER BY s.rowid LIMIT ?',
        (f"({{title body}} : ({wanted})) AND kind : ({tokens})", _COMPARED),
    ).fetchall()
    return [row for row in rows if _bears(connection, row, list(asked))]


def _bears(connection: Connection, row: Any, asked: list[str]) -> bool:
    kind, row_id, title, _ = row
    return words(title) == asked or any(
        words(name) == asked for name in _further_names(connection, kind, row_id)
    )


def _further_names(connection: Connection, kind: str, row_id: str) -> Iterator[str]:
    """Other spellings in the record itself, then those in rows of their own."""
    record = BY_KEY[kind]
    columns = ", ".join(f'"{name}"' for name in name_fields(record))
    found = connection.execute(f'SELECT {columns} FROM "{kind}" WHERE "id" = ?', (row_id,))
    for text in found.fetchone() or ():
        yield from _BETWEEN.split(text or "")
    child = name_child(BY_KEY, record)
    if child is not None:
        rows = connection.execute(
            f'SELECT "{child.title}" FROM "{child.key}"'
            f' WHERE "{child.parent}" = ? AND "deleted_at" IS NULL',
            (row_id,),
        )
        yield from (name for (name,) in rows)
