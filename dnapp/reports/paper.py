"""What every report of the office has in common: its head, the officer's own text, its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from dnapp.core.text import fold
from dnapp.core.words import Catalog
from dnapp.reports.annex_columns import choose_columns
from dnapp.reports.base import AnnexForm, Report, ReportOptions, Signatory, text_code
from dnapp.reports.document import (
    Annex,
    Block,
    BulletLine,
    Letterhead,
    Paragraph,
    Signature,
    Table,
)
from dnapp.reports.numbers import Numbers
from dnapp.reports.wording import annex_heading, annex_reference, position_lines
from dnapp.services.arrangement import Arrangement
from dnapp.services.figure import Windows
from dnapp.services.settings import CHAPTERS, COLUMNS, Office
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace


@dataclass(frozen=True)
class Paper:
    """One report of one period."""

    workspace: Workspace
    options: ReportOptions
    report: Report

    @property
    def key(self) -> str:
        """Names the words of the report, `report.<key>.…`."""
        return self.report.key

    @property
    def words(self) -> Catalog:
        """The words of the report."""
        return self.workspace.words

    @cached_property
    def numbers(self) -> Numbers:
        """The figures of the period at hand."""
        period = self.options.period
        return Numbers(
            tuple(figures(self.workspace, period)),
            period,
            Windows.of(period, self.workspace.today()),
            self.workspace.showing(),
        )

    @cached_property
    def office(self) -> Office:
        """The office on the day of the report, under the name that issues it."""
        office, issuer = self.workspace.settings.office(self._on), self.options.issuer
        return replace(office, **vars(issuer)) if issuer else office

    @property
    def _on(self) -> dt.date:
        return self.options.on(self.workspace.today())

    @cached_property
    def chapters(self) -> tuple[str, ...]:
        """The chapters that the office prints, in its order."""
        stored = self.workspace.settings.arrangement(CHAPTERS + self.key, self._on)
        return Arrangement.of(self.report.chapters, stored).shown

    @cached_property
    def narrative(self) -> dict[str, str]:
        """The officer's own text by chapter; what the window holds goes before what is stored."""
        code = text_code(self.key, self.options.period)
        return {**self.workspace.settings.report_texts(code), **self.options.narrative}

    @cached_property
    def letterhead(self) -> Letterhead:
        """Agency, number and symbol, place and day."""
        office = self.office
        return Letterhead(
            parent_agency=office.parent_agency,
            agency=office.agency,
            number=self.options.number,
            symbol=self.words(f"report.{self.key}.sign", agency=office.symbol),
            place=office.place,
            day=self.options.day,
        )

    def referring(self, annexes: Iterable[Annex | None]) -> dict[str, Annex]:
        """The annexes that there are by number, each with the report that it belongs to and with
        the columns that the office prints; those of chapters that it leaves out are left out.

        A single one is printed without its number (NĐ 30/2020/NĐ-CP, Phụ lục I, III.1).
        """
        kind = self.words(f"report.{self.key}.kind")
        reference = annex_reference(
            self.letterhead, kind, self.office.agency, self.words, self.workspace.today()
        )
        forms = {form.number: form for form in self.report.annexes}
        made = [
            self._with_columns(annex, forms[annex.number])
            for annex in annexes
            if annex is not None and forms[annex.number].chapter in self.chapters
        ]
        return {
            annex.number: replace(
                annex, number=annex.number if len(made) > 1 else "", reference=reference
            )
            for annex in made
        }

    def _with_columns(self, annex: Annex, form: AnnexForm) -> Annex:
        name = f"{COLUMNS}{self.key}.{form.key}"
        stored = self.workspace.settings.arrangement(name, self._on)
        if form.fixed or not stored:
            return annex
        first, *others = form.columns
        wanted = (first, *Arrangement.of(others, stored).shown)
        blocks = (
            choose_columns(block, wanted) if isinstance(block, Table) else block
            for block in annex.blocks
        )
        return replace(annex, blocks=tuple(blocks))

    def name_of(self, annex: Annex) -> str:
        """The words that name an annex in a sentence."""
        heading = annex_heading(annex, self.words)
        return self.words("report.quarterly.annex_reference", annex=heading)

    def written(self, chapter: str) -> list[Block]:
        """The officer's own text of a chapter as blocks."""
        return paragraphs(self.narrative.get(chapter, ""))

    def signature(self) -> Signature:
        """Who signs, and where copies go."""
        office = self.office
        signatory = self.options.signatory or Signatory(
            office.signatory_prefix, office.signatory_title, office.signatory_name
        )
        position = position_lines(signatory.prefix, signatory.title)
        copies = [line for line in office.recipients if not fold(line).startswith("luu")]
        plain = self.words("report.archive")
        archive = next((line for line in office.recipients if line not in copies), plain)
        if office.drafter and office.drafter not in archive:
            archive = self.words(
                "report.archive_drafter", archive=archive.rstrip(". "), drafter=office.drafter
            )
        return Signature(position, signatory.name, tuple(copies), archive)


def paragraphs(written: str) -> list[Block]:
    """An officer's text as blocks: a paragraph a line, list items after a hyphen."""
    blocks: list[Block] = []
    for line in written.splitlines():
        bare = line.strip()
        item = bare.removeprefix("-").removeprefix("–").strip()
        if item:
            blocks.append(Paragraph((bare,)) if item == bare else BulletLine((item,)))
    return blocks
