"""The one error class that a user can act on."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can put right: a key of a sentence in i18n, with its values.

    The sentence says what happened, where, and what to do next. Values must never hold personal
    data such as passport numbers: error texts reach logs and screenshots.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __repr__(self) -> str:
        """Show the key and values, as they would reach the catalogue."""
        return f"UserError({self.key!r}, {self.values!r})"
