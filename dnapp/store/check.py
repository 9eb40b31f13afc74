"""The integrity of a file: pages, structure, schema, chain, trail, index and links."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dnapp.core.errors import UserError
from dnapp.core.fields import Link, Links
from dnapp.core.record import RecordType
from dnapp.records import BY_KEY
from dnapp.store import migrations, schema
from dnapp.store.database import Database, damage
from dnapp.store.history import Trail
from dnapp.store.rows import shape
from dnapp.store.search_index import PER_DAY, kind_token
from dnapp.store.search_text import Doc, SearchText, searchable

if TYPE_CHECKING:
    from sqlite3 import Connection

_NEWEST = 200
"""Changes whose hashes a quick check recomputes."""


def check(
    database: Database, *, deep: bool, kinds: Mapping[str, RecordType] = BY_KEY
) -> list[UserError]:
    """Everything wrong with a file, with a connection of its own.

    A quick check reads the newest changes, a deep one the whole chain, each row against the trail
    and each index entry against its record: seconds for 100,000 records, so in a worker.
    """
    database.settle()
    with database.new_reader() as connection:
        pages = damage(connection)
        if pages:
            return [UserError("check.pages", count=len(pages), first=pages[0])]
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
        return problems


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
            pairs = (
                f'SELECT t."n", j."value" FROM "{kind.key}" AS t, json_each(t."{spec.name}") AS j'
            )
            refer = 'SELECT "n", "target" FROM "refer" WHERE "kind" = ?1 AND "field" = ?2'
            query = (
                f"SELECT (SELECT count(*) FROM ({pairs} EXCEPT {refer}))"
                f" + (SELECT count(*) FROM ({refer} EXCEPT {pairs}))"
                f' + (SELECT count(*) FROM ({pairs} WHERE t."deleted_at" IS NULL) AS p'
                f' WHERE NOT EXISTS (SELECT 1 FROM "{spec.target}" AS o WHERE o."id" = p."value"'
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
    state: dict[str, dict[str, object]] = {}
    for row_id, new in connection.execute(
        'SELECT "row_id", "new" FROM "audit" WHERE "tbl" = ? ORDER BY "seq"', (kind.key,)
    ):
        state.setdefault(row_id, {}).update(json.loads(new))
    made = shape(kind.key, kind)
    keys = tuple(f"{spec.name}_key" for spec in kind.typed if spec.keyed)
    names = ", ".join(f'"{name}"' for name in (*columns, *keys))
    differing = unsorted = 0
    for row_id, *cells in connection.execute(f'SELECT "id", {names} FROM "{kind.key}"'):
        row = dict(zip((*columns, *keys), cells, strict=True))
        stored = {name: row.pop(name) for name in keys}
        differing += state.pop(row_id, None) != row
        unsorted += stored != made.keys_of_cells(row)
    if differing or state:
        yield UserError("check.trail", kind=kind.key, count=differing + len(state))
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
        entries = dict(
            connection.execute('SELECT "record", "n" FROM "doc" WHERE "kind" = ?', (kind.key,))
        )
        ids = [row[0] for row in connection.execute(f'SELECT "id" FROM "{kind.key}"')]
        wrong = sum(
            entries.get(doc.record, 0) // PER_DAY != doc.day
            or held.get(entries.get(doc.record, 0)) != _sum(kind.key, doc)
            for doc in texts.docs(kind, ids)
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
