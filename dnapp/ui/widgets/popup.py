"""A raised box under a field that never takes the focus from it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.ui.painting import paint_shadow, rounded
from dnapp.ui.theme import Look

_CLOSING = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Hide,
    QEvent.Type.WindowDeactivate,
    QEvent.Type.MouseButtonPress,
)
"""What happens to the field or anything around it that closes the popup."""


class Popup(QWidget):
    """A box with a shadow, placed under (or over) an anchor; the keyboard stays with the anchor.

    A window of type Popup would grab the keyboard and break Vietnamese input methods; this one is
    a tooltip window that no key ever reaches. With `focusable` it is a real popup for parts that
    need keys of their own, such as a calendar.
    """

    def __init__(self, look: Look, anchor: QWidget, *, focusable: bool = False) -> None:
        kind = Qt.WindowType.Popup if focusable else Qt.WindowType.ToolTip
        quiet = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(anchor, kind | quiet)
        self.look = look
        self._anchor = anchor
        self._focusable = focusable
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        if not focusable:
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        reach = look.theme.size("shadow_blur") // 2
        drop = look.theme.size("shadow_drop")
        self._margins = (reach, max(reach - drop, 0), reach, reach + drop)
        self.box = QVBoxLayout(self)
        inside = look.theme.px(5)
        left, top, right, bottom = self._margins
        self.box.setContentsMargins(left + inside, top + inside, right + inside, bottom + inside)
        self.box.setSpacing(0)

    def open_under(self, width: int, height: int) -> None:
        """Show the box with this inner size under the anchor, over it when there is no room."""
        left, top, right, bottom = self._margins
        gap = self.look.theme.px(4)
        screen = QGuiApplication.screenAt(self._anchor.mapToGlobal(QPoint(0, 0)))
        room = (screen or self._anchor.screen()).availableGeometry()
        at = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + gap))
        if at.y() + height > room.bottom():
            over = self._anchor.mapToGlobal(QPoint(0, -gap)).y() - height
            at.setY(max(over, room.top()))
        at.setX(max(room.left(), min(at.x(), room.right() - width)))
        self.setGeometry(at.x() - left, at.y() - top, width + left + right, height + top + bottom)
        self.show()
        self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the field and what it lies in, to close when they move or lose the user."""
        if self._watched or self._focusable:
            return
        around: QWidget | None = self._anchor
        while around is not None:
            around.installEventFilter(self)
            self._watched.append(around)
            around = None if around.isWindow() else around.parentWidget()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop watching."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on anything that leaves the popup behind; every event goes its way."""
        own_click = watched is self._anchor and event.type() is QEvent.Type.MouseButtonPress
        if event.type() in _CLOSING and not own_click:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, ground, outline."""
        theme = self.look.theme
        painter = QPainter(self)
        left, top, right, bottom = self._margins
        inner: QRect = self.rect().adjusted(left, top, -right, -bottom)
        radius = theme.size("radius_card")
        paint_shadow(painter, inner, radius, theme)
        rounded(painter, QRectF(inner), radius, theme.color("raised"), theme.color("line2"))
