"""Sentences in parts: keys and values that become words only where they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dnapp.core.days import PartialDay
from dnapp.core.fields import Showing
from dnapp.core.numbers import show_number
from dnapp.core.words import Catalog


@dataclass(frozen=True)
class Named:
    """A record whose title a sentence names."""

    kind: str
    id: str


@dataclass(frozen=True)
class Phrase:
    """One sentence of the catalogue with its values: dates, numbers, records."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def in_words(phrases: Iterable[Phrase], showing: Showing) -> str:
    """The sentences one after another, as a reader sees them."""
    return " ".join(
        showing.words(
            phrase.key, **{name: _shown(value, showing) for name, value in phrase.values.items()}
        )
        for phrase in phrases
    )


def day_in_sentence(value: PartialDay, words: Catalog) -> str:
    """05/03/2024; tháng 3/2024; khoảng năm 2014: a bare month or year would read as a number."""
    if value.day is not None:
        said = f"{value.day:02}/{value.month:02}/{value.year}"
    elif value.month is not None:
        said = words("day.month", month=value.month, year=value.year)
    else:
        said = words("day.year", year=value.year)
    return f"{words('day.about')} {said}" if value.about else said


def _shown(value: object, showing: Showing) -> object:
    match value:
        case PartialDay():
            return day_in_sentence(value, showing.words)
        case date():
            return f"{value.day:02}/{value.month:02}/{value.year:04}"
        case Named():
            return showing.title(value.kind, value.id)
        case Phrase():
            return in_words((value,), showing)
        case tuple():
            return ", ".join(str(_shown(item, showing)) for item in value)
        case bool() | str():
            return value
        case int():
            return show_number(value)
        case _:
            return value
