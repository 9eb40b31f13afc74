"""Keys of the window under test, and the list that it shows."""

from __future__ import annotations

from PySide6.QtCore import Qt

from dnapp.ui.lists.page import ListPage
from dnapp.ui.main_window import MainWindow

Key = Qt.Key
Held = Qt.KeyboardModifier


def list_page(window: MainWindow) -> ListPage:
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    return page
