"""Which groups of the sidebar are folded away."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QSettings

from dnapp.ui.widgets.sidebar import Sidebar

_KEPT = "window/folded"


class SidebarFolds(QObject):
    """Remembers what the officer folded; at first every group that can be is folded."""

    def __init__(
        self, settings: QSettings, sidebar: Sidebar, groups: Iterable[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        kept = settings.value(_KEPT)
        sidebar.set_folded(groups if kept is None else str(kept).split())
        sidebar.folded.connect(self._keep)

    def _keep(self, folded: set[str]) -> None:
        self._settings.setValue(_KEPT, " ".join(sorted(folded)))
