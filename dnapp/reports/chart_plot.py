"""A chart as a matplotlib figure: upright bars, or bars that lie one under another.

Sizes are in pt. Bars are labelled with their numbers, so that no axis is needed and a copy in black
and white stays legible. matplotlib is slow to import: this module is imported when a chart is to be
drawn, never before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure as Plot
from matplotlib.font_manager import FontProperties
from reportlab.pdfbase.pdfmetrics import stringWidth

from dnapp.reports.document import Chart, Figure
from dnapp.reports.fonts import Family
from dnapp.reports.printable import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer

MOST_SERIES = 4

_GROUPS = {1: 0.46, 2: 0.74, 3: 0.8, 4: 0.84}  # width of a group, of the distance of two
_LYING_GROUPS = {1: 0.62, 2: 0.74, 3: 0.8, 4: 0.84}
_LABEL_SIZE = 11.0
_SMALLEST = 8.0
_GAP = 2.0  # between a bar and its number, and between two numbers
_LEGEND_ROOM = 20.0
_TITLE_ROOM = 26.0
_NAMES = 0.42  # most of the width that names of lying bars may take
_DARK, _MIDDLE, _LIGHT, _PALE = "#262626", "#6e6e6e", "#b4b4b4", "#dedede"


@dataclass(frozen=True)
class Inks:
    """Colours as #rrggbb: text, lines, and the bars of one to four series, the oldest first."""

    text: str
    line: str
    bars: Mapping[int, tuple[str, ...]]
    edge: str
    """Outline of bars; "none" for none."""


PRINT = Inks(
    "#000000",
    _DARK,
    {
        1: (_DARK,),
        2: (_LIGHT, _DARK),
        3: (_LIGHT, _MIDDLE, _DARK),
        4: (_PALE, _LIGHT, _MIDDLE, _DARK),
    },
    _DARK,
)
"""Greys from light to dark: the last series, the period of the report, is the darkest."""


@dataclass(frozen=True)
class Drawn:
    """A chart drawn, and where its bars are."""

    plot: Plot
    bars: tuple[BarContainer, ...]
    """One for each series, in their order; each holds a bar for each category."""


@dataclass(frozen=True)
class _Labels:
    """How numbers stand at bars: size in pt, upright or turned, and the room they take."""

    size: float
    turned: bool
    room: float


def draw(
    chart: Chart,
    family: Family,
    width: float,
    height: float,
    inks: Inks = PRINT,
    *,
    titled: bool = False,
) -> Drawn:
    """Draw the bars of `chart` on `width` x `height` pt; at most four series (ValueError).

    Title and unit are text of the document around it, and drawn only when it is `titled`.
    """
    if not 1 <= len(chart.series) <= MOST_SERIES:
        raise ValueError(f"{len(chart.series)} series: a chart shows one to four")
    plot = Plot(figsize=(width / 72, height / 72))
    top = height - (_TITLE_ROOM if titled else 0.0)
    if titled:
        _title(plot, chart, family, width, height, inks)
    drawing = _Lying if chart.kind == "lying" else _Upright
    return drawing(chart, family, inks).on(plot, width, top)


def _title(
    plot: Plot, chart: Chart, family: Family, width: float, height: float, inks: Inks
) -> None:
    words = printable(f"{chart.title} ({chart.unit})" if chart.unit else chart.title)
    size = min(12.0, 0.98 * width / stringWidth(words, family.font("bold"), 1))
    font = FontProperties(family=[family.name], size=size, fname=str(family.file("bold")))
    plot.text(0, 1 - 4 / height, words, ha="left", va="top", color=inks.text, fontproperties=font)


class _Drawing:
    """What both kinds of bars share."""

    def __init__(self, chart: Chart, family: Family, inks: Inks) -> None:
        self.chart, self.family, self.inks = chart, family, inks
        self.count = len(chart.series)
        self.names = [printable(name) for name in chart.categories]
        values = [float(figure.value) for one in chart.series for figure in one.figures]
        self.lowest, self.highest = min(0.0, *values, 0.0), max(0.0, *values, 0.0)

    def font(self, size: float) -> FontProperties:
        """Font by file for the measures, by name for the SVG."""
        file = str(self.family.file("regular"))
        return FontProperties(family=[self.family.name], size=size, fname=file)

    def wide(self, text: str, size: float = 1.0) -> float:
        """Width of a text in pt."""
        return float(stringWidth(text, self.family.font("regular"), size))

    def numbers(self) -> list[str]:
        """Every number as it is printed."""
        return [printable(figure.text) for one in self.chart.series for figure in one.figures]

    def bare(self, axes: Axes) -> None:
        """The numbers need no axis."""
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0, pad=4, colors=self.inks.text)

    def legend_room(self) -> float:
        """Height in pt of the legend; one series needs none."""
        return _LEGEND_ROOM if self.count > 1 else 0.0

    def looks(self, place: int) -> dict[str, Any]:
        """How the bars of a series look."""
        return {
            "color": self.inks.bars[self.count][place],
            "edgecolor": self.inks.edge,
            "linewidth": 0.5,
            "label": printable(self.chart.series[place].name),
        }

    def legend(self, axes: Axes, anchor: tuple[float, float] | None = None) -> None:
        """Name the series above the bars."""
        if self.count > 1:
            axes.legend(
                loc="upper left" if anchor is None else "lower left",
                bbox_to_anchor=anchor,
                ncols=self.count,
                frameon=False,
                borderaxespad=0.0,
                handlelength=1.0,
                handleheight=1.0,
                prop=self.font(_LABEL_SIZE),
                labelcolor=self.inks.text,
            )

    def write(
        self,
        axes: Axes,
        figure: Figure,
        end: tuple[float, float],
        aside: tuple[float, float],
        size: float,
        **looks: Any,
    ) -> None:
        """Write the number of a bar at its end, so many pt aside."""
        axes.annotate(
            printable(figure.text),
            end,
            xytext=aside,
            textcoords="offset points",
            color=self.inks.text,
            fontproperties=self.font(size),
            **looks,
        )

    def places(self, step: float, place: int) -> list[float]:
        """Where the bars of a series stand; categories are one apart."""
        shift = (place - (self.count - 1) / 2) * step
        return [x + shift for x in range(len(self.names))]


class _Upright(_Drawing):
    """Bars side by side on a base line, their numbers above."""

    def on(self, plot: Plot, width: float, height: float) -> Drawn:
        """Draw below the height."""
        whole = plot.get_figheight() * 72
        foot = 2 * _LABEL_SIZE
        axes = plot.add_axes((0.0, foot / whole, 1.0, (height - foot) / whole))
        labels = self._labels(width)
        step = _GROUPS[self.count] / self.count
        bars = tuple(self._bars(axes, place, step, labels) for place in range(self.count))
        axes.set_xticks(range(len(self.names)), self.names, fontproperties=self.font(_LABEL_SIZE))
        axes.set_yticks([])
        axes.set_xlim(-0.5, max(len(self.names), 1) - 0.5)
        axes.axhline(0, color=self.inks.line, linewidth=0.8)
        self.bare(axes)
        self.legend(axes)
        self._make_room(axes, labels, height - foot)
        return Drawn(plot, bars)

    def _bars(self, axes: Axes, place: int, step: float, labels: _Labels) -> BarContainer:
        series = self.chart.series[place]
        heights = [float(figure.value) for figure in series.figures]
        places = self.places(step, place)
        bars = axes.bar(places, heights, step * 0.92, **self.looks(place))
        for x, top, figure in zip(places, heights, series.figures, strict=True):
            aside = (0, _GAP if top >= 0 else -_GAP)
            upright = {"ha": "center", "va": "bottom" if top >= 0 else "top"}
            turned = 90 if labels.turned else 0
            self.write(axes, figure, (x, top), aside, labels.size, rotation=turned, **upright)
        return bars

    def _labels(self, width: float) -> _Labels:
        """The largest type in which the numbers above neighbouring bars do not touch."""
        # A single bar may have a number wider than itself.
        share = 0.9 if self.count == 1 else _GROUPS[self.count] / self.count
        room = width / max(len(self.names), 1) * share - _GAP
        longest = max(map(self.wide, self.numbers()), default=1.0)
        size = min(_LABEL_SIZE, room / longest)
        if size >= _SMALLEST:
            return _Labels(size, turned=False, room=size + 2 * _GAP)
        size = max(min(_LABEL_SIZE, room), 1.0)
        return _Labels(size, turned=True, room=longest * size + 3 * _GAP)

    def _make_room(self, axes: Axes, labels: _Labels, height: float) -> None:
        """Leave space above and below the bars for their numbers and the legend."""
        bottom = labels.room if self.lowest < 0 else 0.0
        top = labels.room + self.legend_room()
        scale = (self.highest - self.lowest or 1.0) / (height - top - bottom)
        axes.set_ylim(self.lowest - bottom * scale, self.highest + top * scale)


class _Lying(_Drawing):
    """Categories one under another from the top, names at the left, numbers behind the bars."""

    def on(self, plot: Plot, width: float, height: float) -> Drawn:
        """Draw below the height."""
        whole = plot.get_figheight() * 72
        row = (height - self.legend_room()) / max(len(self.names), 1)
        step = _LYING_GROUPS[self.count] / self.count
        size = max(min(_LABEL_SIZE, row * 0.8), 1.0)
        room = min(max((self.wide(n, size) for n in self.names), default=0.0), width * _NAMES)
        left = room + 3 * _GAP
        area = (left / width, 0.0, 1 - left / width, row * len(self.names) / whole)
        axes = plot.add_axes(area)
        numbers = min(size, step * row)
        bars = tuple(self._bars(axes, place, step, numbers) for place in range(self.count))
        names = [self._cut(name, size, room) for name in self.names]
        axes.set_yticks(range(len(names)), names, fontproperties=self.font(size))
        axes.set_xticks([])
        axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
        axes.axvline(0, color=self.inks.line, linewidth=0.8)
        self.bare(axes)
        self.legend(axes, (-left / max(width - left, 1.0), 1.0))
        longest = max((self.wide(text, numbers) for text in self.numbers()), default=0.0)
        behind = longest + 2 * _GAP
        scale = (self.highest - self.lowest or 1.0) / max(width - left - behind, 1.0)
        before = behind if self.lowest < 0 else 0.0
        axes.set_xlim(self.lowest - before * scale, self.highest + behind * scale)
        return Drawn(plot, bars)

    def _bars(self, axes: Axes, place: int, step: float, size: float) -> BarContainer:
        series = self.chart.series[place]
        widths = [float(figure.value) for figure in series.figures]
        places = self.places(step, place)
        bars = axes.barh(places, widths, step * 0.92, **self.looks(place))
        for y, end, figure in zip(places, widths, series.figures, strict=True):
            aside = (_GAP if end >= 0 else -_GAP, 0)
            side = "left" if end >= 0 else "right"
            self.write(axes, figure, (end, y), aside, size, ha=side, va="center_baseline")
        return bars

    def _cut(self, name: str, size: float, room: float) -> str:
        """As much of a name as there is room for."""
        if self.wide(name, size) <= room + 0.1:
            return name
        letters: Sequence[str] = name
        while letters and self.wide(f"{''.join(letters).rstrip()}…", size) > room:
            letters = letters[:-1]
        return f"{''.join(letters).rstrip()}…"
