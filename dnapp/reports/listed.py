"""Blocks that are no tables as plain tables, for a workbook."""

from __future__ import annotations

from dnapp.reports.cells import lines
from dnapp.reports.document import Cell, Chart, Column, NameCards, Table, Words


def numbers_of(chart: Chart) -> Table:
    """The numbers behind a chart."""
    columns = (
        Column("category", "", 30),
        *(Column(f"series{at}", s.name, 25, "right") for at, s in enumerate(chart.series)),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (category, *(series.figures[at] for series in chart.series))
        for at, category in enumerate(chart.categories)
    )
    return Table(columns, rows)


def names_on(block: NameCards, words: Words) -> Table:
    """The names on cards, and the lines below each."""
    columns = tuple(
        Column(key, words(f"document.card.{key}"), width)
        for key, width in (("name", 60), ("below", 100))
    )
    return Table(columns, tuple((card.name, lines(card.below)) for card in block.cards))
