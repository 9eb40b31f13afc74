"""The quarterly report on external affairs (báo cáo công tác đối ngoại).

The chapters stand in the order that provinces use, unless the office has its own: I.1–I.11 results,
II assessment, III tasks, IV proposals. Chapters with records speak from the figures; an officer's
own text follows. The same report serves months, half-years, nine months and years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dnapp.core.numbers import roman
from dnapp.core.periods import ND09
from dnapp.core.words import Catalog
from dnapp.records.agreement import Agreement
from dnapp.reports import period_words, quarterly_aid_text, quarterly_department, quarterly_text
from dnapp.reports.base import WORK, AnnexForm, Report, ReportOptions
from dnapp.reports.document import (
    Annex,
    Block,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Title,
)
from dnapp.reports.numbers import Numbers
from dnapp.reports.paper import Paper
from dnapp.reports.quarterly_agreements import AGREEMENT_COLUMNS, agreement_annex
from dnapp.reports.quarterly_aid import AID_COLUMNS, aid_annex
from dnapp.reports.quarterly_chart import quarters_chart
from dnapp.reports.quarterly_conferences import CONFERENCE_COLUMNS, conference_annex
from dnapp.reports.quarterly_delegations import DELEGATION_COLUMNS, delegation_annex
from dnapp.reports.quarterly_targets import TARGET_COLUMNS, QuarterTargets
from dnapp.reports.sentences import day, lower_first
from dnapp.services.workspace import Workspace

RESULTS = tuple(f"I.{number}" for number in range(1, 12))
CLOSING = {"II": "assessment", "III": "tasks", "IV": "proposals"}
"""The chapters after the results, and the words of their titles."""

ANNEXES = (
    AnnexForm("I", "out", "I.2", "report.annex.out", DELEGATION_COLUMNS["out"]),
    AnnexForm("II", "in", "I.2", "report.annex.in", DELEGATION_COLUMNS["in"]),
    AnnexForm("III", "agreements", "I.3", "report.annex.agreements", AGREEMENT_COLUMNS),
    AnnexForm(
        "IV", "conferences", "I.8", "report.annex.conferences", CONFERENCE_COLUMNS, fixed=True
    ),
    AnnexForm("V", "aid", "I.5", "report.annex.aid", AID_COLUMNS),
    AnnexForm("VI", "targets", "II", "report.annex.targets", TARGET_COLUMNS),
)


def make(workspace: Workspace, options: ReportOptions) -> Document:
    """The report of a period as a document."""
    return _Quarterly(workspace, options).document()


QUARTERLY = Report(WORK, make, (*RESULTS, *CLOSING), annexes=ANNEXES)


@dataclass(frozen=True)
class _Quarterly:
    workspace: Workspace
    options: ReportOptions

    @cached_property
    def _paper(self) -> Paper:
        return Paper(self.workspace, self.options, QUARTERLY)

    @property
    def _words(self) -> Catalog:
        return self.workspace.words

    @property
    def _numbers(self) -> Numbers:
        return self._paper.numbers

    @cached_property
    def _targets(self) -> QuarterTargets:
        return QuarterTargets(self.workspace, self.options.period)

    @cached_property
    def _subject(self) -> str:
        return period_words.subject(self._words, self.options.period)

    @cached_property
    def _annexes(self) -> dict[str, Annex]:
        """The annexes that have rows, by number."""
        return self._paper.referring(
            (
                delegation_annex(self.workspace, self._numbers, "I", "out"),
                delegation_annex(self.workspace, self._numbers, "II", "in"),
                agreement_annex(self.workspace, self._numbers, "III"),
                conference_annex(self.workspace, self._numbers, "IV"),
                aid_annex(self.workspace, self._numbers, "V"),
                self._targets.annex(self._numbers, "VI"),
            )
        )

    def document(self) -> Document:
        words, period = self._words, self.options.period
        name = period_words.full_name(words, period)
        return Document(
            title=words("report.quarterly.title", period=name),
            subject=self._subject,
            blocks=tuple(self._blocks()),
            annexes=tuple(self._annexes.values()),
            metadata=Metadata(
                author=self._paper.office.agency,
                keywords=tuple(words("report.quarterly.keywords", period=name).split(", ")),
            ),
        )

    def _blocks(self) -> Iterator[Block]:
        words, period = self._words, self.options.period
        yield self._paper.letterhead
        yield Title(words("report.quarterly.kind"), (self._subject,))
        yield Paragraph((self._opening(),))
        results = [chapter for chapter in self._paper.chapters if chapter in RESULTS]
        if results:
            name = period_words.full_name(words, period)
            yield Heading(1, roman(1), words("report.quarterly.chapter.results", period=name))
        for place, chapter in enumerate(results, start=1):
            title = words(f"report.quarterly.chapter.{chapter.removeprefix('I.')}")
            yield Heading(2, str(place), title, chapter)
            yield from self._chapter(chapter)
        upcoming = period_words.next_name(words, period)
        closing_chapters = [chapter for chapter in self._paper.chapters if chapter in CLOSING]
        for place, chapter in enumerate(closing_chapters, start=2 if results else 1):
            title = words(f"report.quarterly.chapter.{CLOSING[chapter]}", period=upcoming)
            yield Heading(1, roman(place), title, chapter)
            yield from self._closing_chapter(chapter)
        closing = words(
            "report.quarterly.closing",
            subject=lower_first(self._subject),
            agency=self._paper.office.agency,
        )
        yield Paragraph((closing,))
        yield self._paper.signature()

    def _opening(self) -> str:
        words, period = self._words, self.options.period
        by_decree = period.basis == ND09
        return words(
            "report.quarterly.opening",
            basis=words(f"report.quarterly.basis_{'nd09' if by_decree else 'other'}"),
            agency=self._paper.office.agency,
            subject=lower_first(self._subject),
            first=day(words, period.first),
            last=day(words, period.last),
        )

    def _chapter(self, chapter: str) -> Iterator[Block]:
        """One chapter of results: from the figures, then the officer's text, else that it is
        empty."""
        number = chapter.removeprefix("I.")
        made = [
            *_GENERATED.get(chapter, _nothing)(self),
            *quarterly_department.chapter(
                self.workspace, self._numbers, chapter, self._listed(chapter)
            ),
        ]
        blocks = [*made, *self._paper.written(chapter)]
        if not blocks:
            topic = self._words(f"report.quarterly.topic.{number}")
            blocks = [Paragraph((self._words("report.quarterly.none", topic=topic),))]
        yield from blocks
        if chapter == "I.8" and "IV" not in self._annexes:
            yield Paragraph((self._words("report.quarterly.no_annex_4"),))

    def _closing_chapter(self, number: str) -> Iterator[Block]:
        written = self._paper.written(number)
        if number == "II":
            written = [*self._targets.assessment(self._numbers, self._reference("VI")), *written]
        if written:
            yield from written
            return
        called_for = tuple(quarterly_text.tasks(self._numbers)) if number == "III" else ()
        if called_for:
            yield Paragraph((self._words("report.quarterly.tasks"),))
            yield from called_for
            return
        keys = {
            "II": "report.quarterly.no_assessment",
            "III": "report.quarterly.no_tasks",
            "IV": "report.quarterly.no_proposals",
        }
        yield Paragraph((self._words(keys[number]),))

    def _listed(self, chapter: str) -> str:
        """The words that name the annex of a chapter's events."""
        return self._reference("IV") if chapter == "I.8" else ""

    def guidance(self) -> Iterator[Block]:
        """I.1: what the three pillars did."""
        yield from quarterly_department.pillars(self._numbers)

    def delegations(self) -> Iterator[Block]:
        """I.2."""
        for direction, annex in (("out", "I"), ("in", "II")):
            yield from quarterly_text.delegations(self._numbers, direction, self._reference(annex))
        chart = quarters_chart(self.workspace, self._numbers)
        if any(bar.value for series in chart.series for bar in series.figures):
            yield chart

    def agreements(self) -> Iterator[Block]:
        """I.3."""
        ids = self._numbers["agreement.signed"].ids
        found = self.workspace.repositories["agreement"].get_many(ids).values()
        records = [record for record in found if isinstance(record, Agreement) and record.signed_on]
        records.sort(key=lambda record: (record.signed_on, record.title))
        yield from quarterly_text.agreements(self._numbers, tuple(records), self._reference("III"))

    def economy(self) -> Iterator[Block]:
        """I.4: ODA; events and indicators follow."""
        if quarterly_aid_text.happened(self._numbers, "oda"):
            yield from quarterly_aid_text.aid(self._numbers, "oda")

    def aid(self) -> Iterator[Block]:
        """I.5."""
        if quarterly_aid_text.happened(self._numbers, "aid"):
            yield from quarterly_aid_text.aid(self._numbers, "aid", self._reference("V"))

    def _reference(self, number: str) -> str:
        """The words that name an annex, as the decree asks; "" when there is no such annex."""
        annex = self._annexes.get(number)
        return self._paper.name_of(annex) if annex is not None else ""


def _nothing(_: _Quarterly) -> Iterator[Block]:
    return iter(())


_GENERATED: dict[str, Callable[[_Quarterly], Iterator[Block]]] = {
    "I.1": _Quarterly.guidance,
    "I.2": _Quarterly.delegations,
    "I.3": _Quarterly.agreements,
    "I.4": _Quarterly.economy,
    "I.5": _Quarterly.aid,
}
