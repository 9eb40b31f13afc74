"""The band that offers what was typed and never saved, once the window stands on the screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.store.drafts import Drafts
from dnapp.ui.forms.changes import shown_time
from dnapp.ui.forms.keeper import Waiting, waiting
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.navigation import Route
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import IconButton, SecondaryButton
from dnapp.ui.widgets.menu import Menu


class WaitingBand(QWidget):
    """Says how many drafts an earlier window left; opens them, or throws them away with undo.

    Only those that lay there when it was made: what is typed since belongs to this window.
    """

    open_wanted = Signal(object)
    """The `Route` of the form to go on with."""
    offered = Signal(str, str, str, object)
    """What was thrown away, the words and icon of undo, and the function that does it."""
    failed = Signal(object)

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self._drafts = Drafts(session.workspace.database)
        self._waiting = waiting(self._drafts)
        self._band: Band | None = None
        self._box = QVBoxLayout(self)
        side = look.theme.size("page_margin")
        self._box.setContentsMargins(side, look.theme.px(8), side, 0)
        self._show()
        session.saved.connect(self._refresh)

    def _refresh(self) -> None:
        """Some may have been saved or given up in their forms meanwhile."""
        held = {(draft.kind, draft.id) for draft in self._drafts.all()}
        left = [one for one in self._waiting if (one.kind, one.draft.id) in held]
        if left != self._waiting:
            self._waiting = left
            self._show()

    def _show(self) -> None:
        if self._band is not None:
            self._band.hide()
            self._band.deleteLater()
            self._band = None
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        words = self._look.words
        if len(self._waiting) == 1:
            said = words("waiting.one", record=self._name(self._waiting[0]))
        else:
            said = words("waiting.several", count=count2(len(self._waiting)))
        band = Band(self._look, said, "info", "pencil-line")
        drop = SecondaryButton(self._look, words("waiting.drop"), small=True)
        drop.clicked.connect(self._drop)
        opening = SecondaryButton(self._look, words("waiting.open"), small=True)
        opening.clicked.connect(partial(self._open, opening))
        later = IconButton(self._look, "x", words("waiting.later"))
        later.clicked.connect(self._put_off)
        for button in (drop, opening, later):
            band.add_action(button)
        self._box.addWidget(band)
        self._band = band

    def _name(self, one: Waiting) -> str:
        """The record's kind with its name, and when it was typed."""
        words, repositories = self._look.words, self._session.workspace.repositories
        title = one.title or (repositories.title(one.kind, one.id) if one.id else "")
        if one.list_key in LISTS:
            kind = LISTS[one.list_key].word(words, "title").lower()
        else:
            kind = words(f"record.{one.kind}.one")
        named = words(f"waiting.{'named' if title else 'unnamed'}", kind=kind, title=title)
        return words("waiting.at", record=named, at=shown_time(one.draft.saved_at, words))

    def _open(self, button: QWidget) -> None:
        """The only one at once; of several, the one chosen."""
        self._refresh()
        if len(self._waiting) == 1:
            self._go_on(self._waiting[0])
            return
        if not self._waiting:
            return
        menu = Menu(self._look, self)
        for one in self._waiting:
            name = self._name(one)
            menu.add(name[:1].upper() + name[1:]).triggered.connect(partial(self._go_on, one))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _go_on(self, one: Waiting) -> None:
        self._waiting.remove(one)
        self._show()
        self.open_wanted.emit(Route("form", one.list_key or one.kind, one.id, resume=True))

    def _drop(self) -> None:
        self._refresh()
        dropped, self._waiting = self._waiting, []
        if not dropped:
            return
        try:
            for one in dropped:
                self._drafts.drop(one.kind, one.draft.id)
        except UserError as error:
            self.failed.emit(error)
            self._waiting = dropped
            return
        self._show()
        words = self._look.words
        said = words("waiting.dropped", count=count2(len(dropped)))
        self.offered.emit(said, words("window.undo"), "undo-2", partial(self._put_back, dropped))

    def _put_back(self, dropped: list[Waiting]) -> None:
        for one in dropped:
            self._drafts.put_back(one.draft)
        self._waiting = dropped
        self._show()

    def _put_off(self) -> None:
        """They stay where they are, until the next start or until their form is opened."""
        self.hide()
