"""The integrity of a file: pages, structure, schema, chain, trail, index and links."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dnapp.core.errors import UserError
from dnapp.core.fields import Link, Links
from dnapp.core.numbers import count2
from dnapp.core.record import RecordType
from dnapp.records import BY_KEY
from dnapp.store import migrations, schema
from dnapp.store.database import Database, damage
from dnapp.store.history import Trail
from dnapp.store.kept_files import altered
from dnapp.store.rows import shape
from dnapp.store.search_index import PER_DAY, kind_token
from dnapp.store.search_text import Doc, SearchText, searchable

if TYPE_CHECKING:
    from sqlite3 import Connection

_NEWEST = 200
"""Changes whose hashes a quick check recomputes."""

_AT_ONCE = 2_000
"""Records compared at a time: no table is ever held in memory."""


def check(
    database: Database, *, deep: bool, kinds: Mapping[str, RecordType] = BY_KEY
) -> list[UserError]:
    """Everything wrong with a file, with a connection of its own.

    A quick check reads the newest changes, a deep one the whole chain, each row against the trail
    and each index entry against its record: seconds for 100,000 records, so in a worker.
    """
    database.settle()
    pages = damaged_pages(database)
    if pages:
        return [pages]
    with database.new_reader() as connection:
        problems = list(_structure(connection, kinds))
        problems += Trail(connection).verify(None if deep else _NEWEST)
        for kind in kinds.values():
            problems += _links(connection, kind)
            if searchable(kind):
                problems += _index(connection, kind)
            if deep:
                problems += _trail(connection, kind)
        if deep:
            problems += _texts(connection, kinds)
            problems += altered(connection)
        return problems


def damaged_pages(database: Database) -> UserError | None:
    """Whether pages were altered or the structure is broken, with a connection of its own.

    Reads the whole file: about a second for 100,000 records, so in a worker.
    """
    with database.new_reader() as connection:
        found = damage(connection)
    if not found:
        return None
    return UserError("check.pages", count=count2(len(found)), path=database.folder.database)


def _structure(connection: Connection, kinds: Mapping[str, RecordType]) -> Iterator[UserError]:
    if schema.fingerprint(connection) != migrations.FINGERPRINT:
        yield UserError("check.schema")
    for kind in kinds.values():
        found = {row[1] for row in connection.execute(f'PRAGMA table_info("{kind.key}")')}
        wanted = {"id", *schema.audited(kind), *schema.derived(kind)}
        for name in sorted(wanted - found):
            yield UserError("check.column_missing", kind=kind.key, field=name)
    for table, *_ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield UserError("check.link_broken", kind=table, field="")
    if connection.execute('SELECT count(*) FROM "open_change"').fetchone()[0]:
        yield UserError("check.change_left_open")


def _links(connection: Connection, kind: RecordType) -> Iterator[UserError]:
    """Live rows that point to the bin, and links fields that differ from their index."""
    for spec in kind.typed:
        if isinstance(spec, Link):
            query = (
                f'SELECT count(*) FROM "{kind.key}" AS t JOIN "{spec.target}" AS o'
                f' ON o."id" = t."{spec.name}"'
                ' WHERE t."deleted_at" IS NULL AND o."deleted_at" IS NOT NULL'
            )
            parameters: tuple[str, ...] = ()
        elif isinstance(spec, Links):
            table = f'"{kind.key}" AS t'
            linked = f'json_each(t."{spec.name}") AS j'
            query = (
                f"SELECT (SELECT count(*) FROM {table}, {linked} WHERE NOT EXISTS"
                ' (SELECT 1 FROM "refer" WHERE "kind" = ?1 AND "field" = ?2'
                ' AND "target" = j."value" AND "n" = t."n"))'
                ' + (SELECT count(*) FROM "refer" AS r WHERE r."kind" = ?1 AND r."field" = ?2'
                f" AND NOT EXISTS (SELECT 1 FROM {table}, {linked}"
                ' WHERE t."n" = r."n" AND j."value" = r."target"))'
                f' + (SELECT count(*) FROM {table}, {linked} WHERE t."deleted_at" IS NULL'
                f' AND NOT EXISTS (SELECT 1 FROM "{spec.target}" AS o WHERE o."id" = j."value"'
                ' AND o."deleted_at" IS NULL))'
            )
            parameters = (kind.key, spec.name)
        else:
            continue
        if connection.execute(query, parameters).fetchone()[0]:
            yield UserError("check.link_broken", kind=kind.key, field=spec.name)


def _index(connection: Connection, kind: RecordType) -> Iterator[UserError]:
    """Index entries without a live record, live records without an entry."""
    live = f'SELECT "n" FROM "{kind.key}" WHERE "deleted_at" IS NULL'
    entries = 'SELECT "record" FROM "doc" WHERE "kind" = ?1'
    counts = connection.execute(
        f"SELECT (SELECT count(*) FROM ({live} EXCEPT {entries})),"
        f" (SELECT count(*) FROM ({entries} EXCEPT {live})),"
        ' (SELECT count(*) FROM "doc") - (SELECT count(*) FROM "search_docsize")',
        (kind.key,),
    ).fetchone()
    if any(counts):
        yield UserError("check.index", kind=kind.key)


def _trail(connection: Connection, kind: RecordType) -> Iterator[UserError]:
    """Rows that are not what their trail adds up to, or whose sort keys are not their own."""
    columns = schema.audited(kind)
    made = shape(kind.key, kind)
    keys = made.key_columns
    untouched = made.cells(kind.cls())  # of a column that is younger than the row
    names = ", ".join(f'"{name}"' for name in (*columns, *keys))
    differing = connection.execute(
        'SELECT count(DISTINCT a."row_id") FROM "audit" AS a WHERE a."tbl" = ?'
        f' AND NOT EXISTS (SELECT 1 FROM "{kind.key}" AS t WHERE t."id" = a."row_id")',
        (kind.key,),
    ).fetchone()[0]
    unsorted = 0
    rows = connection.execute(f'SELECT "id", {names} FROM "{kind.key}"')
    while some := rows.fetchmany(_AT_ONCE):
        state: dict[str, dict[str, object]] = {}
        for row_id, new in connection.execute(
            'SELECT "row_id", "new" FROM "audit" INDEXED BY "audit_row" WHERE "tbl" = ?'
            ' AND "row_id" IN (SELECT "value" FROM json_each(?)) ORDER BY "seq"',
            (kind.key, json.dumps([row[0] for row in some])),
        ):
            state.setdefault(row_id, dict(untouched)).update(json.loads(new))
        for row_id, *cells in some:
            row = dict(zip((*columns, *keys), cells, strict=True))
            stored = {name: row.pop(name) for name in keys}
            differing += state.get(row_id) != row
            unsorted += stored != made.keys_of_cells(row)
    if differing:
        yield UserError("check.trail", kind=kind.key, count=differing)
    if unsorted:
        yield UserError("check.keys", kind=kind.key, count=unsorted)


def _texts(connection: Connection, kinds: Mapping[str, RecordType]) -> Iterator[UserError]:
    """Entries that do not hold exactly the words of their records, or lie on another day."""
    connection.execute("PRAGMA query_only = OFF")  # the file itself was opened for reading only
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, instance)")
    held: dict[int, int] = {}
    for entry, column, term in connection.execute("SELECT doc, col, term FROM temp.terms"):
        held[entry] = held.get(entry, 0) ^ hash((column, term))
    texts = SearchText(connection, kinds)
    for kind in filter(searchable, kinds.values()):
        rows = connection.execute(
            f'SELECT t."id", t."n", d."n" FROM "{kind.key}" AS t JOIN "doc" AS d'
            ' ON d."kind" = ? AND d."record" = t."n"',
            (kind.key,),
        )
        wrong = 0
        while some := rows.fetchmany(_AT_ONCE):
            entries = {record: entry for _, record, entry in some}
            wrong += sum(
                entries[doc.record] // PER_DAY != doc.day
                or held.get(entries[doc.record]) != _sum(kind.key, doc)
                for doc in texts.docs(kind, [row[0] for row in some])
            )
        if wrong:
            yield UserError("check.index", kind=kind.key)


def _sum(key: str, doc: Doc) -> int:
    title, body = doc.words
    total = hash(("kind", kind_token(key)))
    for column, text in (("title", title), ("body", body)):
        for word in set(text.split()):
            total ^= hash((column, word))
    return total
