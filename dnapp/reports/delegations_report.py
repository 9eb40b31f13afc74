"""The report on delegations of a period: those that went and came, and who still owes a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dnapp.core.numbers import count2
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.reports import quarterly_text
from dnapp.reports.base import AnnexForm
from dnapp.reports.cells import span
from dnapp.reports.chaptered import Refer, chaptered
from dnapp.reports.document import Annex, Block, Column, Figure, Heading, Paragraph, Table
from dnapp.reports.paper import Paper
from dnapp.reports.quarterly_delegations import DELEGATION_COLUMNS, delegation_annex
from dnapp.reports.sentences import day

KEY = "delegations"
CHAPTERS = ("I", "II", "III", "IV")
"""Out, in, reports still owed, proposals."""

_DIRECTIONS = {"I": "out", "II": "in"}
_OWED = Query(
    (Condition("status", Operator.ONE_OF, ("report_due", "overdue")),), (Sort("report_due_on"),)
)
_MANY = 5_000
_WIDTHS = {"n": 10, "direction": 22, "name": 78, "unit": 62, "time": 34, "due": 26, "days": 22}
"""Columns and their shares of the width, mm."""

_CENTRED = frozenset({"n", "direction", "time", "due", "days"})


@dataclass(frozen=True)
class _Delegations:
    paper: Paper

    def annexes(self) -> Iterator[Annex | None]:
        """Delegations out and in, and those without a report."""
        workspace, numbers = self.paper.workspace, self.paper.numbers
        for number, direction in _DIRECTIONS.items():
            yield delegation_annex(workspace, numbers, number, direction)
        yield self._owing("III")

    def chapter(self, number: str, refer: Refer) -> Iterator[Block]:
        """What the figures say of a direction; how many reports are owed."""
        if number in _DIRECTIONS:
            direction = _DIRECTIONS[number]
            said = quarterly_text.delegations(self.paper.numbers, direction, refer(number))
            yield from (block for block in said if not isinstance(block, Heading))
        elif number == "III":
            owed = self._owed()
            key = "owed" if owed else "none_owed"
            ids = tuple(one.id for one in owed)
            yield Paragraph(
                self.paper.numbers.sentence(
                    f"report.delegations.{key}",
                    day=day(self.paper.words, self.paper.workspace.today()),
                    count=Figure("delegation.owed", len(ids), "delegation", ids, count2(len(ids))),
                    annex=refer("III"),
                )
            )

    def _owed(self) -> list[Delegation]:
        """Ended delegations without a report as they stand today, the longest waited for first."""
        found = self.paper.workspace.repositories["delegation"].first(_OWED, _MANY)
        return [one for one in found if isinstance(one, Delegation)]

    def _owing(self, number: str) -> Annex | None:
        owed = self._owed()
        if not owed:
            return None
        words = self.paper.words
        columns = tuple(
            Column(
                key,
                words(f"report.delegations.column.{key}"),
                width,
                "center" if key in _CENTRED else "left",
            )
            for key, width in _WIDTHS.items()
        )
        rows = tuple(self._row(place, one) for place, one in enumerate(owed, start=1))
        title = words("report.delegations.owed_title", day=day(words, self.paper.workspace.today()))
        return Annex(number, title, "", (Table(columns, rows),))

    def _row(self, place: int, one: Delegation) -> tuple[str, ...]:
        words, showing = self.paper.words, self.paper.numbers.showing
        due = one.report_due_on.first() if one.report_due_on else None
        late = (self.paper.workspace.today() - due).days if due else 0
        answerable = "lead_unit" if one.lead_unit else "hosts"
        return (
            str(place),
            DELEGATION.show(one, "direction", showing),
            one.name,
            DELEGATION.show(one, answerable, showing),
            span(one.starts_on, one.ends_on, words),
            f"{due:%d/%m/%Y}" if due else "",
            count2(late) if late > 0 else words("report.delegations.not_late"),
        )


ANNEXES = (
    AnnexForm("I", "out", "I", "report.annex.out", DELEGATION_COLUMNS["out"]),
    AnnexForm("II", "in", "II", "report.annex.in", DELEGATION_COLUMNS["in"]),
    AnnexForm("III", "owed", "III", "report.delegations.column", tuple(_WIDTHS)),
)

DELEGATIONS_REPORT = chaptered(KEY, CHAPTERS, _Delegations, frozenset({"delegation"}), ANNEXES)
