"""A popup menu with round corners."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dnapp.ui.stylesheet import menu_stylesheet
from dnapp.ui.theme import Look


class Menu(QMenu):
    """A menu whose actions may have an icon of ours and show a shortcut that the window binds."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setStyleSheet(menu_stylesheet(look.theme))
        self.setFont(look.theme.font("small"))
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def add(self, text: str, icon: str = "", shortcut: str = "") -> QAction:
        """Add an action; connect its `triggered`."""
        action = self.addAction(f"{text}\t{shortcut}" if shortcut else text)
        if icon:
            size = self._look.theme.sizes["icon"]
            action.setIcon(self._look.icons.icon(icon, "text2", size))
        return action
