"""The window: sidebar, pages, status bar; navigation and shortcuts only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.ui.bands import Bands
from dnapp.ui.counting import Counting
from dnapp.ui.due_counting import DueCounting
from dnapp.ui.here import Here
from dnapp.ui.jobs import Job
from dnapp.ui.lists.list_setup import DENSITIES
from dnapp.ui.lists.setups import LISTS, RECORDS, setup_for
from dnapp.ui.navigation import Route, Trail
from dnapp.ui.places import Places
from dnapp.ui.quick_find import QuickFind
from dnapp.ui.reasons import Reasons
from dnapp.ui.regions import enter, enter_next
from dnapp.ui.session import Session
from dnapp.ui.sidebar_folds import SidebarFolds
from dnapp.ui.sidebar_width import SidebarWidth
from dnapp.ui.telling import Telling
from dnapp.ui.theme import Look
from dnapp.ui.undoing import Undoing
from dnapp.ui.widgets.sidebar import Sidebar
from dnapp.ui.widgets.status_bar import StatusBar
from dnapp.ui.widgets.toast import Toast
from dnapp.ui.window_parts import CALENDAR, FOLDING, KEYS, REPORT, TIMELINE, foot, groups

if TYPE_CHECKING:
    from dnapp.ui.widgets.progress_box import ProgressBox


class MainWindow(QWidget):
    """Fills the frame: shows one page at a time and leads from one to the next."""

    def __init__(
        self,
        look: Look,
        session: Session,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        first: str = RECORDS[0].key,
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._settings = look, session, settings
        words = look.words
        self.sidebar = Sidebar(look)
        self.bands = Bands(look, session)
        self.pages = QStackedWidget()
        self._here = Here(self.pages)
        self.status = StatusBar(look)
        self._lay_out()
        self.toast = Toast(look, self)
        self.progress: ProgressBox | None = None
        self._painted = False
        self._width = SidebarWidth(look, settings, self.sidebar)
        self._width.keep_beside(self.toast)
        self._places = Places(look, session, settings, self)
        self._trail = Trail(Route(first))
        self._undoing = Undoing(look, session, self.toast, self)
        self.quick_find = QuickFind(look, session, self._trail, self._commands(), self)
        self._counting = Counting(words, session, self.sidebar, self)
        self.due = DueCounting(words, session, self.sidebar, self)
        self.sidebar.show_groups(groups(words))
        SidebarFolds(settings, self.sidebar, dict(FOLDING), self)
        self.sidebar.set_foot(*foot(words))
        self._telling = Telling(look, session, self.sidebar, self.status, self.toast)
        self.reasons = Reasons(look, session, self)
        self._connect()
        self._bind_keys()
        self._show(self._trail.current)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bands)
        right.addWidget(self.pages, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.sidebar.activated.connect(self.go_to)
        self.sidebar.late_wanted.connect(self._show_late)
        self.sidebar.find_wanted.connect(self.quick_find.open)
        self.quick_find.record_chosen.connect(self.open_record)
        self.toast.acted.connect(self._undoing.act)
        self.bands.open_wanted.connect(self.go)
        self.bands.offered.connect(self._undoing.offer)
        self.bands.failed.connect(self._telling.tell_failed)
        self._session.long_begun.connect(self._watch)
        places = self._places
        places.record_asked.connect(self.open_record)
        places.new_asked.connect(self.new_record)
        places.new_on_asked.connect(self.new_record_on)
        places.like_asked.connect(self.new_record)
        places.delete_asked.connect(self._undoing.delete)
        places.restore_asked.connect(self._undoing.restore)
        places.list_asked.connect(self._back_to_list)
        places.renamed.connect(self._renamed)
        places.status_changed.connect(self.status.show_left)
        places.panel_toggled.connect(self._arrange)
        places.told.connect(self.toast.tell)
        places.offered.connect(self._undoing.offer)
        places.written.connect(self._undoing.tell_written)
        places.back_asked.connect(self.go_back)
        places.forward_asked.connect(self.go_forward)

    def _bind_keys(self) -> None:
        here = self._here
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+K", self.quick_find.open),
            ("Ctrl+N", self._new_here),
            ("Ctrl+Alt+N", partial(here.do, "ask_copy")),
            ("Ctrl+F", partial(here.do, "focus_search")),
            ("F4", partial(here.do, "toggle_panel")),
            ("Ctrl+B", self._width.toggle),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+Z", self._undoing.undo),
            ("Ctrl+Y", self._undoing.redo),
            ("F6", partial(self._next_region, 1)),
            ("Shift+F6", partial(self._next_region, -1)),
            ("F1", partial(self.go_to, KEYS)),
        ]
        places = [*(setup.key for setup in RECORDS), CALENDAR, TIMELINE, REPORT]
        keys += [(f"Ctrl+{n}", partial(self.go_to, key)) for n, key in enumerate(places, start=1)]
        keys += [
            (f"Ctrl+Alt+{n}", partial(here.set_density, density))
            for n, density in enumerate(DENSITIES, start=1)
        ]
        for sequence, slot in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(slot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What can wait begins when the window stands on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin_rest)

    def _begin_rest(self) -> None:
        self._counting.begin()
        self.due.begin()
        self.bands.offer_drafts()

    # Going places

    def go_to(self, key: str) -> None:
        """Open a place of the sidebar by its key."""
        if key == KEYS:
            self._open_keys()
        else:
            self.go(Route(key))

    def go(self, route: Route) -> None:
        """Open a place and remember the way back."""
        if route != self._trail.current:
            self._trail.go(route)
            self._show(route)

    def go_back(self) -> None:
        """The place before."""
        if self._trail.can_go_back:
            self._show(self._trail.back())

    def go_forward(self) -> None:
        """The place after."""
        if self._trail.can_go_forward:
            self._show(self._trail.forward())

    def _show_late(self, key: str) -> None:
        """The list with nothing in it but what is late; the start page tells that by itself."""
        self.go_to(key)
        late = LISTS[key].late if key in LISTS else None
        if late is not None and (page := self._here.list_page):
            page.show_only(late(PartialDay.of(self._session.workspace.today())))

    def open_record(self, kind: str, record_id: str) -> None:
        """Open the form of a record."""
        self.go(Route("form", kind, record_id))

    def new_record(self, list_key: str, like: str = "", whole: bool = True) -> None:
        """Open a form for a new record of a list: empty, or begun like the one with id `like`,
        as a copy or with no more than what repeats."""
        if self._session.read_only:
            self.toast.tell(self._look.words("ui.read_only"))
            return
        made_on = LISTS[list_key].made_on
        if made_on:
            self.go_to(made_on)
            return
        self._begin(Route("form", list_key, like=like, whole=whole))

    def new_record_on(self, list_key: str, day: date) -> None:
        """Open a form for a new record that begins on a day."""
        self._begin(Route("form", list_key, day=day.isoformat()))

    def _begin(self, route: Route) -> None:
        self._trail.go(route)
        self._show(route)

    def _show(self, route: Route) -> None:
        leaving = self.pages.currentWidget()
        try:
            page = self._places.page(route)
        except UserError as error:  # its record is gone
            self._trail.forget(route)
            self.toast.tell(self._look.words.error(error))
            self._show(self._trail.current)
            return
        if page is not leaving:
            self.status.show_left("")
            self.pages.addWidget(page)
            self.pages.setCurrentWidget(page)
            if leaving is not None and not self._places.is_kept(leaving):
                self.pages.removeWidget(leaving)
                leaving.deleteLater()
        self.sidebar.set_current(self._place_of(route))
        header = getattr(page, "header", None)
        if header is not None:
            header.back.setEnabled(self._trail.can_go_back)
            header.forward.setEnabled(self._trail.can_go_forward)
        enter(page)
        self._arrange()

    def _place_of(self, route: Route) -> str:
        if route.page != "form":
            return route.page
        if not route.id:
            return route.kind
        record = self._session.workspace.repositories[route.kind].get(route.id)
        return setup_for(route.kind, record).key

    def _renamed(self, kind: str, record_id: str) -> None:
        self._trail.replace(Route("form", kind, record_id))

    # Keys

    def _commands(self) -> dict[str, Callable[[str], object]]:
        """What quick find's commands do, by verb."""
        return {
            "go": self.go_to,
            "new": self.new_record,
            "undo": lambda _: self._undoing.undo(),
            "redo": lambda _: self._undoing.redo(),
        }

    def _back_to_list(self, key: str) -> None:
        """From a form to its list, where the form's record is the current one."""
        number = self._here.row_number
        self.go_to(key)
        if number and (page := self._here.list_page):
            page.show_record(number)

    def _new_here(self) -> None:
        if self._here.can("ask_new") is None:
            self.new_record(RECORDS[0].key)
        else:
            self._here.do("ask_new")

    def _next_region(self, step: int) -> None:
        shown = [box for box in (self.progress, self.toast) if box and box.isVisible()]
        enter_next(self, [self.sidebar, *self._here.regions, *shown], step)

    def _arrange(self) -> None:
        here = self._here
        self._width.fit(self.width(), panel=here.has_panel, spreads=here.wants_width)

    def _open_keys(self) -> None:
        from dnapp.ui.dialogs.keys import KeysDialog

        KeysDialog(self._look, self).open()

    def _watch(self, job: Job, sentence: str) -> None:
        from dnapp.ui.widgets.progress_box import ProgressBox  # only when work takes long

        if self.progress is None:
            self.progress = ProgressBox(self._look, self)
            self._width.keep_beside(self.progress)
        self.progress.watch(job, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window's width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep typed text."""
        self._here.do("keep_draft")
        super().closeEvent(event)
