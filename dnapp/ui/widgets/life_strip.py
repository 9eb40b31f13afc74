"""The strip that shows the life of an agreement."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dnapp.ui.life_painting import HEIGHT, Placed, Strip, paint_life, placed
from dnapp.ui.theme import Look


class LifeStrip(QWidget):
    """← and → go through the points, and each says its sentence."""

    said = Signal(str)
    """Sentence of the point that the keyboard is on; "" when it leaves."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._strip: Strip | None = None
        self._chosen: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(look.theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_strip(self, strip: Strip) -> None:
        """Show another life."""
        self._strip = strip
        self._chosen = None
        self._tell()
        self.update()

    def strip(self) -> Strip | None:
        """The life shown."""
        return self._strip

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._look.theme.px(400), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The life, with a ring around the point that the keyboard is on."""
        if self._strip is not None:
            chosen = self._chosen if self.hasFocus() else None
            paint_life(QPainter(self), self.rect(), self._strip, self._look, chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← → Home End choose a point."""
        last = len(self._where().nodes) - 1
        now = self._chosen
        goals = {
            Qt.Key.Key_Left: max((last + 1 if now is None else now) - 1, 0),
            Qt.Key.Key_Right: min((-1 if now is None else now) + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None or last < 0:
            super().keyPressEvent(event)
            return
        self._choose(goal)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to where it was, or to the last point on or before the flag."""
        super().focusInEvent(event)
        nodes = self._where().nodes
        if self._strip is None or not nodes:
            return
        past = [place for place, node in enumerate(nodes) if node.day <= self._strip.flag]
        chosen = max(past, default=0) if self._chosen is None else self._chosen
        self._choose(min(chosen, len(nodes) - 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without focus."""
        super().focusOutEvent(event)
        self.said.emit("")
        self.update()

    def event(self, event: QEvent) -> bool:
        """The sentence of the point under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._at(event.pos())
            sentence = self._where().nodes[place].sentence if place is not None else ""
            QToolTip.showText(event.globalPos(), sentence, self)
            return True
        return super().event(event)

    def _choose(self, place: int) -> None:
        self._chosen = place
        self._tell()
        self.update()
        self.said.emit(self._where().nodes[place].sentence)

    def _tell(self) -> None:
        """The sentence of the chosen point, or all of them, for a screen reader."""
        nodes = self._where().nodes
        if self._chosen is None or self._chosen >= len(nodes):
            said = " ".join(node.sentence for node in nodes)
        else:
            said = nodes[self._chosen].sentence
        self.setAccessibleDescription(said)
        changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(changed)

    def _where(self) -> Placed:
        if self._strip is None:
            return Placed((), (), 0, 0)
        return placed(self._strip, self.rect(), self._look)

    def _at(self, point: QPoint) -> int | None:
        where = self._where()
        reach = self._look.theme.px(30)
        near = [(abs(x - point.x()), place) for place, x in enumerate(where.xs)]
        distance, place = min(near, default=(reach + 1, 0))
        return place if distance <= reach else None
