"""The grid of days: a month or a week, gone through by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dnapp.core.days import FIRST_YEAR, LAST_YEAR, months_later
from dnapp.services.month_calendar import Month, Week
from dnapp.ui.calendar.drawing import Marks, paint_calendar
from dnapp.ui.calendar.layout import Layout, lay_out
from dnapp.ui.calendar.wording import day_sentence, visit_sentence
from dnapp.ui.theme import Look

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class DayGrid(QWidget):
    """Arrows go by day, PageUp and PageDown by month, T to today; the page reads and opens."""

    day_picked = Signal(object)
    """The current day is to be another one."""
    day_opened = Signal(object)
    """What stands on a day is wanted."""
    visit_opened = Signal(str)
    new_wanted = Signal(object)
    """A new delegation on a day."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look, self._today = look, today
        self._current = today
        self._weeks: Sequence[Week] = ()
        self._month: Month | None = None
        self._layout: Layout | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(look.theme.px(560), look.theme.px(320))
        self.setAccessibleName(look.words("calendar.title"))

    def show_days(self, weeks: Sequence[Week], current: date, month: Month | None) -> None:
        """Show these weeks with what is read of their month, `current` the day chosen."""
        same = weeks == self._weeks and month is self._month
        before, self._current = self._current, current
        self._weeks, self._month = weeks, month
        self.setAccessibleDescription(day_sentence(current, month, self._look.words))
        if same:
            for day in (before, current):
                self.update(self.layout_now().cells.get(day, QRect()))
        else:
            self._layout = None
            self.update()

    def layout_now(self) -> Layout:
        """Where everything stands at this size."""
        if self._layout is None:
            size = (self.width(), self.height())
            self._layout = lay_out(self._look.theme, *size, self._weeks, self._month)
        return self._layout

    def place_of(self, day: date) -> QPoint:
        """Where on the screen a menu of a day opens."""
        rect = self.layout_now().cells.get(day, self.rect())
        return self.mapToGlobal(rect.topLeft() + QPoint(0, self._look.theme.px(28)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything moves."""
        super().resizeEvent(event)
        self._layout = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The days that are to be painted anew, with the bars over them."""
        if self._weeks:
            marks = Marks(self._today, self._current, self._current.month, self.hasFocus())
            layout = self.layout_now().within(event.rect())
            paint_calendar(QPainter(self), layout, self._month, marks, self._look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, open, begin."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_T: lambda: self.day_picked.emit(self._today),
            Qt.Key.Key_N: lambda: self.new_wanted.emit(self._current),
            Qt.Key.Key_Return: lambda: self.day_opened.emit(self._current),
            Qt.Key.Key_Enter: lambda: self.day_opened.emit(self._current),
        }
        if plain and key in _STEPS:
            self._pick(self._current + timedelta(_STEPS[key]))
        elif plain and key in _MONTHS:
            self._pick(months_later(self._current, _MONTHS[key]))
        elif plain and key in acts:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: date) -> None:
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            self.day_picked.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a day; on "+n" it tells what has no room."""
        super().mousePressEvent(event)
        x, y = event.position().toPoint().toTuple()
        day = self.layout_now().day_at(x, y)
        if day is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        hidden = self.layout_now().more_at(x, y)
        self.day_picked.emit(day)
        if hidden is not None:
            self.day_opened.emit(hidden)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a bar it opens the record, on an empty place it begins one."""
        x, y = event.position().toPoint().toTuple()
        layout = self.layout_now()
        bar, day = layout.bar_at(x, y), layout.day_at(x, y)
        if bar is not None:
            self.visit_opened.emit(bar.visit.id)
        elif day is not None and layout.more_at(x, y) is None:
            self.new_wanted.emit(day)

    def event(self, event: QEvent) -> bool:
        """The tooltip of a bar or a day says it whole."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def _tip(self, place: QPoint) -> str:
        layout, words = self.layout_now(), self._look.words
        bar = layout.bar_at(place.x(), place.y())
        if bar is not None and self._month is not None:
            return visit_sentence(bar.visit, self._month, words)
        day = layout.day_at(place.x(), place.y())
        return day_sentence(day, self._month, words) if day else ""
