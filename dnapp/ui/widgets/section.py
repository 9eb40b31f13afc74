"""The head of a form section."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look


class SectionHead(QWidget):
    """Icon, title, an optional note ("16 / 18 người") and a line; actions stand at the right."""

    def __init__(
        self, look: Look, title: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._title = title
        self._icon = icon
        self._note = ""
        self._note_token = "muted"
        self.setAccessibleName(title)
        self.setMinimumHeight(look.theme.size("button_small"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.theme.px(8))
        self._row.addStretch(1)
        self._actions: list[QWidget] = []

    def set_note(self, note: str, token: str = "muted") -> None:
        """Show a note behind the title, in a colour of the theme."""
        self._note, self._note_token = note, token
        self.setAccessibleDescription(note)
        self.update()

    def add_action(self, button: QWidget) -> None:
        """Put a button at the right end."""
        self._row.addWidget(button)
        self._actions.append(button)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._look.theme.px(200), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, title, note, line up to the actions."""
        theme = self._look.theme
        painter = QPainter(self)
        line = self.rect()
        shown = [action for action in self._actions if not action.isHidden()]
        if shown:
            line.setRight(shown[0].geometry().left() - theme.px(8))
        end = line.right()
        if self._icon:
            place = QRect(0, 0, theme.px(18), self.height())
            self._look.icons.paint(painter, place, self._icon, "accent", 18)
            line.setLeft(theme.px(26))
        font = theme.font("h3")
        x = line.left() + text_line(painter, line, self._title, font, theme.color("text"))
        if self._note:
            line.setLeft(x + theme.px(8))
            font = theme.font("cap", 600)
            x = line.left() + text_line(
                painter, line, self._note, font, theme.color(self._note_token)
            )
        start = x + theme.px(9)
        if start < end:
            rule = QRect(start, self.height() // 2, end - start + 1, 1)
            painter.fillRect(rule, theme.color("line"))
