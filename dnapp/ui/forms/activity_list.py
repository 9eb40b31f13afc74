"""Everything that happened with a partner as one list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dnapp.core.days import show_day
from dnapp.core.numbers import show_number
from dnapp.core.words import Catalog
from dnapp.services.partner_life import Activity
from dnapp.ui.painting import STATES, Pill, focus_ring, paint_pill, pill_size, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars

_ROW = 46
_DAY = 84
_LOOKS = {
    "in": ("plane-landing", "info"),
    "out": ("plane-takeoff", "violet"),
    "agreement": ("handshake", "ok"),
    "aid": ("hand-heart", "warn"),
}
_Index = QModelIndex | QPersistentModelIndex


def pill_of(one: Activity, words: Catalog) -> Pill | None:
    """The status of the record as it stands."""
    if one.status not in STATES:
        return None
    return Pill.of(one.status, words(f"choice.{one.kind}.status.{one.status}"))


def detail_of(one: Activity, words: Catalog) -> str:
    """Đoàn vào · 12 người."""
    kind = words(f"partner_page.sort.{one.sort}")
    if one.headcount is None:
        return kind
    return f"{kind} · {words('partner_page.people', count=show_number(one.headcount))}"


class _Rows(QAbstractListModel):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = look.words
        self.rows: Sequence[Activity] = ()

    def show_rows(self, rows: Sequence[Activity]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one, words = self.rows[index.row()], self._words
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            day = show_day(one.day, words("day.about")) if one.day else ""
            pill = pill_of(one, words)
            parts = (one.title, detail_of(one, words), day, pill.text if pill else "")
            return ", ".join(filter(None, parts))
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, look: Look, rows: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._rows = look, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._look.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, words = self._look.theme, self._look.words
        one = self._rows.rows[index.row()]
        rect: QRect = option.rect
        px = theme.px
        if option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, QRectF(rect), theme.size("radius"), theme.color("hover"))
        day = show_day(one.day, words("day.about")) if one.day else words("partner_page.no_day")
        line = QRect(rect.left() + px(8), rect.top(), px(_DAY), rect.height())
        text_line(painter, line, day, theme.font("small"), theme.color("text2"))
        icon, family = _LOOKS[one.sort]
        disc = QRect(line.right() + px(6), rect.center().y() - px(13), px(26), px(26))
        stem = QRect(disc.center().x(), rect.top(), 2, rect.height())
        painter.fillRect(stem, theme.color("line"))
        rounded(painter, QRectF(disc), px(13), theme.color(f"{family}S"))
        self._look.icons.paint(painter, disc, icon, family, 14)
        pill = pill_of(one, words)
        right = rect.right() - px(8)
        if pill is not None:
            size = pill_size(pill, self._look)
            place = QRect(right - size.width(), rect.top(), size.width() + 1, rect.height())
            paint_pill(painter, place, pill, self._look)
            right = place.left() - px(8)
        text = QRect(
            disc.right() + px(10), rect.top() + px(3), right - disc.right() - px(10), px(21)
        )
        text_line(painter, text, one.title, theme.font("small", 600), theme.color("text"))
        below = text.translated(0, px(20)).adjusted(0, 0, 0, -px(2))
        text_line(painter, below, detail_of(one, words), theme.font("cap"), theme.color("muted"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, theme)


class ActivityList(QListView):
    """Newest first; Enter or a double click opens the record."""

    record_wanted = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(look)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(look, self._rows, self))
        self.setAccessibleName(look.words("partner_page.activities"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim_bars(self, look)
        self.doubleClicked.connect(self._ask)

    def show_rows(self, rows: Sequence[Activity]) -> None:
        """Show other activities."""
        self._rows.show_rows(rows)
        if rows:
            self.setCurrentIndex(self._rows.index(0, 0))

    def rows(self) -> Sequence[Activity]:
        """What is shown."""
        return self._rows.rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._ask(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid():
            one = self._rows.rows[index.row()]
            self.record_wanted.emit(one.kind, one.id)
