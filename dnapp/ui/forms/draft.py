"""What is typed but not saved, as plain JSON values and back.

A draft holds only what differs from the saved record: continued later, it leaves alone what others
have changed meanwhile in other fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dnapp.core.record import Record, RecordType
from dnapp.records import BY_KEY
from dnapp.ui.forms.sheet import Entry, Sheet, columns_of, empty_row

Payload = dict[str, Any]


def to_payload(sheet: Sheet, saved: Sheet, kind: RecordType) -> Payload:
    """The differences of a sheet from the saved one."""
    payload: Payload = {
        "revision": saved.root.record.revision,
        **_entry_payload(sheet.root, saved.root, kind),
    }
    rows = {
        key: {
            "known": [entry.record.id for entry in saved.rows.get(key, ())],
            "rows": _rows_payload(sheet.rows[key], saved.rows.get(key, ()), BY_KEY[key]),
        }
        for key in sheet.rows
        if sheet.rows[key] != saved.rows.get(key, ())
    }
    return {**payload, "children": rows}


def from_payload(payload: Mapping[str, Any], saved: Sheet, kind: RecordType) -> Sheet:
    """The saved record as it is now, with the differences of a draft put in."""
    sheet = replace(saved, root=_entry(payload, saved.root, kind))
    for key, part in payload.get("children", {}).items():
        if key in kind.children:
            sheet = sheet.with_rows(key, tuple(_rows(part, saved.rows.get(key, ()), BY_KEY[key])))
    return sheet


def is_stale(payload: Mapping[str, Any], saved: Sheet) -> bool:
    """Whether the record was saved again since the draft began."""
    return int(payload.get("revision", 0)) != saved.root.record.revision


def _entry_payload(entry: Entry, saved: Entry, kind: RecordType) -> Payload:
    cells = {
        name: kind.specs[name].to_db(getattr(entry.record, name))
        for name in columns_of(kind)
        if getattr(entry.record, name) != getattr(saved.record, name)
    }
    return {"cells": cells, "unread": dict(entry.unread)}


def _rows_payload(
    rows: tuple[Entry, ...], saved: tuple[Entry, ...], kind: RecordType
) -> list[Payload]:
    known = {entry.record.id: entry for entry in saved}
    blank = empty_row(kind.key)
    return [
        {"id": row.record.id, **_entry_payload(row, known.get(row.record.id, blank), kind)}
        for row in rows
    ]


def _rows(part: Mapping[str, Any], saved: tuple[Entry, ...], kind: RecordType) -> list[Entry]:
    now = {entry.record.id: entry for entry in saved}
    rows = []
    for row in part["rows"]:
        if row["id"] in now:
            rows.append(_entry(row, now[row["id"]], kind))
        elif row["cells"] or row["unread"]:
            rows.append(_entry(row, empty_row(kind.key), kind))
    known = set(part["known"])
    return [*rows, *(entry for entry in saved if entry.record.id not in known)]


def _entry(payload: Mapping[str, Any], base: Entry, kind: RecordType) -> Entry:
    """Fields that no longer exist, as after an update of the program, are passed over."""
    typed = set(columns_of(kind))
    values = {
        name: kind.specs[name].from_db(cell)
        for name, cell in payload["cells"].items()
        if name in typed
    }
    record: Record = replace(base.record, **values)
    unread = {name: text for name, text in payload["unread"].items() if name in typed}
    return Entry(record, unread)
