"""Files that are kept as they are with a record: written once, never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dnapp.core.errors import UserError

if TYPE_CHECKING:
    from sqlite3 import Connection


def digest(content: bytes) -> str:
    """SHA-256 of a content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def keep(connection: Connection, owner: str, name: str, content: bytes) -> None:
    """Keep a file with a record; only inside an open change, each name once."""
    connection.execute(
        'INSERT INTO "kept_file" ("owner", "name", "content", "digest") VALUES (?, ?, ?, ?)',
        (owner, name, content, digest(content)),
    )


def kept(connection: Connection, owner: str, name: str) -> bytes:
    """A file of a record; UserError when it is not there, or is not what was kept."""
    row = connection.execute(
        'SELECT "content", "digest" FROM "kept_file" WHERE "owner" = ? AND "name" = ?',
        (owner, name),
    ).fetchone()
    if row is None:
        raise UserError("kept_file.missing", name=name)
    if digest(row[0]) != row[1]:
        raise UserError("kept_file.altered", name=name)
    return bytes(row[0])


def altered(connection: Connection) -> Iterator[UserError]:
    """Files that are not what was kept; one is held in memory at a time."""
    rows = connection.execute('SELECT "n", "name", "digest" FROM "kept_file"').fetchall()
    for n, name, known in rows:
        found = connection.execute('SELECT "content" FROM "kept_file" WHERE "n" = ?', (n,))
        if digest(found.fetchone()[0]) != known:
            yield UserError("kept_file.altered", name=name)
