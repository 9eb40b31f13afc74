"""The tab with everything that was changed in a record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.ui.forms.changes import Line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel


class HistoryView(QWidget):
    """Lines under who changed them when, the newest first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.px(2))
        self._parts: list[QWidget] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show another history."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        if not lines:
            empty = self._look.words("form.no_history")
            self._add(WrappedLabel(self._look, empty, "body", "muted"))
        caption = ""
        for line in lines:
            if line.caption != caption:
                caption = line.caption
                self._add(ElidedLabel(self._look, caption, "small", "text2", weight=600))
            self._add(WrappedLabel(self._look, line.text, "small"))

    def _add(self, part: QWidget) -> None:
        if isinstance(part, ElidedLabel) and self._parts:
            part.setMinimumHeight(part.minimumHeight() + self._look.theme.px(12))
        self._column.addWidget(part)
        self._parts.append(part)
