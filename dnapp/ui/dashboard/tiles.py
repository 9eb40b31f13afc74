"""The key figures of an area, one of them chosen; a single stop for Tab."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from dnapp.core.fields import Showing
from dnapp.reports.dashboard_charts import caption, unit_words
from dnapp.services.dashboards import Dashboard
from dnapp.services.figure import Figure
from dnapp.services.phrases import in_words
from dnapp.services.short_numbers import short_number
from dnapp.ui.overview.figures import change
from dnapp.ui.theme import Look
from dnapp.ui.widgets.figure_tile import FigureTile, trend_bars

_WIDE = 196
"""Least width of a tile, px at 100 %."""


class Tiles(QWidget):
    """As many beside each other as there is room for; arrow keys go to the neighbours."""

    picked = Signal(str)
    """Key of the figure."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tiles: list[FigureTile] = []
        self._columns = 0
        self._chosen = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.theme.px(10))

    @property
    def tiles(self) -> list[FigureTile]:
        """What is shown."""
        return self._tiles

    def show_dashboard(self, dashboard: Dashboard, showing: Showing, chosen: str) -> None:
        """Show the key figures of an area."""
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = [self._tile(dashboard, figure, showing) for figure in dashboard.tiles()]
        for place, tile in enumerate(self._tiles):
            tile.clicked.connect(partial(self._pick, place))
        self._columns = 0
        self._place()
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Mark a figure as the chosen one."""
        self._chosen = key
        for tile in self._tiles:
            on = tile.figure.key == key
            tile.setChecked(on)
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def _tile(self, dashboard: Dashboard, figure: Figure, showing: Showing) -> FigureTile:
        words = self._look.words
        through = dashboard.through_the_years(figure.key)
        tile = FigureTile(
            self._look,
            figure,
            caption(figure, showing),
            value=short_number(figure.value, figure.unit),
            unit="" if figure.unit == "country" else unit_words(figure, words),
            note=change(self._look, figure),
            bars=trend_bars([float(one.value or 0) if one else 0.0 for one in through]),
        )
        tile.setToolTip(in_words((figure.label,), showing))
        tile.setCheckable(True)
        return tile

    def _pick(self, place: int, _checked: bool = False) -> None:
        key = self._tiles[place].figure.key
        self.choose(key)
        self.picked.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer beside each other where there is less room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        columns = max(self.width() // self._look.theme.px(_WIDE), 1)
        if columns == self._columns or not self._tiles:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // columns, place % columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys choose a neighbour."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        step = steps.get(Qt.Key(event.key()), 0)
        keys = [tile.figure.key for tile in self._tiles]
        if not step or self._chosen not in keys:
            super().keyPressEvent(event)
            return
        goal = keys.index(self._chosen) + step
        if 0 <= goal < len(keys):
            self._pick(goal)
            self._tiles[goal].setFocus(Qt.FocusReason.TabFocusReason)
