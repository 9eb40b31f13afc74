"""What the start page tells: what is due, what ends, what blocks the quarter, who is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dnapp.core.days import PartialDay
from dnapp.core.periods import ND09, Kind, Period, period_of
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.records.agreement import Agreement
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.services import agreements
from dnapp.services.duties import due
from dnapp.services.duty import MONTH, Duty
from dnapp.services.figure import Figure
from dnapp.services.statistics import figures_of, sums_of, trees
from dnapp.services.workspace import Workspace

TILES = ("delegation.in.count", "delegation.out.count", "agreement.signed", "aid.disbursed.usd")
"""Figures of the quarter that stand on the start page, by key."""

_TILE_PARTS = ("delegation.in", "delegation.out", "agreement", "aid")

BESIDE = {
    "delegation.in.count": "delegation.in.people",
    "delegation.out.count": "delegation.out.people",
}
"""The figure that is told beside one of them."""

AHEAD = 366
"""Days ahead in which an agreement that ends is shown."""

VISITS_AHEAD = 30
"""Days ahead in which a visit that is to begin is shown."""

_MOST = 200
_RUNNING = ("in_force", "expiring", "auto_renewed", "inherited")


@dataclass(frozen=True)
class Ending:
    """An agreement in force whose term ends within the year."""

    id: str
    title: str
    countries: tuple[str, ...]
    ends_on: date
    days_left: int
    left: float
    """Share of the term still ahead, 0 to 1."""
    goes_on: bool
    """Whether it renews itself then."""


@dataclass(frozen=True)
class Unfinished:
    """A delegation of the quarter whose report figures are not complete."""

    id: str
    title: str
    missing: tuple[str, ...]
    """Names of the fields that are empty."""


@dataclass(frozen=True)
class Visit:
    """A delegation that is on its way, or sets out soon."""

    id: str
    title: str
    direction: str
    first: date
    last: date | None
    status: str


@dataclass(frozen=True)
class Tile:
    """A figure of the quarter, with this year's quarters beside last year's."""

    figure: Figure
    beside: Figure | None
    bars: tuple[tuple[float, float], ...]
    """(last year, this year) of each quarter of the year; quarters to come are 0."""


@dataclass(frozen=True)
class Overview:
    """Everything on the start page but its figures, as of one day."""

    today: date
    quarter: Period
    duties: tuple[Duty, ...]
    """Overdue, and due within a month."""
    ending: tuple[Ending, ...]
    """By the day of the end."""
    unfinished: tuple[Unfinished, ...]
    visits: tuple[Visit, ...]

    @property
    def days_to_cutoff(self) -> int:
        """Days until the last one that counts in the quarter."""
        return (self.quarter.last - self.today).days

    @property
    def overdue(self) -> int:
        """How many duties are overdue."""
        return sum(duty.group == "overdue" for duty in self.duties)


def read_overview(workspace: Workspace) -> Overview:
    """Read the start page of a workspace for its day, without the figures of the quarter: what is
    due does not wait for what a large province has to add up."""
    today = workspace.today()
    basis = workspace.settings.basis(today)
    quarter = period_of(today, Kind.QUARTER, ND09 if basis.span else basis)
    return Overview(
        today=today,
        quarter=quarter,
        duties=tuple(due(workspace.repositories, workspace.settings, today, MONTH)),
        ending=_ending(workspace, today),
        unfinished=_unfinished(workspace, quarter),
        visits=_visits(workspace, today),
    )


def _ending(workspace: Workspace, today: date) -> tuple[Ending, ...]:
    query = Query(
        (
            Condition("expires_on", Operator.BETWEEN, _days(today, today + timedelta(AHEAD))),
            Condition("status", Operator.ONE_OF, _RUNNING),
        ),
        (Sort("expires_on"),),
    )
    ids = [row.id for row in workspace.repositories["agreement"].first(query, _MOST)]
    found = []
    for tree in trees(workspace, "agreement", ids, ("term",)):
        agreement = tree.record
        assert isinstance(agreement, Agreement)
        state = agreements.state(tree, today)
        if state.expires_on is None or state.expires_on.exact is None:
            continue  # an end known to the year is no alarm
        ends = state.expires_on.exact
        begun = state.term_start.first() if state.term_start else ends - timedelta(AHEAD)
        found.append(
            Ending(
                id=agreement.id,
                title=agreement.title,
                countries=agreement.countries,
                ends_on=ends,
                days_left=(ends - today).days,
                left=(ends - today).days / max((ends - begun).days, 1),
                goes_on=agreement.renewal == "tacit" and agreement.notified_on is None,
            )
        )
    return tuple(found)


def _unfinished(workspace: Workspace, quarter: Period) -> tuple[Unfinished, ...]:
    query = Query(
        (
            Condition("status", Operator.ONE_OF, ("draft",)),
            Condition("starts_on", Operator.BETWEEN, _days(quarter.first, quarter.last)),
        ),
        (Sort("starts_on"),),
    )
    return tuple(
        Unfinished(row.id, row.name, DELEGATION.missing(row))
        for row in workspace.repositories["delegation"].first(query, _MOST)
        if isinstance(row, Delegation)
    )


def _visits(workspace: Workspace, today: date) -> tuple[Visit, ...]:
    repository = workspace.repositories["delegation"]
    soon = _days(today, today + timedelta(VISITS_AHEAD))
    here = Query((Condition("status", Operator.ONE_OF, ("ongoing",)),), (Sort("starts_on"),))
    coming = Query(
        (
            Condition("status", Operator.ONE_OF, ("planned", "approved")),
            Condition("starts_on", Operator.BETWEEN, soon),
        ),
        (Sort("starts_on"),),
    )
    ids = [
        ident
        for query in (here, coming)
        for ident in repository.ids(repository.ordered(query)[:_MOST])
    ]
    told = repository.values_of(ids, ("name", "direction", "starts_on", "ends_on", "status"))
    return tuple(
        Visit(ident, name, direction, first.first(), last.last() if last else None, status)
        for ident in ids
        for name, direction, first, last, status in (told[ident],)
        if first
    )


def read_tiles(workspace: Workspace, quarter: Period) -> tuple[Tile, ...]:
    """The figures of the quarter on the start page, without the ids behind them."""
    quarters = [Period(Kind.QUARTER, quarter.year, n, quarter.basis) for n in range(1, 5)]
    by_quarter = [
        {figure.key: figure for figure in made}
        for made in sums_of(workspace, quarters, _TILE_PARTS)
    ]
    now = by_quarter[quarter.index - 1]
    return tuple(
        Tile(
            figure=now[key],
            beside=now.get(BESIDE.get(key, "")),
            bars=tuple(_bar(found, key) for found in by_quarter),
        )
        for key in TILES
        if key in now
    )


def behind_tile(workspace: Workspace, quarter: Period, key: str) -> Figure:
    """The figure of a tile with the ids behind it: read when somebody asks for them."""
    part = next(part for part in _TILE_PARTS if key.startswith(part))
    [made] = figures_of(workspace, (quarter,), (part,))
    return next(figure for figure in made if figure.key == key)


def _bar(found: Mapping[str, Figure], key: str) -> tuple[float, float]:
    figure = found.get(key)
    if figure is None:
        return 0.0, 0.0
    return float(figure.same_period_last_year or 0), float(figure.value or 0)


def _days(first: date, last: date) -> tuple[PartialDay, PartialDay]:
    return PartialDay.of(first), PartialDay.of(last)
