"""A list page: header, filters, table, detail panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dnapp.core.query import Condition, Query
from dnapp.core.record import Record
from dnapp.ui.lists.columns import Columns
from dnapp.ui.lists.detail_panel import DetailPanel
from dnapp.ui.lists.filter_bar import FilterBar
from dnapp.ui.lists.filtering import Filtering
from dnapp.ui.lists.kept_place import KeptPlace
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.list_tabs import ListTabs
from dnapp.ui.lists.outward import Outward
from dnapp.ui.lists.panel_place import PanelPlace
from dnapp.ui.lists.record_view import RecordView
from dnapp.ui.lists.saved_list import SavedList
from dnapp.ui.lists.state import ListState
from dnapp.ui.lists.totals import Totals
from dnapp.ui.models.record_table import RecordTableModel
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.empty_state import EmptyState
from dnapp.ui.widgets.header_bar import HeaderBar

_REST = 60
"""Milliseconds the current row must rest before the panel reads its record."""


class ListPage(QWidget):
    """Rows of one list; what it asks of the window goes out by signal."""

    open_asked = Signal(str, str)
    """Record key and id to open."""
    new_asked = Signal(str)
    """Key of the list for which a new record is wanted."""
    export_asked = Signal(str, object)
    """Record key, and the query whose records are wanted as a calendar file."""
    timeline_asked = Signal(str, object)
    """Key of the list, and the query whose records alone the timeline shows."""
    copy_asked = Signal(str, str)
    """Key of the list, and id of the record that a new one shall be like."""
    delete_asked = Signal(str, list)
    """Record key and row numbers for the bin."""
    status_changed = Signal(str, str)
    """What is shown, and what is selected with its sums."""
    panel_toggled = Signal()
    """The detail panel was opened or closed."""
    told = Signal(str)
    """A short message for the toast."""

    def __init__(
        self,
        look: Look,
        session: Session,
        setup: ListSetup,
        state: ListState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._setup, self._state = look, session, setup, state
        words = look.words
        self._painted = False
        self._stale = False
        self._asked: Query | None = None
        self.model = RecordTableModel(session, setup.record_type, self)
        self.header = HeaderBar(look)
        self.header.set_title(setup.word(words, "title"))
        self.outward = Outward(look, session, setup, self, self._as_shown)
        for button in self.outward.buttons:
            self.header.add_action(button)
        self.header.add_action(self._new_button("Ctrl N"))
        self.tabs = ListTabs(look, session, setup, state)
        self.filters = FilterBar(look, setup)
        self.filtering = Filtering(look, session, setup, self)
        self.view = RecordView(look, self.model, self)
        self.view.setAccessibleName(setup.word(words, "title"))
        self.columns = Columns(look, setup, state, self.view, self)
        self._place_kept = KeptPlace(self.model, self.view, self.columns, self)
        self.totals = Totals(look, session, setup, self)
        self.panel = DetailPanel(look, session, setup, self)
        self._nothing = EmptyState(
            look,
            setup.word(words, "empty_title"),
            setup.word(words, "empty_line"),
            primary=self._new_button(),
        )
        clear = SecondaryButton(look, words("list.clear_filter"), "x")
        clear.clicked.connect(self.clear_filters)
        self._no_match = EmptyState(look, words("list.clear_filter"), secondary=clear)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._connect()
        self.columns.restore()
        self.panel.setVisible(state.panel())
        self._run()

    @property
    def list_key(self) -> str:
        """Key of the list shown."""
        return self._setup.key

    def regions(self) -> list[QWidget]:
        """What F6 goes through: tabs, filters, table, detail panel."""
        table = self._place.currentWidget()
        shown = [self.panel] if self.panel.isVisible() else []
        return [self.tabs, self.filters, *([table] if table else []), *shown]

    def focus(self) -> None:
        """Put the keyboard on the table, or on what stands in its place."""
        shown = self._place.currentWidget()
        if isinstance(shown, EmptyState):
            shown.focus()
        else:
            self.view.setFocus()

    def focus_search(self) -> None:
        """Put the keyboard into the search box."""
        self.filters.focus()

    def _new_button(self, hint: str = "") -> PrimaryButton:
        words = self._look.words
        button = PrimaryButton(self._look, self._setup.word(words, "new"), "plus", hint)
        button.clicked.connect(self.ask_new)
        if self._session.read_only:
            button.set_blocked(words("ui.read_only"))
        return button

    def _lay_out(self) -> None:
        self._place = QStackedWidget()  # raises its parts among themselves, never over the panel
        for part in (self.view, self._nothing, self._no_match):
            self._place.addWidget(part)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._place, 1)
        body.addWidget(self.panel)
        self._panel_place = PanelPlace(self._look, self, body, self._place, self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self.filters)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.outward.told.connect(self.told)
        self.outward.timeline_asked.connect(self.timeline_asked)
        self.outward.export_asked.connect(self.export_asked)
        self.tabs.chosen.connect(self._show_saved)
        self.filters.text_changed.connect(self.filtering.search)
        self.filters.condition_removed.connect(self.filtering.remove)
        self.filters.condition_edited.connect(self.filtering.edit)
        self.filters.add_asked.connect(self.filtering.offer_fields)
        self.filters.cleared.connect(self.clear_filters)
        self.filters.columns_asked.connect(self.columns.offer)
        self.filters.density_asked.connect(self.columns.offer_densities)
        self.filters.panel_toggled.connect(self.toggle_panel)
        self.filtering.changed.connect(self._run)
        self.filtering.sort_asked.connect(self.columns.sort_by)
        self.columns.sort_changed.connect(self._run)
        self.view.opened.connect(self._open_row)
        self.view.resized.connect(self._panel_place.lay_over)
        self.view.filter_asked.connect(self._filter_column)
        self.view.copied.connect(self._tell_copied)
        self.view.delete_asked.connect(self.ask_delete)
        selection = self.view.selectionModel()
        selection.selectionChanged.connect(self._selection_changed)
        selection.currentRowChanged.connect(self._current_changed)
        self.panel.open_asked.connect(self.open_current)
        self.panel.copy_asked.connect(self.ask_copy)
        self.panel.delete_asked.connect(self.ask_delete)
        self.panel.closed.connect(self.toggle_panel)
        self.totals.changed.connect(self._tell_status)
        self.model.loaded.connect(self._rows_known)
        self.model.modelReset.connect(self._after_reset)
        self._rest.timeout.connect(self._show_current)
        self._session.changed.connect(self._record_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What can wait begins when the first rows stand on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin_rest)

    def _begin_rest(self) -> None:
        self._rest.start()
        self.tabs.recount()
        if self.model.complete:
            self._rows_known()
        else:
            self.model.read_rest()

    # What is shown

    def query(self) -> Query:
        """What the table is asked to show."""
        query = self._setup.query(*self.filtering.conditions, text=self.filtering.text)
        return replace(query, order=self.columns.order())

    def _run(self) -> None:
        query = self.query()
        if query == self._asked:
            return
        self._asked = query
        conditions = self.filtering.conditions
        self.view.heading.filtered = frozenset(condition.field for condition in conditions)
        self.view.heading.viewport().update()
        self.filters.show_conditions(conditions, self._session.showing)
        self.tabs.follow(conditions, self.filtering.text)
        self.model.show_query(query)

    def _as_shown(self) -> tuple[Query, tuple[tuple[str, str], ...]]:
        return self.query(), self.columns.as_shown()

    def clear_filters(self) -> None:
        """Take every condition and the search text away."""
        self.filters.show_text("")
        self.filtering.clear()
        self.view.setFocus()

    def show_only(self, conditions: Sequence[Condition], text: str = "") -> None:
        """Filter by these conditions and words, and nothing else."""
        self.filters.show_text(text)
        self.filtering.replace(conditions, text)

    def _show_saved(self, saved: SavedList) -> None:
        self.show_only(saved.conditions, saved.text)

    def show_record(self, n: int) -> None:
        """Make the record with row number `n` the current one, once the list is read again."""
        self._place_kept.go_to(n)

    def _rows_known(self) -> None:
        self._place_kept.rows_known()
        if self._painted and self._asked is not None:
            self.totals.count_shown(self._asked)

    def _after_reset(self) -> None:
        self._selection_changed()  # a reset takes the ticks away without a word
        if self.model.rowCount():
            self._place.setCurrentWidget(self.view)
            self._place_kept.restore()
        elif self.filtering.narrowing:
            words = self._look.words
            things = words(f"record.{self._setup.kind}.one")
            count = self.filtering.narrowing
            self._no_match.tell(words("list.no_match", things=things, count=count))
            self._place.setCurrentWidget(self._no_match)
        else:
            self._place.setCurrentWidget(self._nothing)
        if self._painted:
            self._rest.start()

    # The panel

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page has the panel over the table."""
        super().resizeEvent(event)
        self._panel_place.arrange()

    def toggle_panel(self) -> None:
        """Open or close the detail panel."""
        shown = self.panel.isHidden()
        self._state.keep_panel(shown)
        self.panel.setVisible(shown)
        self.panel_toggled.emit()
        self._panel_place.arrange()
        if shown:
            self._show_current()
        else:
            self.view.setFocus()

    def _show_current(self) -> None:
        if self.panel.isVisible():
            self.panel.show_record(self.current())

    def set_density(self, density: str) -> None:
        """Row height: compact, normal or roomy."""
        self.columns.set_density(density)

    def _filter_column(self, column: int, place: QPoint) -> None:
        self.filtering.open_at(self.model.columns[column], place)

    # The current record and the ticks

    def current(self) -> Record | None:
        """The record of the current row."""
        row = self.view.currentIndex().row()
        return self.model.record(row) if 0 <= row < self.model.rowCount() else None

    def open_current(self) -> None:
        """Ask to open the current record."""
        self._open_row(self.view.currentIndex().row())

    def _open_row(self, row: int) -> None:
        if row >= 0:
            self.open_asked.emit(self._setup.kind, self.model.record(row).id)

    def ask_new(self) -> None:
        """Ask for a new record of this list."""
        self.new_asked.emit(self._setup.key)

    def ask_copy(self) -> None:
        """Ask for a new record like the current one."""
        current = self.current()
        if current is not None:
            self.copy_asked.emit(self._setup.key, current.id)

    def ask_delete(self) -> None:
        """Ask to move the ticked records, or the current one, to the bin."""
        if self._session.read_only:
            self.told.emit(self._look.words("ui.read_only"))
            return
        current = self.view.currentIndex().row()
        rows = self.view.selected_rows() or ([current] if current >= 0 else [])
        if rows:
            self.delete_asked.emit(self._setup.kind, self.model.row_numbers(rows))

    def _current_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        if self._painted:
            self._rest.start()

    def _selection_changed(self, *_: object) -> None:
        self.totals.count_selected(self._ticked if self.view.count_selected() else None)

    def _ticked(self) -> Query | list[int]:
        """What the sums of the ticks go over: all rows by their query, some by their numbers."""
        if self.model.complete and self.view.count_selected() == self.model.rowCount():
            return self.model.query
        return self.model.row_numbers(self.view.selected_rows())

    def _tell_status(self) -> None:
        self.header.set_subtitle(self.totals.subtitle)
        if self.isVisible():
            self.status_changed.emit(self.totals.shown, self.totals.selected)

    def _tell_copied(self, count: int) -> None:
        self.told.emit(self._look.words("list.copied", count=count))

    # Changes

    def _record_changed(self, key: str) -> None:
        targets = {getattr(spec, "target", "") for spec in self._setup.record_type.specs.values()}
        if key == self._setup.kind or key in targets:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self._tell_status()

    def refresh(self) -> None:
        """Read the rows again; the current record and the ticks stay."""
        self._stale = False
        self.model.refresh()
        self.tabs.recount()
        self._rest.start()
