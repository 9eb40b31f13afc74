"""Settings of the office (thiết lập), with their validity through time."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.fields import day, long_text, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Record, RecordType


@frozen
class Setting(Record):
    """One setting from a day on: the agency's name, the signatory, the report basis.

    Several rows of one name with different `valid_from` hold a value's versions, so that a report
    of an earlier period prints what held then.
    """

    name: str = text(required=True, table=True, width=220)
    value: str = long_text(table=True, width=320)
    """JSON."""
    valid_from: PartialDay | None = day(table=True, width=120)


SETTING = RecordType(
    key="setting", cls=Setting, icon="settings", order=(("name", False), ("valid_from", False))
)
