"""Who refers to whom: live referrers, links to the bin, owners of child rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dnapp.core.fields import Link, Links
from dnapp.core.record import RecordType

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")

Kinds = Mapping[str, RecordType]


@dataclass(frozen=True)
class Reference:
    """A field of one record type that points to another."""

    kind: RecordType
    spec: Link | Links


def references(kinds: Kinds, target: str) -> list[Reference]:
    """Fields that may point to records of `target`, without the link of a child to its owner."""
    return [
        Reference(kind, spec)
        for kind in kinds.values()
        for spec in kind.links
        if spec.target == target and spec.name != kind.parent
    ]


def referring(connection: Connection, reference: Reference, target_id: str) -> list[str]:
    """Ids of the live rows that point to a record through one field."""
    key, name = reference.kind.key, reference.spec.name
    if isinstance(reference.spec, Link):
        found = connection.execute(
            f'SELECT "id" FROM "{key}" WHERE "{name}" = ? AND "deleted_at" IS NULL', (target_id,)
        )
    else:
        found = connection.execute(
            f'SELECT t."id" FROM "refer" AS r JOIN "{key}" AS t ON t."n" = r."n"'
            ' WHERE r."kind" = ? AND r."field" = ? AND r."target" = ? AND t."deleted_at" IS NULL',
            (key, name, target_id),
        )
    return [row[0] for row in found]


def referrers(
    connection: Connection, kinds: Kinds, target: str, target_id: str
) -> list[tuple[str, str]]:
    """Live records (kind, id) that point to a record; a child row counts as its owner."""
    found: dict[tuple[str, str], None] = {}
    for reference in references(kinds, target):
        ids = referring(connection, reference, target_id)
        for pair in owners(connection, kinds, reference.kind, ids):
            if pair != (target, target_id):
                found[pair] = None
    return list(found)


def any_referrers(
    connection: Connection, kinds: Kinds, target: str, target_ids: Sequence[str]
) -> bool:
    """Whether live rows point to any of some records; the links of child rows to their owner do
    not count."""
    wanted = json.dumps(target_ids)
    for reference in references(kinds, target):
        key, name = reference.kind.key, reference.spec.name
        among = '(SELECT "value" FROM json_each(?))'
        if isinstance(reference.spec, Link):
            sql = f'SELECT 1 FROM "{key}" WHERE "{name}" IN {among} AND "deleted_at" IS NULL'
            parameters: tuple[str, ...] = (wanted,)
        else:
            sql = (
                f'SELECT 1 FROM "refer" AS r JOIN "{key}" AS t ON t."n" = r."n" WHERE r."kind" = ?'
                f' AND r."field" = ? AND r."target" IN {among} AND t."deleted_at" IS NULL'
            )
            parameters = (key, name, wanted)
        if connection.execute(f"{sql} LIMIT 1", parameters).fetchone():
            return True
    return False


def owners(
    connection: Connection, kinds: Kinds, kind: RecordType, ids: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The records themselves, or for child rows their owners, as (kind, id)."""
    if not kind.parent:
        yield from ((kind.key, row_id) for row_id in ids)
        return
    for part in chunks(ids):
        rows = connection.execute(
            f'SELECT DISTINCT "{kind.parent}" FROM "{kind.key}"'
            ' WHERE "id" IN (SELECT "value" FROM json_each(?))',
            (json.dumps(part),),
        )
        yield from ((kind.owner, row[0]) for row in rows.fetchall())


def dead_links(
    connection: Connection, kind: RecordType, wanted: Mapping[str, Iterable[str]]
) -> list[tuple[str, str]]:
    """Of the ids that fields point to, those (field, id) that are missing or in the bin."""
    pieces = [
        f"SELECT '{spec.name}', j.\"value\" FROM json_each(?) AS j WHERE NOT EXISTS"
        f' (SELECT 1 FROM "{spec.target}" AS o WHERE o."id" = j."value" AND o."deleted_at" IS NULL)'
        for spec in kind.links
        if spec.name in wanted
    ]
    if not pieces:
        return []
    asked = [json.dumps(list(wanted[spec.name])) for spec in kind.links if spec.name in wanted]
    return connection.execute(" UNION ALL ".join(pieces), asked).fetchall()


def linked_ids(kind: RecordType, cells: Mapping[str, object]) -> dict[str, list[str]]:
    """Ids that the link fields among some stored cells point to, by field."""
    found: dict[str, list[str]] = {}
    for name, cell in cells.items():
        spec = kind.specs.get(name)
        if isinstance(spec, Link) and cell:
            found[name] = [str(cell)]
        elif isinstance(spec, Links) and cell not in (None, "[]"):
            found[name] = list(json.loads(str(cell)))
    return found


def chunks(ids: Sequence[T], size: int = 500) -> Iterator[list[T]]:
    """Ids, or what bears them, in handy parts."""
    for start in range(0, len(ids), size):
        yield list(ids[start : start + size])
