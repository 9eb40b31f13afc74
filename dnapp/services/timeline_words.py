"""The timeline in words: names of lanes and bars, sentences, and what `dnapp timeline` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from dnapp.core.words import Catalog
from dnapp.services.chains import FAR, Bar
from dnapp.services.states import CHUNK, DERIVED
from dnapp.services.statistics import trees
from dnapp.services.timeline import PARTNER, Entry, Lane, lanes, read
from dnapp.services.workspace import Workspace

_LANE_FIELDS = {"agreement": "form", "aid_project": "source", "event": "kind"}
"""The field that parts a record type into lanes by type."""


def lane_name(words: Catalog, by: str, key: str) -> str:
    """What a lane is called that is not called after a record."""
    kind, _, option = key.partition(".")
    if option:
        return words(f"choice.{kind}.{_LANE_FIELDS[kind]}.{option}")
    return words(f"timeline.kind.{key}") if key else words(f"timeline.nowhere.{by}")


def bar_label(words: Catalog, entry: Entry, bar: Bar) -> str:
    """What stands in a bar: the title in the first one, then which term it is."""
    if bar.part in {"original", "project"}:
        return entry.title
    return words(f"timeline.part.{bar.part}", number=bar.number)


def span_words(words: Catalog, entry: Entry) -> str:
    """First and last day of a record; a day known only to the month or year is called about."""
    first = _day(entry.first)
    last = words("timeline.open") if entry.last == FAR else _day(entry.last)
    text = first if entry.first == entry.last else f"{first} – {last}"
    return text if entry.sure else f"{text} ({words('timeline.unsure')})"


def _day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day:02}/{day.month:02}/{day.year}"


def to_json(
    workspace: Workspace, first: date | None, last: date | None
) -> dict[str, list[dict[str, Any]]]:
    """What `dnapp timeline` prints: the bars and marks that touch the span, lane by lane."""
    words = workspace.words
    whole = read(workspace.repositories, workspace.today())
    begin = first.toordinal() if first else 1
    end = last.toordinal() if last else FAR
    entries = [e for e in whole.entries if e.first <= end and e.last >= begin]
    said = dict(_sentences(workspace, entries))
    bars, marks = [], []
    for lane in lanes(entries, PARTNER, whole.places, lambda by, key: lane_name(words, by, key)):
        for row in lane.rows:
            bars += [
                _entry_json(lane, entry, said) | _bar_json(words, entry, bar)
                for entry, bar in row.bars
                if bar.first <= end and bar.last >= begin
            ]
        marks += [_entry_json(lane, mark, said) for mark in lane.marks]
    return {"bars": bars, "marks": marks}


def _entry_json(lane: Lane, entry: Entry, said: dict[str, str]) -> dict[str, Any]:
    direction = {"incoming": "in", "outgoing": "out"}.get(entry.shown_as)
    return {
        "kind": entry.kind,
        "id": entry.id,
        "lane": lane.place.title,
        "lane_id": lane.key,
        "title": entry.title,
        "first": _iso(entry.first),
        "last": _iso(entry.last),
        "exact": entry.sure,
        "status": entry.status,
        "sentence": said[entry.id],
        **({"direction": direction} if direction else {}),
    }


def _bar_json(words: Catalog, entry: Entry, bar: Bar) -> dict[str, Any]:
    return {
        "first": _iso(bar.first),
        "last": _iso(bar.last),
        "exact": bar.sure_from == bar.first and bar.sure_until == bar.last,
        "part": bar.part,
        "term": bar.number,
        "label": bar_label(words, entry, bar),
        "notice_from": _iso(bar.notice) if bar.notice else None,
    }


def _iso(ordinal: int) -> str | None:
    return None if ordinal == FAR else date.fromordinal(ordinal).isoformat()


def _sentences(workspace: Workspace, entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """(id, why its status is what it is) of every entry, read some at a time."""
    by_kind: dict[str, list[str]] = {}
    for entry in entries:
        by_kind.setdefault(entry.kind, []).append(entry.id)
    showing, today, settings = workspace.showing(), workspace.today(), workspace.settings
    for kind, ids in by_kind.items():
        derived = DERIVED[kind]
        for some in _parts(ids):
            for tree in trees(workspace, kind, some, derived.needs):
                shown = derived.shown(tree, today, settings, showing)
                yield tree.record.id, str(shown["sentence"])


def _parts(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, CHUNK)):
        yield some
