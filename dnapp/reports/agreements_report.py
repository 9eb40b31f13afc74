"""The report on international agreements of a period and the plan for the next one.

Due yearly by 15 November (Law 70/2020/QH14, Articles 42 and 46); a request may ask for any period.
The agreements of departments, border communes and organisations of the province stand in it with
those of the province, told apart by whose name they are signed in, and once more unit by unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dnapp.core.numbers import count2
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.words import Catalog
from dnapp.records.agreement import AGREEMENT
from dnapp.reports import period_words, quarterly_text
from dnapp.reports.agreements_units import UNIT_COLUMNS, UnitTable
from dnapp.reports.base import AnnexForm
from dnapp.reports.chaptered import Refer, chaptered
from dnapp.reports.document import Annex, Block, Figure, Paragraph
from dnapp.reports.numbers import Numbers
from dnapp.reports.paper import Paper
from dnapp.reports.quarterly_agreements import AGREEMENT_COLUMNS, agreement_annex
from dnapp.reports.sentences import Runs, joined, lower_first
from dnapp.services.agreement_figures import JudgedAgreement, judge
from dnapp.services.figure import Span
from dnapp.services.statistics import agreements
from dnapp.services.unit_returns import returns_of

KEY = "agreements"
CHAPTERS = ("I", "II", "III", "IV")
"""Signing, carrying out, the plan, proposals."""

_PREPARED = Query((Condition("status", Operator.ONE_OF, ("proposed", "consulting")),))
_MANY = 5_000


@dataclass(frozen=True)
class _Agreements:
    paper: Paper

    @property
    def _words(self) -> Catalog:
        return self.paper.words

    @property
    def _numbers(self) -> Numbers:
        return self.paper.numbers

    @cached_property
    def _judged(self) -> list[JudgedAgreement]:
        """Every agreement as it stands on the last day of the period."""
        windows, workspace = self._numbers.windows, self.paper.workspace
        on = windows.days[0]
        alarm = workspace.settings.expiring_days(on)
        return list(judge(agreements(workspace, windows.whole), on, alarm))

    @cached_property
    def _units(self) -> UnitTable:
        """The agreements of subordinate units, with what they reported for the year."""
        year = self._numbers.windows.days[0].year
        returns = returns_of(self.paper.workspace.repositories, year)
        return UnitTable(self._numbers, self._judged, returns)

    def annexes(self) -> Iterator[Annex | None]:
        """The list with its 15 columns, and what the units come to."""
        yield agreement_annex(self.paper.workspace, self._numbers, "I")
        yield self._units.annex("II")

    def chapter(self, number: str, refer: Refer) -> Iterator[Block]:
        """Signing, carrying out, the plan; proposals are the officer's."""
        if number == "I":
            yield from self._signed(refer("II"))
        elif number == "II":
            yield from self._carried_out(refer("I"))
        elif number == "III":
            yield from self._plan()

    # I

    def _signed(self, reference: str) -> Iterator[Block]:
        """What was signed, each text, in whose name, and what the units have reported."""
        span = self._numbers.windows.now
        found = [one for one in self._judged if one.signed_in(span)]
        yield Paragraph(quarterly_text.signed(self._numbers))
        yield from self._items(found, "report.agreements.signed_item")
        names = self._by_name(found)
        if names:
            yield Paragraph(self._numbers.sentence("report.agreements.by_name", parts=names))
        reported = self._units.reported()
        if reported:
            yield Paragraph(reported)
        if reference:
            said = self._numbers.sentence("report.agreements.by_unit", annex=reference)
            yield Paragraph(said)

    def _by_name(self, found: Sequence[JudgedAgreement]) -> Runs:
        """How many in the name of whom; nothing for none."""
        groups: dict[str, list[str]] = {}
        for one in found:
            groups.setdefault(one.record.on_behalf, []).append(one.record.id)
        parts = [
            self._numbers.sentence(
                "report.agreements.in_name",
                count=_figure(f"agreement.signed.{name or 'unknown'}", ids),
                name=lower_first(self._words(f"choice.agreement.on_behalf.{name}"))
                if name
                else self._words("report.agreements.name_unknown"),
            )
            for name, ids in groups.items()
        ]
        return joined(parts, "; ")

    # II

    def _carried_out(self, reference: str) -> Iterator[Block]:
        """What stands at the end of the period, and what ended in it."""
        changed = "report.agreements.changed"
        yield from quarterly_text.standing(self._numbers, reference, changed)
        lost = [one for one in self._judged if one.in_force and not one.record.original_place]
        if lost:
            ids = [one.record.id for one in lost]
            yield Paragraph(
                self._numbers.sentence(
                    "report.agreements.no_original", count=_figure("agreement.no_original", ids)
                )
            )

    # III

    def _plan(self) -> Iterator[Block]:
        """What ends in the next period, and what is being prepared."""
        following = period_words.following(self.paper.options.period)
        if following is not None:
            span = Span(following.first, following.last)
            ends = [one for one in self._judged if one.in_force and _ends_in(one, span)]
            days = {"first": f"{span.first:%d/%m/%Y}", "last": f"{span.last:%d/%m/%Y}"}
            yield self._counted("ending", [one.record.id for one in ends], **days)
            yield from self._items(ends, "report.agreements.ending_item")
        prepared = self.paper.workspace.repositories["agreement"].first(_PREPARED, _MANY)
        yield self._counted("prepared", [record.id for record in prepared])
        showing = self._numbers.showing
        lines = [
            self._numbers.sentence(
                "report.agreements.prepared_item",
                title=AGREEMENT.title_of(record),
                status=AGREEMENT.show(record, "status", showing).lower(),
            )
            for record in prepared
        ]
        yield from quarterly_text.items(lines)

    def _counted(self, key: str, found: Sequence[str], **values: str) -> Paragraph:
        """How many there are, or that there are none."""
        count = _figure(f"agreement.{key}", found)
        name = f"report.agreements.{key if found else f'no_{key}'}"
        return Paragraph(self._numbers.sentence(name, count=count, **values))

    # Lists

    def _items(self, found: Sequence[JudgedAgreement], key: str) -> Iterator[Block]:
        ordered = sorted(found, key=_by_title)
        return quarterly_text.items([self._item(one, key) for one in ordered])

    def _item(self, one: JudgedAgreement, key: str) -> Runs:
        record, words, numbers = one.record, self._words, self._numbers
        ends = one.state.expires_on
        renewal = AGREEMENT.show(record, "renewal", numbers.showing).lower()
        return self._numbers.sentence(
            key,
            title=record.title,
            day=quarterly_text.written_day(numbers, record.signed_on) if record.signed_on else "",
            ends=quarterly_text.written_day(numbers, ends) if ends else "",
            renewal=renewal or words("report.agreements.renewal_unknown"),
        )


ANNEXES = (
    AnnexForm("I", "agreements", "II", "report.annex.agreements", AGREEMENT_COLUMNS),
    AnnexForm("II", "units", "I", "report.annex.units", UNIT_COLUMNS),
)

ABOUT = frozenset({"agreement", "unit_return"})

AGREEMENTS_REPORT = chaptered(KEY, CHAPTERS, _Agreements, ABOUT, ANNEXES)


def _ends_in(one: JudgedAgreement, span: Span) -> bool:
    end = one.state.expires_on
    return end is not None and end.last() in span


def _by_title(one: JudgedAgreement) -> tuple[date, str]:
    signed = one.record.signed_on
    return (signed.first() if signed else date.max, one.record.title)


def _figure(key: str, ids: Sequence[str]) -> Figure:
    return Figure(key, len(ids), "agreement", tuple(ids), count2(len(ids)))
