"""Cells of annex tables: lines, days, sums of money in their own currencies."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from dnapp.core.days import PartialDay, show_day
from dnapp.core.fields import Showing
from dnapp.core.money import Totals, show_money, show_number_of_money
from dnapp.core.words import Catalog
from dnapp.reports.document import Cell, Column, Figure


def lines(parts: Iterable[str]) -> str:
    """Parts under one another; empty ones are left out."""
    return "\n".join(part for part in parts if part)


def span(first: PartialDay | None, last: PartialDay | None, words: Catalog) -> str:
    """15/06/2026–20/06/2026; a single day once."""
    about = words("day.about")
    days = [show_day(one, about) for one in (first, last) if one]
    return "–".join(dict.fromkeys(days))


def titles(kind: str, ids: Iterable[str], showing: Showing) -> str:
    """Titles of linked records with commas between them."""
    return ", ".join(showing.title(kind, one) for one in ids)


def by_currency(sums: Totals, words: Catalog) -> str:
    """Sums in their own currencies, one a line, never added up."""
    names = words.table("choice.currency")
    return lines(show_money(value, code, names) for code, value in sums.by_currency.items())


def number(key: str, value: Decimal, unit: str, ids: tuple[str, ...]) -> Figure:
    """An amount in a column whose head names the currency."""
    return Figure(key, value, unit, ids, show_number_of_money(value))


def total_of(columns: tuple[Column, ...], cells: dict[str, Cell]) -> tuple[Cell, ...]:
    """The total row: what is given by column key, other cells empty."""
    return tuple(cells.get(column.key, "") for column in columns)
