"""Making a report beside the window: what is wanted, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dnapp.core.periods import Period
from dnapp.reports import BY_KEY
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import Document
from dnapp.services.figure import Figure
from dnapp.services.report_warnings import ReportWarning, report_warnings
from dnapp.services.statistics import DIRECTIONS, figures, figures_of
from dnapp.services.workspace import Workspace
from dnapp.ui.jobs import Job
from dnapp.ui.report.beside import Beside, beside
from dnapp.ui.report.pdf_pages import PageSize, page_sizes


@dataclass(frozen=True)
class Wish:
    """The report that the page asks for now."""

    report: str
    """Key of the report."""
    options: ReportOptions
    other: Period | None
    """The same period by the other basis, to compare with."""


@dataclass(frozen=True)
class Made:
    """A report with its file and what the page shows beside it."""

    wish: Wish
    document: Document
    content: bytes
    """The PDF file."""
    sizes: tuple[PageSize, ...]
    figures: Mapping[str, Figure]
    """Figures of the period by key."""
    counts: Mapping[str, int]
    """Delegations of the period by direction (`in`, `out`)."""
    warnings: tuple[ReportWarning, ...]
    """What is missing or contradictory in it."""
    other_counts: Mapping[str, int]
    """The same by the other basis; {} without one."""
    beside: Mapping[str, Beside]
    """What stands beside the officer's text, by chapter."""


def make(source: Workspace, wish: Wish, known: Made | None, job: Job) -> Made | None:
    """Build a report from what the folder holds now; None when the job was cancelled meanwhile.

    What stands beside the paper is read anew unless it is `known` from a report of the same
    records and period: typing changes none of it. UserError when the file cannot be made.
    """
    from dnapp.reports.pdf import pdf_bytes

    with source.lent() as workspace:
        report = BY_KEY[wish.report]
        document = report.build(workspace, wish.options)
        if job.cancelled:
            return None
        content = pdf_bytes(document, workspace.words, today=workspace.today())
        if job.cancelled:
            return None
        sizes = page_sizes(content)
        warnings = tuple(filter(report.concerns, _warnings(workspace, wish.options)))
        if known is not None:
            return replace(
                known, wish=wish, document=document, content=content, sizes=sizes, warnings=warnings
            )
        counted = {figure.key: figure for figure in figures(workspace, wish.options.period)}
        return Made(
            wish,
            document,
            content,
            sizes,
            counted,
            _counts(workspace, wish.options.period),
            warnings,
            _counts(workspace, wish.other) if wish.other else {},
            beside(workspace, report, wish.options, document, counted),
        )


def _warnings(workspace: Workspace, options: ReportOptions) -> list[ReportWarning]:
    signatory = options.signatory.name if options.signatory else None
    return report_warnings(workspace, options.period, options.number, signatory, options.day)


def _counts(workspace: Workspace, period: Period) -> dict[str, int]:
    parts = {f"delegation.{direction}" for direction in DIRECTIONS}
    [made] = figures_of(workspace, (period,), parts)
    counts = {figure.key: int(figure.value or 0) for figure in made if figure.unit == "delegation"}
    return {direction: counts[f"delegation.{direction}.count"] for direction in DIRECTIONS}
