"""Lookup lists (danh mục): short lists that the office keeps itself."""

from __future__ import annotations

from dnapp.core.fields import choice, number, text, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Record, RecordType, Section


@frozen
class Lookup(Record):
    """One entry of a list such as fields of cooperation or funding sources."""

    list: str = choice(
        "field",
        "purpose",
        "funding_source",
        "delegation_category",
        "language",
        "place",
        required=True,
        table=True,
        filter=True,
        width=200,
        repeats=True,
    )
    name: str = text(required=True, table=True, search=True, width=320, once=True)
    aliases: str = text(search=True, once=True)
    """Other spellings and former names, with semicolons between them."""
    place_in_list: int | None = number(table=True, width=100, once=True)
    retired: bool = yes_no(table=True, filter=True, width=120, once=True)
    """No longer offered; stays on old records."""


LOOKUP = RecordType(
    key="lookup",
    cls=Lookup,
    icon="list-checks",
    order=(("list", False), ("place_in_list", False), ("name", False)),
    sections=(
        Section(
            "general", "list-checks", (("list", "name"), ("aliases", "place_in_list", "retired"))
        ),
    ),
)
