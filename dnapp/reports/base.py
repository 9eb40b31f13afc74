"""What every report is: a key, and a function from a workspace and options to a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dnapp.core.periods import Period
from dnapp.reports.document import Document
from dnapp.services.report_warnings import ReportWarning
from dnapp.services.workspace import Workspace


@dataclass(frozen=True)
class Signatory:
    """Who signs: authority ("KT.", "TM." or none), title and name."""

    prefix: str
    title: str
    name: str


@dataclass(frozen=True)
class ReportOptions:
    """What a report is made for.

    `narrative` maps a chapter ("I.1", "II" …) to the officer's own text and goes before the text
    stored for that chapter. `number` and `day` are None until the report is issued. Without a
    `signatory` the one of the office's settings signs.
    """

    period: Period
    narrative: Mapping[str, str] = field(default_factory=dict)
    number: int | None = None
    day: dt.date | None = None
    signatory: Signatory | None = None


WORK = "quarterly"
"""Key of the work report, whose texts are stored under the period alone."""


def text_code(report: str, period: Period) -> str:
    """Under what the officer's own text of a report is stored."""
    return period.code if report == WORK else f"{report}.{period.code}"


@dataclass(frozen=True)
class Report:
    """One report; its name for the reader is the words key `report.<key>.name`."""

    key: str
    build: Callable[[Workspace, ReportOptions], Document]
    chapters: tuple[str, ...] = ()
    """Chapters that an officer may write text for, in order."""
    about: frozenset[str] = frozenset()
    """Record types whose warnings concern it; empty for all."""

    def concerns(self, warning: ReportWarning) -> bool:
        """Whether a warning is about this report: about the paper itself, or its records."""
        return not self.about or not warning.kind or warning.kind in self.about
