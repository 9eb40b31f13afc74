"""People seen before: members of a delegation who were in an earlier one.

Two rows are one person when they share a paper or, under one name, the birth date. One name in one
unit makes it likely; then somebody has to say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from dnapp.core.days import PartialDay
from dnapp.core.text import same
from dnapp.records.member import MEMBER, Member
from dnapp.store.folded import FoldedIndex
from dnapp.store.rows import folded

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories

_NAMES = 8
"""Different names offered at once."""
_ROWS = 6
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
        index = self._by["name"]
        names = index.beginning(typed, _NAMES)
        found = self._people([n for name in names for n in index.same(name, _ROWS)])
        exact = folded(typed)
        return sorted(found, key=lambda known: folded(known.member.name) != exact)[:_NAMES]

    def recognise(self, members: Iterable[Member]) -> list[Match | None]:
        """Who each of some rows is; None for a person never seen, or one of several."""
        return [self._match(member) for member in members]

    def _match(self, member: Member) -> Match | None:
        numbers: dict[int, None] = {}
        for name, index in self._by.items():
            numbers.update(dict.fromkeys(index.same(getattr(member, name), _ROWS)))
        people = [(_signs(person.member), person) for person in self._people(list(numbers))]
        typed = _signs(member)
        for sure, fits in ((True, _surely), (False, _likely)):
            found = [person for signs, person in people if fits(signs, typed)]
            if len(found) == 1:
                return Match(found[0], sure, gaps(member, found[0].member))
        return None

    def _people(self, numbers: Sequence[int]) -> list[Known]:
        """Rows gathered by person."""
        rows = [row for row in self._repositories[MEMBER.key].rows(numbers) if self._counts(row)]
        owners = self._repositories["delegation"].values_of(
            [row.delegation for row in rows], ("name", "starts_on")
        )
        found: list[tuple[_Signs, Known]] = []
        for known in _latest(Known(row, *owners[row.delegation]) for row in rows):
            signs = _signs(known.member)
            for place, (held, person) in enumerate(found):
                if _one_person(held, signs):
                    older = gaps(person.member, known.member)
                    member = replace(person.member, **older) if older else person.member
                    found[place] = (_signs(member), replace(person, member=member))
                    break
            else:
                found.append((signs, known))
        return [person for _, person in found]

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


class _Signs(NamedTuple):
    """What tells people apart, folded once."""

    name: str
    unit: str
    papers: tuple[str, str]
    nationality: str
    born: PartialDay | None


def _signs(member: Member) -> _Signs:
    papers = (folded(member.passport_number), folded(member.identity_number))
    unit = folded(member.organisation)
    return _Signs(folded(member.name), unit, papers, member.nationality, member.birth_on)


def _surely(one: _Signs, other: _Signs) -> bool:
    if one.nationality and other.nationality and one.nationality != other.nationality:
        return False
    if any(here and here == there for here, there in zip(one.papers, other.papers, strict=True)):
        return True
    born = one.born is not None and one.born.exact is not None and one.born == other.born
    return born and one.name == other.name


def _likely(one: _Signs, other: _Signs) -> bool:
    unit = bool(one.unit) and one.unit == other.unit
    return unit and one.name == other.name and not _born_apart(one.born, other.born)


def _one_person(one: _Signs, other: _Signs) -> bool:
    """Whether two stored rows are told as one person: a row without a unit joins its name."""
    if _surely(one, other) or _likely(one, other):
        return True
    vague = not one.unit or not other.unit
    return vague and one.name == other.name and not _born_apart(one.born, other.born)


def _born_apart(one: PartialDay | None, other: PartialDay | None) -> bool:
    """A year alone may be the year of a day that is known elsewhere."""
    if one is None or other is None:
        return False
    return one.last() < other.first() or other.last() < one.first()
