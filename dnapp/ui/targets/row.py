"""One target in the page of targets: what is planned, what is reached, and how that stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from dnapp.ui.painting import Pill, focus_ring, paint_pill, text_line
from dnapp.ui.targets.drawing import Drawn, paint_target
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton

HEIGHT = 64
_SHARES = (26, 13, 15, 23, 23)
"""Shares of the width: target, plan, actual, drawing, verdict (%)."""
_SIDE, _GAP, _CHEVRON = 16, 12, 24


@dataclass(frozen=True)
class RowText:
    """What a row says."""

    name: str
    shape: str
    planned: str
    allotted: str
    """What the plans of single years come to; "" when there are none."""
    actual: str
    source: str
    sentence: str
    pill: Pill


def columns(look: Look, width: int) -> list[QRect]:
    """Where the five columns stand in a row of this width."""
    theme = look.theme
    room = width - 2 * theme.px(_SIDE) - theme.px(_CHEVRON) - 4 * theme.px(_GAP)
    left, made = theme.px(_SIDE), []
    for share in _SHARES:
        part = room * share // 100
        made.append(QRect(left, 0, part, theme.px(HEIGHT)))
        left += part + theme.px(_GAP)
    return made


class TargetRow(PaintedButton):
    """Opens the target; a click on the actual value, or Shift+Enter, asks for what it rests on."""

    source_wanted = Signal()

    def __init__(self, look: Look, text: RowText, drawn: Drawn, has_source: bool) -> None:
        super().__init__(look, text.name)
        self._text, self._drawn, self._has_source = text, drawn, has_source
        self.setFixedHeight(look.theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(f"{text.pill.text}. {text.sentence}")
        hint = f"\n{look.words('targets.source_how')}" if has_source else ""
        self.setToolTip(f"{text.name}\n{text.sentence}{hint}")
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """As wide as the page."""
        return QSize(self.look.theme.px(720), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Its words are elided."""
        return QSize(self.look.theme.px(480), self.maximumHeight())

    def source_place(self) -> QRect:
        """Where the actual value stands."""
        return columns(self.look, self.width())[2]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter asks for the records or figures behind the value."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if enter and shift and self._has_source:
            self.source_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the value asks for what it rests on."""
        if self._has_source and self.source_place().contains(event.position().toPoint()):
            self.source_wanted.emit()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line above, five columns, chevron, ring."""
        theme, painter, text = self.look.theme, QPainter(self), self._text
        if self.hovered():
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.fillRect(QRect(0, 0, self.width(), 1), theme.color("line"))
        name, planned, actual, drawing, verdict = columns(self.look, self.width())
        self._lines(painter, name, text.name, text.shape, 500)
        self._lines(painter, planned, text.planned, text.allotted, 400)
        ink = "accent" if self._has_source else "text"
        self._lines(painter, actual, text.actual, text.source, 600, ink)
        paint_target(painter, drawing.adjusted(0, theme.px(8), 0, -theme.px(6)), self._drawn, theme)
        upper, lower = _halves(verdict, theme.px(7))
        paint_pill(painter, upper, text.pill, self.look)
        text_line(painter, lower, text.sentence, theme.font("cap"), theme.color("text2"))
        box = QRect(self.width() - theme.px(_CHEVRON + 8), 0, theme.px(_CHEVRON), self.height())
        self.look.icons.paint(painter, box, "chevron-right", "muted", theme.sizes["icon"])
        if self.ringed:
            focus_ring(painter, self.rect(), theme)

    def _lines(
        self, painter: QPainter, box: QRect, first: str, second: str, weight: int, ink: str = "text"
    ) -> None:
        theme = self.look.theme
        font = theme.font("small", weight)
        if not second:
            text_line(painter, box, first, font, theme.color(ink))
            return
        upper, lower = _halves(box, theme.px(10))
        text_line(painter, upper, first, font, theme.color(ink))
        text_line(painter, lower, second, theme.font("cap"), theme.color("muted"))


def _halves(box: QRect, margin: int) -> tuple[QRect, QRect]:
    """The upper and the lower line of a row."""
    inner = box.adjusted(0, margin, 0, -margin)
    upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
    return upper, upper.translated(0, upper.height())
