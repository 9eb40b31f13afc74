"""A small sheet that adds a record of a list from the field that lacks it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.record import Problem
from dnapp.services.validation import Invalid
from dnapp.ui.dialogs.dialog import Dialog
from dnapp.ui.forms.editors import Editor, make_editor
from dnapp.ui.forms.options import RecordOptions
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.emptying import empty
from dnapp.ui.widgets.field_frame import FieldFrame, MessageLine
from dnapp.ui.widgets.labels import WrappedLabel

_WIDTH = 480
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AddSheet(Dialog):
    """The fields that a record of this type cannot do without, its name filled in.

    Records of nearly the same name stand above: one of them may be what is meant. Enter goes to the
    next field, Ctrl+S saves, Esc leaves everything as it was.
    """

    taken = Signal(str)
    """Id of the record that was added, or of the existing one that was taken instead."""

    def __init__(
        self, look: Look, session: Session, options: RecordOptions, typed: str, parent: QWidget
    ) -> None:
        one = look.words(f"record.{options.target.key}.one")
        super().__init__(look, look.words("add.title", one=one), _WIDTH, parent)
        self._session = session
        self._options = options
        self._near = QVBoxLayout()
        self._near.setSpacing(look.theme.px(4))
        self.body.addLayout(self._near)
        self.frames: dict[str, FieldFrame] = {}
        for name in options.needed:
            self._add_field(name)
        title = self._editor(options.target.title)
        title.set_value(typed)
        title.edited.connect(self._show_near)
        self._trouble = MessageLine(look)
        self.body.addWidget(self._trouble)
        cancel = SecondaryButton(look, look.words("add.cancel"))
        cancel.clicked.connect(self.reject)
        self._save = PrimaryButton(look, look.words("add.save"), "check", "Ctrl S")
        self._save.clicked.connect(self.save)
        for button in (cancel, self._save):
            button.setAutoDefault(False)
            self.add_button(button)
        self._show_near()

    def _add_field(self, name: str) -> None:
        spec = self._options.target.specs[name]
        editor = make_editor(self.look, self._session, spec)
        label = self.look.words(spec.label_key)
        self.frames[name] = FieldFrame(self.look, label, editor, required=spec.required)
        self.body.addWidget(self.frames[name])

    def _editor(self, name: str) -> Editor:
        return self.frames[name].editor

    # What may be meant

    def _show_near(self) -> None:
        empty(self._near)
        found = self._options.near(self._editor(self._options.target.title).text_now())
        if not found:
            return
        words = self.look.words
        self._near.addWidget(WrappedLabel(self.look, words("add.near"), "small", "warn"))
        for option in found:
            named = words("add.take", title=option.title)
            label = " · ".join(part for part in (named, option.detail) if part)
            button = SecondaryButton(self.look, label, small=True)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._take, option.id))
            self._near.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.adjustSize()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at what may be meant, else at the first empty field."""
        super().showEvent(event)
        near = self._near.itemAt(1)
        empty = [frame for frame in self.frames.values() if not frame.editor.value()]
        first = near.widget() if near is not None else (empty or [*self.frames.values()])[0].editor
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, ident: str) -> None:
        self.taken.emit(ident)
        self.accept()

    # Saving

    def save(self) -> None:
        """Save the record and take it; otherwise say what is wrong beside its field."""
        for frame in self.frames.values():
            frame.editor.settle()
            frame.editor.set_problem(None)
        if any(frame.editor.reading_problem() for frame in self.frames.values()):
            return
        values: dict[str, Any] = {name: frame.editor.value() for name, frame in self.frames.items()}
        try:
            ident = self._options.add(values)
        except Invalid as invalid:
            self._tell(invalid.problems)
        except UserError as error:
            self._trouble.show_message(self.look.words.error(error), "error")
        else:
            self._take(ident)

    def _tell(self, problems: Sequence[Problem]) -> None:
        for problem in reversed(problems):
            sentence = self.look.words.error(UserError(problem.key, **problem.values))
            frame = self.frames.get(problem.field)
            if frame is None:
                self._trouble.show_message(sentence, "error")
            elif not problem.warning:
                frame.editor.set_problem(sentence, "error")
                frame.go_to()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button or goes to the next field."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_S, *_ENTER):
            self.save()
        elif event.key() in _ENTER:
            focus = QApplication.focusWidget()
            if isinstance(focus, QAbstractButton):
                focus.click()
            else:
                self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)
