"""Between a record and its row: columns, cells, sort keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from dnapp.core.fields import Cell, Links, Spec
from dnapp.core.record import Record, RecordType
from dnapp.core.text import words

BOOKKEEPING = (
    "id",
    "n",
    "revision",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "deleted_at",
)
_DELETED = BOOKKEEPING.index("deleted_at")


class Shape:
    """How one record type lies in its table."""

    def __init__(self, kind: RecordType) -> None:
        self.kind = kind
        self._own = (*BOOKKEEPING, "pos") if kind.parent else BOOKKEEPING
        self._specs = kind.stored
        self.columns = (*self._own, *(spec.name for spec in kind.stored))
        self.select = ", ".join(f't."{name}"' for name in self.columns)
        self._readers = tuple(spec.from_db for spec in self._specs)
        # None where the value is stored as it is: most columns, in the loops of large imports
        self._writers = tuple((spec.name, _writer(spec)) for spec in kind.typed)
        self._keys = tuple(
            (spec.name, column, key) for spec in kind.typed for column, key in _keys_of(spec)
        )
        self.key_columns = tuple(column for _, column, _ in self._keys)

    def read(self, row: Sequence[Any]) -> Record:
        """A row of `select` as a record."""
        first = len(self._own)
        values = dict(zip(self._own, row, strict=False))
        values["deleted_at"] = row[_DELETED] or ""
        for spec, read, cell in zip(self._specs, self._readers, row[first:], strict=True):
            values[spec.name] = read(cell)
        return self.kind.cls(**values)

    def cells(self, record: Record) -> dict[str, Cell]:
        """What people entered, by column, with the place of a child."""
        values = record.__dict__
        entered: dict[str, Cell] = {"pos": values["pos"]} if self.kind.parent else {}
        for name, to_db in self._writers:
            entered[name] = values[name] if to_db is None else to_db(values[name])
        return entered

    def keys(self, record: Record) -> dict[str, Cell]:
        """Sort keys and folded words of what people entered; those of computed fields are NULL."""
        values = record.__dict__
        return {
            key: None if (value := values[name]) is None else sort_key(value)
            for name, key, sort_key in self._keys
        }

    def links(self, record: Record) -> dict[str, tuple[str, ...]]:
        """Ids that the link fields point to, by field."""
        found: dict[str, tuple[str, ...]] = {}
        values = record.__dict__
        for spec in self.kind.links:
            value = values[spec.name]
            if value:
                found[spec.name] = value if isinstance(spec, Links) else (value,)
        return found

    def keys_of_cells(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Sort keys and folded words that follow from stored cells, by column."""
        return {
            column: None if value is None else key(value)
            for name, cell in cells.items()
            if (spec := self.kind.specs.get(name)) is not None
            for value in (spec.from_db(cell),)
            for column, key in _keys_of(spec)
        }


def _writer(spec: Spec) -> Callable[[Any], Cell] | None:
    return None if type(spec).to_db is Spec.to_db else spec.to_db


def folded(text: str) -> str:
    """What a `<name>_fold` column holds of a text: its words without case, tones and marks."""
    return " ".join(words(text))


def _keys_of(spec: Spec) -> Iterator[tuple[str, Callable[[Any], Cell]]]:
    if spec.keyed:
        yield f"{spec.name}_key", spec.sort_key
    if spec.folded:
        yield f"{spec.name}_fold", folded


@cache
def shape(key: str, kind: RecordType) -> Shape:
    """The shape of a record type, made once."""
    return Shape(kind)
