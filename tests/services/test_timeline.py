"""Entries, lanes and rows of the timeline, on real records."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.donor import Donor
from dnapp.records.event import EVENT, Event
from dnapp.records.partner import PARTNER, Partner
from dnapp.records.party import Party
from dnapp.records.term import Term
from dnapp.services.chains import FAR, Bar
from dnapp.services.timeline import KINDS, LANES, Entry, Timeline, clusters, lanes, read
from dnapp.services.workspace import Workspace


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.fixture
def partner(workspace: Workspace) -> str:
    tree = Tree(Partner(name="Hủa Phăn", kind="locality", country="LA"))
    return workspace.save_tree(PARTNER, tree, "add_records").tree.record.id


def shown(workspace: Workspace) -> Timeline:
    return read(workspace.repositories, workspace.today())


def test_every_kind_comes_onto_its_partners_lane(workspace: Workspace, partner: str) -> None:
    trip = Delegation(
        direction="in", name="Đoàn Hủa Phăn", countries=("LA",), partners=(partner,),
        starts_on=day("2026-06-08"), ends_on=day("2026-06-10"),
    )  # fmt: skip
    text = Tree(
        Agreement(title="Bản ghi nhớ", form="memorandum", on_behalf="province",
                  signed_on=day("2021-01-01"), renewal="tacit", notice=3, notice_unit="months"),
        {
            "party": (Party(side="theirs", partner=partner, name="Hủa Phăn"),),
            "term": (Term(kind="original", basis="duration", months=60),),
        },
    )  # fmt: skip
    project = Tree(
        AidProject(name="Trường học", source="ngo", starts_on=day("2025"), ends_on=day("2026-03")),
        {"donor": (Donor(partner=partner, country="LA", kind="ingo"),)},
    )
    fair = Event(
        kind="culture", name="Tuần văn hóa Lào", countries=("LA",), partners=(partner,),
        starts_on=day("2026-07-01"),
    )  # fmt: skip
    workspace.save_tree(DELEGATION, Tree(trip), "add_records")
    workspace.save_tree(EVENT, Tree(fair), "add_records")
    workspace.save_tree(AGREEMENT, text, "add_records")
    workspace.save_tree(AID_PROJECT, project, "add_records")
    found = shown(workspace)
    (lane,) = lanes(found.entries, "partner", found.places, lambda by, key: "?")
    assert lane.place == ("Hủa Phăn", "Lào", "LA")
    assert [(mark.first, mark.last, mark.shown_as, mark.group) for mark in lane.marks] == [
        (ordinal("2026-06-08"), ordinal("2026-06-10"), "incoming", "incoming"),
        (ordinal("2026-07-01"), ordinal("2026-07-01"), "event", "event.culture"),
    ]
    by_kind = {entry.kind: [b for e, b in row.bars if e.id == entry.id]
               for row in lane.rows for entry, _ in row.bars}  # fmt: skip
    assert [bar.part for bar in by_kind["agreement"]] == ["original", "automatic", "expected"]
    (aid,) = by_kind["aid_project"]
    assert (aid.first, aid.sure_from) == (ordinal("2025-01-01"), ordinal("2025-12-31"))
    assert (aid.sure_until, aid.last) == (ordinal("2026-03-01"), ordinal("2026-03-31"))


def test_without_a_day_or_in_the_bin_nothing_is_shown(workspace: Workspace) -> None:
    workspace.save_tree(
        AGREEMENT,
        Tree(Agreement(title="Dự thảo", form="memorandum", on_behalf="province")),
        "add_records",
    )
    trip = Delegation(direction="out", name="A", countries=("LA",), starts_on=day("2026-01-02"))
    saved = workspace.save_tree(DELEGATION, Tree(trip), "add_records").tree.record
    assert [entry.id for entry in shown(workspace).entries] == [saved.id]
    with workspace.changes.change("delete_records", n=1) as change:
        change.delete("delegation", saved.id)
    assert shown(workspace).entries == []


# Any entries

texts = st.sampled_from(("a", "b", "c", "d", "e"))


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        shown_as = draw(st.sampled_from(KINDS))
        first = draw(st.integers(730_000, 740_000))
        last = draw(st.integers(first, first + 3_000) | st.just(FAR))
        with_bars = shown_as in {"agreement", "aid_project"}
        bar = Bar(first, last, "original", 0, "in_force", first, last)
        made.append(
            Entry(
                shown_as, str(number), f"tên {number}", "ended", first, last, True, shown_as,
                shown_as, tuple(draw(st.sets(texts, max_size=3))),
                tuple(draw(st.sets(texts, max_size=2))), draw(texts | st.just("")),
                (bar,) if with_bars else (),
            )
        )  # fmt: skip
    return sorted(made, key=lambda entry: (entry.first, entry.id))


@settings(max_examples=60)
@given(entries(), st.sampled_from(LANES))
def test_every_entry_lies_on_each_of_its_lanes_once(made: list[Entry], by: str) -> None:
    found = lanes(made, by, {}, lambda by, key: key)
    drawn: Counter[str] = Counter()
    for lane in found:
        drawn.update(entry.id for entry in lane.entries)
        assert lane.firsts == [mark.first for mark in lane.marks] == sorted(lane.firsts)
        in_rows = [entry.id for row in lane.rows for entry, _ in row.bars]
        assert sorted([*in_rows, *(mark.id for mark in lane.marks)]) == sorted(
            entry.id for entry in lane.entries
        )
        for row in lane.rows:
            assert row.firsts == [bar.first for _, bar in row.bars]
            for (_, one), (_, two) in pairwise(row.bars):
                assert one.last <= two.first
    expected = {"partner": "partners", "country": "countries"}.get(by)
    for entry in made:
        places = len(getattr(entry, expected)) if expected else 1
        assert drawn[entry.id] == max(places, 1)


@settings(max_examples=60)
@given(entries(), st.sampled_from(LANES))
def test_lanes_are_in_order_and_the_nameless_is_the_last(made: list[Entry], by: str) -> None:
    keys = [lane.key for lane in lanes(made, by, {}, lambda by, key: key)]
    assert len(keys) == len(set(keys))
    assert "" not in keys[:-1]
    if by == "kind":
        assert keys == [kind for kind in KINDS if kind in keys]


@given(
    st.lists(st.integers(0, 500), max_size=60).map(sorted),
    st.integers(-10, 510),
    st.integers(-10, 510),
    st.floats(0.01, 100),
)
def test_clusters_hold_every_mark_once(
    firsts: list[int], begin: int, end: int, reach: float
) -> None:
    found = list(clusters(firsts, begin, end, reach))
    places = [place for cluster in found for place in cluster]
    assert places == [n for n, first in enumerate(firsts) if begin <= first < end]
    for one, two in pairwise(found):
        assert firsts[two.start] - firsts[one.start] >= reach
