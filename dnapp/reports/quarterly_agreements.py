"""Annex III of the quarterly report: agreements in force, and those the period changed."""

from __future__ import annotations

from dataclasses import dataclass

from dnapp.core.fields import Showing
from dnapp.records.agreement import AGREEMENT
from dnapp.records.party import Party
from dnapp.reports.cells import lines, titles, total_of
from dnapp.reports.document import Annex, Cell, Column, Figure, Table
from dnapp.reports.numbers import Numbers
from dnapp.reports.sentences import day
from dnapp.services.agreement_figures import JudgedAgreement, judge
from dnapp.services.figure import Span
from dnapp.services.phrases import day_in_sentence
from dnapp.services.statistics import agreements, trees
from dnapp.services.workspace import Workspace

_WIDTHS = {
    "n": 10, "proposer": 20, "on_behalf": 16, "form": 16, "title": 32, "countries": 13,
    "partner": 20, "signed_on": 18.5, "status": 16, "effective_on": 18.5, "term": 18.5,
    "signatories": 24, "approved_by": 17, "authorised": 12, "note": 20,
}  # fmt: skip
"""Columns and their shares of the width, mm."""

AGREEMENT_COLUMNS = tuple(_WIDTHS)

_CENTRED = frozenset({"n", "signed_on", "effective_on", "authorised"})


def agreement_annex(workspace: Workspace, numbers: Numbers, number: str) -> Annex | None:
    """The agreements that stand at the end of the period or that it changed; None without any."""
    on, span = numbers.windows.days[0], numbers.windows.now
    alarm = workspace.settings.expiring_days(on)
    judged = judge(agreements(workspace, numbers.windows.whole), on, alarm)
    listed = [one for one in judged if _belongs(one, span)]
    if not listed:
        return None
    ids = [one.record.id for one in listed]
    parties = {
        tree.record.id: tree.of(Party) for tree in trees(workspace, "agreement", ids, ("party",))
    }
    words = numbers.words
    columns = tuple(
        Column(
            key,
            words(f"report.annex.agreements.{key}"),
            width,
            "center" if key in _CENTRED else "left",
        )
        for key, width in _WIDTHS.items()
    )
    rows = tuple(
        _row(columns, _Row(one, parties.get(one.record.id, ()), place), numbers.showing)
        for place, one in enumerate(listed, start=1)
    )
    in_force = numbers["agreement.in_force"]
    totals: dict[str, Cell] = {
        "title": Figure(
            "agreement.listed",
            len(ids),
            "agreement",
            tuple(ids),
            words("report.annex.total_agreements", count=len(ids)),
        ),
        "status": Figure(
            in_force.key,
            len(in_force.ids),
            in_force.unit,
            in_force.ids,
            words("report.annex.total_in_force", count=len(in_force.ids)),
        ),
    }
    return Annex(
        number,
        words("report.annex.agreements.heading", day=day(words, on)),
        "",
        (Table(columns, rows, total_of(columns, totals)),),
    )


@dataclass(frozen=True)
class _Row:
    judged: JudgedAgreement
    parties: tuple[Party, ...]
    place: int


def _belongs(one: JudgedAgreement, span: Span) -> bool:
    if one.in_force or one.state.status in {"signed", "suspended"}:
        return True
    return (
        one.signed_in(span)
        or one.renewed_in(span)
        or one.expired_in(span)
        or one.terminated_in(span)
        or one.replaced_in(span)
    )


def _row(columns: tuple[Column, ...], row: _Row, showing: Showing) -> tuple[Cell, ...]:
    agreement, words = row.judged.record, showing.words
    theirs = [party for party in row.parties if party.side == "theirs"]
    ours = [party for party in row.parties if party.side == "ours"]
    cells: dict[str, Cell] = {
        "n": str(row.place),
        "partner": lines(_party_name(party, showing) for party in theirs),
        "status": words(f"choice.agreement.status.{row.judged.state.status}"),
        "effective_on": AGREEMENT.show(agreement, "effective_on", showing),
        "term": _term(row.judged, showing),
        "signatories": lines(_signatory(party) for party in (*ours, *theirs)),
        "countries": titles("country", agreement.countries, showing),
    }
    for column in columns:
        if column.key not in cells:
            cells[column.key] = AGREEMENT.show(agreement, column.key, showing)
    return tuple(cells[column.key] for column in columns)


def _party_name(party: Party, showing: Showing) -> str:
    return party.name or (showing.title("partner", party.partner) if party.partner else "")


def _signatory(party: Party) -> str:
    if not party.signatory or not party.signatory_position:
        return party.signatory
    return f"{party.signatory} ({party.signatory_position})"


def _term(judged: JudgedAgreement, showing: Showing) -> str:
    """The end of the current term, and whether it renews itself."""
    words, end = showing.words, judged.state.expires_on
    if end is None:
        known = judged.state.status == "open_ended"
        return words("report.annex.open_ended" if known else "report.annex.term_unknown")
    shown = words("report.annex.until", day=day_in_sentence(end, words))
    tacit = judged.in_force and judged.record.renewal == "tacit" and not judged.record.notified_on
    return lines((shown, words("report.annex.tacit") if tacit else ""))
