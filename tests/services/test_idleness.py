"""Agreements that sleep: what counts as done under them, from when on, and who is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay, months_later, whole_months
from dnapp.core.docref import DocRef
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.core.record import Record, Tree
from dnapp.records import BY_KEY
from dnapp.records.agreement import Agreement
from dnapp.records.aid_project import AidProject
from dnapp.records.delegation import Delegation
from dnapp.records.disbursement import Disbursement
from dnapp.records.donor import Donor
from dnapp.records.event import Event
from dnapp.records.follow_up import FollowUp
from dnapp.records.partner import Partner
from dnapp.records.party import Party
from dnapp.records.term import Term
from dnapp.services.idleness import Idleness, idle_phrase, idleness, sleeping
from dnapp.services.phrases import in_words
from dnapp.services.workspace import Workspace
from tests.services.conftest import TODAY


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


def save(workspace: Workspace, record: Record, **children: tuple[Record, ...]) -> str:
    kind = next(kind for kind in BY_KEY.values() if kind.cls is type(record))
    tree = Tree(record, children)  # type: ignore[arg-type]
    return workspace.save_tree(kind, tree, "add_records").tree.record.id


def partner(workspace: Workspace, name: str = "Hủa Phăn", **fields: str) -> str:
    return save(workspace, Partner(name=name, kind="locality", country="LA", **fields))


def agree(workspace: Workspace, ident: str, signed: str = "2020-05-10", **fields: object) -> str:
    record = Agreement(
        title=str(fields.pop("title", "Bản ghi nhớ")),
        form="memorandum",
        on_behalf="province",
        signed_on=day(signed),
        **fields,  # type: ignore[arg-type]
    )
    side = Party(side="theirs", partner=ident, name="Hủa Phăn")
    return save(workspace, record, party=(side,), term=(Term(kind="original", basis="open_ended"),))


def visit(workspace: Workspace, ident: str, first: str, **fields: object) -> str:
    record = Delegation(
        name="Đoàn Hủa Phăn",
        direction="in",
        starts_on=day(first),
        partners=(ident,),
        countries=("LA",),
        **fields,  # type: ignore[arg-type]
    )
    return save(workspace, record)


def event(workspace: Workspace, first: str, *results: FollowUp, **fields: object) -> str:
    record = Event(kind="culture", name="Tuần văn hóa", starts_on=day(first), **fields)  # type: ignore[arg-type]
    return save(workspace, record, follow_up=results)


def aid(workspace: Workspace, ident: str, *paid: str, **fields: object) -> str:
    approved = DocRef(number="12", symbol="QĐ-UBND", issued_on=day("2020-06-01"))
    record = AidProject(name="Trường học", source="ngo", approval_document=approved, **fields)  # type: ignore[arg-type]
    lines = tuple(Disbursement(paid_on=day(one), amount=Decimal(5), currency="USD") for one in paid)
    return save(workspace, record, donor=(Donor(partner=ident),), disbursement=lines)


def read(workspace: Workspace, ident: str, months: int = 24) -> Idleness | None:
    tree = workspace.tree("agreement", ident)
    return idleness(tree, workspace.repositories, TODAY, months)


@pytest.fixture
def own(workspace: Workspace) -> str:
    return partner(workspace)


def test_nothing_since_signing_is_counted_from_there(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    found = read(workspace, ident)
    assert found == Idleness(78, day("2020-05-10"), None)
    assert in_words((idle_phrase(found),), workspace.showing()) == (
        "Thỏa thuận ngủ: 78 tháng, từ khi ký (10/05/2020) chưa ghi nhận hoạt động nào với bên ký. "
        "Cân nhắc khi quyết định tiếp tục, gia hạn hay chấm dứt."
    )


def test_the_last_deed_is_named(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    visit(workspace, own, "2021-03-01")
    last = visit(workspace, own, "2023-02")
    found = read(workspace, ident)
    assert found is not None
    assert (found.months, found.since) == (44, day("2023-02")), "counted from the end of the month"
    assert found.deed is not None
    assert (found.deed.kind, found.deed.id) == ("delegation", last)
    assert in_words((idle_phrase(found),), workspace.showing()) == (
        "Thỏa thuận ngủ: 44 tháng chưa có hoạt động mới với bên ký; gần nhất là Đoàn Hủa Phăn "
        "(tháng 2/2023). Cân nhắc khi quyết định tiếp tục, gia hạn hay chấm dứt."
    )


@pytest.mark.parametrize(
    ("first", "months", "asleep"),
    [
        ("2024-11-22", 24, True),
        ("2024-11-23", 24, False),
        ("2024-11-22", 25, False),
        ("2024-11-22", 0, False),
    ],
)
def test_the_office_says_how_long_is_too_long(
    workspace: Workspace, own: str, first: str, months: int, *, asleep: bool
) -> None:
    ident = agree(workspace, own)
    visit(workspace, own, first)
    assert (read(workspace, ident, months) is not None) is asleep


def test_the_program_begins_with_two_years(workspace: Workspace) -> None:
    assert workspace.settings.idle_months() == 24
    workspace.save_settings({"idle_months": 0})
    assert workspace.settings.idle_months() == 0


def test_an_event_with_the_partner_wakes_it(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    event(workspace, "2026-01-05", partners=(own,))
    assert read(workspace, ident) is None


def test_a_result_of_an_event_that_names_it_wakes_it(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    result = FollowUp(kind="contact", content="Trao đổi", agreement=ident)
    event(workspace, "2026-01-05", result)
    assert read(workspace, ident) is None
    late = agree(workspace, partner(workspace, "Chăm-pa-sắc"))
    result = FollowUp(kind="contact", content="Có", agreement=late, happened_on=day("2022-04-01"))
    event(workspace, "2026-01-05", result)
    found = read(workspace, late)
    assert found is not None
    assert found.since == day("2022-04-01"), "its own day goes before that of the event"


def test_aid_that_runs_or_was_paid_wakes_it(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    aid(workspace, own, "2021-02-01", starts_on=day("2021-01-01"), ends_on=day("2027-12-31"))
    assert read(workspace, ident) is None, "it runs today"


def test_aid_that_is_over_counts_to_its_end(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    aid(workspace, own, "2021-02-01", starts_on=day("2021-01-01"), ends_on=day("2022-12-31"))
    found = read(workspace, ident)
    assert found is not None
    assert found.since == day("2022-12-31")
    aid(workspace, own, "2025-06-01", starts_on=day("2021-01-01"), ends_on=day("2022-12-31"))
    assert read(workspace, ident) is None, "money came after the end"


def test_what_was_called_off_withdrawn_or_binned_does_not_count(
    workspace: Workspace, own: str
) -> None:
    ident = agree(workspace, own)
    visit(workspace, own, "2026-01-01", cancelled_on=day("2025-12-01"))
    event(workspace, "2026-01-05", partners=(own,), cancelled_on=day("2025-12-01"))
    aid(workspace, own, "2026-02-01", revoked_on=day("2026-03-01"))
    binned = visit(workspace, own, "2026-04-01")
    with workspace.changes.change("delete") as change:
        change.delete("delegation", binned)
    found = read(workspace, ident)
    assert found is not None
    assert found.deed is None


def test_what_lies_ahead_or_before_signing_does_not_count(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    visit(workspace, own, "2026-12-01")
    visit(workspace, own, "2020-05-10")
    visit(workspace, own, "2019-01-01")
    found = read(workspace, ident)
    assert found is not None
    assert found.deed is None


def test_another_partner_s_visit_does_not_wake_it(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    visit(workspace, partner(workspace, "Chăm-pa-sắc"), "2026-01-01")
    assert read(workspace, ident) is not None


def test_a_merged_partner_goes_on_in_its_successor(workspace: Workspace) -> None:
    new = partner(workspace, "Gyeongbuk")
    old = partner(workspace, "Daegu", successor=new)
    ident = agree(workspace, old)
    visit(workspace, new, "2026-01-01")
    assert read(workspace, ident) is None


def test_only_an_agreement_in_force_sleeps(workspace: Workspace, own: str) -> None:
    assert read(workspace, agree(workspace, own, ended_on=day("2022-01-01"))) is None
    assert read(workspace, agree(workspace, own, suspended_on=day("2022-01-01"))) is None
    assert read(workspace, agree(workspace, own, "2025-05-10")) is None, "signed lately"


def test_without_a_known_party_nothing_is_claimed(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    tree = workspace.tree("agreement", ident)
    sides = tuple(replace(side, partner="") for side in tree.of(Party))
    workspace.save_tree(
        BY_KEY["agreement"], replace(tree, children={**tree.children, "party": sides}),
        "update_record",
    )  # fmt: skip
    assert read(workspace, ident) is None


# Lists

SLEEPS = Condition("idle_since", Operator.FILLED)


def titles(workspace: Workspace, query: Query) -> list[str]:
    repository = workspace.repositories["agreement"]
    rows = repository.rows(repository.ordered(query), ("idle_since",))
    return [f"{row.title} {row.idle_since.text if row.idle_since else '-'}" for row in rows]


@pytest.fixture
def four(workspace: Workspace, own: str) -> list[str]:
    """Two that sleep, one that a visit woke, one that is over."""
    other = partner(workspace, "Chăm-pa-sắc")
    silent = partner(workspace, "Sê Kông")
    visit(workspace, own, "2026-01-01")
    visit(workspace, other, "2023-02")
    return [
        agree(workspace, own, title="Thức"),
        agree(workspace, other, title="Ngủ ít"),
        agree(workspace, silent, title="Ngủ lâu"),
        agree(workspace, silent, title="Hết", ended_on=day("2022-01-01")),
    ]


def test_a_list_finds_and_sorts_those_that_sleep(workspace: Workspace, four: list[str]) -> None:
    by_day = (Sort("idle_since"),)
    assert titles(workspace, Query((SLEEPS,), by_day)) == ["Ngủ lâu 2020-05-10", "Ngủ ít 2023-02"]
    assert titles(workspace, Query((SLEEPS,), (Sort("idle_since", descending=True),))) == [
        "Ngủ ít 2023-02",
        "Ngủ lâu 2020-05-10",
    ]
    repository = workspace.repositories["agreement"]
    assert repository.count(Query((SLEEPS,))) == 2
    awake = Query((Condition("idle_since", Operator.EMPTY),), (Sort("title"),))
    assert titles(workspace, awake) == ["Hết -", "Thức -"]
    first = Query((SLEEPS, Condition("form", Operator.IS, ("memorandum",))), by_day)
    assert [row.idle_since for row in repository.first(first, 1, ("idle_since",))] == [
        day("2020-05-10")
    ]
    assert set(repository.values("idle_since", Query())) == {
        (None, 2),
        (day("2020-05-10"), 1),
        (day("2023-02"), 1),
    }
    (ident, since) = repository.table_of(
        repository.ordered(Query((SLEEPS,), by_day))[:1], ("title", "idle_since")
    )[0]
    assert (ident, since) == ("Ngủ lâu", day("2020-05-10"))


@pytest.mark.parametrize(
    ("operator", "texts", "found"),
    [
        (Operator.LESS, ("2023",), ["Ngủ lâu"]),
        (Operator.AT_LEAST, ("2023-02",), ["Ngủ ít"]),
        (Operator.IS, ("2020",), ["Ngủ lâu"]),
        (Operator.IS_NOT, ("2020",), ["Ngủ ít", "Thức", "Hết"]),
        (Operator.BETWEEN, ("2020-05-10", "2023-02"), ["Ngủ lâu", "Ngủ ít"]),
    ],
)
def test_its_day_is_compared_as_any_other(
    workspace: Workspace, four: list[str], operator: Operator, texts: tuple[str, ...],
    found: list[str],
) -> None:  # fmt: skip
    asked = Condition("idle_since", operator, tuple(map(day, texts)))
    told = titles(workspace, Query((asked,)))
    assert sorted(line.rpartition(" ")[0] for line in told) == sorted(found)


def test_every_change_is_seen_at_once(workspace: Workspace, own: str) -> None:
    ident = agree(workspace, own)
    repository = workspace.repositories["agreement"]

    def sleeps() -> bool:
        return repository.count(Query((SLEEPS,))) == 1

    assert sleeps()
    trip = visit(workspace, own, "2026-04-01")
    assert not sleeps()
    with workspace.changes.change("delete") as change:
        change.delete("delegation", trip)
    assert sleeps(), "the visit is in the bin"
    workspace.changes.undo()
    assert not sleeps(), "it was taken out again"
    workspace.changes.undo()
    assert sleeps(), "it was never entered"
    new = partner(workspace, "Gyeongbuk")
    visit(workspace, new, "2026-04-01")
    record = workspace.tree("partner", own)
    workspace.save_tree(
        BY_KEY["partner"], replace(record, record=replace(record.record, successor=new)), "merge"
    )
    assert not sleeps(), "the party goes on in one that came"
    workspace.changes.undo()
    workspace.save_settings({"idle_months": 0})
    assert not sleeps(), "the office does not ask"
    workspace.save_settings({"idle_months": 79})
    assert not sleeps()
    workspace.save_settings({"idle_months": 78})
    assert sleeps()
    assert repository.asked(workspace.tree("agreement", ident).record).idle_since


def test_lists_and_pages_say_the_same(workspace: Workspace) -> None:
    pick = Random(7)
    sides = [partner(workspace, f"Đối tác {number}") for number in range(6)]
    sides += [partner(workspace, f"Cũ {number}", successor=sides[number]) for number in range(2)]
    some = ("2017~", "2019", "2021-03", "2023-11~", "2024-11-22", "2025", "2026-11", "2026-12-01")
    texts = [agree(workspace, pick.choice(sides), pick.choice(some[:6])) for _ in range(14)]
    for _ in range(8):
        visit(workspace, pick.choice(sides), pick.choice(some))
        event(workspace, pick.choice(some), partners=(pick.choice(sides),))
        result = FollowUp(kind="contact", content="Có", agreement=pick.choice(texts))
        event(workspace, pick.choice(some), result)
        first, last = sorted((pick.choice(some), pick.choice(some)), key=lambda one: day(one).key)
        aid(workspace, pick.choice(sides), pick.choice(some), starts_on=day(first),
            ends_on=day(last))  # fmt: skip
    told = 0
    for months in (1, 12, 24, 36, 60):
        together = sleeping(workspace.repositories.connection, TODAY, months)
        alone = {ident: found.since for ident in texts if (found := read(workspace, ident, months))}
        assert together == alone
        told += len(alone)
    assert told


days = st.dates(min_value=TODAY.replace(year=1950), max_value=TODAY)


@given(days, days)
def test_whole_months_are_those_that_have_passed(one: date, other: date) -> None:
    first, last = sorted((one, other))
    months = whole_months(first, last)
    assert months_later(first, months) <= last < months_later(first, months + 1)
