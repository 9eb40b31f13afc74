"""How many targets stand how: pills with counts that narrow the page to one verdict."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dnapp.core.numbers import count2
from dnapp.ui.painting import Pill, focus_ring, paint_pill, pill_size, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton

SHOWN = ("reached", "on_course", "behind", "missed", "not_measurable")
"""Verdicts in the order of the tally."""


class TallyButton(PaintedButton):
    """A verdict with its count; pressed while the page shows only that."""

    def __init__(self, look: Look, verdict: str) -> None:
        self._pill = Pill.of(verdict, look.words(f"verdict.{verdict}"))
        super().__init__(look, self._pill.text)
        self._count = ""
        self.setCheckable(True)
        self.setFixedHeight(look.theme.px(40))
        self.setToolTip(look.words("targets.only", verdict=self._pill.text))

    def set_count(self, count: int) -> None:
        """Show another count."""
        self._count = count2(count)
        self.setAccessibleName(f"{self._pill.text} {self._count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Pill and count."""
        theme = self.look.theme
        width = pill_size(self._pill, self.look).width() + theme.width("h2", self._count, 600)
        return QSize(width + theme.px(32), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, pill, count, ring."""
        theme, painter = self.look.theme, QPainter(self)
        on = self.isChecked()
        ground = theme.color("sel" if on else "hover" if self.hovered() else "surface")
        edge = theme.color("accent" if on else "line")
        rounded(painter, QRectF(self.rect()), theme.size("radius_card"), ground, edge)
        inner = self.rect().adjusted(theme.px(12), 0, -theme.px(12), 0)
        box = paint_pill(painter, inner, self._pill, self.look)
        left = box.right() + theme.px(9)
        place = QRect(left, 0, self.width() - left, self.height())
        font = theme.font("h2", 600, digits=True)
        text_line(painter, place, self._count, font, theme.color("text"))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)


class Tally(QWidget):
    """The pills; `narrowed` tells the verdict that alone is wanted, "" for all."""

    narrowed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._parts: dict[str, TallyButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(8))
        for verdict in SHOWN:
            part = TallyButton(look, verdict)
            part.clicked.connect(partial(self._pick, verdict))
            self._parts[verdict] = part
            row.addWidget(part)
        row.addStretch(1)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many there are of each."""
        for verdict, part in self._parts.items():
            part.set_count(counts.get(verdict, 0))

    def chosen(self) -> str:
        """The verdict that alone is wanted; "" for all."""
        return next((name for name, part in self._parts.items() if part.isChecked()), "")

    def _pick(self, verdict: str, _checked: bool = False) -> None:
        for name, part in self._parts.items():
            if name != verdict:
                part.setChecked(False)
        self.narrowed.emit(self.chosen())
