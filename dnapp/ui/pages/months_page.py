"""Quick entry: the counters of a year, month by month, saved as they are typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dnapp.core.days import FIRST_YEAR, LAST_YEAR
from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.services.monthly import MONTHS, Cell, MonthRow, enter_months, month_rows
from dnapp.ui.jobs import Job
from dnapp.ui.months.model import NAME, MonthsModel, read_count
from dnapp.ui.months.view import MonthsView
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from dnapp.ui.widgets.empty_state import EmptyState
from dnapp.ui.widgets.header_bar import HeaderBar

COUNTERS = "counters"
"""Key of the list whose form a new counter gets."""

_READ = frozenset({"counter", "counter_value"})
_YEAR = "months/year"


class MonthsPage(QWidget):
    """One year at a time; each number is one change, a pasted block another."""

    wants_width = True
    """The sidebar shows icons only while this page is shown."""

    open_asked = Signal(str, str)
    new_asked = Signal(str)
    status_changed = Signal(str, str)
    told = Signal(str)

    def __init__(self, look: Look, session: Session, settings: QSettings) -> None:
        super().__init__()
        self._look, self._session, self._settings = look, session, settings
        today = session.workspace.today()
        self._year = today.year
        self._job: Job | None = None
        self._stale = True
        words = look.words
        self.header = HeaderBar(look)
        self.header.set_title(words("months.title"))
        self.before = IconButton(look, "chevron-left", words("months.before"), "PageUp")
        self.now = SecondaryButton(look, words("months.now"))
        self.after = IconButton(look, "chevron-right", words("months.after"), "PageDown")
        self.new = PrimaryButton(look, words("record.counter.new"), "plus", "Ctrl N")
        if session.read_only:
            self.new.set_blocked(words("ui.read_only"))
        self.model = MonthsModel(session.showing, today, self)
        self.view = MonthsView(look, self.model, read_only=session.read_only)
        self.view.setAccessibleName(words("months.title"))
        self._empty = EmptyState(
            look, words("record.counter.empty_title"), words("record.counter.empty_line")
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for part in (self.before, self.now, self.after, self.new):
            self.header.add_action(part)
        self._place = QStackedWidget()
        self._place.addWidget(self.view)
        self._place.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._place, 1)

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.now.clicked.connect(self._go_now)
        self.new.clicked.connect(self.ask_new)
        self.view.typed.connect(self._take_typed)
        self.view.pasted.connect(self._take_block)
        self.view.opened.connect(self._open)
        self._session.changed.connect(self._record_changed)
        for keys, step in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, step))

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.before, self._place.currentWidget() or self.view]

    def focus(self) -> None:
        """Put the keyboard on the month of today."""
        if self._place.currentWidget() is self.view and not self.view.currentIndex().isValid():
            self.view.go_to(*self.view.first_cell())
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_complete(self) -> bool:
        """Whether everything is read and shown."""
        return self._job is None and not self._stale

    @property
    def year(self) -> int:
        """The year shown."""
        return self._year

    # Years

    def _step(self, years: int, _checked: bool = False) -> None:
        year = self._year + years
        if FIRST_YEAR < year < LAST_YEAR:
            self._year = year
            self._read()

    def _go_now(self) -> None:
        self._year = self.model.now[0]
        self._read()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._read()
        self._tell_status()

    def _record_changed(self, kind: str) -> None:
        if kind in _READ:
            self._stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        self._stale = False
        self.header.set_subtitle(self._look.words("months.year", year=str(self._year)))
        if self._job is not None:
            self._job.cancel()
        self._job = self._session.run(partial(_read, self._session, self._year), self._show)

    def _show(self, rows: list[MonthRow]) -> None:
        self._job = None
        self.model.show(rows, self._year)
        self._place.setCurrentIndex(0 if rows else 1)
        if rows and not self.view.currentIndex().isValid() and self.isVisible():
            self.view.go_to(*self.view.first_cell())
        self._tell_status()

    def _tell_status(self) -> None:
        if self.isVisible():
            self.status_changed.emit(self._look.words("months.how"), "")

    # Entering

    def _take_typed(self, row: int, month: int, text: str) -> None:
        self._enter(self.model.take(row, month, text))

    def _take_block(self, row: int, month: int, text: str) -> None:
        """Write a block of cells from one on, or nothing of it when one cannot be read."""
        words = self._look.words
        block = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        rows = [n for n in range(row, self.model.rowCount()) if self.model.row(n) is not None]
        widest = max((len(line) for line in block), default=0)
        room = MONTHS.stop - month
        if len(block) > len(rows) or widest > room:
            self.told.emit(
                words(
                    "months.too_big",
                    rows=count2(len(block)), columns=count2(widest),
                    free_rows=count2(len(rows)), free_columns=count2(room),
                )
            )  # fmt: skip
            return
        entries: dict[Cell, int | None] = {}
        for number, line in zip(rows, block, strict=False):
            counter = self.model.row(number)
            assert counter is not None
            for place, cell in enumerate(line):
                try:
                    value = read_count(cell, self.model.today)
                except UserError as error:
                    self._tell_unread(number, month + place, error)
                    return
                entries[counter.counter.id, month + place] = value
        self._enter(entries)

    def _tell_unread(self, row: int, month: int, error: UserError) -> None:
        words = self._look.words
        self.told.emit(
            words(
                "months.unread",
                name=self.model.text(row, NAME), month=month, why=words.error(error),
            )
        )  # fmt: skip

    def _enter(self, entries: dict[Cell, int | None]) -> None:
        if not entries:
            return
        try:
            workspace, seen = self._session.workspace, self.model.seen()
            written = enter_months(workspace, self._year, entries, seen)
        except UserError as error:
            if not self._session.asks_reason(error, partial(self._enter, entries)):
                self.told.emit(self._look.words.error(error))
            self._read()
            return
        if written:
            self._session.announce(("counter_value", "counter"))

    # Counters

    def ask_new(self) -> None:
        """Ask for the form of a new counter."""
        if not self._session.read_only:
            self.new_asked.emit(COUNTERS)

    def _open(self, row: int) -> None:
        line = self.model.row(row)
        if line is not None:
            self.open_asked.emit("counter", line.counter.id)


def _read(session: Session, year: int, _job: Job) -> list[MonthRow]:
    with session.workspace.job_repositories() as repositories:
        return month_rows(repositories, year)
