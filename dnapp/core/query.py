"""Filters and sorting as plain data; the store turns them into SQL, the window into a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dnapp.core.errors import UserError
from dnapp.core.fields import Day, Link, Links, Showing, Spec, Text
from dnapp.core.record import RecordType


class Operator(StrEnum):
    """How a field is compared; the values are those of the command line."""

    IS = "="
    IS_NOT = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    CONTAINS = "~"
    """Text without tones, anywhere in the field."""
    ONE_OF = "in"
    """One of several values; for links: any of them is among the linked records."""
    BETWEEN = "between"
    """First and last value, both included; days count by the first day they may mean."""
    EMPTY = "empty"
    FILLED = "filled"


ORDERED = frozenset(
    {Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST, Operator.BETWEEN}
)


@dataclass(frozen=True)
class Condition:
    """One filter: a field, an operator, and values of the field's own Python type."""

    field: str
    operator: Operator
    values: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Sort:
    """One sort column."""

    field: str
    descending: bool = False


@dataclass(frozen=True)
class Query:
    """What a list shows of one record type: all conditions hold, ordered, live rows only."""

    conditions: tuple[Condition, ...] = ()
    order: tuple[Sort, ...] = ()
    """Empty means the record type's default order."""
    text: str = ""
    """Words of the page's search box."""
    deleted: bool = False
    """Only rows in the bin instead of live ones."""


_WHERE = re.compile(
    r"^\s*(?P<field>[a-z_]+)\s*(?P<op>!=|<=|>=|=|<|>|~|\bin\b|\bbetween\b|\bempty\b|\bfilled\b)"
    r"\s*(?P<value>.*?)\s*$",
    re.DOTALL,
)


def parse_condition(typed: str, record_type: RecordType, today: date) -> Condition:
    """Read `FIELD OP VALUE` of the command line; several values are parted by `;`.

    Raises UserError for a field, operator or value that does not fit the record type.
    """
    match = _WHERE.match(typed)
    if match is None:
        raise UserError("query.unreadable", typed=typed)
    name = match["field"]
    spec = record_type.specs.get(name)
    if spec is None:
        raise UserError("query.no_field", field=name, kind=record_type.key)
    operator = Operator(match["op"])
    if operator in {Operator.EMPTY, Operator.FILLED}:
        return Condition(name, operator)
    texts = [match["value"]]
    if operator in {Operator.ONE_OF, Operator.BETWEEN}:
        texts = [part.strip() for part in match["value"].split(";")]
    if operator is Operator.BETWEEN and len(texts) != 2:
        raise UserError("query.two_values", typed=typed)
    if operator is Operator.CONTAINS and not isinstance(spec, Text):
        raise UserError("query.wrong_operator", operator=operator.value, field=name)
    return Condition(name, operator, tuple(_value(spec, part, today) for part in texts))


def _value(spec: Spec, typed: str, today: date) -> Any:
    if isinstance(spec, Links):
        return typed
    return spec.from_json(typed, today)


def sentence(condition: Condition, record_type: RecordType, showing: Showing) -> str:
    """The filter in words: for chips, prints and saved lists."""
    words = showing.words
    spec = record_type.specs[condition.field]
    shown = [_show(spec, value, showing) for value in condition.values]
    name = condition.operator.name.lower()
    label = words(spec.label_key)
    if spec.computed and condition.operator in {Operator.EMPTY, Operator.FILLED}:
        return words(f"query.{name}_computed", field=label)
    if condition.operator is Operator.BETWEEN:
        return words(f"query.{name}", field=label, first=shown[0], last=shown[1])
    if condition.operator is Operator.ONE_OF and len(shown) > 2:
        return words("query.one_of_many", field=label, count=len(shown))
    return words(f"query.{name}", field=label, value=words("query.or").join(shown))


def _show(spec: Spec, value: Any, showing: Showing) -> str:
    if isinstance(spec, (Link, Links)):
        return showing.title(spec.target, value)
    return spec.show(value, showing)


def day_bounds(spec: Day, value: Any, operator: Operator) -> str:
    """The ISO day that a day condition compares with, for partial days too.

    `>= 3/2025` begins on the first day it may mean, `<= 3/2025` ends on the last.
    """
    if operator in {Operator.AT_MOST, Operator.MORE}:
        return str(value.last().isoformat())
    return str(value.first().isoformat())
