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
def child_fields(kind: RecordType) -> tuple[tuple[Spec, ...], tuple[Link | Links, ...]]:
    """Fields of a child type that its owner is found by, and links whose names it is found by."""
    title = kind.specs[kind.title]
    own = (title,) if title.search and isinstance(title, (Text, DocumentReference)) else ()
    return (*own, *own_fields(kind)), link_fields(kind)


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
        selected = _select(['"n"', '"id"', day], columns)
        rows = self._connection.execute(
            selected + _among(kind.key, "id", ids), _asked(ids)
        ).fetchall()
        texts = self._texts(fields, links, [row[3:] for row in rows])
        titles = {row[1]: str(row[3]) for row in rows}
        bodies = {row[1]: [text] for row, text in zip(rows, texts, strict=True)}
        self._add_children(kind, ids, bodies)
        for n, row_id, iso, *_ in rows:
            title = titles[row_id]
            yield Doc(n, row_id, _ordinal(iso), title, _fold(title, bodies[row_id]))

    def _add_children(
        self, kind: RecordType, ids: list[str], bodies: Mapping[str, list[str]]
    ) -> None:
        """Add the texts of child rows, all types read in one go: most records have few."""
        children = [child for key in kind.children if any(child_fields(child := self._kinds[key]))]
        if not children:
            return
        widths = [sum(map(len, child_fields(child))) for child in children]
        pieces = [
            _select(
                [f"'{child.key}'", f'"{child.parent}"'],
                [spec.name for part in child_fields(child) for spec in part],
                ["NULL"] * (max(widths) - width),
            )
            + _among(child.key, child.parent, ids)
            for child, width in zip(children, widths, strict=True)
        ]
        found: dict[str, list[Sequence[Any]]] = {}
        for key, *row in self._connection.execute(" UNION ALL ".join(pieces), _asked(ids)):
            found.setdefault(key, []).append(row)
        for child, width in zip(children, widths, strict=True):
            rows = found.get(child.key, [])
            cells = [(None, *row[1 : 1 + width]) for row in rows]
            for row, text in zip(rows, self._texts(*child_fields(child), cells), strict=True):
                if row[0] in bodies:
                    bodies[row[0]].append(text)

    def _texts(
        self,
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
        self._load(wanted)
        made = []
        for at, row in enumerate(rows):
            parts = [_text(spec, cell) for spec, cell in zip(fields, row[1:first], strict=True)]
            for spec, columns in zip(links, targets, strict=True):
                known = self._names[spec.target]
                parts += [known.get(target, "") for target in columns[at]]
            made.append(" ".join(parts))
        return made

    def _load(self, wanted: Mapping[str, set[str]]) -> None:
        """Read the spellings of linked records that are not known yet, in one go."""
        pieces, asked = [], []
        for target, ids in wanted.items():
            missing = ids - self._names.setdefault(target, {}).keys()
            if missing:
                pieces.append(_spellings(self._kinds, self._kinds[target]))
                asked.append(json.dumps(sorted(missing)))
        if pieces:
            rows = self._connection.execute(" UNION ALL ".join(pieces), asked).fetchall()
            for target, row_id, spelled in rows:
                self._names[target][row_id] = spelled


def _spellings(kinds: Kinds, kind: RecordType) -> str:
    """SELECT of every spelling of the titles of some records, by id, as one text each."""
    columns = [f't."{name}"' for name in name_fields(kind)]
    child = name_child(kinds, kind)
    if child is not None:
        columns.append(
            f'coalesce((SELECT group_concat(c."{child.title}", \';\' ORDER BY c."pos")'
            f' FROM "{child.key}" AS c'
            f' WHERE c."{child.parent}" = t."id" AND c."deleted_at" IS NULL), \'\')'
        )
    spelled = " || ';' || ".join(columns)
    return (
        f'SELECT \'{kind.key}\', t."id", {spelled} FROM "{kind.key}" AS t'
        ' WHERE t."id" IN (SELECT "value" FROM json_each(?))'
    )


def _select(first: Sequence[str], names: Sequence[str], last: Sequence[str] = ()) -> str:
    quoted = (f'"{name}"' for name in names)
    return f"SELECT {', '.join((*first, *quoted, *last))}"


def _among(table: str, column: str, ids: Sequence[str]) -> str:
    """FROM … WHERE: live rows of some records; one is looked up without a list."""
    wanted = "= ?1" if len(ids) == 1 else 'IN (SELECT "value" FROM json_each(?1))'
    return f' FROM "{table}" WHERE "deleted_at" IS NULL AND "{column}" {wanted}'


def _asked(ids: Sequence[str]) -> tuple[str]:
    return (ids[0] if len(ids) == 1 else json.dumps(ids),)


def _targets(spec: Link | Links, cell: Any) -> Sequence[str]:
    if not cell or cell == "[]":
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
