"""The bare line of text inside an editor's box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from dnapp.core.text import nfc
from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look

LEAVING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Losing focus for these reasons is not leaving the field: the user comes back to it."""


class PlainEdit(QLineEdit):
    """A frameless QLineEdit that never rewrites what is being typed.

    Vietnamese input methods send Backspace and new letters: no completer, mask or text filter may
    ever be set here. The text becomes NFC only when the field is left (`left`).
    """

    focus_changed = Signal(bool)
    left = Signal()
    pressed = Signal()
    """The mouse went down in the text."""

    def __init__(self, look: Look, *, right: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_hook: Callable[[QKeyEvent], bool] | None = None
        self._mask: Callable[[str], str] | None = None
        self.setFrame(False)
        self.setFont(look.theme.font("body", digits=right))
        self.setMinimumHeight(look.theme.line("body") + look.theme.px(6))
        self.setMinimumWidth(look.theme.px(24))
        self.setTextMargins(0, 0, 0, 0)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_key_hook(self, hook: Callable[[QKeyEvent], bool]) -> None:
        """Let `hook` take keys that move or choose in a popup; True means it used the key.

        The hook must let letters, Backspace and Space pass.
        """
        self._key_hook = hook

    def set_mask(self, mask: Callable[[str], str] | None) -> None:
        """Show `mask` of the text while nobody types in it; None shows the text itself."""
        self._mask = mask
        self.update()

    def finish(self) -> None:
        """Bring the text to NFC, as leaving the field does; the cursor stays where it is."""
        normal = nfc(self.text())
        if normal != self.text():
            place = len(nfc(self.text()[: self.cursorPosition()]))
            self.setText(normal)
            self.setCursorPosition(place)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the box."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the box; read the text unless the user comes back at once."""
        super().focusOutEvent(event)
        if event.reason() not in LEAVING:
            self.finish()
            place = 0 if self.isReadOnly() else self.cursorPosition()
            self.setText(self.text())  # undo in the field ends here: what came before is the form's
            self.setCursorPosition(place)
        self.focus_changed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text; while nobody types in it masked, or cut with "…" when it is too long."""
        text = self.displayText()
        masked = self._mask is not None and bool(text) and not self.hasFocus()
        if self._mask is not None and masked:
            text = self._mask(text)
        line = self.rect().adjusted(2, 0, -2, 0)
        fits = self.fontMetrics().horizontalAdvance(text) <= line.width()
        if self.hasFocus() or (fits and not masked):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        text_line(painter, line, text, self.font(), self.palette().text().color())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place the cursor, and tell."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the hook its keys; Enter reads the text, all else is plain editing."""
        if self._key_hook and self._key_hook(event):
            event.accept()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
