"""The bin: deleted records by kind, and the way back to their place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.numbers import show_number
from dnapp.core.query import Query
from dnapp.ui.lists.record_view import RecordView
from dnapp.ui.lists.setups import AGREEMENTS, AID, INCOMING, PARTNERS, ListSetup
from dnapp.ui.models.record_table import RecordTableModel
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton
from dnapp.ui.widgets.empty_state import EmptyState
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.tab_strip import Tab, TabStrip

_KINDS = (INCOMING, AGREEMENTS, PARTNERS, AID)


class TrashPage(QWidget):
    """One tab a kind of record; restoring brings back child rows and links too."""

    told = Signal(str)

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        words = look.words
        self.header = HeaderBar(look)
        self.header.set_title(words("window.trash"))
        self._restore = PrimaryButton(look, words("trash.restore"), "undo-2")
        self._restore.clicked.connect(self.restore)
        if session.read_only:
            self._restore.set_blocked(words("ui.read_only"))
        self.header.add_action(self._restore)
        self._tabs = TabStrip(look)
        self._tabs.picked.connect(self._choose)
        self._empty = EmptyState(look, words("trash.empty"), words("trash.empty_line"))
        self._place = QStackedLayout()
        self._place.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self._tabs):
            column.addWidget(part)
        column.addLayout(self._place, 1)
        self._setup: ListSetup = _KINDS[0]
        self._view: RecordView | None = None
        self._model: RecordTableModel | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """Read the bin anew."""
        super().showEvent(event)
        self._choose(self._setup.key)

    def _choose(self, key: str) -> None:
        self._setup = next(setup for setup in _KINDS if setup.key == key)
        self._count()
        if self._view is not None:
            self._place.removeWidget(self._view)
            self._view.deleteLater()
        words = self._look.words
        self._model = RecordTableModel(self._session, self._setup.record_type, self)
        names = [name for name in self._setup.columns if name != "status"]
        headings = [self._setup.heading(words, name) for name in names]
        self._model.show_columns(names, headings)
        self._view = RecordView(self._look, self._model, self)
        self._view.setAccessibleName(words("window.trash"))
        self._view.opened.connect(self._restore_row)
        for place, spec in enumerate(self._model.columns):
            width = 420 if spec.name == self._setup.wide else spec.width
            self._view.setColumnWidth(place, self._look.theme.px(width))
        self._place.addWidget(self._view)
        self._model.show_query(Query(order=self._setup.order, deleted=True))
        full = self._model.rowCount() > 0
        self._place.setCurrentWidget(self._view if full else self._empty)
        if full:
            self._view.select_row(0)

    def _count(self) -> None:
        words, repositories = self._look.words, self._session.workspace.repositories
        counts = {s.kind: repositories[s.kind].count(Query(deleted=True)) for s in _KINDS}
        self._tabs.show_tabs(
            [
                Tab(s.key, words(f"record.{s.kind}.title"), show_number(counts[s.kind]))
                for s in _KINDS
            ]
        )
        self._tabs.set_value(self._setup.key)

    def restore(self) -> None:
        """Bring the ticked records back."""
        if self._view is not None:
            self._bring_back(self._view.selected_rows())

    def _restore_row(self, row: int) -> None:
        if not self._session.read_only:
            self._bring_back([row])

    def _bring_back(self, rows: list[int]) -> None:
        if self._model is None or not rows:
            return
        words, kind = self._look.words, self._setup.kind
        ids = [self._model.record(row).id for row in rows]
        try:
            changes = self._session.workspace.changes
            with changes.change("restore_records", n=len(ids)) as change:
                for record_id in ids:
                    change.restore(kind, record_id)
        except UserError as error:
            self.told.emit(words.error(error))
            return
        self._session.announce((kind,))
        things = words(f"record.{kind}.count", count=len(ids))
        self.told.emit(words("trash.restored", things=things))
        self._choose(self._setup.key)
