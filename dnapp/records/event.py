"""Events (hội nghị, xúc tiến, đối thoại, văn hóa đối ngoại …) other than delegations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import (
    choice,
    day,
    doc_ref,
    link,
    links,
    long_text,
    money,
    number,
    pillar,
    text,
    yes_no,
)
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree

KINDS = (
    "conference",
    "investment_promotion",
    "trade_promotion",
    "aid_conference",
    "business_dialogue",
    "culture",
    "information",
    "training",
    "inspection",
    "reception",
    "message",
    "other",
)
"""Hội nghị, hội thảo quốc tế; xúc tiến đầu tư; xúc tiến thương mại; hội nghị vận động viện trợ;
đối thoại doanh nghiệp; văn hóa; thông tin; đào tạo; kiểm tra; tiếp xã giao; thư, điện; khác."""

PERMITTERS = ("prime_minister", "province_chair", "other", "not_needed")
"""Cấp cho phép (Decision 06/2020/QĐ-TTg, Articles 3 and 4)."""

FILE_DAYS = {"prime_minister": 40, "province_chair": 30}
"""Days before a conference by which its file is sent (Decision 06/2020/QĐ-TTg)."""


@frozen
class Event(Record):
    """An event of one or several days.

    It counts in the period of its first day. Delegates of a conference are counted as the yearly
    table of Decision 06/2020/QĐ-TTg does: Vietnamese, foreigners in the country, from abroad.
    """

    kind: str = choice(*KINDS, required=True, table=True, filter=True, width=150, repeats=True)
    code: str = text(unique=True, search=True, table=True, width=120)
    name: str = text(required=True, table=True, search=True, width=320)
    starts_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    ends_on: PartialDay | None = day(table=True, filter=True, width=112)
    scope: str = choice(
        "province", "country", "abroad", table=True, filter=True, report=True, width=110,
        repeats=True,
    )  # fmt: skip
    """Where it is held: in the province, elsewhere in Vietnam, abroad."""
    place: str = text(search=True)
    lead_unit: str = link("unit", filter=True, table=True, width=190, repeats=True)
    units: tuple[str, ...] = links("unit", filter=True)
    """Đơn vị phối hợp."""
    foreign_organiser: str = text(search=True)
    """Tên cơ quan, tổ chức nước ngoài phối hợp."""
    countries: tuple[str, ...] = links("country", filter=True, table=True, width=96)
    partners: tuple[str, ...] = links("partner", filter=True, search=True)
    pillar: str = pillar()
    fields: tuple[str, ...] = links("lookup", within="field", filter=True)
    content: str = long_text(search=True)
    delegates_vietnamese: int | None = number(minimum=0, table=True, width=96)
    delegates_resident: int | None = number(minimum=0, table=True, width=96)
    """Foreign delegates who live in the country."""
    delegates_abroad: int | None = number(minimum=0, table=True, width=96)
    works: int | None = number(minimum=0)
    """Articles, broadcasts, publications or pages made (thông tin đối ngoại)."""
    planned: bool = yes_no(filter=True, table=True, width=110)
    permitted_by: str = choice(*PERMITTERS, filter=True)
    filed_on: PartialDay | None = day()
    """When the file asking for permission was sent."""
    permission_document: DocRef | None = doc_ref(search=True)
    report_document: DocRef | None = doc_ref(search=True)
    reported_on: PartialDay | None = day(filter=True)
    cost_province: Decimal | None = money(currency="VND", once=True)
    cost_sector: Decimal | None = money(currency="VND", once=True)
    cost_sponsored: Decimal | None = money(currency="VND", once=True)
    result: str = long_text(search=True, once=True)
    officer: str = text(person=True, filter=True, repeats=True)
    cancelled_on: PartialDay | None = day()
    note: str = long_text(search=True, once=True)
    status: str = choice(
        "planned", "ongoing", "held", "cancelled", computed=True, table=True, filter=True,
        width=120,
    )  # fmt: skip


def _check(tree: Tree) -> Iterator[Problem]:
    event = tree.record
    assert isinstance(event, Event)
    start, end = event.starts_on, event.ends_on
    if start and end and end.last() < start.first():
        yield Problem("ends_on", "check.must_be_from", {"day": f"{start.first():%d/%m/%Y}"})
    if event.reported_on and end and event.reported_on.last() < end.first():
        yield Problem("reported_on", "check.event_report_early", warning=True)
    if event.kind == "conference" and start and event.permitted_by in FILE_DAYS:
        yield from _check_file(event, start)


def _check_file(event: Event, start: PartialDay) -> Iterator[Problem]:
    days = FILE_DAYS[event.permitted_by]
    latest = start.first() - timedelta(days=days)
    if event.filed_on and event.filed_on.first() > latest:
        values = {"days": days, "day": f"{latest:%d/%m/%Y}"}
        yield Problem("filed_on", "check.filed_late", values, warning=True)
    issued = event.permission_document.issued_on if event.permission_document else None
    if issued and issued.first() > start.last():
        yield Problem("permission_document", "check.permission_after_start", warning=True)


EVENT = RecordType(
    key="event",
    cls=Event,
    icon="presentation",
    children=("issue", "follow_up"),
    day="starts_on",
    span=("starts_on", "ends_on"),
    order=(("starts_on", True),),
    sections=(
        Section(
            "general",
            "presentation",
            (
                ("name",),
                ("kind", "scope", "code"),
                ("starts_on", "ends_on", "place"),
                ("lead_unit", "units"),
                ("foreign_organiser", "countries", "partners"),
                ("pillar", "fields", "officer"),
                ("content",),
            ),
        ),
        Section(
            "delegates",
            "users",
            (("delegates_vietnamese", "delegates_resident", "delegates_abroad", "works"),),
        ),
        Section(
            "papers",
            "file-text",
            (
                ("planned", "permitted_by", "filed_on"),
                ("permission_document",),
                ("report_document", "reported_on"),
                ("result",),
            ),
        ),
        Section("money", "coins", (("cost_province", "cost_sector", "cost_sponsored"),)),
        Section("other", "info", (("cancelled_on",), ("note",))),
    ),
    check=_check,
)
