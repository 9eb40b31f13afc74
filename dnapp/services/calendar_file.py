"""Visits and deadlines as an iCalendar file for the calendar program of an officer.

Nothing of a person stands in it: titles and places only. An entry keeps its UID, so that importing
a newer file replaces what an older one brought.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.core.record import Record
from dnapp.records.agreement import Agreement
from dnapp.records.delegation import Delegation
from dnapp.records.event import Event as OwnEvent

if TYPE_CHECKING:
    from icalendar import Event

    from dnapp.core.words import Catalog

KINDS = ("delegation", "agreement", "event")
"""Record types that have days for a calendar."""

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=8)
"""Alarms ring at eight in the morning."""


@dataclass(frozen=True)
class Entry:
    """One event of whole days."""

    uid: str
    title: str
    first: date
    last: date
    changed: datetime
    place: str = ""
    days_before: tuple[int, ...] = ()
    """Mornings before the first day on which an alarm rings; 0 is the day itself."""


def calendar_file(records: Iterable[Record], words: Catalog) -> tuple[bytes, int]:
    """The file for some delegations, agreements and events, and how many entries it has.

    Days known only to the month or the year, and what is cancelled, make no entry.
    """
    from icalendar import Calendar  # only when a file is made

    calendar = Calendar()
    calendar.add("prodid", "-//dnapp//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", words("calendar.file_name"))
    count = 0
    for record in records:
        for entry in entries(record, words):
            calendar.add_component(_event(entry))
            count += 1
    return calendar.to_ical(), count


def entries(record: Record, words: Catalog) -> Iterator[Entry]:
    """What one record puts into a calendar."""
    if record.deleted_at:
        return
    if isinstance(record, Delegation):
        yield from _of_delegation(record, words)
    elif isinstance(record, Agreement):
        yield from _of_agreement(record, words)
    elif isinstance(record, OwnEvent):
        yield from _of_event(record, words)


def _of_delegation(record: Delegation, words: Catalog) -> Iterator[Entry]:
    if record.cancelled_on:
        return
    first, last = _exact(record.starts_on), _exact(record.ends_on)
    if first is not None:
        last = max(last or first, first)
        title = words(f"calendar.event_{record.direction}", title=record.name)
        yield _entry(record, "visit", title, first, last, (1,), record.places)
    due = _exact(record.report_due_on)
    if due is not None and not record.reported_on:
        yield _entry(record, "report", words("calendar.event_report", title=record.name), due)


def _of_event(record: OwnEvent, words: Catalog) -> Iterator[Entry]:
    first, last = _exact(record.starts_on), _exact(record.ends_on)
    if first is not None and not record.cancelled_on:
        title = words("calendar.event_event", title=record.name)
        yield _entry(record, "visit", title, first, max(last or first, first), (1,), record.place)


def _of_agreement(record: Agreement, words: Catalog) -> Iterator[Entry]:
    for name, key in (("notice_deadline", "notice"), ("expires_on", "expiry")):
        day = _exact(getattr(record, name))
        if day is not None:
            yield _entry(record, key, words(f"calendar.event_{key}", title=record.title), day)


def _entry(
    record: Record,
    what: str,
    title: str,
    first: date,
    last: date | None = None,
    days_before: tuple[int, ...] = (7, 1),
    place: str = "",
) -> Entry:
    changed = datetime.fromisoformat(record.updated_at) if record.updated_at else None
    changed = changed or datetime.combine(first, datetime.min.time(), UTC)
    uid = f"{record.id}-{what}@dnapp"
    return Entry(uid, title, first, last or first, changed.astimezone(UTC), place, days_before)


def _exact(day: PartialDay | None) -> date | None:
    return day.exact if day else None


def _event(entry: Entry) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("summary", entry.title)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + _DAY)  # the day after the last, as the format counts
    event.add("transp", "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    for days in entry.days_before:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", _HOUR - days * _DAY)
        event.add_component(alarm)
    return event
