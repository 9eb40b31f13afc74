"""What a counter came to in one month."""

from __future__ import annotations

from dnapp.core.fields import link, number, text, year
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class CounterValue(Child):
    """One month of one counter."""

    counter: str = link("counter", required=True, parent=True)
    year: int | None = year(required=True, table=True, width=90)
    month: int | None = number(minimum=1, maximum=12, required=True, table=True, width=90)
    value: int | None = number(minimum=0, required=True, table=True, width=120)
    note: str = text(table=True, width=260)


COUNTER_VALUE = RecordType(
    key="counter_value",
    cls=CounterValue,
    icon="hash",
    title="note",
    parent="counter",
    order=(("pos", False),),
)
