"""A field whose text is read on leaving: days, numbers, amounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from dnapp.core.errors import UserError
from dnapp.ui.theme import Look
from dnapp.ui.widgets.plain_edit import PlainEdit
from dnapp.ui.widgets.value_editor import ValueEditor

T = TypeVar("T")


class ParsedEdit(ValueEditor[T | None]):
    """Free typing, read on leaving by `parse` and shown back by `show`; may be empty.

    `parse` raises UserError for what it cannot read: the text stays as typed, the sentence shows,
    `value` is None.
    """

    def __init__(
        self,
        look: Look,
        parse: Callable[[str], T | None],
        show: Callable[[T], str],
        *,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "", parent)
        self._parse = parse
        self._show = show
        self._value: T | None = None
        self._settled = ""
        self.edit = PlainEdit(look, right=right)
        self.set_field(self.edit)
        self.edit.textEdited.connect(self._tell_typed)
        self.edit.left.connect(self.settle)
        self.edit.focus_changed.connect(self.show_focus)

    def value(self) -> T | None:
        """What the text says; None when empty or unreadable (`reading_problem` says which)."""
        if self.edit.text() == self._settled:
            return self._value
        try:
            return self._parse(self.edit.text())
        except UserError:
            return None

    def set_value(self, value: T | None) -> None:
        """Show a value."""
        self._value = value
        self._settled = "" if value is None else self._show(value)
        self.edit.setText(self._settled)
        self.edit.setCursorPosition(0)
        self.set_reading_problem("")

    def text_now(self) -> str:
        """The text, read or not."""
        return self.edit.text()

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without a caret."""
        super().set_read_only(read_only)
        self.edit.setReadOnly(read_only)

    def set_placeholder(self, text: str) -> None:
        """What stands in the empty field."""
        self.edit.setPlaceholderText(text)

    def settle(self) -> None:
        """Read the text if it changed since it was last read."""
        text = self.edit.text()
        if text == self._settled:
            return
        before = self._value
        try:
            self._value = self._parse(text)
        except UserError as error:
            self._value = None
            self._settled = text
            self.set_reading_problem(self.look.words.error(error))
        else:
            self._settled = "" if self._value is None else self._show(self._value)
            if self._settled != text:
                self.edit.setText(self._settled)
            self.set_reading_problem("")
        if self._value != before or self._value is None:
            self.edited.emit()

    def take(self, value: T) -> None:
        """Show a value that the user picked, and tell."""
        self.set_value(value)
        self.edited.emit()

    def _tell_typed(self) -> None:
        self.typed.emit()
