"""Duty rules and holidays that every office starts with, and what an older folder still lacks.

A row that the folder has, live, edited or in the bin, is never written again. Holidays of a year
come once, when the year has no row at all; later decisions of the Government are the office's to
enter.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from dnapp.core.days import PartialDay
from dnapp.core.paths import resource
from dnapp.core.record import Record
from dnapp.records.holiday import WORKED, Holiday
from dnapp.records.setting import Setting
from dnapp.services.seeds import Batch, read_batches
from dnapp.store.duties import holiday_years
from dnapp.store.repository import Repositories

MOVED = frozenset({"days_off", "working_weekends"})
"""Settings that are rows of the table of holidays now."""

_BEFORE, _AFTER = 1, 2
"""Years before and after the current one that get their holidays."""


def missing_rules(repositories: Repositories, today: date) -> Iterator[Batch]:
    """What the folder lacks of the rules and of the holidays around a day."""
    for kind, rows in read_batches(resource("rules", "duties.toml"), today):
        held = repositories[kind].get_many([row.id for row in rows])
        wanted: list[Record] = [row for row in rows if row.id not in held]
        if wanted:
            yield kind, wanted
    years = range(today.year - _BEFORE, today.year + _AFTER + 1)
    known = holiday_years(repositories.connection)
    lacking = [year for year in years if year not in known]
    if lacking:
        yield "holiday", list(public_holidays(lacking))


def public_holidays(years: list[int]) -> Iterator[Holiday]:
    """The holidays of some years with their exchanged days and worked weekends."""
    import holidays  # loaded only for a year that has no row yet

    with resource("rules", "holidays.toml").open("rb") as file:
        said: dict[str, Any] = tomllib.load(file)
    unsure = {(day["month"], day["day"]): day for day in said["unsure"]}
    calendar = holidays.country_holidays("VN", years=years, language="vi")
    for day, name in sorted(calendar.items()):
        exchanged = "(" in name
        document = said["exchanged_document" if exchanged else "document"]
        doubt = unsure.get((day.month, day.day))
        yield Holiday(
            id=f"holiday-{day}",
            falls_on=PartialDay.of(day),
            name=name,
            kind="exchanged" if exchanged else "public",
            document=doubt["document"] if doubt else document,
            off=doubt is not None,
            note=doubt["note"] if doubt else said["note"],
        )
    for day in sorted(day for day in calendar.weekend_workdays if day.year in years):
        yield Holiday(
            id=f"holiday-{day}",
            falls_on=PartialDay.of(day),
            name=said["worked_name"],
            kind=WORKED,
            document=said["exchanged_document"],
        )


def moved_days(settings: Iterable[Setting], known: Collection[date]) -> Iterator[Holiday]:
    """The days that older versions kept as settings, as rows of the table; without known days."""
    with resource("rules", "holidays.toml").open("rb") as file:
        name: str = tomllib.load(file)["moved_name"]
    seen = set(known)
    for setting in settings:
        kind = WORKED if setting.name == "working_weekends" else "exchanged"
        for text in json.loads(setting.value):
            day = date.fromisoformat(text)
            if day not in seen:
                seen.add(day)
                yield Holiday(falls_on=PartialDay.of(day), name=name, kind=kind)
