"""The month of a calendar: its weeks, what stands on which day, and what it comes to."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dnapp.services.clashes import Clash, NameWords, clashes, people_of
from dnapp.services.deadlines import DaysOff
from dnapp.services.lunar import LunarDay, lunar_day
from dnapp.store.visits import EVENT_KEY, Visit, events, visits

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories

Week = tuple[date, ...]
_MONDAY = 0


@dataclass(frozen=True)
class Bar:
    """A visit in one week: a line of its own from one column to another."""

    visit: Visit
    lane: int
    left: int
    right: int
    begins: bool
    """Whether its first day is in this week."""
    ends: bool


@dataclass(frozen=True)
class Total:
    """What the delegations of one direction that begin in a month come to."""

    direction: str
    delegations: int
    people: int


@dataclass(frozen=True)
class Month:
    """Everything a calendar shows of a month and of the days around it."""

    visits: tuple[Visit, ...]
    """Those whose days are known."""
    vague: tuple[Visit, ...]
    """Those of which only the month or the year is known."""
    clashes: tuple[Clash, ...]
    titles: Mapping[str, str]
    """Titles of the delegations in clashes, shown or not, by id."""
    totals: tuple[Total, ...]
    workdays: int
    lunar: Mapping[date, LunarDay | None]
    holidays: Mapping[date, str]
    off: frozenset[date]
    """Days on which state offices are closed."""


def weeks_of(year: int, month: int) -> tuple[Week, ...]:
    """The weeks that hold the days of a month, Monday first."""
    return tuple(map(tuple, Calendar(_MONDAY).monthdatescalendar(year, month)))


def week_with(day: date) -> Week:
    """The week of a day."""
    return next(week for week in weeks_of(day.year, day.month) if day in week)


def bars(found: Iterable[Visit], week: Week) -> list[Bar]:
    """The visits of a week, each on the highest line that is free on all its days."""
    here = [visit for visit in found if visit.first <= week[-1] and visit.last >= week[0]]
    here.sort(
        key=lambda visit: (
            max(visit.first, week[0]),
            visit.kind == EVENT_KEY,  # a season of events must not hide who comes
            -visit.last.toordinal(),
        )
    )
    lanes: list[int] = []
    placed = []
    for visit in here:
        left = max((visit.first - week[0]).days, 0)
        right = min((visit.last - week[0]).days, len(week) - 1)
        lane = next((i for i, taken in enumerate(lanes) if taken < left), len(lanes))
        lanes[lane : lane + 1] = [right]
        begins, ends = visit.first >= week[0], visit.last <= week[-1]
        placed.append(Bar(visit, lane, left, right, begins, ends))
    return placed


def read_month(
    repositories: Repositories,
    days_off: DaysOff,
    reading: NameWords,
    year: int,
    month: int,
    *,
    direction: str = "",
    text: str = "",
) -> Month:
    """Read a month with the days that fill its weeks, narrowed to a direction (or to events) and
    words.

    A clash is told when one of its delegations is shown.
    """
    days = [day for week in weeks_of(year, month) for day in week]
    everyone = found = visits(repositories.connection, days[0], days[-1])
    if direction == EVENT_KEY:
        found = []
    elif direction or text:
        found = visits(repositories.connection, days[0], days[-1], direction, text)
    if direction in ("", EVENT_KEY):
        found = [*found, *events(repositories.connection, days[0], days[-1], text)]
    shown = {visit.id for visit in found}
    inside = [day for day in days if day.month == month]
    return Month(
        visits=tuple(visit for visit in found if visit.placed),
        vague=tuple(v for v in found if not v.placed and _may_be_in(v, inside)),
        clashes=tuple(
            clash
            for clash in clashes(everyone, people_of(repositories, everyone, reading))
            if shown.intersection(clash.visits)
        ),
        titles={visit.id: visit.title for visit in everyone},
        totals=_totals(found, inside),
        workdays=sum(map(days_off.is_workday, inside)),
        lunar={day: lunar_day(day) for day in days},
        holidays={day: name for day in days if (name := days_off.name(day))},
        off=frozenset(day for day in days if not days_off.is_workday(day)),
    )


def _may_be_in(visit: Visit, days: Sequence[date]) -> bool:
    return visit.starts_on.first() <= days[-1] and visit.starts_on.last() >= days[0]


def _totals(found: Sequence[Visit], days: Sequence[date]) -> tuple[Total, ...]:
    """As reports count: a delegation belongs to the month of its first day."""
    totals = []
    for direction in ("in", "out"):
        mine = [v for v in found if v.direction == direction and days[0] <= v.first <= days[-1]]
        totals.append(Total(direction, len(mine), sum(v.headcount or 0 for v in mine)))
    return tuple(totals)
