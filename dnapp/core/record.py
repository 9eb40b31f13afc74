"""Records and record types: one typed frozen dataclass each, and what generic code reads of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from dnapp.core.errors import UserError
from dnapp.core.fields import Choice, Link, Links, Money, Showing, Spec, spec_of
from dnapp.core.frozen import Frozen, frozen


@frozen
class Record(Frozen):
    """What every stored record carries beside its own fields.

    What names a record in a log or an error text is its class and id, never a value that may be
    personal.
    """

    id: str = ""
    """Unique across machines (UUIDv7, or a fixed name for seeded lists); "" until saved."""
    n: int = 0
    """Row number in this file only; 0 until saved."""
    revision: int = 0
    """Raised by one at each save; guards against two windows overwriting each other."""
    created_at: str = ""
    created_by: str = ""
    updated_at: str = ""
    updated_by: str = ""
    deleted_at: str = ""
    """When it went to the bin; "" while live."""

    def __repr__(self) -> str:
        """Class and id."""
        return f"<{type(self).__name__} {self.id or 'new'}>"


@frozen
class Child(Record):
    """A record that belongs to one parent and keeps its place in a list."""

    pos: int = 0
    """Place among its siblings, from 1."""


C = TypeVar("C", bound=Record)


@dataclass(frozen=True)
class Tree:
    """A record with its child rows, as a form shows it and one change saves it."""

    record: Record
    children: Mapping[str, tuple[Child, ...]] = dataclasses.field(default_factory=dict)
    """Child record key → live rows in order."""

    def of(self, cls: type[C]) -> tuple[C, ...]:
        """All child rows of one class."""
        return tuple(row for rows in self.children.values() for row in rows if isinstance(row, cls))


@dataclass(frozen=True)
class Problem:
    """Something wrong or doubtful in a record; an error blocks saving, a warning does not."""

    field: str
    """Field name; `members[2].name` for a field of the second member row."""
    key: str
    """Key of the sentence."""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    warning: bool = False

    @classmethod
    def of(cls, field: str, error: UserError) -> Problem:
        """A problem from a field's own error."""
        return cls(field, error.key, error.values)


@dataclass(frozen=True)
class Section:
    """A titled group of fields in a form: rows of field names, each row side by side."""

    key: str
    icon: str
    rows: tuple[tuple[str, ...], ...]


def _no_problems(tree: Tree) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True, eq=False)  # looked up in caches at every save: hashed by identity
class RecordType:
    """Everything generic code needs to know of one kind of record."""

    key: str
    cls: type[Record]
    icon: str = "file-text"
    title: str = "name"
    """Field that names a record."""
    parent: str = ""
    """For child types: the link field to the owner."""
    children: tuple[str, ...] = ()
    """Keys of the child types, in the order a form shows them."""
    copied: tuple[str, ...] = ()
    """Child types whose rows come along with a copy of the record."""
    day: str = ""
    """Field whose day orders search results, newest first."""
    span: tuple[str, str] | None = None
    """Fields of the first and last day on a timeline."""
    order: tuple[tuple[str, bool], ...] = ()
    """Default order of a list: (field, descending)."""
    sections: tuple[Section, ...] = ()
    check: Callable[[Tree], Iterable[Problem]] = _no_problems
    """Rules over several fields or child rows."""

    @cached_property
    def specs(self) -> dict[str, Spec]:
        """The fields in order of declaration, by name."""
        found: dict[str, Spec] = {}
        for field in dataclasses.fields(self.cls):
            spec = spec_of(field)
            if spec is not None:
                found[field.name] = dataclasses.replace(spec, name=field.name, record=self.key)
        return found

    @cached_property
    def typed(self) -> tuple[Spec, ...]:
        """The fields a person fills in."""
        return tuple(spec for spec in self.specs.values() if not spec.computed)

    @cached_property
    def links(self) -> tuple[Link | Links, ...]:
        """The fields that point to other records."""
        return tuple(spec for spec in self.typed if isinstance(spec, (Link, Links)))

    @cached_property
    def stored(self) -> tuple[Spec, ...]:
        """The fields that a row holds."""
        return tuple(spec for spec in self.specs.values() if not spec.asked)

    @cached_property
    def computed(self) -> tuple[Spec, ...]:
        """The fields that the services derive and a row holds."""
        return tuple(spec for spec in self.stored if spec.computed)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Names of the fields that are worked out for those who ask."""
        return tuple(spec.name for spec in self.specs.values() if spec.asked)

    @cached_property
    def owner(self) -> str:
        """Key of the parent's record type; "" for a type of its own."""
        spec = self.specs[self.parent] if self.parent else None
        return spec.target if isinstance(spec, Link) else ""

    def title_of(self, record: Record) -> str:
        """The text that names a record."""
        return str(getattr(record, self.title))

    def show(self, record: Record, name: str, showing: Showing) -> str:
        """One field as text; an amount with its currency's word."""
        spec = self.specs[name]
        value = getattr(record, name)
        shown = spec.show(value, showing)
        if isinstance(spec, Money) and isinstance(value, Decimal):
            code = self.currency_of(record, spec)
            return f"{shown} {showing.words(f'choice.currency.{code}')}" if code else shown
        return shown

    def currency_of(self, record: Record, spec: Money) -> str:
        """ISO code of an amount's currency; "" when not chosen yet."""
        return str(getattr(record, spec.currency)) if spec.currency in self.specs else spec.currency

    def missing(self, record: Record) -> tuple[str, ...]:
        """Fields that the report needs and that are empty."""
        return tuple(
            name
            for name, spec in self.specs.items()
            if (spec.report or spec.required) and spec.is_empty(getattr(record, name))
        )

    def problems(self, tree: Tree, child_types: Mapping[str, RecordType]) -> Iterator[Problem]:
        """Everything wrong with a record and its child rows, field by field, then across them."""
        yield from self._own_problems(tree.record)
        for key, rows in tree.children.items():
            child_type = child_types[key]
            for place, row in enumerate(rows, start=1):
                for problem in child_type._own_problems(row):
                    yield dataclasses.replace(problem, field=f"{key}[{place}].{problem.field}")
        yield from self.check(tree)

    def _own_problems(self, record: Record) -> Iterator[Problem]:
        for name, spec in self.specs.items():
            if spec.computed or name == self.parent:
                continue
            error = spec.problem(getattr(record, name))
            if error is not None:
                yield Problem.of(name, error)


def choice_options(record_type: RecordType, name: str) -> tuple[str, ...]:
    """Option keys of a choice field."""
    spec = record_type.specs[name]
    return spec.options if isinstance(spec, Choice) else ()


def plain(record: Record, record_type: RecordType) -> dict[str, Any]:
    """The fields of a record as JSON values, by name."""
    return {n: spec.to_json(getattr(record, n)) for n, spec in record_type.specs.items()}
