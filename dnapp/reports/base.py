"""What every report is: a key, and a function from a workspace and options to a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dnapp.core.periods import Period
from dnapp.reports.document import Document
from dnapp.services.office_wording import fitting
from dnapp.services.report_warnings import ReportWarning
from dnapp.services.workspace import Workspace


@dataclass(frozen=True)
class Signatory:
    """Who signs: authority ("KT.", "TM." or none), title and name."""

    prefix: str
    title: str
    name: str


@dataclass(frozen=True)
class Issuer:
    """Which office issues: its superior ("" for none), its name, its abbreviation."""

    parent_agency: str
    agency: str
    symbol: str


@dataclass(frozen=True)
class ReportOptions:
    """What a report is made for.

    `narrative` maps a chapter ("I.1", "II" …) to the officer's own text and goes before the text
    stored for that chapter. `number` and `day` are None until the report is issued. Without a
    `signatory` the one of the office's settings signs; without an `issuer` the office issues.
    """

    period: Period
    narrative: Mapping[str, str] = field(default_factory=dict)
    number: int | None = None
    day: dt.date | None = None
    signatory: Signatory | None = None
    issuer: Issuer | None = None

    def on(self, today: dt.date) -> dt.date:
        """The day whose settings hold: that of the document, else today."""
        return self.day or today


WORK = "quarterly"
"""Key of the work report, whose texts are stored under the period alone."""


def text_code(report: str, period: Period) -> str:
    """Under what the officer's own text of a report is stored."""
    return period.code if report == WORK else f"{report}.{period.code}"


@dataclass(frozen=True)
class AnnexForm:
    """An annex that a report may have; which of its columns are printed is the office's."""

    number: str
    key: str
    chapter: str
    """The chapter that refers to it; without the chapter there is no annex."""
    table: str
    """The table of words that names its columns."""
    columns: tuple[str, ...]
    """Keys of its columns in the order of the program, the ordinal first."""
    fixed: bool = False
    """Whether a legal form fixes the columns."""


@dataclass(frozen=True)
class Report:
    """One report; its name for the reader is the words key `report.<key>.name`."""

    key: str
    make: Callable[[Workspace, ReportOptions], Document]
    """Makes it in the words of the workspace that it is given."""
    chapters: tuple[str, ...] = ()
    """Chapters that an officer may write text for, in the order of the program."""
    about: frozenset[str] = frozenset()
    """Record types whose warnings concern it; empty for all."""
    annexes: tuple[AnnexForm, ...] = ()

    def build(self, workspace: Workspace, options: ReportOptions) -> Document:
        """The report of a period as a document, in the words of the office."""
        words = workspace.words
        own = workspace.settings.wording(options.on(workspace.today()))
        return self.make(workspace.speaking(words.laid_over(fitting(words, own).fit)), options)

    def concerns(self, warning: ReportWarning) -> bool:
        """Whether a warning is about this report: about the paper itself, or its records."""
        return not self.about or not warning.kind or warning.kind in self.about
