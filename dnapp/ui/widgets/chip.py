"""Chips: an active filter with ×, a switch-like choice, a dashed one that adds."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton

_SIDE = 10
_GAP = 6


class FilterChip(PaintedButton):
    """A filter condition: `label` in 400, `detail` in 600; a click edits, × or Delete removes it.

    In a value field (`compact`) only the value stands in it, without outline.
    """

    removed = Signal()
    moved = Signal(int)
    """← (-1) or → (1) pressed while it has the focus."""

    def __init__(
        self,
        look: Look,
        label: str,
        detail: str = "",
        icon: str = "",
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, parent)
        self._detail = detail
        self._icon = icon
        self._compact = compact
        self._removable = True
        self.setMouseTracking(True)
        self.setFixedHeight(look.theme.px(22) if compact else look.theme.size("chip"))
        whole = f"{label} {detail}".strip()
        self.setAccessibleName(whole)
        self.setAccessibleDescription(look.words("ui.remove_value", text=whole))

    def set_removable(self, removable: bool) -> None:
        """Show or hide the ×."""
        self._removable = removable
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, words and ×."""
        theme = self.look.theme
        width = 2 * self._side() + theme.width("small", self.text(), self._label_weight())
        if self._detail:
            width += theme.px(4) + theme.width("small", self._detail, 600)
        if self._icon:
            width += theme.size("icon_small") + theme.px(_GAP)
        if self._removable:
            width += theme.size("icon_small") + theme.px(_GAP)
        return QSize(width, self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Soft ground, words, ×, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        ground = theme.color("sel" if self.hovered() else "soft")
        edge = None if self._compact else theme.color("accent")
        radius = theme.size("radius_small" if self._compact else "radius")
        rounded(painter, QRectF(self.rect()), radius, ground, edge)
        line = self.rect().adjusted(self._side(), 0, -self._side(), 0)
        if self._icon:
            place = QRect(line.left(), 0, theme.size("icon_small"), self.height())
            self.look.icons.paint(painter, place, self._icon, "accent", 14)
            line.setLeft(place.right() + 1 + theme.px(_GAP))
        if self._removable:
            self.look.icons.paint(painter, self._cross(), "x", "accent", 14)
            line.setRight(self._cross().left() - theme.px(_GAP) + theme.px(3))
        font = theme.font("small", self._label_weight())
        ink = theme.color("accent" if self._compact or not self._detail else "text2")
        width = text_line(painter, line, self.text(), font, ink)
        if self._detail:
            line.setLeft(line.left() + width + theme.px(4))
            strong = theme.font("small", 600)
            text_line(painter, line, self._detail, strong, theme.color("accent"))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove, ← and → tell."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the × removes, elsewhere it clicks."""
        if self._removable and event.position().x() >= self._cross().left() - 4:
            self.setDown(False)
            if self.rect().contains(event.position().toPoint()):
                self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def _side(self) -> int:
        return self.look.theme.px(7 if self._compact else _SIDE)

    def _label_weight(self) -> int:
        return 400 if self._detail else 500

    def _cross(self) -> QRect:
        icon = self.look.theme.size("icon_small")
        return QRect(self.width() - self._side() - icon + 2, 0, icon, self.height())


class AddChip(PaintedButton):
    """The dashed chip that adds a condition."""

    def __init__(
        self, look: Look, text: str = "", icon: str = "plus", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, text or look.words("ui.add_condition"), parent)
        self._icon = icon
        self.setFixedHeight(look.theme.size("chip"))

    def sizeHint(self) -> QSize:
        """Room for icon and words."""
        theme = self.look.theme
        width = theme.width("small", self.text()) + theme.size("icon_small")
        return QSize(width + theme.px(2 * _SIDE + _GAP), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dashed outline, icon, words, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        ground = theme.color("hover") if self.hovered() or self.isDown() else None
        rounded(painter, QRectF(self.rect()), theme.size("radius"), ground)
        pen = QPen(theme.color("ctl"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.size("radius"), theme.size("radius"))
        side, icon = theme.px(_SIDE), theme.size("icon_small")
        place = QRect(side, 0, icon, self.height())
        self.look.icons.paint(painter, place, self._icon, "text2", 14)
        line = self.rect().adjusted(side + icon + theme.px(_GAP), 0, 0, 0)
        text_line(painter, line, self.text(), theme.font("small"), theme.color("text2"))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)


class ToggleChip(PaintedButton):
    """A chip that is on or off, with a count: kinds of an activity list, column-wide decisions."""

    def __init__(
        self,
        look: Look,
        text: str,
        count: str = "",
        icon: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, parent)
        self._count = count
        self._icon = icon
        self.setCheckable(True)
        self.setFixedHeight(look.theme.size("chip"))
        self.setAccessibleName(f"{text} {count}".strip())

    def sizeHint(self) -> QSize:
        """Room for icon, words and count."""
        theme = self.look.theme
        width = theme.width("small", self.text(), 500) + 2 * theme.px(_SIDE)
        if self._icon:
            width += theme.size("icon_small") + theme.px(_GAP)
        if self._count:
            width += theme.width("cap", self._count) + theme.px(_GAP)
        return QSize(width, self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Raised, or soft with an accent outline when on."""
        theme = self.look.theme
        painter = QPainter(self)
        on = self.isChecked()
        ground = "soft" if on else "hover" if self.hovered() else "raised"
        edge = theme.color("accent" if on else "line2")
        rounded(painter, QRectF(self.rect()), theme.size("radius"), theme.color(ground), edge)
        ink = "accent" if on else "text2"
        line = self.rect().adjusted(theme.px(_SIDE), 0, 0, 0)
        if self._icon:
            place = QRect(line.left(), 0, theme.size("icon_small"), self.height())
            self.look.icons.paint(painter, place, self._icon, ink, 14)
            line.setLeft(place.right() + 1 + theme.px(_GAP))
        font = theme.font("small", 500)
        width = text_line(painter, line, self.text(), font, theme.color(ink))
        if self._count:
            line.setLeft(line.left() + width + theme.px(_GAP))
            text_line(painter, line, self._count, theme.font("cap"), theme.color("muted"))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)
