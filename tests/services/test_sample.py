"""The sample province: valid, repeatable, marked, and rich enough for every report."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from dnapp.core.fields import Day, Link, Links
from dnapp.core.periods import ND09, parse_period
from dnapp.core.query import Query
from dnapp.core.record import Tree, choice_options
from dnapp.records import ALL, BY_KEY
from dnapp.records.agreement import STATUSES
from dnapp.services import agreements, aid, delegations
from dnapp.services.deadlines import DaysOff, ReportRule
from dnapp.services.sample import create_sample, sample_rows
from dnapp.services.seeds import LISTS
from dnapp.services.settings import checked
from dnapp.services.workspace import Workspace

TODAY = date(2026, 11, 22)
MARK = "Dữ liệu minh họa"
CHILDREN = {kind.key for kind in ALL if kind.parent}
OWNERS = [kind for kind in ALL if not kind.parent]


@cache
def _rows() -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for kind, rows in sample_rows(TODAY):
        found[kind].extend(rows)
    return found


@cache
def _trees(kind: str) -> tuple[Tree, ...]:
    children: dict[str, dict[str, list[Any]]] = {}
    for child in BY_KEY[kind].children:
        children[child] = defaultdict(list)
        for row in _rows()[child]:
            children[child][getattr(row, BY_KEY[child].parent)].append(row)
    return tuple(
        Tree(row, {child: tuple(rows.get(row.id, ())) for child, rows in children.items()})
        for row in _rows()[kind]
    )


def _is_real(row: Any) -> bool:
    return row.note.startswith("Nguồn")


@pytest.mark.parametrize("kind", OWNERS, ids=lambda kind: kind.key)
def test_every_record_can_be_saved(kind: Any) -> None:
    errors = [
        (tree.record.id, problem)
        for tree in _trees(kind.key)
        for problem in kind.problems(tree, BY_KEY)
        if not problem.warning
    ]
    assert errors == []


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_every_text_reads_back_as_it_is(kind: Any) -> None:
    for row in _rows()[kind.key]:
        for name, spec in kind.specs.items():
            value = getattr(row, name)
            assert spec.from_db(spec.to_db(value)) == value
            if spec.kind in {"text", "long_text"}:
                assert spec.parse(value, TODAY) == value


@pytest.mark.parametrize("today", [date(2026, 1, 2), date(2028, 2, 29)], ids=str)
def test_another_day_gives_valid_rows_too(today: date) -> None:
    for kind, rows in sample_rows(today):
        for row in rows:
            found = BY_KEY[kind].problems(Tree(row), BY_KEY)
            assert [problem for problem in found if not problem.warning] == [], row.id


def test_ids_are_unique_and_links_lead_to_rows_that_came_before() -> None:
    seen: dict[str, str] = {}
    own: Counter[str] = Counter()
    for key, rows in sample_rows(TODAY):
        for row in rows:
            own[row.id] += 1
            seen[row.id] = key
            for name, spec in BY_KEY[key].specs.items():
                value = getattr(row, name)
                targets = value if isinstance(spec, Links) else (value,)
                if isinstance(spec, (Link, Links)):
                    for target in filter(None, targets):
                        assert seen.get(target) == spec.target, (key, row.id, name, target)
    assert max(own.values()) == 1


def test_only_unit_days_are_within_the_life_of_a_unit() -> None:
    units = {unit.id: unit for unit in _rows()["unit"]}
    for trip in _rows()["delegation"]:
        for unit in (units[link] for link in (trip.lead_unit, *trip.hosts) if link):
            started = trip.starts_on.first()
            assert unit.valid_to is None or started <= unit.valid_to.last(), (trip.name, unit.name)
            assert unit.valid_from is None or unit.valid_from.first() <= started


def test_same_seed_gives_the_same_rows_and_another_seed_others() -> None:
    assert list(sample_rows(TODAY)) == list(sample_rows(TODAY))
    other = [
        row.id for kind, rows in sample_rows(TODAY, seed=7) if kind == "member" for row in rows
    ]
    assert other != [row.id for row in _rows()["member"]]


def test_drawn_ids_have_the_shape_of_uuid_7_and_rise() -> None:
    ids = [row.id for row in _rows()["delegation"] if row.note == MARK]
    assert {(UUID(i).version, UUID(i).variant) for i in ids} == {(7, "specified in RFC 4122")}
    drawn = ids[len(ids) // 2 :]
    assert drawn == sorted(drawn)


def test_scale_multiplies_and_streams() -> None:
    batches = list(sample_rows(TODAY, scale=3))
    counts: Counter[str] = Counter()
    for kind, rows in batches:
        counts[kind] += len(rows)
    once = Counter({kind: len(rows) for kind, rows in _rows().items()})
    for kind in ("delegation", "member", "permission", "disbursement", "agreement", "partner"):
        assert 2 < counts[kind] / once[kind] < 4, kind
    for kind in LISTS:
        assert counts[kind] == once[kind]
    assert max(len(rows) for kind, rows in batches if kind == "delegation") <= 500
    codes = [row.code for kind, rows in batches if kind == "delegation" for row in rows]
    assert len(set(codes)) == len(codes)


def test_a_huge_sample_starts_at_once() -> None:
    first = [kind for kind, _ in islice(sample_rows(TODAY, scale=2_000), 40)]
    assert first[:3] == list(LISTS)


def test_delegations_of_a_recent_year_have_the_size_of_a_province() -> None:
    counts = Counter(
        (trip.starts_on.year, trip.direction) for trip in _rows()["delegation"] if trip.starts_on
    )
    assert 75 <= counts[2025, "in"] <= 97
    assert 30 <= counts[2025, "out"] <= 46
    assert counts[2021, "in"] < counts[2022, "in"] < counts[2023, "in"]


def test_every_status_of_a_delegation_is_there() -> None:
    rule = ReportRule(15, "days", DaysOff())
    found = {delegations.state(tree, TODAY, rule).status for tree in _trees("delegation")}
    assert found == set(choice_options(BY_KEY["delegation"], "status"))


def test_every_status_of_an_agreement_is_there() -> None:
    found = {agreements.state(tree, TODAY).status for tree in _trees("agreement")}
    assert found == set(STATUSES)


def test_every_status_of_an_aid_project_is_there() -> None:
    found = {aid.state(tree, TODAY).status for tree in _trees("aid_project")}
    assert found == set(choice_options(BY_KEY["aid_project"], "status"))


@pytest.mark.parametrize("code", ["2026-Q3", "2025-Q3"])
def test_every_annex_has_rows_in_both_quarters(code: str) -> None:
    period = parse_period(code, ND09)

    def within(kind: str, name: str, rows: Iterable[Any] | None = None) -> int:
        spec = BY_KEY[kind].specs[name]
        assert isinstance(spec, Day)
        days = (getattr(row, name) for row in (rows or _rows()[kind]))
        return sum(day is not None and day.first() in period for day in days)

    for direction, least in (("in", 12), ("out", 5)):
        trips = [row for row in _rows()["delegation"] if row.direction == direction]
        assert within("delegation", "starts_on", trips) >= least
    assert within("agreement", "signed_on") >= 2
    assert within("commitment", "committed_on") >= 1
    assert within("disbursement", "paid_on") >= 5


def test_money_comes_in_several_currencies_and_one_rate_is_missing() -> None:
    paid = [row for row in _rows()["disbursement"]]
    assert {row.currency for row in paid} >= {"USD", "VND", "KRW", "EUR", "NZD"}
    assert len([row for row in paid if row.rate is None]) == 1
    assert all(23_000 <= row.usd_rate <= 26_200 for row in paid if row.usd_rate)
    for tree in _trees("aid_project"):
        assert not [p for p in BY_KEY["aid_project"].problems(tree, BY_KEY) if "paid" in p.key]


def test_everything_invented_says_so() -> None:
    parents = {row.id: row for kind in OWNERS for row in _rows()[kind.key]}
    unmarked = []
    for kind, rows in _rows().items():
        if kind in LISTS or kind == "setting":
            continue
        for row in rows:
            says = {"reminder": "task", "diary_entry": "content", "text_block": "name"}.get(
                kind, "note"
            )
            note = getattr(row, says, None)
            parent = parents.get(getattr(row, BY_KEY[kind].parent, ""))
            if note is not None and (note.startswith((MARK, "Nguồn"))):
                continue
            if (
                parent is not None
                and (_is_real(parent) or parent.note.startswith(MARK))
                and not note
            ):
                continue
            unmarked.append((kind, row.id, note))
    assert unmarked == []


def test_invented_people_and_passports_cannot_be_mistaken() -> None:
    for row in _rows()["member"]:
        assert "Mẫu" in row.name.split()
        assert re.fullmatch(r"MAU\d{6}", row.passport_number)
    for contact in _rows()["contact"]:
        assert "Mẫu" in contact.name.split()
        assert contact.email.endswith("@example.invalid")
    for trip in _rows()["delegation"]:
        assert _is_real(trip) or not trip.head_name or "Mẫu" in trip.head_name.split()


REAL = [
    ("partner", "name", "Hủa Phăn"),
    ("partner_name", "name", "Kyungbuk"),
    ("partner_name", "name", "Houaphanh"),
    ("party", "name", "Gyeongsangbuk-do"),
    ("party", "signatory", "Phút Phăn Kẹo Vông Xay"),
    ("party", "name", "TP Sông Công"),
    ("party", "name", "TP Phổ Yên"),
    ("delegation", "head_name", "Kang Seok-hee"),
    ("aid_project", "name", "HTX miến dong Phượng Tiến"),
    ("donor", "name", "Saemaul"),
]


@pytest.mark.parametrize(("kind", "field", "value"), REAL)
def test_real_rows_stand_as_printed(kind: str, field: str, value: str) -> None:
    assert value in [getattr(row, field) for row in _rows()[kind]]


def test_district_agreements_are_inherited_by_the_province() -> None:
    by_code = {tree.record.code: tree for tree in _trees("agreement")}
    for code, year in (("TT-2018-001", 2018), ("TT-2023-001", 2023)):
        agreement: Any = by_code[code].record
        assert agreement.on_behalf == "district"
        assert agreement.heir == "unit-ubnd-tinh"
        assert agreement.signed_on.text == str(year)
        assert agreements.state(by_code[code], date(2025, 6, 30)).status == "term_unknown"
        assert agreements.state(by_code[code], date(2025, 7, 1)).status == "inherited"


def test_settings_are_ones_the_program_knows_and_say_that_it_is_a_sample() -> None:
    values = {row.name: json.loads(row.value) for row in _rows()["setting"]}
    assert {name: checked(name, value) for name, value in values.items()} == values
    assert values["sample"] == 1
    assert "report_text.2026-Q3.IV" in values


def test_the_sample_is_written_once_into_a_folder_that_has_its_lists(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "tỉnh mẫu", today=TODAY, who="Mẫu")
    try:
        create_sample(workspace)
        for kind, rows in _rows().items():
            if rows:  # rules and holidays are the folder's own
                assert workspace.repositories[kind].count(Query()) == len(rows), kind
        assert workspace.changes.can_undo() == "create_sample"
        assert workspace.changes.verify() == []
        statuses = dict(workspace.repositories["agreement"].values("status", Query()))
        assert set(statuses) == set(STATUSES)
        kept = workspace.repositories["agreement"].first(Query(text="Houaphanh"), 5)
        assert [row.code for row in kept] == ["TT-2024-001"]
        workspace.changes.undo()
        assert workspace.repositories["delegation"].count(Query()) == 0
        assert workspace.repositories["country"].count(Query()) == 249
    finally:
        workspace.close()


def test_lists_hold_every_country_and_name_territories_of_china_as_such() -> None:
    named = {row.id: row for row in _rows()["country"]}
    assert len(named) == 249
    assert (named["TW"].name, named["TW"].status) == ("Đài Loan (Trung Quốc)", "territory")
    assert (named["HK"].name, named["MO"].name) == ("Hồng Công (Trung Quốc)", "Ma Cao (Trung Quốc)")
    assert "Mỹ" in named["US"].aliases.split("; ")
    assert all(row.code == row.id for row in named.values())


def test_lists_hold_the_communes_since_july_2025() -> None:
    places = [row for row in _rows()["lookup"] if row.list == "place"]
    now = [row.name for row in places if not row.retired]
    assert len([name for name in now if name.startswith("Phường")]) == 15
    assert len([name for name in now if name.startswith("Xã")]) == 77
    assert len([row for row in places if row.retired]) == 17
