"""What all painted clickable parts share: hover, keyboard focus and the Enter key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from dnapp.ui.theme import Look

CLICKED_IN = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
"""Ways of getting focus that need no ring: the eye is already there."""


class PaintedButton(QPushButton):
    """A button that its subclass paints; `text` is also its accessible name.

    Enter presses it like Space does. The ring shows for focus by keyboard only (`ringed`).
    """

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.ringed = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_blocked(self, reason: str | None) -> None:
        """Disable the button and say why in its tooltip; None lets it work again."""
        self.setEnabled(reason is None)
        self.setToolTip(reason or "")
        self.setAccessibleDescription(reason or "")

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its text."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self.ringed = event.reason() not in CLICKED_IN
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without focus."""
        self.ringed = False
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self.click()
            return
        super().keyPressEvent(event)

    def hovered(self) -> bool:
        """Whether the mouse is over the enabled button."""
        return self.isEnabled() and self.underMouse()
