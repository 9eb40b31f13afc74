"""The agreements of departments, border communes and organisations, unit by unit, and who of them
has reported (Decree 64/2021/NĐ-CP as amended by Decree 177/2025/NĐ-CP, Articles 1 and 16)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dnapp.core.numbers import count2
from dnapp.core.text import sort_key
from dnapp.records.unit_return import UNIT_RETURN, UnitReturn
from dnapp.reports.cells import total_of
from dnapp.reports.document import Annex, Cell, Column, Figure, Table
from dnapp.reports.numbers import Numbers
from dnapp.reports.sentences import Runs, day
from dnapp.services.agreement_figures import JudgedAgreement
from dnapp.services.figure import Span
from dnapp.services.unit_returns import REPORTING

_WIDTHS = {
    "n": 10, "unit": 62, "report": 40, "signed": 24, "in_force": 26, "expiring": 26, "over": 28,
    "no_original": 24,
}  # fmt: skip
"""Columns and their shares of the width, mm."""

UNIT_COLUMNS = tuple(_WIDTHS)

_Counted = Callable[[JudgedAgreement], bool]


@dataclass(frozen=True)
class UnitTable:
    """What the units come to, from agreements judged on the last day of a period."""

    numbers: Numbers
    judged: Sequence[JudgedAgreement]
    returns: Sequence[UnitReturn]
    """Those of the year of that day."""

    def reported(self) -> Runs:
        """How many of the units that were asked have reported, and who has not; () for none."""
        if not self.returns:
            return ()
        come = [one for one in self.returns if one.received_on]
        nothing = [one for one in come if one.nothing]
        missing = [one for one in self.returns if not one.received_on]
        showing = self.numbers.showing
        title = (showing.title("unit", one.unit) for one in missing)
        key = "missing" if missing else "complete"
        return self.numbers.sentence(
            f"report.agreements.returns_{key}",
            come=_returns("come", come),
            asked=_returns("asked", self.returns),
            nothing=self.numbers.sentence(
                "report.agreements.returns_nothing", count=_returns("nothing", nothing)
            )
            if nothing
            else "",
            units=", ".join(title),
            year=str(self.returns[0].year),
        )

    def annex(self, number: str) -> Annex | None:
        """A row for each unit with agreements or a report to give; None without any."""
        units = self._units()
        if not units:
            return None
        words, now = self.numbers.words, self.numbers.windows
        columns = tuple(
            Column(
                key,
                words(f"report.annex.units.{key}"),
                width,
                "left" if key in ("unit", "report") else "center",
            )
            for key, width in _WIDTHS.items()
        )
        rows = tuple(self._row(columns, place, unit) for place, unit in enumerate(units, start=1))
        own = [one for one in self.judged if one.record.on_behalf in REPORTING]
        totals: dict[str, Cell] = {"unit": words("report.annex.units.total")}
        totals |= {key: _figure(f"units.{key}", own, test) for key, test in self._tests().items()}
        heading = words("report.annex.units.heading", day=day(words, now.days[0]))
        return Annex(number, heading, "", (Table(columns, rows, total_of(columns, totals)),))

    def _units(self) -> list[str]:
        """Units with an agreement in a name of their own, or asked for a report."""
        signing = {one.record.proposer for one in self.judged if one.record.on_behalf in REPORTING}
        asked = {one.unit for one in self.returns}
        titles = {unit: self._title(unit) for unit in signing | asked}
        return sorted(titles, key=lambda unit: (not unit, sort_key(titles[unit])))

    def _row(self, columns: tuple[Column, ...], place: int, unit: str) -> tuple[Cell, ...]:
        own = [
            one
            for one in self.judged
            if one.record.proposer == unit and one.record.on_behalf in REPORTING
        ]
        cells: dict[str, Cell] = {
            "n": str(place),
            "unit": self._title(unit),
            "report": self._report(unit),
        }
        cells |= {
            key: _figure(f"units.{key}.{unit}", own, test) for key, test in self._tests().items()
        }
        return tuple(cells[column.key] for column in columns)

    def _tests(self) -> dict[str, _Counted]:
        span: Span = self.numbers.windows.now
        return {
            "signed": lambda one: one.signed_in(span),
            "in_force": lambda one: one.in_force,
            "expiring": lambda one: one.state.status == "expiring",
            "over": lambda one: (
                one.expired_in(span) or one.terminated_in(span) or one.replaced_in(span)
            ),
            "no_original": lambda one: one.in_force and not one.record.original_place,
        }

    def _title(self, unit: str) -> str:
        if not unit:
            return self.numbers.words("report.annex.units.unknown")
        return self.numbers.showing.title("unit", unit)

    def _report(self, unit: str) -> str:
        """Whether a unit has reported, and by which paper."""
        words = self.numbers.words
        found = next((one for one in self.returns if one.unit == unit), None)
        if found is None:
            return ""
        if not found.received_on:
            return words("report.annex.units.awaited")
        if found.document:
            return UNIT_RETURN.show(found, "document", self.numbers.showing)
        return words(
            "report.annex.units.came",
            day=UNIT_RETURN.show(found, "received_on", self.numbers.showing),
        )


def _figure(key: str, judged: Iterable[JudgedAgreement], test: _Counted) -> Figure:
    ids = tuple(one.record.id for one in judged if test(one))
    return Figure(f"agreement.{key}", len(ids), "agreement", ids, str(len(ids)))


def _returns(key: str, found: Sequence[UnitReturn]) -> Figure:
    ids = tuple(one.id for one in found)
    return Figure(f"returns.{key}", len(ids), "unit_return", ids, count2(len(ids)))
