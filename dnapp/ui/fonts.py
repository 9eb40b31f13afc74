"""The bundled Inter faces, made known to Qt."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FACES = ("Regular", "Medium", "SemiBold", "Bold", "Italic")
"""Weights 400, 500, 600, 700 and the slanted 400."""

_log = logging.getLogger(__name__)


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Load the Inter faces of `folder`; the families they give.

    A face that does not load is logged: the theme then falls back to fonts of the system.
    """
    families: dict[str, None] = {}
    for face in FACES:
        path = folder / f"Inter-{face}.ttf"
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            _log.warning("font not loaded: %s", path.name)
            continue
        families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(families)
