"""Asks why a record of a locked period is changed, and does the change again with the answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from dnapp.core.errors import UserError
from dnapp.ui.dialogs.dialog import Dialog
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.line_edit import LineEdit

_WIDTH, _MOST = 520, 300


class ReasonDialog(Dialog):
    """Which period is locked, and one field; `given` when a reason was written."""

    given = Signal(str)

    def __init__(self, look: Look, sentence: str, parent: QWidget) -> None:
        words = look.words
        super().__init__(look, words("issued.reason_title"), _WIDTH, parent)
        self.body.addWidget(WrappedLabel(look, sentence, "small", "text2"))
        self.field = LineEdit(look)
        self.field.edit.setMaxLength(_MOST)
        self.body.addWidget(FieldFrame(look, words("issued.reason_label"), self.field))
        cancel = SecondaryButton(look, words("ui.cancel"))
        cancel.clicked.connect(self.reject)
        save = PrimaryButton(look, words("ui.save"))
        save.setDefault(True)
        save.clicked.connect(self._save)
        self.add_button(cancel)
        self.add_button(save)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self.field.settle()
        reason = " ".join(self.field.value().split())
        if not reason:
            self.field.set_problem(self.look.words("issued.reason_needed"))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()
        self.given.emit(reason)


class Reasons(QObject):
    """Follows the session: a change that was refused for want of a reason is asked about."""

    def __init__(self, look: Look, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._session, self._window = look, session, window
        self._again: Callable[[], object] = _nothing
        self.dialog: ReasonDialog | None = None
        session.reason_wanted.connect(self._ask)

    def _ask(self, error: UserError, again: Callable[[], object]) -> None:
        self._again = again
        self.dialog = ReasonDialog(self._look, self._look.words.error(error), self._window)
        self.dialog.given.connect(self._take)
        self.dialog.open()

    def _take(self, reason: str) -> None:
        with self._session.workspace.changes.giving_reason(reason):
            self._again()


def _nothing() -> None:
    """Nothing waits for a reason."""
