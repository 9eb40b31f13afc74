"""Names of a partner: other spellings, and the names it had through time."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class PartnerName(Child):
    """One more name of a partner ("Houaphanh" for Hủa Phăn), with its validity if it ended."""

    partner: str = link("partner", required=True, parent=True)
    name: str = text(required=True, table=True, search=True, width=280)
    kind: str = choice(
        "alias", "former", "native", "official", "abbreviation", table=True, width=160
    )
    valid_from: PartialDay | None = day(table=True, width=110)
    valid_to: PartialDay | None = day(table=True, width=110)


PARTNER_NAME = RecordType(
    key="partner_name", cls=PartnerName, icon="tag", parent="partner", order=(("pos", False),)
)
