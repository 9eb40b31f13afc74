"""Donors of an aid project (bên cung cấp viện trợ)."""

from __future__ import annotations

from dnapp.core.fields import choice, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Donor(Child):
    """One donor; the first is the lead, others give beside it (đồng cung cấp)."""

    aid_project: str = link("aid_project", required=True, parent=True)
    partner: str = link("partner", table=True, width=240)
    name: str = text(table=True, search=True, width=240)
    """As printed, when it is no partner of its own."""
    country: str = link("country", table=True, width=150)
    kind: str = choice(
        "ingo",
        "person",
        "company",
        "intergovernmental",
        "foreign_locality",
        "government",
        table=True,
        width=180,
    )
    note: str = text(table=True, width=200)


DONOR = RecordType(
    key="donor", cls=Donor, icon="hand-coins", parent="aid_project", order=(("pos", False),)
)
