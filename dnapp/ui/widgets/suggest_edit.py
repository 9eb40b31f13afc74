"""A line of free text with a list of suggestions below it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from dnapp.ui.theme import Look
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.picker import Find, Picker


class SuggestEdit(LineEdit):
    """What is typed is the value; ↓ and Enter, or a click, take a suggestion instead (`picked`).

    The text itself is left as it is: who listens decides what a suggestion brings.
    """

    picked = Signal(object)
    """The `Option` taken."""

    def __init__(self, look: Look, find: Find) -> None:
        super().__init__(look)
        self._picker = Picker(look, self, self.edit, find, free=True)
        self._picker.picked.connect(self.picked)
