"""Who follows a long change, and may stop it."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Hears how far a change is. What it raises takes the whole change back."""

    def step(self, done: int, total: int) -> None:
        """So many rows of so many are done; a `total` of 0 when nobody can tell."""

    def settle(self) -> None:
        """Comes just before the change is kept for good."""


class Unwatched:
    """For changes that nobody follows."""

    def step(self, done: int, total: int) -> None:
        """Goes on."""

    def settle(self) -> None:
        """Goes on."""
