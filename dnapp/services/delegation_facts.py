"""Where the figures on delegations come from: one row each, or groups that the database counted.

Both answer `by(field)` with rows that carry the field, a day, and how many delegations and people
they stand for. What figures there are is said once, in `delegation_figures`, over either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from dnapp.services.figure import Stretch, Tally
from dnapp.store.figures import DelegationFact
from dnapp.store.grouped import (
    LINKED,
    DelegationGroup,
    delegations_by_links,
    delegations_by_marks,
)

if TYPE_CHECKING:
    from dnapp.store.readers import Reader

Alike = DelegationFact | DelegationGroup
"""A delegation, or a group of delegations that are alike."""


def tallied(facts: Iterable[Alike]) -> Tally:
    """How many delegations, with their ids where they are known."""
    known = tuple(facts)
    return Tally(sum(one.count for one in known), _ids(known))


def tallied_people(facts: Iterable[Alike]) -> Tally:
    """Lượt người; a delegation without a number of people adds none, and is warned of."""
    known = tuple(facts)
    return Tally(sum(one.people for one in known), _ids(known))


def _ids(facts: Iterable[Alike]) -> tuple[str, ...]:
    return tuple(ident for one in facts for ident in one.ids)


class Delegations(Protocol):
    """The delegations of one direction that are not cancelled."""

    def by(self, name: str) -> Sequence[Alike]:
        """All of them with a field; the same rows for the same field."""
        ...


@dataclass(frozen=True)
class ListedDelegations:
    """One row for each delegation, with its id."""

    facts: tuple[DelegationFact, ...]

    def by(self, name: str) -> Sequence[Alike]:
        """The rows hold every field."""
        return self.facts


@dataclass(frozen=True)
class CountedDelegations:
    """Groups, read from the database for one field after another; no ids."""

    reader: Reader
    direction: str
    stretches: tuple[Stretch, ...]
    _known: dict[str, tuple[Alike, ...]] = field(default_factory=dict)

    def by(self, name: str) -> Sequence[Alike]:
        """Groups of one of the fields of links, or of all fields of few values together."""
        grouped_by = name if name in LINKED else ""
        if grouped_by not in self._known:
            self._known[grouped_by] = tuple(
                group for stretch in self.stretches for group in self._read(stretch, grouped_by)
            )
        return self._known[grouped_by]

    def _read(self, days: Stretch, links: str) -> list[DelegationGroup]:
        reader, way = self.reader, self.direction
        if links:
            return delegations_by_links(reader, way, days.first, days.last, links)
        return delegations_by_marks(reader, way, days.first, days.last, days.end)
