"""Papers of a foreign NGO: the first registration and its renewals."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class NgoPaper(Child):
    """One registration paper with its validity."""

    ngo_registration: str = link("ngo_registration", required=True, parent=True)
    kind: str = choice("original", "renewal", "amendment", required=True, table=True, width=150)
    document: DocRef | None = doc_ref(required=True, table=True, width=260)
    starts_on: PartialDay | None = day(table=True, width=110)
    ends_on: PartialDay | None = day(table=True, width=110)
    """Last day of validity."""
    note: str = text(table=True, width=220)


NGO_PAPER = RecordType(
    key="ngo_paper",
    cls=NgoPaper,
    icon="file-check",
    title="note",
    parent="ngo_registration",
    span=("starts_on", "ends_on"),
    order=(("pos", False),),
)
