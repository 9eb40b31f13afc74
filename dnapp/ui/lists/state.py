"""What a list page remembers between starts: columns, widths, order, density, panel, own lists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings

from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.saved_list import SavedList, from_text, to_text


class ListState:
    """The remembered look of one list, in the window file of the data folder."""

    def __init__(self, settings: QSettings, setup: ListSetup) -> None:
        self._settings = settings
        self._prefix = f"list/{setup.key}"
        self._setup = setup

    def columns(self) -> tuple[str, ...]:
        """Columns left to right; those that no longer exist are left out."""
        stored = self._text("columns").split(",")
        known = tuple(name for name in stored if name in self._setup.record_type.specs)
        return known or self._setup.columns

    def keep_columns(self, names: Sequence[str]) -> None:
        """Remember the columns left to right."""
        self._settings.setValue(f"{self._prefix}/columns", ",".join(names))

    def width(self, name: str) -> int:
        """Width of a column, px at 100 %; 0 when never changed."""
        text = self._text(f"width_{name}")
        return int(text) if text.isdecimal() else 0

    def keep_width(self, name: str, width: int) -> None:
        """Remember a width, px at 100 %."""
        self._settings.setValue(f"{self._prefix}/width_{name}", str(width))

    def order(self) -> tuple[str, bool]:
        """Sort column ("" for the list's own order) and whether descending."""
        name, _, way = self._text("order").partition(" ")
        return (name, way == "down") if name in self._setup.record_type.specs else ("", False)

    def keep_order(self, name: str, descending: bool) -> None:
        """Remember the sort column."""
        self._settings.setValue(f"{self._prefix}/order", f"{name} {'down' if descending else 'up'}")

    def density(self) -> str:
        """Row density: compact, normal or roomy."""
        return self._text("density") or "normal"

    def keep_density(self, density: str) -> None:
        """Remember the row density."""
        self._settings.setValue(f"{self._prefix}/density", density)

    def panel(self) -> bool:
        """Whether the detail panel is open."""
        return self._text("panel") != "closed"

    def keep_panel(self, shown: bool) -> None:
        """Remember whether the detail panel is open."""
        self._settings.setValue(f"{self._prefix}/panel", "open" if shown else "closed")

    def saved(self) -> list[SavedList]:
        """The officer's own lists, in their order."""
        return from_text(self._text("saved"), self._setup.record_type)

    def keep_saved(self, lists: Sequence[SavedList]) -> None:
        """Remember them."""
        self._settings.setValue(f"{self._prefix}/saved", to_text(lists, self._setup.record_type))

    def _text(self, name: str) -> str:
        value = self._settings.value(f"{self._prefix}/{name}", "")
        # An INI file gives a text with commas back as a list.
        return ",".join(value) if isinstance(value, list) else str(value or "")
