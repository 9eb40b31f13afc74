"""A message that something was done, with the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from dnapp.ui.theme import Look
from dnapp.ui.widgets.bottom_box import BottomBox
from dnapp.ui.widgets.buttons import IconButton, LinkButton
from dnapp.ui.widgets.labels import ElidedLabel

SECONDS = 8


class Toast(BottomBox):
    """Stands for 8 s; stays while hovered. `acted` when its action was wanted."""

    acted = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host)
        self._sentence = ElidedLabel(look, "", "small", weight=500)
        self._sentence.hug()
        self._action = LinkButton(look, "", "undo-2", "Ctrl Z", small=True)
        self._close = IconButton(look, "x", look.words("ui.close"), side="target")
        for part in (self._sentence, self._action, self._close):
            self.row.addWidget(part)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)

    def tell(
        self,
        sentence: str,
        action: str = "",
        *,
        action_icon: str = "undo-2",
        hint: str = "",
        icon: str = "circle-check",
        family: str = "ok",
    ) -> None:
        """Show a sentence, and the action that takes it back or leads on."""
        self._icon = (icon, family)
        self._sentence.set_text(sentence)
        self._action.setVisible(bool(action))
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.set_icon(action_icon)
        self._action.set_hint(hint)
        self.setAccessibleName(sentence)
        self.come_up()
        self._timer.start()

    def focus(self) -> None:
        """Put the keyboard on its action, or its close button."""
        button = self._close if self._action.isHidden() else self._action
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is over it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew."""
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _act(self) -> None:
        self.hide()
        self.acted.emit()
