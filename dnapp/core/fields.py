"""Field kinds: how one field of a record is stored, typed, shown, sorted and judged.

A record class declares its fields with `text()`, `day()`, `money()` …; each returns a dataclass
field whose metadata carries a `Spec`. Storage, table, form, filter, search, import, export and
reports read the specs; none of them repeats what stands here.

Values in Python: text is `str` (never None), a choice or link is `str` ("" when empty), links are
a tuple of ids, days, numbers, amounts and document references are None when empty.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from dnapp.core.days import PartialDay, parse_day, show_day
from dnapp.core.docref import DocRef, parse_docref
from dnapp.core.errors import UserError
from dnapp.core.money import from_minor, parse_money, show_number_of_money, to_minor
from dnapp.core.numbers import parse_number, show_number
from dnapp.core.text import clean, clean_lines, person_key, sort_key
from dnapp.core.words import Catalog

Cell = str | int | None
"""What a database column holds."""

LINE_LIMIT = 1_000
"""Longest one-line text, in characters."""

TEXT_LIMIT = 20_000
"""Longest running text, in characters."""

CURRENCIES = (
    "VND", "USD", "EUR", "JPY", "KRW", "CNY", "LAK", "THB", "GBP", "AUD", "NZD", "CAD", "CHF",
    "SEK", "NOK", "DKK", "SGD", "HKD", "TWD", "RUB", "INR", "MYR", "IDR", "KHR", "PHP",
)  # fmt: skip
"""ISO 4217 codes that an amount may be in."""


@dataclass(frozen=True)
class Showing:
    """What a value needs to be shown: the words, and the titles of linked records."""

    words: Catalog
    title: Callable[[str, str], str]
    """(record key, id) → title of that record."""


@dataclass(frozen=True, kw_only=True)
class Spec:
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
    computed: bool = False
    """Derived by the services at every change: stored, never typed, not in the trail."""
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
        """Value → database cell."""
        raise NotImplementedError

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


@dataclass(frozen=True, kw_only=True)
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

    def to_db(self, value: str) -> Cell:
        """Stored as it is."""
        return value

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
            return UserError("field.too_long", limit=LINE_LIMIT, length=len(value))
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class LongText(Text):
    """Several lines of text, NFC."""

    kind: ClassVar[str] = "long_text"

    def parse(self, typed: str, today: date) -> str:
        """Keep the lines, drop blanks at the ends."""
        return clean_lines(typed)

    def problem(self, value: str) -> UserError | None:
        """Too long, or required and missing."""
        if len(value) > TEXT_LIMIT:
            return UserError("field.too_long", limit=TEXT_LIMIT, length=len(value))
        return Spec.problem(self, value)


@dataclass(frozen=True, kw_only=True)
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
        return PartialDay.from_text(str(cell)) if cell else None

    def parse(self, typed: str, today: date) -> PartialDay | None:
        """What officers type: 5/3/24, 050324, 3/2019, 2019, khoảng 2014."""
        return parse_day(typed, today)

    def show(self, value: PartialDay | None, showing: Showing) -> str:
        """dd/mm/yyyy, mm/yyyy or yyyy."""
        return "" if value is None else show_day(value, showing.words("day.about"))

    def sort_key(self, value: PartialDay | None) -> Cell:
        """ISO of the first day it may mean."""
        return None if value is None else value.key


@dataclass(frozen=True, kw_only=True)
class Number(Spec):
    """A count (int), or with `decimals` an exact decimal such as a rate."""

    kind: ClassVar[str] = "number"
    decimals: int = 0
    minimum: int | None = 0
    maximum: int = 10**15

    def to_db(self, value: int | Decimal | None) -> Cell:
        """Whole numbers as they are; decimals as exact text."""
        if value is None:
            return None
        return int(value) if not self.decimals else format(Decimal(value), "f")

    def from_db(self, cell: Cell) -> int | Decimal | None:
        """Exact, never through float."""
        if cell is None:
            return None
        return Decimal(str(cell)) if self.decimals else int(cell)

    def from_json(self, raw: Any, today: date) -> int | Decimal | None:
        """A JSON number, or text: plain decimal as printed by `show`, else the Vietnamese form."""
        if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
            return self._exact(Decimal(raw), str(raw))
        if isinstance(raw, str):
            plain = _plain_decimal(raw) if self.decimals else None
            if plain is not None:
                return self._exact(plain, raw)
        value: int | Decimal | None = super().from_json(raw, today)
        return value

    def parse(self, typed: str, today: date) -> int | Decimal | None:
        """Vietnamese form: 1.270,43; scale words triệu, tỷ."""
        if not typed.strip():
            return None
        return self._exact(parse_number(typed), typed)

    def _exact(self, value: Decimal, typed: str) -> int | Decimal:
        if not self.decimals:
            if value != value.to_integral_value():
                raise UserError("number.whole", typed=typed)
            return int(value)
        if value != round(value, self.decimals):
            raise UserError("number.too_many_decimals", decimals=self.decimals)
        return value

    def show(self, value: int | Decimal | None, showing: Showing) -> str:
        """Thousands dot, decimal comma."""
        return "" if value is None else show_number(value)

    def sort_key(self, value: int | Decimal | None) -> Cell:
        """Its own order."""
        return None if value is None else int(value)

    def problem(self, value: int | Decimal | None) -> UserError | None:
        """Outside its bounds, or required and missing."""
        if value is not None:
            if self.minimum is not None and value < self.minimum:
                return UserError("number.too_small", minimum=self.minimum)
            if value > self.maximum:
                return UserError("number.too_large", maximum=show_number(self.maximum))
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class Money(Spec):
    """An amount (Decimal, at most two decimals) in the currency of a sibling field.

    Stored as integer hundredths, so that the database sums exactly.
    """

    kind: ClassVar[str] = "money"
    column: ClassVar[str] = "INTEGER"
    currency: str = "currency"
    """Name of the field that holds the ISO code; an ISO code itself when it never changes."""

    def to_db(self, value: Decimal | None) -> Cell:
        """Integer hundredths."""
        return None if value is None else to_minor(value)

    def from_db(self, cell: Cell) -> Decimal | None:
        """Hundredths read back."""
        return None if cell is None else from_minor(int(cell))

    def to_json(self, value: Decimal | None) -> str | None:
        """Exact decimal text."""
        return None if value is None else format(value.normalize(), "f")

    def from_json(self, raw: Any, today: date) -> Decimal | None:
        """A JSON number or plain decimal text as printed by `show`, else the Vietnamese form."""
        if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
            return from_minor(to_minor(Decimal(raw)))
        if isinstance(raw, str):
            plain = _plain_decimal(raw)
            if plain is not None:
                return from_minor(to_minor(plain))
        value: Decimal | None = super().from_json(raw, today)
        return value

    def parse(self, typed: str, today: date) -> Decimal | None:
        """Vietnamese form, with scale words; another currency than the field's is refused."""
        if not typed.strip():
            return None
        value, code = parse_money(typed, self.currency)
        if code != self.currency:
            raise UserError("money.other_currency", typed=typed)
        return value

    def show(self, value: Decimal | None, showing: Showing) -> str:
        """The number alone; `RecordType.show` adds the currency."""
        return "" if value is None else show_number_of_money(value)

    def problem(self, value: Decimal | None) -> UserError | None:
        """Negative, or required and missing."""
        if value is not None and value < 0:
            return UserError("number.too_small", minimum=0)
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class Choice(Spec):
    """One of a fixed set of keys that the rules of the program depend on."""

    kind: ClassVar[str] = "choice"
    options: tuple[str, ...] = ()
    words_key: str = ""
    """Prefix of the option words; by default `choice.<record>.<field>`."""

    def empty(self) -> str:
        """No choice is no text."""
        return ""

    def to_db(self, value: str) -> Cell:
        """The key."""
        return value

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


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
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
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

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


@dataclass(frozen=True, kw_only=True)
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


def _plain_decimal(text: str) -> Decimal | None:
    """Read `1234.5` as the command line prints it; None when it is not of that form."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def spec_of(field: dataclasses.Field[Any]) -> Spec | None:
    """The spec of a dataclass field, or None for the bookkeeping columns."""
    return field.metadata.get("spec")


def _field(spec: Spec) -> Any:
    return dataclasses.field(default=spec.empty(), metadata={"spec": spec})


def text(**flags: Any) -> Any:
    """One line of text."""
    return _field(Text(**flags))


def long_text(**flags: Any) -> Any:
    """Several lines of text."""
    return _field(LongText(**flags))


def day(**flags: Any) -> Any:
    """A possibly partial day."""
    return _field(Day(**flags))


def number(**flags: Any) -> Any:
    """A count or an exact decimal."""
    return _field(Number(**flags))


def money(**flags: Any) -> Any:
    """An amount in the currency of a sibling field."""
    return _field(Money(**flags))


def currency(**flags: Any) -> Any:
    """An ISO currency code."""
    return _field(Choice(options=CURRENCIES, words_key="choice.currency", **flags))


def choice(*options: str, **flags: Any) -> Any:
    """One of a fixed set of keys."""
    return _field(Choice(options=options, **flags))


def yes_no(**flags: Any) -> Any:
    """Yes or no."""
    return _field(YesNo(**flags))


def link(target: str, **flags: Any) -> Any:
    """One other record."""
    return _field(Link(target=target, **flags))


def links(target: str, **flags: Any) -> Any:
    """Several other records."""
    return _field(Links(target=target, **flags))


def doc_ref(**flags: Any) -> Any:
    """A document reference."""
    return _field(DocumentReference(**flags))
