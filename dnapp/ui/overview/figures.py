"""Words and numbers of the figure tiles."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.numbers import count2, percent, show_number
from dnapp.services.figure import Figure
from dnapp.services.overview import Tile
from dnapp.ui.overview.figure_tile import FigureTile
from dnapp.ui.theme import Look

_MILLION = Decimal(1_000_000)


def tile_of(look: Look, tile: Tile) -> FigureTile:
    """The tile of a figure: counts as they are, dollars in millions."""
    words, figure = look.words, tile.figure
    short = figure.key.replace(".", "_")
    value = _millions(figure.value) if figure.unit == "USD" else count2(int(figure.value or 0))
    return FigureTile(
        look,
        tile,
        words(f"overview.tile.{short}"),
        value,
        words.get(f"overview.unit.{figure.unit}"),
        _note(look, tile),
    )


def _millions(value: object) -> str:
    return "—" if value is None else show_number(Decimal(str(value)) / _MILLION, 2)


def _note(look: Look, tile: Tile) -> str:
    """What stands below the number: people and the change, or the change in full."""
    if tile.beside is None:
        return _change(look, tile.figure, "overview.change")
    people = look.words("overview.people", count=show_number(int(tile.beside.value or 0)))
    return f"{people} · {_change(look, tile.figure, 'overview.change_short')}"


def _change(look: Look, figure: Figure, words_key: str) -> str:
    """Against the same period last year: counts by their difference, money in percent."""
    now, before = figure.value, figure.same_period_last_year
    if now is None or before is None:
        return look.words("overview.no_rate")
    step = Decimal(now) - Decimal(before)
    key = "more" if step > 0 else "less" if step < 0 else "same"
    if figure.unit != "USD":
        change = count2(abs(int(step)))
    elif before:
        change = percent(abs(step) * 100 / Decimal(before), 1)
    else:
        return ""
    return look.words(f"{words_key}.{key}", change=change)
