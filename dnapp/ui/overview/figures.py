"""Words and numbers of the figure tiles."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.numbers import count2, percent, show_number
from dnapp.services.figure import Figure
from dnapp.services.overview import Tile
from dnapp.services.short_numbers import short_number
from dnapp.ui.theme import Look
from dnapp.ui.widgets.figure_tile import FigureTile, year_bars


def tile_of(look: Look, tile: Tile) -> FigureTile:
    """The tile of a figure: counts as they are, dollars in millions."""
    words, figure = look.words, tile.figure
    short = figure.key.replace(".", "_")
    return FigureTile(
        look,
        figure,
        words(f"overview.tile.{short}"),
        value=short_number(figure.value, figure.unit),
        unit=words.get(f"overview.unit.{figure.unit}"),
        note=_note(look, tile),
        bars=year_bars(tile.bars),
    )


def _note(look: Look, tile: Tile) -> str:
    """What stands below the number: people and the change, or the change in full."""
    if tile.beside is None:
        return change(look, tile.figure)
    people = look.words("overview.people", count=show_number(int(tile.beside.value or 0)))
    return f"{people} · {change(look, tile.figure, 'overview.change_short')}"


def change(look: Look, figure: Figure, words_key: str = "overview.change") -> str:
    """Against the same period last year: counts by their difference, the rest in percent."""
    now, before = figure.value, figure.same_period_last_year
    if now is None or before is None:
        lacks_rate = now is None or figure.missing
        return look.words("overview.no_rate" if lacks_rate else "overview.no_before")
    step = Decimal(now) - Decimal(before)
    key = "more" if step > 0 else "less" if step < 0 else "same"
    if isinstance(now, int):
        told = count2(abs(int(step)))
    elif before:
        told = percent(abs(step) * 100 / Decimal(before), 1)
    else:
        return ""
    return look.words(f"{words_key}.{key}", change=told)
