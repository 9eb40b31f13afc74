"""The button that shows personal values, and masks them again."""

from __future__ import annotations

from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton


class Eye(IconButton):
    """Pressed in (`toggled`) while values are shown; its name says what a press would do."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "eye", look.words("form.reveal"))
        self.setCheckable(True)
        self.toggled.connect(self._tell)

    def _tell(self, shown: bool) -> None:
        self.set_icon("eye-off" if shown else "eye")
        self.set_name(self.look.words("form.mask" if shown else "form.reveal"))
