"""What a list is narrowed to, in words."""

from __future__ import annotations

from dnapp.core.fields import Showing
from dnapp.core.query import Query, sentence
from dnapp.ui.lists.list_setup import ListSetup


def narrowing(setup: ListSetup, query: Query, showing: Showing) -> str:
    """Conditions and search words without what makes the list itself; "" for none."""
    own = [one for one in query.conditions if one not in setup.about]
    parts = [sentence(one, setup.record_type, showing) for one in own]
    if query.text:
        parts.append(showing.words("list.searching", text=query.text))
    return "; ".join(parts)
