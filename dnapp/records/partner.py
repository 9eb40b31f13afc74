"""Partners (đối tác): foreign localities, missions, organisations, companies, associations."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, link, links, long_text, number, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class Partner(Record):
    """A foreign partner; other spellings and former names are its `partner_name` rows."""

    name: str = text(required=True, table=True, search=True, width=300, once=True)
    kind: str = choice(
        "locality",
        "mission",
        "intergovernmental",
        "ingo",
        "company",
        "association",
        "institution",
        "other",
        required=True,
        table=True,
        filter=True,
        width=140,
        repeats=True,
    )
    country: str = link("country", table=True, filter=True, report=True, width=110, repeats=True)
    level: str = choice(
        "province", "state", "region", "city", "district", "town", "commune", repeats=True
    )
    """Administrative level of a locality."""
    superior: str = link("partner")
    """The larger locality or organisation it belongs to."""
    relation: str = choice(
        "twinned", "friendship", "contact", "none", table=True, filter=True, width=150
    )
    """Level of the relation: kết nghĩa, hữu nghị hợp tác, tiếp xúc."""
    related_on: PartialDay | None = day(table=True, filter=True, width=120)
    """Since when the relation stands."""
    our_unit: str = link("unit", table=True, filter=True, width=200)
    """Who on our side looks after it."""
    fields: tuple[str, ...] = links("lookup", within="field", filter=True)
    population: int | None = number(once=True)
    area_km2: int | None = number(once=True)
    economy: str = long_text(once=True)
    strengths: str = long_text(search=True, once=True)
    similarities: str = long_text(once=True)
    reason: str = long_text(once=True)
    """Why this partner was chosen."""
    website: str = text(once=True)
    address: str = text(search=True, once=True)
    valid_from: PartialDay | None = day()
    valid_to: PartialDay | None = day()
    successor: str = link("partner", once=True)
    """The partner that took over after a merger or renaming."""
    note: str = long_text(search=True, once=True)


def _check(tree: Tree) -> Iterator[Problem]:
    partner = tree.record
    assert isinstance(partner, Partner)
    first, last = partner.valid_from, partner.valid_to
    if first and last and last.last() < first.first():
        yield Problem("valid_to", "check.end_before_start")
    for name in ("superior", "successor"):
        if partner.id and getattr(partner, name) == partner.id:
            yield Problem(name, "check.own_successor")


PARTNER = RecordType(
    key="partner",
    cls=Partner,
    icon="map-pinned",
    children=("partner_name", "contact"),
    day="related_on",
    order=(("name", False),),
    sections=(
        Section(
            "general",
            "id-card",
            (
                ("name",),
                ("kind", "country", "level"),
                ("relation", "related_on", "our_unit"),
                ("fields", "superior"),
            ),
        ),
        Section(
            "profile",
            "book-open",
            (
                ("population", "area_km2"),
                ("economy",),
                ("strengths",),
                ("similarities",),
                ("reason",),
            ),
        ),
        Section(
            "life",
            "history",
            (("website", "address"), ("valid_from", "valid_to", "successor"), ("note",)),
        ),
    ),
    check=_check,
)
