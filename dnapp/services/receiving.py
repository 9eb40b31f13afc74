"""Taking in the list of agreements that a unit sends: whose it is, and writing what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.record import Tree
from dnapp.core.text import clean, fold
from dnapp.records.unit_return import UnitReturn
from dnapp.services.return_columns import find_headings
from dnapp.services.return_rows import ReturnRow
from dnapp.services.unit_returns import return_of, with_return_name
from dnapp.services.workbooks import Sheet, read_workbook

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace

_YEAR = re.compile(r"\b(19|20|21)\d\d\b")


@dataclass(frozen=True)
class Sent:
    """A file that came in: the sheet that lists agreements, and what stands over it."""

    sheet: Sheet
    unit: str
    """Id of the unit that it names; "" when it names none that is known."""
    year: int | None
    """The year that it names."""


@dataclass(frozen=True)
class Received:
    """What was written."""

    created: int
    updated: int
    nothing: bool
    """Whether the unit listed no agreement at all."""


def read_sent(workspace: Workspace, path: Path) -> Sent:
    """Open a unit's file; UserError as `read_workbook`, and `returns.no_headings` when none of its
    sheets lists agreements."""
    failure: UserError | None = None
    for sheet in read_workbook(path):
        try:
            headed = find_headings(sheet.rows, workspace.words)
        except UserError as error:
            failure = failure or error
            continue
        unit, year = _head(workspace, sheet.rows[: headed.row])
        return Sent(sheet, unit, year)
    assert failure is not None  # a workbook without sheets is refused before
    raise failure


def _head(workspace: Workspace, rows: Sequence[Sequence[str]]) -> tuple[str, int | None]:
    """The unit and the year in the lines over a table."""
    unit, year = "", None
    mark = fold(workspace.words("returns.form.unit", unit="")).strip()
    for line in (clean(cell) for row in rows for cell in row if cell):
        if fold(line).startswith(mark) and not unit:
            found = workspace.repositories["unit"].find_by_name(line[len(mark) :])
            unit = found[0] if len(found) == 1 else ""
        elif year is None and (told := _YEAR.search(line)):
            year = int(told[0])
    return unit, year


def receive(
    workspace: Workspace, unit: str, year: int, rows: Iterable[ReturnRow], *, nothing: bool = False
) -> Received:
    """Write the rows that can be taken, and that the unit has reported, as one change.

    A unit that listed `nothing` has reported that nothing happened. UserError when a record was
    changed meanwhile, or a locked period wants a reason.
    """
    taken = [row for row in rows if row.tree is not None]
    found = return_of(workspace.repositories, unit, year) or UnitReturn(unit=unit, year=year)
    day = found.received_on or PartialDay.of(workspace.today())
    marked = replace(found, received_on=day, nothing=nothing)
    named = with_return_name(Tree(marked), workspace.repositories).record
    name = workspace.repositories.title("unit", unit)
    with workspace.changes.change("receive_return", unit=name, year=year) as change:
        for row in taken:
            assert row.tree is not None
            change.save_tree(row.tree)
        change.save(named)
    created = sum(1 for row in taken if row.outcome == "create")
    return Received(created, len(taken) - created, nothing)
