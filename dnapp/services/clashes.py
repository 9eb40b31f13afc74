"""One person in two places on one day, one host with two delegations on one day.

Pure rules over visits and the people who are with them; `people_of` reads who these are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.core.record import Problem, Tree
from dnapp.core.text import nfc
from dnapp.records.delegation import Delegation
from dnapp.records.member import Member
from dnapp.records.programme_item import ProgrammeItem
from dnapp.store.rows import folded
from dnapp.store.visits import Visit, attendances, member_names, members_named, visits

if TYPE_CHECKING:
    from dnapp.core.words import Catalog
    from dnapp.store.repository import Repositories

_DAY = timedelta(days=1)
_BETWEEN_NAMES = re.compile(r"[,;\n()]|\s[-–]\s")
_LONGEST = 62
"""Days of one visit that are looked at while it is typed."""


@dataclass(frozen=True)
class NameWords:
    """Words that tell people from groups in the attendees of a programme, in lower case."""

    before: tuple[str, ...]
    """What may stand before a name: "ông", "bà"."""
    groups: tuple[str, ...]
    """What begins a part that means nobody in particular: "lãnh đạo", "đại diện"."""

    @classmethod
    def of(cls, words: Catalog) -> NameWords:
        """The words of the catalogue."""
        lists = (words(f"calendar.{name}").split(", ") for name in ("before_names", "groups"))
        before, groups = map(tuple, lists)
        return cls(before, tuple(f"{group} " for group in groups))


@dataclass(frozen=True)
class Presence:
    """A person, by name, with a delegation on some days."""

    visit: str
    name: str
    first: date
    last: date


@dataclass(frozen=True)
class Clash:
    """Days on which one person or host is needed by several delegations."""

    kind: str
    """`person` or `host`."""
    who: tuple[str, ...]
    """Names of the people, or ids of the units, that the same delegations need."""
    first: date
    last: date
    visits: tuple[str, ...]
    """Ids of the delegations, by first day."""


def clashes(found: Sequence[Visit], people: Iterable[Presence]) -> list[Clash]:
    """Every clash among visits whose days are known, by first day; people before hosts.

    What the same people or hosts of the same delegations do on the same days is one clash.
    """
    placed = [visit for visit in found if visit.placed]
    order = {visit.id: place for place, visit in enumerate(placed)}
    hosts = [
        (host, Presence(visit.id, host, visit.first, visit.last))
        for visit in placed
        for host in visit.hosts
    ]
    persons = _told_apart([one for one in people if one.visit in order])
    made: dict[tuple[object, ...], Clash] = {}
    for clash in (*_clashes("person", persons, order), *_clashes("host", hosts, order)):
        alike = (clash.first, clash.kind == "host", clash.last, clash.visits)
        known = made.get(alike)
        made[alike] = replace(known, who=known.who + clash.who) if known else clash
    return [made[alike] for alike in sorted(made, key=lambda key: (key[0], key[1]))]


def _clashes(
    kind: str, presences: Iterable[tuple[str, Presence]], order: dict[str, int]
) -> Iterator[Clash]:
    by_key: dict[str, list[Presence]] = {}
    for key, presence in presences:
        by_key.setdefault(key, []).append(presence)
    for several in by_key.values():
        if len({one.visit for one in several}) > 1:
            yield from _runs(kind, several, order)


def _runs(kind: str, presences: Sequence[Presence], order: dict[str, int]) -> Iterator[Clash]:
    """Stretches of days with the same two delegations or more."""
    edges = {one.first for one in presences} | {one.last + _DAY for one in presences}
    run: Clash | None = None
    for start, after in zip(ordered := sorted(edges), ordered[1:], strict=False):
        there = [one for one in presences if one.first <= start <= one.last]
        ids = tuple(sorted({one.visit for one in there}, key=order.__getitem__))
        if run is not None and ids == run.visits:
            run = Clash(kind, run.who, run.first, after - _DAY, ids)
            continue
        if run is not None:
            yield run
        run = Clash(kind, (there[0].name,), start, after - _DAY, ids) if len(ids) > 1 else None
    if run is not None:
        yield run


def _told_apart(people: Sequence[Presence]) -> Iterator[tuple[str, Presence]]:
    """Each presence under a name that means one person: "Phó Chủ tịch Lê Thị Hoa" is Lê Thị Hoa
    where somebody of just that name is known."""
    folds = {one.name: _folded(one.name) for one in people}
    names = set(folds.values())
    keys = {
        name: next((end for end in _ends(fold) if end in names), fold)
        for name, fold in folds.items()
        if " " in fold
    }
    for one in people:
        if one.name in keys:
            yield keys[one.name], one


@lru_cache(maxsize=1 << 14)
def _folded(name: str) -> str:
    """The same people come again with every month that is shown."""
    return folded(name)


def _ends(name: str) -> Iterator[str]:
    """What a folded name ends with, from two words on, the shortest first."""
    words = name.split()
    return (" ".join(words[start:]) for start in range(len(words) - 2, -1, -1))


def named(attendees: str, reading: NameWords) -> list[str]:
    """The people among the attendees of a programme."""
    found = []
    for part in _BETWEEN_NAMES.split(nfc(attendees)):
        name = part.strip(" .-–:")
        before = next((b for b in reading.before if name.lower().startswith(f"{b} ")), "")
        name = name[len(before) :].strip()
        if len(name.split()) > 1 and not name.lower().startswith(reading.groups):
            found.append(name)
    return found


def people_of(
    repositories: Repositories, found: Iterable[Visit], reading: NameWords
) -> list[Presence]:
    """Heads, members of those that go out, and who receives them by the programme."""
    placed = {visit.id: visit for visit in found if visit.placed}
    outgoing = [visit.id for visit in placed.values() if visit.direction == "out"]
    connection = repositories.connection
    people = {
        (visit.id, visit.head_name): Presence(visit.id, visit.head_name, visit.first, visit.last)
        for visit in placed.values()
        if visit.head_name
    }
    for ident, name in member_names(connection, outgoing):
        visit = placed[ident]
        people.setdefault((ident, name), Presence(ident, name, visit.first, visit.last))
    made = list(people.values())
    for ident, text, attendees in attendances(connection, list(placed)):
        day = PartialDay.from_text(text).exact
        if day is not None:
            made += (Presence(ident, name, day, day) for name in named(attendees, reading))
    return made


def clash_problems(tree: Tree, repositories: Repositories, words: Catalog) -> Iterator[Problem]:
    """A warning for each clash that a delegation, as it stands in a form, has with stored ones."""
    record = tree.record
    if not isinstance(record, Delegation) or record.cancelled_on or record.starts_on is None:
        return
    own = Visit(
        record.id, record.direction, record.name, record.starts_on, record.ends_on,
        hosts=record.hosts,
    )  # fmt: skip
    if not own.placed:
        return
    last = min(own.last, own.first + _LONGEST * _DAY)
    others = [
        visit
        for visit in visits(repositories.connection, own.first, last)
        if visit.id != own.id and visit.placed
    ]
    reading = NameWords.of(words)
    ids = [visit.id for visit in others]
    mine = list(_own_people(tree, own, reading))
    ends = {end for one in mine for end in _ends(_folded(one.name))}
    hosts = set(own.hosts)
    near = members_named(repositories.connection, ends)
    held = {ident for ident, _, _ in attendances(repositories.connection, ids)} if mine else set()
    others = [
        visit
        for visit in others
        if hosts.intersection(visit.hosts)
        or visit.id in near
        or visit.id in held
        or _alike(visit.head_name, ends)
    ]
    people = [*mine, *(people_of(repositories, others, reading) if mine else ())]
    titles = {visit.id: visit.title for visit in others}
    for clash in clashes([own, *others], people):
        if own.id in clash.visits:
            who = ", ".join(clash.who)
            if clash.kind == "host":
                who = ", ".join(repositories.title("unit", unit) for unit in clash.who)
            with_ = "; ".join(titles[ident] for ident in clash.visits if ident != own.id)
            days = {"days": days_text(clash.first, clash.last), "who": who, "title": with_}
            yield Problem("starts_on", f"check.clash_{clash.kind}", days, warning=True)


def _alike(name: str, ends: Collection[str]) -> bool:
    return bool(name) and any(end in ends for end in _ends(_folded(name)))


def _own_people(tree: Tree, own: Visit, reading: NameWords) -> Iterator[Presence]:
    record = tree.record
    assert isinstance(record, Delegation)
    names = [record.head_name]
    if record.direction == "out":
        names += [member.name for member in tree.of(Member)]
    for name in dict.fromkeys(filter(None, names)):
        yield Presence(own.id, name, own.first, own.last)
    for item in tree.of(ProgrammeItem):
        day = item.held_on.exact if item.held_on else None
        if day is not None:
            for name in named(item.attendees, reading):
                yield Presence(own.id, name, day, day)


def days_text(first: date, last: date) -> str:
    """11/09/2025, 11–12/09/2025 or 30/09–02/10/2025."""
    if first == last:
        return f"{first:%d/%m/%Y}"
    start = f"{first:%d}" if (first.year, first.month) == (last.year, last.month) else ""
    start = start or (f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}")
    return f"{start}–{last:%d/%m/%Y}"
