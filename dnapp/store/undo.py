"""Undo and redo: a change is reverted by column values, as a change of its own.

A column goes back only where it still has the value that the reverted row gave it; what was edited
since is kept and listed. Revisions are never compared: an undo raises them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from dnapp.core.errors import UserError
from dnapp.core.record import RecordType
from dnapp.store.change import Change
from dnapp.store.driver import IntegrityError
from dnapp.store.history import ChangeEntry, RowChange
from dnapp.store.links import chunks, dead_links, linked_ids, referrers
from dnapp.store.migrations import blocked_tables
from dnapp.store.moving import move_back

Kept = tuple[str, str, str]
"""kind, id and column of a cell that was edited since; column "" for a row kept whole."""


@dataclass
class Undone:
    """What an undo or redo did."""

    change: ChangeEntry
    """The change that was reverted."""
    undone: int = 0
    """Rows put back."""
    kept: list[Kept] = field(default_factory=list)


def revert(change: Change, entry: ChangeEntry) -> Undone:
    """Put back the rows of a change, the last first."""
    blocked = blocked_tables(entry.schema)
    if any(row.kind in blocked for row in entry.rows):
        raise UserError("change.before_update")
    undone = Undone(entry)
    done = 0
    for rows in _together(entry):
        change.watcher.step(done, entry.size)
        done += len(rows)
        if len(rows) == 1 or not _move_back(change, rows, undone):
            _revert_one_by_one(change, rows, undone)
    return undone


def _together(entry: ChangeEntry) -> Iterator[list[RowChange]]:
    """The rows, the last first; in one part those of a kind that went to the bin together."""
    rows: list[tuple[object, RowChange]] = []
    for place, row in enumerate(reversed(entry.rows)):
        moved = (row.kind, row.old["deleted_at"], row.new["deleted_at"]) if _moved(row) else place
        rows.append((moved, row))
    for _, group in groupby(rows, key=itemgetter(0)):
        yield from chunks([row for _, row in group])


def _moved(row: RowChange) -> bool:
    return row.op == "update" and row.new.keys() == row.old.keys() == {"deleted_at"}


def _move_back(change: Change, rows: Sequence[RowChange], undone: Undone) -> bool:
    first = rows[0]
    ids = [row.id for row in rows]
    now, at = first.new["deleted_at"], first.old["deleted_at"]
    moved = _moved(first) and move_back(change, change.kinds[first.kind], ids, now, at)
    if moved:
        undone.undone += len(rows)
    return moved


def _revert_one_by_one(change: Change, rows: Sequence[RowChange], undone: Undone) -> None:
    for row in rows:
        kind = change.kinds[row.kind]
        current = change.stored(kind, row.id)
        assert current is not None  # rows are never deleted
        cells, kept = _cells_back(row, current)
        undone.kept += [(row.kind, row.id, name) for name in kept]
        _put_back(change, kind, current, cells, undone)


def _cells_back(row: RowChange, current: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Columns to put back, and columns to keep because they were edited since."""
    edited = [name for name, value in row.new.items() if current[name] != value]
    if row.op == "insert":
        return ({}, [""]) if edited else ({"deleted_at": ...}, [])
    back = {name: value for name, value in row.old.items() if name not in edited}
    return back, edited


def _put_back(
    change: Change,
    kind: RecordType,
    current: Mapping[str, Any],
    cells: dict[str, Any],
    undone: Undone,
) -> None:
    place = (kind.key, current["id"])
    if cells.get("deleted_at") is ...:
        cells["deleted_at"] = change.at
    for name, _ in dead_links(change.connection, kind, linked_ids(kind, cells)):
        if name in cells:
            undone.kept.append((*place, name))
            del cells[name]
    if not cells:
        return
    if "deleted_at" in cells and not _may_move(change, kind, current, cells):
        undone.kept.append((*place, ""))
        return
    change.connection.execute("SAVEPOINT row")
    try:
        change.put(kind, current, cells)
    except (UserError, IntegrityError):  # its unique value is taken since
        change.connection.execute("ROLLBACK TO row")
        undone.kept.append((*place, ""))
    else:
        undone.undone += 1
        if kind.parent:
            owner = cells.get(kind.parent, current[kind.parent])
            change.raise_revision(change.kinds[kind.owner], owner)
    finally:
        change.connection.execute("RELEASE row")


def _may_move(
    change: Change, kind: RecordType, current: Mapping[str, Any], cells: Mapping[str, Any]
) -> bool:
    """Whether a row may go to the bin (nobody points to it) or leave it (its links live)."""
    if cells["deleted_at"] is not None:
        return not _has_children(change, kind, current["id"]) and not referrers(
            change.connection, change.kinds, kind.key, current["id"]
        )
    entered = {spec.name: current[spec.name] for spec in kind.typed} | dict(cells)
    return not dead_links(change.connection, kind, linked_ids(kind, entered))


def _has_children(change: Change, kind: RecordType, row_id: str) -> bool:
    return any(
        change.connection.execute(
            f'SELECT 1 FROM "{key}" WHERE "{change.kinds[key].parent}" = ?'
            ' AND "deleted_at" IS NULL LIMIT 1',
            (row_id,),
        ).fetchone()
        for key in kind.children
    )
