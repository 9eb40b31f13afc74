"""Fields that no row holds: worked out for whoever lists records, when he asks for them.

A stored value would have to follow every change of the records that it rests on, and the calendar;
an answer is right when it is given, and a list that does not ask pays nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from dnapp.core.query import Query
from dnapp.core.record import Record, RecordType
from dnapp.store.sql import order_of

if TYPE_CHECKING:
    from sqlite3 import Connection

R = TypeVar("R", bound=Record)

Ask = Callable[["Connection", Sequence[str] | None], Mapping[str, Any]]
"""Works one field out: record id → value, for those of some ids (None: of all live records) that
have one."""

Asking = Mapping[tuple[str, str], Ask]
"""(kind, field) → who works it out."""


class Asked:
    """The fields of one record type that no row holds, as they are on one connection."""

    def __init__(self, connection: Connection, kind: RecordType, asking: Asking) -> None:
        self._connection, self._kind = connection, kind
        self._asking = {name: asking.get((kind.key, name), _nobody) for name in kind.asked}

    def answers(self, query: Query) -> dict[str, str]:
        """For `sql.Answers`: what the conditions of a query ask for."""
        found = {}
        for name in {condition.field for condition in query.conditions} & self._asking.keys():
            spec = self._kind.specs[name]
            told = self._asking[name](self._connection, None).items()
            found[name] = json.dumps({i: (spec.to_db(v), spec.sort_key(v)) for i, v in told})
        return found

    def ranks(self, query: Query) -> dict[str, str]:
        """For `sql.Ranks`: the sort keys by id that the order of a query asks for."""
        found = {}
        for name in {sort.field for sort in order_of(query, self._kind)} & self._asking.keys():
            key = self._kind.specs[name].sort_key
            told = self._asking[name](self._connection, None)
            found[name] = json.dumps({ident: key(value) for ident, value in told.items()})
        return found

    def filled(self, records: Sequence[R], names: Sequence[str]) -> list[R]:
        """The same records; of these fields they have those among `names`."""
        made = list(records)
        for name, ask in self._asking.items():
            if name in names:
                told = ask(self._connection, [record.id for record in made])
                made = [replace(r, **{name: told[r.id]}) if r.id in told else r for r in made]
        return made


def _nobody(connection: Connection, ids: Sequence[str] | None) -> Mapping[str, Any]:
    """Nothing is known where nobody was named to work it out."""
    return {}
