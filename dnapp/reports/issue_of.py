"""A made report as it goes out: number, day and signatory as they are printed on it."""

from __future__ import annotations

from collections.abc import Sequence

from dnapp.core.errors import UserError
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import Document, Letterhead, Signature
from dnapp.services.figure import Figure
from dnapp.services.issuing import Issue


def issue_of(
    report: str,
    options: ReportOptions,
    document: Document,
    content: bytes,
    figures: Sequence[Figure],
    *,
    locked: bool,
) -> Issue:
    """What `services.issuing.issue` freezes; UserError while number or day is not printed on it."""
    head = next(block for block in document.blocks if isinstance(block, Letterhead))
    if head.number is None or head.day is None:
        raise UserError("issued.no_number")
    signed = next((block.name for block in document.blocks if isinstance(block, Signature)), "")
    return Issue(
        report=report,
        title=document.title,
        period=options.period,
        number=f"{head.number}/{head.symbol}",
        issued_on=head.day,
        signatory=signed,
        locked=locked,
        content=content,
        figures=figures,
        narrative=options.narrative,
    )
