"""Many rows into the bin, or out of it, some hundred at a time.

What stands in the way of one row is told by the doors of single rows: where something does, the
rows go one by one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from dnapp.core.fields import Link, Links
from dnapp.core.record import RecordType
from dnapp.store.change import Change
from dnapp.store.driver import IntegrityError
from dnapp.store.links import any_referrers, chunks, dead_links, linked_ids

_AMONG = '(SELECT "value" FROM json_each(?))'


def no_step(done: int, total: int) -> None:
    """For those who need not hear."""


def delete_all(change: Change, kind: str, ids: Sequence[str]) -> None:
    """Put records with their child rows into the bin; UserError as for `Change.delete`."""
    record_type = change.kinds[kind]
    for part in _parts(change, ids):
        whole = not record_type.parent and _all_are(change, record_type, part, live=True)
        if not whole or any_referrers(change.connection, change.kinds, kind, part):
            _one_by_one(change.delete, kind, part)
        else:
            for child in (change.kinds[key] for key in record_type.children):
                change.move(child, _live_children(change, child, part), change.at)
            change.move(record_type, part, change.at)


def restore_all(change: Change, kind: str, ids: Sequence[str]) -> None:
    """Take records out of the bin with the child rows that went there with them; UserError as for
    `Change.restore`."""
    record_type = change.kinds[kind]
    for part in _parts(change, ids):
        if record_type.parent or not _all_are(change, record_type, part, live=False):
            _one_by_one(change.restore, kind, part)
            continue
        together = {
            child: _children_gone_with(change, record_type, child, part)
            for child in (change.kinds[key] for key in record_type.children)
        }
        if not _all_back(change, {record_type: part, **together}):
            _one_by_one(change.restore, kind, part)


def move_back(
    change: Change, kind: RecordType, ids: Sequence[str], now: str | None, at: str | None
) -> bool:
    """Put rows that all went to the bin (or left it) with one change where they were before it.

    False, with nothing done, when some were moved since or something stands in the way.
    """
    connection = change.connection
    same = connection.execute(
        f'SELECT count(*) FROM "{kind.key}" WHERE "deleted_at" IS ? AND "id" IN {_AMONG}',
        (now, json.dumps(ids)),
    ).fetchone()
    if same[0] != len(ids):
        return False
    if at is None:
        moved = _all_back(change, {kind: ids})
    else:
        children = (change.kinds[key] for key in kind.children)
        moved = not any(_live_children(change, child, ids) for child in children)
        moved = moved and not any_referrers(connection, change.kinds, kind.key, ids)
        if moved:
            change.move(kind, ids, at)
    if moved and kind.parent:
        rows = connection.execute(
            f'SELECT DISTINCT "{kind.parent}" FROM "{kind.key}" WHERE "id" IN {_AMONG}',
            (json.dumps(ids),),
        )
        change.raise_revision(change.kinds[kind.owner], *(row[0] for row in rows.fetchall()))
    return moved


def _parts(change: Change, ids: Sequence[str]) -> Iterator[list[str]]:
    done = 0
    for part in chunks(ids):
        change.watcher.step(done, len(ids))
        yield part
        done += len(part)


def _one_by_one(move: Callable[[str, str], None], kind: str, ids: Sequence[str]) -> None:
    for row_id in ids:
        move(kind, row_id)


def _all_are(change: Change, kind: RecordType, ids: Sequence[str], *, live: bool) -> bool:
    found = change.connection.execute(
        f'SELECT count(*) FROM "{kind.key}" WHERE "id" IN {_AMONG}'
        f' AND "deleted_at" IS {"" if live else "NOT "}NULL',
        (json.dumps(ids),),
    ).fetchone()
    return bool(found[0] == len(ids))


def _live_children(change: Change, child: RecordType, ids: Sequence[str]) -> list[str]:
    rows = change.connection.execute(
        f'SELECT "id" FROM "{child.key}" WHERE "{child.parent}" IN {_AMONG}'
        ' AND "deleted_at" IS NULL ORDER BY "n"',
        (json.dumps(ids),),
    )
    return [row[0] for row in rows.fetchall()]


def _children_gone_with(
    change: Change, kind: RecordType, child: RecordType, ids: Sequence[str]
) -> list[str]:
    rows = change.connection.execute(
        f'SELECT c."id" FROM "{kind.key}" AS t JOIN "{child.key}" AS c'
        f' ON c."{child.parent}" = t."id" AND c."deleted_at" = t."deleted_at"'
        f' WHERE t."id" IN {_AMONG} ORDER BY c."n"',
        (json.dumps(ids),),
    )
    return [row[0] for row in rows.fetchall()]


def _all_back(change: Change, rows: dict[RecordType, Sequence[str]]) -> bool:
    """Take rows out of the bin if all their links live and no unique value is taken, else none."""
    change.connection.execute("SAVEPOINT part")
    try:
        for kind, ids in rows.items():
            change.move(kind, ids, None)
        whole = not any(_points_to_the_bin(change, kind, ids) for kind, ids in rows.items())
    except IntegrityError:
        whole = False
    if not whole:
        change.connection.execute("ROLLBACK TO part")
    change.connection.execute("RELEASE part")
    return whole


def _points_to_the_bin(change: Change, kind: RecordType, ids: Sequence[str]) -> bool:
    names = [spec.name for spec in kind.typed if isinstance(spec, (Link, Links))]
    if not names:
        return False
    columns = ", ".join(f'"{name}"' for name in names)
    rows = change.connection.execute(
        f'SELECT {columns} FROM "{kind.key}" WHERE "id" IN {_AMONG}', (json.dumps(ids),)
    )
    wanted: dict[str, dict[str, None]] = {}
    for row in rows.fetchall():
        for name, targets in linked_ids(kind, dict(zip(names, row, strict=True))).items():
            wanted.setdefault(name, {}).update(dict.fromkeys(targets))
    return bool(dead_links(change.connection, kind, wanted))
