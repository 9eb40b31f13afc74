"""Terms of an agreement (thời hạn, gia hạn)."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, number, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Term(Child):
    """One term: the original one or a renewal, and what its end rests on.

    The end is never derived silently: `basis` says whether it is a stated day, a duration counted
    from the start, open-ended, or unknown.
    """

    agreement: str = link("agreement", required=True, parent=True)
    kind: str = choice("original", "renewal", "amendment", required=True, table=True, width=140)
    basis: str = choice(
        "until", "duration", "open_ended", "unknown", required=True, table=True, width=160
    )
    starts_on: PartialDay | None = day(table=True, width=110)
    months: int | None = number(minimum=1, maximum=1200, table=True, width=100)
    """Length for a duration, months."""
    ends_on: PartialDay | None = day(table=True, width=110)
    """Stated last day of force."""
    document: DocRef | None = doc_ref(table=True, width=260)
    note: str = text(table=True, width=220)


TERM = RecordType(
    key="term",
    cls=Term,
    icon="refresh-cw",
    title="note",
    parent="agreement",
    span=("starts_on", "ends_on"),
    order=(("pos", False),),
)
