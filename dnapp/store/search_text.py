"""What the search box finds a record by: its own words, its child rows', its links' names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dnapp.core.docref import DocRef
from dnapp.core.fields import DocumentReference, Link, Links, Spec, Text
from dnapp.core.record import RecordType
from dnapp.core.text import words
from dnapp.store.links import Kinds, chunks

if TYPE_CHECKING:
    from sqlite3 import Connection

_NAME_FIELDS = ("name", "title", "full_name", "short_name", "name_en", "aliases")
_NAMED = ("country", "partner", "unit")


@dataclass(frozen=True)
class Doc:
    """One entry of the search index."""

    record: int
    """Row number of the record."""
    row_id: str
    day: int
    """Ordinal of the day that orders it; 0 without one."""
    title: str
    words: tuple[str, str]
    """Folded words of the title, and of everything else."""


@cache
def name_fields(kind: RecordType) -> tuple[str, ...]:
    """Fields by which other records know a record: its title and other spellings."""
    return tuple(dict.fromkeys(n for n in (kind.title, *_NAME_FIELDS) if n in kind.specs))


def name_child(kinds: Kinds, kind: RecordType) -> RecordType | None:
    """The child type whose rows are further names of a record (those of a partner)."""
    key = f"{kind.key}_name"
    return kinds[key] if key in kind.children else None


def searchable(kind: RecordType) -> bool:
    """Whether records of a type stand in the search index."""
    return not kind.parent and any(spec.search for spec in kind.specs.values())


@cache
def own_fields(kind: RecordType) -> tuple[Spec, ...]:
    """Fields whose text is searched, without the title and without links."""
    return tuple(
        spec
        for spec in kind.typed
        if spec.search and spec.name != kind.title and isinstance(spec, (Text, DocumentReference))
    )


@cache
def link_fields(kind: RecordType) -> tuple[Link | Links, ...]:
    """Links whose names are searched: countries, partners and units that a list can show or
    filter, and other links that stand in its columns; a unit is not found by its superior."""
    return tuple(
        spec
        for spec in kind.typed
        if isinstance(spec, (Link, Links))
        and spec.target != kind.key
        and spec.name != kind.parent
        and (spec.table or spec.search or (spec.filter and spec.target in _NAMED))
        and (not kind.parent or spec.target in _NAMED)
    )


@cache
def relevant(kind: RecordType) -> frozenset[str]:
    """Columns whose change calls for a new entry."""
    names = {spec.name for spec in (*own_fields(kind), *link_fields(kind))}
    title = kind.specs.get(kind.title)
    if title is not None and (title.search or not kind.parent):
        names.add(kind.title)
    return frozenset(names | {kind.day, kind.parent, "deleted_at"} - {""})


class SearchText:
    """Builds index entries; names of linked records are read once for its life."""

    def __init__(self, connection: Connection, kinds: Kinds) -> None:
        self._connection = connection
        self._kinds = kinds
        self._names: dict[str, dict[str, str]] = {}

    def docs(self, kind: RecordType, ids: Sequence[str]) -> Iterable[Doc]:
        """Entries of the live ones among some records of a searched type."""
        for part in chunks(ids):
            yield from self._docs(kind, part)

    def _docs(self, kind: RecordType, ids: list[str]) -> Iterable[Doc]:
        fields, links = own_fields(kind), link_fields(kind)
        columns = [kind.title, *(s.name for s in fields), *(s.name for s in links)]
        day = f'"{kind.day}_key"' if kind.day else "NULL"
        rows = self._rows(kind, '"id"', columns, ids, f'"n", "id", {day}')
        texts = self._texts(kind, fields, links, [row[3:] for row in rows])
        titles = {row[1]: str(row[3]) for row in rows}
        bodies = {row[1]: [text] for row, text in zip(rows, texts, strict=True)}
        for key in kind.children:
            self._add_children(self._kinds[key], ids, bodies)
        for n, row_id, iso, *_ in rows:
            title = titles[row_id]
            yield Doc(n, row_id, _ordinal(iso), title, _fold(title, bodies[row_id]))

    def _add_children(
        self, child: RecordType, ids: list[str], bodies: Mapping[str, list[str]]
    ) -> None:
        titled = child.specs[child.title]
        own = (titled,) if titled.search and isinstance(titled, (Text, DocumentReference)) else ()
        fields, links = (*own, *own_fields(child)), link_fields(child)
        if not fields and not links:
            return
        columns = [spec.name for spec in (*fields, *links)]
        rows = self._rows(child, f'"{child.parent}"', columns, ids, f'"{child.parent}"')
        texts = self._texts(child, fields, links, [(None, *row[1:]) for row in rows])
        for row, text in zip(rows, texts, strict=True):
            if row[0] in bodies:
                bodies[row[0]].append(text)

    def _rows(
        self, kind: RecordType, by: str, columns: Sequence[str], ids: list[str], first: str
    ) -> list[Sequence[Any]]:
        one = len(ids) == 1
        selected = ", ".join([first, *(f'"{name}"' for name in columns)])
        return self._connection.execute(
            f'SELECT {selected} FROM "{kind.key}" WHERE "deleted_at" IS NULL AND {by} '
            + ("= ?" if one else 'IN (SELECT "value" FROM json_each(?))'),
            (ids[0] if one else json.dumps(ids),),
        ).fetchall()

    def _texts(
        self,
        kind: RecordType,
        fields: Sequence[Spec],
        links: Sequence[Link | Links],
        rows: Sequence[Sequence[Any]],
    ) -> list[str]:
        """One text a row; rows hold the title, the fields, then the links."""
        first = 1 + len(fields)
        targets = [[_targets(spec, row[first + i]) for row in rows] for i, spec in enumerate(links)]
        wanted: dict[str, set[str]] = {}
        for spec, columns in zip(links, targets, strict=True):
            wanted.setdefault(spec.target, set()).update(*columns)
        for target, ids in wanted.items():
            self._load(target, ids)
        made = []
        for at, row in enumerate(rows):
            parts = [_text(spec, cell) for spec, cell in zip(fields, row[1:first], strict=True)]
            for spec, columns in zip(links, targets, strict=True):
                known = self._names[spec.target]
                parts += [known.get(target, "") for target in columns[at]]
            made.append(" ".join(parts))
        return made

    def _load(self, target: str, ids: set[str]) -> None:
        known = self._names.setdefault(target, {})
        missing = sorted(ids - known.keys())
        for part in chunks(missing):
            known.update(names(self._connection, self._kinds, self._kinds[target], part))


def names(
    connection: Connection, kinds: Kinds, kind: RecordType, ids: Sequence[str]
) -> dict[str, str]:
    """Every spelling of the titles of some records, by id, as one text each."""
    listed = json.dumps(ids)
    columns = " || ';' || ".join(f'"{name}"' for name in name_fields(kind))
    found: dict[str, str] = dict(
        connection.execute(
            f'SELECT "id", {columns} FROM "{kind.key}"'
            ' WHERE "id" IN (SELECT "value" FROM json_each(?))',
            (listed,),
        ).fetchall()
    )
    child = name_child(kinds, kind)
    if child is not None:
        rows = connection.execute(
            f'SELECT "{child.parent}", "{child.title}" FROM "{child.key}" WHERE "deleted_at"'
            f' IS NULL AND "{child.parent}" IN (SELECT "value" FROM json_each(?)) ORDER BY "pos"',
            (listed,),
        )
        for owner, name in rows.fetchall():
            found[owner] += f";{name}"
    return found


def _targets(spec: Link | Links, cell: Any) -> Sequence[str]:
    if not cell:
        return ()
    return (str(cell),) if isinstance(spec, Link) else tuple(json.loads(cell))


def _text(spec: Spec, cell: Any) -> str:
    if isinstance(spec, DocumentReference):
        document = DocRef.from_json(cell) if cell else None
        return f"{document.label} {document.issuer}" if document else ""
    return str(cell)


def _fold(title: str, body: Sequence[str]) -> tuple[str, str]:
    return " ".join(words(title)), " ".join(dict.fromkeys(words(" ".join(body))))


def _ordinal(iso: str | None) -> int:
    return date.fromisoformat(iso).toordinal() if iso else 0
