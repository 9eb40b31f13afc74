"""The records behind a number: all of them, by title, each to be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dnapp.core.numbers import show_number
from dnapp.services.figure import Figure, Tally
from dnapp.services.short_numbers import short_number
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.painting import rounded, text_line
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from dnapp.ui.widgets.scrolling import slim_bars
from dnapp.ui.widgets.segmented import Segmented

Index = QModelIndex | QPersistentModelIndex

SPANS = ("now", "year", "before")
"""The period, the year to date, the same period last year."""

_TOGETHER = 100
"""Titles that are fetched at once."""

_ROW = 30
_OPENABLE = frozenset(setup.kind for setup in LISTS.values())


class BehindModel(QAbstractListModel):
    """Records of one type by title; the list fetches more of them as it is scrolled."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._titles: list[str] = []
        self.kind = ""
        self.ids: Sequence[str] = ()

    def show_records(self, kind: str, ids: Sequence[str]) -> None:
        """Show other records."""
        self.beginResetModel()
        self.kind, self.ids = kind, ids
        self._titles = self._read(0)
        self.endResetModel()

    def _read(self, begin: int) -> list[str]:
        ids = self.ids[begin : begin + _TOGETHER]
        self._session.learn_titles(self.kind, ids)
        return [self._session.title(self.kind, ident) for ident in ids]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many are fetched."""
        return 0 if parent and parent.isValid() else len(self._titles)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more."""
        return not parent.isValid() and len(self._titles) < len(self.ids)

    def fetchMore(self, parent: Index) -> None:
        """Fetch the next ones."""
        more = self._read(len(self._titles))
        last = len(self._titles) + len(more) - 1
        self.beginInsertRows(QModelIndex(), len(self._titles), last)
        self._titles += more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title; a row keeps room for stacked marks."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._titles[index.row()]
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._look.theme.px(_ROW))
        return None


class _TitleDelegate(QStyledItemDelegate):
    """A title on one line."""

    def __init__(self, look: Look, parent: QListView) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground when current or under the mouse, then the title, elided."""
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        for flag, token in (
            (QStyle.StateFlag.State_Selected, "sel"),
            (QStyle.StateFlag.State_MouseOver, "hover"),
        ):
            if state & flag:
                rounded(painter, rect.toRectF(), theme.size("radius_small"), theme.color(token))
                break
        line = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        text = str(index.data())
        text_line(painter, line, text, theme.font("small"), theme.color("text"))


class BehindPanel(QWidget):
    """What a figure counts in its period, in the year to date, or a year before."""

    opened = Signal(str, str)

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look = look
        self._figure: Figure | None = None
        self._listed: Figure | None = None
        self._unit = ""
        words, theme = look.words, look.theme
        self.setAccessibleName(words("dashboard.behind.title"))
        self.caption = WrappedLabel(look, "", "small", "text2", weight=500)
        self.number = ElidedLabel(look, "", "num")
        self.spans = Segmented(look, [(key, words(f"dashboard.behind.{key}")) for key in SPANS])
        self.spans.picked.connect(self._show_span)
        self.note = WrappedLabel(look, "", "cap", "warn")
        self.count = ElidedLabel(look, "", "cap", "muted")
        self.model = BehindModel(look, session)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_TitleDelegate(look, self.list))
        self.list.setAccessibleName(words("dashboard.behind.title"))
        slim_bars(self.list, look)
        self.list.activated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(ElidedLabel(look, words("dashboard.behind.title"), "h3"))
        for part in (self.caption, self.number, self.spans, self.note, self.count):
            column.addWidget(part)
        column.addWidget(self.list, 1)

    def show_figure(self, figure: Figure, caption: str, unit: str, span: str) -> None:
        """Show the number of a figure; its records follow when they are read. `span` is one of
        `SPANS`."""
        self._figure, self._unit, self._listed = figure, unit, None
        self.caption.set_text(caption)
        self.spans.set_value(span)
        self.note.hide()
        self._show_span()

    def show_records(self, listed: Figure | None) -> None:
        """Show the records of the figure; None when there is no such figure any more."""
        self._listed = listed
        missing = len(listed.missing) if listed else 0
        words = self._look.words
        note = words("dashboard.behind.missing", count=show_number(missing)) if missing else ""
        self.note.set_text(note)
        self.note.setVisible(bool(missing))
        self._show_span()

    def _tally(self, figure: Figure) -> Tally:
        return {"now": figure.now, "year": figure.year, "before": figure.before}[self.spans.value()]

    def _show_span(self, _key: str = "") -> None:
        if self._figure is None:
            return
        words = self._look.words
        value = self._tally(self._figure).value
        shown = short_number(value, self._figure.unit, words("dashboard.unknown"))
        self.number.set_text(f"{shown} {self._unit}")
        ids = self._tally(self._listed).ids if self._listed else ()
        key = "count" if ids else "none"
        told = words(f"dashboard.behind.{key}", count=show_number(len(ids)))
        self.count.set_text(told if self._listed else "")
        self.model.show_records(self._figure.kind, ids)

    def _open(self, index: QModelIndex) -> None:
        if self.model.kind in _OPENABLE:
            self.opened.emit(self.model.kind, self.model.ids[index.row()])
