"""How much is due, counted beside the window: the badge of the start page in the sidebar."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from dnapp.core.numbers import count2, show_number
from dnapp.core.words import Catalog
from dnapp.services.duties import DueTally, due_tally
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session
from dnapp.ui.widgets.nav_button import NavItem
from dnapp.ui.widgets.sidebar import Sidebar
from dnapp.ui.window_parts import overview_item

_REST = 500
"""Milliseconds without a change before it is counted again."""

_NEW_DAY = 600_000
"""Milliseconds between two looks at the calendar of a window left open."""


class DueCounting(QObject):
    """Counts at the start, after each change, and when a new day has begun."""

    counted = Signal(object)
    """A `DueTally` of today."""

    def __init__(self, words: Catalog, session: Session, sidebar: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._session, self._sidebar = words, session, sidebar
        self._day = session.workspace.today()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._count)
        self._days = QTimer(self, interval=_NEW_DAY)
        self._days.timeout.connect(self._look_at_calendar)

    def begin(self) -> None:
        """Count once the page that the window begins with had its moment, from now on also after
        each change."""
        self._rest.start()
        self._session.saved.connect(self._rest.start)
        self._days.start()

    def _look_at_calendar(self) -> None:
        if self._session.workspace.today() != self._day:
            self._count()

    def _count(self) -> None:
        self._day = self._session.workspace.today()
        self._session.run(self._read, self._show)

    def _read(self, _job: Job) -> DueTally:
        workspace = self._session.workspace
        with workspace.job_repositories() as repositories:
            return due_tally(repositories, workspace.settings, self._day)

    def _show(self, tally: DueTally) -> None:
        self._sidebar.set_item(_item(tally, self._words))
        self.counted.emit(tally)


def _item(tally: DueTally, words: Catalog) -> NavItem:
    """The start page in the sidebar, a red number beside it when something is overdue."""
    if not tally.overdue:
        return overview_item(words)
    said = words("notice.overdue", count=count2(tally.overdue))
    return overview_item(words, badge=show_number(tally.overdue), said=said)
