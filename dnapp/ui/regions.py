"""F6: the keyboard goes from one region of the window to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def enter(region: QWidget) -> None:
    """Put the keyboard on a page or region: where it says, else on its first part."""
    focus = getattr(region, "focus", None)
    if focus is not None:
        focus()
    elif (part := _focusable(region)) is not None:
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)


def enter_next(window: QWidget, regions: Sequence[QWidget], step: int) -> None:
    """Leave the region that has the keyboard for the next one, or with −1 the one before."""
    start = next((i for i, region in enumerate(regions) if _holds(window, region)), 0)
    for far in range(1, len(regions) + 1):
        goal = regions[(start + far * step) % len(regions)]
        enter(goal)
        if _holds(window, goal):
            return  # an empty detail panel, for one, takes no keyboard


def _holds(window: QWidget, region: QWidget) -> bool:
    held = window.focusWidget()
    return held is not None and (region is held or region.isAncestorOf(held))


def _focusable(region: QWidget) -> QWidget | None:
    """The first part of a region, or itself, that the keyboard can reach."""
    for part in (region, *region.findChildren(QWidget)):
        reached = part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and part.isEnabled() and part.isVisible() and part.focusProxy() is None:
            return part
    return None
