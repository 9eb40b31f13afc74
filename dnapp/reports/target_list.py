"""Plan targets as they stand on a day, as a document of one table: for paper, Word or Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dnapp.core.fields import Showing
from dnapp.core.numbers import parse_number
from dnapp.reports.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Paragraph,
    Table,
    Title,
)
from dnapp.reports.sentences import day
from dnapp.services import target_words
from dnapp.services.phrases import in_words
from dnapp.services.targets import Judgement

_COLUMNS: dict[str, tuple[float, Align]] = {
    "n": (9, "center"), "name": (48, "left"), "plan": (34, "left"), "first": (22, "center"),
    "last": (22, "center"), "planned": (24, "left"), "actual": (18, "right"), "unit": (17, "left"),
    "verdict": (20, "center"), "said": (50, "left"),
}  # fmt: skip
"""Columns with their shares of the width, mm: numbers and days stand alone, for Excel."""


def target_list(judged: Sequence[Judgement], on: date, narrowed: str, showing: Showing) -> Document:
    """Judged targets in their order; `narrowed` says which are shown, "" for all."""
    words = showing.words
    title = words("targets.list_title", day=day(words, on))
    heads = tuple(
        Column(key, words(f"targets.column.{key}"), width, align)
        for key, (width, align) in _COLUMNS.items()
    )
    rows = tuple(
        tuple(_cells(one, place, showing)[key] for key in _COLUMNS)
        for place, one in enumerate(judged, start=1)
    )
    blocks: list[Block] = [Title(title, ())]
    if narrowed:
        blocks.append(Paragraph((narrowed,), "note"))
    table = Table(heads, rows)
    return Document(title, narrowed, (*blocks, table), landscape=True, pages="of_total")


def _cells(one: Judgement, place: int, showing: Showing) -> dict[str, Cell]:
    words, target = showing.words, one.target
    unit = words(f"choice.unit_of_measure.{target.unit}") if target.unit else ""
    return {
        "n": str(place),
        "name": target.name,
        "plan": one.plan.name,
        "first": f"{one.first:%d/%m/%Y}",
        "last": f"{one.last:%d/%m/%Y}",
        "planned": planned_words(one, showing),
        "actual": _actual(one),
        "unit": unit,
        "verdict": words(f"verdict.{one.verdict}"),
        "said": in_words((one.standing.reason,), showing),
    }


def planned_words(one: Judgement, showing: Showing) -> str:
    """What a target asks for; to be done, where it is only done or not."""
    if one.target.shape == "yes_no":
        return showing.words("report.annex.targets.done")
    return in_words((target_words.planned(one.target),), showing)


def _actual(one: Judgement) -> Cell:
    actual, target = one.standing.actual, one.target
    if actual is None or target.shape == "yes_no":
        return ""
    # A growth has more decimals than it is told with: Excel gets what is printed.
    shown = target_words.number(actual, target.unit)
    return Figure(f"target.{target.id}", parse_number(shown), target.unit, (target.id,), shown)
