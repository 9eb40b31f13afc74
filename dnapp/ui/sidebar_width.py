"""Words or icons alone in the sidebar: what the officer wants, and what there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from dnapp.ui.theme import Look
from dnapp.ui.widgets.bottom_box import BottomBox
from dnapp.ui.widgets.sidebar import Sidebar

ICONS_BELOW = 1180
"""Window width (px at 100 %) below which the sidebar shows icons only."""

ROOM_FOR_BOTH = 1320
"""Window width (px at 100 %) from which sidebar and detail panel both stand open."""

_KEPT = "window/sidebar"


class SidebarWidth:
    """Remembers what was chosen."""

    def __init__(self, look: Look, settings: QSettings, sidebar: Sidebar) -> None:
        self._look, self._settings, self._sidebar = look, settings, sidebar
        self._boxes: list[BottomBox] = []
        self._wanted_narrow = settings.value(_KEPT, "") == "narrow"

    def keep_beside(self, box: BottomBox) -> None:
        """Let a box stand beside the sidebar, however wide that is."""
        self._boxes.append(box)
        box.set_left(self._sidebar.width())

    def toggle(self) -> None:
        """Fold the sidebar, or open it, and remember that."""
        narrow = not self._sidebar.is_narrow()
        self._wanted_narrow = narrow
        self._settings.setValue(_KEPT, "narrow" if narrow else "wide")
        self._set_narrow(narrow)

    def fit(self, width: int, *, panel: bool, spreads: bool) -> None:
        """Icons only where there is no room for words, or none beside an open detail panel.

        A page that `spreads` takes all the width there is.
        """
        px = self._look.theme.px
        crowded = spreads or (panel and width < px(ROOM_FOR_BOTH))
        self._set_narrow(self._wanted_narrow or crowded or width < px(ICONS_BELOW))

    def _set_narrow(self, narrow: bool) -> None:
        if narrow != self._sidebar.is_narrow():
            self._sidebar.set_narrow(narrow)
            for box in self._boxes:
                box.set_left(self._sidebar.width())
