"""Keeps the search index in step with the records, at the end of each change.

The numbers of index entries rise with the day of the record, so that the newest hits come first
without sorting: day × 1,000,000 + place in the day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dnapp.core.record import RecordType
from dnapp.store.links import Kinds, chunks, owners, references, referring
from dnapp.store.search_text import (
    Doc,
    SearchText,
    link_fields,
    name_child,
    name_fields,
    relevant,
    searchable,
)

if TYPE_CHECKING:
    from sqlite3 import Connection

PER_DAY = 1_000_000
"""Entry numbers of one day."""

_AT_ONCE = 20_000
"""Entries written together: the index is quick when their numbers rise."""

Touched = Mapping[str, Mapping[str, frozenset[str] | None]]
"""kind → id → changed columns, None for a new row."""


def kind_token(kind: str) -> str:
    """The one word that stands for a record type in the index."""
    return f"kind{kind.replace('_', '')}"


def stale_entries(
    connection: Connection, kinds: Kinds, touched: Touched
) -> dict[str, dict[str, None]]:
    """Records (kind → ids, in order) whose index entry a set of changed rows calls for."""
    found: dict[str, dict[str, None]] = {}
    renamed: dict[str, dict[str, None]] = {}
    for key, rows in touched.items():
        kind = kinds[key]
        wanted = relevant(kind)
        ids = [i for i, columns in rows.items() if columns is None or wanted & columns]
        for owner, owner_id in owners(connection, kinds, kind, ids):
            if searchable(kinds[owner]):
                found.setdefault(owner, {})[owner_id] = None
        for target, target_id in _renamed(connection, kinds, kind, rows):
            renamed.setdefault(target, {})[target_id] = None
    for target, target_ids in renamed.items():
        _add_dependents(connection, kinds, target, target_ids, found)
    return found


def _renamed(
    connection: Connection,
    kinds: Kinds,
    kind: RecordType,
    rows: Mapping[str, frozenset[str] | None],
) -> Iterable[tuple[str, str]]:
    """Records that others know by a new name; a new record is known to none yet."""
    if kind.parent:
        if name_child(kinds, kinds[kind.owner]) is kind:
            yield from owners(connection, kinds, kind, list(rows))
        return
    spelled = frozenset(name_fields(kind))
    yield from ((kind.key, i) for i, columns in rows.items() if columns and spelled & columns)


def _add_dependents(
    connection: Connection,
    kinds: Kinds,
    target: str,
    target_ids: Iterable[str],
    found: dict[str, dict[str, None]],
) -> None:
    for reference in references(kinds, target):
        if reference.spec not in link_fields(reference.kind):
            continue
        for target_id in target_ids:
            ids = referring(connection, reference, target_id)
            for owner, owner_id in owners(connection, kinds, reference.kind, ids):
                if searchable(kinds[owner]):
                    found.setdefault(owner, {})[owner_id] = None


def refresh(connection: Connection, kinds: Kinds, stale: Mapping[str, Iterable[str]]) -> None:
    """Write the index entries of some records anew; those in the bin lose theirs."""
    texts = SearchText(connection, kinds)
    places = _Places(connection)
    for key, ids in stale.items():
        kind = kinds[key]
        for part in chunks(list(ids), _AT_ONCE):
            _rewrite(connection, kind, part, list(texts.docs(kind, part)), places)


def _rewrite(
    connection: Connection,
    kind: RecordType,
    ids: Sequence[str],
    docs: Sequence[Doc],
    places: _Places,
) -> None:
    """Replace the entries of some records by new ones; an entry keeps its number in its day."""
    old = {
        record: (number, title)
        for record, number, title in connection.execute(
            'SELECT d."record", d."n", d."title" FROM json_each(?) AS j'
            f' CROSS JOIN "{kind.key}" AS t ON t."id" = j."value"'
            ' CROSS JOIN "doc" AS d ON d."kind" = ? AND d."record" = t."n"',
            (json.dumps(ids), kind.key),
        ).fetchall()
    }
    gone = {number for number, _ in old.values()}
    added, renamed, entries = [], [], []
    for doc in docs:
        number, title = old.get(doc.record, (0, ""))
        if number in gone and number // PER_DAY == doc.day:
            gone.remove(number)
            if title != doc.title:
                renamed.append((doc.title, number))
        else:
            number = places.take(doc.day)
            added.append((number, kind.key, doc.record, doc.row_id, doc.title))
        entries.append((number, kind_token(kind.key), *doc.words))
    entries.sort()
    for statement, rows in (
        ('DELETE FROM "search" WHERE rowid = ?', [(number,) for number, _ in old.values()]),
        ('DELETE FROM "doc" WHERE "n" = ?', [(number,) for number in gone]),
        ('UPDATE "doc" SET "title" = ? WHERE "n" = ?', renamed),
        (
            'INSERT INTO "doc" ("n", "kind", "record", "row_id", "title") VALUES (?, ?, ?, ?, ?)',
            added,
        ),
        ('INSERT INTO "search" (rowid, "kind", "title", "body") VALUES (?, ?, ?, ?)', entries),
    ):
        if rows:
            connection.executemany(statement, rows)


class _Places:
    """Gives out entry numbers of each day, one after the other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[int, int] = {}

    def take(self, day: int) -> int:
        """The next free number of a day."""
        if day not in self._last:
            first = day * PER_DAY
            row = self._connection.execute(
                'SELECT max("n") FROM "doc" WHERE "n" BETWEEN ? AND ?', (first, first + PER_DAY - 1)
            ).fetchone()
            self._last[day] = first if row[0] is None else int(row[0])
        self._last[day] += 1
        return self._last[day]
