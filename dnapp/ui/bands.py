"""The bands over the pages: what concerns the whole window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.store.drafts import Drafts
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band


class Bands(QWidget):
    """Says why nothing can be written, what is wrong with the data, which drafts wait.

    Its signals are those of `WaitingBand`.
    """

    open_wanted = Signal(object)
    offered = Signal(str, str, str, object)
    failed = Signal(object)

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if (reason := session.workspace.read_only_reason) is not None:
            self._column.addWidget(Band(look, look.words.error(reason), "info", "lock"))

    def offer_drafts(self) -> None:
        """Offer what an earlier window left unsaved, if anything."""
        if self._session.read_only or not Drafts(self._session.workspace.database).all():
            return
        from dnapp.ui.waiting import WaitingBand  # only when something waits

        band = WaitingBand(self._look, self._session, self)
        band.open_wanted.connect(self.open_wanted)
        band.offered.connect(self.offered)
        band.failed.connect(self.failed)
        self._column.insertWidget(0, band)

    def warn(self, error: UserError | None) -> None:
        """Say for as long as the window is open what is wrong with the data, if anything."""
        if error is not None:
            self._column.insertWidget(0, Band(self._look, self._look.words.error(error), "bad"))
