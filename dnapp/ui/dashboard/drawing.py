"""Charts in the colours of the window, and where their bars can be clicked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dnapp.reports.document import Chart
from dnapp.ui.jobs import Job
from dnapp.ui.theme import Theme

if TYPE_CHECKING:
    from dnapp.reports.charts import ScreenChart


@dataclass(frozen=True)
class ScreenBar:
    """A bar with the strip across the chart in which a click means it, in px at 100 %."""

    series: int
    category: int
    left: float
    top: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in the strip."""
        inside = self.left <= x < self.left + self.width
        return inside and self.top <= y < self.top + self.height


@dataclass(frozen=True)
class Drawing:
    """A chart as it is shown."""

    picture: ScreenChart
    bars: tuple[ScreenBar, ...]

    def bar_at(self, x: float, y: float, zoom: float) -> ScreenBar | None:
        """The bar of a place in px, at a text size of `zoom`."""
        return next((bar for bar in self.bars if bar.holds(x / zoom, y / zoom)), None)

    def strip(self, series: int, category: int) -> ScreenBar | None:
        """The strip of a bar."""
        wanted = (series, category)
        return next((bar for bar in self.bars if (bar.series, bar.category) == wanted), None)


def drawn(
    chart: Chart, width: float, height: float, scale: float, theme: Theme, _job: Job
) -> Drawing:
    """Draw a chart of `width` x `height` px, `scale` dots for each."""
    # Slow to import: only when a chart is really drawn.
    from dnapp.reports.chart_plot import Inks
    from dnapp.reports.charts import chart_on_screen
    from dnapp.reports.fonts import screen_family

    before, now = theme.color("greyB").name(), theme.color("infoB").name()
    inks = Inks(
        text=theme.color("text").name(),
        line=theme.color("ctl").name(),
        bars={1: (now,), 2: (before, now)},
        edge="none",
    )
    made = chart_on_screen(chart, screen_family(), width, height, inks, scale)
    lying = chart.kind == "lying"
    bars = tuple(
        ScreenBar(bar.series, bar.category, 0, bar.top, width, bar.height)
        if lying
        else ScreenBar(bar.series, bar.category, bar.left, 0, bar.width, height)
        for bar in made.bars
    )
    return Drawing(made, bars)
