"""The records of a disc that no zoom can part: a menu to open one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from dnapp.services.timeline import Entry
from dnapp.ui.theme import Look
from dnapp.ui.widgets.menu import Menu

if TYPE_CHECKING:
    from dnapp.ui.timeline.view import TimelineView

_LISTED = 14


def list_entries(look: Look, entries: Sequence[Entry], at: QPoint, view: TimelineView) -> None:
    """Open the menu at a place of the screen; what is chosen in it is opened by the view."""
    menu = Menu(look, view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries[:_LISTED]:
        action = menu.add(entry.title.replace("&", "&&"))
        action.triggered.connect(partial(view.opened.emit, entry.kind, entry.id))
    menu.popup(at)
