"""Lucide icons in the colours of the theme."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dnapp.ui.theme import Theme

_THIN_FROM = 18
"""Icons from this size (px) are drawn with the thinner stroke."""

_log = logging.getLogger(__name__)


class Icons:
    """The icons of `folder`, tinted with tokens of the theme and kept once drawn."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        self._theme = theme
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon `name` in the colour `token`, `size` pixels of the design wide.

        `ratio` is the device pixel ratio of the surface. A name without a file gives an empty
        picture and a line in the log: a missing icon must not stop a page.
        """
        key = (name, token, size, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, token, size, ratio)
        return self._drawn[key]

    def icon(self, name: str, token: str, size: int) -> QIcon:
        """The icon for Qt's own buttons and menus, sharp on screens up to 200 %."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, token, size, ratio))
            faded = self.pixmap(name, "greyB", size, ratio)
            icon.addPixmap(faded, QIcon.Mode.Disabled)
        return icon

    def paint(self, painter: QPainter, rect: QRect, name: str, token: str, size: int) -> None:
        """Draw the icon in the middle of `rect`."""
        picture = self.pixmap(name, token, size, painter.device().devicePixelRatioF())
        px = self._theme.px(size)
        left = rect.left() + (rect.width() - px) // 2
        top = rect.top() + (rect.height() - px) // 2
        painter.drawPixmap(left, top, picture)

    def _draw(self, name: str, token: str, size: int, ratio: float) -> QPixmap:
        px = self._theme.px(size)
        picture = QPixmap(QSize(px, px) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        source = self._source(name)
        if source:
            stroke = "1.75" if size >= _THIN_FROM else "2"
            tinted = source.replace("currentColor", self._theme.color(token).name()).replace(
                'stroke-width="2"', f'stroke-width="{stroke}"'
            )
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, px, px))
            painter.end()
        return picture

    def _source(self, name: str) -> str:
        if name not in self._sources:
            path = self._folder / f"{name}.svg"
            try:
                self._sources[name] = path.read_text("utf-8")
            except FileNotFoundError:
                _log.warning("icon not found: %s", path.name)
                self._sources[name] = ""
        return self._sources[name]
