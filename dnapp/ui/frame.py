"""The window on the screen, there before what it shows is loaded."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from dnapp.ui.theme import Theme

_GEOMETRY = "window/geometry"
_FIRST_SIZE = (1366, 690)
"""A maximised window on the smallest usual screen, px at 100 %."""


class Frame(QMainWindow):
    """Keeps size and place of the window; empty at first, in the colours of what comes.

    `stood` once it was painted. Its central widget, when there is one, is closed with it.
    """

    stood = Signal()

    def __init__(self, title: str, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self.theme, self.settings = theme, settings
        self._stands = False
        self.setWindowTitle(title)
        self.setMinimumSize(1024, 600)

    def show_as_left(self) -> None:
        """Show it where it was last closed, or maximised the first time."""
        geometry = self.settings.value(_GEOMETRY)
        if geometry is not None and self.restoreGeometry(geometry):
            self.show()
        else:
            self.resize(*_FIRST_SIZE)
            self.showMaximized()

    def come_forward(self) -> None:
        """Stand before other windows, with the keyboard."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grounds of page, header and sidebar."""
        theme = self.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("app"))
        header = QRect(0, 0, self.width(), theme.size("header"))
        painter.fillRect(header, theme.color("surface"))
        sidebar = QRect(0, 0, theme.size("sidebar"), self.height())
        painter.fillRect(sidebar, theme.color("sidebar"))
        painter.end()
        if not self._stands:
            self._stands = True
            QTimer.singleShot(0, self, self.stood.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the content keep typed text; remember size and place."""
        if (content := self.centralWidget()) is not None:
            content.close()
        self.settings.setValue(_GEOMETRY, self.saveGeometry())
        self.settings.sync()
        super().closeEvent(event)
