"""The targets of the sample province, judged on any day from its records and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.measures import converted
from dnapp.core.periods import parse_basis, parse_period
from dnapp.core.record import Tree
from dnapp.records import BY_KEY
from dnapp.records.event import Event
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.records.plan import Plan
from dnapp.records.target import Target
from dnapp.services.phrases import in_words
from dnapp.services.sample import create_sample
from dnapp.services.statistics import figures
from dnapp.services.target_words import planned
from dnapp.services.targets import Judgement, Values, in_force, judge_all, needing_a_look
from dnapp.services.workspace import Workspace
from dnapp.store import counted

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path_factory.mktemp("targets") / "data", today=TODAY)
    create_sample(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def judged(province: Workspace) -> dict[str, Judgement]:
    """Name of a target with its plan's first year → its judgement today."""
    found = judge_all(Values(province.repositories, TODAY))
    return {f"{one.first.year} {one.target.name}": one for one in found}


SEEDS = [
    (
        "2021 Ký kết quan hệ hợp tác hữu nghị với địa phương, tổ chức nước ngoài",
        "05 địa phương", "reached",
    ),
    ("2021 Hội hữu nghị cấp tỉnh thành lập mới", "02 hội", "reached"),
    ("2021 Vốn FDI đăng ký", "3,5–4 tỷ USD", "reached"),
    ("2021 Vốn FDI thực hiện", "2,5–3 tỷ USD", "missed"),
    ("2021 Viện trợ PCPNN cam kết", "2,5–3 triệu USD", "missed"),
    ("2021 Viện trợ PCPNN giải ngân", "2–2,5 triệu USD", "missed"),
    ("2021 Giá trị xuất khẩu trên địa bàn tăng bình quân", "7%", "missed"),
    ("2021 Giá trị xuất khẩu địa phương tăng bình quân", "11%", "reached"),
    ("2021 Hội nghị xúc tiến đầu tư của tỉnh ở trong nước", "01 cuộc", "reached"),
    ("2021 Sự kiện xúc tiến đầu tư, thương mại của tỉnh ở nước ngoài", "03 cuộc", "reached"),
    ("2021 Hội nghị xúc tiến, vận động viện trợ PCPNN tại tỉnh", "02 cuộc", "missed"),
    ("2021 Hoạt động văn hóa đối ngoại ở trong và ngoài nước", "trên 20 cuộc", "reached"),
    ("2011 Nguồn ODA giai đoạn 2011–2015", "3.000 tỷ đồng", "not_measurable"),
    ("2015 Nguồn ODA giai đoạn 2015–2020", "6.000 tỷ đồng", "not_measurable"),
    ("2011 Nguồn FDI giai đoạn 2011–2015", "9.000 tỷ đồng", "reached"),
    ("2015 Nguồn FDI giai đoạn 2015–2020", "24.000 tỷ đồng", "reached"),
    ("2011 Viện trợ PCPNN tăng mỗi năm giai đoạn 2011–2015", "12%", "not_measurable"),
    ("2016 Viện trợ PCPNN tăng mỗi năm giai đoạn 2016–2020", "10%", "not_measurable"),
    ("2011 Giá trị xuất khẩu trên địa bàn tăng bình quân", "20%", "not_measurable"),
    ("2011 Tỷ lệ lao động qua đào tạo", "70%", "reached"),
    ("2011 Tỷ lệ lao động qua đào tạo nghề", "55%", "missed"),
    ("2011 Hợp tác với địa phương nước ngoài", "08–10 địa phương", "missed"),
    ("2011 Thành lập mới hội hữu nghị", "05–08 hội", "missed"),
    ("2016 Nhà đầu tư nước ngoài tham gia các dự án lớn", "02–03 tổ chức", "not_measurable"),
    ("2016 Tổ chức nước ngoài có thêm", "08–10 tổ chức", "not_measurable"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "asked", "verdict"), SEEDS)
def test_the_targets_of_the_texts(
    province: Workspace, judged: dict[str, Judgement], name: str, asked: str, verdict: str
) -> None:
    one = judged[name]
    assert in_words((planned(one.target),), province.showing()) == asked.replace("ít nhất ", "")
    assert one.verdict == verdict


@pytest.mark.parametrize(
    ("on", "verdict", "sentence"),
    [
        (date(2020, 12, 31), "not_measurable", "Chưa đến kỳ, bắt đầu từ 01/01/2021."),
        (
            date(2022, 3, 1),
            "on_course",
            "Đến 01/03/2022 đạt 01 địa phương, kế hoạch 05 địa phương;"
            " cần thêm 04 địa phương trước 31/12/2025.",
        ),
        (
            date(2026, 3, 1),
            "reached",
            "Đến 31/12/2025 đạt 06 địa phương, kế hoạch 05 địa phương.",
        ),
    ],
)
def test_one_target_through_the_years(
    province: Workspace, on: date, verdict: str, sentence: str
) -> None:
    (one,) = (
        one
        for one in judge_all(Values(province.repositories, on))
        if one.target.name.startswith("Ký kết quan hệ")
    )
    assert one.verdict == verdict
    assert in_words((one.standing.reason,), province.showing()) == sentence


def test_every_sentence_has_its_values_on_any_day(province: Workspace) -> None:
    showing = province.showing()
    for year in range(2010, 2032):
        for one in judge_all(Values(province.repositories, date(year, 7, 15))):
            said = in_words((one.standing.reason,), showing)
            assert said.endswith(".")
            assert "None" not in said
            assert "{" not in said


def test_a_count_is_the_number_of_its_records(
    province: Workspace, judged: dict[str, Judgement]
) -> None:
    counts = [
        one
        for one in judged.values()
        if one.indicator and one.indicator.counted in counted.COUNTED and one.standing.measured
    ]
    assert len(counts) >= 6
    for one in counts:
        assert one.standing.measured is not None
        assert one.standing.actual == len(one.standing.measured.ids(province.repositories))


@pytest.mark.parametrize("year", [2021, 2023, 2024, 2025])
@pytest.mark.parametrize(
    ("key", "figure", "currency", "unit"),
    [
        ("aid_committed", "aid.committed.usd", "usd", "usd"),
        ("aid_disbursed", "aid.disbursed.usd", "usd", "usd_million"),
        ("oda_disbursed", "oda.disbursed.vnd", "vnd_million", "vnd_million"),
        ("delegations_in", "delegation.in.count", "", "visit"),
        ("delegations_out", "delegation.out.count", "", "visit"),
        ("agreements_signed", "agreement.signed", "", "agreement"),
    ],
)
def test_sums_of_records_are_the_figures_of_the_report(
    province: Workspace, year: int, key: str, figure: str, currency: str, unit: str
) -> None:
    made = figures(province, parse_period(str(year), parse_basis("calendar")))
    value = next(one.value for one in made if one.key == figure)
    indicator = Indicator(id="i", unit=unit, nature="flow", counted=key)
    found = Values(province.repositories, TODAY).records(indicator)
    measured = found.over(date(year, 1, 1), date(year, 12, 31)).value
    if value is None or measured is None:
        assert value == measured
    elif currency.startswith("vnd"):
        assert measured == Decimal(value).scaleb(-6)
    else:
        assert measured == (converted(Decimal(value), "usd", unit) if currency else value)


def test_what_a_look_is_needed_at_comes_first(judged: dict[str, Judgement]) -> None:
    verdicts = [one.verdict for one in needing_a_look(judged.values())]
    assert verdicts[0] == "missed"
    assert verdicts[-1] == "not_measurable"
    assert len(set(verdicts)) == sum(
        a != b for a, b in zip(verdicts, [None, *verdicts[:-1]], strict=True)
    )


def test_of_two_versions_the_one_in_force_counts() -> None:
    first = Target(id="a", name="Ký mới", low=Decimal(5))
    second = replace(first, id="b", low=Decimal(7), replaces="a", valid_from=PartialDay(2023, 7, 1))
    assert [one.id for one in in_force([first, second], date(2023, 6, 30))] == ["a"]
    assert [one.id for one in in_force([first, second], date(2023, 7, 1))] == ["b"]


def test_an_event_called_off_or_in_the_bin_does_not_count(workspace: Workspace) -> None:
    def save(kind: str, record: object) -> None:
        workspace.save_tree(BY_KEY[kind], Tree(record), "add_records")

    year = {"first_on": PartialDay(2026, 1, 1), "last_on": PartialDay(2026, 12, 31)}
    save("plan", Plan(id="p", name="Kế hoạch 2026", **year))
    culture = Indicator(
        id="i", code="VH", name="Văn hóa", group="other", unit="event", nature="flow",
        counted="culture_events",
    )  # fmt: skip
    save("indicator", culture)
    target = Target(
        id="t", name="Văn hóa", plan="p", indicator="i", shape="total", low=Decimal(2), unit="event"
    )
    save("target", target)
    held = Event(id="e", kind="culture", name="Tuần phim", starts_on=PartialDay(2026, 3, 1))
    save("event", held)
    save("event", replace(held, id="off", cancelled_on=PartialDay(2026, 2, 1)))
    save("event", replace(held, id="later", starts_on=PartialDay(2026, 12, 1)))
    save("event", replace(held, id="bin"))
    with workspace.changes.change("delete") as change:
        change.delete("event", "bin")
    (one,) = judge_all(Values(workspace.repositories, TODAY))
    assert one.standing.actual == 1
    assert one.standing.measured is not None
    assert one.standing.measured.ids(workspace.repositories) == ("e",)


def test_pieces_of_a_target_add_up_in_its_unit(workspace: Workspace) -> None:
    plans = [
        Plan(id=name, name=name, first_on=PartialDay(first, 1, 1), last_on=PartialDay(last, 12, 31))
        for name, first, last in (("long", 2026, 2030), ("y26", 2026, 2026), ("y27", 2027, 2027))
    ]
    usd = Indicator(id="i", code="V", name="Vốn", group="fdi", unit="usd_million", nature="flow")
    value = IndicatorValue(
        id="v", indicator="i", period="2026", first_on=PartialDay(2026, 1, 1),
        last_on=PartialDay(2026, 6, 30), amount=Decimal(700), unit="usd_million",
        certainty="actual",
    )  # fmt: skip

    def of(ident: str, plan: str, low: str, unit: str, **other: Any) -> Target:
        return Target(
            id=ident, name=ident, plan=plan, indicator="i", shape="total", low=Decimal(low),
            unit=unit, **other,
        )  # fmt: skip

    targets = [
        of("oldest", "long", "6", "usd_billion"),
        of("old", "long", "5", "usd_billion", replaces="oldest", valid_from=PartialDay(2026, 1, 9)),
        of("whole", "long", "4", "usd_billion", replaces="old", valid_from=PartialDay(2026, 2, 1)),
        of("a", "y26", "900", "usd_million", part_of="whole"),
        of("b", "y27", "1.5", "usd_billion", part_of="oldest"),
        of("other", "y27", "7", "usd_billion"),
    ]
    with workspace.changes.change("add_records") as change:
        for row in (*plans, usd, value, *targets):
            change.save(row)
    found = {one.target.id: one for one in judge_all(Values(workspace.repositories, TODAY))}
    allotted = found["whole"].allotted
    assert allotted is not None
    assert (allotted.planned, set(allotted.ids)) == (Decimal("2.4"), {"a", "b"})
    assert allotted.actual == Decimal("0.7")
    assert found["other"].allotted is None
    assert found["a"].allotted is None


def test_the_sample_has_a_piece_of_a_longer_plan(judged: dict[str, Judgement]) -> None:
    pieces = [one for one in judged.values() if one.allotted]
    assert pieces
    assert all(one.allotted and one.allotted.planned > 0 for one in pieces)
