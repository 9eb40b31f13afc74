"""Stored cells as short rows of figures read them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from dnapp.core.days import PartialDay

_KEPT = 1 << 14
"""Cells that are remembered: days and links repeat from row to row."""


@lru_cache(_KEPT)
def first_day(cell: str | None) -> date | None:
    """The first day that a stored day may mean."""
    return PartialDay.from_text(cell).first() if cell else None


@lru_cache(_KEPT)
def last_day(cell: str | None) -> date | None:
    """The last day that a stored day may mean."""
    return PartialDay.from_text(cell).last() if cell else None


@lru_cache(_KEPT)
def names(cell: str) -> tuple[str, ...]:
    """The ids of a cell of several links."""
    return tuple(json.loads(cell))


@lru_cache(_KEPT)
def exact(cell: Any) -> Decimal | None:
    """A stored rate."""
    return None if cell is None else Decimal(cell)
