"""What the timeline remembers between starts, and what of it narrows what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from dnapp.core.query import Condition, Operator, Query
from dnapp.services.timeline import KINDS, LANES, PARTNER, Entry


@dataclass(frozen=True)
class Chosen:
    """Records of a list as it was narrowed, which alone are shown."""

    list_key: str
    kind: str
    query: Query
    said: str
    """The list and what narrows it, in words."""


class TimelineState:
    """Lanes, filters and the stretch of time, in the window file of the data folder."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        stored = self._text("by")
        self.by = stored if stored in LANES else PARTNER
        left_out = self._text("left_out").split(",")  # so that a kind that is new is shown
        self.kinds = tuple(kind for kind in KINDS if kind not in left_out) or KINDS
        self.chosen: Chosen | None = None
        """Not remembered: tomorrow's list is another one."""
        self.countries = tuple(key for key in self._text("countries").split(",") if key)

    def span(self) -> tuple[float, float] | None:
        """First day and number of days in sight; None the first time."""
        first, _, days = self._text("span").partition(" ")
        try:
            return float(first), float(days)
        except ValueError:
            return None

    def keep(self, first: float, days: float) -> None:
        """Remember everything."""
        self._settings.setValue("timeline/by", self.by)
        left_out = [kind for kind in KINDS if kind not in self.kinds]
        self._settings.setValue("timeline/left_out", ",".join(left_out))
        self._settings.setValue("timeline/countries", ",".join(self.countries))
        self._settings.setValue("timeline/span", f"{first:.2f} {days:.2f}")

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return len(self.kinds) < len(KINDS) or bool(self.countries or self.chosen)

    def country_condition(self) -> Condition | None:
        """The filter by country as lists know it."""
        if not self.countries:
            return None
        return Condition("countries", Operator.ONE_OF, self.countries)

    def shows(self, entry: Entry) -> bool:
        """Whether a record is to be shown."""
        if entry.shown_as not in self.kinds:
            return False
        return not self.countries or any(key in self.countries for key in entry.countries)

    def _text(self, name: str) -> str:
        value = self._settings.value(f"timeline/{name}", "")
        # An INI file gives a text with commas back as a list.
        return ",".join(value) if isinstance(value, list) else str(value or "")
