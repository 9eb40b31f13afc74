"""Delegations (đoàn ra, đoàn vào)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dnapp.core.days import DISTRICTS_ENDED, PartialDay
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
from dnapp.core.numbers import count2
from dnapp.core.record import Child, Problem, Record, RecordType, Section, Tree

_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@frozen
class Delegation(Record):
    """A delegation coming in (đoàn vào) or going out (đoàn ra).

    It counts in the period of its first day: arrival for đoàn vào, departure for đoàn ra, so that
    every delegation stands in exactly one quarter. A trip to several countries is one đoàn.
    """

    direction: str = choice("in", "out", required=True, filter=True)
    code: str = text(unique=True, search=True, table=True, width=120)
    name: str = text(required=True, table=True, search=True, width=300)
    countries: tuple[str, ...] = links("country", required=True, table=True, filter=True, width=108)
    starts_on: PartialDay | None = day(required=True, table=True, filter=True, width=118)
    ends_on: PartialDay | None = day(report=True, table=True, filter=True, width=112)
    headcount: int | None = number(minimum=1, report=True, table=True, filter=True, width=96)
    head_name: str = text(report=True, person=True, table=True, search=True, width=170)
    head_position: str = text(table=True, width=170)
    level: str = choice(
        "province", "department", "district", "commune", "other",
        table=True, filter=True, width=130, repeats=True,
    )  # fmt: skip
    """Cấp đoàn."""
    category: str = link("lookup", within="delegation_category", filter=True, repeats=True)
    """Danh nghĩa đoàn."""
    pillar: str = pillar()
    partners: tuple[str, ...] = links("partner", filter=True, search=True)
    """Localities and organisations worked with, or that invite."""
    inviter: str = text(search=True)
    places: str = text(search=True)
    """Places visited, as text."""
    lead_unit: str = link("unit", filter=True, table=True, width=190)
    """Cơ quan chủ trì, đơn vị xin phép."""
    hosts: tuple[str, ...] = links("unit", filter=True, table=True, width=118)
    """Đơn vị tiếp và làm việc."""
    reception_level: str = choice(
        "party_leaders", "council_leaders", "province_leaders", "department_leaders", "other",
        filter=True,
    )  # fmt: skip
    """Cấp tiếp: who of our side receives them (Decree 18/2022/NĐ-CP)."""
    purposes: tuple[str, ...] = links("lookup", within="purpose", filter=True)
    fields: tuple[str, ...] = links("lookup", within="field", filter=True)
    content: str = long_text(report=True, search=True)
    border_area: bool = yes_no(filter=True)
    """Works in an area that needs a permission of its own (khu vực biên giới)."""
    request_document: DocRef | None = doc_ref(search=True)
    funding: str = link(
        "lookup", within="funding_source", filter=True, table=True, width=140, repeats=True
    )
    advance: Decimal | None = money(currency="VND", once=True)
    settled: Decimal | None = money(currency="VND", once=True)
    planned: bool = yes_no(filter=True, table=True, width=110)
    """Đoàn trong kế hoạch năm."""
    report_document: DocRef | None = doc_ref(search=True)
    reported_on: PartialDay | None = day(filter=True)
    result: str = long_text(search=True, once=True)
    instruction: str = long_text(once=True)
    instruction_document: DocRef | None = doc_ref(search=True)
    """Công văn chỉ đạo của UBND tỉnh."""
    officer: str = text(person=True, filter=True, repeats=True)
    cancelled_on: PartialDay | None = day()
    cancel_reason: str = text(once=True)
    note: str = long_text(search=True, once=True)
    status: str = choice(
        "draft", "planned", "approved", "ongoing", "ended", "report_due", "overdue", "cancelled",
        computed=True, table=True, filter=True, width=138,
    )  # fmt: skip
    report_due_on: PartialDay | None = day(computed=True, table=True, filter=True, width=120)


def _check(tree: Tree) -> Iterator[Problem]:
    from_ = tree.record
    assert isinstance(from_, Delegation)
    yield from _check_days(from_)
    yield from _check_people(from_, tree)
    yield from _check_papers(from_, tree)
    yield from _check_legs(from_, tree)
    yield from _check_programme(tree)


def _check_days(record: Delegation) -> Iterator[Problem]:
    start, end = record.starts_on, record.ends_on
    if start and end and end.last() < start.first():
        yield Problem("ends_on", "check.must_be_from", {"day": f"{start.first():%d/%m/%Y}"})
    if start and record.level == "district" and start.first() >= DISTRICTS_ENDED:
        yield Problem("level", "check.no_district", warning=True)
    if record.reported_on and end and record.reported_on.last() < end.first():
        yield Problem("reported_on", "check.report_before_end", warning=True)


def _check_people(record: Delegation, tree: Tree) -> Iterator[Problem]:
    listed = len(tree.children.get("member", ()))
    if record.headcount is None or not listed or record.headcount == listed:
        return
    key = "check.more_members" if listed > record.headcount else "check.fewer_members"
    yield Problem(
        "headcount",
        key,
        {"headcount": count2(record.headcount), "listed": count2(listed)},
        warning=listed < record.headcount,
    )


def _check_papers(record: Delegation, tree: Tree) -> Iterator[Problem]:
    end = record.ends_on or record.starts_on
    for place, permission in enumerate(tree.children.get("permission", ()), start=1):
        document: DocRef | None = getattr(permission, "document", None)
        issued = document.issued_on if document else None
        if issued and record.starts_on and issued.first() > record.starts_on.last():
            yield Problem(
                f"permission[{place}].document", "check.permission_after_start", warning=True
            )
    if end is None:
        return
    for place, member in enumerate(tree.children.get("member", ()), start=1):
        expiry: PartialDay | None = getattr(member, "passport_expires_on", None)
        if expiry and (expiry.last() - end.first()).days < 182:
            yield Problem(
                f"member[{place}].passport_expires_on", "check.passport_short", warning=True
            )


def _check_legs(record: Delegation, tree: Tree) -> Iterator[Problem]:
    for place, leg in enumerate(tree.children.get("leg", ()), start=1):
        if record.direction == "out" and getattr(leg, "country", "") not in record.countries:
            yield Problem(f"leg[{place}].country", "check.leg_country", warning=True)
        first, last = getattr(leg, "arrives_on", None), getattr(leg, "leaves_on", None)
        if first and last and last.last() < first.first():
            yield Problem(
                f"leg[{place}].leaves_on",
                "check.must_be_from",
                {"day": f"{first.first():%d/%m/%Y}"},
            )


def _check_programme(tree: Tree) -> Iterator[Problem]:
    for place, item in enumerate(tree.children.get("programme_item", ()), start=1):
        at, begin, end = f"programme_item[{place}]", *_hours(item)
        for name, hour in (("from_time", begin), ("to_time", end)):
            if hour and not _HOUR.fullmatch(hour):
                yield Problem(f"{at}.{name}", "check.hour", {"typed": hour}, warning=True)
        if _HOUR.fullmatch(begin) and _HOUR.fullmatch(end) and end < begin:
            yield Problem(f"{at}.to_time", "check.hours_turned", {"hour": begin}, warning=True)


def _hours(item: Child) -> tuple[str, str]:
    return getattr(item, "from_time", ""), getattr(item, "to_time", "")


DELEGATION = RecordType(
    key="delegation",
    cls=Delegation,
    icon="plane-landing",
    children=("member", "permission", "leg", "cost", "programme_item"),
    copied=("member", "leg"),
    day="starts_on",
    span=("starts_on", "ends_on"),
    order=(("starts_on", True),),
    sections=(
        Section(
            "general",
            "id-card",
            (
                ("name",),
                ("countries", "partners", "reception_level"),
                ("head_name", "head_position", "fields"),
                ("level", "category", "pillar"),
            ),
        ),
        Section("time", "calendar", (("starts_on", "ends_on", "headcount", "code"),)),
        Section(
            "work",
            "briefcase",
            (("hosts", "lead_unit"), ("purposes", "places", "inviter"), ("content",)),
        ),
        Section(
            "papers",
            "file-text",
            (
                ("request_document", "planned", "border_area"),
                ("report_document", "reported_on", "officer"),
                ("result",),
                ("instruction_document",),
                ("instruction",),
            ),
        ),
        Section("money", "coins", (("funding", "advance", "settled"),)),
        Section("other", "info", (("cancelled_on", "cancel_reason"), ("note",))),
    ),
    check=_check,
)
