"""Registrations of foreign NGOs (giấy đăng ký, Decree 58/2022/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, link, links, long_text, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree

MONTHS = {"activity": 36, "office": 60}
"""Longest validity of a paper, months (Decree 58/2022/NĐ-CP: 3 and 5 years)."""


@frozen
class NgoRegistration(Record):
    """A foreign NGO with its papers; how long it may work follows from its `ngo_paper` rows."""

    name: str = text(required=True, table=True, search=True, width=300)
    name_foreign: str = text(search=True)
    short_name: str = text(search=True, table=True, width=120)
    partner: str = link("partner", filter=True)
    """The same organisation among the partners, where its projects and visits are."""
    country: str = link("country", table=True, filter=True, report=True, width=130)
    kind: str = choice(
        "activity", "office", required=True, table=True, filter=True, width=180, repeats=True
    )
    """Giấy đăng ký hoạt động, giấy đăng ký lập văn phòng đại diện."""
    fields: tuple[str, ...] = links("lookup", within="field", filter=True)
    places: tuple[str, ...] = links("lookup", within="place", filter=True, table=True, width=180)
    """Địa bàn được phép hoạt động."""
    local_units: tuple[str, ...] = links("unit", filter=True)
    """Đối tác địa phương."""
    content: str = long_text(search=True)
    head_name: str = text(person=True, search=True)
    head_country: str = link("country")
    head_passport: str = text(personal=True)
    address: str = text(search=True)
    renewal_filed_on: PartialDay | None = day()
    """When the file for renewal was sent."""
    ended_on: PartialDay | None = day()
    end_reason: str = text(once=True)
    note: str = long_text(search=True, once=True)
    status: str = choice(
        "valid", "renewal_due", "expired", "unknown", "terminated",
        computed=True, table=True, filter=True, width=150,
    )  # fmt: skip
    expires_on: PartialDay | None = day(computed=True, table=True, filter=True, width=112)
    renewal_due_on: PartialDay | None = day(computed=True, table=True, filter=True, width=120)
    """Last day to send the file for renewal: 60 days before expiry."""


def _check(tree: Tree) -> Iterator[Problem]:
    organisation = tree.record
    assert isinstance(organisation, NgoRegistration)
    last: PartialDay | None = None
    for place, paper in enumerate(tree.children.get("ngo_paper", ()), start=1):
        start: PartialDay | None = getattr(paper, "starts_on", None)
        end: PartialDay | None = getattr(paper, "ends_on", None)
        at = f"ngo_paper[{place}]"
        if start and end and end.last() < start.first():
            values = {"day": f"{start.first():%d/%m/%Y}"}
            yield Problem(f"{at}.ends_on", "check.must_be_from", values)
        elif start and end and _months(start, end) > MONTHS.get(organisation.kind, 60):
            years = MONTHS[organisation.kind] // 12
            yield Problem(f"{at}.ends_on", "check.ngo_too_long", {"years": years}, warning=True)
        if last and start and start.first() <= last.first():
            yield Problem(f"{at}.starts_on", "check.term_overlaps", warning=True)
        last = end or last


def _months(start: PartialDay, end: PartialDay) -> int:
    first, last = start.first(), end.first()
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day - 1)


NGO_REGISTRATION = RecordType(
    key="ngo_registration",
    cls=NgoRegistration,
    icon="id-card",
    children=("ngo_paper", "ngo_staff"),
    order=(("name", False),),
    sections=(
        Section(
            "general",
            "id-card",
            (
                ("name",),
                ("name_foreign", "short_name"),
                ("kind", "country", "partner"),
                ("fields", "places"),
                ("local_units",),
                ("content",),
            ),
        ),
        Section(
            "head",
            "user",
            (("head_name", "head_country", "head_passport"), ("address",)),
        ),
        Section(
            "other",
            "info",
            (("renewal_filed_on", "ended_on", "end_reason"), ("note",)),
        ),
    ),
    check=_check,
)
