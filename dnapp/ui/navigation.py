"""Where the window is, and the way back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Route:
    """One place: a page by name, and for a form which record."""

    page: str
    kind: str = ""
    id: str = ""
    """Id of the record; "" for a new one."""
    like: str = ""
    """Id of the record that a new one begins like."""
    whole: bool = True
    """Whether it begins as a copy, not only with what repeats from one record to the next."""
    day: str = ""
    """Day on which a new record begins, in storage form."""
    resume: bool = False
    """Go on with its draft without asking."""


class Trail:
    """Places visited, with back and forward, as in a browser."""

    def __init__(self, start: Route) -> None:
        self._places = [start]
        self._at = 0

    @property
    def current(self) -> Route:
        """Where the window is."""
        return self._places[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after."""
        return self._at < len(self._places) - 1

    def go(self, route: Route) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        if route != self.current:
            del self._places[self._at + 1 :]
            self._places.append(route)
            self._at += 1

    def back(self) -> Route:
        """Go to the place before."""
        self._at = max(self._at - 1, 0)
        return self.current

    def forward(self) -> Route:
        """Go to the place after."""
        self._at = min(self._at + 1, len(self._places) - 1)
        return self.current

    def replace(self, route: Route) -> None:
        """The current place got another name: a new record was saved."""
        self._places[self._at] = route

    def newest(self) -> list[Route]:
        """Every place visited once, the one left last first; not the current one."""
        places = [*self._places[: self._at][::-1], *self._places[self._at + 1 :]]
        return [place for place in dict.fromkeys(places) if place != self.current]

    def forget(self, route: Route) -> None:
        """A place is gone: its record went to the bin. The one before becomes the current."""
        before = [place for place in self._places[: self._at + 1] if place != route]
        after = [place for place in self._places[self._at + 1 :] if place != route]
        self._places = [*before, *after] or [Route("incoming")]
        self._at = max(len(before) - 1, 0)
