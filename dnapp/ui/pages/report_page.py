"""The report page: period and points at the left, text in the middle, the file at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dnapp.reports import ALL, BY_KEY
from dnapp.ui.lists.setups import TEXT_BLOCKS
from dnapp.ui.painting import Pill
from dnapp.ui.regions import enter
from dnapp.ui.report.chapter_list import ChapterList, Part
from dnapp.ui.report.chapters import Chapter, chapters
from dnapp.ui.report.maker import Maker
from dnapp.ui.report.making import Made, Wish
from dnapp.ui.report.naming import difference, title
from dnapp.ui.report.outward import Outward
from dnapp.ui.report.period_box import PeriodBox, last_finished
from dnapp.ui.report.points import HEAD, Point, points
from dnapp.ui.report.points_list import PointsList
from dnapp.ui.report.preview import Preview
from dnapp.ui.report.records_menu import open_records
from dnapp.ui.report.writing import Writing
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton, SecondaryButton
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.scrolling import ScrollPage
from dnapp.ui.window_parts import TEMPLATES

_LEFT = 272
_PREVIEW = 444
KIND = "report/kind"
"""Under what the window remembers which report it shows."""


class ReportPage(QWidget):
    """Makes the report anew after each change; what is shown is the very file that is saved."""

    open_asked = Signal(str, str)
    """Record key and id to open."""
    page_asked = Signal(str)
    """Key of another page of the window."""
    told = Signal(str)
    offered = Signal(str, str, str, object)
    """What was done, the words and icon of what may follow, and the function that does it."""
    shown = Signal()
    """The preview of the newest wish is in place."""

    def __init__(self, look: Look, session: Session, settings: QSettings) -> None:
        super().__init__()
        self._look, self._session, self._settings = look, session, settings
        words, workspace = look.words, session.workspace
        today = workspace.today()
        self._made: Made | None = None
        self._chapters: dict[str, Chapter] = {}
        self._stale = True
        self.header = HeaderBar(look)
        self.outward = Outward(look, session, self.header, self)
        kept = str(settings.value(KIND, ""))
        self._report = kept if kept in BY_KEY else ALL[0].key
        self.kind = SecondaryButton(look, words(f"report.{self._report}.short"), "file-text")
        self.kind.setAccessibleDescription(words("reports.kind"))
        self.kinds = Menu(look, self)
        self.kind.set_menu(self.kinds)
        self.period = PeriodBox(look, last_finished(today, workspace.settings.basis()), today)
        self.parts = ChapterList(look)
        self.points = PointsList(look)
        self.preview = Preview(look, session.pool)
        self.writing = Writing(look, session)
        self.chapter, self.head = self.writing.chapter, self.writing.head
        self._maker = Maker(session, self)
        self._lay_out()
        self._connect()
        self._fill_kinds()
        self._take_period()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(self._look.theme.px(5))
        split.setStyleSheet("QSplitter::handle { background: transparent; }")
        split.addWidget(self.writing)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        split.setSizes([self._look.theme.px(426), self._look.theme.px(_PREVIEW)])
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left())
        body.addWidget(split, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _left(self) -> QWidget:
        look, px = self._look, self._look.theme.px
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(10), px(16), px(12))
        column.setSpacing(px(6))
        column.addWidget(ElidedLabel(look, look.words("reports.kind"), "small", weight=600))
        column.addWidget(self.kind)
        column.addSpacing(px(8))
        column.addWidget(ElidedLabel(look, look.words("reports.period"), "small", weight=600))
        column.addWidget(self.period)
        column.addSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(look, look.words("reports.parts"), "small", weight=600), 1)
        # The points lie below the parts, out of sight in a low window.
        self.to_points = LinkButton(look, "", "triangle-alert", small=True)
        self.to_points.clicked.connect(self._show_points_list)
        self.to_points.hide()
        head.addWidget(self.to_points)
        column.addLayout(head)
        column.addWidget(self.parts)
        column.addSpacing(px(8))
        column.addWidget(self.points)
        column.addStretch(1)
        self._area = ScrollPage(look, inside)
        self._area.setFixedWidth(px(_LEFT))
        self._area.setAccessibleName(look.words("reports.period"))
        return self._area

    def _connect(self) -> None:
        self.period.changed.connect(self._take_period)
        self.parts.picked.connect(self._show_part)
        self.points.followed.connect(self._follow_point)
        self.writing.edited.connect(self._make)
        self.writing.kept.connect(self._show_parts)
        self.writing.told.connect(self.told)
        self.writing.followed.connect(self._open)
        self.writing.blocks_asked.connect(partial(self.page_asked.emit, TEXT_BLOCKS.key))
        self.preview.again.clicked.connect(self._make)
        self.preview.cancel.clicked.connect(self.cancel)
        self._maker.made.connect(self._take)
        self._maker.failed.connect(self._refuse)
        self._maker.busy.connect(self._tell_busy)
        outward = self.outward
        outward.save_button.clicked.connect(self.save)
        outward.print_button.clicked.connect(self.print)
        outward.told.connect(self.told)
        outward.offered.connect(self.offered)
        outward.failed.connect(self._not_saved)
        outward.number_asked.connect(self._ask_number)
        outward.open_asked.connect(self.open_asked)
        self._session.changed.connect(self._record_changed)
        for keys, act in (
            ("Ctrl+P", self.save),
            ("Ctrl+S", self.save),
            ("Ctrl+Shift+P", self.print),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def focus(self) -> None:
        """Put the keyboard on the period."""
        self.period.focus()

    def regions(self) -> list[QWidget]:
        """What F6 goes through: choices, text, preview."""
        writing = self.chapter.own.text if self.writing.writing else self.head
        return [self._area, writing, self.preview.desk]

    def is_complete(self) -> bool:
        """Whether the newest report is made and drawn, or that it could not be made is told."""
        if self._maker.is_waiting() or self._stale:
            return False
        return bool(self.preview.trouble()) or self.preview.desk.is_ready()

    # Which report

    def _fill_kinds(self) -> None:
        self.kinds.clear()
        for report in ALL:
            chosen = "check" if report.key == self._report else ""
            action = self.kinds.add(self._look.words(f"report.{report.key}.short"), chosen)
            action.triggered.connect(partial(self.choose, report.key))
        self.kinds.addSeparator()
        templates = self.kinds.add(self._look.words("templates.open"), "pencil")
        templates.triggered.connect(partial(self.page_asked.emit, TEMPLATES))

    def choose(self, report: str, _checked: bool = False) -> None:
        """Show another report of the same period, from its first chapter on."""
        if report == self._report:
            return
        self._report = report
        self._settings.setValue(KIND, report)
        name = self._look.words(f"report.{report}.short")
        self.kind.setText(name)
        self.kind.setAccessibleName(name)
        self._fill_kinds()
        self._chapters = {}
        self._take_period()

    # Making

    def _take_period(self) -> None:
        period = self.period.period()
        self.outward.save_button.set_blocked(
            None if period else self._look.words("reports.no_period")
        )
        if period is None:
            return
        self.writing.take(self._report, period)
        self.header.set_title(title(self._look, self._report, period))
        self._show_state()
        self._maker.forget()
        self._make()

    def _show_state(self) -> None:
        """Whether the report was issued, is a draft, or is of a period that goes on."""
        period, words = self.period.period(), self._look.words
        if period is None:
            return
        issued = self.outward.issuing.show_period(self._report, period)
        if issued is not None and issued.issued_on is not None:
            day = f"{issued.issued_on.first():%d/%m/%Y}"
            why = words("issued.pill_why", number=issued.number, day=day)
            self.header.set_pill(Pill(words("issued.pill"), "file-check", "ok"), why)
            return
        over = period.last < self._session.workspace.today()
        state = "draft" if over else "running"
        icon = "pencil-line" if over else "hourglass"
        pill = Pill(words(f"reports.state_{state}"), icon, "grey" if over else "warn")
        self.header.set_pill(pill, words(f"reports.state_{state}_why"))

    def _wish(self) -> Wish | None:
        period = self.period.period()
        if period is None:
            return None
        return Wish(self._report, self.writing.options(period), self.period.other_basis())

    def _make(self) -> None:
        self._stale = True
        wish = self._wish()
        if wish is not None and self.isVisible():
            self._stale = False
            self.outward.show_made(None)
            self._maker.want(wish, at_once=self._made is None)

    def cancel(self) -> None:
        """Give up the report being made; the one made before stays in sight."""
        self._stale = True
        self.outward.filing.forget()
        self._maker.cancel()
        key = "reports.cancelled" if self._made is None else "reports.cancelled_old"
        self.preview.show_cancelled(self._look.words(key))
        self.preview.desk.setFocus()

    def _take(self, made: Made | None) -> None:
        if made is None:
            return
        self._made = made
        self._chapters = {chapter.key: chapter for chapter in chapters(made.document)}
        self.preview.show_pages(made.content, made.sizes)
        self._show_parts()
        self._show_points()
        self.period.show_difference(difference(self._look, made))
        if self.parts.value() not in {HEAD, *self._chapters} and self._chapters:
            first = next((c.key for c in self._chapters.values() if c.has_figures), HEAD)
            self.parts.pick(first)
        else:
            self._show_chapter(self.parts.value())

    def _refuse(self, sentence: str) -> None:
        self.outward.filing.forget()
        self.preview.show_trouble(sentence)

    def _tell_busy(self, busy: bool) -> None:
        self.preview.show_busy(busy)
        if busy:
            return
        self.shown.emit()
        self.outward.show_made(self._made)

    def _ask_number(self) -> None:
        self.parts.pick(HEAD)
        self.head.focus_number()

    def _record_changed(self, key: str) -> None:
        if key == "issued_report":
            self._show_state()  # the report itself is the same
            return
        if key == "setting":
            self.head.show_office(self._session.workspace.settings.office())
        self._maker.forget()
        self._make()

    # Parts

    def _show_parts(self) -> None:
        parts = [Part(HEAD, self._look.words("reports.head"), "head")]
        for chapter in self._chapters.values():
            own = self.writing.has_text(chapter.key)
            state = "written" if own else "made" if chapter.has_figures else "silent"
            parts.append(Part(chapter.key, chapter.name, state))
        self.parts.show_parts(parts)

    def _show_part(self, key: str) -> None:
        if key == HEAD:
            self.writing.show_head()
        else:
            self._show_chapter(key)
            self.writing.setCurrentWidget(self.chapter)

    def _show_chapter(self, key: str) -> None:
        made = self._made
        if made is not None and key in self._chapters:
            chapter = self._chapters[key]
            self.writing.show_chapter(chapter, made)

    def keep_draft(self) -> None:
        """Store what is being written; the window calls it before it closes."""
        self.writing.keep()

    # Where links lead

    def _show_points(self) -> None:
        made = self._made
        if made is None:
            return
        narrative = made.wish.options.narrative
        written = [key for key, text in narrative.items() if text.strip()]
        self.points.show_points(points(made.warnings, tuple(self._chapters.values()), written))

        self.to_points.setVisible(self.points.grave > 0)
        text = self._look.words("reports.to_points", count=self.points.grave)
        self.to_points.setText(text)
        self.to_points.setAccessibleName(text)

    def _show_points_list(self) -> None:
        self._area.verticalScrollBar().setValue(self.points.y())
        enter(self.points)

    def _follow_point(self, point: Point, link: QWidget) -> None:
        if point.chapter:
            self.parts.pick(point.chapter)
            goal = self.head.focus if point.chapter == HEAD else self.chapter.own.text.setFocus
            goal()
        elif point.page:
            self.page_asked.emit(point.page)
        elif point.ids:
            place = link.mapToGlobal(QPoint(0, link.height()))
            self._open(point.kind, list(point.ids), place)

    def _open(self, kind: str, ids: list[str], place: QPoint) -> None:
        open_records(self._look, self._session, kind, ids, place, self.open_asked.emit, self)

    # Saving

    def save(self) -> None:
        """Ask where to save the file; what was typed last is in it."""
        if not self.outward.save_button.isEnabled():
            return
        self.period.settle()
        self.head.settle()
        self.writing.keep()
        if self._stale:  # it was cancelled; what is saved is never an older one
            self._make()
        period = self.period.period()
        if period is not None:
            self.outward.filing.ask(self._report, period)

    def print(self) -> None:
        """Ask for a printer; what is printed is the file that is seen, once it is made."""
        if self._made is not None and self.is_complete():
            made = self._made
            self.outward.printing.ask(made.document.title, made.content, made.sizes)

    def _not_saved(self, sentence: str) -> None:
        self.preview.show_trouble(sentence)
        self.told.emit(sentence)

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Make what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self._make)

    def hideEvent(self, event: QHideEvent) -> None:
        """Store what is being written."""
        self.writing.keep()
        super().hideEvent(event)
