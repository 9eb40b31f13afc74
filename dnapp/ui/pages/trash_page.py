"""The bin: deleted records by kind, and the way back to their place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dnapp.core.numbers import show_number
from dnapp.core.query import Query
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.record_view import RecordView
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.models.record_table import RecordTableModel
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton
from dnapp.ui.widgets.empty_state import EmptyState
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.tab_strip import Tab, TabStrip

_SETUPS = tuple({setup.kind: setup for setup in reversed(LISTS.values())}.values())[::-1]
"""One list of each kind of record, for its columns."""

_WIDE = 420


class TrashPage(QWidget):
    """One tab a kind of record; the window restores, child rows and links come back too."""

    restore_asked = Signal(str, list)
    """Record key and row numbers to bring back."""

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        words = look.words
        self.header = HeaderBar(look)
        self.header.set_title(words("window.trash"))
        self._restore = PrimaryButton(look, words("trash.restore"), "undo-2")
        self._restore.clicked.connect(self.restore)
        self.header.add_action(self._restore)
        self.tabs = TabStrip(look)
        self.tabs.picked.connect(self.show_kind)
        self._empty = EmptyState(look, words("trash.empty"), words("trash.empty_line"))
        self._place = QStackedWidget()
        self._place.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self._place, 1)
        self._setup: ListSetup = _SETUPS[0]
        self.view: RecordView | None = None
        session.changed.connect(self._record_changed)

    def regions(self) -> list[QWidget]:
        """What F6 goes through: tabs, table."""
        return [self.tabs, *([self.view] if self.view and self.view.isVisible() else [])]

    def focus(self) -> None:
        """Put the keyboard on the table; in an empty bin on the way back."""
        shown = self.view if self.view and self.view.isVisible() else self.header.back
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the bin anew."""
        super().showEvent(event)
        self.show_kind(self._setup.key)

    def _record_changed(self, kind: str) -> None:
        if self.isVisible() and any(setup.kind == kind for setup in _SETUPS):
            self.show_kind(self._setup.key)

    def show_kind(self, key: str) -> None:
        """Show the deleted records of one kind, by the key of its list."""
        self._setup = next(setup for setup in _SETUPS if setup.key == key)
        self._count()
        if self.view is not None:
            self._place.removeWidget(self.view)
            self.view.deleteLater()
        self.view = self._make_view()
        self._place.addWidget(self.view)
        full = self.view.model().rowCount() > 0
        self._place.setCurrentWidget(self.view if full else self._empty)
        if full:
            self.view.go_to_row(0)
            self.view.setFocus()
        if self._session.read_only:
            self._restore.set_blocked(self._look.words("ui.read_only"))
        else:
            self._restore.set_blocked(None if full else self._look.words("trash.empty"))

    def _make_view(self) -> RecordView:
        words = self._look.words
        model = RecordTableModel(self._session, self._setup.record_type)
        names = [name for name in self._setup.columns if name != "status"]
        model.show_columns(names, [self._setup.heading(words, name) for name in names])
        view = RecordView(self._look, model, self)
        model.setParent(view)
        view.setAccessibleName(words("window.trash"))
        view.opened.connect(self._restore_row)
        for place, spec in enumerate(model.columns):
            wide = spec.name == self._setup.wide
            view.setColumnWidth(place, self._look.theme.px(_WIDE if wide else spec.width))
            if wide:
                view.pinned = place
        model.show_query(Query(order=self._setup.order, deleted=True))
        model.read_rest()
        return view

    def _count(self) -> None:
        """A tab for each kind that has something in the bin, and for the one that is shown."""
        words, repositories = self._look.words, self._session.workspace.repositories
        counts = {setup: repositories[setup.kind].count(Query(deleted=True)) for setup in _SETUPS}
        self.tabs.show_tabs(
            [
                Tab(setup.key, words(f"record.{setup.kind}.title"), show_number(count))
                for setup, count in counts.items()
                if count or setup is self._setup
            ]
        )
        self.tabs.set_value(self._setup.key)

    def restore(self) -> None:
        """Bring the ticked records back, or the current one."""
        if self.view is not None:
            rows = self.view.selected_rows() or [self.view.currentIndex().row()]
            self._ask([row for row in rows if row >= 0])

    def _restore_row(self, row: int) -> None:
        self._ask([row])

    def _ask(self, rows: list[int]) -> None:
        if self.view is None or not rows or self._session.read_only:
            return
        model = self.view.model()
        assert isinstance(model, RecordTableModel)
        self.restore_asked.emit(self._setup.kind, model.row_numbers(rows))
