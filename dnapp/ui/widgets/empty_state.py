"""What a page shows while it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.ui.painting import paint_mark
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import WrappedLabel

_TEXT_WIDTH = 380


class Mark(QWidget):
    """The bronze-drum mark, `side` px of the design."""

    def __init__(self, look: Look, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedSize(look.theme.px(side), look.theme.px(side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        paint_mark(QPainter(self), self.rect(), self._look.theme)


class EmptyState(QWidget):
    """Mark, sentence, one explaining line, and the ways on: the fastest first."""

    def __init__(
        self,
        look: Look,
        title: str,
        line: str = "",
        *,
        primary: QWidget | None = None,
        secondary: QWidget | None = None,
        link: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = look.theme
        self.setAccessibleName(title)
        centre = Qt.AlignmentFlag.AlignHCenter
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(20))
        box.setSpacing(theme.px(8))
        box.addStretch(2)
        box.addWidget(Mark(look, 44), 0, centre)
        self._title = WrappedLabel(look, title, "h2", align=centre)
        self._line = WrappedLabel(look, line, "small", "text2", align=centre)
        for label in (self._title, self._line):
            label.setMaximumWidth(theme.px(_TEXT_WIDTH))
            label.setMinimumWidth(min(theme.px(_TEXT_WIDTH), theme.px(240)))
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            box.addLayout(row)
        self._line.setVisible(bool(line))
        self._buttons = [button for button in (primary, secondary) if button]
        if self._buttons:
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addStretch(1)
            for button in self._buttons:
                row.addWidget(button)
            row.addStretch(1)
            box.addLayout(row)
        if link:
            box.addWidget(link, 0, centre)
        box.addStretch(3)

    def focus(self) -> None:
        """Put the keyboard on the fastest way on."""
        for button in self._buttons[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, title: str, line: str = "") -> None:
        """Show another sentence, for instance after a filter without hits."""
        self._title.set_text(title)
        self._line.set_text(line)
        self._line.setVisible(bool(line))
        self.setAccessibleName(title)
