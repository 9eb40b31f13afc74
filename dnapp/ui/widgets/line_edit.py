"""One line of text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dnapp.core.text import nfc
from dnapp.ui.theme import Look
from dnapp.ui.widgets.plain_edit import PlainEdit
from dnapp.ui.widgets.value_editor import ValueEditor


class LineEdit(ValueEditor[str]):
    """A text field; `value` is the NFC form of what stands in it."""

    def __init__(
        self,
        look: Look,
        placeholder: str = "",
        *,
        icon: str = "",
        trailing: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, icon, parent)
        self.edit = PlainEdit(look)
        self.set_field(self.edit)
        self.set_placeholder(placeholder)
        if trailing:
            self.add_trailing(trailing)
        self._settled = ""
        self.edit.textEdited.connect(self._tell_typed)
        self.edit.left.connect(self._tell_edited)
        self.edit.focus_changed.connect(self.show_focus)

    def value(self) -> str:
        """The text."""
        return nfc(self.edit.text())

    def set_value(self, value: str) -> None:
        """Show a text, from its beginning."""
        self._settled = value
        if value != self.edit.text():
            self.edit.setText(value)
            self.edit.setCursorPosition(0)

    def text_now(self) -> str:
        """The text."""
        return self.edit.text()

    def settle(self) -> None:
        """Bring the text to NFC and tell when it changed."""
        self.edit.finish()

    def set_read_only(self, read_only: bool) -> None:
        """Show the text without a caret."""
        super().set_read_only(read_only)
        self.edit.setReadOnly(read_only)

    def set_placeholder(self, text: str) -> None:
        """What stands in the empty field."""
        self.edit.setPlaceholderText(text)

    def _tell_typed(self) -> None:
        self.typed.emit()

    def _tell_edited(self) -> None:
        if self.edit.text() != self._settled:
            self._settled = self.edit.text()
            self.edited.emit()
