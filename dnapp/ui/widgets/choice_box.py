"""One value picked from a list, found by typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from dnapp.core.text import nfc
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.option_list import Option
from dnapp.ui.widgets.picker import Find, Picker
from dnapp.ui.widgets.plain_edit import PlainEdit
from dnapp.ui.widgets.value_editor import ValueEditor


class ChoiceBox(ValueEditor[str]):
    """`value` is the id of the option taken, "" when none is.

    `find` searches; `option_of` names an id set from outside. Typed text that is no option's title
    stays in the field and `reading_problem` says so. `add_text` makes the last row of the list,
    which emits `add_wanted` with the typed text.
    """

    add_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        find: Find,
        option_of: Callable[[str], Option | None],
        *,
        placeholder: str = "",
        icon: str = "",
        add_text: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, icon, parent)
        self._find = find
        self._option_of = option_of
        self._taken: Option | None = None
        self._told = ""
        self.edit = PlainEdit(look)
        self.set_field(self.edit)
        self.set_placeholder(placeholder)
        self._opener = IconButton(look, "chevron-down", look.words("ui.open_list"), "Alt+↓")
        self._opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._opener.clicked.connect(self.open_list)
        self.add_trailing(self._opener)
        self._picker = Picker(look, self, self.edit, find, add_text)
        self._picker.picked.connect(self._take)
        self._picker.add_wanted.connect(self.add_wanted)
        self.edit.textEdited.connect(self._tell_typed)
        self.edit.left.connect(self._read)
        self.edit.pressed.connect(self._open_if_closed)
        self.edit.focus_changed.connect(self.show_focus)

    def value(self) -> str:
        """The id of the option taken; "" when none is, or the text has been changed since."""
        if self._taken and self.edit.text() == self._taken.title:
            return self._taken.id
        return ""

    def set_value(self, value: str) -> None:
        """Show the option with this id; an id without an option shows as nothing."""
        self._put(self._option_of(value) if value else None)
        self._told = self.value()

    def text_now(self) -> str:
        """The text, taken or not."""
        return self.edit.text()

    def settle(self) -> None:
        """Take the option whose title was typed in full; say so when there is none."""
        self._picker.close()
        self.edit.finish()

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without list and caret."""
        super().set_read_only(read_only)
        self.edit.setReadOnly(read_only)
        self._opener.setVisible(not read_only)

    def set_placeholder(self, text: str) -> None:
        """What stands in the empty field."""
        self.edit.setPlaceholderText(text)

    def open_list(self) -> None:
        """Show all options, or hide the list."""
        if self._picker.is_open():
            self._picker.close()
            return
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        self.edit.selectAll()
        self._picker.open_all(self.value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the text opens the list."""
        super().mousePressEvent(event)
        if not self.is_read_only():
            self.open_list()

    def _open_if_closed(self) -> None:
        if not self._picker.is_open() and not self.is_read_only():
            self._picker.open_all(self.value())

    def _put(self, option: Option | None) -> None:
        self._taken = option
        self.edit.setText(option.title if option else "")
        self.edit.setCursorPosition(0)
        self.set_reading_problem("")

    def _take(self, option: Option) -> None:
        self._put(option)
        self.edit.selectAll()
        self._tell_edited()

    def _read(self) -> None:
        text = self.edit.text().strip()
        if not text:
            self._put(None)
        elif self._taken is None or text != self._taken.title:
            exact = [option for option in self._find(text) if nfc(option.title) == text]
            if len(exact) == 1:
                self._put(exact[0])
            else:
                self._taken = None
                self.set_reading_problem(self.look.words("ui.not_in_list"))
        self._tell_edited()

    def _tell_typed(self) -> None:
        self.typed.emit()

    def _tell_edited(self) -> None:
        if self.value() != self._told:
            self._told = self.value()
            self.edited.emit()
