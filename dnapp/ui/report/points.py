"""What an officer should look at before a report leaves the office, and where each thing leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dnapp.core.numbers import count2
from dnapp.services.report_warnings import ReportWarning
from dnapp.ui.report.chapters import Chapter
from dnapp.ui.window_parts import SETTINGS, TEMPLATES

HEAD = "head"
"""What stands for number, day and signatory among the chapters."""

_TO_KNOW = (
    "no_number",
    "not_ended",
    "other_basis",
    "vague_start",
    "report_due",
    "unknown_expiry",
    "permission_twice",
)
"""Beginnings of the warnings that make no report wrong or late."""

_PAGES = {
    "no_place": SETTINGS,
    "no_recipients": SETTINGS,
    "wording_unfit": TEMPLATES,
    "wording_gone": TEMPLATES,
}
_IN_HEAD = frozenset({"no_signatory", "no_number"})


@dataclass(frozen=True)
class Point:
    """One thing to look at: the key of its sentence, and where it leads."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    grave: bool = True
    """Whether the report would be wrong or late; else it is only to know."""
    kind: str = ""
    ids: tuple[str, ...] = ()
    """Records to open."""
    chapter: str = ""
    """Chapter to write, or `HEAD` for number, day and signatory."""
    page: str = ""
    """Page of the window to open."""

    @property
    def action(self) -> str:
        """Key of the words on its link; "" when it leads nowhere."""
        if self.ids:
            return f"reports.open.{self.kind}"
        if self.chapter:
            return "reports.open.head" if self.chapter == HEAD else "reports.open.chapter"
        return f"reports.open.{self.page}" if self.page else ""


def points(
    warnings: Iterable[ReportWarning], chapters: Sequence[Chapter], written: Iterable[str]
) -> list[Point]:
    """The warnings and the chapters without a word, the grave ones first.

    `written` are the chapters with an officer's own text.
    """
    found = [*map(_point, warnings), *_silent(chapters, set(written))]
    return sorted(found, key=lambda point: not point.grave)


def _point(warning: ReportWarning) -> Point:
    name = warning.key.rpartition(".")[2]
    return Point(
        warning.key,
        warning.values,
        grave=not name.startswith(_TO_KNOW),
        kind=warning.kind,
        ids=warning.ids,
        chapter=HEAD if name in _IN_HEAD else "",
        page=_PAGES.get(name, ""),
    )


def _silent(chapters: Sequence[Chapter], written: set[str]) -> Iterator[Point]:
    silent = [c for c in chapters if not c.has_figures and c.key not in written]
    if silent:
        values = {"count": count2(len(silent)), "first": silent[0].number}
        yield Point("reports.silent", values, grave=False, chapter=silent[0].key)
