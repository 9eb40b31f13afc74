"""The tables, indexes and triggers that the record types call for, as SQL text.

The released schema is the frozen text of the migration steps; a test holds the two together, so
that a field added to a record type fails until its step exists.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dnapp.core.fields import Choice, Day, Link, Links, Number, Spec, Text, YesNo
from dnapp.core.record import RecordType
from dnapp.store.fixed_schema import FIXED

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION_ID = 0x646E6170
"""Marks a file as ours: "dnap"."""

STATE = ("state_from", "state_until")
"""First and last day on which the computed values of a row hold; NULL is open."""


def statements(kinds: Iterable[RecordType]) -> list[str]:
    """Every statement that makes an empty file of the given record types."""
    made = FIXED.split("\n\n")
    for kind in kinds:
        made += [table(kind), *indexes(kind), *triggers(kind)]
    return made


def column_type(spec: Spec) -> str:
    """SQL type of a field's column, with what an untouched field holds."""
    if isinstance(spec, Number):
        return "TEXT" if spec.decimals else "INTEGER"
    if spec.computed:
        return spec.column
    if isinstance(spec, (Text, Choice)):
        return "TEXT NOT NULL DEFAULT ''"
    if isinstance(spec, Links):
        return "TEXT NOT NULL DEFAULT '[]'"
    if isinstance(spec, YesNo):
        return "INTEGER NOT NULL DEFAULT 0"
    if isinstance(spec, Link):
        return f'TEXT REFERENCES "{spec.target}" ("id")'
    return spec.column


def audited(kind: RecordType) -> tuple[str, ...]:
    """Columns that the trail keeps: what people enter, the place, and the bin."""
    place = ("pos",) if kind.parent else ()
    return (*place, *(spec.name for spec in kind.typed), "deleted_at")


def derived(kind: RecordType) -> tuple[str, ...]:
    """Columns that follow from others: never in the trail, free to be refreshed."""
    specs = kind.stored
    keys = (
        *(f"{spec.name}_key" for spec in specs if spec.keyed),
        *(f"{spec.name}_fold" for spec in specs if spec.folded),
    )
    if not kind.computed:
        return keys
    return (*keys, *(spec.name for spec in kind.computed), *STATE)


def table(kind: RecordType) -> str:
    """CREATE TABLE of one record type."""
    lines = [
        '"n" INTEGER PRIMARY KEY',
        '"id" TEXT NOT NULL UNIQUE',
        '"revision" INTEGER NOT NULL',
        '"created_at" TEXT NOT NULL',
        '"created_by" TEXT NOT NULL',
        '"updated_at" TEXT NOT NULL',
        '"updated_by" TEXT NOT NULL',
        '"deleted_at" TEXT',
    ]
    if kind.parent:
        lines.append('"pos" INTEGER NOT NULL')
    lines += [f'"{spec.name}" {column_type(spec)}' for spec in kind.typed]
    computed = {spec.name: spec for spec in kind.computed}
    for name in derived(kind):
        lines.append(f'"{name}" {column_type(computed[name]) if name in computed else "TEXT"}')
    body = ",\n    ".join(lines)
    return f'CREATE TABLE "{kind.key}" (\n    {body}\n) STRICT'


def narrow(kind: RecordType) -> tuple[str, ...]:
    """Short columns that lists filter and sort by, kept together in one covering index."""
    return tuple(
        spec.name
        for spec in kind.stored
        if (spec.table or spec.filter)
        and (isinstance(spec, (Choice, YesNo)) or (isinstance(spec, Number) and not spec.decimals))
    )


def sort_index(kind: RecordType, spec: Spec) -> str:
    """Name of the index that walks the live rows in the order of a field; "" for none."""
    if spec.asked:
        return ""
    if isinstance(spec, Link):
        return f"{kind.key}__{spec.name}"
    if kind.parent:
        return f"{kind.key}__{spec.name}" if spec.name == kind.day else ""
    if isinstance(spec, Links) or spec.keyed:
        return f"{kind.key}__{spec.name}" if _listed(spec) else ""
    return f"{kind.key}__narrow" if spec.name in narrow(kind) else ""


def _listed(spec: Spec) -> bool:
    return spec.table or (spec.filter and isinstance(spec, Day))


_SUMMED = {"commitment": "committed_on", "disbursement": "paid_on"}
"""Lines of money → their day: one index holds what sums over any span need, in groups that share
their rates."""


def _summed(kind: RecordType) -> str:
    return _names("currency", "rate", "usd_rate", f"{_SUMMED[kind.key]}_key", kind.parent, "amount")


_GROUPED = (
    "direction", "starts_on_key", "level", "pillar", "reception_level", "planned", "status",
    "headcount", "ends_on", "countries", "purposes", "fields",
)  # fmt: skip
"""All that figures ask of delegations, by direction and day: one index holds it, so that those of
five years are counted without reading a row."""


def _names(*columns: str) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def indexes(kind: RecordType) -> Iterator[str]:
    """Indexes over the live rows, and one over the bin."""
    live = 'WHERE "deleted_at" IS NULL'
    if kind.parent:
        yield _index(kind, "parent", f'"{kind.parent}", "pos"', "")
    if kind.key in _SUMMED:
        yield _index(kind, "sums", _summed(kind), live)
    if kind.key == "disbursement":
        days = _names(kind.parent, "paid_on_key")
        yield _index(kind, "project_days", days, f'{live} AND "amount" IS NOT NULL')
    if kind.key == "delegation":
        yield _index(kind, "groups", _names(*_GROUPED), f'{live} AND "cancelled_on" IS NULL')
    for spec in kind.stored:
        name = sort_index(kind, spec)
        if name == f"{kind.key}__{spec.name}" and spec.name != kind.parent:
            column = f"{spec.name}_key" if spec.keyed else spec.name
            yield _index(kind, spec.name, f'"{column}"', live)
        if spec.folded:
            column = f'"{spec.name}_fold"'
            yield _index(kind, f"{spec.name}_fold", column, f"{live} AND {column} <> ''")
        if spec.unique:
            made = _index(kind, f"{spec.name}_unique", f'"{spec.name}"', live)
            yield f"{made} AND \"{spec.name}\" <> ''".replace("CREATE INDEX", "CREATE UNIQUE INDEX")
    if not kind.parent:
        if narrow(kind):
            yield _index(kind, "narrow", ", ".join(f'"{name}"' for name in narrow(kind)), live)
        if kind.computed:
            yield _index(kind, "state", '"state_until", "state_from"', live)
        yield _index(kind, "bin", '"deleted_at"', 'WHERE "deleted_at" IS NOT NULL')


def _index(kind: RecordType, name: str, columns: str, where: str) -> str:
    return f'CREATE INDEX "{kind.key}__{name}" ON "{kind.key}" ({columns}) {where}'.strip()


def triggers(kind: RecordType) -> Iterator[str]:
    """Guards, the trail, and the inverted index of the links fields."""
    key = kind.key
    yield (
        f'CREATE TRIGGER "{key}_guard_insert" BEFORE INSERT ON "{key}"\n'
        f'WHEN NOT EXISTS (SELECT 1 FROM "open_change")\n'
        f"BEGIN SELECT RAISE(ABORT, '{key}: no open change'); END"
    )
    kept = ("n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by")
    names = ", ".join(f'"{name}"' for name in (*kept, *audited(kind)))
    yield (
        f'CREATE TRIGGER "{key}_guard_update" BEFORE UPDATE OF {names} ON "{key}"\n'
        f'WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"\n'
        f'    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1\n'
        f"BEGIN SELECT RAISE(ABORT, '{key}: update outside the door'); END"
    )
    yield (
        f'CREATE TRIGGER "{key}_guard_delete" BEFORE DELETE ON "{key}"\n'
        f"BEGIN SELECT RAISE(ABORT, '{key}: rows are never deleted'); END"
    )
    yield (
        f'CREATE TRIGGER "{key}_audit_insert" AFTER INSERT ON "{key}"\n'
        f'WHEN (SELECT "bulk" FROM "open_change") = 0\n'
        f"BEGIN\n{_audit_insert(kind, 'NEW', 'VALUES (', ')')};\nEND"
    )
    names = ", ".join(f'"{name}"' for name in audited(kind))
    yield (
        f'CREATE TRIGGER "{key}_audit_update" AFTER UPDATE OF {names} ON "{key}"\n'
        f"BEGIN\n{_AUDIT}\n"
        f"VALUES ({_CHANGE}, '{key}', NEW.\"id\", 'update', {_changed(kind, 'OLD')},\n"
        f'    {_changed(kind, "NEW")}, NEW."revision");\nEND'
    )
    yield from _refer_triggers(kind)


_AUDIT = 'INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")'
_CHANGE = (
    '(SELECT "change" FROM "open_change"),\n'
    '    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change")'
)


def _audit_insert(kind: RecordType, row: str, before: str, after: str) -> str:
    return (
        f"{_AUDIT}\n{before}{_CHANGE}, '{kind.key}', {row}.\"id\", 'insert', NULL,\n"
        f'    {row_json(kind, row)}, {row}."revision"{after}'
    )


def row_json(kind: RecordType, row: str) -> str:
    """SQL expression: what the trail keeps of a new row."""
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in audited(kind))
    return f"json_object({pairs})"


def _changed(kind: RecordType, row: str) -> str:
    """SQL expression: JSON of the changed columns only."""
    parts = "\n        || ".join(
        f'iif(OLD."{name}" IS NOT NEW."{name}", \',"{name}":\' || json_quote({row}."{name}"), \'\')'
        for name in audited(kind)
    )
    return f"'{{' || substr({parts}, 2) || '}}'"


def _refer_triggers(kind: RecordType) -> Iterator[str]:
    fields = [spec.name for spec in kind.typed if isinstance(spec, Links)]
    if not fields:
        return
    added = "\n".join(f"{_refer_insert(kind, name, 'NEW')};" for name in fields)
    yield (
        f'CREATE TRIGGER "{kind.key}_refer_insert" AFTER INSERT ON "{kind.key}"\n'
        f'WHEN (SELECT "bulk" FROM "open_change") = 0\nBEGIN\n{added}\nEND'
    )
    for name in fields:
        yield (
            f'CREATE TRIGGER "{kind.key}_refer_{name}" AFTER UPDATE OF "{name}" ON "{kind.key}"\n'
            f'WHEN OLD."{name}" IS NOT NEW."{name}"\nBEGIN\n'
            f'DELETE FROM "refer" WHERE "kind" = \'{kind.key}\' AND "field" = \'{name}\'\n'
            f'    AND "target" IN (SELECT "value" FROM json_each(OLD."{name}"))\n'
            f'    AND "n" = OLD."n";\n{_refer_insert(kind, name, "NEW")};\nEND'
        )


def _refer_insert(kind: RecordType, name: str, row: str) -> str:
    return (
        'INSERT INTO "refer" ("kind", "field", "target", "n")\n'
        f"SELECT DISTINCT '{kind.key}', '{name}', j.\"value\", {row}.\"n\"\n"
        f'FROM json_each({row}."{name}") AS j'
    )


def bulk_audit(kind: RecordType) -> str:
    """Fill the trail of rows inserted in bulk; parameters: change, base, first n, last n."""
    return (
        f"{_AUDIT}\nSELECT ?1, (row_number() OVER (ORDER BY r.\"n\")) + ?2, '{kind.key}', "
        f'r."id", \'insert\', NULL, {row_json(kind, "r")}, r."revision"\n'
        f'FROM "{kind.key}" AS r WHERE r."n" BETWEEN ?3 AND ?4 ORDER BY r."n"'
    )


def bulk_refer(kind: RecordType) -> list[str]:
    """Fill the inverted index of rows inserted in bulk; parameters: first n, last n."""
    return [
        'INSERT INTO "refer" ("kind", "field", "target", "n")\n'
        f"SELECT DISTINCT '{kind.key}', '{spec.name}', j.\"value\", r.\"n\"\n"
        f'FROM "{kind.key}" AS r, json_each(r."{spec.name}") AS j\n'
        f'WHERE r."n" BETWEEN ? AND ? AND r."{spec.name}" <> \'[]\' ORDER BY 3, 4'
        for spec in kind.typed
        if isinstance(spec, Links)
    ]


def fingerprint(connection: Connection) -> str:
    """SHA-256 over the text of every table, index, view and trigger of a file.

    A trigger or view planted from outside, or lost in a migration, changes it.
    """
    digest = hashlib.sha256()
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
        "WHERE NOT (type IN ('table', 'index') AND tbl_name GLOB ?) "
        "AND NOT (type = 'table' AND name GLOB ?) ORDER BY type, name",
        ("_sqlite_migrations", "search_*"),  # written by sqlite-utils and FTS5 in their own words
    )
    for row in rows:
        for part in row:
            digest.update(f"{len(part)}:{part}".encode())
    return digest.hexdigest()
