"""Plan targets in the report: how many stand how (II), and Annex VI with every one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dnapp.core.numbers import count2
from dnapp.core.periods import Period
from dnapp.reports.document import Annex, Block, Cell, Column, Figure, Paragraph, Table
from dnapp.reports.numbers import Numbers
from dnapp.reports.sentences import Runs, day, joined, sentence
from dnapp.reports.target_list import planned_words
from dnapp.services import target_words
from dnapp.services.phrases import in_words
from dnapp.services.target_shapes import VERDICTS
from dnapp.services.targets import Judgement, Values, judge_all
from dnapp.services.workspace import Workspace

_WIDTHS = {
    "n": 10, "name": 62, "plan": 44, "time": 24, "planned": 26, "actual": 26, "verdict": 24,
    "said": 60,
}  # fmt: skip
"""Columns and their shares of the width, mm."""

TARGET_COLUMNS = tuple(_WIDTHS)

_CENTRED = frozenset({"n", "time", "verdict"})


@dataclass(frozen=True)
class QuarterTargets:
    """The targets whose time meets a period, judged on its last day or, before that, today."""

    workspace: Workspace
    period: Period

    @cached_property
    def on(self) -> date:
        """The day on which they are judged."""
        return min(self.period.last, self.workspace.today())

    @cached_property
    def judged(self) -> list[Judgement]:
        """By plan, then name."""
        found = judge_all(Values(self.workspace.repositories, self.on))
        first, last = self.period.first, self.period.last
        return [one for one in found if one.first <= last and one.last >= first]

    def annex(self, numbers: Numbers, number: str) -> Annex | None:
        """Every target with plan, value and verdict; None when no plan is running."""
        if not self.judged:
            return None
        words = numbers.words
        columns = tuple(
            Column(
                key,
                words(f"report.annex.targets.{key}"),
                width,
                "center" if key in _CENTRED else "left",
            )
            for key, width in _WIDTHS.items()
        )
        rows = tuple(
            tuple(self._cells(one, place, numbers)[column.key] for column in columns)
            for place, one in enumerate(self.judged, start=1)
        )
        title = words("report.annex.targets.title", day=day(words, self.on))
        return Annex(number, title, "", (Table(columns, rows),))

    def _cells(self, one: Judgement, place: int, numbers: Numbers) -> dict[str, Cell]:
        words = numbers.words
        return {
            "n": str(place),
            "name": one.target.name,
            "plan": one.plan.name,
            "time": f"{one.first:%d/%m/%Y}–{one.last:%d/%m/%Y}",
            "planned": planned_words(one, numbers.showing),
            "actual": self._actual(one, numbers),
            "verdict": words(f"verdict.{one.verdict}"),
            "said": in_words((one.standing.reason,), numbers.showing),
        }

    def _actual(self, one: Judgement, numbers: Numbers) -> Cell:
        actual, measured = one.standing.actual, one.standing.measured
        if actual is None or measured is None:
            return ""
        ids = tuple(measured.ids(self.workspace.repositories))
        text = in_words((target_words.said(actual, one.target.unit),), numbers.showing)
        return Figure(f"target.{one.target.id}", actual, one.target.unit, ids, text)

    def assessment(self, numbers: Numbers, annex: str) -> list[Block]:
        """How many targets stand how, as one sentence; nothing when no plan is running."""
        if not self.judged:
            return []
        words = numbers.words
        parts = [
            sentence(words, f"report.targets.{verdict}", count=_count(verdict, found))
            for verdict in reversed(VERDICTS)
            if (found := [one for one in self.judged if one.verdict == verdict])
        ]
        runs: Runs = sentence(
            words,
            "report.targets.standing",
            day=day(words, self.on),
            count=_count("all", self.judged),
            parts=joined(parts, ", "),
            annex=annex,
        )
        return [Paragraph(runs)]


def _count(key: str, found: Sequence[Judgement]) -> Figure:
    ids = tuple(one.target.id for one in found)
    return Figure(f"target.{key}", len(ids), "target", ids, count2(len(ids)))
