"""The parts of a report one under another; each opens to show its sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from dnapp.core.text import spans
from dnapp.ui.painting import focus_ring, paint_marked_text
from dnapp.ui.templates.contents import ORDER, Row
from dnapp.ui.templates.row_list import Index, RowDelegate, RowList, step_of
from dnapp.ui.theme import Look
from dnapp.ui.widgets.option_list import paint_row_ground


class _Model(QAbstractListModel):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: list[Row] = []
        self.typed = ""
        self.wrong: frozenset[str] = frozenset()

    def show(self, rows: Sequence[Row], typed: str, wrong: frozenset[str]) -> None:
        self.beginResetModel()
        self.rows, self.typed, self.wrong = list(rows), typed, wrong
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = self._look.words
            notes = [row.text]
            notes += [words("templates.changed")] if row.changed else []
            notes += [words("templates.left_out")] if row.left_out else []
            notes += [words("templates.wrong")] if row.setting in self.wrong else []
            return ": ".join((notes[0], "; ".join(notes[1:]))) if notes[1:] else row.text
        return None


class _Delegate(RowDelegate):
    """A part: chevron and name; a sentence: one line further in; at the right what was changed."""

    def __init__(self, look: Look, model: _Model, view: QListView) -> None:
        super().__init__(look, view)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        theme, icons = self.look.theme, self.look.icons
        row = self._model.rows[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        paint_row_ground(painter, rect, state, theme)
        size = theme.size("icon")
        line = rect.adjusted(theme.px(10), 0, -theme.px(8), 0)
        wrong = row.setting in self._model.wrong
        if row.changed or wrong:
            place = QRect(line.right() - size, line.top(), size, line.height())
            sign = ("triangle-alert", "warn") if wrong else ("pencil", "accent")
            icons.paint(painter, place, *sign, theme.sizes["icon"])
            line.setRight(place.left() - theme.px(6))
        if row.sentence:
            line.setLeft(line.left() + size + theme.px(8))
        else:
            place = QRect(line.left(), line.top(), size, line.height())
            icon = "chevron-down" if row.opened else "chevron-right"
            icon = "layers" if row.part == ORDER else icon
            icons.paint(painter, place, icon, "muted", theme.sizes["icon"])
            line.setLeft(place.right() + 1 + theme.px(6))
        ink = theme.color("muted" if row.left_out else "text2" if row.sentence else "text")
        font = theme.font("small", 400 if row.sentence else 500)
        found = spans(self._model.typed, row.text) if self._model.typed else []
        paint_marked_text(painter, line, row.text, found, theme, font, ink)
        if self.view.hasFocus() and state & QStyle.StateFlag.State_Selected:
            focus_ring(painter, rect, theme)


class ContentsList(RowList):
    """`picked` with the row that is chosen; keys open and close parts, move and turn chapters."""

    picked = Signal(object)
    folded = Signal(str, bool)
    """Key of a part, and whether it is to be opened."""
    moved = Signal(str, int)
    turned = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._silent = False
        self._model = _Model(look)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(look, self._model, self))
        self.setAccessibleName(look.words("templates.contents"))
        self.setAccessibleDescription(look.words("templates.contents_help"))
        self.selectionModel().currentChanged.connect(self._pick)
        self.clicked.connect(self._fold)

    def show_rows(self, rows: Sequence[Row], typed: str, wrong: frozenset[str]) -> None:
        """Show other rows; the one chosen stays so while it is there; no signal."""
        chosen = self.row()
        scrolled = self.verticalScrollBar().value()
        self._silent = True
        self._model.show(rows, typed, wrong)
        self.verticalScrollBar().setValue(scrolled)
        if chosen is not None:
            self.choose(*chosen.place)
        self._silent = False

    def row(self) -> Row | None:
        """The row that is chosen."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return list(self._model.rows)

    def choose(self, part: str, sentence: str = "") -> None:
        """Choose a row, when it is shown."""
        for number, row in enumerate(self._model.rows):
            if row.place == (part, sentence):
                self.choose_row(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """→ and ← open and close a part; Alt+↑ and Alt+↓ move a chapter, Space takes it in or
        out."""
        row, key, step = self.row(), event.key(), step_of(event)
        if row is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Left:
            self.choose(row.part)
            self.folded.emit(row.part, False)
        elif row.sentence:
            super().keyPressEvent(event)
        elif step:
            self.moved.emit(row.part, step)
        elif key == Qt.Key.Key_Right:
            self.folded.emit(row.part, True)
        elif key == Qt.Key.Key_Space:
            self.turned.emit(row.part)
        else:
            super().keyPressEvent(event)

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid() and not self._silent:
            self.picked.emit(self._model.rows[index.row()])

    def _fold(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if not row.sentence:
            self.folded.emit(row.part, not row.opened)
