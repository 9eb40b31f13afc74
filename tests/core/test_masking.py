"""What a screen shows of a personal value until somebody asks to see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.masking import MASK, hidden, masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("  ", ""),
        ("C1234567", "••••4567"),
        ("0912 345 678", "••••5678"),
        ("B123456", MASK),
        ("Nguyễn Thị Hường", MASK),
        ("huong@thainguyen.gov.vn", MASK),
        ("MAU123456A", MASK),
        ("MAU1234٣٤٥٦", MASK),
    ],
)
def test_only_the_end_of_a_long_number_is_told(text: str, shown: str) -> None:
    assert masked(text) == shown


@given(st.text(max_size=30))
def test_never_more_than_four_characters_are_told(text: str) -> None:
    told = masked(text).replace("•", "")
    assert len(told) <= 4
    assert not told or 2 * len(told) <= len("".join(text.split()))
    assert set(hidden(text)) <= {"•"}
