"""Issued reports (báo cáo đã phát hành): what was signed and sent, frozen as it was."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, text, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class IssuedReport(Record):
    """One report that was issued; its file and its figures are kept with it.

    `dnapp.services.issuing` makes it. While it is `locked`, a change of what happened in its
    period needs a reason.
    """

    title: str = text(required=True, table=True, search=True, width=320)
    report: str = choice(
        "quarterly", "delegations", "agreements", "aid", "ngo", "conferences",
        required=True, table=True, filter=True, width=200,
    )  # fmt: skip
    number: str = text(required=True, table=True, search=True, width=140)
    """Number and symbol: 123/BC-SNgV."""
    issued_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    period: str = text(required=True)
    """Code of the period, as `core.periods.parse_period` reads it."""
    basis: str = choice("nd09", "calendar", "custom", required=True)
    first_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    last_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    signatory: str = text(table=True, width=160)
    locked: bool = yes_no(table=True, filter=True, width=90)
    note: str = text(search=True)
    digest: str = text(required=True)
    """SHA-256 of the file that was issued."""


def _check(tree: Tree) -> Iterator[Problem]:
    issued = tree.record
    assert isinstance(issued, IssuedReport)
    first, last = issued.first_on, issued.last_on
    if first and last and last.last() < first.first():
        yield Problem("last_on", "check.must_be_from", {"day": f"{first.first():%d/%m/%Y}"})


ISSUED_REPORT = RecordType(
    key="issued_report",
    cls=IssuedReport,
    icon="file-check",
    title="title",
    day="issued_on",
    order=(("issued_on", True),),
    sections=(
        Section(
            "general",
            "file-check",
            (
                ("title",),
                ("report", "number", "issued_on"),
                ("first_on", "last_on", "basis"),
                ("signatory", "period", "digest"),
                ("locked",),
                ("note",),
            ),
        ),
    ),
    check=_check,
)
