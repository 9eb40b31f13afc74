"""Figures of real reports, entered as they are printed, come back as they are printed.

What was printed: texts of Thái Nguyên on 2016–2020, press notes of other provinces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.paths import words_folder
from dnapp.core.periods import CALENDAR, parse_period
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.indicator import INDICATOR, Indicator
from dnapp.records.indicator_value import INDICATOR_VALUE, IndicatorValue
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import BulletLine, plain, runs_of
from dnapp.reports.quarterly import QUARTERLY
from dnapp.services.reading import TextReader
from dnapp.services.statistics import figures, to_json
from dnapp.services.workspace import Workspace

WORDS = Catalog.load(words_folder())
IN_THE_REPORT = {"fdi", "oda", "trade", "promotion", "labour"}
FIVE_YEARS = ("2016-01-01", "2020-12-31")
HALF = ("2021-01-01", "2021-06-30")


@dataclass(frozen=True)
class Printed:
    """One figure of a text."""

    name: str
    group: str
    amount: str
    unit: str
    span: tuple[str, str]
    nature: str = "flow"
    per_year: bool = False

    @property
    def value(self) -> Decimal:
        return Decimal(self.amount.replace(".", "").replace(",", "."))


def of_year(year: int) -> tuple[str, str]:
    return f"{year}-01-01", f"{year}-12-31"


FIGURES = [
    Printed("FDI cấp mới", "fdi", "91", "dự án", FIVE_YEARS),
    Printed("Vốn FDI đăng ký mới", "fdi", "1.270,43", "triệu USD", FIVE_YEARS),
    Printed("FDI tăng vốn", "fdi", "75", "lượt", FIVE_YEARS),
    Printed("Vốn FDI tăng thêm", "fdi", "397,87", "triệu USD", FIVE_YEARS),
    Printed("FDI còn hiệu lực", "fdi", "162", "dự án", FIVE_YEARS, "stock"),
    Printed("Vốn FDI đăng ký lũy kế", "fdi", "8.584", "triệu USD", FIVE_YEARS, "stock"),
    Printed("Vốn FDI thực hiện lũy kế", "fdi", "7.374,6", "triệu USD", FIVE_YEARS, "stock"),
    Printed("ODA giải ngân", "oda", "1.586.317", "triệu đồng", FIVE_YEARS),
    Printed("Xuất khẩu tăng", "trade", "10,85", "%", FIVE_YEARS, per_year=True),
    Printed("Nhập khẩu tăng", "trade", "5,8", "%", FIVE_YEARS, per_year=True),
    Printed("Xúc tiến tại tỉnh", "promotion", "01", "cuộc", FIVE_YEARS),
    Printed("Xúc tiến ở nước ngoài", "promotion", "12", "cuộc", FIVE_YEARS),
    Printed("Lao động qua đào tạo", "labour", "37,5", "%", of_year(2015), "stock"),
    Printed("Chương trình, dự án PCPNN", "aid", "31", "dự án", HALF),
    Printed("Giá trị cam kết PCPNN", "aid", "6.462.203", "USD", HALF),
    Printed("Cam kết PCPNN, đồng", "aid", "148,6", "tỷ đồng", HALF),
    Printed("Giá trị PCPNN 2021", "aid", "2.893.847", "USD", HALF),
    Printed("Giá trị PCPNN 2021, đồng", "aid", "66,6", "tỷ đồng", HALF),
    Printed("Giải ngân PCPNN", "aid", "1.356.640", "USD", HALF),
    Printed("Giải ngân PCPNN, đồng", "aid", "31,2", "tỷ đồng", HALF),
    Printed("FDI mới 10 tháng", "fdi", "301,9", "triệu USD", ("2025-01-01", "2025-10-31")),
    Printed("FDI điều chỉnh 10 tháng", "fdi", "675,3", "triệu USD", ("2025-01-01", "2025-10-31")),
    Printed("Đoàn vào", "relations", "40", "đoàn", of_year(2023)),
    Printed("Khách quốc tế", "relations", "606", "người", of_year(2023)),
    Printed("Viện trợ", "aid", "4,86", "triệu USD", of_year(2021)),
    Printed("Viện trợ, đồng", "aid", "111,8", "tỷ đồng", of_year(2021)),
    Printed("Viện trợ cam kết", "aid", "1.958.182", "USD", of_year(2016)),
    Printed("Tổ chức PCPNN", "aid", "113", "tổ chức", of_year(2016), "stock"),
    Printed("Viện trợ 1996–2011", "aid", "25.761.306", "USD", ("1996-01-01", "2011-12-31")),
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder: Path = tmp_path_factory.mktemp("seeds") / "data"
    opened = Workspace.open(folder, today=date(2026, 11, 22), who="Hoa", words=WORDS)
    yield opened
    opened.close()


def entered(workspace: Workspace, one: Printed) -> IndicatorValue:
    """The figure typed as it is printed, saved, and read again."""
    reader = TextReader(workspace.repositories, workspace.words, workspace.today)
    unit = reader.read(INDICATOR.specs["unit"], one.unit)
    indicator = Indicator(
        code=one.name, name=one.name, group=one.group, unit=unit, nature=one.nature
    )
    owner = workspace.save_tree(INDICATOR, Tree(indicator), "add_records").tree.record.id
    first, last = map(PartialDay.from_text, one.span)
    value = IndicatorValue(
        period=f"{first.year}–{last.year}", indicator=owner, first_on=first, last_on=last,
        amount=reader.read(INDICATOR_VALUE.specs["amount"], one.amount),
        unit=reader.read(INDICATOR_VALUE.specs["unit"], one.unit), per_year=one.per_year,
        certainty="actual",
    )  # fmt: skip
    saved = workspace.save_tree(INDICATOR_VALUE, Tree(value), "add_records").tree.record.id
    found = workspace.repositories["indicator_value"].get(saved)
    assert isinstance(found, IndicatorValue)
    return found


@pytest.mark.parametrize("one", FIGURES, ids=lambda one: one.name)
def test_a_figure_comes_back_as_it_was_printed(workspace: Workspace, one: Printed) -> None:
    value = entered(workspace, one)
    showing = workspace.showing()
    assert value.amount == one.value
    shown = INDICATOR_VALUE.show(value, "amount", showing)
    assert shown == (one.amount.removeprefix("0") if one.amount.isdecimal() else one.amount)
    assert INDICATOR_VALUE.show(value, "unit", showing) == one.unit
    assert INDICATOR_VALUE.specs["amount"].parse(shown, workspace.today()) == one.value
    if one.per_year:
        return
    year = parse_period(one.span[1][:4], CALENDAR)
    told = {each["key"]: each for each in to_json(figures(workspace, year), showing)}
    assert Decimal(told[f"indicator.{value.indicator}"]["value"]) == one.value
    if one.group in IN_THE_REPORT:
        document = QUARTERLY.build(workspace, ReportOptions(year))
        lines = [
            "".join(map(plain, runs_of(block)))
            for block in document.blocks
            if isinstance(block, BulletLine)
        ]
        together = f"{one.amount}{one.unit}" if one.unit == "%" else f"{one.amount} {one.unit}"
        assert [line for line in lines if line.startswith(one.name) and together in line], lines
