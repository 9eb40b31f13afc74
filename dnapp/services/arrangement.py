"""The order of parts that an office chose, and which of them it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_OUT = "-"
"""Stands in a stored arrangement before a part that is left out."""


@dataclass(frozen=True)
class Arrangement:
    """Parts by key in their order, some of them left out, never all.

    Parts whose keys share what stands before the last point ("I.1", "I.2") form a group, which
    stays together.
    """

    known: tuple[str, ...]
    """All parts in the order of the program."""
    order: tuple[str, ...]
    left_out: frozenset[str] = frozenset()

    @classmethod
    def of(cls, known: Sequence[str], stored: Iterable[str]) -> Arrangement:
        """What a setting stores for the parts that there are now.

        Parts that are no longer known are passed over. One that the setting does not name yet
        follows the part before it in the order of the program.
        """
        named = dict.fromkeys(stored)
        order = list(dict.fromkeys(key.removeprefix(_OUT) for key in named))
        order = [key for key in order if key in known]
        for place, key in enumerate(known):
            if key not in order:
                order.insert(order.index(known[place - 1]) + 1 if place else 0, key)
        left_out = frozenset(key for key in known if _OUT + key in named)
        if left_out == frozenset(known):
            left_out = frozenset()
        groups = list(dict.fromkeys(map(_group, known)))
        return cls(
            tuple(known),
            tuple(sorted(order, key=lambda key: groups.index(_group(key)))),
            left_out,
        )

    @property
    def shown(self) -> tuple[str, ...]:
        """The parts that stay, in their order."""
        return tuple(key for key in self.order if key not in self.left_out)

    def stored(self) -> list[str]:
        """As a setting; [] for the way of the program."""
        if self.order == self.known and not self.left_out:
            return []
        return [_OUT + key if key in self.left_out else key for key in self.order]

    def moved(self, key: str, step: int) -> Arrangement:
        """With a part one place further on (1) or back (-1); the same where its group ends."""
        place = self.order.index(key)
        goal = place + step
        if not 0 <= goal < len(self.order) or _group(self.order[goal]) != _group(key):
            return self
        order = list(self.order)
        order[place], order[goal] = order[goal], order[place]
        return replace(self, order=tuple(order))

    def turned(self, key: str) -> Arrangement:
        """With a part left out that was in, or the other way; the last one stays."""
        left_out = self.left_out ^ {key}
        return self if left_out == frozenset(self.known) else replace(self, left_out=left_out)


def _group(key: str) -> str:
    return key.rpartition(".")[0]
