"""What stands beside an officer's text of a chapter: notes to take, figures that have moved on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dnapp.reports.base import Report, ReportOptions, text_code
from dnapp.reports.document import Document, Figure, runs_of
from dnapp.reports.suggestions import suggestions
from dnapp.services.diary import Note
from dnapp.services.figure import Figure as Statistic
from dnapp.services.phrases import in_words
from dnapp.services.workspace import Workspace
from dnapp.ui.report.chapters import Chapter, chapters


@dataclass(frozen=True)
class Renewed:
    """A figure as the report prints it now."""

    text: str
    label: str
    """What it counts."""


@dataclass(frozen=True)
class Beside:
    """Beside the text of one chapter."""

    notes: tuple[Note, ...] = ()
    """Sentences that officers wrote in the period, oldest first."""
    renewed: Mapping[str, tuple[Renewed, ...]] = field(default_factory=dict)
    """A number as the last report prints it → what the same figures are now."""


def beside(
    workspace: Workspace,
    report: Report,
    options: ReportOptions,
    made: Document,
    figures: Mapping[str, Statistic],
) -> Mapping[str, Beside]:
    """By chapter of a made report; the last report is read only where its text may be taken."""
    period = options.period
    notes = suggestions(workspace, report.key, period)
    last = period.previous()
    renewed: Mapping[str, Mapping[str, tuple[Renewed, ...]]] = {}
    if any(workspace.settings.report_texts(text_code(report.key, last)).values()):
        before = {one.key: one for one in chapters(report.build(workspace, ReportOptions(last)))}
        showing = workspace.showing()

        def label(key: str) -> str:
            statistic = figures.get(key.removesuffix(".change"))
            return in_words((statistic.label,), showing) if statistic else ""

        renewed = {
            now.key: _renewed(before[now.key], now, label)
            for now in chapters(made)
            if now.key in before
        }
    keys = {*notes, *renewed}
    return {key: Beside(notes.get(key, ()), renewed.get(key, {})) for key in keys}


def _renewed(
    before: Chapter, now: Chapter, label: Callable[[str], str]
) -> dict[str, tuple[Renewed, ...]]:
    """Figures that both chapters state equally often, place by place, where they differ."""
    then, today = _texts(before), _texts(now)
    found: dict[str, dict[Renewed, None]] = {}
    for key, old in then.items():
        new = today.get(key, [])
        if len(new) == len(old):
            for was, text in zip(old, new, strict=True):
                if was != text:
                    found.setdefault(was, {})[Renewed(text, label(key))] = None
    return {was: tuple(news) for was, news in found.items()}


def _texts(chapter: Chapter) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in chapter.blocks:
        for run in runs_of(block):
            if isinstance(run, Figure):
                found.setdefault(run.key, []).append(run.text)
    return found
