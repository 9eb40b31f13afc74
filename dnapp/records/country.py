"""Countries and territories (quốc gia, vùng lãnh thổ)."""

from __future__ import annotations

from dnapp.core.fields import choice, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Record, RecordType, Section


@frozen
class Country(Record):
    """A country or territory; its id is the ISO 3166-1 code, so that every machine agrees.

    The name is the one that official Vietnamese papers print: "Đài Loan (Trung Quốc)" and
    "Hồng Công (Trung Quốc)" are territories, never plain countries.
    """

    name: str = text(required=True, unique=True, table=True, search=True, width=260, once=True)
    full_name: str = text(table=True, search=True, width=280, once=True)
    name_en: str = text(table=True, search=True, width=200, once=True)
    code: str = text(required=True, unique=True, table=True, search=True, width=80)
    status: str = choice(
        "country", "territory", required=True, table=True, filter=True, width=140, repeats=True
    )
    aliases: str = text(search=True, once=True)
    """Other spellings, with semicolons between them."""


COUNTRY = RecordType(
    key="country",
    cls=Country,
    icon="globe",
    order=(("name", False),),
    sections=(
        Section(
            "general", "globe", (("name", "full_name"), ("name_en", "code", "status"), ("aliases",))
        ),
    ),
)
