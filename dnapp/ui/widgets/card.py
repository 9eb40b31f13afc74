"""A card of a page: a head with a way on, and lines below."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dnapp.ui.painting import rounded
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import ElidedLabel


class _Icon(QWidget):
    def __init__(self, look: Look, icon: str, token: str) -> None:
        super().__init__()
        self._look, self._icon, self._token = look, icon, token
        side = look.theme.px(20)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign."""
        self._look.icons.paint(QPainter(self), self.rect(), self._icon, self._token, 18)


class Card(QWidget):
    """Surface with a thin outline; `note` stands behind the title, actions at the right."""

    def __init__(self, look: Look, title: str, icon: str) -> None:
        super().__init__()
        self._look = look
        theme = look.theme
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        self.body.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(8))
        self._head.setContentsMargins(0, 0, 0, theme.px(4))
        name = ElidedLabel(look, title, "h3")
        name.hug()
        self._note = ElidedLabel(look, "", "cap", "muted")
        self._head.addWidget(_Icon(look, icon, "text2"))
        self._head.addWidget(name)
        self._head.addWidget(self._note, 1)
        self.body.addLayout(self._head)
        self.lines: list[QWidget] = []

    def set_note(self, note: str) -> None:
        """Show a count or span behind the title."""
        self._note.set_text(note)

    def add_action(self, button: QWidget) -> None:
        """Put a link or switch at the right of the head."""
        self._head.addWidget(button)

    def show_lines(self, lines: list[QWidget]) -> None:
        """Show these lines in place of the ones before."""
        for line in self.lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = lines
        for line in lines:
            self.body.addWidget(line)
            line.show()
        self.body.activate()
        # Set, not left to the layouts around it: those keep the height of the lines before.
        self.setMinimumHeight(self.body.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface and outline."""
        theme = self._look.theme
        surface, line = theme.color("surface"), theme.color("line")
        radius = theme.size("radius_card")
        rounded(QPainter(self), QRectF(self.rect()), radius, surface, line)
