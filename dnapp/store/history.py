"""Reading the trail: what was changed, what can be undone, whether the chain holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dnapp.core.errors import UserError
from dnapp.core.record import RecordType
from dnapp.store.hashing import AUDIT_COLUMNS, CHANGE_COLUMNS, change_hash, row_digest

if TYPE_CHECKING:
    from sqlite3 import Connection

SETUP = "fill_lists"
"""Change that gives a new file its lists; plain undo stops before it."""

_UNDO_DEPTH = 500
"""How many of the newest changes undo and redo look at."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of the trail; cells as stored, of an update the changed ones only."""

    kind: str
    id: str
    op: str
    """insert or update; a row going to the bin is an update of `deleted_at`."""
    old: Mapping[str, Any]
    new: Mapping[str, Any]


@dataclass(frozen=True)
class ChangeEntry:
    """One named change."""

    seq: int
    id: str
    name: str
    details: Mapping[str, Any]
    by: str
    at: str
    """ISO time, UTC."""
    schema: int
    undo_of: str | None
    """Id of the change that this one reverts."""
    size: int
    """Rows of the trail that it wrote."""
    rows: tuple[RowChange, ...]

    @property
    def is_change(self) -> bool:
        """Whether reverting this is an undo; reverting an undo is a redo."""
        return self.name != "undo"


class Trail:
    """Reads the change and audit tables through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entry(self, seq: int, *, rows: bool = True) -> ChangeEntry | None:
        """One change, with its rows if they are wanted."""
        return next(iter(self._entries('WHERE "seq" = ?', (seq,), rows=rows)), None)

    def original(self, entry: ChangeEntry) -> ChangeEntry:
        """The change that a chain of undos and redos began with."""
        while entry.undo_of is not None:
            reverted = next(iter(self._entries('WHERE "id" = ?', (entry.undo_of,), rows=False)))
            entry = reverted
        return entry

    def undoable(self, *, rows: bool = True) -> ChangeEntry | None:
        """The newest change or redo that is not undone."""
        done, _ = self._stacks()
        return self.entry(done[-1], rows=rows) if done else None

    def redoable(self, *, rows: bool = True) -> ChangeEntry | None:
        """The newest undo that is not redone; None once something else was changed."""
        _, undone = self._stacks()
        return self.entry(undone[-1], rows=rows) if undone else None

    def _stacks(self) -> tuple[list[int], list[int]]:
        rows = self._connection.execute(
            'SELECT "seq", "id", "name", "undo_of" FROM "change" ORDER BY "seq" DESC LIMIT ?',
            (_UNDO_DEPTH,),
        ).fetchall()
        done: list[int] = []
        undone: list[int] = []
        seqs: dict[str, int] = {}
        for seq, row_id, name, undo_of in reversed(rows):
            seqs[row_id] = seq
            target = seqs.get(undo_of, 0)
            if name == "undo":
                done = [s for s in done if s != target]
                undone.append(seq)
            elif name == "redo":
                undone = [s for s in undone if s != target]
                done.append(seq)
            elif name != SETUP:
                undone = []
                done.append(seq)
        return done, undone

    def history(
        self, kinds: Mapping[str, RecordType], kind: str | None, row_id: str | None, limit: int
    ) -> list[ChangeEntry]:
        """The newest changes first; of one record those that touched it or its child rows, with
        these rows only."""
        if kind is None or row_id is None:
            where, parameters = "", tuple[str, ...]()
            if kind is not None:
                where = 'WHERE "seq" IN (SELECT "change" FROM "audit" WHERE "tbl" = ?)'
                parameters = (kind,)
            return self._entries(f'{where} ORDER BY "seq" DESC LIMIT ?', (*parameters, limit))
        family = {(kind, row_id)}
        for key in kinds[kind].children:
            rows = self._connection.execute(
                f'SELECT "id" FROM "{key}" WHERE "{kinds[key].parent}" = ?', (row_id,)
            )
            family |= {(key, found[0]) for found in rows}
        seqs: set[int] = set()
        for table, member in family:
            rows = self._connection.execute(
                'SELECT "change" FROM "audit" WHERE "row_id" = ? AND "tbl" = ?', (member, table)
            )
            seqs |= {found[0] for found in rows}
        newest = sorted(seqs, reverse=True)[:limit]
        return self._entries(
            'WHERE "seq" IN (SELECT "value" FROM json_each(?)) ORDER BY "seq" DESC',
            (json.dumps(newest),),
            family=family,
        )

    def _entries(
        self,
        where: str,
        parameters: tuple[Any, ...],
        *,
        rows: bool = True,
        family: set[tuple[str, str]] | None = None,
    ) -> list[ChangeEntry]:
        """Changes with their rows, of a `family` of (table, id) those only."""
        found = self._connection.execute(
            'SELECT "seq", "id", "name", "details", "by", "at", "schema", "undo_of",'
            f' "last" - "first" + 1 FROM "change" {where}',
            parameters,
        ).fetchall()
        return [
            ChangeEntry(
                seq, row_id, name, json.loads(details), by, at, schema, undo_of, size,
                self._rows(seq, family) if rows else (),
            )
            for seq, row_id, name, details, by, at, schema, undo_of, size in found
        ]  # fmt: skip

    def _rows(self, seq: int, family: set[tuple[str, str]] | None) -> tuple[RowChange, ...]:
        # A change may have brought thousands of records: those of others stay unread.
        own = ""
        parameters: list[object] = [seq]
        if family is not None:
            own = (
                ' AND (a."row_id", a."tbl") IN (SELECT json_extract("value", \'$[1]\'),'
                " json_extract(\"value\", '$[0]') FROM json_each(?))"
            )
            parameters.append(json.dumps(sorted(family)))
        rows = self._connection.execute(
            'SELECT a."tbl", a."row_id", a."op", a."old", a."new" FROM "change" AS c'
            ' JOIN "audit" AS a ON a."seq" BETWEEN c."first" AND c."last"'
            f' WHERE c."seq" = ?{own} ORDER BY a."seq"',
            parameters,
        )
        found = rows.fetchall()
        read: dict[str | None, Mapping[str, Any]] = {None: {}}
        for *_, old, new in found:
            for text in (old, new):  # thousands of rows that went to the bin say the same
                if text not in read:
                    read[text] = json.loads(text)
        return tuple(
            RowChange(table, row_id, op, read[old], read[new])
            for table, row_id, op, old, new in found
        )

    def verify(self, last: int | None = None) -> list[UserError]:
        """Recompute hashes of the newest `last` changes, or all; one problem a broken change."""
        columns = ", ".join(f'"{name}"' for name in CHANGE_COLUMNS)
        newest = self._connection.execute('SELECT coalesce(max("seq"), 0) FROM "change"')
        first = 1 if last is None else max(1, newest.fetchone()[0] - last + 1)
        changes = self._connection.execute(
            f'SELECT "seq", "first", "last", "hash", {columns} FROM "change"'
            ' WHERE "seq" >= ? ORDER BY "seq"',
            (first,),
        ).fetchall()
        problems: list[UserError] = []
        before: dict[str, tuple[int, str]] = {}
        expected = changes[0][1] if changes else 1
        for seq, start, end, stored, *cells in changes:
            named = dict(zip(CHANGE_COLUMNS, cells, strict=True))
            number, previous = before.get(named["machine"], (named["machine_seq"] - 1, None))
            fits = (
                start == expected
                and named["machine_seq"] == number + 1
                and (named["prev"] == previous or (previous is None and (last or number == 0)))
                and self._hash(seq, start, end, cells) == stored
            )
            if not fits:
                problems.append(UserError("check.chain_broken", change=seq, at=named["at"]))
            before[named["machine"]] = (named["machine_seq"], stored)
            expected = end + 1
        strays = self._connection.execute(
            'SELECT count(*) FROM "audit" WHERE "seq" >= ?', (expected,)
        ).fetchone()[0]
        if strays:
            problems.append(UserError("check.trail_without_change", count=strays))
        return problems

    def _hash(self, seq: int, start: int, end: int, cells: Iterable[Any]) -> str:
        columns = ", ".join(f'"{name}"' for name in AUDIT_COLUMNS)
        rows = self._connection.execute(
            f'SELECT "change", {columns} FROM "audit" WHERE "seq" BETWEEN ? AND ? ORDER BY "seq"',
            (start, end),
        )
        digests = [row_digest(row) if change == seq else b"" for change, *row in rows]
        return change_hash(cells, digests)
