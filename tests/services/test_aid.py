"""The status of aid projects and the totals of their lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import Showing
from dnapp.core.paths import words_folder
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.disbursement import Disbursement
from dnapp.services import aid
from dnapp.services.phrases import in_words

SHOWING = Showing(Catalog.load(words_folder()), lambda kind, ident: "")


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


def project(*lines: Commitment | Disbursement, **fields: object) -> Tree:
    approval = DocRef(number="100", symbol="QĐ-UBND", issued_on=day("2026-01-31"))
    record = AidProject(**({"name": "Dự án", "approval_document": approval} | fields))
    return Tree(
        record,
        {
            "commitment": tuple(x for x in lines if isinstance(x, Commitment)),
            "disbursement": tuple(x for x in lines if isinstance(x, Disbursement)),
        },
    )


def status(tree: Tree, on: str) -> str:
    return aid.state(tree, date.fromisoformat(on)).status


PAID = Disbursement(paid_on=day("2026-05-04"), amount=Decimal(1000), currency="USD")


def test_life_of_a_project() -> None:
    tree = project(
        PAID, starts_on=day("2026-03-01"), ends_on=day("2026-11"), closed_on=day("2027-01-05")
    )
    days = ("2026-01-30", "2026-01-31", "2026-03-01", "2026-11-30", "2026-12-01")
    assert [status(tree, on) for on in days] == [
        "proposed", "approved", "running", "running", "ended",
    ]  # fmt: skip
    assert status(project(PAID, revoked_on=day("2026-06-01")), "2026-06-01") == "revoked"


def test_nothing_paid_six_months_after_approval_is_not_started() -> None:
    tree = project(starts_on=day("2026-03-01"))
    assert status(tree, "2026-07-31") == "running"
    assert status(tree, "2026-08-01") == "not_started"
    late = project(Disbursement(paid_on=day("2026-09-01"), amount=Decimal(1), currency="VND"))
    assert status(late, "2026-08-31") == "not_started"
    assert status(late, "2026-09-01") == "running"


def test_every_status_says_why() -> None:
    def explained(tree: Tree, on: str) -> str:
        return in_words(aid.reasons(tree, aid.state(tree, date.fromisoformat(on))), SHOWING)

    assert "chưa có quyết định" in explained(project(approval_document=None), "2026-01-01")
    assert explained(project(), "2026-02-01").startswith("Phê duyệt 31/01/2026.")
    assert "06" not in explained(project(PAID), "2026-05-04")
    assert "Quá 6 tháng" in explained(project(), "2026-09-01")
    assert "11/2026" in explained(project(PAID, ends_on=day("2026-11")), "2027-01-01")
    assert "Thu hồi" in explained(project(revoked_on=day("2026-06")), "2026-06-01")


def test_approval_of_unknown_day_is_approval() -> None:
    tree = project(approval_document=DocRef(number="9", symbol="QĐ-UBND"))
    assert status(tree, "2026-01-01") == "approved"
    assert status(project(approval_document=None), "2026-01-01") == "proposed"


def test_totals_keep_currencies_apart_and_count_missing_rates() -> None:
    tree = project(
        Commitment(amount=Decimal("100.50"), currency="USD", rate=Decimal(25000)),
        Commitment(amount=Decimal(10), currency="EUR"),
        PAID,
    )
    committed = aid.committed(tree)
    assert committed.by_currency == {"EUR": Decimal(10), "USD": Decimal("100.50")}
    assert (committed.vnd, committed.missing_vnd) == (Decimal(2512500), 1)
    assert aid.disbursed(tree).by_currency == {"USD": Decimal(1000)}


maybe = st.none() | st.builds(PartialDay.of, st.dates(date(2020, 1, 1), date(2021, 12, 31)))


@given(
    st.builds(
        lambda issued, starts, ends, closed, revoked, paid: project(
            Disbursement(paid_on=paid, amount=Decimal(1), currency="VND"),
            approval_document=DocRef(number="1", issued_on=issued),
            starts_on=starts,
            ends_on=ends,
            closed_on=closed,
            revoked_on=revoked,
        ),
        maybe, maybe, maybe, maybe, maybe, maybe,
    ),
    st.dates(date(2019, 6, 1), date(2022, 12, 1)),
    st.data(),
)  # fmt: skip
def test_a_status_holds_between_its_days(tree: Tree, on: date, data: st.DataObject) -> None:
    judged = aid.state(tree, on)
    assert judged.status in AID_PROJECT.specs["status"].options
    first, last = judged.holds_from or date(2019, 1, 1), judged.holds_until or date(2023, 1, 1)
    assert first <= on <= last
    assert aid.state(tree, data.draw(st.dates(first, last))).status == judged.status
