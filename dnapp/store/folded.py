"""Looking rows up by the folded words of a field, through its index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dnapp.store.rows import folded

if TYPE_CHECKING:
    from sqlite3 import Connection

_AFTER = "\U0010ffff"
"""Sorts after everything that may follow in a text."""


class FoldedIndex:
    """The live rows of one type by one `folded` field. Texts may be given as typed."""

    def __init__(self, connection: Connection, kind: str, field: str) -> None:
        column = f'"{field}_fold"'
        rows = f'FROM "{kind}" WHERE "deleted_at" IS NULL AND {column} <> \'\''
        self._connection = connection
        self._beginning = (
            f"SELECT DISTINCT {column} {rows} AND {column} >= ? AND {column} < ?"
            f" ORDER BY {column} LIMIT ?"
        )
        self._same = f'SELECT "n" {rows} AND {column} = ? ORDER BY "n" DESC LIMIT ?'

    def beginning(self, text: str, limit: int) -> list[str]:
        """Different folded texts that begin with the words of `text`, in order."""
        start = folded(text)
        if not start:
            return []
        found = self._connection.execute(self._beginning, (start, start + _AFTER, limit))
        return [row[0] for row in found]

    def same(self, text: str, limit: int) -> list[int]:
        """Row numbers of the rows with the same words, the newest first."""
        words = folded(text)
        if not words:
            return []
        return [row[0] for row in self._connection.execute(self._same, (words, limit))]
