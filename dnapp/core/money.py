"""Amounts in their own currency, converted only by the rate kept with each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType

from dnapp.core.errors import UserError
from dnapp.core.numbers import parse_number, show_number
from dnapp.core.text import clean, fold

VND = "VND"
USD = "USD"
LARGEST_MINOR = 9 * 10**15
"""Largest amount, in hundredths: 90 trillion (90 nghìn tỷ) đồng."""

_EXACT = Context(prec=50)
_NONE = Decimal(0)
_DONG = Decimal(1)
_CENT = Decimal("0.01")

# Folded names and signs, beside the ISO codes themselves.
_NAMES = {
    "d": VND, "dong": VND, "₫": VND, "viet nam dong": VND, "dong viet nam": VND,
    "$": USD, "us$": USD, "do la": USD, "dola": USD, "do la my": USD, "dola my": USD,
    "€": "EUR", "euro": "EUR", "₩": "KRW", "won": "KRW", "yen": "JPY", "yen nhat": "JPY",
    "¥": "JPY", "ndt": "CNY", "nhan dan te": "CNY", "rmb": "CNY", "te": "CNY", "kip": "LAK",
    "bat": "THB", "baht": "THB", "฿": "THB", "£": "GBP", "bang anh": "GBP", "do la uc": "AUD",
    "do la new zealand": "NZD", "do la niu di-lan": "NZD", "do la canada": "CAD",
    "franc thuy si": "CHF", "krona": "SEK", "do la singapore": "SGD", "do la hong kong": "HKD",
    "do la dai loan": "TWD", "dai te": "TWD", "rup": "RUB", "rub nga": "RUB", "₽": "RUB",
    "rupee": "INR", "₹": "INR", "ringgit": "MYR", "rupiah": "IDR", "riel": "KHR", "peso": "PHP",
}  # fmt: skip
_CODES = frozenset(_NAMES.values()) | {"NOK", "DKK"}

_PARTS = re.compile(
    r"(?P<before>[^\d+-]*)"
    r"(?P<number>[+-]? ?\d(?:.*\d)?(?: ?(?:nghin|ngan|trieu|tr|ty|ti)\b)*)"
    r"(?P<after>\D*)",
    re.ASCII,
)
_FOREIGN_THOUSANDS = re.compile(r"[+-]? ?\d{1,3},\d{3}", re.ASCII)


@dataclass(frozen=True)
class Amount:
    """An amount with the rates of its own day; the past is never revalued.

    `rate` is VND for 1 unit of `currency`, `usd_rate` VND for 1 USD; None or 0 is no rate, and what
    needs it is None, never converted one to one.
    """

    value: Decimal
    currency: str
    rate: Decimal | None = None
    usd_rate: Decimal | None = None

    def vnd(self) -> Decimal | None:
        """Whole đồng, rounded half up."""
        exact = self.exact_vnd()
        return None if exact is None else _round(exact, _DONG)

    def usd(self) -> Decimal | None:
        """US dollars to the cent, rounded half up."""
        exact = self.exact_usd()
        return None if exact is None else _round(exact, _CENT)

    def exact_vnd(self) -> Decimal | None:
        """Đồng before rounding, for adding up."""
        if self.currency == VND:
            return self.value
        rate = self.rate or (self.usd_rate if self.currency == USD else None)
        return _EXACT.multiply(self.value, rate) if rate else None

    def exact_usd(self) -> Decimal | None:
        """US dollars before rounding, for adding up."""
        if self.currency == USD:
            return self.value
        vnd = self.exact_vnd()
        return _EXACT.divide(vnd, self.usd_rate) if vnd is not None and self.usd_rate else None


@dataclass(frozen=True)
class Totals:
    """A total that says what it leaves out: amounts without a rate are counted, not guessed."""

    by_currency: Mapping[str, Decimal]
    vnd: Decimal
    usd: Decimal
    missing_vnd: int
    """Amounts left out of `vnd`."""
    missing_usd: int
    """Amounts left out of `usd`."""


def total(amounts: Iterable[Amount]) -> Totals:
    """Add up exactly, by currency and in đồng and US dollars; rounded once, at the end.

    Amounts that share their rates are converted together, so that it does not matter in which
    order they come or whether some were added up before.
    """
    alike: dict[tuple[str, Decimal, Decimal], tuple[Decimal, int]] = {}
    for amount in amounts:
        rates = amount.currency, amount.rate or _NONE, amount.usd_rate or _NONE
        value, lines = alike.get(rates, (_NONE, 0))
        alike[rates] = _EXACT.add(value, amount.value), lines + 1
    by_currency: dict[str, Decimal] = {}
    vnd = usd = Decimal(0)
    missing_vnd = missing_usd = 0
    for (currency, rate, usd_rate), (value, lines) in sorted(alike.items()):
        by_currency[currency] = _EXACT.add(by_currency.get(currency, _NONE), value)
        together = Amount(value, currency, rate, usd_rate)
        in_vnd, in_usd = together.exact_vnd(), together.exact_usd()
        vnd = _EXACT.add(vnd, in_vnd or 0)
        usd = _EXACT.add(usd, in_usd or 0)
        missing_vnd += 0 if in_vnd is not None else lines
        missing_usd += 0 if in_usd is not None else lines
    ordered = MappingProxyType(dict(sorted(by_currency.items())))
    return Totals(ordered, _round(vnd, _DONG), _round(usd, _CENT), missing_vnd, missing_usd)


def _round(value: Decimal, unit: Decimal) -> Decimal:
    return value.quantize(unit, ROUND_HALF_UP, context=_EXACT)


def parse_money(typed: str, default_currency: str) -> tuple[Decimal, str]:
    """Read an amount and its ISO currency: 27.500.000 Won, 148,6 tỷ, $1.200, 310.000.000 đ.

    The currency may stand before or after, by code, name or sign; without one it is
    `default_currency`. 1,500 is refused as ambiguous: fifteen hundred in the foreign form, one and
    a half in ours. UserError `money.unknown_currency`, `money.decimals`, `money.too_large`, or a
    `number.` key.
    """
    text = clean(typed)
    parts = _PARTS.fullmatch(fold(text))
    if parts is None:
        raise UserError("number.unreadable", typed=text)
    named = [
        _currency(parts[side], text[slice(*parts.span(side))])
        for side in ("before", "after")
        if parts[side].strip()
    ]
    if len(set(named)) > 1:
        raise UserError("number.unreadable", typed=text)
    if _FOREIGN_THOUSANDS.fullmatch(parts["number"]):
        raise UserError("number.ambiguous", typed=text)
    try:
        value = parse_number(parts["number"])
    except UserError as problem:
        raise UserError(problem.key, typed=text) from None
    return from_minor(to_minor(value)), named[0] if named else default_currency


def _currency(name: str, typed: str) -> str:
    bare = name.strip()
    code = _NAMES.get(bare) or bare.upper()
    if code not in _CODES:
        raise UserError("money.unknown_currency", typed=typed.strip())
    return code


def show_number_of_money(value: Decimal) -> str:
    """310.000.000; 1.234,50: two decimals, or none when they are zero."""
    return show_number(value, 0 if value == value.to_integral_value() else 2)


def show_money(value: Decimal, currency: str, words: Mapping[str, str]) -> str:
    """1.234,50 USD; 310.000.000 đồng. `words` gives the word of a code, else the code stands."""
    return f"{show_number_of_money(value)} {words.get(currency, currency)}"


def to_minor(value: Decimal) -> int:
    """Hundredths, as stored. UserError when there are more decimals, or beyond 9e15 hundredths."""
    if not value.is_finite():
        raise UserError("number.unreadable", typed=str(value))
    if abs(value) * 100 > LARGEST_MINOR:
        raise UserError("money.too_large", maximum=show_number(LARGEST_MINOR // 100))
    minor = _EXACT.scaleb(value, 2)
    if minor != minor.to_integral_value():
        raise UserError("money.decimals", decimals=2)
    return int(minor)


def from_minor(minor: int) -> Decimal:
    """The amount of stored hundredths, always with two decimals."""
    return Decimal(minor).scaleb(-2, context=_EXACT)
