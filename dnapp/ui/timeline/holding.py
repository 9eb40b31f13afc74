"""The record that the keyboard holds, and how it goes from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from dnapp.services.timeline import Entry, Lane


class Holding:
    """One record on one lane, or none."""

    def __init__(self) -> None:
        self._lanes: Sequence[Lane] = ()
        self._place: tuple[int, int] | None = None

    def keep(self, lanes: Sequence[Lane]) -> None:
        """Other lanes: the record stays held when it is on the lane of the same key."""
        before, entry = self.lane_key(), self.entry
        self._lanes, self._place = lanes, None
        for number, lane in enumerate(lanes):
            ids = [other.id for other in lane.entries] if lane.key == before else []
            if entry is not None and entry.id in ids:
                self._place = (number, ids.index(entry.id))

    @property
    def lane(self) -> int:
        """Number of the lane; -1 while nothing is held."""
        return -1 if self._place is None else self._place[0]

    def lane_key(self) -> str | None:
        """Key of the lane."""
        return None if self._place is None else self._lanes[self._place[0]].key

    @property
    def entry(self) -> Entry | None:
        """The record."""
        if self._place is None:
            return None
        lane, place = self._place
        return self._lanes[lane].entries[place]

    def let_go(self) -> None:
        """Hold nothing."""
        self._place = None

    def take(self, lane: int, entry: Entry) -> None:
        """Hold a record of a lane."""
        self._place = (lane, self._lanes[lane].entries.index(entry))

    def take_nearest(self, lane: int, day: int) -> None:
        """Hold the record of a lane that begins nearest to a day."""
        entries = self._lanes[lane].entries
        nearest = min(range(len(entries)), key=lambda place: abs(entries[place].first - day))
        self._place = (lane, nearest)

    def step(self, step: int) -> None:
        """The record so many further on the lane, at most its last."""
        if self._place is not None:
            lane, place = self._place
            last = len(self._lanes[lane].entries) - 1
            self._place = (lane, min(max(place + step, 0), last))

    def change_lane(self, step: int) -> None:
        """The record nearest in time on the next lane (1) or the one before (-1)."""
        entry, lane = self.entry, self.lane + step
        if entry is not None and 0 <= lane < len(self._lanes):
            self.take_nearest(lane, entry.first)
