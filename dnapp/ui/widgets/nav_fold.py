"""The caption that a group of places is folded under."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton


class NavFold(PaintedButton):
    """A caption with a chevron; checked while its places are shown, ↑ ↓ go to the neighbours.

    While they are folded away, a red dot says that some of them have late records.
    """

    stepped = Signal(int)

    def __init__(self, look: Look, caption: str) -> None:
        super().__init__(look, caption)
        self.narrow = False
        self._late = False
        self.setCheckable(True)
        self.setChecked(True)
        self.setFixedHeight(look.theme.px(29))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.toggled.connect(self._tell)
        self._tell()

    def set_narrow(self, narrow: bool) -> None:
        """Show the chevron alone; the caption becomes the tooltip."""
        self.narrow = narrow
        self._tell()
        self.update()

    def set_late(self, late: bool) -> None:
        """Whether a place of the group has late records."""
        self._late = late
        self._tell()
        self.update()

    def _tell(self) -> None:
        words = self.look.words
        said = [words("ui.fold" if self.isChecked() else "ui.unfold")]
        if self._late and not self.isChecked():
            said.append(words("ui.late_inside"))
        self.setAccessibleDescription(" ".join(said))
        self.setToolTip("\n".join((self.text(), *said) if self.narrow else said))

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self.look.theme.px(100), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """The chevron alone when the sidebar is narrow."""
        return QSize(self.look.theme.size("target"), self.maximumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ leave for the neighbour, ← folds and → unfolds."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            if self.isChecked() != (key == Qt.Key.Key_Right):
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Caption, dot, chevron, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        line = self.rect().adjusted(theme.px(12), theme.px(8), -theme.px(7), 0)
        ink = "text2" if self.hovered() else "muted"
        size = theme.sizes["icon_small"]
        side = theme.px(size)
        box = QRect(line.right() - side, line.y(), side, line.height())
        if self.narrow:
            box = self.rect().adjusted(0, theme.px(8), 0, 0)
        chevron = "chevron-down" if self.isChecked() else "chevron-right"
        self.look.icons.paint(painter, box, chevron, ink, size)
        if not self.narrow:
            line.setRight(box.left() - theme.px(6))
            width = text_line(painter, line, self.text(), theme.font("tiny"), theme.color(ink))
            line.setLeft(line.left() + width + theme.px(6))
        if self._late and not self.isChecked():
            left = box.center().x() + side // 2 if self.narrow else line.left()
            dot = QRectF(left, line.center().y() - theme.px(3), theme.px(7), theme.px(7))
            rounded(painter, dot, theme.px(4), theme.color("badB"))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)
