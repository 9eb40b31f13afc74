"""Writing the computed values of touched records, some at a time, outside the trail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from dnapp.core.record import RecordType
from dnapp.store.rows import shape

if TYPE_CHECKING:
    from sqlite3 import Connection

Derived = Iterable[tuple[tuple[str, str], Mapping[str, Any]]]
"""(kind, id), then field → computed value, `state_from` and `state_until` (ISO day or None) too."""

Derive = Callable[["Connection", Mapping[str, set[str]]], Derived]
"""Gives the computed values of touched records (kind → ids), some at a time; called inside the
transaction."""

_AT_ONCE = 2_000
"""Records whose computed values are held in memory at a time."""


def nothing(connection: Connection, touched: Mapping[str, set[str]]) -> Derived:
    """For files whose computed values nobody reads."""
    return ()


def store(writer: Connection, kinds: Mapping[str, RecordType], derived: Derived) -> None:
    """Write computed values where they differ."""
    rest = iter(derived)
    while some := list(islice(rest, _AT_ONCE)):  # a setting touches every record
        _write(writer, kinds, some)


def _write(writer: Connection, kinds: Mapping[str, RecordType], derived: Derived) -> None:
    batches: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
    for (key, row_id), values in derived:
        kind = kinds[key]
        cells: dict[str, Any] = {
            name: kind.specs[name].to_db(value) if name in kind.specs else value
            for name, value in values.items()
        }
        cells.update(shape(key, kind).keys_of_cells(cells))
        batch = batches.setdefault((key, tuple(cells)), [])
        batch.append((*cells.values(), row_id, *cells.values()))
    for (key, columns), rows in batches.items():
        sets = ", ".join(f'"{name}" = ?' for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        # Most changes leave them as they are; writing that would cost every index on them.
        differs = f"({names}) IS NOT ({marks})"
        writer.executemany(f'UPDATE "{key}" SET {sets} WHERE "id" = ? AND {differs}', rows)
