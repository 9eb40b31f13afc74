"""What the brief suggests to talk about: each topic from its own records, the most urgent first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.disbursement import Disbursement
from dnapp.records.donor import Donor
from dnapp.records.event import EVENT, Event
from dnapp.records.follow_up import FollowUp
from dnapp.records.partner import Partner
from dnapp.records.renewal_dossier import RENEWAL_DOSSIER, RenewalDossier
from dnapp.reports.brief_facts import BriefFacts
from dnapp.reports.brief_room import ROOMS
from dnapp.reports.brief_topics import Topic, topics
from dnapp.reports.document import Figure, plain
from dnapp.services.workspace import Workspace
from tests.reports.small_province import day, paper
from tests.reports.test_partner_brief import only, save, sign, visit, workspace

__all__ = ["workspace"]

Line = Commitment | Disbursement


def found(workspace: Workspace) -> list[Topic]:
    return topics(BriefFacts(workspace, only(workspace)), ROOMS[0])


def said(workspace: Workspace) -> list[str]:
    return ["".join(map(plain, topic.runs)) for topic in found(workspace)]


def partner(workspace: Workspace, **fields: object) -> None:
    record = workspace.tree("partner", only(workspace)).record
    assert isinstance(record, Partner)
    save(workspace, replace(record, **fields))


def project(workspace: Workspace, *rows: Line, donors: int = 1, **fields: object) -> str:
    # Approved lately and under way: no duty of it is overdue.
    record = AidProject(name="Nước sạch", source="ngo", starts_on=day("2026-10-01"),
                        ends_on=day("2027-12-31"), **fields,
                        approval_document=paper("5", "QĐ-UBND", "2026-09-20"))  # fmt: skip
    tree = Tree(record, {
        "donor": tuple(Donor(partner=only(workspace)) for _ in range(donors)),
        "commitment": tuple(row for row in rows if isinstance(row, Commitment)),
        "disbursement": tuple(row for row in rows if isinstance(row, Disbursement)),
    })  # fmt: skip
    return workspace.save_tree(AID_PROJECT, tree, "add_records").tree.record.id


def committed(amount: str, currency: str = "USD") -> Commitment:
    return Commitment(committed_on=day("2026-10-01"), amount=Decimal(amount), currency=currency)


def paid(amount: str, currency: str = "USD") -> Disbursement:
    return Disbursement(paid_on=day("2026-11-01"), amount=Decimal(amount), currency=currency)


def test_where_nothing_is_there_nothing_is_said(workspace: Workspace) -> None:
    assert said(workspace) == []


def test_aid_that_is_not_paid_yet_is_told_in_its_own_currencies(workspace: Workspace) -> None:
    ident = project(
        workspace, committed("1000"), committed("500", "EUR"), paid("250.5"), paid("500", "EUR")
    )
    (topic,) = found(workspace)
    assert topic.ids == (ident,)
    assert said(workspace) == [
        "Trao đổi tiến độ giải ngân Nước sạch: cam kết 1.000 USD và 500 EUR, "
        "chưa giải ngân 749,50 USD"
    ]
    left = [run for run in topic.runs if isinstance(run, Figure)][-1]
    assert (left.value, left.unit, left.ids) == (Decimal("749.5"), "USD", (ident,))


@pytest.mark.parametrize(
    "rows",
    [
        (committed("1000"), paid("1000")),
        (committed("1000"), paid("26000000", "VND")),  # what is left depends on a rate
        (paid("10"),),
        (),
    ],
)
def test_aid_that_is_paid_or_cannot_be_told_is_no_topic(
    workspace: Workspace, rows: tuple[Line, ...]
) -> None:
    project(workspace, *rows)
    assert said(workspace) == []


def test_what_is_given_together_is_told_so_and_what_is_closed_is_not(workspace: Workspace) -> None:
    project(workspace, committed("10"), donors=2)
    assert said(workspace)[0].endswith("chưa giải ngân 10 USD, gồm cả phần của các bên "
                                       "cùng viện trợ")  # fmt: skip
    project(workspace, committed("10"), revoked_on=day("2026-11-01"))
    assert len(said(workspace)) == 1


@pytest.mark.parametrize(
    ("way", "told"),
    [
        (
            "in",
            "Bàn việc tỉnh cử đoàn thăm đáp lễ: đối tác đến gần nhất ngày 22 tháng 11 năm 2025 "
            "(Đoàn cũ), từ đó tỉnh chưa có đoàn sang",
        ),
        (
            "out",
            "Mời đối tác cử đoàn thăm tỉnh: tỉnh sang gần nhất ngày 22 tháng 11 năm 2025 "
            "(Đoàn cũ), từ đó đối tác chưa có đoàn đến",
        ),
    ],
)
def test_a_visit_is_to_be_returned_after_a_year(workspace: Workspace, way: str, told: str) -> None:
    other = "out" if way == "in" else "in"
    visit(workspace, "Đoàn cũ hơn", "2024-05-05", direction=other)
    visit(workspace, "Đoàn cũ", "2025-11-22", direction=way)
    assert said(workspace) == [told]
    visit(workspace, "Đoàn đáp lễ", "2027-01-01", direction=other)
    assert said(workspace) == []


def test_a_visit_of_less_than_a_year_ago_waits(workspace: Workspace) -> None:
    visit(workspace, "Đoàn mới", "2025-11-23")
    assert said(workspace) == []
    workspace.save_settings({"contact_months": 0})
    visit(workspace, "Đoàn cũ", "2020-11-22", direction="out")
    assert said(workspace) == []


def test_an_agreement_without_a_visit_or_result_is_to_be_moved(workspace: Workspace) -> None:
    sign(workspace, "Bản ghi nhớ", "2024-10-01", months=120)
    idle = "Thúc đẩy thực hiện Bản ghi nhớ: ký ngày 01 tháng 10 năm 2024, đến nay chưa ghi nhận " \
           "đoàn trao đổi và kết quả thực hiện"  # fmt: skip
    assert idle in said(workspace)
    visit(workspace, "Đoàn", "2025-10-01")
    assert idle not in said(workspace)


def test_an_agreement_that_fell_asleep_names_the_last_day(workspace: Workspace) -> None:
    sign(workspace, "Bản ghi nhớ", "2020-10-01", months=120)
    visit(workspace, "Đoàn", "2024-03-01", ends_on=day("2024-03-02"))
    visit(workspace, "Đoàn đáp lễ", "2027-01-01", direction="out")
    assert said(workspace) == [
        "Thúc đẩy thực hiện Bản ghi nhớ: hoạt động gần nhất với bên ký ngày 01 tháng 3 năm 2024, "
        "đến nay chưa ghi nhận đoàn trao đổi và kết quả thực hiện"
    ]


def test_a_renewal_in_hand_is_told_as_one(workspace: Workspace) -> None:
    sign(workspace, "Bản ghi nhớ", "2024-01-10")
    (judged,) = BriefFacts(workspace, only(workspace)).signed
    dossier = RenewalDossier(
        name="Gia hạn", agreement=judged.record.id, opened_on=PartialDay(2026, 11, 1)
    )
    before = said(workspace)
    workspace.save_tree(RENEWAL_DOSSIER, Tree(dossier), "add_records")
    end = "hết thời hạn ngày 09 tháng 01 năm 2027"
    assert f"Gia hạn, sửa đổi hoặc chấm dứt Bản ghi nhớ, {end}" in before
    told = f"Thống nhất nội dung gia hạn Bản ghi nhớ (đang làm hồ sơ gia hạn), {end}"
    (topic,) = [one for one in found(workspace) if "".join(map(plain, one.runs)) == told]
    assert topic.ids == (judged.record.id,)


def test_a_result_that_became_nothing_yet_is_a_promise(workspace: Workspace) -> None:
    rows = (
        FollowUp(kind="trade", content="Mua chè xuất khẩu", happened_on=PartialDay(2026, 3, 4)),
        FollowUp(kind="memorandum", content="Ký rồi", document=paper("1", "BB", "2026-03-04")),
    )
    event = Event(kind="trade_promotion", name="Hội chợ", starts_on=PartialDay(2026, 3, 3),
                  partners=(only(workspace),))  # fmt: skip
    saved = workspace.save_tree(EVENT, Tree(event, {"follow_up": rows}), "add_records")
    (topic,) = found(workspace)
    assert topic.ids == (saved.tree.record.id,)
    assert said(workspace) == [
        "Trao đổi tiếp về kết quả của Hội chợ: Mua chè xuất khẩu (ngày 04 tháng 3 năm 2026)"
    ]


@pytest.mark.parametrize(("year", "years"), [(2022, "05"), (2017, "10"), (2007, "20")])
def test_round_anniversaries_of_relation_and_agreement(
    workspace: Workspace, year: int, years: str
) -> None:
    partner(workspace, relation="twinned", related_on=PartialDay(year, 3, 4))
    sign(workspace, "Bản ghi nhớ", f"{year}-05-06", months=1200)
    told = said(workspace)
    relation = f"Phối hợp kỷ niệm {years} năm thiết lập quan hệ (ngày 04 tháng 3 năm 2027)"
    agreement = f"Phối hợp kỷ niệm {years} năm ký Bản ghi nhớ (ngày 06 tháng 5 năm 2027)"
    assert told.index(relation) + 1 == told.index(agreement)


def test_the_most_urgent_comes_first_and_strengths_last(workspace: Workspace) -> None:
    partner(workspace, strengths="Bán dẫn.", relation="twinned", related_on=PartialDay(2017, 3, 4))
    sign(workspace, "Vừa ký", "2026-05-06", months=120)
    sign(workspace, "Sắp hết", "2024-01-10")
    sign(workspace, "Đang soạn", None)
    project(workspace, committed("10"))
    visit(workspace, "Đoàn cũ", "2023-05-05")
    assert [line.partition(" ")[0] + " " + line.split()[1] for line in said(workspace)] == [
        "Việc phía", "Gia hạn,", "Thúc đẩy", "Trao đổi", "Phối hợp", "Bàn việc", "Tìm hiểu",
    ]  # fmt: skip
    assert said(workspace)[-1].endswith("thế mạnh của đối tác: Bán dẫn")


def test_what_is_told_is_bound_by_the_room(workspace: Workspace) -> None:
    for number in range(5):
        sign(workspace, f"Đang soạn {number}", None)
        project(workspace, committed("10"))
    for room in ROOMS:
        told = topics(BriefFacts(workspace, only(workspace)), room)
        assert len(told) == min(room.items, 2 * room.sort)
