"""What a screen shows of a personal value until somebody asks to see it."""

from __future__ import annotations

MASK = "••••••••"
"""Stands for any value; its length says nothing."""

_TAIL = 4
_LONG = 8
"""A shorter number would be half told by its end."""


def masked(text: str) -> str:
    """The mask with the last four digits of a long number, by which a paper is recognised.

    Names, days, addresses and short numbers show nothing; "" stays "".
    """
    bare = "".join(text.split())
    told = bare[-_TAIL:]
    if len(bare) >= _LONG and told.isascii() and told.isdigit():
        return MASK[:_TAIL] + told
    return MASK if bare else ""


def hidden(text: str) -> str:
    """The mask alone; "" stays ""."""
    return MASK if text.strip() else ""
