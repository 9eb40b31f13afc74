"""What every field kind shares: its flags, and the methods between storage, screen and JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dnapp.core.errors import UserError
from dnapp.core.frozen import Frozen, frozen
from dnapp.core.words import Catalog

Cell = str | int | None
"""What a database column holds."""


@dataclass(frozen=True)
class Showing:
    """What a value needs to be shown: the words, and the titles of linked records."""

    words: Catalog
    title: Callable[[str, str], str]
    """(record key, id) → title of that record."""


@frozen
class Spec(Frozen):
    """One field: its flags, and pure methods between storage, screen and JSON."""

    kind: ClassVar[str]
    column: ClassVar[str] = "TEXT"

    name: str = ""
    record: str = ""
    required: bool = False
    """A record cannot be saved without it."""
    unique: bool = False
    """No two live records share it."""
    table: bool = False
    """A column of the list page, sortable."""
    search: bool = False
    """Found by the search box."""
    filter: bool = False
    """Offered as a filter chip."""
    report: bool = False
    """Needed by the report: a record without it is a draft (Nháp)."""
    personal: bool = False
    """Personal data: masked on screen, never in logs or error texts."""
    folded: bool = False
    """Looked up by its folded words: an indexed `<name>_fold` column holds them."""
    once: bool = False
    """Belongs to this record alone: a copy of the record begins without it."""
    repeats: bool = False
    """Usually the same in the next record: "save and add next" keeps it."""
    computed: bool = False
    """Derived by the services at every change: stored, never typed, not in the trail."""
    asked: bool = False
    """Computed too, but by whoever lists records and for them alone; no row holds it."""
    width: int = 120
    """Width of the list column, px at 100 %."""

    @property
    def keyed(self) -> bool:
        """Whether the stored value does not sort by itself and needs a `<name>_key` column."""
        return False

    @property
    def label_key(self) -> str:
        """Key of the label."""
        return f"field.{self.record}.{self.name}"

    def empty(self) -> Any:
        """The value of an untouched field."""
        return None

    def is_empty(self, value: Any) -> bool:
        """Whether nothing was entered."""
        return bool(value == self.empty())

    def to_db(self, value: Any) -> Cell:
        """Value → database cell; as it is, unless a kind says otherwise."""
        cell: Cell = value
        return cell

    def from_db(self, cell: Cell) -> Any:
        """Database cell → value."""
        raise NotImplementedError

    def to_json(self, value: Any) -> Any:
        """Value → what the command line prints."""
        return self.to_db(value)

    def from_json(self, raw: Any, today: date) -> Any:
        """What the command line or an import gives → value; UserError when unreadable."""
        if raw is None:
            return self.empty()
        if isinstance(raw, str):
            return self.parse(raw, today)
        raise UserError("field.wrong_type", typed=type(raw).__name__)

    def parse(self, typed: str, today: date) -> Any:
        """Typed text → value; UserError with the sentence for the message line when unreadable."""
        raise NotImplementedError

    def show(self, value: Any, showing: Showing) -> str:
        """Value → text on screen and paper; "" when empty."""
        raise NotImplementedError

    def sort_key(self, value: Any) -> Cell:
        """Value → what orders it (stored when `keyed`)."""
        return self.to_db(value)

    def problem(self, value: Any) -> UserError | None:
        """What is wrong with the value by itself, or None."""
        if self.required and self.is_empty(value):
            return UserError("field.required")
        return None
