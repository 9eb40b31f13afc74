"""The check of the data file that follows each opening of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from dnapp.core.errors import UserError
from dnapp.store.check import damaged_pages
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session


class Guard(QObject):
    """Reads the whole file beside the window, since a page nobody opens may be damaged too."""

    found = Signal(object)
    """The UserError that says what is wrong with the file; None when it is whole."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def begin(self) -> None:
        """Start reading; `found` comes at the end."""
        self._session.run(self._read, self._tell)

    def _tell(self, error: UserError | None) -> None:
        self.found.emit(error)

    def _read(self, _job: Job) -> UserError | None:
        return damaged_pages(self._session.workspace.database)
