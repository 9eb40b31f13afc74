"""Reading records: one by one, by page, in order, in sums."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from dnapp.core.errors import UserError
from dnapp.core.fields import Links, Money, Number
from dnapp.core.money import from_minor
from dnapp.core.query import Query
from dnapp.core.record import Child, Record, RecordType, Tree
from dnapp.records import BY_KEY
from dnapp.store import naming, sql
from dnapp.store.asking import Asked, Asking
from dnapp.store.links import chunks
from dnapp.store.rows import shape

if TYPE_CHECKING:
    from sqlite3 import Connection

R = TypeVar("R", bound=Record)
_NOTHING: Asking = {}


@dataclass(frozen=True)
class Sums:
    """Totals of a list."""

    count: int
    numbers: Mapping[str, int]
    """Field → sum of the whole numbers of the list's columns."""
    money: Mapping[str, Mapping[str, Decimal]]
    """Field → ISO code → sum; amounts without a currency stand under ""."""


class Repository(Generic[R]):
    """Reads the records of one type through one connection."""

    def __init__(
        self,
        connection: Connection,
        kind: RecordType,
        kinds: Mapping[str, RecordType] = BY_KEY,
        asking: Asking = _NOTHING,
    ) -> None:
        self.kind = kind
        self._connection = connection
        self._kinds = kinds
        self._asked = Asked(connection, kind, asking)
        self._shape = shape(kind.key, kind)
        self._from = f'SELECT {self._shape.select} FROM "{kind.key}" AS t'

    def get(self, row_id: str) -> R:
        """One record, live or in the bin; UserError `record.missing` when there is none."""
        found = self.get_many((row_id,))
        if row_id not in found:
            raise UserError("record.missing", kind=self.kind.key, id=row_id)
        return found[row_id]

    def get_many(self, ids: Sequence[str]) -> dict[str, R]:
        """Records by id; unknown ids are left out."""
        found = {}
        for part in chunks(ids):
            for record in self._read(
                'WHERE t."id" IN (SELECT "value" FROM json_each(?))', (json.dumps(part),)
            ):
                found[record.id] = record
        return found

    def rows(self, ns: Sequence[int], names: Sequence[str] = ()) -> list[R]:
        """Records by row number, in the order asked for: one page of a list.

        Fields that no row holds are filled in where they are among `names`.
        """
        found = {
            record.n: record
            for record in self._read(
                'WHERE t."n" IN (SELECT "value" FROM json_each(?))', (json.dumps(list(ns)),)
            )
        }
        return self._asked.filled([found[n] for n in ns if n in found], names)

    def asked(self, record: R) -> R:
        """A record with all its fields that no row holds."""
        return self._asked.filled([record], self.kind.asked)[0]

    def table_of(self, ns: Sequence[int], names: Sequence[str]) -> list[tuple[Any, ...]]:
        """Some fields of records by row number, in the order asked for: a table to copy."""
        specs = [self._spec(name) for name in names]
        if any(spec.asked for spec in specs):
            records = self.rows(ns, names)
            return [tuple(getattr(record, name) for name in names) for record in records]
        columns = ", ".join(f't."{name}"' for name in ("n", *names))
        rows = self._connection.execute(
            f'SELECT {columns} FROM "{self.kind.key}" AS t'
            ' WHERE t."n" IN (SELECT "value" FROM json_each(?))',
            (json.dumps(list(ns)),),
        )
        found = {n: cells for n, *cells in rows.fetchall()}
        return [
            tuple(spec.from_db(cell) for spec, cell in zip(specs, found[n], strict=True))
            for n in ns
            if n in found
        ]

    def ids(self, ns: Sequence[int]) -> list[str]:
        """Ids of records by row number, in the order asked for; unknown numbers are left out."""
        rows = self._connection.execute(
            f'SELECT "n", "id" FROM "{self.kind.key}"'
            ' WHERE "n" IN (SELECT "value" FROM json_each(?))',
            (json.dumps(list(ns)),),
        )
        found = dict(rows.fetchall())
        return [found[n] for n in ns if n in found]

    def ordered(self, query: Query) -> array[int]:
        """Row numbers of all records of a query, in order."""
        made = self._numbers(query)
        rows = self._connection.execute(made.text, made.parameters)
        return array("q", chain.from_iterable(rows))

    def first(self, query: Query, limit: int, names: Sequence[str] = ()) -> list[R]:
        """The first records of a query, without waiting for the rest; `names` as in `rows`."""
        made = self._numbers(query, few=True)
        rows = self._connection.execute(f"{made.text} LIMIT ?", (*made.parameters, limit))
        return self.rows([row[0] for row in rows.fetchall()], names)

    def newest(self, query: Query, limit: int) -> list[R]:
        """The records of a query that were entered last, the newest first."""
        made = self._select('t."n"', query)
        rows = self._connection.execute(
            f'{made.text} ORDER BY t."n" DESC LIMIT ?', (*made.parameters, limit)
        )
        return self.rows([row[0] for row in rows.fetchall()])

    def count(self, query: Query) -> int:
        """How many records a query has."""
        made = self._select("count(*)", query)
        return int(self._connection.execute(made.text, made.parameters).fetchone()[0])

    def values(self, field: str, query: Query) -> list[tuple[Any, int]]:
        """Distinct values of a field in a query with their counts, the most frequent first;
        links by linked id."""
        spec = self._spec(field)
        if spec.asked:
            records = self.rows(self.ordered(query), (field,))
            return Counter(getattr(record, field) for record in records).most_common()
        if isinstance(spec, Links):
            made = self._select('t."n"', query)
            rows = self._connection.execute(
                'SELECT r."target", count(*) FROM "refer" AS r WHERE r."kind" = ? AND r."field" = ?'
                f' AND +r."n" IN ({made.text}) GROUP BY 1 ORDER BY 2 DESC, 1',
                (self.kind.key, field, *made.parameters),
            )
            return [(target, count) for target, count in rows]
        made = self._select(f't."{field}", count(*)', query, "" if spec.keyed else field)
        rows = self._connection.execute(
            f"{made.text} GROUP BY 1 ORDER BY 2 DESC, 1", made.parameters
        )
        return [(spec.from_db(cell), count) for cell, count in rows]

    def children(self, parent_id: str) -> tuple[R, ...]:
        """Live child rows of one record, by place."""
        return self.children_of((parent_id,)).get(parent_id, ())

    def children_of(self, parent_ids: Sequence[str]) -> dict[str, tuple[R, ...]]:
        """Live child rows of several records, by place."""
        parent = self.kind.parent
        found: dict[str, list[R]] = {}
        for part in chunks(parent_ids):
            for record in self._read(
                f'WHERE t."{parent}" IN (SELECT "value" FROM json_each(?))'
                ' AND t."deleted_at" IS NULL ORDER BY t."pos", t."n"',
                (json.dumps(part),),
            ):
                found.setdefault(getattr(record, parent), []).append(record)
        return {parent_id: tuple(records) for parent_id, records in found.items()}

    def parts_of(self, ids: Sequence[str], names: Sequence[str]) -> list[R]:
        """Live records of which some fields are read, the others stand as in a new one: by id, or
        the child rows of these ids by place. In no order that is promised but the place."""
        parent = self.kind.parent
        own = ("id", parent, "pos") if parent else ("id",)
        specs = [self._spec(name) for name in names]
        columns = ", ".join(f't."{name}"' for name in (*own, *names))
        found: list[R] = []
        for part in chunks(ids):
            rows = self._connection.execute(
                f'SELECT {columns} FROM "{self.kind.key}" AS t WHERE t."deleted_at" IS NULL'
                f' AND t."{parent or "id"}" IN (SELECT "value" FROM json_each(?))'
                + (' ORDER BY t."pos", t."n"' if parent else ""),
                (json.dumps(part),),
            )
            for row in rows.fetchall():
                values = dict(zip(own, row, strict=False))
                for spec, cell in zip(specs, row[len(own) :], strict=True):
                    values[spec.name] = spec.from_db(cell)
                found.append(cast("R", self.kind.cls(**values)))
        return found

    def sums(self, over: Query | Sequence[int]) -> Sums:
        """Totals of a query, or of chosen row numbers: what stands in the list's columns."""
        specs = [spec for spec in self.kind.specs.values() if spec.table]
        plain = [s for s in specs if isinstance(s, Number) and not s.decimals]
        columns = ", ".join(["count(*)", *(f'coalesce(sum(t."{s.name}"), 0)' for s in plain)])
        made = self._over(over, columns, plain[0].name if plain else "")
        row = self._connection.execute(made.text, made.parameters).fetchone()
        money = {spec.name: self._money(spec, over) for spec in specs if isinstance(spec, Money)}
        whole = {spec.name: int(total) for spec, total in zip(plain, row[1:], strict=True)}
        return Sums(int(row[0]), whole, money)

    def _over(self, over: Query | Sequence[int], columns: str, along: str) -> sql.Sql:
        if isinstance(over, Query):
            return self._select(columns, over, along)
        return sql.Sql(
            f'SELECT {columns} FROM "{self.kind.key}" AS t'
            ' WHERE t."n" IN (SELECT "value" FROM json_each(?))',
            (json.dumps(list(over)),),
        )

    def _money(self, spec: Money, over: Query | Sequence[int]) -> dict[str, Decimal]:
        stored = spec.currency in self.kind.specs
        code = f't."{spec.currency}"' if stored else f"'{spec.currency}'"
        made = self._over(over, f'{code}, sum(t."{spec.name}")', "")
        rows = self._connection.execute(
            f'{made.text} AND t."{spec.name}" IS NOT NULL GROUP BY 1 ORDER BY 1', made.parameters
        )
        return {code: from_minor(total) for code, total in rows}

    def titles(self, ids: Sequence[str]) -> dict[str, str]:
        """Titles by id, of records in the bin too."""
        found: dict[str, str] = {}
        for part in chunks(list(dict.fromkeys(ids))):
            rows = self._connection.execute(
                f'SELECT "id", "{self.kind.title}" FROM "{self.kind.key}"'
                ' WHERE "id" IN (SELECT "value" FROM json_each(?))',
                (json.dumps(part),),
            )
            found.update((row_id, title or "") for row_id, title in rows)
        return found

    def values_of(self, ids: Sequence[str], fields: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        """A few fields of some records by id, without reading the rest of them."""
        specs = [self._spec(field) for field in fields]
        columns = ", ".join(f'"{field}"' for field in fields)
        found: dict[str, tuple[Any, ...]] = {}
        for part in chunks(list(dict.fromkeys(ids))):
            rows = self._connection.execute(
                f'SELECT "id", {columns} FROM "{self.kind.key}"'
                ' WHERE "id" IN (SELECT "value" FROM json_each(?))',
                (json.dumps(part),),
            )
            for row_id, *cells in rows:
                values = (spec.from_db(cell) for spec, cell in zip(specs, cells, strict=True))
                found[row_id] = tuple(values)
        return found

    def options(self, text: str, limit: int, within: str = "") -> list[tuple[str, str, str]]:
        """What a picker offers for typed words; see `naming.options`."""
        return naming.options(self._connection, self.kind, text, limit, within)

    def find_by_name(self, text: str) -> list[str]:
        """Ids of live records of that very name; see `naming.find_by_name`."""
        return naming.find_by_name(self._connection, self._kinds, self.kind, text)

    def _select(self, what: str, query: Query, along: str = "") -> sql.Sql:
        return sql.select(what, query, self.kind, along, answers=self._asked.answers(query))

    def _numbers(self, query: Query, *, few: bool = False) -> sql.Sql:
        answers, ranks = self._asked.answers(query), self._ranks(query)
        return sql.numbers(query, self.kind, ranks, answers, few=few)

    def _ranks(self, query: Query) -> dict[str, str]:
        """Ranks of linked ids by title for the sort columns that are links, and those of fields
        that no row holds."""
        links = {name: self._rank(name) for name in sql.ranked_fields(query, self.kind)}
        return links | self._asked.ranks(query)

    def _rank(self, field: str) -> str:
        target = self._kinds[self._spec(field).target]
        title = target.specs[target.title]
        column = f"{target.title}_key" if title.keyed else target.title
        rows = self._connection.execute(f'SELECT "id" FROM "{target.key}" ORDER BY "{column}", "n"')
        return json.dumps({row[0]: place for place, row in enumerate(rows, start=1)})

    def _spec(self, field: str) -> Any:
        spec = self.kind.specs.get(field)
        if spec is None:
            raise UserError("query.no_field", field=field, kind=self.kind.key)
        return spec

    def _read(self, tail: str, parameters: Sequence[Any]) -> Iterator[R]:
        rows = self._connection.execute(f"{self._from} {tail}", parameters).fetchall()
        for row in rows:
            yield cast("R", self._shape.read(row))


class Repositories:
    """The repositories of all record types on one connection, by key."""

    def __init__(
        self,
        connection: Connection,
        kinds: Mapping[str, RecordType] = BY_KEY,
        asking: Asking = _NOTHING,
    ) -> None:
        self.connection = connection
        self.kinds = kinds
        self._asking = asking
        self._made: dict[str, Repository[Any]] = {}

    def __getitem__(self, key: str) -> Repository[Any]:
        """The repository of one record type; KeyError for an unknown key."""
        made = self._made.get(key)
        if made is None:
            made = Repository(self.connection, self.kinds[key], self.kinds, self._asking)
            self._made[key] = made
        return made

    def tree(self, kind: str, row_id: str) -> Tree:
        """A record with its live child rows."""
        record = self[kind].get(row_id)
        children: dict[str, tuple[Child, ...]] = {
            key: self[key].children(row_id) for key in self.kinds[kind].children
        }
        return Tree(record, children)

    def title(self, kind: str, row_id: str) -> str:
        """Title of one record; "" when there is none."""
        return self[kind].titles((row_id,)).get(row_id, "")
