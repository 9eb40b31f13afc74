"""Vietnamese numbers: thousands by dot, decimals by comma, scale words nghìn, triệu, tỷ."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from dnapp.core.errors import UserError
from dnapp.core.text import clean, fold

_EXACT = Context(prec=60)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_SCALES = {"nghin": 3, "ngan": 3, "trieu": 6, "tr": 6, "ty": 9, "ti": 9}
_SCALED = re.compile(
    r"(?P<figure>[\d.,]+) ?(?P<scales>(?:(?:nghin|ngan|trieu|tr|ty|ti)\b ?)*)", re.ASCII
)
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"


def show_number(value: Decimal | int, decimals: int | None = None) -> str:
    """1.270,43. All digits of the value, or `decimals` places rounded half up."""
    exact = Decimal(value)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context=_EXACT)
    if exact == 0:
        exact = abs(exact)
    return f"{exact:,f}".translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")


def parse_number(typed: str) -> Decimal:
    """Read a number by the Vietnamese rule: dots part thousands, one comma begins the decimals.

    1.270,43; 1270,43; 1.500 is fifteen hundred; 1,356 is a little more than one. Repeated commas
    before three digits each (3,286,743) can only be thousands. Scale words multiply: 1,7 triệu;
    2 tỷ 55 triệu; 3 nghìn tỷ. UserError `number.ambiguous` for what a reader may take either way
    (12.5; 0.500; 1 triệu 5), `number.unreadable` for the rest.
    """
    text = fold(clean(typed)).replace("−", "-")
    sign = -1 if text.startswith("-") else 1
    text = text[1:].lstrip() if text.startswith(("+", "-")) else text
    total, limit, place = Decimal(0), None, 0
    while place < len(text):
        part = _SCALED.match(text, place)
        if part is None:
            raise UserError("number.unreadable", typed=clean(typed))
        exponent = sum(_SCALES[word] for word in part["scales"].split())
        total += _read_figure(part["figure"], typed).scaleb(exponent)
        if limit and not exponent:  # 1 triệu 5: five, or half a million?
            raise UserError("number.ambiguous", typed=clean(typed))
        if limit is not None and exponent >= limit:
            raise UserError("number.unreadable", typed=clean(typed))
        limit, place = exponent, part.end()
    if limit is None:
        raise UserError("number.unreadable", typed=clean(typed))
    return sign * total


def _read_figure(figure: str, typed: str) -> Decimal:
    """One figure without its scale."""
    if _FIGURE.fullmatch(figure) is None:
        raise UserError("number.unreadable", typed=clean(typed))
    if figure.count(",") > 1:  # 3,286,743: the foreign form
        figure = figure.translate(_SWAPPED)
    whole, _, decimals = figure.partition(",")
    groups = whole.split(".")
    grouped = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if len(groups) == 2 and not decimals and (not grouped or groups[0].startswith("0")):
        raise UserError("number.ambiguous", typed=clean(typed))
    if (len(groups) > 1 and not grouped) or "." in decimals:
        raise UserError("number.unreadable", typed=clean(typed))
    return Decimal("".join(groups) + (f".{decimals}" if decimals else ""))


def count2(n: int) -> str:
    """A small count as reports write it: 07, 12, 1.250."""
    return f"{n:02d}" if 0 <= n < 10 else show_number(n)


def percent(value: Decimal, decimals: int | None = None) -> str:
    """12,6% for 12.6: the value is already in hundredths."""
    return f"{show_number(value, decimals)}%"


def roman(n: int) -> str:
    """I, II, III …: quarters, classes and the first level of headings. ValueError outside 1–39."""
    if not 1 <= n <= 39:
        raise ValueError(f"no heading {n}")
    written = ""
    for value, sign in _ROMAN:
        times, n = divmod(n, value)
        written += sign * times
    return written


def vn_letter(i: int) -> str:
    """The letter of the point (điểm) at place `i` from 0: a, b, c, d, đ, e, g, h, i, k …

    Documents use no f, j, w or z (NĐ 30/2020/NĐ-CP). IndexError after the last letter.
    """
    if i < 0:
        raise IndexError(i)
    return _POINT_LETTERS[i]
