"""A small province with one of everything that the quarterly report speaks of.

The third quarter of 2026 (15/6–14/9) has 2 đoàn ra and 3 đoàn vào, one of them a draft; the records
around it stand on the first and last days of the period, in the year to date, in last year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.record import Child, Record
from dnapp.records.agreement import Agreement
from dnapp.records.aid_project import AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.cost import Cost
from dnapp.records.delegation import Delegation
from dnapp.records.disbursement import Disbursement
from dnapp.records.donor import Donor
from dnapp.records.lookup import Lookup
from dnapp.records.partner import Partner
from dnapp.records.party import Party
from dnapp.records.permission import Permission
from dnapp.records.term import Term
from dnapp.records.unit import Unit
from dnapp.services.workspace import Workspace

TODAY = date(2026, 11, 22)
OFFICE = {
    "parent_agency": "UBND tỉnh Thái Nguyên",
    "agency": "Sở Ngoại vụ",
    "place": "Thái Nguyên",
    "symbol": "SNgV",
    "signatory_prefix": "KT.",
    "signatory_title": "PHÓ GIÁM ĐỐC",
    "signatory_name": "Nguyễn Mẫu Minh",
    "recipients": ["Bộ Ngoại giao", "UBND tỉnh"],
    "drafter": "HTQT",
}

Row = tuple[str, Record]


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


def paper(number: str, symbol: str, issued: str) -> DocRef:
    return DocRef(number=number, symbol=symbol, issued_on=day(issued))


def fill(workspace: Workspace) -> None:
    """Write the province into an empty workspace."""
    workspace.save_settings(OFFICE)
    with workspace.changes.change("fill_province") as change:
        batches: dict[str, list[Record]] = {}
        for kind, record in rows():
            batches.setdefault(kind, []).append(record)
        for kind, records in batches.items():
            change.bulk(kind, records)


def rows() -> Iterator[Row]:
    yield "unit", Unit(id="u-province", name="UBND tỉnh Thái Nguyên", level="province")
    yield "unit", Unit(id="u-health", name="Sở Y tế", level="department")
    yield "lookup", Lookup(id="l-trade", list="purpose", name="Xúc tiến đầu tư, thương mại")
    yield "lookup", Lookup(id="l-budget", list="funding_source", name="Ngân sách tỉnh")
    yield "lookup", Lookup(id="l-dinh-hoa", list="place", name="Xã Định Hóa")
    for ident, name, relation, country in (
        ("p-gyeongsangbuk", "Gyeongsangbuk-do", "twinned", "KR"),
        ("p-houaphanh", "Hủa Phăn", "friendship", "LA"),
        ("p-kfhi", "KFHI", "contact", "KR"),
    ):
        yield (
            "partner",
            Partner(id=ident, name=name, kind="locality", relation=relation, country=country),
        )
    yield from _delegations()
    yield from _agreements()
    yield from _aid()


def _delegation(
    ident: str, direction: str, start: str, end: str, people: int | None, **more: object
) -> Row:
    fields: dict[str, object] = {
        "name": f"Đoàn công tác {ident}",
        "level": "province",
        "pillar": "state",
        "head_name": "Trần Mẫu Sơn",
        "head_position": "Phó Chủ tịch",
        "content": "Trao đổi hợp tác, xúc tiến đầu tư.",
        "planned": True,
        **more,
    }
    return "delegation", Delegation(
        id=ident,
        code=ident,
        direction=direction,
        starts_on=day(start),
        ends_on=day(end),
        headcount=people,
        **fields,
    )


def _delegations() -> Iterator[Row]:
    report = paper("90", "BC-UBND", "2026-07-10")
    yield _delegation(
        "RA-1", "out", "2026-07-01", "2026-07-07", 14, countries=("JP",), purposes=("l-trade",),
        report_document=report, funding="l-budget",
    )  # fmt: skip
    yield _delegation(
        "RA-2", "out", "2026-09-10", "2026-09-20", 6, countries=("LA", "TH"), level="department",
        pillar="people", planned=False, partners=("p-houaphanh",),
    )  # fmt: skip
    yield _delegation("RA-3", "out", "2026-03-02", "2026-03-05", 5, countries=("KR",))
    yield _delegation("RA-4", "out", "2025-08-01", "2025-08-04", 16, countries=("KR",))
    yield _delegation(
        "RA-5", "out", "2026-07-15", "2026-07-18", 9, countries=("DE",),
        cancelled_on=day("2026-07-01"),
    )  # fmt: skip
    hosts = {"hosts": ("u-province",), "reception_level": "province_leaders"}
    done = {"report_document": paper("91", "BC-SNgV", "2026-09-18")}
    yield _delegation(
        "VAO-1", "in", "2026-06-15", "2026-06-17", 12, countries=("KR",), **hosts, **done
    )
    yield _delegation(
        "VAO-2", "in", "2026-09-14", "2026-09-16", 8, countries=("TW",), **hosts, **done
    )
    yield _delegation("VAO-3", "in", "2026-07-20", "2026-07-21", None, countries=("KR",))
    yield _delegation("VAO-4", "in", "2026-09-15", "2026-09-17", 4, countries=("LA",))
    yield _delegation("VAO-5", "in", "2025-12-15", "2025-12-16", 7, countries=("FR",))
    yield _delegation("VAO-6", "in", "2025-06-20", "2025-06-21", 15, countries=("KR",))
    for ident, number in (("RA-1", "100"), ("RA-2", "101"), ("VAO-1", "102"), ("VAO-2", "102")):
        yield (
            "permission",
            Permission(
                id=f"{ident}-qd",
                pos=1,
                delegation=ident,
                document=paper(number, "QĐ-UBND", "2026-06-01"),
                kind="decision",
            ),
        )
    for pos, (amount, currency, rate) in enumerate(
        (("1500", "USD", "26000"), ("40000000", "VND", None))
    ):
        yield (
            "cost",
            Cost(
                id=f"RA-1-cost-{pos}",
                pos=pos + 1,
                delegation="RA-1",
                item="Chi phí",
                funding="l-budget",
                amount=Decimal(amount),
                currency=currency,
                rate=Decimal(rate) if rate else None,
            ),
        )


def _agreements() -> Iterator[Row]:
    terms = {
        "TT-1": ("2026-07-30", {"ends_on": day("2031-07-29"), "basis": "until"}),
        "TT-2": ("2022-01-01", {"ends_on": day("2026-12-31"), "basis": "until"}),
        "TT-3": ("2021-09-01", {"months": 60, "basis": "duration"}),
        "TT-4": ("2005", {"basis": "unknown"}),
        "TT-5": ("2020-01-01", {"basis": "open_ended"}),
        "TT-6": ("2025-07-01", {"ends_on": day("2028-06-30"), "basis": "until"}),
    }
    for ident, (signed, fields) in terms.items():
        yield (
            "agreement",
            Agreement(
                id=ident,
                code=ident,
                title=f"Bản ghi nhớ hợp tác {ident}",
                form="memorandum",
                on_behalf="province",
                countries=("KR",),
                proposer="u-province",
                signed_on=day(signed),
                effective_on=day(signed),
                renewal="none",
                ended_on=day("2026-07-10") if ident == "TT-5" else None,
            ),
        )
        start = day(signed)
        yield (
            "term",
            Term(
                id=f"{ident}-term", pos=1, agreement=ident, kind="original", starts_on=start,
                **fields,
            ),
        )  # fmt: skip
        if ident != "TT-4":
            yield from _parties(ident)


def _parties(ident: str) -> Iterator[Row]:
    for pos, (side, name, signer) in enumerate(
        (("ours", "UBND tỉnh Thái Nguyên", "Lê Mẫu An"), ("theirs", "Gyeongsangbuk-do", "Kim Mẫu"))
    ):
        yield (
            "party",
            Party(
                id=f"{ident}-{side}",
                pos=pos + 1,
                agreement=ident,
                side=side,
                name=name,
                signatory=signer,
            ),
        )


def _aid() -> Iterator[Row]:
    for ident, method, source, approved, ends in (
        ("VT-1", "project", "ngo", "2024-02-01", "2027-12-31"),
        ("VT-2", "programme", "ngo", "2026-07-02", "2028-06-30"),
        ("VT-3", "non_project", "other", "2025-01-10", "2026-12-31"),
        ("ODA-1", "project", "oda", "2023-05-01", "2029-12-31"),
    ):
        yield (
            "aid_project",
            AidProject(
                id=ident,
                code=ident,
                name=f"Khoản viện trợ {ident}",
                source=source,
                method=method,
                owner="u-health",
                places=("l-dinh-hoa",),
                starts_on=day(approved),
                ends_on=day(ends),
                approval_document=paper("12", "QĐ-UBND", approved),
            ),
        )
        yield (
            "donor",
            Donor(id=f"{ident}-donor", pos=1, aid_project=ident, partner="p-kfhi", name="KFHI"),
        )
    usd = {"currency": "USD", "rate": Decimal(26000), "usd_rate": Decimal(26000)}
    won = {"currency": "KRW", "rate": Decimal("18.5"), "usd_rate": Decimal(26000)}
    euro = {"currency": "EUR"}
    lines: tuple[tuple[str, str, str, str, dict[str, object]], ...] = (
        ("commitment", "VT-1", "2024-02-01", "100000", usd),
        ("commitment", "VT-2", "2026-07-02", "200000000", won),
        ("commitment", "VT-3", "2025-01-10", "30000", euro),
        ("commitment", "ODA-1", "2023-05-01", "5000000", usd),
        ("disbursement", "VT-1", "2025-07-01", "20000", usd),
        ("disbursement", "VT-1", "2026-06-15", "12500.50", usd),
        ("disbursement", "VT-2", "2026-09-14", "50000000", won),
        ("disbursement", "VT-3", "2026-02-01", "9000", euro),
        ("disbursement", "ODA-1", "2026-08-01", "750000", usd),
    )
    for place, (kind, project, on, amount, money) in enumerate(lines):
        yield kind, _line(kind, f"line-{place}", project, on, amount, money)


def _line(
    kind: str, ident: str, project: str, on: str, amount: str, money: dict[str, object]
) -> Child:
    if kind == "commitment":
        return Commitment(
            id=ident, pos=1, aid_project=project, committed_on=day(on), amount=Decimal(amount),
            **money,
        )  # fmt: skip
    return Disbursement(
        id=ident, pos=1, aid_project=project, paid_on=day(on), amount=Decimal(amount),
        **money,
    )  # fmt: skip
