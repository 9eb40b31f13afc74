"""Foreign aid (viện trợ PCPNN, ODA)."""

from __future__ import annotations

from collections.abc import Iterator
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
    text,
    yes_no,
)
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class AidProject(Record):
    """An aid programme, project or non-project aid (Decree 80/2020/NĐ-CP, Articles 3 and 11).

    Decree 313/2025/NĐ-CP governs approvals from 08/12/2025 on.
    """

    code: str = text(unique=True, search=True, table=True, width=120)
    name: str = text(required=True, table=True, search=True, width=320)
    name_foreign: str = text(search=True)
    source: str = choice(
        "ngo", "oda", "other", required=True, table=True, filter=True, width=120, repeats=True
    )
    """Viện trợ PCPNN, ODA, khác."""
    method: str = choice(
        "programme",
        "project",
        "non_project",
        table=True,
        filter=True,
        report=True,
        width=100,
        repeats=True,
    )
    governing_unit: str = link("unit", filter=True, repeats=True)
    """Cơ quan chủ quản."""
    owner: str = link("unit", table=True, filter=True, report=True, width=130)
    """Chủ khoản viện trợ, chủ dự án."""
    goals: str = long_text(search=True)
    results: str = long_text(once=True)
    fields: tuple[str, ...] = links("lookup", within="field", filter=True)
    places: tuple[str, ...] = links("lookup", within="place", filter=True, table=True, width=160)
    """Địa bàn: communes, after 01/7/2025."""
    starts_on: PartialDay | None = day(table=True, filter=True, report=True, width=104)
    ends_on: PartialDay | None = day(table=True, filter=True, width=104)
    counterpart: Decimal | None = money(currency="VND")
    """Vốn đối ứng."""
    mechanism: str = text()
    """Cơ chế tài chính."""
    in_budget: bool = yes_no(filter=True)
    """Thuộc nguồn thu ngân sách nhà nước."""
    managed_by: str = choice("recipient", "donor", "both")
    """Phương thức quản lý."""
    proposed_on: PartialDay | None = day()
    approval_document: DocRef | None = doc_ref(search=True, table=True, width=240)
    approved_by: str = link("unit")
    approval_signer: str = text(person=True, once=True)
    closed_on: PartialDay | None = day()
    revoked_on: PartialDay | None = day()
    """Approval withdrawn (Decree 80/2020/NĐ-CP, Article 4.7)."""
    note: str = long_text(search=True, once=True)
    status: str = choice(
        "proposed", "approved", "running", "not_started", "ended", "revoked",
        computed=True, table=True, filter=True, width=150,
    )  # fmt: skip


def _check(tree: Tree) -> Iterator[Problem]:
    project = tree.record
    assert isinstance(project, AidProject)
    start, end = project.starts_on, project.ends_on
    if start and end and end.last() < start.first():
        yield Problem("ends_on", "check.must_be_from", {"day": f"{start.first():%d/%m/%Y}"})
    paid = tree.children.get("disbursement", ())
    if paid and project.approval_document is None:
        yield Problem("approval_document", "check.paid_without_approval", warning=True)
    committed = _sums(tree.children.get("commitment", ()))
    for currency, total in _sums(paid).items():
        if currency in committed and total > committed[currency]:
            yield Problem("name", "check.paid_more", {"currency": currency}, warning=True)


def _sums(lines: tuple[Record, ...]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in lines:
        amount: Decimal | None = getattr(line, "amount", None)
        currency: str = getattr(line, "currency", "")
        if amount is not None:
            sums[currency] = sums.get(currency, Decimal(0)) + amount
    return sums


AID_PROJECT = RecordType(
    key="aid_project",
    cls=AidProject,
    icon="hand-heart",
    children=("donor", "commitment", "disbursement"),
    copied=("donor",),
    day="starts_on",
    span=("starts_on", "ends_on"),
    order=(("starts_on", True),),
    sections=(
        Section(
            "general",
            "id-card",
            (
                ("name",),
                ("name_foreign",),
                ("source", "method", "code"),
                ("owner", "governing_unit"),
                ("fields", "places"),
                ("goals",),
            ),
        ),
        Section("time", "calendar", (("proposed_on", "starts_on", "ends_on", "closed_on"),)),
        Section(
            "papers",
            "file-text",
            (("approval_document", "approved_by", "approval_signer"), ("revoked_on",)),
        ),
        Section(
            "money",
            "coins",
            (("counterpart", "in_budget", "managed_by"), ("mechanism",)),
        ),
        Section("other", "info", (("results",), ("note",))),
    ),
    check=_check,
)
