"""One condition on a field as SQL over the rows of a table (alias `t`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
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
from dnapp.core.query import ORDERED, Condition, Operator, day_bounds
from dnapp.core.record import RecordType
from dnapp.core.text import fold

Answers = Mapping[str, str]
"""Field that no row holds → JSON object of record id → its cell and sort key, for the records that
have one."""


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters."""

    text: str
    parameters: tuple[Any, ...] = ()


def all_of(pieces: Iterable[Sql], glue: str = " AND ") -> Sql:
    """Several pieces with a word between them."""
    made = list(pieces)
    return Sql(
        glue.join(piece.text for piece in made),
        tuple(value for piece in made for value in piece.parameters),
    )


def is_set(condition: Condition, kind: RecordType) -> bool:
    """Whether a condition is met by a set of rows that another table or an answer names."""
    if condition.field in kind.asked:
        return True
    compared = condition.operator not in {Operator.EMPTY, Operator.FILLED}
    return compared and isinstance(kind.specs.get(condition.field), Links)


def answered(condition: Condition, kind: RecordType, answers: Answers) -> Sql:
    """A condition on a field that no row holds: its answers stand in for rows with that field."""
    without = condition.operator in {Operator.EMPTY, Operator.IS_NOT}
    turned = {Operator.EMPTY: Operator.FILLED, Operator.IS_NOT: Operator.ONE_OF}
    operator = turned.get(condition.operator, condition.operator)
    met = condition_sql(replace(condition, operator=operator), kind)
    name = condition.field
    cells = f'"value" ->> 0 AS "{name}", "value" ->> 1 AS "{name}_key"'
    rows = f'SELECT "key" AS "id", {cells} FROM json_each(?)'
    found = f'(SELECT t."id" FROM ({rows}) AS t WHERE {met.text})'
    text = f'+t."id" {"NOT IN" if without else "IN"} {found}'
    return Sql(text, (answers[name], *met.parameters))


def comparable(spec: Spec) -> str:
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


def condition_sql(condition: Condition, kind: RecordType) -> Sql:
    """A condition on a field that rows hold.

    Raises UserError for a field that the type lacks, or an operator that the field does not know.
    """
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
        return Sql(f"{comparable(spec)} IS {'' if empty else 'NOT '}NULL")
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
    joined = all_of(pieces, " OR ")
    return Sql(f"({joined.text})", joined.parameters)


def _equal(spec: Spec, value: Any) -> Sql:
    if isinstance(spec, Day):
        if value.exact is None:  # in March 2025, in 2025
            bounds = (value.first().isoformat(), value.last().isoformat())
            return Sql(f"{comparable(spec)} BETWEEN ? AND ?", bounds)
        return Sql(f'({comparable(spec)} = ? AND t."{spec.name}" = ?)', (value.key, value.text))
    cell = spec.to_db(value)
    if cell is None:
        return Sql(f't."{spec.name}" IS NULL')
    if spec.keyed:  # the key has the index
        both = (spec.sort_key(value), cell)
        return Sql(f'({comparable(spec)} = ? AND t."{spec.name}" = ?)', both)
    if isinstance(spec, Number) and spec.decimals:
        return Sql(f"{comparable(spec)} = CAST(? AS REAL)", (cell,))
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
    name = comparable(spec)
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
