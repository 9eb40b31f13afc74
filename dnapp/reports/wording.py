"""Lines of an official document that join fixed words with values, the same in every format."""

from __future__ import annotations

import datetime as dt

from dnapp.core.text import fold
from dnapp.reports.decree30 import day_digits, month_digits, number_digits
from dnapp.reports.document import Annex, Letterhead, Signature, Words
from dnapp.reports.printable import NO_BREAK_SPACE

_BLANK = NO_BREAK_SPACE * 6


def number_line(letterhead: Letterhead, words: Words) -> str:
    """Number and symbol, "Số: 05/BC-SNgV"; a blank for a number that is not given yet."""
    number = _BLANK if letterhead.number is None else number_digits(letterhead.number)
    return words("document.number", number=number, symbol=letterhead.symbol)


def place_line(letterhead: Letterhead, words: Words, today: dt.date) -> str:
    """Place and day, "Thái Nguyên, ngày 05 tháng 01 năm 2026".

    Without a day, day and month are blank and the year is that of `today`; a place that is not
    set is blank too, for the pen.
    """
    day = letterhead.day
    return words(
        "document.place_and_day",
        place=letterhead.place or _BLANK * 3,
        day=_BLANK if day is None else day_digits(day),
        month=_BLANK if day is None else month_digits(day),
        year=(day or today).year,
    )


def annex_heading(annex: Annex, words: Words) -> str:
    """Number of the annex: "Phụ lục II", or "Phụ lục" when it is the only one."""
    if not annex.number:
        return words("document.only_annex")
    return words("document.annex", number=annex.number)


def annex_reference(
    letterhead: Letterhead, kind: str, agency: str, words: Words, today: dt.date
) -> str:
    """Line under the title of an annex, which names the document that it belongs to.

    `kind` and `agency` in sentence case ("Báo cáo", "Sở Ngoại vụ"). Number and day of a document
    that is not issued yet are blank.
    """
    day = letterhead.day
    return words(
        "document.annex_reference",
        kind=kind,
        number=_BLANK if letterhead.number is None else number_digits(letterhead.number),
        symbol=letterhead.symbol,
        day=_BLANK if day is None else day_digits(day),
        month=_BLANK if day is None else month_digits(day),
        year=(day or today).year,
        agency=agency,
    )


def recipient_lines(signature: Signature) -> tuple[str, ...]:
    """The lines under "Nơi nhận:": hyphen before each, semicolons between, a full stop last."""
    names = [name.rstrip(" .;") for name in (*signature.recipients, signature.archive) if name]
    return (*(f"- {name};" for name in names[:-1]), *(f"- {name}." for name in names[-1:]))


def position_lines(prefix: str, title: str) -> tuple[str, ...]:
    """The lines above the name: who signs for the head names the head first (ô 7a)."""
    prefix, title = prefix.strip(), title.strip()
    deputy, _, head = title.partition(" ")
    if fold(prefix) == "kt." and fold(deputy) == "pho" and head:
        return f"{prefix} {head}", title
    return (f"{prefix} {title}".strip(),)
