"""Holidays (ngày nghỉ, ngày làm bù): the days that working days leave out or take in."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, long_text, text, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree

WORKED = "worked"
"""A Saturday or Sunday worked in exchange."""

_SATURDAY = 5


@frozen
class Holiday(Record):
    """One day on which state offices do not work, or a weekend day on which they do.

    BLLĐ 2019, Articles 111 and 112; the days of Tết and Quốc khánh are decided each year.
    """

    falls_on: PartialDay | None = day(required=True, table=True, filter=True, width=120)
    name: str = text(required=True, table=True, width=320)
    kind: str = choice(
        "public", "exchanged", WORKED, required=True, table=True, filter=True, width=190
    )
    document: str = text(table=True, width=240)
    """The text that fixes the day."""
    off: bool = yes_no(table=True, filter=True, width=96)
    """Switched off: the day counts as if it did not stand here."""
    note: str = long_text()


def _check(tree: Tree) -> Iterator[Problem]:
    holiday = tree.record
    assert isinstance(holiday, Holiday)
    if holiday.falls_on is None:
        return
    exact = holiday.falls_on.exact
    if exact is None:
        yield Problem("falls_on", "check.holiday_exact")
    elif holiday.kind == WORKED and exact.weekday() < _SATURDAY:
        yield Problem("kind", "check.holiday_not_weekend")


HOLIDAY = RecordType(
    key="holiday",
    cls=Holiday,
    icon="calendar",
    day="falls_on",
    order=(("falls_on", True),),
    sections=(
        Section(
            "general", "calendar", (("falls_on", "kind", "off"), ("name", "document"), ("note",))
        ),
    ),
    check=_check,
)
