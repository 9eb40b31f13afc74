"""Charts of a document and of the screen: as vectors in a PDF, as pictures, as files of their own.

In a document the figure is saved as SVG with its text as text and drawn through svglib in the font
of the document. One chart is drawn at a time: matplotlib shares its fonts between threads.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Plot
from reportlab.graphics.shapes import Drawing
from svglib.svglib import svg2rlg

from dnapp.reports.chart_plot import Inks, draw
from dnapp.reports.document import Chart
from dnapp.reports.fonts import Family

FileKind = Literal["png", "svg", "pdf"]

_DOTS = 300
_ONE = Lock()


class _OneFamily:
    """Font map for svglib that knows the document's typeface and nothing else."""

    def __init__(self, family: Family) -> None:
        self._family = family

    def find_font(self, name: str, weight: str = "", style: str = "") -> tuple[str, bool]:
        bold = weight in ("bold", "700")
        return self._family.font("bold" if bold else "regular"), True


def chart_drawing(chart: Chart, family: Family, width: float, height: float) -> Drawing:
    """Draw the bars of `chart` as a reportlab drawing of `width` x `height` pt.

    Title, unit and source are text of the document and not part of the drawing.
    """
    svg = io.BytesIO(_vectors(chart, family, width, height))
    drawing = svg2rlg(svg, font_map=_OneFamily(family))
    if drawing is None:
        raise ValueError("the chart gave no drawing")
    # The state in which reportlab starts a drawing would otherwise name an unembedded font.
    drawing.initialFontName = family.font("regular")
    return _fitted(drawing, width, height)


@lru_cache(maxsize=4)
def _vectors(chart: Chart, family: Family, width: float, height: float) -> bytes:
    """Remembered, since a preview is made after every pause in typing and its charts stay."""
    with _ONE:
        return _svg(draw(chart, family, width, height).plot, "none")


def chart_picture(chart: Chart, family: Family, width: float, height: float) -> bytes:
    """The same bars as a PNG of 300 dots per inch, for files that take no vectors."""
    with _ONE:
        return _png(draw(chart, family, width, height).plot)


def chart_file(chart: Chart, family: Family, width: float, height: float, kind: FileKind) -> bytes:
    """The chart with its title and unit, as a file that stands alone: its letters are in it."""
    with _ONE:
        return _WRITERS[kind](draw(chart, family, width, height, titled=True).plot)


@dataclass(frozen=True)
class BarPlace:
    """Where a bar is in a picture: pt from the left and the top."""

    series: int
    category: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class ScreenChart:
    """A chart for a screen: red, green, blue and opacity of each dot, row by row."""

    columns: int
    rows: int
    dots: bytes
    bars: tuple[BarPlace, ...]


def chart_on_screen(
    chart: Chart, family: Family, width: float, height: float, inks: Inks, scale: float
) -> ScreenChart:
    """The bars on `width` x `height` pt in the colours of a window, `scale` dots for each pt."""
    # Hinting would move small letters to whole dots, away from the widths they were measured with.
    with _ONE, mpl.rc_context({"text.hinting": "no_hinting"}):
        drawn = draw(chart, family, width, height, inks)
        drawn.plot.patch.set_alpha(0)
        drawn.plot.set_dpi(72 * scale)
        canvas = FigureCanvasAgg(drawn.plot)
        for axes in drawn.plot.axes:
            axes.patch.set_alpha(0)
        # matplotlib leaves these two without types.
        canvas.draw()  # type: ignore[no-untyped-call]
        columns, rows = canvas.get_width_height(physical=True)
        places = tuple(
            BarPlace(
                series, category,
                box.x0 / scale, (rows - box.y1) / scale, box.width / scale, box.height / scale,
            )
            for series, container in enumerate(drawn.bars)
            for category, bar in enumerate(container.patches)
            for box in (bar.get_window_extent(),)
        )  # fmt: skip
        dots = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call] # as above
        return ScreenChart(columns, rows, dots, places)


def _png(plot: Plot) -> bytes:
    FigureCanvasAgg(plot)
    target = io.BytesIO()
    plot.savefig(target, format="png", dpi=_DOTS, metadata={"Software": None})
    return target.getvalue()


def _svg(plot: Plot, letters: Literal["none", "path"] = "path") -> bytes:
    """`letters` as text that asks for its font, or as shapes."""
    FigureCanvasSVG(plot)
    target = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": letters, "svg.hashsalt": "dnapp"}):
        plot.savefig(target, format="svg", metadata={"Date": None}, transparent=True)
    return target.getvalue()


def _pdf(plot: Plot) -> bytes:
    FigureCanvasPdf(plot)
    target = io.BytesIO()
    with mpl.rc_context({"pdf.fonttype": 42}):
        plot.savefig(target, format="pdf", metadata={"CreationDate": None})
    return target.getvalue()


_WRITERS: dict[FileKind, Callable[[Plot], bytes]] = {"png": _png, "svg": _svg, "pdf": _pdf}


def _fitted(drawing: Drawing, width: float, height: float) -> Drawing:
    """Scale the drawing to the size asked for, whatever unit the SVG was read in."""
    drawing.scale(width / drawing.width, height / drawing.height)
    drawing.width, drawing.height = width, height
    return drawing
