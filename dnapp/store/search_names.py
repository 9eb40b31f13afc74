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

_COMPARED = 30
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
    wanted_words = list(asked)
    bearing = {row[1] for row in rows if words(row[2]) == wanted_words}
    for key in among:
        ids = [row[1] for row in rows if row[0] == key and row[1] not in bearing]
        bearing |= {
            row_id
            for row_id, name in _further_names(connection, key, ids)
            if words(name) == wanted_words
        }
    return [row for row in rows if row[1] in bearing]


def _further_names(
    connection: Connection, kind: str, ids: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Other spellings of some records: in the records themselves, then in rows of their own."""
    if not ids:
        return
    record, marks = BY_KEY[kind], ", ".join("?" * len(ids))
    columns = ", ".join(f'"{name}"' for name in name_fields(record))
    rows = connection.execute(f'SELECT "id", {columns} FROM "{kind}" WHERE "id" IN ({marks})', ids)
    for row_id, *texts in rows:
        yield from ((row_id, name) for text in texts for name in _BETWEEN.split(text or ""))
    child = name_child(BY_KEY, record)
    if child is not None:
        yield from connection.execute(
            f'SELECT "{child.parent}", "{child.title}" FROM "{child.key}"'
            f' WHERE "{child.parent}" IN ({marks}) AND "deleted_at" IS NULL',
            ids,
        )
