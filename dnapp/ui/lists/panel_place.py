"""Where the detail panel stands: beside the table, or over it on a narrow page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dnapp.ui.theme import Look

_BESIDE_FROM = 1124
"""Page width (px at 100 %) from which the panel stands beside the table, not over it."""


class PanelPlace:
    """Moves `panel` in and out of `body`, the row that begins with `table`."""

    def __init__(
        self, look: Look, page: QWidget, body: QHBoxLayout, table: QWidget, panel: QWidget
    ) -> None:
        self._look, self._page, self._body = look, page, body
        self._table, self._panel = table, panel

    def arrange(self) -> None:
        """Follow the width of the page."""
        beside = self._page.width() >= self._look.theme.px(_BESIDE_FROM)
        if beside and not self._is_beside():
            self._body.addWidget(self._panel)
        elif self._is_beside() and not beside:
            self._body.removeWidget(self._panel)
        self.lay_over()

    def lay_over(self) -> None:
        """Follow the table, when the panel lies over it."""
        if not self._is_beside():
            top, width = self._table.geometry().top(), self._panel.width()
            height = self._page.height() - top
            self._panel.setGeometry(self._page.width() - width, top, width, height)
            self._panel.raise_()

    def _is_beside(self) -> bool:
        return self._body.indexOf(self._panel) >= 0
