"""Field kinds of text, days, choices, links and document references."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, ClassVar

from dnapp.core.days import PartialDay, parse_day, show_day
from dnapp.core.docref import DocRef, parse_docref
from dnapp.core.errors import UserError
from dnapp.core.frozen import frozen
from dnapp.core.numbers import show_number
from dnapp.core.spec import Cell, Showing, Spec
from dnapp.core.text import clean, clean_lines, person_key, sort_key

LINE_LIMIT = 1_000
"""Longest one-line text, in characters."""

TEXT_LIMIT = 20_000
"""Longest running text, in characters."""


def _too_long(value: str, limit: int) -> UserError:
    return UserError("field.too_long", limit=show_number(limit), length=show_number(len(value)))


@frozen
class Text(Spec):
    """One line of text, NFC, without outer or doubled blanks."""

    kind: ClassVar[str] = "text"
    person: bool = False
    """Names of people sort by given name (tên), then family and middle name."""

    @property
    def keyed(self) -> bool:
        """Vietnamese order needs a stored key."""
        return self.table

    def empty(self) -> str:
        """Text is never None."""
        return ""

    def from_db(self, cell: Cell) -> str:
        """NULL reads as no text."""
        return "" if cell is None else str(cell)

    def from_json(self, raw: Any, today: date) -> str:
        """Numbers are taken as text: codes such as 05 arrive both ways."""
        if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
            raw = str(raw)
        value: str = super().from_json(raw, today)
        return value

    def parse(self, typed: str, today: date) -> str:
        """Clean one-line text."""
        return clean(typed)

    def show(self, value: str, showing: Showing) -> str:
        """The text itself."""
        return value

    def sort_key(self, value: str) -> Cell:
        """Vietnamese order."""
        return person_key(value) if self.person else sort_key(value)

    def problem(self, value: str) -> UserError | None:
        """Too long, or required and missing."""
        if len(value) > LINE_LIMIT:
            return _too_long(value, LINE_LIMIT)
        return super().problem(value)


@frozen
class LongText(Text):
    """Several lines of text, NFC."""

    kind: ClassVar[str] = "long_text"

    def parse(self, typed: str, today: date) -> str:
        """Keep the lines, drop blanks at the ends."""
        return clean_lines(typed)

    def problem(self, value: str) -> UserError | None:
        """Too long, or required and missing."""
        if len(value) > TEXT_LIMIT:
            return _too_long(value, TEXT_LIMIT)
        return Spec.problem(self, value)


_stored_day = lru_cache(maxsize=1 << 14)(PartialDay.from_text)
"""Thousands of rows share the days of some years."""


@frozen
class Day(Spec):
    """A day, possibly known only to the month or year; ISO text with its precision."""

    kind: ClassVar[str] = "day"

    @property
    def keyed(self) -> bool:
        """Partial days sort and filter by their first day."""
        return self.table or self.filter

    def to_db(self, value: PartialDay | None) -> Cell:
        """ISO text: 2019, 2019-03, 2019-03-05; ~ at the end means about."""
        return None if value is None else value.text

    def from_db(self, cell: Cell) -> PartialDay | None:
        """ISO text read back."""
        return _stored_day(str(cell)) if cell else None

    def parse(self, typed: str, today: date) -> PartialDay | None:
        """What officers type: 5/3/24, 050324, 3/2019, 2019, khoảng 2014."""
        return parse_day(typed, today)

    def show(self, value: PartialDay | None, showing: Showing) -> str:
        """dd/mm/yyyy, mm/yyyy or yyyy."""
        return "" if value is None else show_day(value, showing.words("day.about"))

    def sort_key(self, value: PartialDay | None) -> Cell:
        """ISO of the first day it may mean."""
        return None if value is None else value.key


@frozen
class Choice(Spec):
    """One of a fixed set of keys that the rules of the program depend on."""

    kind: ClassVar[str] = "choice"
    options: tuple[str, ...] = ()
    words_key: str = ""
    """Prefix of the option words; by default `choice.<record>.<field>`."""

    def empty(self) -> str:
        """No choice is no text."""
        return ""

    def from_db(self, cell: Cell) -> str:
        """NULL reads as not chosen."""
        return "" if cell is None else str(cell)

    def parse(self, typed: str, today: date) -> str:
        """The key itself."""
        key = typed.strip()
        if key and key not in self.options:
            raise UserError("field.not_an_option", typed=key, options=", ".join(self.options))
        return key

    def show(self, value: str, showing: Showing) -> str:
        """The option's word."""
        return showing.words(f"{self.option_words}.{value}") if value else ""

    @property
    def option_words(self) -> str:
        """Prefix of the keys of the option words."""
        return self.words_key or f"choice.{self.record}.{self.name}"

    def problem(self, value: str) -> UserError | None:
        """Not one of the options, or required and missing."""
        if value and value not in self.options:
            return UserError("field.not_an_option", typed=value, options=", ".join(self.options))
        return super().problem(value)


@frozen
class YesNo(Spec):
    """Yes or no; untouched is no."""

    kind: ClassVar[str] = "yes_no"
    column: ClassVar[str] = "INTEGER"

    def empty(self) -> bool:
        """Untouched is no."""
        return False

    def to_db(self, value: bool) -> Cell:
        """0 or 1."""
        return int(value)

    def from_db(self, cell: Cell) -> bool:
        """NULL reads as no."""
        return bool(cell)

    def to_json(self, value: bool) -> bool:
        """JSON true or false."""
        return value

    def from_json(self, raw: Any, today: date) -> bool:
        """JSON true or false."""
        if raw is None or isinstance(raw, bool):
            return bool(raw)
        raise UserError("field.yes_no")

    def parse(self, typed: str, today: date) -> bool:
        """1 or 0, as a filter writes it."""
        if typed.strip() in {"1", "true"}:
            return True
        if typed.strip() in {"", "0", "false"}:
            return False
        raise UserError("field.yes_no")

    def show(self, value: bool, showing: Showing) -> str:
        """The word for yes or no."""
        return showing.words("field.yes" if value else "field.no")


@frozen
class Link(Spec):
    """The id of one other record."""

    kind: ClassVar[str] = "link"
    target: str = ""
    """Key of the record type it points to."""
    within: str = ""
    """For lookups: the list whose entries are offered."""
    parent: bool = False
    """The record that owns this one (a member's delegation)."""

    def empty(self) -> str:
        """No link is no text."""
        return ""

    def to_db(self, value: str) -> Cell:
        """The id; NULL when empty, so that the foreign key allows it."""
        return value or None

    def from_db(self, cell: Cell) -> str:
        """NULL reads as no link."""
        return "" if cell is None else str(cell)

    def to_json(self, value: str) -> str:
        """The id."""
        return value

    def parse(self, typed: str, today: date) -> str:
        """The id itself; names are resolved by the services."""
        return typed.strip()

    def show(self, value: str, showing: Showing) -> str:
        """The linked record's title."""
        return showing.title(self.target, value) if value else ""


@frozen
class Links(Spec):
    """The ids of several other records, in the order entered."""

    kind: ClassVar[str] = "links"
    target: str = ""
    within: str = ""

    def empty(self) -> tuple[str, ...]:
        """No links."""
        return ()

    def to_db(self, value: tuple[str, ...]) -> Cell:
        """A JSON array of ids."""
        return f"[{','.join(map(encode_basestring, value))}]"

    def from_db(self, cell: Cell) -> tuple[str, ...]:
        """The array read back."""
        return tuple(json.loads(str(cell))) if cell else ()

    def to_json(self, value: tuple[str, ...]) -> list[str]:
        """A list of ids."""
        return list(value)

    def from_json(self, raw: Any, today: date) -> tuple[str, ...]:
        """A list of ids, or one."""
        if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
            return tuple(dict.fromkeys(item.strip() for item in raw if item.strip()))
        value: tuple[str, ...] = super().from_json(raw, today)
        return value

    def parse(self, typed: str, today: date) -> tuple[str, ...]:
        """Ids with semicolons between them."""
        return tuple(dict.fromkeys(part.strip() for part in typed.split(";") if part.strip()))

    def show(self, value: tuple[str, ...], showing: Showing) -> str:
        """Titles with semicolons between them."""
        return "; ".join(showing.title(self.target, item) for item in value)


@frozen
class DocumentReference(Spec):
    """A document: number and symbol, date, issuer (số, ký hiệu, ngày, cơ quan ban hành)."""

    kind: ClassVar[str] = "doc_ref"

    @property
    def keyed(self) -> bool:
        """Sorted by year and number."""
        return self.table

    def to_db(self, value: DocRef | None) -> Cell:
        """Canonical JSON."""
        return None if value is None else value.to_json()

    def from_db(self, cell: Cell) -> DocRef | None:
        """JSON read back."""
        return DocRef.from_json(str(cell)) if cell else None

    def to_json(self, value: DocRef | None) -> Any:
        """The parts by name."""
        return None if value is None else json.loads(value.to_json())

    def from_json(self, raw: Any, today: date) -> DocRef | None:
        """The parts by name, or the whole reference as typed."""
        if isinstance(raw, dict):
            parts = {str(k): v for k, v in raw.items() if v is not None}
            issued_on = parts.pop("issued_on", "")
            unknown = set(parts) - {"number", "symbol", "issuer"}
            if unknown or not all(isinstance(v, str) for v in (*parts.values(), issued_on)):
                raise UserError("docref.unreadable", typed=", ".join(sorted(map(str, raw))))
            return DocRef(issued_on=parse_day(issued_on, today), **parts)
        value: DocRef | None = super().from_json(raw, today)
        return value

    def parse(self, typed: str, today: date) -> DocRef | None:
        """The whole reference as typed or pasted."""
        return parse_docref(typed, today)

    def show(self, value: DocRef | None, showing: Showing) -> str:
        """123/QĐ-UBND ngày 05/03/2025 của UBND tỉnh."""
        if value is None:
            return ""
        words = showing.words
        return value.show(words("docref.day"), words("docref.issuer"), words("day.about"))

    def sort_key(self, value: DocRef | None) -> Cell:
        """Year, then number."""
        return None if value is None else value.key
