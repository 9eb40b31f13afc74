"""Units that figures are measured in, and how one is turned into another."""

from __future__ import annotations

from decimal import Decimal

MEASURES = (
    "project", "turn", "agreement", "locality", "association", "event", "visit", "person",
    "organisation", "document", "vnd_million", "vnd_billion", "usd", "usd_million", "usd_billion",
    "percent",
)  # fmt: skip
"""Dự án, lượt, thỏa thuận, địa phương, hội, cuộc, đoàn, người, tổ chức, hồ sơ; units of money;
phần trăm."""

_MONEY = {
    "vnd_million": ("VND", 6),
    "vnd_billion": ("VND", 9),
    "usd": ("USD", 0),
    "usd_million": ("USD", 6),
    "usd_billion": ("USD", 9),
}
"""Unit of money → its currency and power of ten."""


def is_count(unit: str) -> bool:
    """Whether it counts things one by one, so that a report writes 07 and not 7."""
    return unit not in _MONEY and unit != "percent"


def convertible(unit: str, other: str) -> bool:
    """Whether amounts in `unit` can be said in `other` without a rate."""
    mine, theirs = _MONEY.get(unit, (unit, 0)), _MONEY.get(other, (other, 0))
    return mine[0] == theirs[0]


def converted(value: Decimal, unit: str, into: str) -> Decimal:
    """An amount in `unit`, said in `into`, exactly; ValueError when that needs a rate."""
    if not convertible(unit, into):
        raise ValueError(f"{unit} is not measured in {into}")
    power = _MONEY.get(unit, ("", 0))[1] - _MONEY.get(into, ("", 0))[1]
    return value.scaleb(power)
