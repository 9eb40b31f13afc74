"""Records that were changed after one row was written: by the trail, child rows as their owners."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dnapp.records import BY_KEY
from dnapp.store.history import ChangeEntry, Trail
from dnapp.store.links import owners

if TYPE_CHECKING:
    from sqlite3 import Connection

_SINCE = """
SELECT c."last" FROM "audit" AS a JOIN "change" AS c ON c."seq" = a."change"
WHERE a."row_id" = ? AND a."tbl" = ? AND a."op" = 'insert'
"""
_LATER = """
SELECT "tbl", json_group_array(DISTINCT "row_id") FROM "audit" WHERE "seq" > ? GROUP BY "tbl"
"""


def changed_later(
    connection: Connection, kind: str, ident: str
) -> Iterator[tuple[str, str, tuple[ChangeEntry, ...]]]:
    """Kind, id and later changes, oldest first, of every record changed after one was inserted."""
    row = connection.execute(_SINCE, (ident, kind)).fetchone()
    if row is None:
        return
    since = int(row[0])
    roots: dict[tuple[str, str], None] = {}
    for table, ids in connection.execute(_LATER, (since,)).fetchall():
        record_type = BY_KEY.get(table)
        if record_type is not None:
            found = owners(connection, BY_KEY, record_type, json.loads(ids))
            roots.update(dict.fromkeys(found))
    trail = Trail(connection)
    first = connection.execute(
        'SELECT coalesce(max("seq"), 0) FROM "change" WHERE "last" <= ?', (since,)
    ).fetchone()[0]
    for owner, owner_id in roots:
        entries = trail.history(BY_KEY, owner, owner_id, _MOST)
        later = tuple(entry for entry in reversed(entries) if entry.seq > first)
        if later:
            yield owner, owner_id, later


_MOST = 50
"""Changes told of one record."""
