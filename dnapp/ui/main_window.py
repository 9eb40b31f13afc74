"""The window: sidebar, pages, status bar; navigation and shortcuts only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.record_view import DENSITIES
from dnapp.ui.lists.setups import LISTS, RECORDS, ListSetup, setup_for
from dnapp.ui.lists.state import ListState
from dnapp.ui.navigation import Route, Trail
from dnapp.ui.palette import Found, Palette
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.undoing import Undoing
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.sidebar import Sidebar
from dnapp.ui.widgets.status_bar import StatusBar
from dnapp.ui.widgets.toast import Toast
from dnapp.ui.window_parts import KEYS, REPORT, SETTINGS, TRASH, commands, foot, groups, hits_found

NARROW_BELOW = 1320
"""Window width (px at 100 %) below which an open detail panel collapses the sidebar."""


class MainWindow(QMainWindow):
    """Shows one page at a time and leads from one to the next."""

    def __init__(self, look: Look, session: Session, settings: QSettings) -> None:
        super().__init__()
        self._look, self._session, self._settings = look, session, settings
        words, theme = look.words, look.theme
        self.setWindowTitle(words("window.title"))
        self.setMinimumSize(1024, 600)
        self.sidebar = Sidebar(look)
        self.pages = QStackedWidget()
        self.status = StatusBar(look)
        self._lay_out()
        self.toast = Toast(look, self)
        self.toast.set_left(theme.size("sidebar"))
        self.palette_box: Palette | None = None
        self._made: dict[str, QWidget] = {}
        self._trail = Trail(Route(RECORDS[0].key))
        self._undoing = Undoing(look, session, self.toast, self)
        self._fill_sidebar()
        self._connect()
        self._bind_keys()
        self._show(self._trail.current)
        QTimer.singleShot(0, self._count)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        reason = self._session.workspace.read_only_reason
        if reason:
            sentence = self._look.words.error(reason)
            right.addWidget(Band(self._look, sentence, "info", "lock"))
        right.addWidget(self.pages, 1)
        right.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _fill_sidebar(self) -> None:
        words = self._look.words
        workspace = self._session.workspace
        office = workspace.settings.office(workspace.today())
        self.sidebar.set_office(office.agency, office.parent_agency)
        self.sidebar.show_groups(groups(words, {}))
        self.sidebar.set_foot(*foot(words))

    def _connect(self) -> None:
        self.sidebar.activated.connect(self.go_to)
        self.sidebar.find_wanted.connect(self.open_palette)
        self.toast.acted.connect(self._undoing.act)
        self._session.saved.connect(self._tell_saved)
        self._session.changed.connect(self._count_changed)

    def _bind_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+K", self.open_palette),
            ("Ctrl+N", self._new_here),
            ("Ctrl+F", self._focus_search),
            ("F4", self._toggle_panel),
            ("Ctrl+B", self._toggle_sidebar),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+Z", self._undoing.undo),
            ("Ctrl+Y", self._undoing.redo),
            ("F6", partial(self._next_region, 1)),
            ("Shift+F6", partial(self._next_region, -1)),
            ("F1", partial(self.go_to, KEYS)),
        ]
        places = [*(setup.key for setup in RECORDS), REPORT]
        keys += [(f"Ctrl+{n}", partial(self.go_to, key)) for n, key in enumerate(places, start=1)]
        keys += [
            (f"Ctrl+Alt+{n}", partial(self._set_density, density))
            for n, density in enumerate(DENSITIES, start=1)
        ]
        for sequence, slot in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(slot)

    # Going places

    def go_to(self, key: str) -> None:
        """Open a place of the sidebar by its key."""
        if key == KEYS:
            self._open_keys()
        else:
            self.go(Route(key))

    def go(self, route: Route) -> None:
        """Open a place and remember the way back."""
        self._trail.go(route)
        self._show(route)

    def go_back(self) -> None:
        """The place before."""
        self._show(self._trail.back())

    def go_forward(self) -> None:
        """The place after."""
        self._show(self._trail.forward())

    def open_record(self, kind: str, record_id: str) -> None:
        """Open the form of a record."""
        self.go(Route("form", kind, record_id))

    def _show(self, route: Route) -> None:
        leaving = self.pages.currentWidget()
        try:
            page = self._page(route)
        except UserError as error:
            self._trail.forget(route)
            self.tell(self._look.words.error(error))
            return
        self.pages.setCurrentWidget(page)
        if leaving is not None and leaving is not page and leaving not in self._made.values():
            self.pages.removeWidget(leaving)
            leaving.deleteLater()
        self.sidebar.set_current(self._place_of(route))
        header = getattr(page, "header", None)
        if header is not None:
            header.back.setEnabled(self._trail.can_go_back)
            header.forward.setEnabled(self._trail.can_go_forward)
        focus = getattr(page, "view", None) or page
        focus.setFocus()

    def _place_of(self, route: Route) -> str:
        if route.page != "form":
            return route.page
        if not route.id:
            return route.kind
        record = self._session.workspace.repositories[route.kind].get(route.id)
        return setup_for(route.kind, record).key

    def _page(self, route: Route) -> QWidget:
        if route.page == "form":
            return self._form(route)
        if route.page not in self._made:
            page = self._make(route.page)
            self._made[route.page] = page
            self.pages.addWidget(page)
            self._wire_header(page)
        return self._made[route.page]

    def _make(self, key: str) -> QWidget:
        if key in LISTS:
            return self._make_list(LISTS[key])
        if key == REPORT:
            from dnapp.ui.pages.report_page import ReportPage

            report = ReportPage(self._look, self._session)
            report.open_asked.connect(self.open_record)
            report.told.connect(self.tell)
            report.offered.connect(self._undoing.offer)
            return report
        if key == TRASH:
            from dnapp.ui.pages.trash_page import TrashPage

            trash = TrashPage(self._look, self._session)
            trash.told.connect(self.tell)
            return trash
        if key == SETTINGS:
            from dnapp.ui.pages.settings_page import SettingsPage

            settings = SettingsPage(self._look, self._session)
            settings.told.connect(self.tell)
            return settings
        raise KeyError(key)

    def _make_list(self, setup: ListSetup) -> ListPage:
        page = ListPage(self._look, self._session, setup, ListState(self._settings, setup))
        page.open_asked.connect(self.open_record)
        page.new_asked.connect(self.new_record)
        page.delete_asked.connect(self._undoing.delete)
        page.status_changed.connect(self.status.show_left)
        page.told.connect(self.tell)
        return page

    def _form(self, route: Route) -> QWidget:
        from dnapp.ui.pages.form_page import FormPage

        if route.id:
            tree = self._session.workspace.tree(route.kind, route.id)
            page = FormPage(self._look, self._session, setup_for(route.kind, tree.record), tree)
        else:
            page = FormPage.new(self._look, self._session, LISTS[route.kind])
        page.closed.connect(self._close_form)
        page.opened_record.connect(self.open_record)
        page.saved_new.connect(self._renamed)
        page.next_wanted.connect(self.new_record)
        page.status_changed.connect(self.status.show_left)
        page.told.connect(self.tell)
        self.pages.addWidget(page)
        self._wire_header(page)
        return page

    def _wire_header(self, page: QWidget) -> None:
        header = getattr(page, "header", None)
        if header is not None:
            header.back_wanted.connect(self.go_back)
            header.forward_wanted.connect(self.go_forward)

    def _close_form(self, list_key: str) -> None:
        self.go(Route(list_key))

    def _renamed(self, kind: str, record_id: str) -> None:
        self._trail.replace(Route("form", kind, record_id))

    def new_record(self, list_key: str) -> None:
        """Open an empty form for a list."""
        if not self._session.read_only:
            self.go(Route("form", list_key))

    # Keys

    def open_palette(self) -> None:
        """Quick find over the window."""
        if self.palette_box is None:
            words = self._look.words
            actions = commands(words, read_only=self._session.read_only)
            self.palette_box = Palette(self._look, self, self._find, actions)
            self.palette_box.record_chosen.connect(self.open_record)
            self.palette_box.command_chosen.connect(self._run_command)
        self.palette_box.open()

    def _find(self, typed: str) -> list[Found]:
        search = self._session.workspace.search
        return hits_found(search.find(typed, limit=40), self._look.words)

    def _run_command(self, command: str) -> None:
        verb, _, key = command.partition(":")
        {
            "go": self.go_to,
            "new": self.new_record,
            "undo": lambda _: self._undoing.undo(),
            "redo": lambda _: self._undoing.redo(),
        }[verb](key)

    def _new_here(self) -> None:
        page = self.pages.currentWidget()
        self.new_record(page.list_key if isinstance(page, ListPage) else RECORDS[0].key)

    def _focus_search(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, ListPage):
            page.filters.search.setFocus()

    def _toggle_panel(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, ListPage):
            page.toggle_panel()

    def _set_density(self, density: str) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, ListPage):
            page.set_density(density)

    def _next_region(self, step: int) -> None:
        page = self.pages.currentWidget()
        regions: list[QWidget] = [self.sidebar]
        regions += getattr(page, "regions", lambda: [page])()
        if self.toast.isVisible():
            regions.append(self.toast)
        inside = [i for i, region in enumerate(regions) if region.isAncestorOf(self.focusWidget())]
        goal = regions[((inside[0] if inside else 0) + step) % len(regions)]
        focus = getattr(goal, "focus", goal.setFocus)
        focus()

    def _toggle_sidebar(self) -> None:
        self._set_narrow(not self.sidebar.is_narrow())

    def _set_narrow(self, narrow: bool) -> None:
        self.sidebar.set_narrow(narrow)
        name = "sidebar_narrow" if narrow else "sidebar"
        self.toast.set_left(self._look.theme.size(name))

    def _open_keys(self) -> None:
        from dnapp.ui.dialogs.keys import KeysDialog

        KeysDialog(self._look, self).open()

    # What the window tells

    def tell(self, sentence: str) -> None:
        """Show a short message at the bottom."""
        self.toast.tell(sentence)

    def _tell_saved(self) -> None:
        self.status.saved.tell(
            "saved", self._look.words("window.saved_at", time=f"{datetime.now():%H:%M}")
        )

    def _count(self) -> None:
        for key in {setup.kind for setup in LISTS.values()}:
            self._count_changed(key)

    def _count_changed(self, key: str) -> None:
        repositories = self._session.workspace.repositories
        for setup in LISTS.values():
            if setup.kind == key:
                counts = {setup.key: repositories[key].count(setup.query())}
                item = next(
                    item
                    for group in groups(self._look.words, counts)
                    for item in group.items
                    if item.key == setup.key
                )
                self.sidebar.set_item(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps only the icons of the sidebar."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.theme.px(NARROW_BELOW)
        if narrow != self.sidebar.is_narrow() and event.oldSize().width() != event.size().width():
            self._set_narrow(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep typed text and the window's size."""
        page = self.pages.currentWidget()
        keep = getattr(page, "keep_draft", None)
        if keep is not None:
            keep()
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.sync()
        super().closeEvent(event)
