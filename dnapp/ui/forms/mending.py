"""Two people changed one record: what was typed here put onto what was saved there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from dnapp.core.record import RecordType
from dnapp.records import BY_KEY
from dnapp.ui.forms.sheet import Entry, Sheet, columns_of, empty_row


@dataclass(frozen=True)
class Clash:
    """A field that both changed: what was typed here stays, this is what was saved there."""

    field: str
    """`starts_on`, or `member[2].name`."""
    theirs: Any


def mend(base: Sheet, mine: Sheet, theirs: Sheet, kind: RecordType) -> tuple[Sheet, list[Clash]]:
    """The saved record with every field changed here put in, and the fields that clash.

    `base` is the record as this form had loaded it.
    """
    clashes: list[Clash] = []
    root = _entry(base.root, mine.root, theirs.root, kind, "", clashes)
    rows = {
        key: tuple(
            _rows(base.rows.get(key, ()), mine.rows[key], theirs.rows.get(key, ()), key, clashes)
        )
        for key in mine.rows
    }
    return Sheet(root, rows), clashes


def _rows(
    base: Iterable[Entry],
    mine: Iterable[Entry],
    theirs: Iterable[Entry],
    key: str,
    clashes: list[Clash],
) -> Iterator[Entry]:
    """Rows deleted on either side stay deleted, unless they were changed here."""
    before = {entry.record.id: entry for entry in base}
    saved = {entry.record.id: entry for entry in theirs}
    kind = BY_KEY[key]
    for place, entry in enumerate(mine, start=1):
        ident = entry.record.id
        if not ident:
            yield entry
        elif ident in saved:
            yield _entry(before[ident], entry, saved[ident], kind, f"{key}[{place}].", clashes)
        elif entry != before[ident]:
            yield _unsaved(entry, kind)
    yield from (entry for ident, entry in saved.items() if ident not in before)


def _entry(
    base: Entry, mine: Entry, theirs: Entry, kind: RecordType, prefix: str, clashes: list[Clash]
) -> Entry:
    values = {}
    for name in columns_of(kind):
        old, typed, saved = (getattr(each.record, name) for each in (base, mine, theirs))
        if typed == old and name not in mine.unread:
            continue
        values[name] = typed
        if saved not in (old, typed):
            clashes.append(Clash(prefix + name, saved))
    return Entry(replace(theirs.record, **values), mine.unread)


def _unsaved(entry: Entry, kind: RecordType) -> Entry:
    """The row as a new one: the one it was changed from is gone."""
    values = {name: getattr(entry.record, name) for name in columns_of(kind)}
    return Entry(replace(empty_row(kind.key).record, **values), entry.unread)
