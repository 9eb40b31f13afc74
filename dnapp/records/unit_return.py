"""Reports of units on the agreements they signed (báo cáo của đơn vị về thỏa thuận quốc tế)."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, long_text, text, year, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Record, RecordType, Section


@frozen
class UnitReturn(Record):
    """What one department, border commune or organisation owes the office for one year.

    They report on their agreements to the foreign-affairs body of the province, which consolidates
    them (Decree 64/2021/NĐ-CP as amended by Decree 177/2025/NĐ-CP, Articles 1 and 16).
    """

    name: str = text(search=True)
    """Unit and year; written by the program whenever the record is saved."""
    unit: str = link("unit", required=True, table=True, filter=True, width=300)
    year: int | None = year(required=True, table=True, filter=True, width=90)
    due_on: PartialDay | None = day(table=True, filter=True, width=112)
    received_on: PartialDay | None = day(table=True, filter=True, width=112)
    document: DocRef | None = doc_ref(search=True, table=True, width=240)
    """Its paper, with number and day."""
    nothing: bool = yes_no(once=True)
    """It reports that it signed nothing and carries nothing out."""
    note: str = long_text(search=True, once=True)
    status: str = choice(
        "waiting", "late", "received", "nothing",
        computed=True, table=True, filter=True, width=150,
    )  # fmt: skip


UNIT_RETURN = RecordType(
    key="unit_return",
    cls=UnitReturn,
    icon="mail",
    day="due_on",
    order=(("due_on", True),),
    sections=(
        Section(
            "general",
            "mail",
            (
                ("unit", "year"),
                ("due_on", "received_on", "nothing"),
                ("document",),
                ("note",),
            ),
        ),
    ),
)
