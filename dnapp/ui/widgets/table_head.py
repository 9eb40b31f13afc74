"""The head of a small table: words on sunken ground with a line below."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look


class TableHead(QHeaderView):
    """Headings that are only read."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """One heading."""
        theme = self._look.theme
        painter.fillRect(rect, theme.color("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        inner = rect.adjusted(theme.px(10), 0, -theme.px(4), 0)
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        text_line(painter, inner, text, theme.font("cap", 600), theme.color("text2"))
