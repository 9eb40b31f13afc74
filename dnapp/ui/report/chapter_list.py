"""The parts of a report with their state; choosing one opens it for writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton

_ROW = 27


@dataclass(frozen=True)
class Part:
    """One line: its state is a key of `SIGNS`."""

    key: str
    text: str
    state: str


SIGNS = {
    "written": ("circle-check", "ok"),
    "made": ("circle-dot", "info"),
    "silent": ("circle-dashed", "muted"),
    "head": ("pencil-line", "muted"),
}
"""An officer wrote text; only figures speak; nothing is there yet; no chapter at all."""


class _PartButton(PaintedButton):
    """One part; ↑ ↓ go to the neighbours."""

    stepped = Signal(int)

    def __init__(self, look: Look, part: Part) -> None:
        super().__init__(look, part.text)
        self.part = part
        self.setCheckable(True)
        self.setFixedHeight(look.theme.px(_ROW))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_part(part)

    def show_part(self, part: Part) -> None:
        """Show another state or text."""
        self.part = part
        self.setText(part.text)
        self.setAccessibleName(part.text)
        said = self.look.words(f"reports.part_state.{part.state}")
        self.setAccessibleDescription(said)
        self.setToolTip(f"{part.text}: {said}")
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self.look.theme.px(120), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Its words are elided."""
        return QSize(self.look.theme.px(60), self.maximumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ choose the neighbour."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and accent bar when chosen, words, state icon, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        chosen = self.isChecked()
        if chosen or self.hovered():
            ground = theme.color("sel" if chosen else "hover")
            rounded(painter, QRectF(self.rect()), theme.size("radius"), ground)
        if chosen:
            bar = QRectF(0, theme.px(5), theme.px(3), self.height() - theme.px(10))
            rounded(painter, bar, theme.px(1.5), theme.color("accent"))
        size = theme.size("icon")
        place = QRect(self.width() - size - theme.px(8), 0, size, self.height())
        icon, token = SIGNS[self.part.state]
        self.look.icons.paint(painter, place, icon, token, theme.sizes["icon"])
        line = self.rect().adjusted(theme.px(10), 0, 0, 0)
        line.setRight(place.left() - theme.px(6))
        font = theme.font("small", 600 if chosen else 400)
        text_line(painter, line, self.text(), font, theme.color("text"))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)


class ChapterList(QWidget):
    """Parts one under another, one of them chosen; a single stop for Tab."""

    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._buttons: dict[str, _PartButton] = {}
        self._chosen = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts; the one chosen stays so while it is there."""
        if list(self._buttons) == [part.key for part in parts]:
            for part in parts:
                self._buttons[part.key].show_part(part)
            return
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for part in parts:
            button = _PartButton(self._look, part)
            button.clicked.connect(partial(self.pick, part.key))
            button.stepped.connect(partial(self._step, part.key))
            self._column.addWidget(button)
            self._buttons[part.key] = button
        self._mark()

    def value(self) -> str:
        """Key of the part chosen; "" when none is."""
        return self._chosen

    def pick(self, key: str, _checked: bool = False) -> None:
        """Choose a part."""
        changed = key != self._chosen
        self._chosen = key
        self._mark()
        if changed:
            self.picked.emit(key)

    def _step(self, key: str, step: int) -> None:
        keys = list(self._buttons)
        goal = keys.index(key) + step
        if 0 <= goal < len(keys):
            self.pick(keys[goal])
            self._buttons[keys[goal]].setFocus(Qt.FocusReason.TabFocusReason)

    def _mark(self) -> None:
        for key, button in self._buttons.items():
            chosen = key == self._chosen
            button.setChecked(chosen)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            )
