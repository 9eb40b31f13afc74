"""Organisation units of our own side (cơ quan, đơn vị, địa phương)."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, link, long_text, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class Unit(Record):
    """An agency, department or locality of our side, with its life through reorganisations.

    A unit that is renamed, merged or abolished keeps its record with `valid_to`; `successor` takes
    over its papers (abolished districts after 01/7/2025: Decree 177/2025/NĐ-CP, Article 3).
    """

    name: str = text(required=True, table=True, search=True, width=320, once=True)
    short_name: str = text(table=True, search=True, width=140, once=True)
    level: str = choice(
        "party",
        "people_council",
        "province",
        "department",
        "district",
        "commune",
        "association",
        "public_unit",
        "company",
        "other",
        required=True,
        table=True,
        filter=True,
        width=160,
        repeats=True,
    )
    superior: str = link("unit", filter=True, repeats=True)
    valid_from: PartialDay | None = day(table=True, width=120)
    valid_to: PartialDay | None = day(table=True, filter=True, width=120)
    successor: str = link("unit", table=True, width=220, once=True)
    aliases: str = text(search=True, once=True)
    note: str = long_text(once=True)


def _check(tree: Tree) -> Iterator[Problem]:
    unit = tree.record
    assert isinstance(unit, Unit)
    if unit.valid_from and unit.valid_to and unit.valid_to.last() < unit.valid_from.first():
        yield Problem("valid_to", "check.end_before_start")
    if unit.id and unit.successor == unit.id:
        yield Problem("successor", "check.own_successor")


UNIT = RecordType(
    key="unit",
    cls=Unit,
    icon="landmark",
    order=(("name", False),),
    sections=(
        Section(
            "general", "landmark", (("name", "short_name"), ("level", "superior"), ("aliases",))
        ),
        Section("life", "history", (("valid_from", "valid_to", "successor"), ("note",))),
    ),
    check=_check,
)
