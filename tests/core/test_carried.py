"""Numbers left over from the text of the report before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.carried import carried_numbers

BEFORE = (
    "Trong quý đón 12 đoàn khách với 96 lượt người; triển khai Nghị quyết số 59-NQ/TW năm 2026."
)


def _numbers(text: str, before: str = BEFORE, year: int = 2026) -> list[str]:
    return [one.number for one in carried_numbers(before, text, year)]


def test_a_text_taken_over_has_all_its_numbers_from_before() -> None:
    assert _numbers(BEFORE) == ["12", "96"]


def test_a_number_that_was_changed_is_not_carried() -> None:
    assert _numbers(BEFORE.replace("12", "15")) == ["96"]


def test_words_before_it_may_change() -> None:
    assert _numbers("Ngày đầu quý mưa to. " + BEFORE) == ["12", "96"]


def test_a_year_is_carried_only_into_another_year() -> None:
    assert _numbers(BEFORE, year=2027) == ["12", "96", "2026"]


@pytest.mark.parametrize(
    "text",
    [
        "theo Quyết định 06/2020/QĐ-TTg của Thủ tướng",
        "quy định tại khoản 2 Điều 5 của Luật",
        "thực hiện Nghị quyết số 59 của Bộ Chính trị",
    ],
)
def test_a_paper_has_no_figures(text: str) -> None:
    assert _numbers(text, before=text) == []


def test_money_percent_and_days_are_figures() -> None:
    text = "giải ngân 1.270,43 triệu USD, tăng 12,5% đến ngày 14/9/2026 trong (03) dự án"
    assert _numbers(text, before=text) == ["1.270,43", "12,5", "14/9/2026", "03"]


def test_a_number_that_stands_alone_by_chance_is_not_carried() -> None:
    assert _numbers("Có 12 dự án", before="Đón 12 đoàn") == []


def test_the_words_around_say_where_it_stands() -> None:
    (first, _) = carried_numbers(BEFORE, BEFORE, 2026)
    assert first.around == "Trong quý đón 12 đoàn khách với"


_TEXTS = st.text(alphabet="ab 0123456789/,.\n", max_size=80)


@given(_TEXTS, _TEXTS)
def test_places_are_those_of_the_text(before: str, text: str) -> None:
    found = carried_numbers(before, text, 2026)
    assert [text[one.start : one.end] for one in found] == [one.number for one in found]
    assert [one.start for one in found] == sorted({one.start for one in found})


@given(_TEXTS)
def test_nothing_is_carried_from_nothing(text: str) -> None:
    assert carried_numbers("", text, 2026) == ()
