"""The grid of months: Excel's keys over a `MonthsModel`."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from dnapp.services.monthly import MONTHS
from dnapp.ui.clipboard import as_text
from dnapp.ui.months.delegate import ROW, MonthsDelegate
from dnapp.ui.months.model import BEFORE, NAME, TOTAL, MonthsModel
from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars

_HEADING, _PAD = 34, 8
_LEAST_NAME, _NAME, _MONTH, _WIDE_MONTH, _TOTAL = 180, 280, 50, 72, 76
"""Widths of the columns, px at 100 %: at least, and as wished."""


class MonthsView(QTableView):
    """Typing or F2 opens a month, Enter goes down and Tab on, Delete empties, Ctrl+C and Ctrl+V
    take blocks from and to Excel; Ctrl+Enter opens the counter."""

    typed = Signal(int, int, str)
    """Row, month, and the text that was typed or is empty."""
    pasted = Signal(int, int, str)
    """Row and month from which on a block is put in."""
    opened = Signal(int)
    """Row of a counter that is wanted."""

    def __init__(self, look: Look, model: MonthsModel, *, read_only: bool) -> None:
        super().__init__()
        self._look, self.months = look, model
        self._read_only = read_only
        theme = look.theme
        self.setModel(model)
        self.delegate = MonthsDelegate(look, model, self)
        self.delegate.typed.connect(self.typed)
        self.delegate.done.connect(self._go_on)
        self.delegate.block_pasted.connect(self._paste_at_current)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        slim_bars(self, look)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.setHorizontalHeader(_Headings(look, model, self))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme.color("surface"))
        self.setPalette(palette)
        model.modelReset.connect(self._shape_rows)

    def _shape_rows(self) -> None:
        self.clearSpans()
        for row in range(self.months.rowCount()):
            if self.months.caption(row):
                self.setSpan(row, 0, 1, BEFORE + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name takes what the months leave."""
        super().resizeEvent(event)
        px = self._look.theme.px
        room = self.viewport().width()
        totals = px(_TOTAL)
        month = (room - 2 * totals - px(_NAME)) // len(MONTHS)
        month = min(max(month, px(_MONTH)), px(_WIDE_MONTH))
        for column in MONTHS:
            self.setColumnWidth(column, month)
        for column in (TOTAL, BEFORE):
            self.setColumnWidth(column, totals)
        left = room - len(MONTHS) * month - 2 * totals
        self.setColumnWidth(NAME, max(left, px(_LEAST_NAME)))

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        index = self.months.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_cell(self) -> tuple[int, int]:
        """The first counter's month of today, or January."""
        year, month = self.months.now
        column = month if year == self.months.year else MONTHS[0]
        rows = range(self.months.rowCount())
        return next((row for row in rows if self.months.row(row)), 0), column

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Excel's keys; a letter or digit opens the month and goes to its editor."""
        current = self.currentIndex()
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste_at_current(QGuiApplication.clipboard().text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == control:
            self.opened.emit(current.row())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self._go_on(1, 0)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            self._clear()
        elif key == Qt.Key.Key_F2 and not held:
            self._open(current)
        elif event.text().strip() and not held & control and self._open(current, empty=True):
            editor = self.delegate.field()
            if editor is not None:
                QGuiApplication.sendEvent(editor, event)
        elif held & control or key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes on to the next month, and out of the grid at the end of a row."""
        column = self.currentIndex().column() + (1 if next else -1)
        if column in MONTHS:
            self._go_on(0, 1 if next else -1)
            return True
        return super().focusNextPrevChild(next)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A month is opened; the name leads to its counter."""
        index = self.indexAt(event.position().toPoint())
        if index.column() == NAME and self.months.row(index.row()):
            self.opened.emit(index.row())
        else:
            self._open(index)

    def _open(self, index: QModelIndex, *, empty: bool = False) -> bool:
        if self._read_only or not self.months.is_open(index.row(), index.column()):
            return False
        self.delegate.begins_empty = empty
        self.edit(index)
        line = self.delegate.field()
        if isinstance(line, QLineEdit):
            line.end(False)  # Qt has chosen all of it; F2 goes on behind what stands there
        return True

    def _go_on(self, down: int, right: int) -> None:
        row, column = self.currentIndex().row() + down, self.currentIndex().column() + right
        while 0 <= row < self.months.rowCount() and self.months.row(row) is None:
            row += 1 if down >= 0 else -1
        if 0 <= row < self.months.rowCount() and NAME <= column <= BEFORE:
            self.go_to(row, column)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        if self._read_only:
            return
        for index in self.selectedIndexes():
            if self.months.is_open(index.row(), index.column()):
                self.typed.emit(index.row(), index.column(), "")

    def _copy(self) -> None:
        cells = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, column in cells:
            lines.setdefault(row, []).append(self.months.text(row, column))
        if lines:
            QGuiApplication.clipboard().setText(as_text(list(lines.values())))

    def _paste_at_current(self, text: str) -> None:
        current = self.currentIndex()
        if not self._read_only and self.months.is_open(current.row(), current.column()):
            self.pasted.emit(current.row(), current.column(), text)


class _Headings(QHeaderView):
    """Names of the columns; the month of today in accent."""

    def __init__(self, look: Look, model: MonthsModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._look, self._months = look, model
        self.setFixedHeight(look.theme.px(_HEADING))
        self.setMinimumSectionSize(look.theme.px(40))
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Ground and words."""
        theme = self._look.theme
        painter.save()
        painter.fillRect(rect, theme.color("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        inner = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        text = str(self._months.headerData(logicalIndex, Qt.Orientation.Horizontal))
        now = (self._months.year, logicalIndex) == self._months.now
        side = Qt.AlignmentFlag.AlignLeft if logicalIndex == NAME else Qt.AlignmentFlag.AlignRight
        ink = theme.color("accent" if now else "text2")
        text_line(painter, inner, text, theme.font("cap", 600), ink, side)
        painter.restore()
