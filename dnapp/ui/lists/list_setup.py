"""What a list page is about: its rows, its columns, its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dnapp.core.days import PartialDay
from dnapp.core.fields import Spec
from dnapp.core.query import Condition, Query, Sort
from dnapp.core.record import RecordType
from dnapp.core.words import Catalog
from dnapp.records import BY_KEY

DENSITIES = {"compact": 28, "normal": 32, "roomy": 40}
"""Row heights of lists, px at 100 %."""

Asked = Callable[[PartialDay], tuple[Condition, ...]]
"""What a list is asked for on a day."""

ON_TIMELINE = frozenset({"delegation", "agreement", "aid_project", "event"})
"""Record types that the timeline shows."""


@dataclass(frozen=True)
class ListSetup:
    """One list page: a record type, the rows it is about, and what its table begins with."""

    key: str
    """Name of the page in the sidebar, in saved widths and in window pictures."""
    kind: str
    icon: str
    columns: tuple[str, ...]
    """Columns shown until the officer chooses others."""
    wide: str = "name"
    """The column that takes the width left over."""
    order: tuple[Sort, ...] = ()
    about: tuple[Condition, ...] = ()
    """Conditions that make the list, never shown as filter chips."""
    variant: str = ""
    """Suffix of the words that differ, such as `in` for incoming delegations."""
    sums: tuple[str, ...] = ()
    """Number and money fields summed in the status bar."""
    day: str = "starts_on"
    """Day field that the period chip filters."""
    counted_on: str = ""
    """Day field by which a record counts in a year; "" where every record counts."""
    late: Asked | None = None
    """Conditions of what is late on a day; None where nothing can be."""
    tabs: tuple[tuple[str, Asked], ...] = ()
    """What is asked for most, beside the whole list: name and conditions on a day."""
    made_on: str = ""
    """Key of the page on which its records are made; "" for a form of their own."""

    @property
    def record_type(self) -> RecordType:
        """The record type listed."""
        return BY_KEY[self.kind]

    @property
    def filters(self) -> tuple[Spec, ...]:
        """The fields that an officer may filter by."""
        fixed = {condition.field for condition in self.about}
        specs = self.record_type.specs.values()
        return tuple(spec for spec in specs if spec.filter and spec.name not in fixed)

    def query(self, *conditions: Condition, text: str = "", deleted: bool = False) -> Query:
        """The list's own conditions with further ones."""
        return Query((*self.about, *conditions), self.order, text, deleted)

    def word(self, words: Catalog, name: str) -> str:
        """A word of the list: the variant's own, or the record type's."""
        varied = f"record.{self.kind}.{name}_{self.variant}"
        return words(varied if varied in words else f"record.{self.kind}.{name}")

    def label(self, words: Catalog, field: str) -> str:
        """Label of a field on this list's forms and filters."""
        varied = f"field.{self.kind}_{self.variant}.{field}"
        return words(varied if varied in words else f"field.{self.kind}.{field}")

    def heading(self, words: Catalog, field: str) -> str:
        """Heading of a column: the short one where there is one."""
        for key in (f"column.{self.kind}_{self.variant}.{field}", f"column.{self.kind}.{field}"):
            if key in words:
                return words(key)
        return self.label(words, field)

    @property
    def choosable(self) -> tuple[str, ...]:
        """Every field that may be a column."""
        return tuple(name for name, spec in self.record_type.specs.items() if spec.table)
