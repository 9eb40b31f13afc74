"""The figures of one area of work: what stands on top, five years of each, how they divide.

They are the figures of the report, made by the same functions, and nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dnapp.core.periods import Period
from dnapp.services.figure import Figure
from dnapp.services.statistics import figures_of, sums_of
from dnapp.services.workspace import Workspace

YEARS = 5
"""The period's own and those before it."""


@dataclass(frozen=True)
class Division:
    """Figures that stand beside each other: those of one unit whose keys begin and end so."""

    key: str
    start: str
    ending: str = ""
    unit: str = ""
    """"" for any."""

    def holds(self, figure: Figure) -> bool:
        """Whether a figure belongs to it."""
        return (
            figure.key.startswith(self.start)
            and figure.key.endswith(self.ending)
            and self.unit in ("", figure.unit)
        )


@dataclass(frozen=True)
class Area:
    """An area of work. A tile that ends with a dot stands for every figure that begins with it."""

    key: str
    parts: tuple[str, ...]
    """Parts of the statistics that its figures come from."""
    tiles: tuple[str, ...]
    """Keys of its key figures, in their order."""
    divisions: tuple[Division, ...] = ()


def _delegations(direction: str, own: tuple[str, ...], groups: tuple[str, ...]) -> Area:
    start = f"delegation.{direction}"
    tiles = ("count", "people", "countries", "planned.count", "unplanned.count", "ongoing.count")
    return Area(
        f"delegation_{direction}",
        (start,),
        tuple(f"{start}.{tile}" for tile in (*tiles, *own)),
        tuple(Division(group, f"{start}.{group}.", ".count") for group in groups),
    )


_GROUPS = ("by_country", "by_purpose", "by_level", "by_field", "by_pillar")
_AGREEMENTS = (
    "in_force",
    "signed",
    "renewed",
    "expiring",
    "term_unknown",
    "expired",
    "terminated",
    "replaced",
)
_AID = (
    "aid.projects",
    "aid.approved",
    "aid.donors",
    "aid.committed.usd",
    "aid.disbursed.usd",
    "aid.disbursed.vnd",
    "oda.projects",
    "oda.disbursed.usd",
)
_AID_GROUPS = ("by_method", "by_country", "by_field", "by_place")

AREAS = (
    _delegations("in", ("draft.count", "overdue.count"), (*_GROUPS, "by_reception_level")),
    _delegations("out", ("several_countries.count", "overdue.count"), _GROUPS),
    Area(
        "agreement",
        ("agreement", "partner"),
        (*(f"agreement.{one}" for one in _AGREEMENTS), "partner."),
        (
            Division("agreement", "agreement."),
            Division("by_relation", "partner.by_relation."),
        ),
    ),
    Area("aid", ("aid",), _AID, tuple(Division(one, f"aid.{one}.") for one in _AID_GROUPS)),
    Area("economy", ("indicator",), ("indicator.",)),
    Area("event", ("event",), ("event.",), (Division("event", "event.", unit="event"),)),
    Area(
        "people",
        ("case", "paper", "overseas", "association", "ngo"),
        ("case.", "paper.", "overseas.", "association.", "ngo."),
        (Division("case", "case."),),
    ),
    Area(
        "pillar",
        ("pillar",),
        ("pillar.",),
        tuple(Division(one, "pillar.", f".{one}") for one in ("delegation", "event", "agreement")),
    ),
    Area("counter", ("counter",), ("counter.",)),
)
"""Every area, in the order of the page."""

BY_KEY = {area.key: area for area in AREAS}


@dataclass(frozen=True)
class Year:
    """The figures of an area for one period, by key; values only, `behind` reads the ids."""

    period: Period
    figures: Mapping[str, Figure]


@dataclass(frozen=True)
class Dashboard:
    """An area in a period, and in the same period of the years before."""

    area: Area
    years: tuple[Year, ...]
    """The oldest first; the last is the period itself."""

    @property
    def period(self) -> Period:
        """The period."""
        return self.years[-1].period

    def tiles(self) -> tuple[Figure, ...]:
        """The key figures of the period."""
        known = self.years[-1].figures
        return tuple(
            known[key]
            for wanted in self.area.tiles
            for key in known
            if key == wanted or (wanted.endswith(".") and key.startswith(wanted))
        )

    def through_the_years(self, key: str) -> tuple[Figure | None, ...]:
        """One figure in each of the years; None where nothing was entered."""
        return tuple(year.figures.get(key) for year in self.years)

    def divided(self, division: Division) -> tuple[Figure, ...]:
        """The parts of a division that are not nothing in this year's or last year's period."""
        return tuple(
            figure
            for figure in self.years[-1].figures.values()
            if division.holds(figure) and (figure.value or figure.same_period_last_year)
        )


def periods(period: Period) -> Sequence[Period]:
    """The same period of the last five years, the oldest first."""
    found = [period]
    while len(found) < YEARS:
        found.insert(0, found[0].same_period_last_year())
    return found


def read_dashboard(workspace: Workspace, period: Period, area: Area) -> Dashboard:
    """Read an area for a period."""
    spans = periods(period)
    made = sums_of(workspace, spans, area.parts)
    return Dashboard(
        area,
        tuple(
            Year(one, {figure.key: figure for figure in found})
            for one, found in zip(spans, made, strict=True)
        ),
    )


def behind(workspace: Workspace, period: Period, area: Area, key: str) -> Figure | None:
    """One figure of an area with the ids behind it; None where the period does not have it."""
    [made] = figures_of(workspace, (period,), area.parts)
    return next((figure for figure in made if figure.key == key), None)
