"""Undo, redo and the bin, with the toast that offers the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.store.undo import Undone
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.toast import Toast


class Undoing(QObject):
    """Takes back the last named change, or does it again."""

    def __init__(self, look: Look, session: Session, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._session, self._toast = look, session, toast
        self._next: Callable[[], None] = self.undo

    def act(self) -> None:
        """What the toast's button does now."""
        self._next()

    def offer(self, sentence: str, action: str, icon: str, run: Callable[[], None]) -> None:
        """Tell what was done, with a way on that is not undo: a file to open."""
        self._next = run
        self._toast.tell(sentence, action, action_icon=icon)

    def undo(self) -> None:
        """Take the last change back."""
        changes = self._session.workspace.changes
        self._run(changes.can_undo(), changes.undo, "undone", self.redo)

    def redo(self) -> None:
        """Do the last undone change again."""
        changes = self._session.workspace.changes
        self._run(changes.can_redo(), changes.redo, "redone", self.undo)

    def delete(self, kind: str, ids: Sequence[str]) -> None:
        """Move records to the bin."""
        self._move("delete_records", kind, ids, "window.deleted")

    def restore(self, kind: str, ids: Sequence[str]) -> None:
        """Bring records back from the bin."""
        self._move("restore_records", kind, ids, "trash.restored")

    def _move(self, name: str, kind: str, ids: Sequence[str], told: str) -> None:
        words = self._look.words
        try:
            with self._session.workspace.changes.change(name, n=len(ids)) as change:
                move = change.delete if name == "delete_records" else change.restore
                for record_id in ids:
                    move(kind, record_id)
        except UserError as error:
            self._toast.tell(words.error(error), icon="circle-x", family="bad")
            return
        self._session.announce((kind,))
        things = words(f"record.{kind}.count", count=count2(len(ids)))
        self._next = self.undo
        self._toast.tell(words(told, things=things), words("window.undo"), hint="Ctrl Z")

    def _run(
        self,
        name: str | None,
        action: Callable[[], Undone],
        key: str,
        opposite: Callable[[], None],
    ) -> None:
        words = self._look.words
        if self._session.read_only or name is None:
            reason = "ui.read_only" if self._session.read_only else f"window.nothing_{key}"
            self._toast.tell(words(reason), icon="info", family="info")
            return
        try:
            undone = action()
        except UserError as error:
            self._toast.tell(words.error(error), icon="circle-x", family="bad")
            return
        self._session.announce(dict.fromkeys(row.kind for row in undone.change.rows))
        text = words(f"window.{key}", name=words.get(f"change.name.{name}", name))
        if undone.kept:
            text += " " + words("window.kept", count=count2(len(undone.kept)))
        self._next = opposite
        other = "window.redo" if key == "undone" else "window.undo"
        self._toast.tell(text, words(other))
