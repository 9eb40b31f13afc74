"""Charts of a document: a matplotlib figure that stays vectors and real text in the PDF.

The figure is saved as SVG with its text as text and drawn through svglib in the font of the
document. Bars are told apart by greys and labelled with their numbers, so that they are legible in
a black-and-white copy. matplotlib is slow to import: this module is imported when a document has a
chart to draw, never before.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Plot
from matplotlib.font_manager import FontProperties
from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfmetrics import stringWidth
from svglib.svglib import svg2rlg

from dnapp.reports.document import Chart
from dnapp.reports.fonts import Family
from dnapp.reports.printable import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DARK, _MIDDLE, _LIGHT, _PALE = "#262626", "#6e6e6e", "#b4b4b4", "#dedede"
_SHADES = {
    1: (_DARK,),
    2: (_LIGHT, _DARK),
    3: (_LIGHT, _MIDDLE, _DARK),
    4: (_PALE, _LIGHT, _MIDDLE, _DARK),
}
_EDGE = "#262626"
_GROUPS = {1: 0.46, 2: 0.74, 3: 0.8, 4: 0.84}  # width of a group, of the distance of two
_LABEL_SIZE = 11.0
_SMALLEST = 8.0
_GAP = 2.0  # between a bar and its number, and between two numbers
_LEGEND_ROOM = 20.0
_DOTS = 300


@dataclass(frozen=True)
class _Labels:
    """How numbers stand above bars: size in pt, upright or turned, and the height they take."""

    size: float
    turned: bool
    height: float


class _OneFamily:
    """Font map for svglib that knows the document's typeface and nothing else."""

    def __init__(self, family: Family) -> None:
        self._family = family

    def find_font(self, name: str, weight: str = "", style: str = "") -> tuple[str, bool]:
        bold = weight in ("bold", "700")
        return self._family.font("bold" if bold else "regular"), True


def chart_drawing(chart: Chart, family: Family, width: float, height: float) -> Drawing:
    """Draw the bars of `chart` as a reportlab drawing of `width` x `height` pt.

    The series are drawn from light grey to dark, so that the last one, the period of the report,
    is the darkest; at most four series (ValueError). Title, unit and source are text of the
    document and not part of the drawing.
    """
    plot = _plot(chart, family, width, height)
    FigureCanvasSVG(plot)
    svg = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "dnapp"}):
        plot.savefig(svg, format="svg", metadata={"Date": None}, transparent=True)
    svg.seek(0)
    drawing = svg2rlg(svg, font_map=_OneFamily(family))
    if drawing is None:
        raise ValueError("the chart gave no drawing")
    # The state in which reportlab starts a drawing would otherwise name an unembedded font.
    drawing.initialFontName = family.font("regular")
    return _fitted(drawing, width, height)


def chart_picture(chart: Chart, family: Family, width: float, height: float) -> bytes:
    """The same bars as a PNG of 300 dots per inch, for files that take no vectors."""
    plot = _plot(chart, family, width, height)
    FigureCanvasAgg(plot)
    target = io.BytesIO()
    plot.savefig(target, format="png", dpi=_DOTS, metadata={"Software": None})
    return target.getvalue()


def _plot(chart: Chart, family: Family, width: float, height: float) -> Plot:
    if not 1 <= len(chart.series) <= len(_SHADES):
        raise ValueError(f"{len(chart.series)} series: a chart shows one to four")
    plot = Plot(figsize=(width / 72, height / 72))
    foot = 2 * _LABEL_SIZE
    axes = plot.add_axes((0.0, foot / height, 1.0, 1 - foot / height))
    labels = _labels(chart, family, width)
    _draw_bars(axes, chart, family, labels)
    _frame(axes, chart, family)
    _make_room(axes, chart, labels, height - foot)
    return plot


def _draw_bars(axes: Axes, chart: Chart, family: Family, labels: _Labels) -> None:
    count = len(chart.series)
    step = _GROUPS[count] / count
    for at, series in enumerate(chart.series):
        heights = [float(figure.value) for figure in series.figures]
        places = [x + (at - (count - 1) / 2) * step for x in range(len(heights))]
        axes.bar(
            places,
            heights,
            step * 0.92,
            color=_SHADES[count][at],
            edgecolor=_EDGE,
            linewidth=0.5,
            label=printable(series.name),
        )
        for place, top, figure in zip(places, heights, series.figures, strict=True):
            axes.annotate(
                printable(figure.text),
                (place, top),
                xytext=(0, _GAP if top >= 0 else -_GAP),
                textcoords="offset points",
                ha="center",
                va="bottom" if top >= 0 else "top",
                rotation=90 if labels.turned else 0,
                fontproperties=_font(family, labels.size),
            )


def _frame(axes: Axes, chart: Chart, family: Family) -> None:
    """Names of the categories, the base line and the legend; the numbers need no axis."""
    names = [printable(name) for name in chart.categories]
    axes.set_xticks(range(len(names)), names, fontproperties=_font(family, _LABEL_SIZE))
    axes.tick_params(axis="x", length=0, pad=4)
    axes.set_yticks([])
    axes.set_xlim(-0.5, max(len(names), 1) - 0.5)
    axes.axhline(0, color=_EDGE, linewidth=0.8)
    axes.spines[:].set_visible(False)
    if len(chart.series) > 1:
        axes.legend(
            loc="upper left",
            ncols=len(chart.series),
            frameon=False,
            borderaxespad=0.0,
            handlelength=1.0,
            handleheight=1.0,
            prop=_font(family, _LABEL_SIZE),
        )


def _make_room(axes: Axes, chart: Chart, labels: _Labels, height: float) -> None:
    """Leave space in pt above and below the bars for their numbers and the legend."""
    values = [float(figure.value) for series in chart.series for figure in series.figures]
    lowest, highest = min(values, default=0.0), max(values, default=0.0)
    bottom = labels.height if lowest < 0 else 0.0
    top = labels.height + (_LEGEND_ROOM if len(chart.series) > 1 else 0.0)
    span = max(highest, 0.0) - min(lowest, 0.0) or 1.0
    scale = span / (height - top - bottom)
    axes.set_ylim(min(lowest, 0.0) - bottom * scale, max(highest, 0.0) + top * scale)


def _labels(chart: Chart, family: Family, width: float) -> _Labels:
    """The largest type in which the numbers above neighbouring bars do not touch."""
    count = len(chart.series)
    # A single bar may have a number wider than itself.
    share = 0.9 if count == 1 else _GROUPS[count] / count
    room = width / max(len(chart.categories), 1) * share - _GAP
    texts = [printable(figure.text) for series in chart.series for figure in series.figures]
    longest = max((stringWidth(text, family.font("regular"), 1) for text in texts), default=1.0)
    size = min(_LABEL_SIZE, room / longest)
    if size >= _SMALLEST:
        return _Labels(size, turned=False, height=size + 2 * _GAP)
    size = max(min(_LABEL_SIZE, room), 1.0)
    return _Labels(size, turned=True, height=longest * size + 3 * _GAP)


def _font(family: Family, size: float) -> FontProperties:
    """Font by file for the measures, by name for the SVG."""
    return FontProperties(family=[family.name], size=size, fname=str(family.file("regular")))


def _fitted(drawing: Drawing, width: float, height: float) -> Drawing:
    """Scale the drawing to the size asked for, whatever unit the SVG was read in."""
    drawing.scale(width / drawing.width, height / drawing.height)
    drawing.width, drawing.height = width, height
    return drawing
