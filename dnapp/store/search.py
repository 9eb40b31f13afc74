"""The search box: all words, in any order, without tones, the newest and exact first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dnapp.core.text import fold, wanted_tone_match, words
from dnapp.store.search_index import PER_DAY, kind_token
from dnapp.store.search_names import bearers

if TYPE_CHECKING:
    from sqlite3 import Connection

_LONGEST_QUERY = 1_000
_MOST_WORDS = 16
_TONED_WINDOW = 200
"""Among how many of the newest hits those with the typed tones are looked for."""


@dataclass(frozen=True)
class Hit:
    """One record that was found."""

    kind: str
    id: str
    title: str
    day: date | None
    """The day that orders it; None when the record has none."""


def match_expression(text: str, kind: str | None = None) -> str | None:
    """What the full-text index understands for a typed text; None when it holds no word.

    Never the text itself: its words only, each quoted, the last one possibly unfinished.
    """
    asked = words(text[:_LONGEST_QUERY])[:_MOST_WORDS]
    if not asked:
        return None
    *whole, begun = asked
    pieces = " AND ".join([*(f'"{word}"' for word in dict.fromkeys(whole)), f'"{begun}" *'])
    expression = f"{{title body}} : ({pieces})"
    return expression if kind is None else f'({expression}) AND kind : "{kind_token(kind)}"'


class Search:
    """Finds records by words of their texts, child rows and linked names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, text: str, kind: str | None = None, limit: int = 50) -> list[Hit]:
        """The newest hits; before them those that bear the very name typed, and those whose title
        has the tones typed.

        Words typed without tones find every tone. No words find nothing.
        """
        expression = match_expression(text, kind)
        if expression is None:
            return []
        asked = text[:_LONGEST_QUERY]
        toned = fold(asked) != asked.lower()
        rows = self._connection.execute(
            'SELECT d."kind", d."row_id", d."title", d."n" FROM "search" AS s'
            ' JOIN "doc" AS d ON d."n" = s.rowid'
            ' WHERE "search" MATCH ? ORDER BY s.rowid DESC LIMIT ?',
            (expression, max(limit, _TONED_WINDOW) if toned else limit),
        ).fetchall()
        if toned:
            rows = _exact_first(asked, rows, limit)
        first = bearers(self._connection, words(asked)[:_MOST_WORDS], kind)
        if first:
            known = {(row[0], row[1]) for row in first}
            rows = [*first, *(row for row in rows if (row[0], row[1]) not in known)]
        return [Hit(kind, row_id, title, _day(n)) for kind, row_id, title, n in rows[:limit]]

    def count(self, text: str, kind: str | None = None, cap: int = 1001) -> int:
        """How many records are found, counted up to `cap`."""
        expression = match_expression(text, kind)
        if expression is None:
            return 0
        row = self._connection.execute(
            'SELECT count(*) FROM (SELECT 1 FROM "search" WHERE "search" MATCH ? LIMIT ?)',
            (expression, cap),
        ).fetchone()
        return int(row[0])


def _exact_first(asked: str, rows: list[Any], limit: int) -> list[Any]:
    """Rows whose title has the tones typed, then the others, each in their order."""
    exact: list[Any] = []
    others: list[Any] = []
    for place, row in enumerate(rows):
        (exact if wanted_tone_match(asked, row[2]) else others).append(row)
        if len(exact) == limit:
            return exact + others + rows[place + 1 :]
    return exact + others


def _day(n: int) -> date | None:
    ordinal = n // PER_DAY
    return date.fromordinal(ordinal) if ordinal else None
