"""The timeline page: tools, legend, the view, and the way onto paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QSettings, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.numbers import show_number
from dnapp.core.periods import Kind, period_of
from dnapp.core.query import Condition, Operator, sentence
from dnapp.records import BY_KEY
from dnapp.records.agreement import AGREEMENT
from dnapp.services.chains import FAR
from dnapp.services.timeline import COUNTRY, KINDS, LANES, Entry, Lane, Timeline, lanes, read
from dnapp.services.timeline_words import lane_name, span_words
from dnapp.ui.jobs import Job
from dnapp.ui.lists.filter_popup import FilterPopup
from dnapp.ui.lists.filter_values import Value
from dnapp.ui.painting import STATES, Pill
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.timeline.card import Told
from dnapp.ui.timeline.paper import FORMATS, SIZES, Paper
from dnapp.ui.timeline.saving import TimelineSaving
from dnapp.ui.timeline.state import Chosen, TimelineState
from dnapp.ui.timeline.tools import Tools
from dnapp.ui.timeline.view import TimelineView
from dnapp.ui.widgets.buttons import SecondaryButton
from dnapp.ui.widgets.empty_state import EmptyState
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.menu import Menu

Arranged = tuple[Timeline, list[Lane]]
"""All records, and the lanes of those that are shown."""

_DAYS_AT_FIRST = 3653
_BEFORE = 0.75
"""Share of the days in sight at first that lie before today."""

_FEWEST_DAYS = 30
_MARGIN = 0.05
"""Of what a list shows in time: least days in sight, and room beside them."""

_NAMED = 4
"""Most titles that the card of a disc names."""


class TimelinePage(QWidget):
    """Agreements, delegations and projects in time; reads beside the window what has changed."""

    wants_width = True
    """The sidebar shows icons only while this page is shown."""

    open_asked = Signal(str, str)
    """Record key and id to open."""
    list_asked = Signal(str)
    """Key of a list to go back to."""
    status_changed = Signal(str, str)
    told = Signal(str)

    def __init__(
        self, look: Look, session: Session, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self._session = look, session
        self.state = TimelineState(settings)
        self._whole: Timeline | None = None
        self._lanes: list[Lane] = []
        self._stale = True
        self._reading: Job | None = None
        self._fits = False
        """Whether the next reading moves all of it into sight."""
        words = look.words
        self.header = HeaderBar(look)
        self.header.set_title(words("timeline.title"))
        self.tools = Tools(look)
        self.view = TimelineView(look, self._tell)
        clear = SecondaryButton(look, words("list.clear_filter"), "x")
        clear.clicked.connect(self.clear_filters)
        self._nothing = EmptyState(look, words("timeline.empty"), words("timeline.empty_line"))
        self._no_match = EmptyState(look, words("timeline.no_match"), secondary=clear)
        self._place = QStackedWidget()
        for part in (self.view, self._nothing, self._no_match):
            self._place.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tools)
        column.addWidget(self._place, 1)
        self.saving = TimelineSaving(look, session, self)
        save = SecondaryButton(look, words("timeline.save"), "file-down", "Ctrl P")
        save.clicked.connect(partial(self._offer_formats, save))
        self._save = save
        self.header.add_action(save)
        QShortcut(QKeySequence("Ctrl+P"), self, save.click)
        self._connect()

    def _connect(self) -> None:
        self.tools.zoom_asked.connect(self.view.zoom_to)
        self.tools.step_asked.connect(self.view.zoom_by)
        self.tools.today_asked.connect(self.view.go_to_today)
        self.tools.by_asked.connect(self._offer_lanes)
        self.tools.kinds_asked.connect(self._offer_kinds)
        self.tools.countries_asked.connect(self._offer_countries)
        self.tools.chosen_asked.connect(self._go_to_list)
        self.tools.chosen_dropped.connect(partial(self.show_only, None))
        self.view.opened.connect(self.open_asked)
        self.view.scaled.connect(self._tell_span)
        self.saving.told.connect(self.told)
        self._session.changed.connect(self._record_changed)

    def regions(self) -> list[QWidget]:
        """What F6 goes through: tools, lanes."""
        shown = self._place.currentWidget()
        return [self.tools, *([shown] if shown else [])]

    def focus(self) -> None:
        """Put the keyboard on the lanes, or on what stands in their place."""
        shown = self._place.currentWidget()
        if isinstance(shown, EmptyState):
            shown.focus()
        else:
            self.view.setFocus()

    def is_complete(self) -> bool:
        """Whether everything that is asked for is shown."""
        return self._reading is None and not self._stale

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self._tell_status()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember what was in sight."""
        super().hideEvent(event)
        if self._whole is not None:
            self.state.keep(self.view.scale.begin, self.view.days_in_sight())

    def _record_changed(self, kind: str) -> None:
        if kind in BY_KEY and not BY_KEY[kind].parent:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def refresh(self) -> None:
        """Read all records again; what is held and in sight stays."""
        self._stale = False
        self._run(partial(_read, self._session, self.state))

    def show_only(self, chosen: Chosen | None) -> None:
        """Show the records of a list and no others, all of them in sight; None for all records."""
        self.state.chosen = chosen
        self._fits = chosen is not None
        self.tools.tell_chosen(chosen.said if chosen else "")
        self.refresh()

    def _go_to_list(self) -> None:
        if self.state.chosen is not None:
            self.list_asked.emit(self.state.chosen.list_key)

    def _rearrange(self) -> None:
        """Other lanes or filters, the same records."""
        if self._whole is not None:
            self._run(partial(_arrange, self._session, self._whole, self.state))

    def _run(self, work: Callable[[Job], Arranged]) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._session.run(work, self._take)

    def _take(self, read_: Arranged) -> None:
        first = self._whole is None
        self._reading = None
        self._whole, self._lanes = read_
        today = self._session.workspace.today()
        if first:
            days = float(_DAYS_AT_FIRST)
            begin = today.toordinal() - days * _BEFORE
            self.view.show_span(*(self.state.span() or (begin, days)))
        if self._fits and self._whole.entries:
            self._fits = False
            self.view.show_span(*_span_of(self._whole.entries, today.toordinal()))
        by = self.look.words(f"timeline.by.{self.state.by}")
        corner = f"{by} ({show_number(len(self._lanes))})"
        self.view.show_lanes(self._lanes, today.toordinal(), self._quarter(today), corner)
        if self._lanes:
            shown: QWidget = self.view
        else:
            shown = self._no_match if self.state.narrowed else self._nothing
        held = self.view.hasFocus() or self._place.currentWidget() is not shown
        self._place.setCurrentWidget(shown)
        if held and self.isVisible():
            self.focus()
        self._save.setEnabled(bool(self._lanes))
        self._tell_tools()
        self._tell_status()

    def _quarter(self, today: date) -> tuple[int, int]:
        basis = self._session.workspace.settings.basis()
        if basis.span:
            return basis.span[0].toordinal(), basis.span[1].toordinal()
        period = period_of(today, Kind.QUARTER, basis)
        return period.first.toordinal(), period.last.toordinal()

    # What is told

    def _tell_tools(self) -> None:
        words, state = self.look.words, self.state
        kinds = ", ".join(words(f"timeline.kind.{kind}") for kind in state.kinds)
        condition = state.country_condition()
        everything = words("timeline.everything")
        said = sentence(condition, AGREEMENT, self._session.showing) if condition else ""
        countries = said.partition(": ")[2] or said or everything
        some = len(state.kinds) < len(KINDS)
        self.tools.tell(
            words("timeline.made_by", by=words(f"timeline.by.{state.by}").lower()),
            (words("timeline.kinds", kinds=kinds if some else everything), some),
            (words("timeline.countries", countries=countries), bool(state.countries)),
        )
        self._tell_span()

    def filter_words(self) -> str:
        """What lanes are made by and what is shown, for paper."""
        parts = [part.text() for part in (self.tools.by, self.tools.kinds, self.tools.countries)]
        if self.state.chosen is not None:
            parts.append(f"{self.look.words('timeline.only')} {self.state.chosen.said}")
        return " · ".join(parts)

    def _tell_span(self) -> None:
        first, last = (date.fromordinal(day) for day in self.view.days_shown())
        self.header.set_subtitle(f"{first:%m/%Y} – {last:%m/%Y}")
        self.tools.zoom.set_value(self.view.zoom_name())

    def _tell_status(self) -> None:
        if not self.isVisible() or self._whole is None:
            return
        words = self.look.words
        shown = {e.id: e.kind for lane in self._lanes for e in lane.entries}
        counts = Counter(shown.values())
        parts = [words(f"record.{kind}.count", count=show_number(n)) for kind, n in counts.items()]
        self.status_changed.emit(" · ".join(parts), words("timeline.how"))

    def _tell(self, entries: Sequence[Entry]) -> Told:
        """What the card of a record, or of those of a disc, says."""
        words = self.look.words
        if len(entries) > 1:
            titles = [f"{span_words(words, e)}: {e.title}" for e in entries[:_NAMED]]
            more = len(entries) - len(titles)
            titles += [words("timeline.more", count=show_number(more))] if more > 0 else []
            title = words("record.delegation.count", count=show_number(len(entries)))
            return Told(None, title, "\n".join(titles), words("timeline.click_disc"))
        entry = entries[0]
        try:
            reason = self._session.workspace.status_sentence(entry.kind, entry.id)
        except UserError:  # gone meanwhile; the next reading takes it away
            reason = ""
        days = "" if entry.kind == "agreement" else f"{span_words(words, entry)}. "
        text = f"{days}{reason}"
        return Told(self._pill(entry), entry.title, text, words("timeline.enter"))

    def _pill(self, entry: Entry) -> Pill | None:
        if entry.status not in STATES:
            return None
        spec = BY_KEY[entry.kind].specs["status"]
        missed = any(bar.look == "missed" for bar in entry.bars)
        state = "expired_missed" if missed else entry.status
        return Pill.of(state, spec.show(entry.status, self._session.showing))

    # Paper

    def _offer_formats(self, anchor: QWidget) -> None:
        menu = Menu(self.look, self)
        for kind in FORMATS:
            for size in SIZES:
                text = self.look.words("timeline.save_kind", kind=kind.upper(), size=size)
                menu.add(text).triggered.connect(partial(self.save, kind, size))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def save(self, kind: str, size: str, _checked: bool = False) -> None:
        """Ask where to save everything that is shown, as pages of A4 or A3."""
        title = self.look.words("timeline.title")
        paper = Paper(self.look, self.view.scene, title, self.filter_words(), size)
        self.saving.ask(paper, kind)

    # Lanes and filters

    def _offer_lanes(self, anchor: QWidget) -> None:
        menu = Menu(self.look, self)
        for by in LANES:
            action = menu.add(self.look.words(f"timeline.by.{by}"))
            action.triggered.connect(partial(self.make_lanes, by))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def make_lanes(self, by: str, _checked: bool = False) -> None:
        """Make the lanes by partner, country, kind or agency."""
        self.state.by = by
        self._rearrange()

    def _offer_kinds(self, anchor: QWidget) -> None:
        counts = Counter(entry.shown_as for entry in self._whole.entries) if self._whole else {}
        values = [
            Value(kind, self.look.words(f"timeline.kind.{kind}"), counts.get(kind, 0))
            for kind in KINDS
        ]
        self._tell_tools()  # a click has turned the chip over
        self._popup(anchor, values, self.state.kinds).applied.connect(self._apply_kinds)

    def _offer_countries(self, anchor: QWidget) -> None:
        whole = self._whole
        if whole is None:
            return
        counts = Counter(key for entry in whole.entries for key in entry.countries)
        values = [
            Value(key, whole.places[COUNTRY, key].title, count)
            for key, count in counts.most_common()
        ]
        self._tell_tools()
        self._popup(anchor, values, self.state.countries).applied.connect(self._apply_countries)

    def _popup(
        self, anchor: QWidget, values: Sequence[Value], checked: Sequence[str]
    ) -> FilterPopup:
        popup = FilterPopup(
            self.look, anchor, values, frozenset(checked), _one_of, sortable=False, single=False
        )
        popup.open()
        return popup

    def _apply_kinds(self, condition: Condition | None) -> None:
        self.state.kinds = condition.values if condition else KINDS
        self._rearrange()

    def _apply_countries(self, condition: Condition | None) -> None:
        self.state.countries = condition.values if condition else ()
        self._rearrange()

    def clear_filters(self) -> None:
        """Show every record again."""
        self.state.kinds, self.state.countries = KINDS, ()
        if self.state.chosen is not None:
            self.show_only(None)
        else:
            self._rearrange()


def _span_of(entries: Sequence[Entry], today: int) -> tuple[float, float]:
    """First day, and number of days in sight, that show all of some entries."""
    first = entries[0].first
    last = max(today if entry.last == FAR else entry.last for entry in entries)
    days = max(last - first, _FEWEST_DAYS)
    return first - days * _MARGIN, days * (1 + 2 * _MARGIN)


def _one_of(chosen: tuple[str, ...]) -> Condition:
    return Condition("countries", Operator.ONE_OF, chosen)


def _read(session: Session, state: TimelineState, job: Job) -> Arranged:
    workspace = session.workspace
    with workspace.job_repositories() as repositories:
        whole = read(repositories, workspace.today())
        if (chosen := state.chosen) is not None:
            repository = repositories[chosen.kind]
            ids = set(repository.ids(repository.ordered(chosen.query)))
            whole = whole._replace(entries=[entry for entry in whole.entries if entry.id in ids])
    return _arrange(session, whole, state, job)


def _arrange(session: Session, whole: Timeline, state: TimelineState, _job: Job) -> Arranged:
    shown = [entry for entry in whole.entries if state.shows(entry)]
    name = partial(lane_name, session.workspace.words)
    return whole, lanes(shown, state.by, whole.places, name)
