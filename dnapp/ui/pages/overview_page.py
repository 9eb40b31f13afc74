"""The start page: what is due, what ends, who comes, and the figures of the quarter."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.core.periods import Period
from dnapp.services.duties import mark_done
from dnapp.services.duty import OFFICE, Duty
from dnapp.services.figure import Figure
from dnapp.services.overview import TILES, Overview, Tile, behind_tile, read_overview, read_tiles
from dnapp.services.workspace import Workspace
from dnapp.ui.jobs import Job
from dnapp.ui.lists.setups import RECORDS
from dnapp.ui.overview.figures import tile_of
from dnapp.ui.overview.lines import (
    DutyLine,
    EndingLine,
    GroupHead,
    RecordLine,
    UnfinishedLine,
    VisitLine,
)
from dnapp.ui.report.records_menu import open_records
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from dnapp.ui.widgets.card import Card
from dnapp.ui.widgets.emptying import empty
from dnapp.ui.widgets.figure_tile import HEIGHT as TILE_HEIGHT
from dnapp.ui.widgets.figure_tile import Legend
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.scrolling import ScrollPage
from dnapp.ui.widgets.segmented import Segmented
from dnapp.ui.window_parts import REPORT

_RIGHT, _RIGHT_NARROW, _ROOMY = 420, 400, 1080
"""Width of the right column, and that of the page (px at 100 %) from which it is the wide one."""

_FIRST = 7
"""Duties shown before "Xem cả … việc"."""

_LINES = 5
"""Lines of every other card."""

_PAUSE = 300
"""Milliseconds after a change before the page is read anew."""

_MONTHS = (1, 3, 6, 12)

L = TypeVar("L", bound=RecordLine)


class OverviewPage(QWidget):
    """Read beside the window whenever it is shown and after each change."""

    filled = Signal()
    """All but the figures is there; `is_complete` once these are, too."""
    open_asked = Signal(str, str)
    page_asked = Signal(str)
    new_asked = Signal(str)
    written = Signal(str)
    """What was just written, to be told with undo."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._found: Overview | None = None
        self._tiles_found: tuple[Tile, ...] = ()
        self._adding: Job | None = None
        self._opening_tile = 0
        self._whole = self._complete = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        words, theme = look.words, look.theme
        self.header = HeaderBar(look)
        self.report_button = SecondaryButton(look, "", "file-text")
        self.report_button.clicked.connect(partial(self.page_asked.emit, REPORT))
        self.add_button = PrimaryButton(look, words("overview.add"), "plus")
        menu = Menu(look, self)
        for setup in RECORDS:
            action = menu.add(setup.word(words, "title"), setup.icon)
            action.triggered.connect(partial(self._ask_new, setup.key))
        self.add_button.set_menu(menu)
        if session.read_only:
            self.add_button.set_blocked(words("ui.read_only"))
        self.header.add_action(self.report_button)
        self.header.add_action(self.add_button)
        self.band = Band(look, "", "info", "calendar-days")
        self.duties = Card(look, words("overview.duties"), "list-checks")
        self.more = LinkButton(look, "", "chevron-right", small=True)
        self.more.clicked.connect(self._show_whole)
        self.duties.add_action(self.more)
        self.ending = Card(look, words("overview.ending"), "hourglass")
        months = [(str(n), words("overview.months", n=n)) for n in _MONTHS]
        self.months = Segmented(look, months, "6")
        self.months.picked.connect(self._show_ending)
        self.ending.add_action(self.months)
        self.visits = Card(look, words("overview.visits"), "calendar-days")
        self.drafts = Card(look, words("overview.unfinished"), "pencil-line")
        self._figures_head = ElidedLabel(look, "", "h3")
        self._tiles = QGridLayout()
        self._tiles.setSpacing(theme.px(10))
        for row in range(len(TILES) // 2):  # what stands below keeps its place when they come
            self._tiles.setRowMinimumHeight(row, theme.px(TILE_HEIGHT))
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        session.changed.connect(self._record_changed)

    def _lay_out(self) -> None:
        theme = self._look.theme
        gap = theme.px(12)
        left = QVBoxLayout()
        left.setSpacing(gap)
        for card in (self.duties, self.ending, self.visits):
            left.addWidget(card)
        left.addStretch(1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(gap)
        head = QHBoxLayout()
        head.addWidget(self._figures_head, 1)
        head.addWidget(Legend(self._look))
        right.addLayout(head)
        right.addLayout(self._tiles)
        right.addWidget(self.drafts)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(14))
        columns.addLayout(left, 1)
        columns.addWidget(self._right)
        inside = QWidget()
        column = QVBoxLayout(inside)
        side = theme.size("page_margin")
        column.setContentsMargins(side, gap, side, gap)
        column.setSpacing(gap)
        column.addWidget(self.band)
        column.addLayout(columns, 1)
        self._area = ScrollPage(self._look, inside, "app")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self._area, 1)
        self._area.setVisible(False)

    def is_complete(self) -> bool:
        """Whether what was read last is shown."""
        return self._complete

    def focus(self) -> None:
        """Take the keyboard without a mark: Tab goes on to what is due."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """What F6 goes through: duties, agreements, visits, figures."""
        return [self.duties, self.ending, self.visits, self._right]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less width for the right column on a narrow page."""
        super().resizeEvent(event)
        px = self._look.theme.px
        self._right.setFixedWidth(px(_RIGHT if self.width() >= px(_ROOMY) else _RIGHT_NARROW))

    def showEvent(self, event: QShowEvent) -> None:
        """What it tells may be of yesterday."""
        super().showEvent(event)
        self._read()

    def _record_changed(self, _kind: str) -> None:
        if self.isVisible():
            self._pause.start()

    def _read(self) -> None:
        self._complete = False
        if self._adding is not None:
            self._adding.cancel()
        self._session.run(partial(_read, self._session.workspace), self._show)

    # What was read

    def _show(self, found: Overview) -> None:
        self._found = found
        words, quarter = self._look.words, found.quarter
        day = f"{words(f'overview.weekday.{found.today.isoweekday()}')}, {found.today:%d/%m/%Y}"
        name = words("overview.quarter", quarter=words(f"overview.roman.{quarter.index}"))
        self.header.set_title(words("overview.title"), subtitle=day)
        self.report_button.setText(words("overview.report", quarter=name))
        self.report_button.updateGeometry()
        self._show_band(name)
        self._show_duties()
        self._show_ending()
        visits = [self._opening(VisitLine(self._look, one)) for one in found.visits[:_LINES]]
        self.visits.set_note(count2(len(found.visits)))
        self.visits.show_lines(self._or_nothing(visits, "overview.no_visits"))
        self._show_drafts()
        head = words("overview.figures", quarter=f"{name}/{quarter.year}")
        self._figures_head.set_text(head)
        self._area.setVisible(True)
        QTimer.singleShot(0, self, self._tell_filled)  # new lines find their places first

    def _tell_filled(self) -> None:
        found = self._found
        assert found is not None
        work = partial(_add_up, self._session.workspace, found.quarter)
        self._adding = self._session.run(work, self._show_tiles)
        self.filled.emit()

    def _show_band(self, name: str) -> None:
        found = self._found
        assert found is not None
        words = self._look.words
        told = [
            words(
                "overview.band",
                quarter=f"{name}/{found.quarter.year}",
                first=f"{found.quarter.first:%d/%m}",
                last=f"{found.quarter.last:%d/%m/%Y}",
                days=count2(found.days_to_cutoff),
            )
        ]
        if found.unfinished:
            told.append(words("overview.band_drafts", count=count2(len(found.unfinished))))
        if found.overdue:
            told.append(words("overview.band_overdue", count=count2(found.overdue)))
        self.band.tell(" ".join(told), "info", "calendar-days")

    def _show_duties(self) -> None:
        found, words = self._found, self._look.words
        assert found is not None
        shown = found.duties if self._whole else found.duties[:_FIRST]
        lines: list[QWidget] = []
        group = ""
        for duty in shown:
            if duty.group != group:
                group = duty.group
                count = sum(one.group == group for one in found.duties)
                head = words(f"overview.group.{group}")
                lines.append(GroupHead(self._look, head, count, _GROUP_INK[group]))
            line = DutyLine(self._look, duty, _icon(duty), self._session.showing)
            if self._session.read_only:
                line.done.set_blocked(words("ui.read_only"))
            line.act_wanted.connect(self._act)
            line.done_wanted.connect(self._mark_done)
            lines.append(line)
        self.more.setText(words("overview.all_duties", count=count2(len(found.duties))))
        self.more.setVisible(len(found.duties) > len(shown))
        self.more.updateGeometry()
        self.duties.show_lines(self._or_nothing(lines, "overview.nothing_due"))

    def _show_whole(self) -> None:
        self._whole = True
        self._show_duties()

    def _show_ending(self, _key: str = "") -> None:
        if self._found is None:
            return
        most = int(self.months.value()) * 31
        ending = [one for one in self._found.ending if one.days_left <= most]
        titles = self._session.title
        lines = [
            self._opening(
                EndingLine(
                    self._look, one, ", ".join(titles("country", id) for id in one.countries)
                )
            )
            for one in ending[: 2 * _LINES]
        ]
        self.ending.set_note(count2(len(ending)))
        self.ending.show_lines(self._or_nothing(lines, "overview.nothing_ends"))

    def _show_drafts(self) -> None:
        found, words = self._found, self._look.words
        assert found is not None
        lines = []
        for draft in found.unfinished[:_LINES]:
            names = (words(f"field.delegation.{name}").lower() for name in draft.missing)
            lines.append(self._opening(UnfinishedLine(self._look, draft, ", ".join(names))))
        self.drafts.set_note(count2(len(found.unfinished)))
        self.drafts.show_lines(self._or_nothing(lines, "overview.nothing_unfinished"))

    def _show_tiles(self, found: tuple[Tile, ...]) -> None:
        self._adding, self._tiles_found, self._complete = None, found, True
        empty(self._tiles)
        for place, tile in enumerate(found):
            widget = tile_of(self._look, tile)
            widget.clicked.connect(partial(self._open_figure, place))
            self._tiles.addWidget(widget, place // 2, place % 2)

    def _or_nothing(self, lines: list[L] | list[QWidget], key: str) -> list[QWidget]:
        if lines:
            return [*lines]
        return [ElidedLabel(self._look, self._look.words(key), "small", "muted")]

    def _opening(self, line: L) -> L:
        line.opened.connect(self.open_asked)
        return line

    # What is done

    def _ask_new(self, key: str, _checked: bool = False) -> None:
        self.new_asked.emit(key)

    def _open_figure(self, place: int) -> None:
        found = self._found
        if found is None:
            return
        self._opening_tile = place
        key = self._tiles_found[place].figure.key
        work = partial(_behind, self._session.workspace, found.quarter, key)
        self._session.run(work, self._offer_behind)

    def _offer_behind(self, figure: Figure) -> None:
        if not figure.ids:
            return
        button = self._tiles.itemAt(self._opening_tile)
        widget = button.widget() if button else None
        corner = (widget or self).mapToGlobal((widget or self).rect().bottomLeft())
        open_records(
            self._look, self._session, figure.kind, figure.ids, corner, self.open_asked.emit, self
        )

    def _act(self, duty: Duty) -> None:
        if duty.action == "report":
            self.page_asked.emit(REPORT)
        else:
            self.open_asked.emit(
                *((OFFICE, duty.source) if duty.kind == OFFICE else (duty.kind, duty.id))
            )

    def _mark_done(self, duty: Duty) -> None:
        try:
            mark_done(self._session.workspace, duty)
        except UserError as error:
            self._session.failed.emit(error)
            return
        self._session.announce(("duty_mark", "reminder"))
        self.written.emit(self._look.words("overview.marked", what=duty.name))


_GROUP_INK = {"overdue": "bad", "week": "warn", "month": "text2"}
_ICONS = {"report": "file-text", "renew": "hourglass", "result": "file-clock"}


def _icon(duty: Duty) -> str:
    return _ICONS.get(duty.action, "flag")


def _read(workspace: Workspace, _job: Job) -> Overview:
    with workspace.lent() as lent:
        return read_overview(lent)


def _behind(workspace: Workspace, quarter: Period, key: str, _job: Job) -> Figure:
    with workspace.lent() as lent:
        return behind_tile(lent, quarter, key)


def _add_up(workspace: Workspace, quarter: Period, _job: Job) -> tuple[Tile, ...]:
    with workspace.lent() as lent:
        return read_tiles(lent, quarter)
