"""Buttons: one primary a page, secondary, danger, ghost, link, and icons alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton

_FADED = 0.45


class Button(PaintedButton):
    """A text button with an icon before and a shortcut hint ("Ctrl N") after its text.

    The hint only shows the shortcut; the window binds it. Subclasses choose the colours.
    """

    ground: str = "raised"
    edge: str = "line2"
    ink: str = "text"
    hint_ink: str = "muted"
    hover_ground: str = "hover"
    press_ground: str = "sel"
    side: int = 11
    weight: int = 500

    def __init__(
        self,
        look: Look,
        text: str,
        icon: str = "",
        hint: str = "",
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, parent)
        self._icon = icon
        self._hint = hint
        self._small = small
        self._role = "small" if small else "body"
        self._popup: QMenu | None = None
        self.setFixedHeight(look.theme.size("button_small" if small else "button"))

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_hint(self, hint: str) -> None:
        """Show another shortcut hint."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` under the button; a chevron shows that there is one."""
        self._popup = menu
        self.clicked.connect(self._open_menu)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for icon, text, hint and chevron; at least the smallest text button."""
        return QSize(max(self._inner_width(), self._least_width()), self.maximumHeight())

    def _inner_width(self) -> int:
        """What the parts need."""
        theme = self.look.theme
        width = theme.width(self._role, self.text(), self.weight) + 2 * theme.px(self.side) + 2
        if self._icon:
            width += theme.size("icon") + theme.px(8)
        if self._hint:
            width += theme.width("cap", self._hint) + theme.px(12)
        if self._popup:
            width += theme.size("icon") + theme.px(6)
        return width

    def _least_width(self) -> int:
        return self.look.theme.size("text_button")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, text, hint, chevron, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(_FADED)
        self._paint_ground(painter)
        theme_side = theme.px(self.side)
        line = self.rect().adjusted(theme_side, 0, -theme_side, 0)
        spare = self.width() - self._inner_width()
        line.setLeft(line.left() + max(spare // 2, 0))
        if self._icon:
            place = QRect(line.left(), 0, theme.size("icon"), self.height())
            self.look.icons.paint(painter, place, self._icon, self.ink, theme.sizes["icon"])
            line.setLeft(place.right() + 1 + theme.px(8))
        if self._popup:
            place = QRect(line.right() + 1 - theme.size("icon"), 0, theme.size("icon"), 0)
            place.setHeight(self.height())
            self.look.icons.paint(painter, place, "chevron-down", self.ink, 14)
            line.setRight(place.left() - theme.px(6))
        font = theme.font(self._role, self.weight)
        width = text_line(painter, line, self.text(), font, theme.color(self.ink))
        self._paint_after_text(painter, QRect(line.left(), 0, width, self.height()))
        if self._hint:
            line.setLeft(line.left() + width + theme.px(12))
            text_line(painter, line, self._hint, theme.font("cap"), theme.color(self.hint_ink))
        if self.ringed:
            self._paint_ring(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self.look.theme
        ground = self.ground
        if self.isEnabled() and self.isDown():
            ground = self.press_ground
        elif self.hovered():
            ground = self.hover_ground
        rounded(
            painter,
            QRectF(self.rect()),
            theme.size("radius"),
            theme.color(ground) if ground else None,
            theme.color(self.edge) if self.edge else None,
        )

    def _paint_after_text(self, painter: QPainter, text: QRect) -> None:
        """Nothing but for links."""

    def _paint_ring(self, painter: QPainter) -> None:
        focus_ring(painter, self.rect(), self.look.theme)

    def _open_menu(self) -> None:
        if self._popup:
            self._popup.popup(self.mapToGlobal(QPoint(0, self.height() + self.look.theme.px(4))))


class PrimaryButton(Button):
    """The one main action of a page."""

    ground = "accent"
    edge = ""
    ink = "onAccent"
    hint_ink = "soft"
    hover_ground = "accentH"
    press_ground = "accentP"

    def _paint_ring(self, painter: QPainter) -> None:
        focus_ring(painter, self.rect(), self.look.theme, inset=3, token="onAccent")


class SecondaryButton(Button):
    """Any other action of a page."""


class DangerButton(Button):
    """An action that destroys; never the default button of a dialog."""

    ink = "bad"


class GhostButton(Button):
    """An action of small weight: no outline until the mouse is over it."""

    ground = ""
    edge = ""
    ink = "text2"
    side = 8

    def _least_width(self) -> int:
        return 0


class LinkButton(Button):
    """An action in running text: accent words, underlined under the mouse."""

    ground = ""
    edge = ""
    ink = "accent"
    hover_ground = ""
    press_ground = ""
    side = 3

    def _least_width(self) -> int:
        return self.look.theme.size("target")

    def _paint_after_text(self, painter: QPainter, text: QRect) -> None:
        if self.hovered():
            y = text.center().y() + self.look.theme.px(8)
            painter.drawLine(text.left(), y, text.right(), y)


class IconButton(PaintedButton):
    """An icon alone: `name` and the shortcut stand in its tooltip and accessible name."""

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        shortcut: str = "",
        *,
        ink: str = "text2",
        side: str = "button_small",
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "", parent)
        self._icon = icon
        self._ink = ink
        self._framed = framed
        px = look.theme.size(side)
        self.setFixedSize(px, px)
        self.set_name(name, shortcut)

    def set_name(self, name: str, shortcut: str = "") -> None:
        """Change what the button says it does."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def set_blocked(self, reason: str | None) -> None:
        """Disable or enable; the name stays in the tooltip."""
        self.setEnabled(reason is None)
        self.setAccessibleDescription(reason or "")

    def sizeHint(self) -> QSize:
        """Its fixed square."""
        return self.maximumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground when pointed at or switched on, icon, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(_FADED)
        ink = self._ink
        box = QRectF(self.rect())
        if self.isChecked():
            ink = "accent"
            rounded(painter, box, theme.size("radius"), theme.color("soft"), theme.color("accent"))
        elif self.hovered() or self.isDown():
            rounded(painter, box, theme.size("radius"), theme.color("hover"))
        if self._framed and not self.isChecked():
            rounded(painter, box, theme.size("radius"), None, theme.color("line2"))
        self.look.icons.paint(painter, self.rect(), self._icon, ink, theme.sizes["icon"])
        if self.ringed:
            focus_ring(painter, self.rect(), theme)
