"""Days to pixels and back, and what the heading over them says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dnapp.core.days import FIRST_YEAR, LAST_YEAR
from dnapp.core.words import Catalog

SPANS = {"month": 31, "quarter": 92, "year": 366, "five_years": 1827, "ten_years": 3653}
"""The zooms with a name, and how many days of each are in sight."""

LEAST, MOST = 20, 60 * 366
"""Days in sight when zoomed in, and out, as far as it goes."""

_BEGIN, _END = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Scale:
    """Which day stands at the left edge, and how many pixels a day takes."""

    begin: float
    px: float

    @classmethod
    def showing(cls, first: float, days: float, width: int) -> Scale:
        """So many days from a first one over a width."""
        return cls(first, max(width, 1) / days)

    def x(self, day: float) -> float:
        """Where a day begins, pixels from the left edge."""
        return (day - self.begin) * self.px

    def day(self, x: float) -> float:
        """The day at a place."""
        return self.begin + x / self.px

    def days(self, width: int) -> float:
        """Days in sight over a width."""
        return max(width, 1) / self.px

    def zoomed(self, factor: float, at: float, width: int) -> Scale:
        """Larger by a factor; the day at `at` stays where it is."""
        days = min(max(self.days(width) / factor, LEAST), MOST)
        px = max(width, 1) / days
        return Scale(self.day(at) - at / px, px).kept(width)

    def moved(self, pixels: float, width: int) -> Scale:
        """With so many pixels more to the right in sight."""
        return Scale(self.begin + pixels / self.px, self.px).kept(width)

    def kept(self, width: int) -> Scale:
        """Inside the years that records know."""
        last = max(_END - self.days(width), _BEGIN)
        return Scale(min(max(self.begin, _BEGIN), last), self.px)


@dataclass(frozen=True)
class Tick:
    """A stretch of the heading."""

    first: int
    last: int
    text: str
    year: int


@dataclass(frozen=True)
class Heading:
    """Two lines of stretches; the lower one parts the upper one, or is empty."""

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]


def heading(scale: Scale, width: int, words: Catalog) -> Heading:
    """What stands over a width: years and quarters, years and months, or months and days."""
    first = int(max(scale.begin, _BEGIN))
    last = int(min(scale.day(width), _END))
    if scale.px >= 15:
        return Heading(tuple(_months(first, last, words)), tuple(_single_days(first, last)))
    years = tuple(_years(first, last, 1))
    if scale.px >= 1:
        key = "timeline.month" if scale.px >= 2 else "timeline.month_short"
        months = _months(first, last, words, key)
        return Heading(years, tuple(months))
    if scale.px * 91 >= 20:
        return Heading(years, tuple(_quarters(first, last)))
    if scale.px * 365 >= 36:
        return Heading(years, ())
    return Heading(tuple(_years(first, last, 5)), ())


def _years(first: int, last: int, step: int) -> Iterator[Tick]:
    begin, end = date.fromordinal(first).year, date.fromordinal(last).year
    for year in range(begin - begin % step, end + 1, step):
        stop = min(year + step - 1, LAST_YEAR)
        text = str(year) if step == 1 else f"{year}–{stop % 100:02}"
        yield Tick(_of(max(year, 1), 1), date(stop, 12, 31).toordinal(), text, year // step)


def _quarters(first: int, last: int) -> Iterator[Tick]:
    for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
        for place, name in enumerate(_ROMAN):
            begin, end = _of(year, 3 * place + 1), _of(year, 3 * place + 4) - 1
            if end >= first and begin <= last:
                yield Tick(begin, end, name, year)


def _months(
    first: int, last: int, words: Catalog, key: str = "timeline.month_year"
) -> Iterator[Tick]:
    day = date.fromordinal(first).replace(day=1)
    while day.toordinal() <= last:
        end = _of(day.year, day.month + 1) - 1
        yield Tick(day.toordinal(), end, words(key, month=day.month, year=day.year), day.year)
        if end >= _END:
            return
        day = date.fromordinal(end + 1)


def _single_days(first: int, last: int) -> Iterator[Tick]:
    for ordinal in range(first, last + 1):
        day = date.fromordinal(ordinal)
        yield Tick(ordinal, ordinal, str(day.day), day.year)


def _of(year: int, month: int) -> int:
    """The first day of a month; month 13 is the next January."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1).toordinal()
