"""What can be written inside one change."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from uuid_utils import uuid7

from dnapp.core.errors import UserError
from dnapp.core.fields import Cell
from dnapp.core.record import Child, Record, RecordType, Tree
from dnapp.store import kept_files, schema
from dnapp.store.clock import local_time
from dnapp.store.driver import IntegrityError
from dnapp.store.links import dead_links, linked_ids, referrers
from dnapp.store.rows import BOOKKEEPING, Shape, shape
from dnapp.store.watching import Unwatched, Watcher

if TYPE_CHECKING:
    from sqlite3 import Connection

R = TypeVar("R", bound=Record)


class Change:
    """The inside of an open change: saves, deletions and bulk inserts of one transaction."""

    def __init__(
        self,
        connection: Connection,
        kinds: Mapping[str, RecordType],
        who: str,
        at: str,
        seq: int,
        base: int,
    ) -> None:
        self.connection = connection
        self.kinds = kinds
        self.seq = seq
        self.watcher: Watcher = Unwatched()
        """Whoever opened the change may follow it."""
        self._base = base
        self._who = who
        self.at = at
        self._by_class = {kind.cls: kind for kind in kinds.values()}
        self._raised: set[tuple[str, str]] = set()
        """Owners whose revision this change has raised already."""

    def save(self, record: R) -> R:
        """Insert a record without a known id, else update it; an unchanged one is not written.

        Gives the record as stored, its computed fields as they were. UserError when somebody
        saved it in between (`record.changed_elsewhere`), when it or what it points to is in the
        bin, or when a unique value is taken. Saving a child row raises its owner's revision.
        """
        kind = self._by_class[type(record)]
        row = self._row(kind, record.id) if record.id else None
        saved = self._insert(kind, record) if row is None else self._update(kind, record, row)
        if kind.parent and saved is not record:
            self.raise_revision(self.kinds[kind.owner], getattr(saved, kind.parent))
        return saved

    def save_tree(self, tree: Tree) -> Tree:
        """Save a record, then its child rows; of each child type in the tree, stored rows that
        the tree lacks go to the bin. Places are given anew, from 1."""
        record = self.save(tree.record)
        kind = self._by_class[type(record)]
        children: dict[str, tuple[Child, ...]] = {}
        for key, rows in tree.children.items():
            child = self.kinds[key]
            kept = {row.id for row in rows if row.id}
            for row_id in self._child_ids(child, record.id):
                if row_id not in kept:
                    self._set_deleted(child, row_id, self.at)
                    self.raise_revision(kind, record.id)
            children[key] = tuple(
                self.save(_placed(row, place, child.parent, record.id))
                for place, row in enumerate(rows, start=1)
            )
        if (kind.key, record.id) in self._raised:
            record = self._read(kind, record.id)
        return Tree(record, children)

    def keep_file(self, owner: str, name: str, content: bytes) -> None:
        """Keep a file with a record of this change, as it is and for good."""
        kept_files.keep(self.connection, owner, name, content)

    def delete(self, kind: str, row_id: str) -> None:
        """Put a record and its child rows into the bin.

        UserError `record.still_linked` when other live records point to it.
        """
        record_type = self.kinds[kind]
        row = self._row(record_type, row_id)
        if row is None or row["deleted_at"]:
            raise UserError("record.missing", kind=kind, id=row_id)
        linked = referrers(self.connection, self.kinds, kind, row_id)
        if linked:
            titles = [self._title(key, linked_id) for key, linked_id in linked[:3]]
            raise UserError(
                "record.still_linked",
                title=row[record_type.title],
                count=len(linked),
                titles="; ".join(titles),
            )
        for key in record_type.children:
            for child_id in self._child_ids(self.kinds[key], row_id):
                self._set_deleted(self.kinds[key], child_id, self.at)
        self._set_deleted(record_type, row_id, self.at)
        if record_type.parent:
            self.raise_revision(self.kinds[record_type.owner], row[record_type.parent])

    def restore(self, kind: str, row_id: str) -> None:
        """Take a record out of the bin, with the child rows that went there together with it.

        UserError when what it points to is in the bin, or its unique value is taken since.
        """
        record_type = self.kinds[kind]
        row = self._row(record_type, row_id)
        if row is None or not row["deleted_at"]:
            raise UserError("record.missing", kind=kind, id=row_id)
        self._restore_row(record_type, row)
        for key in record_type.children:
            child = self.kinds[key]
            together = self.connection.execute(
                f'SELECT "id" FROM "{key}" WHERE "{child.parent}" = ? AND "deleted_at" = ?'
                ' ORDER BY "pos"',
                (row_id, row["deleted_at"]),
            ).fetchall()
            for (child_id,) in together:
                child_row = self._row(child, child_id)
                assert child_row is not None
                self._restore_row(child, child_row)
        if record_type.parent:
            self.raise_revision(self.kinds[record_type.owner], row[record_type.parent])

    def bulk(self, kind: str, records: Iterable[Record]) -> list[str]:
        """Insert many new records at once; their ids in order.

        The trail and the search index are filled once, from the stored rows. UserError as for
        `save`; RuntimeError when the trail does not hold as many rows as were inserted.
        """
        record_type = self.kinds[kind]
        first = self._next_n(kind)
        rows = _BulkRows(shape(kind, record_type), records, first, self._new_cells)
        if not rows.columns:
            return []
        self.connection.execute("PRAGMA defer_foreign_keys = ON")  # rows may name later ones
        self.connection.execute('UPDATE "open_change" SET "bulk" = 1')
        with self._unique_values(record_type, rows.last):
            self.connection.executemany(_insert_sql(kind, rows.columns), rows)
        self.connection.execute('UPDATE "open_change" SET "bulk" = 0')
        self._refuse_dead_links(record_type, rows.wanted)
        ids = rows.ids
        self._fill(record_type, first, first + len(ids) - 1)
        if record_type.parent:
            owner = self.kinds[record_type.owner]
            for owner_id in rows.wanted.get(record_type.parent, ()):
                self.raise_revision(owner, owner_id)
        return ids

    def _fill(self, kind: RecordType, first: int, last: int) -> None:
        before = self.connection.execute('SELECT max("seq") FROM "audit"').fetchone()[0]
        before = max(before or 0, self._base)
        done = self.connection.execute(
            schema.bulk_audit(kind), (self.seq, before - self._base, first, last)
        ).rowcount
        if done != last - first + 1:
            raise RuntimeError(f"{kind.key}: {last - first + 1} rows, {done} in the trail")
        for statement in schema.bulk_refer(kind):
            self.connection.execute(statement, (first, last))

    def put(self, kind: RecordType, row: Mapping[str, Any], cells: Mapping[str, Cell]) -> None:
        """Write some columns of a stored row, with the keys that follow from them."""
        sets = {
            **cells,
            **shape(kind.key, kind).keys_of_cells(cells),
            "revision": row["revision"] + 1,
            "updated_at": self.at,
            "updated_by": self._who,
        }
        columns = ", ".join(f'"{name}" = ?' for name in sets)
        with self._unique_values(kind, lambda: {**row, **sets}):
            self.connection.execute(
                f'UPDATE "{kind.key}" SET {columns} WHERE "n" = ?', (*sets.values(), row["n"])
            )

    def move(self, kind: RecordType, ids: Sequence[str], at: str | None) -> None:
        """Put many rows into the bin at a time, or take them out of it with None."""
        self.connection.execute(
            f'UPDATE "{kind.key}" SET "deleted_at" = ?, "revision" = "revision" + 1,'
            ' "updated_at" = ?, "updated_by" = ?'
            ' WHERE "id" IN (SELECT "value" FROM json_each(?))',
            (at, self.at, self._who, json.dumps(list(ids))),
        )

    def stored(self, kind: RecordType, row_id: str) -> dict[str, Any] | None:
        """A row as it is now, by column; None when there never was one."""
        return self._row(kind, row_id)

    def raise_revision(self, kind: RecordType, *row_ids: str) -> None:
        """Let windows that hold owners notice that their child rows changed; once a change."""
        fresh = [row_id for row_id in row_ids if (kind.key, row_id) not in self._raised]
        self._raised.update((kind.key, row_id) for row_id in fresh)
        self.connection.execute(
            f'UPDATE "{kind.key}" SET "revision" = "revision" + 1, "updated_at" = ?,'
            ' "updated_by" = ? WHERE "id" IN (SELECT "value" FROM json_each(?))',
            (self.at, self._who, json.dumps(fresh)),
        )

    def _insert(self, kind: RecordType, record: R) -> R:
        made = shape(kind.key, kind)
        row_id = record.id or str(uuid7())
        cells = made.cells(record)
        self._refuse_dead_links(kind, made.links(record))
        new = self._new_cells(row_id, self._next_n(kind.key))
        full = new | cells | made.keys(record)
        with self._unique_values(kind, lambda: full):
            self.connection.execute(_insert_sql(kind.key, tuple(full)), tuple(full.values()))
        self._raised.add((kind.key, row_id))
        return dataclasses.replace(record, **(new | {"deleted_at": ""}))

    def _update(self, kind: RecordType, record: R, row: Mapping[str, Any]) -> R:
        if row["deleted_at"]:
            raise UserError("record.in_bin", title=row[kind.title])
        if row["revision"] != record.revision:
            raise UserError(
                "record.changed_elsewhere",
                title=row[kind.title],
                by=row["updated_by"],
                at=local_time(row["updated_at"]),
            )
        made = shape(kind.key, kind)
        changed = {name: cell for name, cell in made.cells(record).items() if cell != row[name]}
        if not changed:
            return record
        self._refuse_dead_links(kind, linked_ids(kind, changed))
        self.put(kind, row, changed)
        self._raised.add((kind.key, record.id))
        return dataclasses.replace(
            record,
            revision=row["revision"] + 1,
            updated_at=self.at,
            updated_by=self._who,
        )

    def _new_cells(self, row_id: str, n: int) -> dict[str, Any]:
        values = (row_id, n, 1, self.at, self._who, self.at, self._who, None)
        return dict(zip(BOOKKEEPING, values, strict=True))

    def _next_n(self, table: str) -> int:
        row = self.connection.execute(f'SELECT coalesce(max("n"), 0) + 1 FROM "{table}"').fetchone()
        return int(row[0])

    def _set_deleted(self, kind: RecordType, row_id: str, at: str | None) -> None:
        row = self._row(kind, row_id)
        assert row is not None
        self.put(kind, row, {"deleted_at": at})

    def _restore_row(self, kind: RecordType, row: Mapping[str, Any]) -> None:
        entered = {spec.name: row[spec.name] for spec in kind.typed}
        self._refuse_dead_links(kind, linked_ids(kind, entered))
        self.put(kind, row, {"deleted_at": None})

    def _refuse_dead_links(self, kind: RecordType, wanted: Mapping[str, Iterable[str]]) -> None:
        dead = dead_links(self.connection, kind, wanted)
        if dead:
            name, target = dead[0]
            raise UserError("record.link_missing", kind=kind.key, field=name, id=target)

    @contextmanager
    def _unique_values(
        self, kind: RecordType, cells: Callable[[], Mapping[str, Any]]
    ) -> Iterator[None]:
        """Turn a taken unique value into a sentence; `cells` gives the row that failed."""
        try:
            yield
        except IntegrityError as error:
            name = next(
                (s.name for s in kind.typed if str(error).endswith(f"{kind.key}.{s.name}")), None
            )
            if name is None:
                raise
            value = cells()[name]
            raise UserError("record.not_unique", kind=kind.key, field=name, value=value) from error

    def _row(self, kind: RecordType, row_id: str) -> dict[str, Any] | None:
        made = shape(kind.key, kind)
        row = self.connection.execute(
            f'SELECT {made.select} FROM "{kind.key}" AS t WHERE t."id" = ?', (row_id,)
        ).fetchone()
        return None if row is None else dict(zip(made.columns, row, strict=True))

    def _read(self, kind: RecordType, row_id: str) -> Record:
        made: Shape = shape(kind.key, kind)
        row = self.connection.execute(
            f'SELECT {made.select} FROM "{kind.key}" AS t WHERE t."id" = ?', (row_id,)
        ).fetchone()
        return made.read(row)

    def _child_ids(self, child: RecordType, owner_id: str) -> list[str]:
        rows = self.connection.execute(
            f'SELECT "id" FROM "{child.key}" WHERE "{child.parent}" = ? AND "deleted_at" IS NULL'
            ' ORDER BY "pos"',
            (owner_id,),
        )
        return [row[0] for row in rows.fetchall()]

    def _title(self, key: str, row_id: str) -> str:
        kind = self.kinds[key]
        row = self.connection.execute(
            f'SELECT "{kind.title}" FROM "{key}" WHERE "id" = ?', (row_id,)
        ).fetchone()
        return str(row[0])


def _insert_sql(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'


class _BulkRows:
    """The rows of new records, made one by one as they are inserted."""

    def __init__(
        self,
        made: Shape,
        records: Iterable[Record],
        first: int,
        new_cells: Callable[[str, int], dict[str, Any]],
    ) -> None:
        self._made = made
        self._records = iter(records)
        self._next = first
        self._new_cells = new_cells
        self._cells: dict[str, Any] = {}
        self.ids: list[str] = []
        self.wanted: dict[str, dict[str, None]] = {}
        """Field → ids that the rows point to."""
        self._begun = self._advance()
        self.columns = tuple(self._cells)
        """Empty when there are no records."""

    def last(self) -> Mapping[str, Any]:
        """The row made last, by column."""
        return self._cells

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        while self._begun:
            yield tuple(self._cells.values())
            self._begun = self._advance()

    def _advance(self) -> bool:
        record = next(self._records, None)
        if record is None:
            return False
        made = self._made
        row_id = record.id or str(uuid7())
        self._cells = self._new_cells(row_id, self._next) | made.cells(record) | made.keys(record)
        self._next += 1
        self.ids.append(row_id)
        for name, targets in made.links(record).items():
            self.wanted.setdefault(name, {}).update(dict.fromkeys(targets))
        return True


def _placed(row: Child, place: int, parent: str, owner_id: str) -> Child:
    links: dict[str, Any] = {parent: owner_id}
    return dataclasses.replace(row, pos=place, **links)
