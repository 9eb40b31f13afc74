"""A list page: header, filters, table, detail panel."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from dnapp.core.numbers import show_number
from dnapp.core.query import Query, Sort
from dnapp.core.record import Record
from dnapp.ui.lists.detail_panel import DetailPanel
from dnapp.ui.lists.filter_bar import FilterBar
from dnapp.ui.lists.filtering import Filtering
from dnapp.ui.lists.record_view import DENSITIES, RecordView
from dnapp.ui.lists.setups import ListSetup
from dnapp.ui.lists.state import ListState
from dnapp.ui.models.record_table import RecordTableModel
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.empty_state import EmptyState
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.menu import Menu

_REST = 60
"""Milliseconds the current row must rest before the panel reads its record."""


class ListPage(QWidget):
    """Rows of one list; what it asks of the window goes out by signal."""

    open_asked = Signal(str, str)
    """Record key and id to open."""
    new_asked = Signal(str)
    """Key of the list for which a new record is wanted."""
    delete_asked = Signal(str, list)
    """Record key and ids for the bin."""
    status_changed = Signal(str, str)
    """What is shown, and what is selected with its sums."""
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
        self._stale = False
        self._shown_text = ""
        self.model = RecordTableModel(session, setup.record_type, self)
        self.header = HeaderBar(look)
        self.header.set_title(setup.word(words, "title"))
        self.header.add_action(self._new_button("Ctrl N"))
        self.filters = FilterBar(look, setup)
        self.filtering = Filtering(look, session, setup, self)
        self.view = RecordView(look, self.model, self)
        self.view.setAccessibleName(setup.word(words, "title"))
        self.panel = DetailPanel(look, session, setup)
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
        self._restore()

    @property
    def list_key(self) -> str:
        """Key of the list shown."""
        return self._setup.key

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, table, detail panel."""
        shown = [self.panel] if self.panel.isVisible() else []
        return [self.filters.search, self.view, *shown]

    def _new_button(self, hint: str = "") -> PrimaryButton:
        words = self._look.words
        button = PrimaryButton(self._look, self._setup.word(words, "new"), "plus", hint)
        button.clicked.connect(self.ask_new)
        if self._session.read_only:
            button.set_blocked(words("ui.read_only"))
        return button

    def _lay_out(self) -> None:
        self._place = QStackedLayout()
        for part in (self.view, self._nothing, self._no_match):
            self._place.addWidget(part)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._place, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.filters)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.filters.text_changed.connect(self.filtering.search)
        self.filters.condition_removed.connect(self.filtering.remove)
        self.filters.condition_edited.connect(self.filtering.edit)
        self.filters.add_asked.connect(self.filtering.offer_fields)
        self.filters.cleared.connect(self.clear_filters)
        self.filters.columns_asked.connect(self._offer_columns)
        self.filters.density_asked.connect(self._offer_densities)
        self.filters.panel_toggled.connect(self.toggle_panel)
        self.filtering.changed.connect(self._run)
        self.filtering.sort_asked.connect(self._sort_by)
        self.view.opened.connect(self._open_row)
        self.view.filter_asked.connect(self._filter_column)
        self.view.copied.connect(self._tell_copied)
        self.view.delete_asked.connect(self.ask_delete)
        heading = self.view.heading
        heading.sortIndicatorChanged.connect(self._sort)
        heading.sectionResized.connect(self._keep_width)
        heading.sectionMoved.connect(self._keep_columns)
        selection = self.view.selectionModel()
        selection.selectionChanged.connect(self._selection_changed)
        selection.currentRowChanged.connect(self._current_changed)
        self.panel.open_asked.connect(self.open_current)
        self.panel.delete_asked.connect(self.ask_delete)
        self.panel.closed.connect(self.toggle_panel)
        self.model.loaded.connect(self._show_counts)
        self.model.modelReset.connect(self._after_reset)
        self._rest.timeout.connect(self._show_current)
        self._session.changed.connect(self._record_changed)

    # What is shown

    def _restore(self) -> None:
        self.view.set_density(self._state.density())
        self.panel.setVisible(self._state.panel())
        self._show_columns(self._state.columns())
        name, descending = self._state.order()
        self._show_sort(Sort(name, descending) if name else self._setup.order[0])
        self._run()

    def query(self) -> Query:
        """What the table shows now."""
        query = self._setup.query(*self.filtering.conditions, text=self.filtering.text)
        heading = self.view.heading
        place = heading.sortIndicatorSection()
        if 0 <= place < len(self.model.columns):
            descending = heading.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            query = replace(query, order=(Sort(self.model.columns[place].name, descending),))
        return query

    def _run(self) -> None:
        conditions = self.filtering.conditions
        self.view.heading.filtered = frozenset(condition.field for condition in conditions)
        self.filters.show_conditions(conditions, self._session.showing)
        self.model.show_query(self.query())

    def clear_filters(self) -> None:
        """Take every condition and the search text away."""
        self.filters.clear_text()
        self.filtering.clear()
        self.view.setFocus()

    def _after_reset(self) -> None:
        if self.model.rowCount():
            self._place.setCurrentWidget(self.view)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0, self._wide_column()))
        elif self.filtering.narrowing:
            words = self._look.words
            things = words(f"record.{self._setup.kind}.one")
            count = self.filtering.narrowing
            self._no_match.tell(words("list.no_match", things=things, count=count))
            self._place.setCurrentWidget(self._no_match)
        else:
            self._place.setCurrentWidget(self._nothing)
        self._rest.start()

    def _show_counts(self) -> None:
        words = self._look.words
        repository = self._session.workspace.repositories[self._setup.kind]
        sums = repository.sums(self.query())
        text = self._setup.word(words, "count").format(count=show_number(self.model.rowCount()))
        parts = [
            words(f"list.sum_{name}", count=show_number(sums.numbers.get(name, 0)))
            for name in self._setup.sums
        ]
        self._shown_text = " · ".join([words("list.shown", text=text), *parts])
        self.header.set_subtitle(" · ".join([text, *parts]))
        self._tell_status()

    # Columns, widths, order, density

    def _show_columns(self, names: tuple[str, ...]) -> None:
        words = self._look.words
        self.model.show_columns(names, [self._setup.heading(words, name) for name in names])
        heading = self.view.heading
        heading.blockSignals(True)
        for place, spec in enumerate(self.model.columns):
            width = self._state.width(spec.name) or spec.width
            heading.resizeSection(place, self._look.theme.px(width))
        heading.blockSignals(False)
        self._fit()

    def _wide_column(self) -> int:
        names = [spec.name for spec in self.model.columns]
        return names.index(self._setup.wide) if self._setup.wide in names else 0

    def _fit(self) -> None:
        """Give the width left over to the name column, never less than its own."""
        heading, place = self.view.heading, self._wide_column()
        others = sum(heading.sectionSize(i) for i in range(heading.count()) if i != place)
        least = self._look.theme.px(self._state.width(self._setup.wide) or 200)
        heading.blockSignals(True)
        heading.resizeSection(place, max(self.view.viewport().width() - others, least))
        heading.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the name column again."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._fit)

    def _show_sort(self, sort: Sort) -> None:
        names = [spec.name for spec in self.model.columns]
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        heading = self.view.heading
        heading.blockSignals(True)
        heading.setSortIndicator(names.index(sort.field) if sort.field in names else -1, order)
        heading.blockSignals(False)

    def _sort_by(self, field: str, descending: bool) -> None:
        self._show_sort(Sort(field, descending))
        self._sort()

    def _sort(self, *_: object) -> None:
        for sort in self.query().order:
            self._state.keep_order(sort.field, sort.descending)
        self._run()

    def _keep_width(self, column: int, _old: int, new: int) -> None:
        if column < len(self.model.columns):
            width = round(new * 100 / self._look.theme.scale)
            self._state.keep_width(self.model.columns[column].name, width)

    def _keep_columns(self, *_: int) -> None:
        heading = self.view.heading
        order = [heading.logicalIndex(place) for place in range(heading.count())]
        self._state.keep_columns([self.model.columns[column].name for column in order])

    def _offer_columns(self, anchor: QWidget) -> None:
        menu = Menu(self._look, self)
        shown = {spec.name for spec in self.model.columns}
        for name in self._setup.choosable:
            action = menu.add(self._setup.heading(self._look.words, name))
            action.setCheckable(True)
            action.setChecked(name in shown)
            action.setEnabled(name != self._setup.wide)
            action.triggered.connect(partial(self._toggle_column, name))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def _toggle_column(self, name: str, wanted: bool) -> None:
        names = [spec.name for spec in self.model.columns if spec.name != name]
        if wanted:
            names.append(name)
        order = self.query().order
        self._state.keep_columns(names)
        self._show_columns(tuple(names))
        if order:
            self._show_sort(order[0])
        self._run()

    def _offer_densities(self, anchor: QWidget) -> None:
        menu = Menu(self._look, self)
        for place, density in enumerate(DENSITIES, start=1):
            action = menu.add(self._look.words(f"list.{density}"), shortcut=f"Ctrl+Alt+{place}")
            action.setCheckable(True)
            action.setChecked(density == self._state.density())
            action.triggered.connect(partial(self.set_density, density))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def set_density(self, density: str, _checked: bool = False) -> None:
        """Row height: compact, normal or roomy."""
        self._state.keep_density(density)
        self.view.set_density(density)

    def toggle_panel(self) -> None:
        """Open or close the detail panel."""
        shown = self.panel.isHidden()
        self._state.keep_panel(shown)
        self.panel.setVisible(shown)
        if shown:
            self._show_current()
        else:
            self.view.setFocus()
        QTimer.singleShot(0, self._fit)

    def _filter_column(self, column: int, place: QPoint) -> None:
        anchor = QWidget(self.view)
        anchor.setGeometry(self.view.mapFromGlobal(place).x(), self.view.heading.height(), 1, 1)
        self.filtering.open(self.model.columns[column], anchor, sortable=True)

    # The current record and the selection

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
        if not self._session.read_only:
            self.new_asked.emit(self._setup.key)

    def ask_delete(self) -> None:
        """Ask to move the ticked records, or the current one, to the bin."""
        rows = self.view.selected_rows()
        current = self.current()
        ids = [self.model.record(row).id for row in rows] or ([current.id] if current else [])
        if ids and not self._session.read_only:
            self.delete_asked.emit(self._setup.kind, ids)

    def _current_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self.view.viewport().update()
        self._rest.start()

    def _show_current(self) -> None:
        if self.panel.isVisible():
            self.panel.show_record(self.current())

    def _selection_changed(self, *_: object) -> None:
        self.view.verticalHeader().viewport().update()
        self._tell_status()

    def _tell_status(self) -> None:
        self.status_changed.emit(self._shown_text, self._selected_text())

    def _selected_text(self) -> str:
        rows = self.view.selected_rows()
        if len(rows) < 2:
            return ""
        words = self._look.words
        things = self._setup.word(words, "count").format(count=show_number(len(rows)))
        parts = [words("list.selected", text=things)]
        repository = self._session.workspace.repositories[self._setup.kind]
        sums = repository.sums(self.model.row_numbers(rows))
        for name in self._setup.sums:
            label = self._setup.heading(words, name)
            value = show_number(sums.numbers.get(name, 0))
            parts.append(words("list.sum", label=label, value=value))
        return " · ".join(parts)

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
        """Read the rows again; the current record stays current."""
        self._stale = False
        record = self.current()
        place = self.view.verticalScrollBar().value()
        self.model.refresh()
        row = self.model.row_of(record.n) if record else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, self._wide_column()))
        self.view.verticalScrollBar().setValue(place)
