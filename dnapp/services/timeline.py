"""Records with a span as bars and marks, on lanes by partner, country, type or lead agency.

Days are ordinals (`date.toordinal`): a painter computes with nothing else. A record type comes
onto the timeline by a function here that makes entries of its rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from heapq import heappush, heapreplace
from operator import itemgetter
from typing import NamedTuple

from dnapp.core.days import PartialDay
from dnapp.core.text import sort_key
from dnapp.records.agreement import Agreement
from dnapp.services.chains import FAR, Bar, chain
from dnapp.store.repository import Repositories
from dnapp.store.spans import (
    AgreementSpan,
    AidSpan,
    DelegationSpan,
    EventSpan,
    agreement_spans,
    aid_spans,
    delegation_spans,
    event_spans,
    partner_places,
)

KINDS = ("agreement", "incoming", "outgoing", "event", "aid_project")
"""What can be shown or left out."""

PARTNER, COUNTRY, KIND, AGENCY = "partner", "country", "kind", "agency"
LANES = (PARTNER, COUNTRY, KIND, AGENCY)
"""What lanes can be made by."""


class Entry(NamedTuple):
    """A record on the timeline: drawn as bars when it has some, else as a mark."""

    kind: str
    """Key of its record type."""
    id: str
    title: str
    status: str
    first: int
    last: int
    """Last day, or `FAR`."""
    sure: bool
    """Whether both days are known to the day."""
    shown_as: str
    """One of `KINDS`."""
    group: str
    """Key of its lane by type."""
    countries: tuple[str, ...]
    partners: tuple[str, ...]
    agency: str
    bars: tuple[Bar, ...] = ()


class Place(NamedTuple):
    """What a lane is called."""

    title: str
    detail: str = ""
    code: str = ""
    """Two letters of the country; "" for none."""


class Row(NamedTuple):
    """Bars one after another, none over another."""

    firsts: list[int]
    bars: list[tuple[Entry, Bar]]


class Lane(NamedTuple):
    """Entries of one partner, country, type or agency, the oldest first."""

    key: str
    """"" for the entries that name none."""
    place: Place
    entries: list[Entry]
    rows: list[Row]
    firsts: list[int]
    """First days of the marks."""
    marks: list[Entry]


class Timeline(NamedTuple):
    """Everything that can be shown, and the names of lanes: (what they are made by, key)."""

    entries: list[Entry]
    places: Mapping[tuple[str, str], Place]


def read(repositories: Repositories, on: date) -> Timeline:
    """All records with a known day, as of a day on which their stored states hold."""
    connection = repositories.connection
    entries = [_delegation(span) for span in delegation_spans(connection)]
    for agreement in agreement_spans(connection):
        bars = chain(agreement.tree, on)
        if bars:
            entries.append(_agreement(agreement, bars))
    entries += [_aid(span) for span in aid_spans(connection)]
    entries += [_event(span) for span in event_spans(connection)]
    entries.sort(key=itemgetter(_ID))  # then by day: two plain sorts cost less than one by pairs
    entries.sort(key=itemgetter(_FIRST))
    return Timeline(entries, _places(repositories, entries))


_ID, _FIRST = Entry._fields.index("id"), Entry._fields.index("first")


def _delegation(span: DelegationSpan) -> Entry:
    ident, title, status, direction, begins, ends, countries, partners, agency = span
    first, last, sure = _span(begins, ends)
    way = "incoming" if direction == "in" else "outgoing"
    return Entry(
        "delegation", ident, title, status, first, last, sure, way, way, countries, partners,
        agency,
    )  # fmt: skip


def _event(span: EventSpan) -> Entry:
    return Entry(
        "event", span.id, span.title, span.status, *_span(span.first, span.last),
        "event", f"event.{span.kind}", span.countries, span.partners, span.agency,
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _span(begins: str, ends: str) -> tuple[int, int, bool]:
    """First and last day of a mark, and whether both are known to the day."""
    first, first_until = _days(begins)
    last_from, last = _days(ends) if ends else (first_until, first_until)
    return first, max(last, first), first == first_until and last_from == last


def _agreement(span: AgreementSpan, bars: tuple[Bar, ...]) -> Entry:
    record = span.tree.record
    assert isinstance(record, Agreement)
    sure = all(bar.sure_from == bar.first and bar.sure_until == bar.last for bar in bars)
    return Entry(
        "agreement", record.id, record.title, record.status, bars[0].first, bars[-1].last,
        sure, "agreement", f"agreement.{record.form}",
        record.countries, span.partners, record.proposer, bars,
    )  # fmt: skip


def _aid(span: AidSpan) -> Entry:
    first, sure_from = _days(span.first)
    ends = [_days(text) for text in (span.last, span.closed, span.revoked) if text]
    sure_until, last = min(ends, key=lambda days: days[1], default=(FAR, FAR))
    last, sure_until = max(last, first), max(sure_until, first)
    bar = Bar(first, last, "project", 0, "project", min(sure_from, last), sure_until)
    return Entry(
        "aid_project", span.id, span.title, span.status, first, last,
        first == sure_from and sure_until == last, "aid_project", f"aid_project.{span.source}",
        span.countries, span.partners, span.agency, (bar._replace(ends=last < FAR),),
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _days(text: str) -> tuple[int, int]:
    """First and last day that a stored day may mean."""
    day = PartialDay.from_text(text)
    return day.first().toordinal(), day.last().toordinal()


def _places(repositories: Repositories, entries: Sequence[Entry]) -> dict[tuple[str, str], Place]:
    countries = repositories["country"].titles(
        list({country for entry in entries for country in entry.countries})
    )
    partners = partner_places(repositories.connection)
    names = {**countries, **repositories["country"].titles([home for _, home in partners.values()])}
    units = repositories["unit"].titles(list({entry.agency for entry in entries if entry.agency}))
    places = {(COUNTRY, key): Place(title, "", key) for key, title in countries.items()}
    places |= {(AGENCY, key): Place(title) for key, title in units.items()}
    for key, (title, home) in partners.items():
        places[PARTNER, key] = Place(title, names.get(home, ""), home)
    return places


# Lanes


def lanes(
    entries: Iterable[Entry],
    by: str,
    places: Mapping[tuple[str, str], Place],
    name: Callable[[str, str], str],
) -> list[Lane]:
    """Put entries, the oldest first, on lanes; an entry of several partners lies on each of theirs.

    `name(by, key)` names the lanes that are not called after a record: those by type, and the one
    (key "") of the entries that say nothing.
    """
    grouped: dict[str, list[Entry]] = {}
    keys = _KEYS[by]
    for entry in entries:
        for key in keys(entry) or ("",):
            grouped.setdefault(key, []).append(entry)
    made = [
        _lane(key, places.get((by, key)) or Place(name(by, key)), found)
        for key, found in grouped.items()
    ]
    if by == KIND:
        return sorted(made, key=lambda lane: (KINDS.index(lane.entries[0].shown_as), lane.key))
    return sorted(made, key=lambda lane: (lane.key == "", sort_key(lane.place.title), lane.key))


_KEYS: Mapping[str, Callable[[Entry], tuple[str, ...]]] = {
    PARTNER: lambda entry: entry.partners,
    COUNTRY: lambda entry: entry.countries,
    KIND: lambda entry: (entry.group,),
    AGENCY: lambda entry: (entry.agency,),
}


def _lane(key: str, place: Place, entries: list[Entry]) -> Lane:
    marks = [entry for entry in entries if not entry.bars]
    with_bars = [entry for entry in entries if entry.bars]
    return Lane(key, place, entries, _rows(with_bars), [mark.first for mark in marks], marks)


def _rows(entries: Iterable[Entry]) -> list[Row]:
    """Each entry on the row that has been free the longest; a new row when none is free."""
    rows: list[Row] = []
    ends: list[tuple[int, int]] = []
    for entry in entries:
        if ends and ends[0][0] <= entry.first:
            number = ends[0][1]
            heapreplace(ends, (entry.last, number))
        else:
            number = len(rows)
            rows.append(Row([], []))
            heappush(ends, (entry.last, number))
        row = rows[number]
        row.firsts.extend(bar.first for bar in entry.bars)
        row.bars.extend((entry, bar) for bar in entry.bars)
    return rows


def clusters(firsts: Sequence[int], begin: float, end: float, reach: float) -> Iterator[range]:
    """Places of marks that begin from `begin` to before `end`, those of `reach` days together."""
    place, stop = bisect_left(firsts, begin), bisect_left(firsts, end)
    while place < stop:
        following = min(bisect_left(firsts, firsts[place] + reach, place + 1), stop)
        yield range(place, following)
        place = following
