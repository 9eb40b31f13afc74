"""Members of a delegation (thành viên)."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, link, text, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Member(Child):
    """One person of a delegation. Papers and birth dates are personal data."""

    delegation: str = link("delegation", required=True, parent=True)
    name: str = text(required=True, person=True, folded=True, table=True, search=True, width=190)
    position: str = text(table=True, width=150)
    organisation: str = text(table=True, width=170)
    rank: str = text(table=True, width=110)
    """Hàm."""
    nationality: str = link("country", table=True, width=120)
    passport_number: str = text(folded=True, table=True, personal=True, width=120)
    passport_expires_on: PartialDay | None = day(table=True, personal=True, width=120)
    passport_kind: str = choice("diplomatic", "official", "ordinary", table=True, width=120)
    birth_on: PartialDay | None = day(table=True, personal=True, width=110)
    identity_number: str = text(folded=True, table=True, personal=True, width=130)
    """CMND/CCCD."""
    servant: str = choice("official", "employee", "none", table=True, width=130)
    """Công chức, viên chức."""
    party_member: bool = yes_no(table=True, width=90)
    committee_member: bool = yes_no(table=True, width=110)
    """Tỉnh ủy viên."""
    note: str = text(table=True, width=160)


MEMBER = RecordType(
    key="member", cls=Member, icon="users", parent="delegation", order=(("pos", False),)
)
