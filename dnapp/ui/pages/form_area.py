"""One part of a record's page, which scrolls by itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.ui.forms.child_view import ChildView
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import ScrollPage

_AROUND = 24
_AROUND_CELL = 64
"""px kept in sight beside a field, and beside a cell: the message below the last row is in it."""


class FormArea(ScrollPage):
    """Fields or a grid, with the page's margins; what has the keyboard is kept in sight."""

    def __init__(self, look: Look, part: QWidget) -> None:
        page = QWidget()
        box = QVBoxLayout(page)
        side = look.theme.size("page_margin")
        box.setContentsMargins(side, look.theme.px(8), side, look.theme.px(16))
        box.addWidget(part)
        box.addStretch(1)
        super().__init__(look, page)
        self._look = look
        self._page = page
        self.verticalScrollBar().rangeChanged.connect(self._follow_length)

    def show_part(self, part: QWidget) -> None:
        """Scroll to a field or grid."""
        self.ensureWidgetVisible(part, 0, self._look.theme.px(_AROUND))

    def show_cell(self, view: ChildView) -> None:
        """Scroll to the current cell of a grid."""
        cell = view.visualRect(view.currentIndex())
        if self._page.isAncestorOf(view) and cell.isValid():
            place = view.viewport().mapTo(self._page, cell.center())
            self.ensureVisible(0, place.y(), 0, self._look.theme.px(_AROUND_CELL))

    def _follow_length(self) -> None:
        """Rows were pasted or taken out: the cell with the keyboard is elsewhere now."""
        view = self.focusWidget()
        if isinstance(view, ChildView) and view.hasFocus():
            QTimer.singleShot(0, self, partial(self.show_cell, view))
