"""Why figures of an issued report are different now: which, and the records behind them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dnapp.services.issuing import FIGURES, issued, issued_reports, period_of_issue
from dnapp.services.statistics import figures, to_json
from dnapp.services.workspace import Workspace
from dnapp.store.history import ChangeEntry
from dnapp.store.kept_files import kept
from dnapp.store.later import changed_later


@dataclass(frozen=True)
class FigureChange:
    """A figure that is not what was issued."""

    key: str
    label: str
    unit: str
    kind: str
    then: Decimal | int | None
    now: Decimal | int | None
    added: tuple[str, ...]
    """Records that are counted now and were not then."""
    gone: tuple[str, ...]


@dataclass(frozen=True)
class RecordChange:
    """A record behind the figures that was changed after the report was issued."""

    kind: str
    id: str
    how: str
    """added, gone or changed: whether the figures count it now, then, or both times."""
    changes: tuple[ChangeEntry, ...]
    """Oldest first, with the rows of this record."""


@dataclass(frozen=True)
class Comparison:
    """What differs between an issued report and the records of today."""

    figures: tuple[FigureChange, ...]
    records: tuple[RecordChange, ...]


def why_different(workspace: Workspace, ident: str) -> Comparison:
    """Figures that changed since a report was issued, and the changed records behind them."""
    record = issued(workspace, ident)
    then = _by_key(json.loads(zlib.decompress(kept(workspace.reader, ident, FIGURES)))["figures"])
    made = figures(workspace, period_of_issue(record))
    now = _by_key(to_json(made, workspace.showing()))
    differing = tuple(_differing(then, now))
    return Comparison(differing, tuple(_changed_records(workspace, ident, then, now)))


def _by_key(made: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {one["key"]: one for one in made}


def _differing(
    then: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> Iterator[FigureChange]:
    for key in dict.fromkeys((*then, *now)):
        before, after = then.get(key), now.get(key)
        shown = after or before
        assert shown is not None
        old_ids, new_ids = _ids(before), _ids(after)
        old, new = _value(before), _value(after)
        if old == new and set(old_ids) == set(new_ids):
            continue
        if not old and not new:
            continue  # a group that is nothing and one that is not there are the same
        yield FigureChange(
            key, shown["label"], shown["unit"], shown["kind"], old, new,
            tuple(one for one in new_ids if one not in set(old_ids)),
            tuple(one for one in old_ids if one not in set(new_ids)),
        )  # fmt: skip


def _ids(figure: Mapping[str, Any] | None) -> tuple[str, ...]:
    return tuple(figure["ids"]) if figure else ()


def _value(figure: Mapping[str, Any] | None) -> Decimal | int | None:
    if figure is None:
        return 0
    value = figure["value"]
    return Decimal(value) if isinstance(value, str) else value


def _counted(made: Mapping[str, Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(one["kind"], ident) for one in made.values() for ident in one["ids"]}


def _changed_records(
    workspace: Workspace,
    ident: str,
    then: Mapping[str, Mapping[str, Any]],
    now: Mapping[str, Mapping[str, Any]],
) -> Iterator[RecordChange]:
    before, after = _counted(then), _counted(now)
    found = changed_later(workspace.reader, "issued_report", ident)
    for kind, record_id, changes in found:
        was, is_now = (kind, record_id) in before, (kind, record_id) in after
        if was or is_now:
            how = "changed" if was and is_now else "added" if is_now else "gone"
            yield RecordChange(kind, record_id, how, changes)


def changed_with_reason(workspace: Workspace, before: date) -> dict[str, list[str]]:
    """Records by type that were changed with a reason since the last report was issued, of those
    whose period ended before a day."""
    older = [
        one for one in issued_reports(workspace) if one.last_on and one.last_on.last() < before
    ]
    if not older:
        return {}
    newest = max(older, key=lambda one: one.n)
    found: dict[str, list[str]] = {}
    for kind, ident, changes in changed_later(workspace.reader, "issued_report", newest.id):
        if reasons(changes):
            found.setdefault(kind, []).append(ident)
    return found


def reasons(changes: Collection[ChangeEntry]) -> tuple[str, ...]:
    """The reasons that were given for changes, each once."""
    given = (str(one.details.get("reason", "")) for one in changes)
    return tuple(dict.fromkeys(reason for reason in given if reason))
