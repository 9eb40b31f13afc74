"""What every report is: a key, and a function from a workspace and options to a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dnapp.core.periods import Period
from dnapp.reports.document import Document
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


@dataclass(frozen=True)
class Report:
    """One report; its name for the reader is the words key `report.<key>.name`."""

    key: str
    build: Callable[[Workspace, ReportOptions], Document]
