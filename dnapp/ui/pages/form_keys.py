"""The keys of a record's page, which come before those of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dnapp.ui.forms.state import FormState

_CONTROL = Qt.KeyboardModifier.ControlModifier


class FormKeys(QObject):
    """Saving and steps back with Ctrl; Esc keeps the draft and closes nothing."""

    def __init__(
        self,
        page: QWidget,
        body: QWidget,
        state: FormState,
        actions: Mapping[Qt.Key, Callable[[], object]],
    ) -> None:
        """`actions` by the key that is pressed with Ctrl, while `body` works; Escape by itself."""
        super().__init__(page)
        self._body, self._state, self._actions = body, state, actions
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before a shortcut takes it, then act on it."""
        if isinstance(event, QKeyEvent) and (action := self._action(event)) is not None:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                action()
                return True
        return super().eventFilter(watched, event)

    def _action(self, event: QKeyEvent) -> Callable[[], object] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return None if held else self._actions[key]
        if held != _CONTROL or not self._body.isEnabled():
            return None
        if key == Qt.Key.Key_Z and not self._state.can_undo():
            return None
        if key == Qt.Key.Key_Y and not self._state.can_redo():
            return None
        return self._actions.get(key)
