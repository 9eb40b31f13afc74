"""A message that something was done, with the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dnapp.ui.painting import paint_shadow, rounded
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, LinkButton
from dnapp.ui.widgets.labels import ElidedLabel

SECONDS = 8
_GAP = 12
"""px between the box and the edges of the page."""


class Toast(QWidget):
    """Stands at the bottom left of `host`, over the status bar, for 8 s; stays while hovered.

    F6 of the window reaches it like a region. `acted` when its action was wanted.
    """

    acted = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look = look
        self._host = host
        self._left = 0
        self._bottom = look.theme.size("status_bar")
        self._icon = ("circle-check", "ok")
        theme = look.theme
        self._row = QHBoxLayout(self)
        # Room around the box for its shadow.
        self._around = theme.size("shadow_blur") // 2 + theme.size("shadow_drop")
        inside = self._around + 4
        right = self._around + theme.px(8)
        self._row.setContentsMargins(self._around + theme.px(42), inside, right, inside)
        self._row.setSpacing(theme.px(10))
        self._sentence = ElidedLabel(look, "", "small", weight=500)
        self._sentence.hug()
        self._action = LinkButton(look, "", "undo-2", "Ctrl Z", small=True)
        self._close = IconButton(look, "x", look.words("ui.close"), side="target")
        for part in (self._sentence, self._action, self._close):
            self._row.addWidget(part)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

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
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def set_left(self, left: int) -> None:
        """Stand this far from the host's left edge (beside the sidebar)."""
        self._left = left
        self._place()

    def focus(self) -> None:
        """Put the keyboard on its action, or its close button."""
        button = self._close if self._action.isHidden() else self._action
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, raised ground, icon."""
        theme = self._look.theme
        painter = QPainter(self)
        side = self._around
        box = self.rect().adjusted(side, side, -side, -side)
        radius = theme.size("radius_card")
        paint_shadow(painter, box, radius, theme)
        rounded(painter, QRectF(box), radius, theme.color("raised"), theme.color("line2"))
        place = box.adjusted(theme.px(12), 0, 0, 0)
        place.setWidth(theme.px(22))
        name, family = self._icon
        self._look.icons.paint(painter, place, name, family, 18)

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _place(self) -> None:
        gap = self._look.theme.px(_GAP) - self._around
        left = self._left + gap
        width = min(self.sizeHint().width(), self._host.width() - left)
        height = self.sizeHint().height()
        top = self._host.height() - self._bottom - gap - height
        self.setGeometry(left, top, width, height)
