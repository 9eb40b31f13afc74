"""Typing in a field to search a popup list: what one-choice and many-choice boxes share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dnapp.ui.theme import Look
from dnapp.ui.widgets.option_list import Option
from dnapp.ui.widgets.option_popup import OptionPopup
from dnapp.ui.widgets.plain_edit import PlainEdit

_PAUSE = 120
"""Milliseconds after the last key before the search runs."""

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 7,
    Qt.Key.Key_PageUp: -7,
}

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Find = Callable[[str], Sequence[Option]]
"""Searches without accents; "" gives all, or the likeliest."""


class Picker(QObject):
    """Ties a `PlainEdit` to a popup list. Keys stay with the text; only moving keys are used.

    Opens by typing, Alt+↓ or `open_all`; Enter takes; Esc closes and keeps the typed text. With
    `add_text` (a function of the typed text) the last row offers to add what was typed. With `free`
    the text stands for itself: the list only suggests, and nothing of it is chosen before an arrow
    key.
    """

    picked = Signal(object)
    add_wanted = Signal(str)
    passed = Signal(QKeyEvent)
    """A key that the text edits itself."""

    def __init__(
        self,
        look: Look,
        box: QWidget,
        edit: PlainEdit,
        find: Find,
        add_text: Callable[[str], str] | None = None,
        *,
        free: bool = False,
    ) -> None:
        super().__init__(box)
        self._look = look
        self._box = box
        self._edit = edit
        self._find = find
        self._add_text = add_text
        self._free = free
        self._popup: OptionPopup | None = None
        self._current = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.search)
        edit.textEdited.connect(self._pause.start)
        edit.focus_changed.connect(self._follow_focus)
        edit.set_key_hook(self._key)

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._popup is not None and self._popup.isVisible()

    def search(self) -> None:
        """Show what the typed text finds; an emptied field closes the list."""
        if self._edit.text().strip():
            self._show(self._edit.text())
        else:
            self.close()

    def open_all(self, current: str = "") -> None:
        """Show everything, the option with id `current` chosen; suggestions for what is typed."""
        self._current = current
        self._show(self._edit.text() if self._free else "")

    def close(self) -> None:
        """Hide the list and forget a search about to run."""
        self._pause.stop()
        if self._popup:
            self._popup.hide()

    def _show(self, text: str) -> None:
        self._pause.stop()
        if self._edit.isReadOnly() or not self._edit.isVisible():
            return
        if self._popup is None:
            self._popup = OptionPopup(self._look, self._box)
            self._popup.picked.connect(self.picked)
            self._popup.add_wanted.connect(self._tell_add)
        found = self._find(text)
        if self._free and not found:
            self.close()
            return
        typed = self._edit.text().strip()
        add = self._add_text(typed) if self._add_text and typed else ""
        current = self._current if not text else ""
        self._popup.offer(found, add, current, choose=not self._free)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Down and (alt or not self.is_open()):
            self.open_all(self._current)
            return True
        if key in _ENTER and self._pause.isActive() and not self._free:
            self.search()  # Enter came before the list did
            if self._popup and self.is_open() and self._popup.is_empty():
                return True  # what it would add must be seen first
        if not self.is_open() or not self._popup:
            self.passed.emit(event)
            return False
        if key in _STEPS:
            self._popup.move_by(_STEPS[Qt.Key(key)])
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key in _ENTER:
            return self._popup.take_current()
        return False

    def _follow_focus(self, focused: bool) -> None:
        if not focused:
            self.close()

    def _tell_add(self) -> None:
        self.add_wanted.emit(self._edit.text().strip())
