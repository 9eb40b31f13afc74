"""What an officer should look at before a report leaves the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dnapp.core.numbers import count2
from dnapp.core.periods import Period
from dnapp.services.figure import Figure
from dnapp.services.statistics import DIRECTIONS
from dnapp.ui.report.chapters import Chapter

_NEEDED = ("place", "signatory_title", "signatory_name")


@dataclass(frozen=True)
class Point:
    """One thing to look at: a sentence of `reports.point.`, and where it leads."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    grave: bool = True
    """Whether the report would be wrong or late; else it is only to know."""
    kind: str = ""
    ids: tuple[str, ...] = ()
    """Records to open."""
    chapter: str = ""
    """Chapter to write, or `HEAD` for number, day and signatory."""


HEAD = "head"
"""What stands for number, day and signatory among the chapters."""


def points(
    figures: Mapping[str, Figure],
    period: Period,
    today: date,
    chapters: Sequence[Chapter],
    written: Iterable[str],
    signed_by: Mapping[str, str],
) -> list[Point]:
    """Points in the order of weight; `written` are the chapters with an officer's own text."""
    found = [*_records(figures), *_head(signed_by)]
    if period.last >= today:
        days = (period.last - today).days
        values = {"day": f"{period.last:%d/%m/%Y}", "days": days}
        found.append(Point("not_over" if days else "last_day", values, grave=False))
    silent = [c.key for c in chapters if not c.has_figures and c.key not in set(written)]
    if silent:
        values = {"count": count2(len(silent)), "first": silent[0]}
        found.append(Point("silent", values, grave=False, chapter=silent[0]))
    return sorted(found, key=lambda point: not point.grave)


def _records(figures: Mapping[str, Figure]) -> Iterator[Point]:
    for direction in DIRECTIONS:
        for part in ("overdue", "draft"):
            yield from _counted(
                figures, f"delegation.{direction}.{part}.count", f"{part}_{direction}"
            )
    lacking = [
        id
        for name in ("aid", "oda")
        for metric in ("committed", "disbursed")
        for code in ("usd", "vnd")
        if (figure := figures.get(f"{name}.{metric}.{code}"))
        for id in figure.missing
    ]
    if lacking:
        ids = tuple(dict.fromkeys(lacking))
        yield Point("no_rate", {"count": count2(len(ids))}, kind="aid_project", ids=ids)
    yield from _counted(figures, "agreement.term_unknown", "term_unknown", grave=False)


def _counted(
    figures: Mapping[str, Figure], key: str, name: str, *, grave: bool = True
) -> Iterator[Point]:
    figure = figures.get(key)
    if figure is not None and figure.ids:
        count = count2(len(figure.ids))
        yield Point(name, {"count": count}, grave, figure.kind, figure.ids)


def _head(signed_by: Mapping[str, str]) -> Iterator[Point]:
    for name in _NEEDED:
        if not signed_by.get(name):
            yield Point(f"no_{name}", chapter=HEAD)
