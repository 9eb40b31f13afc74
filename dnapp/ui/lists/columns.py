"""Which columns a list shows, how wide, in which order, how dense: chosen and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from dnapp.core.query import Sort
from dnapp.ui.lists.list_setup import DENSITIES, ListSetup
from dnapp.ui.lists.record_view import RecordView
from dnapp.ui.lists.state import ListState
from dnapp.ui.models.record_table import RecordTableModel
from dnapp.ui.theme import Look
from dnapp.ui.widgets.menu import Menu

_LEAST_WIDE = 180
"""Width of the name column when no room is left over, px at 100 %."""


class Columns(QObject):
    """The columns of one table; what the officer changes is kept in the list's state."""

    sort_changed = Signal()
    """The rows must be read in the order of `order`."""

    def __init__(
        self, look: Look, setup: ListSetup, state: ListState, view: RecordView, page: QWidget
    ) -> None:
        super().__init__(page)
        self._look, self._setup, self._state = look, setup, state
        self._view, self._page = view, page
        model = view.model()
        assert isinstance(model, RecordTableModel)
        self._model = model
        self._own_doing = False
        view.resized.connect(self.fit)
        heading = view.heading
        heading.sortIndicatorChanged.connect(self._sort_turned)
        heading.sectionResized.connect(self._keep_width)
        heading.sectionMoved.connect(self._keep_columns)

    def restore(self) -> None:
        """Show the columns, widths, order and density as they were left."""
        self._view.set_density(self._state.density())
        self._show(self._state.columns())
        name, descending = self._state.order()
        self._show_sort(Sort(name, descending) if name else self._setup.order[0])

    def as_shown(self) -> tuple[tuple[str, str], ...]:
        """Field and heading of every column, left to right."""
        heading = self._view.heading
        places = sorted(range(len(self._model.columns)), key=heading.visualIndex)
        return tuple(
            (
                self._model.columns[place].name,
                self._setup.heading(self._look.words, self._model.columns[place].name),
            )
            for place in places
        )

    # Order of the rows

    def order(self) -> tuple[Sort, ...]:
        """The sort columns: the one marked in the headings, or the list's own."""
        heading = self._view.heading
        place = heading.sortIndicatorSection()
        if not 0 <= place < len(self._model.columns):
            return self._setup.order
        down = heading.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        chosen = Sort(self._model.columns[place].name, down)
        return self._setup.order if chosen == self._setup.order[0] else (chosen,)

    def sort_by(self, field: str, descending: bool) -> None:
        """Sort by a column."""
        self._show_sort(Sort(field, descending))
        self._sort_turned()

    def _sort_turned(self, *_: object) -> None:
        if not self._own_doing:
            lead = self.order()[0]
            self._state.keep_order(lead.field, lead.descending)
            self.sort_changed.emit()

    def _show_sort(self, sort: Sort) -> None:
        names = [spec.name for spec in self._model.columns]
        way = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        place = names.index(sort.field) if sort.field in names else -1
        with self._quietly():
            self._view.heading.setSortIndicator(place, way)

    # Which columns, and how wide

    def wide(self) -> int:
        """Place of the column that takes the width left over; it is also the pinned one."""
        names = [spec.name for spec in self._model.columns]
        return names.index(self._setup.wide) if self._setup.wide in names else 0

    def fit(self) -> None:
        """Give the width left over to the name column, never less than its own."""
        heading, place = self._view.heading, self.wide()
        others = sum(heading.sectionSize(i) for i in range(heading.count()) if i != place)
        least = self._look.theme.px(self._state.width(self._setup.wide) or _LEAST_WIDE)
        with self._quietly():
            heading.resizeSection(place, max(self._view.viewport().width() - others, least))

    def toggle(self, name: str, wanted: bool) -> None:
        """Add a column at the right, or take one away."""
        names = [shown for shown in self._in_sight() if shown != name]
        if wanted:
            names.append(name)
        lead = self.order()[0]
        self._state.keep_columns(names)
        self._show(tuple(names))
        if lead.field == name:
            lead = self._setup.order[0]
        self._show_sort(lead)
        self._sort_turned()

    def _show(self, names: tuple[str, ...]) -> None:
        words, heading = self._look.words, self._view.heading
        with self._quietly():
            for place in range(heading.count()):  # back from where columns were dragged to
                heading.moveSection(heading.visualIndex(place), place)
            headings = [self._setup.heading(words, name) for name in names]
            self._model.show_columns(names, headings)
            for place, spec in enumerate(self._model.columns):
                width = self._state.width(spec.name) or spec.width
                heading.resizeSection(place, self._look.theme.px(width))
        self._view.pinned = self.wide()
        self.fit()

    def _in_sight(self) -> list[str]:
        """Names of the columns from left to right."""
        heading = self._view.heading
        order = [heading.logicalIndex(place) for place in range(heading.count())]
        return [self._model.columns[column].name for column in order]

    def _keep_columns(self, *_: int) -> None:
        if not self._own_doing:
            self._state.keep_columns(self._in_sight())

    def _keep_width(self, column: int, _old: int, new: int) -> None:
        if not self._own_doing and column < len(self._model.columns):
            width = round(new * 100 / self._look.theme.scale)
            self._state.keep_width(self._model.columns[column].name, width)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Change the headings without taking it for the officer's wish."""
        before, self._own_doing = self._own_doing, True
        try:
            yield
        finally:
            self._own_doing = before

    # Menus

    def offer(self, anchor: QWidget) -> None:
        """A menu of all columns."""
        menu = Menu(self._look, self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = set(self._in_sight())
        for name in self._setup.choosable:
            action = menu.add(self._setup.heading(self._look.words, name))
            action.setCheckable(True)
            action.setChecked(name in shown)
            action.setEnabled(name != self._setup.wide)
            action.triggered.connect(partial(self.toggle, name))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def offer_densities(self, anchor: QWidget) -> None:
        """A menu of the row heights."""
        menu = Menu(self._look, self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, density in enumerate(DENSITIES, start=1):
            action = menu.add(self._look.words(f"list.{density}"), shortcut=f"Ctrl+Alt+{place}")
            action.setCheckable(True)
            action.setChecked(density == self._state.density())
            action.triggered.connect(partial(self.set_density, density))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def set_density(self, density: str, _checked: bool = False) -> None:
        """Row height: compact, normal or roomy."""
        self._state.keep_density(density)
        self._view.set_density(density)
