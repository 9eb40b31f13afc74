"""What every editor of a value shares: the drawn box, its states and its signals."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dnapp.ui.painting import rounded
from dnapp.ui.theme import Look

V = TypeVar("V")


class ValueEditor(QWidget, Generic[V]):
    """A box around something that is typed into or picked from.

    `typed` comes with each key, `edited` when the user has finished a change (on leaving or
    picking). A problem is shown, never corrected: the value stays as typed. What the editor itself
    cannot read (`reading_problem`) stays shown until the text is readable, whatever the form says.
    """

    edited = Signal()
    typed = Signal()
    problem_changed = Signal(str, str)
    """Sentence ("" when there is none) and level: error or warning."""

    def __init__(self, look: Look, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._icon = icon
        self._given_problem = ("", "error")
        self._reading_problem = ""
        self._read_only = False
        self._focused = False
        self._field: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(look.theme.size("input"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        side = look.theme.px(10)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(side, 3, look.theme.px(4), 3)
        self._row.setSpacing(look.theme.px(4))
        if icon:
            self._row.addSpacing(look.theme.size("icon") + look.theme.px(4))

    def value(self) -> V:
        """The value of what stands in the field now; changes nothing."""
        raise NotImplementedError

    def set_value(self, value: V) -> None:
        """Show another value; no signal."""
        raise NotImplementedError

    def text_now(self) -> str:
        """What stands in the field at this moment, read or not."""
        raise NotImplementedError

    def settle(self) -> None:
        """Read the field as leaving it does; a form calls it before it saves."""
        raise NotImplementedError

    def problem(self) -> tuple[str, str]:
        """The sentence shown now ("" when there is none) and its level."""
        if self._reading_problem:
            return self._reading_problem, "error"
        return self._given_problem

    def set_problem(self, text: str | None, level: str = "error") -> None:
        """Show what is wrong with the value; `level` warning still lets it be saved."""
        self._given_problem = (text or "", level)
        self._tell_problem()

    def reading_problem(self) -> str:
        """Why the typed text could not be read; "" when it could."""
        return self._reading_problem

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it be changed."""
        self._read_only = read_only
        self.setCursor(Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.IBeamCursor)
        self.update()

    def is_read_only(self) -> bool:
        """Whether the value may not be changed."""
        return self._read_only

    def set_placeholder(self, text: str) -> None:
        """What stands in the empty field."""
        raise NotImplementedError

    def set_icon(self, icon: str) -> None:
        """Show another leading icon; only for an editor made with one."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its place; one line high."""
        return QSize(self.look.theme.px(120), self.look.theme.size("input"))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns of a form squeeze it to this; its buttons stay whole."""
        width = max(self.look.theme.px(64), self._row.minimumSize().width())
        return QSize(width, self.minimumHeight())

    def set_field(self, field: QWidget, around: QWidget | None = None) -> None:
        """Put in the widget that takes the keys, or what it lies in."""
        self._field = field
        self._row.addWidget(around or field, 1)
        self.setFocusProxy(field)

    def add_trailing(self, widget: QWidget) -> None:
        """Put a button or label behind the text."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def show_focus(self, focused: bool) -> None:
        """Draw the box with or without its focus border."""
        self._focused = focused
        self.update()

    def set_reading_problem(self, text: str) -> None:
        """Say that the typed text cannot be read; "" when it can."""
        if text != self._reading_problem:
            self._reading_problem = text
            self._tell_problem()

    def _tell_problem(self) -> None:
        text, level = self.problem()
        if self._field:
            key = "ui.error_is" if level == "error" else "ui.warning_is"
            self._field.setAccessibleDescription(self.look.words(key, text=text) if text else "")
        self.problem_changed.emit(text, level)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The outline darkens under the mouse."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        """And lightens again."""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the text goes into the text."""
        if self._field:
            self._field.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, outline by state, leading icon."""
        theme = self.look.theme
        painter = QPainter(self)
        radius = theme.size("radius")
        box = QRectF(self.rect())
        text, level = self.problem()
        off = self._read_only or not self.isEnabled()
        ground = theme.color("sunken" if off else "raised")
        thick = float(theme.px(2))
        if text and level == "error":
            if self._focused:
                rounded(painter, box, radius, ground, theme.color("focus"), thick)
                box = box.adjusted(thick, thick, -thick, -thick)
                radius -= 2
            rounded(painter, box, radius, ground, theme.color("bad"), thick)
        elif text:
            width = thick if self._focused else 1.0
            rounded(painter, box, radius, ground, theme.color("warnB"), width)
        elif self._focused:
            rounded(painter, box, radius, ground, theme.color("focus"), thick)
        else:
            edge = "line2" if off else "text2" if self.underMouse() else "ctl"
            rounded(painter, box, radius, ground, theme.color(edge))
        if self._icon:
            icon = theme.size("icon")
            place = QRect(theme.px(10), 0, icon, min(self.height(), theme.size("input")))
            ink = "accent" if self._focused else "text2"
            self.look.icons.paint(painter, place, self._icon, ink, theme.sizes["icon"])
