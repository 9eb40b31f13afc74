"""What the calendar says of a month, a day and a visit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dnapp.core.days import show_day
from dnapp.core.numbers import count2
from dnapp.core.words import Catalog
from dnapp.services.clashes import Clash, days_text
from dnapp.services.lunar import LunarDay
from dnapp.services.month_calendar import Month, Week
from dnapp.store.visits import Visit


def weekdays(words: Catalog) -> list[str]:
    """Monday to Sunday."""
    return words("calendar.weekdays").split(", ")


ICONS = {"in": "plane-landing", "out": "plane-takeoff", "event": "presentation"}
"""Icon of a delegation by its direction, and of an event."""


def lunar_text(day: LunarDay | None, words: Catalog, *, whole: bool = False) -> str:
    """The small number of a day: with its month on the first of a month, or when `whole`."""
    if day is None:
        return ""
    if day.day > 1 and not whole:
        return str(day.day)
    text = f"{day.day}/{day.month}"
    return words("calendar.lunar_leap", day=text) if day.leap else text


def visit_sentence(visit: Visit, month: Month, words: Catalog) -> str:
    """Direction, title, days, people, and whether it clashes."""
    known = visit.starts_on.exact is not None
    days = days_text(visit.first, visit.last) if known else vague_days(visit, words)
    said = words(
        "calendar.visit", direction=words(f"calendar.{visit.direction}"), title=visit.title,
        days=days,
    )  # fmt: skip
    parts = [said]
    if visit.headcount:
        parts.append(words("calendar.people", count=count2(visit.headcount)))
    if any(visit.id in clash.visits for clash in month.clashes):
        parts.append(words("calendar.clashing"))
    return ", ".join(parts)


def clash_sentence(clash: Clash, words: Catalog, title_of: Callable[[str, str], str]) -> str:
    """Who is where; `title_of` names a unit by its id."""
    who = ", ".join(clash.who)
    if clash.kind == "host":
        who = ", ".join(title_of("unit", unit) for unit in clash.who)
    return words(f"calendar.sentence_{clash.kind}", who=who, count=count2(len(clash.visits)))


def vague_days(visit: Visit, words: Catalog) -> str:
    """As much of the first day as is known."""
    return show_day(visit.starts_on, words("day.about"))


def day_sentence(day: date, month: Month | None, words: Catalog) -> str:
    """Everything that the cell of a day shows."""
    name = weekdays(words)[day.weekday()]
    parts = [words("calendar.day", weekday=name, day=f"{day:%d/%m/%Y}")]
    if month is None:
        return parts[0]
    if lunar := lunar_text(month.lunar.get(day), words, whole=True):
        parts.append(words("calendar.lunar", day=lunar))
    if day in month.holidays:
        parts.append(month.holidays[day])
    here = on_day(day, month)
    parts += [visit_sentence(visit, month, words) for visit in here]
    return "; ".join(parts if here else [*parts, words("calendar.none")])


def on_day(day: date, month: Month | None) -> list[Visit]:
    """The visits of a day."""
    return [v for v in month.visits if v.first <= day <= v.last] if month else []


def period_text(day: date, week: Week | None, words: Catalog) -> str:
    """The month of a day, or the days of the week shown."""
    if week:
        return words("calendar.week", days=days_text(week[0], week[-1]))
    return words("calendar.month", month=day.month, year=day.year)
