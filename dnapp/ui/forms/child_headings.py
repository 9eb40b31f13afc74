"""The headings of a grid of child rows: labels above, numbers at the left, TT in the corner."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView

from dnapp.ui.forms.child_model import ChildModel
from dnapp.ui.models.record_table import alignment
from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look

ROW_HEIGHT = 32
HEADING = 34
NUMBERS = 40
"""Width of the column of numbers, px at 100 %."""


class Corner(QLabel):
    """TT, on the ground of the headings."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and words."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        rect = self.rect().adjusted(theme.px(10), 0, 0, 0)
        text = self._look.words("form.number")
        text_line(painter, rect, text, theme.font("cap", 600), theme.color("text2"))


class Heading(QHeaderView):
    """Labels of the columns; those of required fields bear a star."""

    def __init__(self, look: Look, model: ChildModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._look = look
        self._rows = model
        self.setFixedHeight(look.theme.px(HEADING))
        self.setMinimumSectionSize(look.theme.px(48))
        self.setHighlightSections(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The headings; the first one stays at the left."""
        super().paintEvent(event)
        if self.offset() > 0:
            place = QRect(0, 0, self.sectionSize(0), self.height())
            self.paintSection(QPainter(self.viewport()), place, 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Ground, label, star, stroke at the right."""
        theme = self._look.theme
        painter.save()
        painter.fillRect(rect, theme.color("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        stroke = QRect(rect.right(), rect.top() + theme.px(8), 1, rect.height() - theme.px(16))
        painter.fillRect(stroke, theme.color("line2"))
        spec = self._rows.columns[logicalIndex]
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        side = alignment(spec)
        if spec.required:
            star = theme.px(10)
            place = QRect(inner.right() - star + 1, inner.top(), star, inner.height())
            inner.setRight(inner.right() - star)
            used = text_line(
                painter, inner, self._rows.label(spec), theme.font("cap", 600),
                theme.color("text2"), side,
            )  # fmt: skip
            if not side & Qt.AlignmentFlag.AlignRight:
                place.moveLeft(inner.left() + used + theme.px(4))
            text_line(painter, place, "*", theme.font("cap", 600), theme.color("bad"))
        else:
            text = self._rows.label(spec)
            text_line(painter, inner, text, theme.font("cap", 600), theme.color("text2"), side)
        painter.restore()


class Numbers(QHeaderView):
    """Place of each row."""

    def __init__(self, look: Look, model: ChildModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._look = look
        self._rows = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(look.theme.px(ROW_HEIGHT))
        self.setFixedWidth(look.theme.px(NUMBERS))
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The number, muted."""
        theme = self._look.theme
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        text = str(self._rows.headerData(logicalIndex, Qt.Orientation.Vertical))
        inner = rect.adjusted(theme.px(10), 0, 0, 0)
        text_line(painter, inner, text, theme.font("small", digits=True), theme.color("muted"))
        painter.restore()
