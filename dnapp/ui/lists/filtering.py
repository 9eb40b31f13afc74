"""The conditions of a list page, and the popups that change them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from dnapp.core.fields import Choice, Day, Link, Links, Spec
from dnapp.core.query import Condition, Operator, Query
from dnapp.ui.jobs import Job
from dnapp.ui.lists.filter_values import Value
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.periods import PeriodChoice, offered
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.menu import Menu

_ROMAN = ("", "I", "II", "III", "IV")


class Filtering(QObject):
    """At most one condition a field; `changed` when the list must be read again."""

    changed = Signal()
    sort_asked = Signal(str, bool)
    """Field to sort by, and whether descending."""

    def __init__(self, look: Look, session: Session, setup: ListSetup, page: QWidget) -> None:
        super().__init__(page)
        self._look, self._session, self._setup, self._page = look, session, setup, page
        self._by_field: dict[str, Condition] = {}
        self.text = ""
        """Words of the search box."""
        self._counting: Job | None = None
        self._opening: tuple[Spec, QWidget, bool] | None = None
        """Field, anchor and `sortable` of the popup whose values are being counted."""
        self._spot = QWidget(page)
        """Stands, unseen, where a popup opens that belongs to no widget."""
        self._spot.hide()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions in the order they were added."""
        return tuple(self._by_field.values())

    @property
    def narrowing(self) -> int:
        """How many things narrow the list."""
        return len(self._by_field) + bool(self.text)

    def search(self, typed: str) -> None:
        """Filter by the words of the search box."""
        self.text = typed
        self.changed.emit()

    def clear(self) -> None:
        """Take every condition and the words away."""
        self.replace(())

    def replace(self, conditions: Sequence[Condition], text: str = "") -> None:
        """Filter by these conditions and words alone."""
        self._by_field = {condition.field: condition for condition in conditions}
        self.text = text
        self.changed.emit()

    def put(self, condition: Condition) -> None:
        """Add or replace the condition of a field."""
        self._by_field[condition.field] = condition
        self.changed.emit()

    def remove(self, field: str) -> None:
        """Take the condition of a field away."""
        if self._by_field.pop(field, None):
            self.changed.emit()

    def offer_fields(self, anchor: QWidget) -> None:
        """A menu of the fields that can be filtered."""
        menu = Menu(self._look, self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for spec in self._setup.filters:
            action = menu.add(self._setup.label(self._look.words, spec.name))
            action.triggered.connect(partial(self._open_unsorted, spec, anchor))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def edit(self, field: str, anchor: QWidget) -> None:
        """Open the popup of a condition that is there."""
        # The chip goes when the list is read anew; the popup must not go with it.
        self._place_spot(anchor.mapToGlobal(QPoint(0, anchor.height())))
        self._open(self._setup.record_type.specs[field], self._spot, sortable=False)

    def open_at(self, spec: Spec, place: QPoint) -> None:
        """Open the popup of a column, with sorting, at a place of the screen."""
        self._place_spot(place)
        self._open(spec, self._spot, sortable=True)

    def _place_spot(self, place: QPoint) -> None:
        self._spot.setGeometry(QRect(self._page.mapFromGlobal(place), QSize(1, 0)))

    def _open_unsorted(self, spec: Spec, anchor: QWidget, _checked: bool = False) -> None:
        self._open(spec, anchor, sortable=False)

    def _open(self, spec: Spec, anchor: QWidget, *, sortable: bool) -> None:
        present = self._by_field.get(spec.name)
        if isinstance(spec, Day):
            values, checked = self._periods(spec, present)
            self._show(spec, anchor, values, checked, sortable=sortable)
            return
        if self._counting is not None:
            self._counting.cancel()
        self._opening = (spec, anchor, sortable)
        others = [c for c in self.conditions if c.field != spec.name]
        query = self._setup.query(*others, text=self.text)
        work = partial(_count, self._session, self._setup.kind, spec.name, query)
        self._counting = self._session.run(work, self._take_counted)

    def _take_counted(self, counted: list[tuple[Any, int]]) -> None:
        self._counting = None
        if self._opening is None:
            return
        (spec, anchor, sortable), self._opening = self._opening, None
        present = self._by_field.get(spec.name)
        checked = frozenset(present.values) if present else frozenset()
        values = self._values(spec, counted)
        show = partial(self._show, spec, anchor, values, checked, sortable=sortable)
        # A menu that was just closed still gives the activation back, which would close a popup.
        QTimer.singleShot(0, self, show)

    def _show(
        self,
        spec: Spec,
        anchor: QWidget,
        values: Sequence[Value],
        checked: frozenset[Any],
        *,
        sortable: bool,
    ) -> None:
        from dnapp.ui.lists.filter_popup import FilterPopup  # only when first asked for

        popup = FilterPopup(
            self._look,
            anchor,
            values,
            checked,
            partial(_condition, spec),
            sortable=sortable,
            single=isinstance(spec, Day),
        )
        popup.applied.connect(partial(self._apply, spec.name))
        popup.sorted.connect(partial(self.sort_asked.emit, spec.name))
        popup.open()

    def _apply(self, field: str, condition: Condition | None) -> None:
        if condition is None:
            self.remove(field)
        else:
            self.put(condition)

    def _periods(
        self, spec: Day, present: Condition | None
    ) -> tuple[list[Value], frozenset[PeriodChoice]]:
        workspace = self._session.workspace
        choices = offered(workspace.today(), workspace.settings.basis())
        values = [Value(choice, self._period_text(choice)) for choice in choices]
        chosen = frozenset(c for c in choices if present and c.condition(spec.name) == present)
        return values, chosen

    def _period_text(self, choice: PeriodChoice) -> str:
        period = choice.period
        key = f"list.period_{period.kind}"
        return self._look.words(key, index=_ROMAN[period.index], year=period.year)

    def _values(self, spec: Spec, counted: Sequence[tuple[Any, int]]) -> list[Value]:
        if isinstance(spec, (Link, Links)):
            self._session.learn_titles(spec.target, [value for value, _ in counted if value])
        values = [Value(value, self._text(spec, value), count) for value, count in counted]
        if isinstance(spec, Choice):
            places = {option: place for place, option in enumerate(spec.options)}
            values.sort(key=lambda value: places.get(value.value, len(places)))
        return values

    def _text(self, spec: Spec, value: Any) -> str:
        showing = self._session.showing
        if spec.is_empty(value) or value == "":
            return self._look.words("list.no_value")
        if isinstance(spec, (Link, Links)):
            return showing.title(spec.target, value)
        return spec.show(value, showing)


def _count(
    session: Session, kind: str, field: str, query: Query, job: Job
) -> list[tuple[Any, int]]:
    with session.workspace.job_repository(kind) as repository:
        return repository.values(field, query)


def _condition(spec: Spec, chosen: tuple[Any, ...]) -> Condition:
    if isinstance(spec, Day):
        choice: PeriodChoice = chosen[0]
        return choice.condition(spec.name)
    return Condition(spec.name, Operator.ONE_OF, chosen)
