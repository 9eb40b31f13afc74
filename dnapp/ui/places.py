"""Makes the pages of the window: those of the sidebar once, the form of a record each time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from dnapp.core.errors import UserError
from dnapp.core.query import Query
from dnapp.services.calendar_file import KINDS
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.setups import LISTS, setup_for
from dnapp.ui.navigation import Route
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.window_parts import (
    CALENDAR,
    DASHBOARD,
    JUDGED,
    MONTHS,
    OVERVIEW,
    REPORT,
    SETTINGS,
    TEMPLATES,
    TIMELINE,
    TRASH,
)

if TYPE_CHECKING:
    from dnapp.ui.calendar.export import Over
    from dnapp.ui.lists.page import ListPage
    from dnapp.ui.pages.form_page import FormPage


class Places(QObject):
    """What a page asks of the window goes out by the signals here."""

    record_asked = Signal(str, str)
    new_asked = Signal(str)
    new_on_asked = Signal(str, object)
    """Key of the list, and the day on which the new record begins."""
    like_asked = Signal(str, str, bool)
    """Key of the list, id of the record that a new one begins like, and whether as a copy."""
    delete_asked = Signal(str, list)
    restore_asked = Signal(str, list)
    list_asked = Signal(str)
    renamed = Signal(str, str)
    """Kind and id that the new record of the form now has."""
    status_changed = Signal(str, str)
    panel_toggled = Signal()
    told = Signal(str)
    offered = Signal(str, str, str, object)
    """What was done, the words and icon of what may follow, and the function that does it."""
    written = Signal(str)
    """What was just written, to be told with undo."""
    back_asked = Signal()
    forward_asked = Signal()

    def __init__(self, look: Look, session: Session, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._session, self._settings = look, session, settings
        self._made: dict[str, QWidget] = {}

    def page(self, route: Route) -> QWidget:
        """The page of a route; UserError when its record is gone or in the bin."""
        if route.page == "form":
            return self._wired(self._form(route))
        if route.page not in self._made:
            self._made[route.page] = self._wired(self._make(route.page))
        return self._made[route.page]

    def is_kept(self, page: QWidget) -> bool:
        """Whether a page is shown again later."""
        return page in self._made.values()

    def _wired(self, page: QWidget) -> QWidget:
        header = getattr(page, "header", None)
        if header is not None:
            header.back_wanted.connect(self.back_asked)
            header.forward_wanted.connect(self.forward_asked)
        told = getattr(page, "told", None)
        if told is not None:
            told.connect(self.told)
        return page

    def _make(self, key: str) -> QWidget:
        if key in LISTS:
            return self._list(LISTS[key])
        if key == OVERVIEW:
            return self._overview()
        if key == CALENDAR:
            from dnapp.ui.pages.calendar_page import CalendarPage

            calendar = CalendarPage(self._look, self._session, self._settings)
            calendar.open_asked.connect(self.record_asked)
            calendar.new_asked.connect(self.new_on_asked)
            calendar.export_asked.connect(partial(self._export_all, calendar))
            calendar.status_changed.connect(self.status_changed)
            return calendar
        if key == REPORT:
            from dnapp.ui.pages.report_page import ReportPage

            report = ReportPage(self._look, self._session, self._settings)
            report.open_asked.connect(self.record_asked)
            report.offered.connect(self.offered)
            report.page_asked.connect(self.list_asked)
            return report
        if key == DASHBOARD:
            from dnapp.ui.pages.dashboard_page import DashboardPage

            dashboard = DashboardPage(self._look, self._session, self._settings)
            dashboard.open_asked.connect(self.record_asked)
            return dashboard
        if key == JUDGED:
            from dnapp.ui.pages.targets_page import TargetsPage

            judged = TargetsPage(self._look, self._session)
            judged.open_asked.connect(self.record_asked)
            judged.new_asked.connect(self.new_asked)
            judged.written.connect(self.written)
            judged.status_changed.connect(self.status_changed)
            return judged
        if key == MONTHS:
            from dnapp.ui.pages.months_page import MonthsPage

            months = MonthsPage(self._look, self._session, self._settings)
            months.open_asked.connect(self.record_asked)
            months.new_asked.connect(self.new_asked)
            months.status_changed.connect(self.status_changed)
            return months
        if key == TIMELINE:
            from dnapp.ui.pages.timeline_page import TimelinePage

            timeline = TimelinePage(self._look, self._session, self._settings)
            timeline.open_asked.connect(self.record_asked)
            timeline.list_asked.connect(self.list_asked)
            timeline.status_changed.connect(self.status_changed)
            return timeline
        if key == TRASH:
            from dnapp.ui.pages.trash_page import TrashPage

            trash = TrashPage(self._look, self._session)
            trash.restore_asked.connect(self.restore_asked)
            return trash
        if key == SETTINGS:
            from dnapp.ui.pages.settings_page import SettingsPage

            page = SettingsPage(self._look, self._session, self._settings)
            page.page_asked.connect(self.list_asked)
            return page
        if key == TEMPLATES:
            from dnapp.ui.pages.templates_page import TemplatesPage

            templates = TemplatesPage(self._look, self._session, self._settings)
            templates.page_asked.connect(self.list_asked)
            templates.written.connect(self.written)
            return templates
        raise KeyError(key)

    def _overview(self) -> QWidget:
        from dnapp.ui.pages.overview_page import OverviewPage

        page = OverviewPage(self._look, self._session)
        page.open_asked.connect(self.record_asked)
        page.new_asked.connect(self.new_asked)
        page.page_asked.connect(self.list_asked)
        page.written.connect(self.written)
        return page

    def _export(self, page: QWidget, kind: str, over: Over) -> None:
        """Write records of one type that a page shows to a calendar file."""
        self._export_all(page, {kind: over})

    def _export_all(self, page: QWidget, wanted: Mapping[str, Over]) -> None:
        from dnapp.ui.calendar.export import CalendarExport  # only when first asked for

        export = page.findChild(CalendarExport)
        if export is None:
            export = CalendarExport(self._look, self._session, page)
            export.told.connect(self.told)
        export.ask(wanted)

    def _export_form(self, page: FormPage, route: Route, _checked: bool = False) -> None:
        self._export(page, route.kind, (route.id,))

    def _list(self, setup: ListSetup) -> ListPage:
        from dnapp.ui.lists.page import ListPage
        from dnapp.ui.lists.state import ListState

        page = ListPage(self._look, self._session, setup, ListState(self._settings, setup))
        page.open_asked.connect(self.record_asked)
        page.new_asked.connect(self.new_asked)
        page.copy_asked.connect(self._ask_copy)
        page.export_asked.connect(partial(self._export, page))
        page.timeline_asked.connect(self._show_in_time)
        page.delete_asked.connect(self.delete_asked)
        page.status_changed.connect(self.status_changed)
        page.panel_toggled.connect(self.panel_toggled)
        if setup.kind == "unit_return":
            self._add_return_desk(page)
        return page

    def _add_return_desk(self, page: ListPage) -> None:
        from dnapp.ui.returns.desk import ReturnDesk

        desk = ReturnDesk(self._look, self._session, page, page.query)
        desk.told.connect(self.told)
        desk.written.connect(self.written)
        page.header.add_actions_before(desk.buttons)

    def _show_in_time(self, list_key: str, query: Query) -> None:
        """Go to the timeline, which shows what a list shows and no more."""
        from dnapp.ui.lists.saying import narrowing
        from dnapp.ui.pages.timeline_page import TimelinePage
        from dnapp.ui.timeline.state import Chosen

        setup, timeline = LISTS[list_key], self.page(Route(TIMELINE))
        assert isinstance(timeline, TimelinePage)
        title = setup.word(self._look.words, "title")
        said = narrowing(setup, query, self._session.showing)
        said = f"{title}; {said}" if said else title
        timeline.show_only(Chosen(list_key, setup.kind, query, said))
        self.list_asked.emit(TIMELINE)

    def _form(self, route: Route) -> FormPage:
        from dnapp.ui.pages.form_page import FormPage

        if route.id:
            tree = self._session.workspace.tree(route.kind, route.id)
            setup = setup_for(route.kind, tree.record)
            if tree.record.deleted_at:
                title = setup.record_type.title_of(tree.record)
                raise UserError("record.in_bin", title=title)
            page = FormPage(self._look, self._session, setup, tree)
            if route.kind in KINDS:
                page.header.offer_export().connect(partial(self._export_form, page, route))
        else:
            page = self._new_form(route)
        if route.resume and page.offer is not None:
            page.offer.go_on()
        page.closed.connect(self.list_asked)
        page.opened_record.connect(self.record_asked)
        page.saved_new.connect(self.renamed)
        page.next_wanted.connect(self._ask_next)
        page.copy_wanted.connect(self._ask_copy)
        page.written.connect(self.written)
        page.status_changed.connect(self.status_changed)
        return page

    def _new_form(self, route: Route) -> FormPage:
        from dnapp.ui.pages import form_new

        look, session, setup = self._look, self._session, LISTS[route.kind]
        if not route.like:
            return form_new.new_form(look, session, setup, route.day)
        begun = form_new.copied_form if route.whole else form_new.next_form
        return begun(look, session, setup, route.like)

    def _ask_next(self, list_key: str, ident: str) -> None:
        self.like_asked.emit(list_key, ident, False)

    def _ask_copy(self, list_key: str, ident: str) -> None:
        self.like_asked.emit(list_key, ident, True)
