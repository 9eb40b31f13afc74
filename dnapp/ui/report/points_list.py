"""The list "Cần xem trước khi xuất"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dnapp.ui.report.points import Point
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.emptying import empty
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel


class _Sign(QWidget):
    """The icon before a sentence."""

    def __init__(self, look: Look, icon: str, token: str) -> None:
        super().__init__()
        self._look, self._icon, self._token = look, icon, token
        self.setFixedSize(look.theme.px(16), look.theme.line("cap"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        self._look.icons.paint(QPainter(self), self.rect(), self._icon, self._token, 14)


class PointsList(QWidget):
    """Points with what they lead to; `followed` with the point and the widget it stood in."""

    followed = Signal(object, QWidget)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.grave = 0
        """How many of the points make the report wrong or late."""
        head = QHBoxLayout()
        head.setSpacing(look.theme.px(8))
        title = ElidedLabel(look, look.words("reports.points"), "small", weight=600)
        title.hug()
        self._count = ElidedLabel(look, "", "small", "warn", weight=600)
        self._count.hug()
        for part in (title, self._count):
            head.addWidget(part)
        head.addStretch(1)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(look.theme.px(8))
        self._rows.setVerticalSpacing(0)
        self._rows.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(4))
        column.addLayout(head)
        column.addLayout(self._rows)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show other points; none gives one line that says so."""
        empty(self._rows)
        self.grave = sum(point.grave for point in points)
        self._count.set_text(str(self.grave) if self.grave else "")
        for point in points:
            self._add(point)
        if not points:
            self._add_line("circle-check", "ok", self._look.words("reports.no_points"))

    def _add(self, point: Point) -> None:
        words = self._look.words
        sign = ("triangle-alert", "warn") if point.grave else ("info", "info")
        self._add_line(*sign, words(point.key, **point.values))
        if point.action:
            link = LinkButton(self._look, words(point.action, **point.values), small=True)
            link.clicked.connect(partial(self.followed.emit, point, link))
            row = self._rows.rowCount()
            self._rows.addWidget(link, row, 1, Qt.AlignmentFlag.AlignLeft)

    def _add_line(self, icon: str, token: str, sentence: str) -> None:
        row = self._rows.rowCount()
        self._rows.addWidget(_Sign(self._look, icon, token), row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(WrappedLabel(self._look, sentence, "cap"), row, 1)
