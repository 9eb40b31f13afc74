"""A day, month or year, typed freely."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from dnapp.ui.stylesheet import calendar_stylesheet
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.parsed_edit import ParsedEdit
from dnapp.ui.widgets.popup import Popup

D = TypeVar("D")


class DayEdit(ParsedEdit[D]):
    """Reads `5/3/24`, `3/2019` … on leaving by `parse`, shows it back by `show`; may be empty.

    `D` is the caller's own kind of day: `to_date` gives the first day it may mean (the calendar
    opens there), `of_date` makes one from a picked date. Ctrl+; takes `today`.
    """

    def __init__(
        self,
        look: Look,
        parse: Callable[[str], D | None],
        show: Callable[[D], str],
        *,
        to_date: Callable[[D], date],
        of_date: Callable[[date], D],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parse, show, parent=parent)
        self._to_date = to_date
        self._of_date = of_date
        self._today = today
        self._calendar: CalendarPopup | None = None
        self.edit.setFont(look.theme.font("body", digits=True))
        self.edit.set_key_hook(self._key)
        self.edit.setMinimumWidth(look.theme.width("body", "00/00/0000") + look.theme.px(8))
        self._opener = IconButton(look, "calendar", look.words("ui.open_calendar"), "Alt+↓")
        self._opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._opener.clicked.connect(self.open_calendar)
        self.add_trailing(self._opener)

    def set_read_only(self, read_only: bool) -> None:
        """Show the day without calendar and caret."""
        super().set_read_only(read_only)
        self._opener.setVisible(not read_only)

    def open_calendar(self) -> None:
        """Show the month of the value, or of today."""
        if self._calendar is None:
            self._calendar = CalendarPopup(self.look, self)
            self._calendar.days.activated.connect(self._take_day)
            self._calendar.days.clicked.connect(self._take_day)
        value = self.value()
        self._calendar.open_at(self._today() if value is None else self._to_date(value))

    def _key(self, event: QKeyEvent) -> bool:
        if self.is_read_only():
            return False
        modifiers = event.modifiers()
        if event.key() == Qt.Key.Key_Down and modifiers & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return True
        if event.key() == Qt.Key.Key_Semicolon and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.take(self._of_date(self._today()))
            return True
        return False

    def _take_day(self, day: QDate) -> None:
        if self._calendar:
            self._calendar.hide()
        self.take(self._of_date(date(day.year(), day.month(), day.day())))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class CalendarPopup(Popup):
    """A month to pick a day from: Monday first, Vietnamese names, arrow keys and Enter."""

    def __init__(self, look: Look, anchor: QWidget) -> None:
        super().__init__(look, anchor, focusable=True)
        self.days = QCalendarWidget()
        self.days.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.days.setFont(look.theme.font("small"))
        self.days.setStyleSheet(calendar_stylesheet(look.theme))
        for name, icon, key in (
            ("qt_calendar_prevmonth", "chevron-left", "ui.month_before"),
            ("qt_calendar_nextmonth", "chevron-right", "ui.month_after"),
        ):
            button = self.days.findChild(QToolButton, name)
            if button:
                button.setIcon(look.icons.icon(icon, "text2", look.theme.sizes["icon"]))
                button.setToolTip(look.words(key))
                button.setAccessibleName(look.words(key))
        self._dim_weekend(look)
        self.box.addWidget(self.days)
        self.setFocusProxy(self.days)

    def open_at(self, day: date) -> None:
        """Show the month of `day` with the day chosen."""
        self.days.setSelectedDate(QDate(day.year, day.month, day.day))
        theme = self.look.theme
        self.open_under(theme.px(288), theme.px(272))
        self.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()

    def _dim_weekend(self, look: Look) -> None:
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            shape = self.days.weekdayTextFormat(day)
            shape.setForeground(look.theme.color("bronze"))
            self.days.setWeekdayTextFormat(day, shape)
        header = self.days.headerTextFormat()
        header.setForeground(look.theme.color("muted"))
        self.days.setHeaderTextFormat(header)
