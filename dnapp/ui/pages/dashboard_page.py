"""The figures of each area of work: key figures, five years, divisions, the records behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dnapp.core.numbers import count2
from dnapp.core.periods import Period
from dnapp.reports.dashboard_charts import (
    MOST_PARTS,
    caption,
    division_chart,
    unit_words,
    years_chart,
)
from dnapp.services.dashboards import (
    AREAS,
    BY_KEY,
    Area,
    Dashboard,
    behind,
    read_dashboard,
)
from dnapp.services.entered_totals import EnteredTotal, entered_totals
from dnapp.services.figure import Figure
from dnapp.services.workspace import Workspace
from dnapp.ui.dashboard.behind import BehindPanel
from dnapp.ui.dashboard.chart_card import ChartCard
from dnapp.ui.dashboard.reconciling import Reconciling
from dnapp.ui.dashboard.side import Side
from dnapp.ui.dashboard.tiles import Tiles
from dnapp.ui.jobs import Job
from dnapp.ui.painting import Pill
from dnapp.ui.report.naming import period_name
from dnapp.ui.report.period_box import PeriodBox, last_finished
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.empty_state import EmptyState
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.scrolling import ScrollPage
from dnapp.ui.widgets.tab_strip import Tab, TabStrip

_SIDE = 304
"""Width of period and records at the right, px at 100 %."""

_BESIDE = 780
"""Width of the charts, px at 100 %, from which they stand beside each other."""

_PAUSE = 300
"""Milliseconds after a change before the page is read anew."""

_AREA = "dashboard/area"
_TOTALS = "totals"
"""Key of the tab that is no area: totals entered by hand beside sums of records."""


class DashboardPage(QWidget):
    """Its numbers are those of the report of the same period."""

    wants_width = True
    """The sidebar shows icons only while this page is shown."""

    open_asked = Signal(str, str)
    told = Signal(str)

    def __init__(self, look: Look, session: Session, settings: QSettings) -> None:
        super().__init__()
        self._look, self._session, self._settings = look, session, settings
        words, today = look.words, session.workspace.today()
        self._found: Dashboard | None = None
        self._job: Job | None = None
        self._listing: Job | None = None
        self._stale = True
        self._chosen: dict[str, str] = {}
        self._divisions: dict[str, str] = {}
        self.header = HeaderBar(look)
        self.tabs = TabStrip(
            look,
            [
                *(Tab(area.key, words(f"dashboard.area.{area.key}")) for area in AREAS),
                Tab(_TOTALS, words("dashboard.totals.tab")),
            ],
        )
        self.tabs.setAccessibleName(words("dashboard.areas"))
        kept = str(settings.value(_AREA, ""))
        self.tabs.set_value(kept if kept in BY_KEY else AREAS[0].key)
        basis = session.workspace.settings.basis()
        self.period = PeriodBox(look, last_finished(today, basis), today)
        self.tiles = Tiles(look)
        self.years = ChartCard(look, session, words("dashboard.years"), "trending-up")
        self.division = ChartCard(look, session, words("dashboard.by"), "layers")
        self.behind = BehindPanel(look, session)
        self.totals = Reconciling(look)
        self._empty = EmptyState(look, words("dashboard.no_area"), words("dashboard.no_area_line"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self._look.theme
        gap, side = theme.px(12), theme.size("page_margin")
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(gap)
        self._charts.addWidget(self.years, 1, Qt.AlignmentFlag.AlignTop)
        self._charts.addWidget(self.division, 1, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(side, gap, side, gap)
        column.setSpacing(gap)
        column.addWidget(self.tiles)
        column.addLayout(self._charts)
        column.addStretch(1)
        self._area = ScrollPage(self._look, inside, "app")
        self._place = QStackedWidget()
        self._place.addWidget(self._area)
        self._place.addWidget(self._empty)
        self._place.addWidget(self.totals)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.tabs)
        left.addWidget(self._place, 1)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addLayout(left, 1)
        self._side = self._right()
        both.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(both, 1)

    def _right(self) -> QWidget:
        theme = self._look.theme
        inside = QWidget()
        column = QVBoxLayout(inside)
        margin = theme.px(16)
        column.setContentsMargins(margin, theme.px(12), margin, theme.px(8))
        column.setSpacing(theme.px(12))
        column.addWidget(self.period)
        column.addWidget(self.behind, 1)
        column.addStretch(0)
        side = Side(self._look, inside)
        side.setFixedWidth(theme.px(_SIDE))
        return side

    def _connect(self) -> None:
        self.tabs.picked.connect(self._pick_area)
        self.period.changed.connect(self._read)
        self.tiles.picked.connect(self._pick_tile)
        self.years.view.picked.connect(self._pick_year)
        self.division.view.picked.connect(self._pick_part)
        self.division.chosen.connect(self._pick_division)
        self.behind.opened.connect(self.open_asked)
        self.totals.opened.connect(self.open_asked)
        for card in (self.years, self.division):
            card.told.connect(self.told)
        self._pause.timeout.connect(self._read)
        self._session.changed.connect(self._record_changed)

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        if self._place.currentWidget() is self.totals:
            return [self.tabs, self.totals]
        return [self.tabs, self.period, self.tiles, self.years, self.division, self.behind]

    def focus(self) -> None:
        """Put the keyboard on the areas."""
        self.tabs.take_focus()

    def is_complete(self) -> bool:
        """Whether what was read last is shown, and drawn."""
        cards = [card for card in (self.years, self.division) if card.chart is not None]
        drawn = all(card.view.is_complete() for card in cards)
        return self._job is None and self._listing is None and not self._stale and drawn

    @property
    def area(self) -> Area:
        """The area that is shown."""
        return BY_KEY[self.tabs.value()]

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Charts beside each other where there is room."""
        super().resizeEvent(event)
        px = self._look.theme.px
        room = self.width() - px(_SIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._charts.setDirection(across if room >= px(_BESIDE) else down)

    def _record_changed(self, _kind: str) -> None:
        self._stale = True
        if self.isVisible():
            self._pause.start()

    def _read(self) -> None:
        period, workspace = self.period.period(), self._session.workspace
        self._show_period(period)
        if self.tabs.value() == _TOTALS:
            self._run(partial(_read_totals, workspace), self._show_totals)
        elif period is not None:
            self._run(partial(_read, workspace, period, self.area), self._show)

    def _run(self, work: Callable[[Job], Any], done: Callable[[Any], None]) -> None:
        self._stale = False
        if self._job is not None:
            self._job.cancel()
        self._job = self._session.run(work, done)

    def _show_period(self, period: Period | None) -> None:
        words = self._look.words
        if period is None or self.tabs.value() == _TOTALS:
            self.header.set_title(words("dashboard.title"))
            self.header.set_pill(None)
            return
        days = f"{period.first:%d/%m/%Y} – {period.last:%d/%m/%Y}"
        name = period_name(self._look, period)
        self.header.set_title(words("dashboard.title"), subtitle=f"{name} ({days})")
        running = period.last >= self._session.workspace.today()
        pill = Pill(words("reports.state_running"), "hourglass", "warn") if running else None
        self.header.set_pill(pill, words("reports.state_running_why") if running else "")

    # Showing

    def _show(self, found: Dashboard) -> None:
        self._job = None
        self._found = found
        keys = [figure.key for figure in found.tiles()]
        self._place.setCurrentWidget(self._area if keys else self._empty)
        self._side.show()
        self.behind.setVisible(bool(keys))
        if not keys:
            for card in (self.years, self.division):
                card.show_chart(None)
            return
        chosen = self._chosen.get(found.area.key, "")
        if chosen not in keys:
            chosen = next((figure.key for figure in found.tiles() if figure.value), keys[0])
        self.tiles.show_dashboard(found, self._session.showing, chosen)
        self._show_division()
        self._show_figure(chosen)

    def _show_totals(self, totals: list[EnteredTotal]) -> None:
        self._job = None
        self.totals.show_totals(totals)
        self._place.setCurrentWidget(self.totals)
        self._side.hide()

    def _show_figure(self, key: str) -> None:
        found = self._found
        assert found is not None
        self._chosen[found.area.key] = key
        self.years.show_chart(years_chart(found, key, self._session.showing))
        self._show_behind(found.years[-1].figures[key], found.period, "now")

    def _show_division(self) -> None:
        found, words = self._found, self._look.words
        assert found is not None
        area = found.area
        self.division.setVisible(bool(area.divisions))
        if not area.divisions:
            self.division.show_chart(None)
            return
        known = {division.key: division for division in area.divisions}
        chosen = self._divisions.get(area.key, area.divisions[0].key)
        named = [(key, words(f"dashboard.division.{area.key}.{key}")) for key in known]
        self.division.show_choices(named, chosen)
        chart = division_chart(found, known[chosen], self._session.showing)
        beyond = len(found.divided(known[chosen])) - MOST_PARTS
        note = words("dashboard.more_parts", count=count2(beyond)) if beyond > 0 else ""
        self.division.show_chart(chart, note)

    def _show_behind(self, figure: Figure, period: Period, span: str) -> None:
        showing = self._session.showing
        told = f"{caption(figure, showing)}, {period_name(self._look, period)}"
        self.behind.show_figure(figure, told, unit_words(figure, self._look.words), span)
        if self._listing is not None:
            self._listing.cancel()
        assert self._found is not None
        work = partial(_list, self._session.workspace, period, self._found.area, figure.key)
        self._listing = self._session.run(work, self._show_records)

    def _show_records(self, listed: Figure | None) -> None:
        self._listing = None
        self.behind.show_records(listed)

    # Choosing

    def _pick_area(self, key: str) -> None:
        self._settings.setValue(_AREA, key)
        self._read()

    def _pick_tile(self, key: str) -> None:
        self._show_figure(key)

    def _pick_division(self, key: str) -> None:
        assert self._found is not None
        self._divisions[self._found.area.key] = key
        self._show_division()

    def _pick_year(self, _series: int, place: int) -> None:
        found = self._found
        assert found is not None
        year = found.years[place]
        figure = year.figures.get(self._chosen[found.area.key])
        if figure is not None:
            self._show_behind(figure, year.period, "now")

    def _pick_part(self, series: int, place: int) -> None:
        found, chart = self._found, self.division.chart
        assert found is not None
        assert chart is not None
        figure = found.years[-1].figures[chart.series[series].figures[place].key]
        self._show_behind(figure, found.period, ("before", "now")[series])


def _read_totals(workspace: Workspace, _job: Job) -> list[EnteredTotal]:
    with workspace.lent() as lent:
        return entered_totals(lent.repositories, lent.today())


def _read(workspace: Workspace, period: Period, area: Area, _job: Job) -> Dashboard:
    with workspace.lent() as lent:
        return read_dashboard(lent, period, area)


def _list(workspace: Workspace, period: Period, area: Area, key: str, _job: Job) -> Figure | None:
    with workspace.lent() as lent:
        return behind(lent, period, area, key)
