"""What Qt's window needs of a Linux system; without it Qt ends the whole process.

Asked before every start, so it imports nothing else of the program.
"""

from __future__ import annotations

import ctypes
import os
import sys

_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Libraries that Qt 6 loads for a window on Linux, with the Debian packages that bring them."""


def asks_system() -> bool:
    """Whether Qt will ask the system for a window: elsewhere it brings what it needs."""
    drawn = os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal", "vnc"}
    return sys.platform.startswith("linux") and not drawn


def is_ready() -> bool:
    """Whether a window can be shown."""
    return not asks_system() or (has_screen() and not missing_libraries())


def has_screen() -> bool:
    """Whether a display is named to this process."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_libraries() -> list[str]:
    """Debian packages with the libraries that Qt's window would not find."""
    return [package for name, package in _LIBRARIES.items() if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
