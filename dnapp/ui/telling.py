"""What the window says by itself: saved, failed, whose it is and which year is running."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from dnapp.core.errors import UserError
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.sidebar import Sidebar
from dnapp.ui.widgets.status_bar import StatusBar
from dnapp.ui.widgets.toast import Toast
from dnapp.ui.window_parts import year_line


class Telling(QObject):
    """Follows the session; speaks in the sidebar's head, the status bar and the toast."""

    def __init__(
        self, look: Look, session: Session, sidebar: Sidebar, status: StatusBar, toast: Toast
    ) -> None:
        super().__init__(toast)
        self._look, self._session = look, session
        self._sidebar, self._status, self._toast = sidebar, status, toast
        session.saved.connect(self._tell_saved)
        session.failed.connect(self.tell_failed)
        session.changed.connect(self._record_changed)
        self._show_office()

    def _tell_saved(self) -> None:
        now = f"{datetime.now():%H:%M}"
        self._status.saved.tell("saved", self._look.words("window.saved_at", time=now))

    def tell_failed(self, error: Exception) -> None:
        """What went wrong, as far as a user can act on it."""
        words = self._look.words
        unknown = words("trouble.unexpected")
        sentence = words.error(error) if isinstance(error, UserError) else unknown
        self._toast.tell(sentence, icon="circle-x", family="bad")

    def _record_changed(self, kind: str) -> None:
        if kind == "setting":
            self._show_office()

    def _show_office(self) -> None:
        """What the settings say: whose window this is, and which year is running."""
        workspace = self._session.workspace
        office = workspace.settings.office(workspace.today())
        self._sidebar.set_office(office.agency, office.parent_agency)
        self._status.show_right(year_line(workspace.settings, workspace.today(), self._look.words))
