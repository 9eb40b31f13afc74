"""The calendar page: a month or a week of delegations and events, with what clashes beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.days import months_later
from dnapp.services.clashes import NameWords
from dnapp.services.month_calendar import Month, Week, read_month, week_with, weeks_of
from dnapp.ui.calendar.day_grid import DayGrid
from dnapp.ui.calendar.paper import Told
from dnapp.ui.calendar.printing import CalendarPrinting
from dnapp.ui.calendar.side_panel import SidePanel
from dnapp.ui.calendar.wording import ICONS, on_day, period_text
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.segmented import Segmented

_MODE = "calendar/mode"
_KIND = "delegation"
_READ = frozenset({_KIND, "event", "member", "programme_item", "unit", "setting"})
"""Record types whose changes the calendar shows."""
_LISTS = {"in": "incoming", "out": "outgoing", "event": "events"}
_NEW = {
    "in": "record.delegation.new_in",
    "out": "record.delegation.new_out",
    "event": "record.event.new",
}
_FILTER = "calendar/direction"


@dataclass(frozen=True)
class _Asked:
    """What a reading was asked for."""

    year: int
    month: int
    direction: str
    text: str


class CalendarPage(QWidget):
    """Reads a month beside the window; the days stand there at once."""

    open_asked = Signal(str, str)
    """Record key and id to open."""
    new_asked = Signal(str, object)
    """Key of the list, and the day on which a new record begins."""
    export_asked = Signal(object)
    """Record key → ids of what is shown, wanted as a calendar file."""
    status_changed = Signal(str, str)
    told = Signal(str)

    def __init__(self, look: Look, session: Session, settings: QSettings) -> None:
        super().__init__()
        self._look, self._session, self._settings = look, session, settings
        self._today = session.workspace.today()
        self._day = self._today
        self._month: Month | None = None
        self._asked: _Asked | None = None
        self._shown: _Asked | None = None
        self._stale = True
        self._job: Job | None = None
        words = look.words
        self.header = HeaderBar(look)
        self.header.set_title(words("calendar.title"))
        self.before = IconButton(look, "chevron-left", words("calendar.before"), "PageUp")
        self.after = IconButton(look, "chevron-right", words("calendar.after"), "PageDown")
        self.today = SecondaryButton(look, words("calendar.today"), hint="T")
        mode = str(settings.value(_MODE, "month"))
        kinds = [("month", words("calendar.by_month")), ("week", words("calendar.by_week"))]
        self.mode = Segmented(look, kinds, mode if mode in ("month", "week") else "month")
        self.printing = CalendarPrinting(look, session, self, self._told)
        self.export = IconButton(look, "download", words("calendar.export"))
        self.new = PrimaryButton(look, words("calendar.new"), "plus", "Ctrl N")
        if session.read_only:
            self.new.set_blocked(words("ui.read_only"))
        self.grid = DayGrid(look, self._today)
        self.panel = SidePanel(look, session, str(settings.value(_FILTER, "")))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        ways = (self.before, self.today, self.after, self.mode)
        for part in (*ways, self.printing.button, self.export, self.new):
            self.header.add_action(part)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.grid, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.today.clicked.connect(self._go_today)
        self.mode.picked.connect(self._keep_mode)
        self.printing.told.connect(self.told)
        self.export.clicked.connect(self._ask_export)
        self.new.clicked.connect(self.ask_new)
        self.grid.day_picked.connect(self.go_to_day)
        self.grid.day_opened.connect(self._open_day)
        self.grid.visit_opened.connect(self._open)
        self.grid.new_wanted.connect(self._begin_on)
        self.panel.narrowed.connect(self._narrow)
        self.panel.open_asked.connect(self._open)
        self._session.changed.connect(self._record_changed)

    def regions(self) -> list[QWidget]:
        """What F6 goes through: days, panel."""
        return [self.grid, self.panel]

    def focus(self) -> None:
        """Put the keyboard on the days."""
        self.grid.setFocus()

    def focus_search(self) -> None:
        """Put the keyboard into the search box."""
        self.panel.focus()

    def is_complete(self) -> bool:
        """Whether everything asked for is read and shown."""
        return self._shown is not None and self._shown == self._asked and not self._stale

    @property
    def day(self) -> date:
        """The day chosen."""
        return self._day

    # Going

    def go_to_day(self, day: date) -> None:
        """Choose a day; its month is read when it is another one."""
        self._day = day
        self._read()

    def _go_today(self) -> None:
        self.go_to_day(self._today)
        self.grid.setFocus()

    def _step(self, steps: int, _checked: bool = False) -> None:
        if self.mode.value() == "week":
            self.go_to_day(self._day + timedelta(7 * steps))
        else:
            self.go_to_day(months_later(self._day, steps))

    def _keep_mode(self, mode: str) -> None:
        self._settings.setValue(_MODE, mode)
        self._show()

    # Reading

    def _read(self) -> None:
        asked = _Asked(
            self._day.year, self._day.month, self.panel.direction.value(), self.panel.text()
        )
        if asked != self._asked or self._stale:
            if asked != self._asked and self._other_month(asked):
                self._month = None
            self._asked, self._stale = asked, False
            self._shown = None
            if self._job is not None:
                self._job.cancel()
            self._job = self._session.run(partial(_read, self._session, asked), self._take)
        self._show()

    def _other_month(self, asked: _Asked) -> bool:
        before = self._asked
        return before is None or (before.year, before.month) != (asked.year, asked.month)

    def _take(self, made: tuple[_Asked, Month]) -> None:
        asked, month = made
        if asked == self._asked:
            self._job, self._shown, self._month = None, asked, month
            self.panel.show_month(self._day, month)
            self._show()

    def _show(self) -> None:
        words, weeks = self._look.words, self._weeks()
        week = weeks[0] if self.mode.value() == "week" else None
        self.header.set_subtitle(period_text(self._day, week, words))
        self.grid.show_days(weeks, self._day, self._month)
        if self.isVisible():
            self._tell_status()

    def _weeks(self) -> tuple[Week, ...]:
        if self.mode.value() == "week":
            return (week_with(self._day),)
        return weeks_of(self._day.year, self._day.month)

    def _tell_status(self) -> None:
        words = self._look.words
        clashing = bool(self._month and self._month.clashes)
        right = words("calendar.legend_clash") if clashing else ""
        self.status_changed.emit(words("calendar.legend"), right)

    def _record_changed(self, key: str) -> None:
        if key in _READ:
            self._stale = True
            if self.isVisible():
                self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        self._read()

    # Opening and beginning

    def _narrow(self) -> None:
        self._settings.setValue(_FILTER, self.panel.direction.value())
        self._read()

    def _open(self, ident: str) -> None:
        month = self._month
        shown = (*month.visits, *month.vague) if month else ()
        self.open_asked.emit(next((v.kind for v in shown if v.id == ident), _KIND), ident)

    def _open_day(self, day: date) -> None:
        found = on_day(day, self._month)
        if len(found) == 1:
            self._open(found[0].id)
        elif found:
            menu = self._menu()
            for visit in found:
                action = menu.add(visit.title.replace("&", "&&"), ICONS[visit.direction])
                action.triggered.connect(partial(self._open, visit.id))
            menu.popup(self.grid.place_of(day))

    def _ask_export(self) -> None:
        found = self._month.visits if self._month else ()
        wanted: dict[str, list[str]] = {}
        for visit in found:
            wanted.setdefault(visit.kind, []).append(visit.id)
        self.export_asked.emit(wanted)

    def _told(self) -> Told | None:
        """What is shown, for paper; None while it is read."""
        if self._month is None or not self.is_complete():
            return None
        words, direction = self._look.words, self.panel.direction.value()
        narrowed = [words(f"calendar.{direction}")] if direction else []
        if text := self.panel.text():
            narrowed.append(words("list.searching", text=text))
        weeks = self._weeks()
        week = weeks[0] if self.mode.value() == "week" else None
        title = f"{words('calendar.title')}. {period_text(self._day, week, words)}"
        return Told(weeks, self._day.month, self._month, title, "; ".join(narrowed))

    def ask_new(self) -> None:
        """Begin a record on the day chosen."""
        self._begin_on(self._day)

    def _begin_on(self, day: date) -> None:
        words = self._look.words
        if self._session.read_only:
            self.told.emit(words("ui.read_only"))
            return
        direction = self.panel.direction.value()
        if direction:
            self.new_asked.emit(_LISTS[direction], day)
            return
        menu = self._menu()
        for key, list_key in _LISTS.items():
            action = menu.add(words(_NEW[key]), ICONS[key])
            action.triggered.connect(partial(self.new_asked.emit, list_key, day))
        menu.popup(self.grid.place_of(day))
        menu.setActiveAction(menu.actions()[0])

    def _menu(self) -> Menu:
        menu = Menu(self._look, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def _read(session: Session, asked: _Asked, _job: Job) -> tuple[_Asked, Month]:
    workspace = session.workspace
    with workspace.job_repositories() as repositories:
        month = read_month(
            repositories,
            workspace.settings.days_off,
            NameWords.of(workspace.words),
            asked.year,
            asked.month,
            direction=asked.direction,
            text=asked.text,
        )
    return asked, month
