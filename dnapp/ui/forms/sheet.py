"""What stands in a form: values that were read, and typed texts that could not be.

Plain values without a window, so that steps back, drafts and the mending of conflicts are
functions of one sheet to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

from dnapp.core.record import Child, Record, RecordType, Tree
from dnapp.records import ALL, BY_KEY


@dataclass(frozen=True)
class Entry:
    """One record in the form."""

    record: Record
    unread: Mapping[str, str] = field(default_factory=dict)
    """Field name → text that stands in the field and could not be read."""

    def put(self, **values: Any) -> Entry:
        """The entry with values read; texts that stood in their places are gone."""
        unread = {name: text for name, text in self.unread.items() if name not in values}
        return Entry(replace(self.record, **values), unread)

    def put_unread(self, name: str, text: str, value: Any) -> Entry:
        """The entry with a text that could not be read, and what stays beside it as value."""
        return Entry(replace(self.record, **{name: value}), {**self.unread, name: text})

    @cached_property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.unread and _typed(self.record) == _typed(type(self.record)())


@dataclass(frozen=True)
class Sheet:
    """A record with its child rows, as they stand in a form."""

    root: Entry
    rows: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """Child record key → rows from the top."""

    @classmethod
    def of(cls, tree: Tree) -> Sheet:
        """The sheet of a stored record."""
        rows = {key: tuple(map(Entry, found)) for key, found in tree.children.items()}
        return cls(Entry(tree.record), rows)

    def with_rows(self, key: str, rows: tuple[Entry, ...]) -> Sheet:
        """The sheet with other child rows of one kind."""
        return replace(self, rows={**self.rows, key: rows})

    def tree(self) -> Tree:
        """What is saved: blank rows left out, the others numbered."""
        return self._tree

    @cached_property
    def _tree(self) -> Tree:
        return Tree(self.root.record, {key: tuple(self._children(key)) for key in self.rows})

    def _children(self, key: str) -> Iterator[Child]:
        for place, row in enumerate(self.kept(key), start=1):
            record = self.rows[key][row].record
            assert isinstance(record, Child)
            yield record if record.pos == place else replace(record, pos=place)

    def kept(self, key: str) -> list[int]:
        """Rows of the grid that are saved: the row of place n stands at n - 1."""
        return [row for row, entry in enumerate(self.rows.get(key, ())) if not entry.blank]

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """All entries with the beginning of their field names: "", `member[2].`."""
        yield "", self.root
        for key in self.rows:
            for place, row in enumerate(self.kept(key), start=1):
                yield f"{key}[{place}].", self.rows[key][row]


def empty_row(key: str) -> Entry:
    """An untouched row of a child type."""
    return Entry(BY_KEY[key].cls())


def columns_of(record_type: RecordType) -> tuple[str, ...]:
    """Fields that a person fills in, in the order of declaration; not the link to the owner."""
    return tuple(spec.name for spec in record_type.typed if spec.name != record_type.parent)


_KINDS = {kind.cls: kind for kind in ALL}


def _typed(record: Record) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in _columns(_KINDS[type(record)].key))


@cache
def _columns(key: str) -> tuple[str, ...]:
    return columns_of(BY_KEY[key])
