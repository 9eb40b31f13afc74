"""People seen before: members of a delegation who were in an earlier one.

Two rows are one person when they share a paper or, under one name, the birth date. One name in one
unit makes it likely; then somebody has to say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dnapp.core.days import PartialDay
from dnapp.core.text import same
from dnapp.records.member import MEMBER, Member
from dnapp.store.folded import FoldedIndex

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories

_NAMES = 8
"""Different names offered at once."""
_ROWS = 12
"""Newest rows of one name or paper that are looked at."""

_LASTING = (
    "position", "organisation", "rank", "nationality", "birth_on", "identity_number", "servant",
    "party_member", "committee_member",
)  # fmt: skip
_PASSPORT = ("passport_number", "passport_expires_on", "passport_kind")
"""Taken together: the expiry of one passport says nothing about another."""


@dataclass(frozen=True)
class Known:
    """A person as known from the newest delegation, gaps filled from the ones before."""

    member: Member
    delegation: str
    """Title of the newest delegation."""
    day: PartialDay | None
    """First day of that delegation."""


@dataclass(frozen=True)
class Match:
    """A typed row and who it is."""

    known: Known
    sure: bool
    """By a paper or the birth date; otherwise by name and unit alone."""
    gaps: Mapping[str, Any]
    """Values for the empty fields of the row, by name."""


class People:
    """Looks people up among the members of all delegations but one."""

    def __init__(self, repositories: Repositories, but_of: str = "") -> None:
        connection = repositories.connection
        self._repositories = repositories
        self._but_of = but_of
        self._by = {
            spec.name: FoldedIndex(connection, MEMBER.key, spec.name)
            for spec in MEMBER.typed
            if spec.folded
        }

    def named(self, typed: str) -> list[Known]:
        """People whose names begin with what was typed, tones aside; the latest first."""
        found: list[Known] = []
        for name in self._by["name"].beginning(typed, _NAMES):
            found += self._people(self._by["name"].same(name, _ROWS))
        exact = [person for person in found if same(person.member.name, typed)]
        others = [person for person in found if not same(person.member.name, typed)]
        return [*_latest(exact), *_latest(others)][:_NAMES]

    def recognise(self, members: Iterable[Member]) -> list[Match | None]:
        """Who each of some rows is; None for a person never seen, or one of several."""
        return [self._match(member) for member in members]

    def _match(self, member: Member) -> Match | None:
        numbers: dict[int, None] = {}
        for name, index in self._by.items():
            numbers.update(dict.fromkeys(index.same(getattr(member, name), _ROWS)))
        people = self._people(list(numbers))
        for sure, fits in ((True, _surely), (False, _likely)):
            found = [person for person in people if fits(person.member, member)]
            if len(found) == 1:
                return Match(found[0], sure, gaps(member, found[0].member))
        return None

    def _people(self, numbers: Sequence[int]) -> list[Known]:
        """Rows gathered by person."""
        rows = [row for row in self._repositories[MEMBER.key].rows(numbers) if self._counts(row)]
        owners = self._repositories["delegation"].get_many([row.delegation for row in rows])
        seen = [Known(row, owners[row.delegation].name, owners[row.delegation].starts_on)
                for row in rows]  # fmt: skip
        found: list[Known] = []
        for known in _latest(seen):
            for place, person in enumerate(found):
                if _one_person(person.member, known.member):
                    older = gaps(person.member, known.member)
                    found[place] = replace(person, member=replace(person.member, **older))
                    break
            else:
                found.append(known)
        return found

    def _counts(self, row: Member) -> bool:
        return not self._but_of or row.delegation != self._but_of


def gaps(member: Member, known: Member) -> dict[str, Any]:
    """What a row lacks and the person has; never anything in place of what stands there."""
    return dict(_gaps(member, known))


def _gaps(member: Member, known: Member) -> Iterator[tuple[str, Any]]:
    passport = same(member.passport_number, known.passport_number)
    for name in (*_LASTING, *_PASSPORT):
        if name in _PASSPORT and member.passport_number and not passport:
            continue
        spec, value = MEMBER.specs[name], getattr(known, name)
        if spec.is_empty(getattr(member, name)) and not spec.is_empty(value):
            yield name, value


def _latest(people: Iterable[Known]) -> list[Known]:
    return sorted(people, key=lambda known: known.day.key if known.day else "", reverse=True)


def _surely(one: Member, other: Member) -> bool:
    if one.nationality and other.nationality and one.nationality != other.nationality:
        return False
    named_alike = same(one.name, other.name)
    papers = ("passport_number", "identity_number")
    if any(_shared(getattr(one, name), getattr(other, name)) for name in papers):
        return True
    born = one.birth_on
    return named_alike and born is not None and born.exact is not None and born == other.birth_on


def _likely(one: Member, other: Member) -> bool:
    named = same(one.name, other.name) and _shared(one.organisation, other.organisation)
    return named and not _born_apart(one, other)


def _one_person(one: Member, other: Member) -> bool:
    """Whether two stored rows are told as one person: a row without a unit joins its name."""
    if _surely(one, other) or _likely(one, other):
        return True
    vague = not one.organisation or not other.organisation
    return vague and same(one.name, other.name) and not _born_apart(one, other)


def _shared(one: str, other: str) -> bool:
    return bool(one) and same(one, other)


def _born_apart(one: Member, other: Member) -> bool:
    """A year alone may be the year of a day that is known elsewhere."""
    here, there = one.birth_on, other.birth_on
    if here is None or there is None:
        return False
    return here.last() < there.first() or there.last() < here.first()
