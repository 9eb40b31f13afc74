"""Days that may be known only to the month or the year, and the ways officers type them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, total_ordering

from dnapp.core.errors import UserError
from dnapp.core.text import clean, fold

FIRST_YEAR = 1900
LAST_YEAR = 2200
DISTRICTS_ENDED = date(2025, 7, 1)
"""From this day there is no district level (NQ 202/2025/QH15)."""

_FIRST_DAY = date(FIRST_YEAR, 1, 1)
_LAST_DAY = date(LAST_YEAR, 12, 31)
_DAY = timedelta(days=1)


@total_ordering
@dataclass(frozen=True)
class PartialDay:
    """A day, a month or a year; `about` when even that is only near (khoảng 2014).

    Sorts by the first day it may mean, the vaguer one first. ValueError when there is no such day
    or the year lies outside 1900–2200.
    """

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"year {self.year} outside {FIRST_YEAR}–{LAST_YEAR}")
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        month, day = (1 if part is None else part for part in (self.month, self.day))
        date(self.year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDay:
        """The day itself."""
        return cls(day.year, day.month, day.day)

    @classmethod
    @lru_cache(1 << 14)  # the days of some records are those of others
    def from_text(cls, s: str) -> PartialDay:
        """Read the storage form that `text` gives; ValueError for anything else."""
        match = _STORED.fullmatch(s)
        if match is None:
            raise ValueError(f"not a stored day: {s!r}")
        year, month, day, about = match.group("y", "m", "d", "about")
        return cls(int(year), int(month) if month else None, int(day) if day else None, bool(about))

    @property
    def text(self) -> str:
        """The storage form: 2019, 2019-03, 2019-03-05; ~ at the end means about."""
        numbers = [f"{n:02d}" for n in (self.year, self.month, self.day) if n is not None]
        return "-".join(numbers) + ("~" if self.about else "")

    @property
    def key(self) -> str:
        """ISO of the first day it may mean, for sorting and comparing in the database."""
        return self.first().isoformat()

    @property
    def exact(self) -> date | None:
        """The date, when it is known to the day and not only about."""
        return self.first() if self.day is not None and not self.about else None

    def first(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The last day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDay):
            return NotImplemented
        return self._order() < other._order()

    def _order(self) -> tuple[date, bool, bool, bool]:
        return (self.first(), self.month is not None, self.day is not None, not self.about)


_STORED = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?(?P<about>~?)", re.ASCII)

_MARK = r"\s*[/.-]\s*"
# Forms of a typed day after folding; the first that fits the whole text counts.
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?:ngay )?(?P<d>\d\d?)\s*(?P<mark>[/.-])\s*(?P<m>\d\d?)\s*(?P=mark)\s*(?P<y>\d{4}|\d\d)",
        rf"(?:ngay )?(?P<d>\d\d?) thang (?P<m>\d\d?)(?:,? nam |{_MARK})(?P<y>\d{{4}}|\d\d)",
        r"(?P<d>\d\d)(?P<m>\d\d)(?P<y>\d{4}|\d\d)",
        r"(?P<y>\d{4})(?P<mark>[/.-])(?P<m>\d\d?)(?:(?P=mark)(?P<d>\d\d?))?",
        rf"(?P<m>\d\d?){_MARK}(?P<y>\d{{4}})",
        rf"thang (?P<m>\d\d?)(?:,? nam |{_MARK})(?P<y>\d{{4}}|\d\d)",
        r"(?:nam )?(?P<y>\d{4})",
    )
)
_DAY_AND_MONTH = re.compile(rf"(?:ngay )?(?P<d>\d\d?)(?:{_MARK}| thang )(?P<m>\d\d?)", re.ASCII)
_ONE_NUMBER = re.compile(r"(?:ngay |thang )?(?P<n>\d\d?)", re.ASCII)
_ABOUT = re.compile(r"^(?:khoang |~ ?)|~$")
_UNTIL = re.compile(r" (?:den|toi)(?: het)? | ?[-–—→] ?")
_LEADING_FROM = re.compile(r"tu ")
_LEADING_UNTIL = re.compile(r"(?:den|toi) ")


def parse_day(typed: str, today: date) -> PartialDay | None:
    """Read a day as officers type it, day before month; None for an empty text.

    5/3/24, 05-03-2024, 5.3.2024, 050324, 05032024, ngày 5 tháng 3 năm 2024, 3/2019, tháng 3.2017,
    2019, khoảng 2014, and the ISO forms 2024-03-05 and 2024-03. A year of two digits is the one
    from 79 years before to 20 years after `today`. UserError with a `day.` key otherwise.
    """
    text = fold(clean(typed))
    if not text:
        return None
    bare = _ABOUT.sub("", text, count=1)
    found = _structure(bare)
    if found is None:
        key = "day.no_year" if _DAY_AND_MONTH.fullmatch(bare) else "day.unreadable"
        raise UserError(key, typed=clean(typed))
    return _build(*found, about=bare != text, today=today)


def _structure(text: str) -> tuple[str | None, str | None, str] | None:
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            parts = match.groupdict()
            return parts.get("d"), parts.get("m"), parts["y"]
    return None


def _build(
    day: str | None, month: str | None, year: str, *, about: bool = False, today: date
) -> PartialDay:
    y = int(year)
    if len(year) == 2:
        y += today.year // 100 * 100
        y -= 100 if y > today.year + 20 else 0
    if not FIRST_YEAR <= y <= LAST_YEAR:
        raise UserError("day.year_range", year=y, first=FIRST_YEAR, last=LAST_YEAR)
    m = int(month) if month else None
    if m is not None and not 1 <= m <= 12:
        raise UserError("day.no_month", month=m)
    d = int(day) if day else None
    if m is not None and d is not None and not 1 <= d <= monthrange(y, m)[1]:
        raise UserError("day.month_has", month=m, year=y, days=monthrange(y, m)[1])
    return PartialDay(y, m, d, about)


def parse_span(typed: str, today: date) -> tuple[PartialDay | None, PartialDay | None]:
    """Read a first and a last day: từ ngày 11 đến 14/12/2019, 29/8–02/9/2023, 2019-2021.

    A single day is both; an open end (từ 3/2024, đến 5/2024) and an empty text give None.
    UserError with a `day.` key when unreadable or when the last day comes before the first.
    """
    text = fold(clean(typed))
    if not text:
        return None, None
    if _structure(text):
        single = parse_day(text, today)
        return single, single
    if _LEADING_UNTIL.match(text):
        return None, parse_day(_LEADING_UNTIL.sub("", text, count=1), today)
    start = _LEADING_FROM.match(text)
    text = text[start.end() :] if start else text
    for first, last in _splits(text):
        ends = _ends(first, last, today)
        if ends:
            if ends[0].first() > ends[1].last():
                raise UserError("day.span_order", typed=clean(typed))
            return ends
    if start and _structure(text):
        return parse_day(text, today), None
    if _DAY_AND_MONTH.fullmatch(text):
        raise UserError("day.no_year", typed=clean(typed))
    raise UserError("day.unreadable", typed=clean(typed))


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for match in _UNTIL.finditer(text):
        yield text[: match.start()], text[match.end() :]


def _ends(first: str, last: str, today: date) -> tuple[PartialDay, PartialDay] | None:
    """Both ends, the first one filled up from the last: 11 … 14/12/2019, 29/8 … 02/9/2023."""
    found = _structure(last)
    if found is None:
        return None
    end = _build(*found, today=today)
    whole = _structure(first)
    if whole:
        return _build(*whole, today=today), end
    short = _DAY_AND_MONTH.fullmatch(first)
    if short and end.day is not None:
        start = _build(short["d"], short["m"], str(end.year), today=today)
        if start > end:  # 29/12–02/01/2024 begins in the year before
            start = _build(short["d"], short["m"], str(end.year - 1), today=today)
        return start, end
    number = _ONE_NUMBER.fullmatch(first)
    if number and end.month is not None:
        if end.day is None:
            return _build(None, number["n"], str(end.year), today=today), end
        return _build(number["n"], str(end.month), str(end.year), today=today), end
    return None


def months_later(day: date, months: int) -> date:
    """The same day of the month `months` later (or earlier), or the month's last day.

    Stays inside the years that a record's day may have (1900–2200).
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    if year > LAST_YEAR:
        return _LAST_DAY
    if year < FIRST_YEAR:
        return _FIRST_DAY
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day.day, (following - _DAY).day))


def after_months(day: date, months: int) -> date:
    """The day after `months` full months from `day`: its anniversary.

    A month too short for that day is full at its end (Bộ luật Dân sự 2015, Điều 148).
    """
    found = months_later(day, months)
    return found + _DAY if found.day < day.day and found < _LAST_DAY else found


def whole_months(first: date, last: date) -> int:
    """How many months have passed in full from one day to another that is not before it."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if months_later(first, months) > last else months


def show_day(value: PartialDay, about_word: str) -> str:
    """dd/mm/yyyy, mm/yyyy or yyyy; after `about_word` (khoảng) when only near."""
    numbers = [f"{n:02d}" for n in (value.day, value.month, value.year) if n is not None]
    shown = "/".join(numbers)
    return f"{about_word} {shown}" if value.about else shown


def decree30_day(d: date) -> tuple[str, str, str]:
    """Day, month and year as a document writes them: days below 10 and months 1 and 2 take a 0.

    NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4.
    """
    return f"{d.day:02d}", f"{d.month:02d}" if d.month < 3 else str(d.month), str(d.year)
