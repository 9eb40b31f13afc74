"""The months of a year side by side: every counter with what was logged, to be filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dnapp.core.errors import UserError
from dnapp.core.query import Query
from dnapp.core.record import choice_options
from dnapp.core.text import sort_key
from dnapp.records.counter import COUNTER, Counter
from dnapp.records.counter_value import CounterValue

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace
    from dnapp.store.repository import Repositories

MONTHS = range(1, 13)
Cell = tuple[str, int]
"""Id of a counter, and a month."""

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
        months, before = _of_year(stored, year), _of_year(stored, year - 1)
        if counter.retired and not months:
            continue
        values = _values(months, counter.nature)
        rows.append(
            MonthRow(
                counter,
                values,
                tuple("; ".join(filter(None, (r.note for r in months[m]))) for m in MONTHS),
                total(values, counter.nature),
                total(_values(before, counter.nature), counter.nature),
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
    workspace: Workspace,
    year: int,
    entries: Mapping[Cell, int | None],
    seen: Mapping[Cell, int | None] | None = None,
) -> int:
    """Write (counter, month) → value, None to take a month away, as one change; how many differ.

    `seen` are the values that stood on the screen. UserError "months.changed" when another one is
    stored by now, and nothing is written; else as for any save: a counter that is gone, a workspace
    that only reads. Several rows of one month become one.
    """
    repository = workspace.repositories["counter_value"]
    ids = list(dict.fromkeys(counter for counter, _ in entries))
    found = repository.children_of(ids)
    stored = {ident: list(found.get(ident, ())) for ident in ids}
    natures = {
        ident: one.nature
        for ident, one in workspace.repositories["counter"].get_many(ids).items()
        if isinstance(one, Counter)
    }
    written = 0
    with workspace.changes.change("enter_months", year=year) as change:
        for (counter, month), value in entries.items():
            rows = stored[counter]
            old = _of_year([row for row in rows if isinstance(row, CounterValue)], year)[month]
            held = total([row.value for row in old], natures.get(counter, ""))
            if seen is not None and held != seen.get((counter, month)):
                raise UserError("months.changed", month=month)
            if held == value:
                continue
            written += 1
            for row in old if value is None else old[:-1]:
                change.delete("counter_value", row.id)
            if value is None:
                continue
            if old:
                change.save(replace(old[-1], value=value))
            else:
                place = max((row.pos or 0 for row in rows), default=0) + 1
                new = CounterValue(counter=counter, year=year, month=month, value=value, pos=place)
                rows.append(change.save(new))
    return written


def _of_year(rows: Sequence[CounterValue], year: int) -> dict[int, list[CounterValue]]:
    """Month → its rows: one, unless somebody wrote it twice in the form."""
    months: dict[int, list[CounterValue]] = defaultdict(list)
    for row in rows:
        if row.year == year and row.month and row.value is not None:
            months[row.month].append(row)
    return months


def _values(months: Mapping[int, list[CounterValue]], nature: str) -> tuple[int | None, ...]:
    return tuple(
        total([row.value for row in months[month]], nature) if month in months else None
        for month in MONTHS
    )
