"""The charts of a dashboard, as charts of a document: five years of a figure, and its division."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.fields import Showing
from dnapp.core.measures import MEASURES
from dnapp.core.numbers import show_number
from dnapp.core.periods import Kind, Period
from dnapp.core.words import Catalog
from dnapp.reports import period_words
from dnapp.reports.document import Chart, Figure, Series
from dnapp.services.dashboards import Dashboard, Division
from dnapp.services.figure import Figure as Statistic
from dnapp.services.figure import Tally
from dnapp.services.phrases import Named, Phrase, in_words
from dnapp.services.short_numbers import SCALES, short_number

MOST_PARTS = 24
"""Parts of a division that a chart shows."""


def caption(figure: Statistic, showing: Showing) -> str:
    """What a figure is called on a dashboard."""
    own = showing.words.get(f"dashboard.caption.{figure.key.replace('.', '_')}")
    return own or in_words((figure.label,), showing)


def unit_words(figure: Statistic, words: Catalog) -> str:
    """The unit that `short_number` tells a figure in."""
    unit = figure.unit
    own = words.get(f"dashboard.unit.{unit}")
    if own:
        return own
    measured = figure.key.startswith(("counter.", "indicator.")) and unit in MEASURES
    return words(f"choice.unit_of_measure.{unit}" if measured else f"figure.unit.{unit}")


def years_chart(dashboard: Dashboard, key: str, showing: Showing) -> Chart:
    """One key figure in the same period of five years; KeyError for one that is not there."""
    words, now = showing.words, dashboard.years[-1].figures[key]
    found = dashboard.through_the_years(key)
    return Chart(
        title=_years_title(_alone(now, showing), dashboard, words),
        categories=tuple(
            _year_words(year.period, figure)
            for year, figure in zip(dashboard.years, found, strict=True)
        ),
        series=(
            Series(
                _alone(now, showing),
                tuple(_bar(now, figure.now if figure else None, words) for figure in found),
            ),
        ),
        unit=unit_words(now, words),
    )


def division_chart(dashboard: Dashboard, division: Division, showing: Showing) -> Chart | None:
    """The parts of a division, this year beside last year; None when there is nothing."""
    words = showing.words
    parts = dashboard.divided(division)[:MOST_PARTS]
    if not parts:
        return None
    year = dashboard.period.year
    return Chart(
        title=words(
            "dashboard.division_title",
            what=words(f"dashboard.division.{dashboard.area.key}.{division.key}"),
            period=period_words.full_name(words, dashboard.period),
        ),
        categories=tuple(_part_words(part, showing) for part in parts),
        series=(
            Series(str(year - 1), tuple(_bar(part, part.before, words) for part in parts)),
            Series(str(year), tuple(_bar(part, part.now, words) for part in parts)),
        ),
        unit=unit_words(parts[0], words),
        kind="lying",
    )


def _years_title(what: str, dashboard: Dashboard, words: Catalog) -> str:
    """What, in which part of which years; days of one's own are told by the years alone."""
    period = dashboard.period
    parted = period.kind not in (Kind.YEAR, Kind.CUSTOM)
    return words(
        f"dashboard.years_title_{'part' if parted else 'whole'}",
        what=what,
        period=period_words.name(words, period) if parted else "",
        first=dashboard.years[0].period.year,
        last=period.year,
    )


def _bar(figure: Statistic, tally: Tally | None, words: Catalog) -> Figure:
    """A bar of no height where nothing is known; its words then say so."""
    value = tally.value if tally else None
    shown = value or 0
    if figure.unit in SCALES:
        shown = Decimal(shown).scaleb(-SCALES[figure.unit])
    ids = tally.ids if tally else ()
    text = short_number(value, figure.unit, words("dashboard.unknown"))
    if isinstance(value, int) and figure.unit not in SCALES:
        text = show_number(value)  # no 07 on a bar
    return Figure(figure.key, shown, figure.unit, ids, text)


def _alone(figure: Statistic, showing: Showing) -> str:
    """The caption of a figure that is told for several periods."""
    if "period" not in figure.label.values:
        return caption(figure, showing)
    return _group_words(figure, showing)


def _part_words(figure: Statistic, showing: Showing) -> str:
    """The name of a part: its group, or what the figure is called."""
    if "group" in figure.label.values:
        return _group_words(figure, showing)
    return caption(figure, showing)


def _group_words(figure: Statistic, showing: Showing) -> str:
    group = figure.label.values["group"]
    if isinstance(group, Named):
        return showing.title(group.kind, group.id)
    assert isinstance(group, Phrase)
    words = in_words((group,), showing)
    return words[:1].upper() + words[1:]


def _year_words(period: Period, figure: Statistic | None) -> str:
    """The year; of an entered figure the days that it is for."""
    entered = figure.label.values.get("period") if figure else None
    return str(entered or period.year)
