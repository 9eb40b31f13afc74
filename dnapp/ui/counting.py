"""The numbers beside the places of the sidebar, counted beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from dnapp.core.days import PartialDay
from dnapp.core.numbers import count2, show_number
from dnapp.core.periods import Period
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.words import Catalog
from dnapp.services.settings import reporting_year
from dnapp.store.repository import Repository
from dnapp.ui.jobs import Job
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.session import Session
from dnapp.ui.widgets.nav_button import NavItem
from dnapp.ui.widgets.sidebar import Sidebar
from dnapp.ui.window_parts import list_item


@dataclass(frozen=True)
class Tally:
    """What a list comes to: records of the year (or all), and those that are late."""

    year: Period
    count: int
    late: int = 0


class Counting(QObject):
    """Counts every list once, and again those of a record type that changed."""

    def __init__(self, words: Catalog, session: Session, sidebar: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._session, self._sidebar = words, session, sidebar

    def begin(self) -> None:
        """Count all lists, from now on also after each change."""
        self._count(tuple(LISTS.values()))
        self._session.changed.connect(self._count_again)

    def _count_again(self, kind: str) -> None:
        every = kind == "setting"  # the year may begin on another day
        self._count(tuple(s for s in LISTS.values() if every or s.kind == kind))

    def _count(self, setups: Sequence[ListSetup]) -> None:
        if setups:
            workspace = self._session.workspace
            today = workspace.today()
            year = reporting_year(workspace.settings, today)
            work = partial(_tally, self._session, setups, year, PartialDay.of(today))
            self._session.run(work, self._show)

    def _show(self, tallies: Mapping[str, Tally]) -> None:
        for key, tally in tallies.items():
            self._sidebar.set_item(counted(LISTS[key], tally, self._words))


def counted(setup: ListSetup, tally: Tally, words: Catalog) -> NavItem:
    """A list in the sidebar with its numbers, and in words what they count."""
    things = setup.word(words, "count")
    count = things.format(count=show_number(tally.count))
    year = tally.year
    key = "window.count_year" if setup.counted_on else "window.count_all"
    said = [
        words(
            key,
            things=count,
            year=year.year,
            first=f"{year.first:%d/%m/%Y}",
            last=f"{year.last:%d/%m/%Y}",
            day=setup.label(words, setup.counted_on).lower() if setup.counted_on else "",
        )
    ]
    if tally.late:
        late = things.format(count=count2(tally.late))
        said.append(words(f"window.late.{setup.kind}", things=late))
    return list_item(
        setup,
        words,
        count=show_number(tally.count),
        badge=show_number(tally.late) if tally.late else "",
        said="\n".join(said),
    )


def _tally(
    session: Session, setups: Sequence[ListSetup], year: Period, today: PartialDay, job: Job
) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    span = (PartialDay.of(year.first), PartialDay.of(year.last))
    with session.workspace.job_repositories() as repositories:
        for kind in dict.fromkeys(setup.kind for setup in setups):
            group = [setup for setup in setups if setup.kind == kind]
            first, repository = group[0], repositories[kind]
            counted_on = first.counted_on
            of_year = (Condition(counted_on, Operator.BETWEEN, span),) if counted_on else ()
            counts = _numbers(repository, group, of_year)
            late = _numbers(repository, group, first.late(today)) if first.late else {}
            for setup in group:
                found[setup.key] = Tally(year, counts[setup.key], late.get(setup.key, 0))
    return found


def _numbers(
    repository: Repository[Any],
    setups: Sequence[ListSetup],
    conditions: tuple[Condition, ...],
) -> dict[str, int]:
    """How many records of each list of one type meet the conditions.

    Lists that part a type by a field are counted together: one walk along an index for all.
    """
    if not setups[0].about:
        return {setup.key: repository.count(Query(conditions)) for setup in setups}
    counts = dict(repository.values(setups[0].about[0].field, Query(conditions)))
    return {setup.key: counts.get(setup.about[0].values[0], 0) for setup in setups}
