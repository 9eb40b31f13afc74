"""The one door for writes: named changes, each one transaction with its trail and its hash."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from uuid_utils import uuid7

from dnapp.core.errors import UserError
from dnapp.core.record import RecordType
from dnapp.records import BY_KEY
from dnapp.store import deriving, search_index
from dnapp.store.change import Change
from dnapp.store.database import Database
from dnapp.store.deriving import Derive
from dnapp.store.driver import DatabaseError, is_storage_failure
from dnapp.store.hashing import AUDIT_COLUMNS, CHANGE_COLUMNS, change_hash, row_digest
from dnapp.store.history import ChangeEntry, Trail
from dnapp.store.links import chunks, owners
from dnapp.store.undo import Undone, revert
from dnapp.store.watching import Watcher

if TYPE_CHECKING:
    from sqlite3 import Connection

_PHYSICAL_BITS = 16
_NEXT = """\
SELECT (SELECT coalesce(max("seq"), 0) + 1 FROM "change"),
    (SELECT coalesce(max("seq"), 0) FROM "audit")"""
_SEEN = """\
WITH RECURSIVE m(x) AS (SELECT min("machine") FROM "change" UNION ALL
    SELECT (SELECT min("machine") FROM "change" WHERE "machine" > m.x)
    FROM m WHERE m.x IS NOT NULL)
SELECT c."machine", c."machine_seq", c."hash", c."clock" FROM m CROSS JOIN "change" AS c
WHERE c."machine" = m.x AND c."machine_seq" =
    (SELECT max("machine_seq") FROM "change" WHERE "machine" = m.x)"""
"""The newest change of each machine, found by hopping along the index."""
_WINDOW_WAIT = 1.0
"""Seconds that the window's own thread waits for a job that writes."""
_JOB_WAIT = 120.0
_LOOK_UP_EVERY = 256
"""Rows of the trail between two looks whether a change shall go on."""


Guard = Callable[["Connection", int, str], None]
"""Looks at an open change: the newest row of the trail before it, and the reason given. Raises
what refuses it."""


def allow_all(connection: Connection, base: int, reason: str) -> None:
    """For files in which nothing is guarded."""


class Changes:
    """Writes, undoes and tells the trail; several threads may, one after the other.

    `committed` is called when a change can be read by every connection; `guard` may refuse it
    before.
    """

    def __init__(
        self,
        database: Database,
        who: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        derive: Derive = deriving.nothing,
        kinds: Mapping[str, RecordType] = BY_KEY,
        committed: Callable[[], None] = lambda: None,
        guard: Guard = allow_all,
    ) -> None:
        self._database = database
        self._committed = committed
        self._guard = guard
        self._given = threading.local()
        self._who = who
        self._clock = clock
        self._derive = derive
        self._kinds = kinds
        self._lock = threading.RLock()
        self._inside = False
        self._own_machine = ""
        self.trail = Trail(database.reader)

    @contextmanager
    def change(self, name: str, **details: Any) -> Iterator[Change]:
        """One named change: everything written inside is kept, or nothing.

        `name` is a key below `change.name`, `details` fill its sentence and must be JSON. A change
        that wrote nothing leaves no trace. RuntimeError when changes are nested; UserError when
        the file is open for reading only, the disk is full, or a job is writing just now.
        """
        with self._transaction(name, details, None) as change:
            yield change

    @property
    def reason(self) -> str:
        """Why the changes of this thread are made, as far as it was asked."""
        return str(getattr(self._given, "reason", ""))

    @contextmanager
    def giving_reason(self, reason: str) -> Iterator[None]:
        """The changes that this thread makes meanwhile bear a reason in their details."""
        before, self._given.reason = self.reason, reason.strip()
        try:
            yield
        finally:
            self._given.reason = before

    def undo(self, seq: int | None = None, watcher: Watcher | None = None) -> Undone:
        """Undo a change (the newest that is not undone), as a change of its own.

        Cells edited since are kept and listed; `watcher` follows. UserError
        `change.nothing_to_undo` when there is none, `change.before_update` when a newer dnapp has
        reshaped its tables since.
        """
        with self._turn():
            # The window's reader would wait while a job reads thousands of rows through it.
            trail = Trail(self._database.writer)
            entry = trail.undoable() if seq is None else trail.entry(seq)
            if entry is None:
                raise UserError("change.nothing_to_undo")
            return self._revert(entry, watcher)

    def redo(self, watcher: Watcher | None = None) -> Undone:
        """Put back what the newest undo took away; UserError `change.nothing_to_redo`."""
        with self._turn():
            entry = Trail(self._database.writer).redoable()
            if entry is None:
                raise UserError("change.nothing_to_redo")
            return self._revert(entry, watcher)

    def undo_size(self) -> int:
        """How many rows of the trail `undo` would go through."""
        entry = self.trail.undoable(rows=False)
        return entry.size if entry else 0

    def redo_size(self) -> int:
        """How many rows of the trail `redo` would go through."""
        entry = self.trail.redoable(rows=False)
        return entry.size if entry else 0

    def can_undo(self) -> str | None:
        """Name of the change that `undo` would undo."""
        entry = self.trail.undoable(rows=False)
        return None if entry is None else self.trail.original(entry).name

    def can_redo(self) -> str | None:
        """Name of the change that `redo` would redo."""
        entry = self.trail.redoable(rows=False)
        return None if entry is None else self.trail.original(entry).name

    def history(
        self, kind: str | None = None, row_id: str | None = None, limit: int = 50
    ) -> list[ChangeEntry]:
        """The newest changes with their rows; of one record, those of its child rows too."""
        return self.trail.history(self._kinds, kind, row_id, limit)

    def verify(self, last: int | None = None) -> list[UserError]:
        """Recompute the hash chain, all of it or the newest changes; what does not fit."""
        return self.trail.verify(last)

    def stale(self, kind: str, today: str) -> list[str]:
        """Live records whose computed values do not hold on a day (ISO)."""
        table = self._kinds[kind].key
        # Found in the index alone: the rows themselves fill the whole file.
        rows = self._database.reader.execute(
            f'SELECT "id" FROM "{table}" WHERE "n" IN (SELECT "n" FROM "{table}" INDEXED BY'
            f' "{table}__state" WHERE "deleted_at" IS NULL'
            ' AND ("state_until" < ?1 OR "state_from" > ?1))',
            (today,),
        )
        return [row[0] for row in rows]

    def refresh_states(self, today: str) -> dict[str, int]:
        """Derive anew what no longer holds on a day (ISO); how many records by kind.

        Computed values are not in the trail: this is no change and cannot be undone.
        """
        touched = {
            kind.key: set(self.stale(kind.key, today))
            for kind in self._kinds.values()
            if kind.computed
        }
        touched = {kind: ids for kind, ids in touched.items() if ids}
        if touched:
            with self._guarded() as writer:
                self._store_derived(writer, touched)
        return {kind: len(ids) for kind, ids in touched.items()}

    def _revert(self, entry: ChangeEntry, watcher: Watcher | None) -> Undone:
        original = self.trail.original(entry)
        details: dict[str, Any] = {"of": original.name, **original.details}
        for own in ("kept", "reason"):
            details.pop(own, None)
        with self._transaction("undo" if entry.is_change else "redo", details, entry.id) as change:
            change.watcher = watcher or change.watcher
            undone = revert(change, entry)
            if undone.kept:
                details["kept"] = [list(cell) for cell in undone.kept]
        return undone

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for other threads' changes: the window briefly, jobs for a whole import."""
        in_window = threading.current_thread() is threading.main_thread()
        if not self._lock.acquire(timeout=_WINDOW_WAIT if in_window else _JOB_WAIT):
            raise UserError("database.busy")
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def _guarded(self) -> Iterator[Connection]:
        """One BEGIN IMMEDIATE … COMMIT; everything is taken back when anything fails."""
        writer = self._database.writer
        with self._turn():
            if self._inside:
                raise RuntimeError("a change inside a change")
            self._inside = True
            try:
                writer.execute("BEGIN IMMEDIATE")
                try:
                    yield writer
                    if writer.in_transaction:
                        writer.execute("COMMIT")
                        self._committed()
                except BaseException:
                    if writer.in_transaction:
                        writer.execute("ROLLBACK")
                    raise
            except DatabaseError as error:
                if is_storage_failure(error):
                    path = self._database.folder.database
                    raise UserError("database.disk_full", path=path) from error
                raise
            finally:
                self._inside = False

    @contextmanager
    def _transaction(
        self, name: str, details: Mapping[str, Any], undo_of: str | None
    ) -> Iterator[Change]:
        with self._guarded() as writer:
            seq, base = writer.execute(_NEXT).fetchone()
            writer.execute('INSERT INTO "open_change" VALUES (1, ?, ?, 0)', (seq, base))
            now = self._clock().astimezone(UTC)
            at = now.isoformat(timespec="milliseconds")
            change = Change(writer, self._kinds, self._who, at, seq, base)
            yield change
            self._guard(writer, base, self.reason)
            digests = self._finish(writer, base, change.watcher)
            change.watcher.settle()
            if digests:
                self._record(
                    writer,
                    digests,
                    {
                        "seq": seq,
                        "id": str(uuid7()),
                        "name": name,
                        "details": json.dumps(
                            self._with_reason(details), ensure_ascii=False, default=str
                        ),
                        "by": self._who,
                        "at": at,
                        "clock": int(now.timestamp() * 1000) << _PHYSICAL_BITS,
                        "undo_of": undo_of,
                        "first": base + 1,
                        "last": base + len(digests),
                    },
                )
                writer.execute('DELETE FROM "open_change"')
            else:
                writer.execute("ROLLBACK")  # nothing was written

    def _with_reason(self, details: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**details, "reason": self.reason} if self.reason else details

    def _finish(self, writer: Connection, base: int, watcher: Watcher) -> list[bytes]:
        """Derive and index what the trail says was touched; digests of its rows, in order."""
        digests: list[bytes] = []
        touched: dict[str, dict[str, frozenset[str] | None]] = {}
        columns: dict[str, frozenset[str]] = {}
        """Columns that a trail text names; thousands of rows may bear the same."""
        rows = writer.execute(
            f'SELECT {_names(AUDIT_COLUMNS)} FROM "audit" WHERE "seq" > ? ORDER BY "seq"', (base,)
        )
        for row in rows:
            if len(digests) % _LOOK_UP_EVERY == 0:
                watcher.step(0, 0)
            digests.append(row_digest(row))
            _, key, row_id, op, _, new, _ = row
            changed = touched.setdefault(key, {})
            if op == "insert":
                changed[row_id] = None
            elif changed.get(row_id, frozenset()) is not None:
                named = columns.get(new) or columns.setdefault(new, frozenset(json.loads(new)))
                changed[row_id] = (changed.get(row_id) or frozenset()) | named
        if not digests:
            return digests
        roots: dict[str, set[str]] = {}
        for key, ids in touched.items():
            for owner, owner_id in owners(writer, self._kinds, self._kinds[key], list(ids)):
                roots.setdefault(owner, set()).add(owner_id)
        self._store_derived(
            writer, {key: self._live(writer, key, ids) for key, ids in roots.items()}
        )
        watcher.step(0, 0)
        stale = search_index.stale_entries(writer, self._kinds, touched)
        search_index.refresh(writer, self._kinds, stale)
        return digests

    def _live(self, writer: Connection, key: str, ids: set[str]) -> set[str]:
        """Of some records with computed fields those outside the bin: nobody reads the others'."""
        if not self._kinds[key].computed:
            return ids
        return {row_id for part in chunks(list(ids)) for row_id in _live_ids(writer, key, part)}

    def _store_derived(self, writer: Connection, touched: Mapping[str, set[str]]) -> None:
        deriving.store(writer, self._kinds, self._derive(writer, touched))

    def _machine(self, writer: Connection) -> str:
        """Identity of this machine in the trail, made with the first change."""
        if not self._own_machine:
            found = writer.execute('SELECT "value" FROM "local" WHERE "name" = \'machine\'')
            row = found.fetchone()
            if row is None:
                made = str(uuid7())
                writer.execute("INSERT INTO \"local\" VALUES ('machine', ?)", (made,))
                return made  # remembered once it is committed
            self._own_machine = row[0]
        return self._own_machine

    def _record(self, writer: Connection, digests: list[bytes], row: dict[str, Any]) -> None:
        """Write the row of the change, complete and for good."""
        machine = self._machine(writer)
        newest = {name: rest for name, *rest in writer.execute(_SEEN).fetchall()}
        number, before, _ = newest.get(machine, (0, "", 0))
        seen = {name: other[0] for name, other in newest.items() if name != machine}
        row |= {
            "clock": max(row["clock"], *(clock + 1 for *_, clock in newest.values()), 0),
            "machine": machine,
            "machine_seq": number + 1,
            "seen": json.dumps(seen, sort_keys=True),
            "schema": self._database.schema_version,
            "prev": before,
        }
        row["hash"] = change_hash((row[name] for name in CHANGE_COLUMNS), digests)
        writer.execute(
            f'INSERT INTO "change" ({_names(row)}) VALUES ({", ".join("?" * len(row))})',
            tuple(row.values()),
        )


def _live_ids(connection: Connection, key: str, ids: list[str]) -> list[str]:
    rows = connection.execute(
        f'SELECT "id" FROM "{key}" WHERE "deleted_at" IS NULL'
        ' AND "id" IN (SELECT "value" FROM json_each(?))',
        (json.dumps(ids),),
    )
    return [row[0] for row in rows]


def _names(columns: Iterator[str] | Mapping[str, Any] | tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
