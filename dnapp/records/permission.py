"""Documents that permit a delegation (văn bản cho phép)."""

from __future__ import annotations

from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, doc_ref, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Permission(Child):
    """One permitting document: the province's decision, the Party's approval, an amendment."""

    delegation: str = link("delegation", required=True, parent=True)
    document: DocRef | None = doc_ref(required=True, table=True, search=True, width=300)
    kind: str = choice("decision", "party_approval", "amendment", "notice", table=True, width=170)
    authority: str = link("unit", table=True, width=220)
    """Cơ quan cho phép."""
    signer: str = text(person=True, table=True, width=170)
    note: str = text(table=True, width=200)


PERMISSION = RecordType(
    key="permission",
    cls=Permission,
    icon="file-check",
    title="note",
    parent="delegation",
    order=(("pos", False),),
)
