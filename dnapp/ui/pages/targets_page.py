"""The page of plan targets: how each stands on a day, drawn by its shape."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dnapp.core.days import PartialDay, parse_day, show_day
from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.records.plan import PLAN, Plan
from dnapp.services.target_years import Year, years
from dnapp.services.targets import Judgement, Values, judge_all
from dnapp.ui.jobs import Job
from dnapp.ui.report.records_menu import open_records
from dnapp.ui.session import Session
from dnapp.ui.targets.plan_card import PlanCard
from dnapp.ui.targets.printing import Shown, TargetPrinting
from dnapp.ui.targets.row import TargetRow
from dnapp.ui.targets.tally import Tally
from dnapp.ui.targets.wording import drawn, elapsed, elapsed_words, row_text, years_of
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from dnapp.ui.widgets.day_edit import DayEdit
from dnapp.ui.widgets.empty_state import EmptyState
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.scrolling import ScrollPage

LIST = "targets"
"""Key of the list whose form a new target gets."""

_PAUSE = 300
"""Milliseconds after a change before the page is judged anew."""

Judged = list[tuple[Judgement, tuple[Year, ...]]]


class TargetsPage(QWidget):
    """Judged beside the window whenever it is shown and after each change."""

    filled = Signal()
    open_asked = Signal(str, str)
    new_asked = Signal(str)
    status_changed = Signal(str, str)
    told = Signal(str)
    written = Signal(str)
    """What was just written, to be told with undo."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._found: Judged = []
        self._plan = ""
        self._complete = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        words = look.words
        self.header = HeaderBar(look)
        self.header.set_title(words("targets.title"))
        self.plans = SecondaryButton(look, words("targets.all_plans"), "scroll-text")
        self.menu = Menu(look, self)
        self.plans.set_menu(self.menu)
        self.new = PrimaryButton(look, words("targets.new"), "plus", "Ctrl N")
        if session.read_only:
            self.new.set_blocked(words("ui.read_only"))
        self.tally = Tally(look)
        self.day = self._make_day()
        self.cards: list[PlanCard] = []
        self._lay_out()
        self.new.clicked.connect(self.ask_new)
        self.tally.narrowed.connect(self._show_cards)
        self.day.edited.connect(self._read)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        session.changed.connect(self._record_changed)

    def _make_day(self) -> DayEdit[PartialDay]:
        words = self._look.words
        day: DayEdit[PartialDay] = DayEdit(
            self._look,
            self._read_day,
            lambda day: show_day(day, words("day.about")),
            to_date=PartialDay.first,
            of_date=PartialDay.of,
            today=self._session.workspace.today,
        )
        day.set_placeholder(words("targets.on_day"))
        day.setFixedWidth(self._look.theme.px(160))
        field = day.focusProxy()
        if field is not None:
            field.setAccessibleName(words("targets.on_day_name"))
        return day

    def _lay_out(self) -> None:
        look, words = self._look, self._look.words
        theme = look.theme
        self.printing = TargetPrinting(look, self._session, self)
        self.printing.told.connect(self.told)
        out = IconButton(look, "printer", words("targets.print"), "Ctrl+P")
        out.clicked.connect(self.print_targets)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_targets)
        for button in (out, self.plans, self.new):
            self.header.add_action(button)
        side, gap = theme.size("page_margin"), theme.px(12)
        top = QHBoxLayout()
        top.setContentsMargins(side, gap, side, gap)
        top.setSpacing(gap)
        top.addWidget(self.tally, 1)
        top.addWidget(self.day)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(side, 0, side, gap)
        self._column.setSpacing(gap)
        self._column.addStretch(1)
        self._area = ScrollPage(look, inside, "app")
        empty = EmptyState(look, words("targets.empty"), words("targets.empty_line"))
        nothing = EmptyState(look, words("targets.none_here"))
        self._place = QStackedWidget()
        for part in (self._area, empty, nothing):
            self._place.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(top)
        whole.addWidget(self._place, 1)

    def on(self) -> date:
        """The day that is judged."""
        picked = self.day.value()
        return picked.last() if picked else self._session.workspace.today()

    def is_complete(self) -> bool:
        """Whether what was judged last is shown."""
        return self._complete

    def focus(self) -> None:
        """Take the keyboard without a mark: Tab goes on to the tally and the targets."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """What F6 goes through: tally, day, targets."""
        return [self.tally, self.day, self._area]

    def ask_new(self) -> None:
        """Ask for the form of a new target."""
        if not self._session.read_only:
            self.new_asked.emit(LIST)

    def print_targets(self) -> None:
        """Ask where the targets that are shown go, for paper, Word or Excel."""
        words, verdict = self._look.words, self.tally.chosen()
        said = [pair[0].plan.name for pair in self._shown() if self._plan][:1]
        said += [words(f"verdict.{verdict}")] if verdict else []
        narrowed = words("list_print.filtered", conditions="; ".join(said)) if said else ""
        judged = [one for one, _ in self._shown()]
        self.printing.ask(Shown(judged, self.on(), narrowed))

    def showEvent(self, event: QShowEvent) -> None:
        """What stands here may be of yesterday."""
        super().showEvent(event)
        self._read()

    def _record_changed(self, _kind: str) -> None:
        if self.isVisible():
            self._pause.start()

    def _read_day(self, typed: str) -> PartialDay | None:
        return parse_day(typed, self._session.workspace.today())

    def _read(self) -> None:
        self._complete = False
        self._session.run(partial(_judge, self._session, self.on()), self._show)

    # What was judged

    def _show(self, found: Judged) -> None:
        self._found = found
        self._fill_menu()
        self._show_cards()

    def _fill_menu(self) -> None:
        words = self._look.words
        plans = {one.plan.id: one.plan for one, _ in self._found}
        if self._plan not in plans:
            self._plan = ""
        self.menu.clear()
        for ident, text in (
            ("", words("targets.all_plans")),
            *((ident, plan.name) for ident, plan in plans.items()),
        ):
            action = self.menu.add(text.replace("&", "&&"), "check" if ident == self._plan else "")
            action.triggered.connect(partial(self._pick_plan, ident))
        self.plans.setText(
            years_of(plans[self._plan]) if self._plan else words("targets.all_plans")
        )
        self.plans.updateGeometry()

    def _pick_plan(self, ident: str, _checked: bool = False) -> None:
        self._plan = ident
        self._fill_menu()
        self._show_cards()

    def _of_plan(self) -> Judged:
        return [pair for pair in self._found if self._plan in ("", pair[0].plan.id)]

    def _shown(self) -> Judged:
        """Those of the chosen plan and verdict."""
        wanted = self.tally.chosen()
        return [pair for pair in self._of_plan() if wanted in ("", pair[0].verdict)]

    def _show_cards(self, _verdict: str = "") -> None:
        words = self._look.words
        self.tally.show_counts(Counter(one.verdict for one, _ in self._of_plan()))
        shown = self._shown()
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [
            self._card(plan, list(pairs))
            for plan, pairs in groupby(shown, key=lambda pair: pair[0].plan)
        ]
        for place, card in enumerate(self.cards):
            self._column.insertWidget(place, card)
        self._place.setCurrentIndex(0 if shown else 2 if self._found else 1)
        self.status_changed.emit(words("targets.count", count=count2(len(shown))), "")
        QTimer.singleShot(0, self, self._tell_filled)

    def _tell_filled(self) -> None:
        self._complete = True
        self.filled.emit()

    def _card(self, plan: Plan, pairs: Judged) -> PlanCard:
        showing, on = self._session.showing, self.on()
        rows = []
        for one, of_years in pairs:
            measured = one.standing.measured
            source = measured is not None and bool(measured.kind)
            row = TargetRow(self._look, row_text(one, showing), drawn(one, of_years), source)
            row.clicked.connect(partial(self._open, one.target.id))
            row.source_wanted.connect(partial(self._open_source, row, one))
            rows.append(row)
        first = plan.first_on.first() if plan.first_on else date.min
        last = plan.last_on.last() if plan.last_on else date.max
        span = f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
        document = PLAN.specs["document"].show(plan.document, showing)
        named = {one.plan.id: one.plan.name for one, _ in self._found}
        parent = named.get(plan.parent, "")
        under = self._look.words("targets.under", plan=parent) if parent else ""
        note = " · ".join(filter(None, (document, span, under)))
        time = elapsed(first, last, on), elapsed_words(first, last, on, showing)
        forward = None
        if not self._session.read_only:
            forward = IconButton(self._look, "copy-plus", self._look.words("targets.forward"))
            forward.clicked.connect(partial(self._roll_forward, plan.id))
        return PlanCard(self._look, plan.name, note, time, rows, forward)

    def _roll_forward(self, ident: str, _checked: bool = False) -> None:
        from dnapp.services.plan_forward import roll_forward  # once a year

        words = self._look.words
        try:
            new = roll_forward(self._session.workspace, ident)
        except UserError as error:
            self.told.emit(words.error(error))
            return
        self._session.announce(("plan", "target", "target_step"))
        self.written.emit(words("targets.forward_done"))
        self.open_asked.emit("plan", new)

    def _open(self, ident: str, _checked: bool = False) -> None:
        self.open_asked.emit("target", ident)

    def _open_source(self, row: TargetRow, one: Judgement) -> None:
        measured = one.standing.measured
        ids = measured.ids(self._session.workspace.repositories) if measured else ()
        if measured is None or not ids:
            return
        corner = row.mapToGlobal(row.source_place().bottomLeft())
        open_records(
            self._look, self._session, measured.kind, ids, corner, self.open_asked.emit, self
        )


def _judge(session: Session, on: date, _job: Job) -> Judged:
    with session.workspace.job_repositories() as repositories:
        values = Values(repositories, on)
        return [(one, years(one, values)) for one in judge_all(values)]
