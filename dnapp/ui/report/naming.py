"""How a report names its period, its file, and what the other basis would count."""

from __future__ import annotations

from dnapp.core.numbers import count2, roman
from dnapp.core.periods import Kind, Period
from dnapp.core.text import fold
from dnapp.reports.base import WORK
from dnapp.ui.report.making import Made
from dnapp.ui.theme import Look


def period_name(look: Look, period: Period) -> str:
    """A period as titles name it: quý III/2026, 6 tháng đầu năm 2026, năm 2026."""
    name = f"half_{period.index}" if period.kind is Kind.HALF else period.kind.value
    number: object = roman(period.index) if period.kind is Kind.QUARTER else period.index
    first, last = (f"{day:%d/%m/%Y}" for day in (period.first, period.last))
    return look.words(
        f"reports.name_{name}", number=number, year=period.year, first=first, last=last
    )


def title(look: Look, report: str, period: Period) -> str:
    """A report as the page and the file are called: Báo cáo quý III/2026."""
    name = period_name(look, period)
    if report == WORK:
        return look.words("reports.title", period=name)
    return f"{look.words(f'report.{report}.name')} {name}"


def file_name(look: Look, report: str, period: Period) -> str:
    """A file name, without its suffix, without accents or signs that a file system or a mail
    program may refuse."""
    name = title(look, report, period)
    return "-".join("".join(c if c.isalnum() else " " for c in fold(name)).split())


def difference(look: Look, made: Made) -> str:
    """What the other basis would count: "Cắt theo lịch sẽ là 29 đoàn vào (hơn 02 đoàn) …"."""
    if made.wish.other is None or made.wish.report != WORK:
        return ""
    parts = {}
    for direction, count in made.other_counts.items():
        more = count - made.counts[direction]
        key = "more" if more > 0 else "less" if more < 0 else "same"
        parts[direction] = look.words(
            f"reports.other_{direction}_{key}", count=count2(count), by=count2(abs(more))
        )
    return look.words(f"reports.other_{made.wish.other.basis.key}", **parts)
