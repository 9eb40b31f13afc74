"""A key figure with small bars beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dnapp.services.figure import Figure
from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton

HEIGHT = 90
_BAR, _GAP, _PAIR_GAP, _SQUARE = 6, 1, 6, 9
_INKS = {"last_year": "line2", "this_year": "infoB"}


class Legend(QWidget):
    """Which bar is which year."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts = [(look.words(f"overview.{key}"), ink) for key, ink in _INKS.items()]
        theme = look.theme
        widths = (theme.width("cap", text) + theme.px(_SQUARE + 14) for text, _ in self._parts)
        self.setFixedSize(sum(widths), theme.line("cap"))
        self.setAccessibleName(", ".join(text for text, _ in self._parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Square and word, twice."""
        theme, painter = self._look.theme, QPainter(self)
        line = self.rect()
        side = theme.px(_SQUARE)
        for text, ink in self._parts:
            line.setLeft(line.left() + theme.px(8))
            top = (self.height() - side) // 2
            painter.fillRect(line.left(), top, side, side, theme.color(ink))
            line.setLeft(line.left() + side + theme.px(6))
            font = theme.font("cap")
            line.setLeft(line.left() + text_line(painter, line, text, font, theme.color("muted")))


Bars = Sequence[Sequence[tuple[float, str]]]
"""Groups of bars, each with its height and the token of its colour."""


def year_bars(pairs: Sequence[tuple[float, float]]) -> Bars:
    """A pair of bars for each quarter: grey last year, blue this year."""
    return [list(zip(pair, _INKS.values(), strict=True)) for pair in pairs]


def trend_bars(values: Sequence[float]) -> Bars:
    """One bar for each year; the last is the period itself."""
    *before, now = values
    return [*([(value, "line2")] for value in before), [(now, "infoB")]]


class FigureTile(PaintedButton):
    """Caption, number with its unit, one line below; a click tells what is behind it."""

    def __init__(
        self,
        look: Look,
        figure: Figure,
        caption: str,
        *,
        value: str,
        unit: str,
        note: str,
        bars: Bars,
    ) -> None:
        super().__init__(look, caption)
        self.figure = figure
        self._value, self._unit, self._note, self._bars = value, unit, note, bars
        self.setAccessibleName(f"{caption}: {value} {unit}")
        self.setAccessibleDescription(note)
        self.setFixedHeight(look.theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Half of the column."""
        return QSize(self.look.theme.px(180), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Its words are elided."""
        return QSize(self.look.theme.px(120), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, words, number, bars, ring; accent when it is the chosen one of several."""
        theme, painter = self.look.theme, QPainter(self)
        chosen = self.isChecked()
        ground = theme.color("sel" if chosen else "hover" if self.hovered() else "surface")
        radius = theme.size("radius_card")
        edge = theme.color("accent" if chosen else "line")
        rounded(painter, QRectF(self.rect()), radius, ground, edge)
        side = theme.px(14)
        line = QRect(side, theme.px(8), self.width() - 2 * side, theme.line("cap"))
        text_line(painter, line, self.text(), theme.font("cap"), theme.color("text2"))
        number = QRect(side, line.bottom() + 1, line.width(), theme.line("num"))
        bars = self._paint_bars(painter, number)
        number.setRight(bars - theme.px(8))
        font = theme.font("num", digits=True)
        x = text_line(painter, number, self._value, font, theme.color("text"))
        unit = number.adjusted(x + theme.px(6), theme.px(5), 0, 0)
        text_line(painter, unit, self._unit, theme.font("cap"), theme.color("text2"))
        note = QRect(side, number.bottom() + 1, line.width(), theme.line("cap"))
        text_line(painter, note, self._note, theme.font("cap"), theme.color("muted"))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)

    def _paint_bars(self, painter: QPainter, line: QRect) -> int:
        """The bars at the right of a line, group by group; where they begin."""
        theme = self.look.theme
        heights = [value for group in self._bars for value, _ink in group]
        most = max(heights, default=0.0)
        bar, gap, between = (theme.px(size) for size in (_BAR, _GAP, _PAIR_GAP))
        inside = sum(max(len(group) - 1, 0) for group in self._bars)
        whole = len(heights) * bar + inside * gap + max(len(self._bars) - 1, 0) * between
        x = left = line.right() + 1 - whole
        for group in self._bars:
            for value, ink in group:
                height = max(round(line.height() * value / most) if most else 0, theme.px(1))
                top = line.bottom() + 1 - height
                painter.fillRect(x, top, bar, height, theme.color(ink))
                x += bar + gap
            x += between - gap
        return left
