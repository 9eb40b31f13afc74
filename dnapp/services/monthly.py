"""The months of a year side by side: every counter with what was logged, to be filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dnapp.core.query import Query
from dnapp.core.record import choice_options
from dnapp.core.text import sort_key
from dnapp.records.counter import COUNTER, Counter
from dnapp.records.counter_value import CounterValue

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace
    from dnapp.store.repository import Repositories

MONTHS = range(1, 13)
_MANY = 5_000
"""More counters than any office has."""

_GROUPS = choice_options(COUNTER, "group")
_STOCK = "stock"


@dataclass(frozen=True)
class MonthRow:
    """One counter in one year. Months without a value were not logged; 0 was."""

    counter: Counter
    values: tuple[int | None, ...]
    """January to December."""
    notes: tuple[str, ...]
    total: int | None
    """The months added up, or the last one logged where the counter is a stock; None for none."""
    before: int | None
    """The same of the year before."""


def month_rows(repositories: Repositories, year: int) -> list[MonthRow]:
    """Counters that are in use, or were in that year, by group and name."""
    counters = [
        one for one in repositories["counter"].first(Query(), _MANY) if isinstance(one, Counter)
    ]
    found = repositories["counter_value"].children_of([one.id for one in counters])
    rows = []
    for counter in counters:
        stored = [row for row in found.get(counter.id, ()) if isinstance(row, CounterValue)]
        months = _of_year(stored, year)
        if counter.retired and not months:
            continue
        values = tuple(months[month].value if month in months else None for month in MONTHS)
        before = _of_year(stored, year - 1)
        rows.append(
            MonthRow(
                counter,
                values,
                tuple(months[month].note if month in months else "" for month in MONTHS),
                total(values, counter.nature),
                total([row.value for _, row in sorted(before.items())], counter.nature),
            )
        )
    places = {group: place for place, group in enumerate(_GROUPS)}
    return sorted(
        rows, key=lambda row: (places.get(row.counter.group, 99), sort_key(row.counter.name))
    )


def total(values: Sequence[int | None], nature: str) -> int | None:
    """What the months of a year come to; None when none was logged."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    return known[-1] if nature == _STOCK else sum(known)


def enter_months(
    workspace: Workspace, year: int, entries: Mapping[tuple[str, int], int | None]
) -> int:
    """Write (counter, month) → value, None to take a month away, as one change; how many differ.

    UserError as for any save: a counter that is gone, a workspace that only reads.
    """
    repository = workspace.repositories["counter_value"]
    ids = list(dict.fromkeys(counter for counter, _ in entries))
    found = repository.children_of(ids)
    stored = {ident: list(found.get(ident, ())) for ident in ids}
    written = 0
    with workspace.changes.change("enter_months", year=year) as change:
        for (counter, month), value in entries.items():
            rows = stored[counter]
            old = _of_year([row for row in rows if isinstance(row, CounterValue)], year).get(month)
            if (old.value if old else None) == value:
                continue
            written += 1
            if old is None:
                place = max((row.pos or 0 for row in rows), default=0) + 1
                new = CounterValue(counter=counter, year=year, month=month, value=value, pos=place)
                rows.append(change.save(new))
            elif value is None:
                change.delete("counter_value", old.id)
            else:
                change.save(replace(old, value=value))
    return written


def _of_year(rows: Sequence[CounterValue], year: int) -> dict[int, CounterValue]:
    """Month → its row."""
    return {row.month: row for row in rows if row.year == year and row.month}
