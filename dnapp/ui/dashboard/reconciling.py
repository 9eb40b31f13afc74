"""Totals entered by hand beside the sums of records, line by line, with the difference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.numbers import show_number
from dnapp.services.entered_totals import EnteredTotal
from dnapp.services.short_numbers import short_number
from dnapp.ui.overview.lines import RecordLine
from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.card import Card
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.scrolling import ScrollPage

_WORDS, _HIGH = 210, 46
"""Width of the difference in words, height of a line, px at 100 %."""


class TotalLine(RecordLine):
    """Indicator; below it the period, what was entered and what is counted; the difference."""

    def __init__(self, look: Look, total: EnteredTotal) -> None:
        words = look.words
        unknown = words("dashboard.unknown")
        self._note = words(
            "dashboard.totals.both",
            period=total.value.period,
            entered=short_number(total.entered, ""),
            counted=short_number(total.counted, "", unknown),
            unit=words(f"choice.unit_of_measure.{total.indicator.unit}"),
        )
        self._difference, self._family = difference_words(look, total)
        said = f"{self._note}, {self._difference}"
        name = total.indicator.name
        super().__init__(look, "indicator_value", total.value.id, name, said, _HIGH)

    def paint_line(self, painter: QPainter, line: QRect) -> None:
        """Two lines of words, the difference at the right."""
        theme = self.look.theme
        width = theme.px(_WORDS)
        right = QRect(line.right() + 1 - width, line.top(), width, line.height())
        font, ink = theme.font("small", 500), theme.color(self._family)
        text_line(painter, right, self._difference, font, ink, Qt.AlignmentFlag.AlignRight)
        room = line.adjusted(0, 0, -(width + theme.px(12)), 0)
        self._two_lines(painter, room, self.text(), self._note)


def difference_words(look: Look, total: EnteredTotal) -> tuple[str, str]:
    """How far what was entered is from what is counted, and the colour family of that."""
    words, difference = look.words, total.difference
    if difference is None:
        return words("overview.no_rate"), "warn"
    if not difference:
        return words("dashboard.totals.same"), "ok"
    key = "more" if difference > 0 else "less"
    return words(f"dashboard.totals.{key}", by=short_number(abs(difference), "")), "bad"


class Reconciling(QWidget):
    """The card with all of them, newest period first."""

    opened = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        words, theme = look.words, look.theme
        self.card = Card(look, words("dashboard.totals.title"), "equal")
        inside = QWidget()
        column = QVBoxLayout(inside)
        side = theme.size("page_margin")
        column.setContentsMargins(side, theme.px(12), side, theme.px(12))
        column.addWidget(WrappedLabel(look, words("dashboard.totals.lead"), "small", "text2"))
        column.addWidget(self.card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(look, inside, "app"))

    def show_totals(self, totals: Sequence[EnteredTotal]) -> None:
        """Show these."""
        lines: list[QWidget] = []
        for total in totals:
            line = TotalLine(self._look, total)
            line.opened.connect(self.opened)
            lines.append(line)
        if not lines:
            nothing = self._look.words("dashboard.totals.none")
            lines.append(WrappedLabel(self._look, nothing, "small", "muted"))
        different = sum(total.difference != 0 for total in totals)
        note = self._look.words("dashboard.totals.note", count=show_number(different))
        self.card.set_note(note if totals else "")
        self.card.show_lines(lines)
