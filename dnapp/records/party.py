"""Parties to an agreement (các bên ký kết)."""

from __future__ import annotations

from dnapp.core.fields import choice, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Party(Child):
    """One signing side, as it was called on the day, with who signed."""

    agreement: str = link("agreement", required=True, parent=True)
    side: str = choice("ours", "theirs", required=True, table=True, width=110)
    unit: str = link("unit", table=True, width=200)
    partner: str = link("partner", table=True, width=200)
    name: str = text(required=True, table=True, search=True, width=240)
    """Name at the time of signing, as printed in the text."""
    signatory: str = text(person=True, table=True, search=True, width=180)
    signatory_position: str = text(table=True, width=180)


PARTY = RecordType(
    key="party", cls=Party, icon="users", parent="agreement", order=(("pos", False),)
)
