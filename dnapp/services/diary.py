"""What officers wrote of a period in the diary and as results of records: words for its report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dnapp.core.days import PartialDay
from dnapp.core.periods import Period
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.core.record import Record
from dnapp.records import BY_KEY
from dnapp.records.delegation import Delegation
from dnapp.records.diary_entry import DiaryEntry
from dnapp.records.event import Event
from dnapp.services.workspace import Workspace

OFFICE = "office"
"""Sort of a note that is about no record."""

_MOST = 200
"""Notes of one kind; a report has no use for more."""

_RESULTS = ("delegation", "event")
"""Record types whose `result` tells what came of them, counted by the day on which they end."""


@dataclass(frozen=True)
class Note:
    """A sentence an officer wrote, with the record that it is about."""

    sentence: str
    day: PartialDay | None
    kind: str
    """Record key; "" when it is about no record."""
    id: str
    title: str
    """What names the record; "" without one."""
    sort: str
    """What decides on the chapter: the record key, delegations with their direction
    (`delegation.in`), events with their kind (`event.culture`), or `OFFICE`."""


def notes_of(workspace: Workspace, period: Period) -> list[Note]:
    """The notes of a period, oldest first; none about a record in the bin."""
    found = [*_diary(workspace, period), *_results(workspace, period)]
    return sorted(found, key=lambda note: note.day.first() if note.day else period.last)


def _diary(workspace: Workspace, period: Period) -> Iterator[Note]:
    entries = _within(workspace, "diary_entry", "happened_on", period)
    wanted: dict[str, list[str]] = {}
    for entry in entries:
        assert isinstance(entry, DiaryEntry)
        if entry.kind:
            wanted.setdefault(entry.kind, []).append(entry.record)
    about = {
        kind: workspace.repositories[kind].get_many(list(dict.fromkeys(ids)))
        for kind, ids in wanted.items()
    }
    for entry in entries:
        assert isinstance(entry, DiaryEntry)
        record = about[entry.kind].get(entry.record) if entry.kind else None
        if entry.kind and (record is None or record.deleted_at):
            continue
        yield _note(entry.content, entry.happened_on, entry.kind, record)


def _results(workspace: Workspace, period: Period) -> Iterator[Note]:
    filled = Condition("result", Operator.FILLED)
    for kind in _RESULTS:
        for record in _within(workspace, kind, "ends_on", period, filled):
            assert isinstance(record, Delegation | Event)
            yield _note(record.result, record.ends_on, kind, record)


def _within(
    workspace: Workspace, kind: str, field: str, period: Period, *more: Condition
) -> list[Any]:
    days = (PartialDay.of(period.first), PartialDay.of(period.last))
    query = Query((Condition(field, Operator.BETWEEN, days), *more), (Sort(field),))
    return workspace.repositories[kind].first(query, _MOST)


def _note(sentence: str, day: PartialDay | None, kind: str, record: Record | None) -> Note:
    said = " ".join(sentence.split())
    if record is None:
        return Note(said, day, "", "", "", OFFICE)
    return Note(said, day, kind, record.id, BY_KEY[kind].title_of(record), _sort(kind, record))


def _sort(kind: str, record: Record) -> str:
    match record:
        case Delegation():
            return f"{kind}.{record.direction}"
        case Event():
            return f"{kind}.{record.kind}"
    return kind
