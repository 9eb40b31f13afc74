"""A query as SQL: pure functions; columns come from the specs, values are parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dnapp.core.errors import UserError
from dnapp.core.fields import (
    Choice,
    Day,
    DocumentReference,
    Link,
    Links,
    Money,
    Number,
    Spec,
    Text,
    YesNo,
)
from dnapp.core.query import ORDERED, Condition, Operator, Query, Sort, day_bounds
from dnapp.core.record import RecordType
from dnapp.core.text import fold
from dnapp.store.schema import narrow, sort_index
from dnapp.store.search import match_expression
from dnapp.store.search_text import searchable

Ranks = Mapping[str, str]
"""Field → JSON object of linked id → rank, for fields that sort by (the first) linked title."""


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters."""

    text: str
    parameters: tuple[Any, ...] = ()


def order_of(query: Query, kind: RecordType) -> tuple[Sort, ...]:
    """The sort columns of a query; by default those of the record type."""
    return query.order or tuple(Sort(name, descending) for name, descending in kind.order)


def ranked_fields(query: Query, kind: RecordType) -> tuple[str, ...]:
    """Sort columns whose order is that of other records' titles."""
    sorts = order_of(query, kind)
    return tuple(s.field for s in sorts if isinstance(kind.specs.get(s.field), (Link, Links)))


def numbers(query: Query, kind: RecordType, ranks: Ranks, *, few: bool = False) -> Sql:
    """SELECT of the row numbers of a query, in order; `few` when only the first are wanted."""
    sorts = order_of(query, kind)
    lead = sorts[0].field if sorts else ""
    head, joins, keys = [], "", []
    for place, sort in enumerate(sorts):
        key = _order_key(kind, sort.field)
        if sort.field in ranks:
            head.append(f'r{place}(v, k) AS MATERIALIZED (SELECT "key", "value" FROM json_each(?))')
            joins += f" LEFT JOIN r{place} ON r{place}.v = {key}"
            key = f"r{place}.k"
        keys.append(f"{key} DESC" if sort.descending else key)
    keys.append('t."n" DESC' if sorts and sorts[0].descending else 't."n"')
    made = select('t."n"', query, kind, lead, joins, few=few)
    first = f"WITH {', '.join(head)} " if head else ""
    ranked = tuple(ranks[sort.field] for sort in sorts if sort.field in ranks)
    text = f"{first}{made.text} ORDER BY {', '.join(keys)}"
    return Sql(text, (*ranked, *made.parameters))


def select(
    what: str,
    query: Query,
    kind: RecordType,
    along: str = "",
    joins: str = "",
    *,
    few: bool = False,
) -> Sql:
    """SELECT of expressions over the rows of a query (alias `t`), without order.

    Two shapes keep a large encrypted file quick: with `along`, a field, the rows are walked along
    the index that holds little else, and those that meet the conditions are found apart from it;
    without, they are walked along the index of the conditions themselves. When only a `few` rows
    are wanted, conditions that most rows meet are looked at on the way.

    Raises UserError for a field that the type lacks, or an operator that the field does not know.
    """
    spec = kind.specs.get(along)
    index = "" if spec is None or query.deleted else sort_index(kind, spec)
    direct: list[Condition] = []
    apart: list[Condition] = []
    for condition in query.conditions:
        beside = condition.field == along and isinstance(spec, Day)
        beside = beside or (few and _is_common(condition, kind))
        (direct if not index or beside else apart).append(condition)
    pieces = [_LIVE if not query.deleted else _IN_BIN]
    pieces += [_condition(condition, kind) for condition in direct if not _is_set(condition, kind)]
    if not index and not query.deleted:
        index = _index_of(direct, kind)
    sets = [_condition(c, kind) for c in query.conditions if _is_set(c, kind)]
    if match_expression(query.text) is not None:
        sets.append(words_condition(query.text, kind))
    inner = [condition for condition in apart if not _is_set(condition, kind)]
    if inner:
        found = select('t."n"', Query(tuple(inner)), kind)
        sets.append(Sql(f'+t."n" IN ({found.text})', found.parameters))
    made = _all([*pieces, *sets])
    by = f' INDEXED BY "{index}"' if index else ""
    return Sql(
        f'SELECT {what} FROM "{kind.key}" AS t{by}{joins} WHERE {made.text}', made.parameters
    )


def _is_common(condition: Condition, kind: RecordType) -> bool:
    """Whether many rows meet a condition: one option of a choice that every record has made."""
    spec = kind.specs.get(condition.field)
    return isinstance(spec, Choice) and spec.required and condition.operator is Operator.IS


def _is_span(condition: Condition, along: str) -> bool:
    """Whether a condition leaves a short stretch of the index that is walked: a period."""
    return condition.field == along and condition.operator in {Operator.IS, Operator.BETWEEN}


def _is_set(condition: Condition, kind: RecordType) -> bool:
    """Whether a condition is met by a set of row numbers from another table."""
    compared = condition.operator not in {Operator.EMPTY, Operator.FILLED}
    return compared and isinstance(kind.specs.get(condition.field), Links)


def _index_of(conditions: Sequence[Condition], kind: RecordType) -> str:
    """The index that finds the rows of some conditions; "" leaves it to the planner."""
    if kind.parent:
        return ""
    for condition in conditions:
        spec = kind.specs[condition.field]
        equal = condition.operator in {Operator.IS, Operator.ONE_OF}
        ranged = equal or condition.operator in ORDERED
        if (equal and (isinstance(spec, Link) or spec.keyed)) or (ranged and isinstance(spec, Day)):
            index = sort_index(kind, spec)
            if index:
                return index
    fields = {condition.field for condition in conditions}
    return f"{kind.key}__narrow" if narrow(kind) and fields <= set(narrow(kind)) else ""


_LIVE = Sql('t."deleted_at" IS NULL')
_IN_BIN = Sql('t."deleted_at" IS NOT NULL')


def _all(pieces: Iterable[Sql], glue: str = " AND ") -> Sql:
    made = list(pieces)
    return Sql(
        glue.join(piece.text for piece in made),
        tuple(value for piece in made for value in piece.parameters),
    )


def words_condition(text: str, kind: RecordType) -> Sql:
    """Rows that the search index finds for some words; child rows through their owner."""
    expression = match_expression(text, kind.owner or kind.key)
    found = (
        '(SELECT d."{0}" FROM "search" AS s JOIN "doc" AS d ON d."n" = s.rowid'
        ' WHERE "search" MATCH ?)'
    )
    if kind.parent:
        return Sql(f'+t."{kind.parent}" IN {found.format("row_id")}', (expression,))
    if searchable(kind):
        return Sql(f'+t."n" IN {found.format("record")}', (expression,))
    return Sql(f'dn_contains(t."{kind.title}", ?)', (fold(text.strip()),))


def _order_key(kind: RecordType, name: str) -> str:
    spec = kind.specs.get(name)
    if spec is None:
        if name == "pos" and kind.parent:
            return 't."pos"'
        raise UserError("query.no_field", field=name, kind=kind.key)
    if isinstance(spec, Choice):
        cases = " ".join(f"WHEN '{o}' THEN {i}" for i, o in enumerate(spec.options, start=1))
        return f'CASE t."{name}" {cases} ELSE 0 END'
    if isinstance(spec, Links):  # the first of them, between its quotation marks
        return f"""substr(t."{name}", 3, instr(substr(t."{name}", 3), '"') - 1)"""
    return _comparable(spec)


def _comparable(spec: Spec) -> str:
    """The expression of a field that compares in the field's own order."""
    if spec.keyed:
        return f't."{spec.name}_key"'
    if isinstance(spec, Day):
        return f"substr(replace(t.\"{spec.name}\", '~', '') || '-01-01', 1, 10)"
    if isinstance(spec, Number) and spec.decimals:
        return f'CAST(t."{spec.name}" AS REAL)'
    if isinstance(spec, Text):
        return f'dn_key(t."{spec.name}", {int(spec.person)})'
    return f't."{spec.name}"'


def _condition(condition: Condition, kind: RecordType) -> Sql:
    spec = kind.specs.get(condition.field)
    if spec is None:
        raise UserError("query.no_field", field=condition.field, kind=kind.key)
    operator = condition.operator
    if operator in {Operator.EMPTY, Operator.FILLED}:
        return _empty(spec, operator is Operator.EMPTY)
    if not condition.values:
        raise _wrong(condition)
    if operator is Operator.CONTAINS:
        if not isinstance(spec, Text):
            raise _wrong(condition)
        return Sql(f'dn_contains(t."{spec.name}", ?)', (fold(str(condition.values[0])),))
    if operator is Operator.IS_NOT:
        same = _one_of(spec, condition.values, kind)
        return Sql(f"NOT coalesce({same.text}, 0)", same.parameters)
    if operator in {Operator.IS, Operator.ONE_OF}:
        return _one_of(spec, condition.values, kind)
    if operator not in ORDERED or isinstance(spec, (Link, Links, DocumentReference, YesNo)):
        raise _wrong(condition)
    if isinstance(spec, Choice):
        raise _wrong(condition)
    return _ordered(spec, condition)


def _wrong(condition: Condition) -> UserError:
    return UserError(
        "query.wrong_operator", operator=condition.operator.value, field=condition.field
    )


def _empty(spec: Spec, empty: bool) -> Sql:
    if isinstance(spec, Day) and spec.keyed:  # the key has the index
        return Sql(f"{_comparable(spec)} IS {'' if empty else 'NOT '}NULL")
    nothing = "('', '[]')" if isinstance(spec, Links) else "('')"
    if isinstance(spec, YesNo):
        nothing = "(0)"
    test = f"coalesce(t.\"{spec.name}\", '') IN {nothing}"
    return Sql(test if empty else f"NOT {test}")


def _one_of(spec: Spec, values: tuple[Any, ...], kind: RecordType) -> Sql:
    if isinstance(spec, Links):
        marks = ", ".join("?" * len(values))
        return Sql(
            f'+t."n" IN (SELECT "n" FROM "refer" WHERE "kind" = \'{kind.key}\''
            f' AND "field" = \'{spec.name}\' AND "target" IN ({marks}))',
            values,
        )
    return _any(_equal(spec, value) for value in values)


def _any(pieces: Iterable[Sql]) -> Sql:
    joined = _all(pieces, " OR ")
    return Sql(f"({joined.text})", joined.parameters)


def _equal(spec: Spec, value: Any) -> Sql:
    if isinstance(spec, Day):
        if value.exact is None:  # in March 2025, in 2025
            bounds = (value.first().isoformat(), value.last().isoformat())
            return Sql(f"{_comparable(spec)} BETWEEN ? AND ?", bounds)
        return Sql(f'({_comparable(spec)} = ? AND t."{spec.name}" = ?)', (value.key, value.text))
    cell = spec.to_db(value)
    if cell is None:
        return Sql(f't."{spec.name}" IS NULL')
    if spec.keyed:  # the key has the index
        both = (spec.sort_key(value), cell)
        return Sql(f'({_comparable(spec)} = ? AND t."{spec.name}" = ?)', both)
    if isinstance(spec, Number) and spec.decimals:
        return Sql(f"{_comparable(spec)} = CAST(? AS REAL)", (cell,))
    return Sql(f't."{spec.name}" = ?', (cell,))


_SIGNS: Mapping[Operator, str] = {
    Operator.LESS: "<",
    Operator.AT_MOST: "<=",
    Operator.MORE: ">",
    Operator.AT_LEAST: ">=",
}


def _ordered(spec: Spec, condition: Condition) -> Sql:
    bound = _bound(spec)
    operator = condition.operator
    name = _comparable(spec)
    mark = "CAST(? AS REAL)" if isinstance(spec, Number) and spec.decimals else "?"
    if operator is Operator.BETWEEN:
        if len(condition.values) != 2:
            raise _wrong(condition)
        first, last = condition.values
        bounds = (bound(first, Operator.AT_LEAST), bound(last, Operator.AT_MOST))
        return Sql(f"{name} BETWEEN {mark} AND {mark}", bounds)
    return Sql(f"{name} {_SIGNS[operator]} {mark}", (bound(condition.values[0], operator),))


def _bound(spec: Spec) -> Callable[[Any, Operator], Any]:
    if isinstance(spec, Day):
        return lambda value, operator: day_bounds(spec, value, operator)
    if isinstance(spec, (Number, Money)):
        return lambda value, operator: spec.to_db(value)
    return lambda value, operator: spec.sort_key(value)
