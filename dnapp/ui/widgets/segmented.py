"""A switch between a few ways of seeing the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton


class _Segment(PaintedButton):
    """One of the ways."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, text)
        self.setCheckable(True)
        self.setFixedHeight(look.theme.size("button_small"))

    def sizeHint(self) -> QSize:
        """The words."""
        theme = self.look.theme
        return QSize(theme.width("small", self.text(), 500) + theme.px(26), self.maximumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The switch moves between its segments by arrow keys."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Raised with accent words when chosen."""
        theme = self.look.theme
        painter = QPainter(self)
        on = self.isChecked()
        box = QRectF(self.rect())
        if on:
            radius = theme.size("radius") - 1
            rounded(painter, box, radius, theme.color("raised"), theme.color("line2"))
        ink = "accent" if on else "text" if self.hovered() else "text2"
        centre = Qt.AlignmentFlag.AlignHCenter
        font = theme.font("small", 500 if on else 400)
        text_line(painter, self.rect(), self.text(), font, theme.color(ink), centre)
        if self.ringed:
            focus_ring(painter, self.rect(), theme)


class Segmented(QWidget):
    """Segments by key, one of them chosen; ← → move, `picked` tells the key."""

    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        segments: Sequence[tuple[str, str]],
        chosen: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`segments`: (key, words)."""
        super().__init__(parent)
        self._look = look
        self._chosen = chosen or segments[0][0]
        self._parts: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for key, words in segments:
            part = _Segment(look, words)
            part.clicked.connect(partial(self._pick, key))
            self._parts[key] = part
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._mark()

    def value(self) -> str:
        """The key of the chosen segment."""
        return self._chosen

    def set_value(self, key: str) -> None:
        """Choose a segment; no signal."""
        self._chosen = key
        self._mark()

    def set_names(self, names: Mapping[str, str]) -> None:
        """Other words on the segments, by key."""
        for key, words in names.items():
            part = self._parts[key]
            part.setText(words)
            part.setAccessibleName(words)
            part.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        keys = list(self._parts)
        goal = keys.index(self._chosen) + step
        if step and 0 <= goal < len(keys):
            self._pick(keys[goal])
            self._parts[keys[goal]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sunken track."""
        theme = self._look.theme
        edge, ground = theme.color("line2"), theme.color("sunken")
        rounded(QPainter(self), QRectF(self.rect()), theme.size("radius"), ground, edge)

    def _pick(self, key: str) -> None:
        changed = key != self._chosen
        self._chosen = key
        self._mark()
        if changed:
            self.picked.emit(key)

    def _mark(self) -> None:
        for key, part in self._parts.items():
            part.setChecked(key == self._chosen)
            # One tab stop for the whole switch.
            chosen = key == self._chosen
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
