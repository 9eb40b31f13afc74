"""The way to what the office's reports say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.section import SectionHead


class TemplatesBox(QWidget):
    """What may be changed, and the button that leads there."""

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        words = look.words
        self.button = SecondaryButton(look, words("templates.open"), "pencil")
        self.button.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(6))
        column.addWidget(SectionHead(look, words("templates.title"), "file-text"))
        column.addWidget(WrappedLabel(look, words("templates.note"), "cap", "muted"))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
