"""Field kinds of counts, rates and amounts of money."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from dnapp.core.errors import UserError
from dnapp.core.frozen import frozen
from dnapp.core.money import from_minor, parse_money, show_number_of_money, to_minor
from dnapp.core.numbers import parse_number, show_number
from dnapp.core.spec import Cell, Showing, Spec

_GROUPED = re.compile(r"[+-]?\d{1,3}\.\d{3}", re.ASCII)


@frozen
class Number(Spec):
    """A count (int), or with `decimals` an exact decimal such as a rate."""

    kind: ClassVar[str] = "number"
    decimals: int = 0
    minimum: int | None = 0
    maximum: int = 10**15
    grouped: bool = True
    """Printed with dots between thousands; not so for a year."""

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
        """Thousands dot where grouped, decimal comma."""
        return "" if value is None else self._printed(value)

    def _printed(self, value: int | Decimal) -> str:
        return show_number(value) if self.grouped else str(value)

    def sort_key(self, value: int | Decimal | None) -> Cell:
        """Its own order."""
        return None if value is None else int(value)

    def problem(self, value: int | Decimal | None) -> UserError | None:
        """Outside its bounds, or required and missing."""
        if value is not None:
            if self.minimum is not None and value < self.minimum:
                return UserError("number.too_small", minimum=self._printed(self.minimum))
            if value > self.maximum:
                return UserError("number.too_large", maximum=self._printed(self.maximum))
        return super().problem(value)


@frozen
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
        """A JSON number or plain decimal text as printed by `show`, else the Vietnamese form.

        1.500 is refused as ambiguous: one and a half as plain text, fifteen hundred in a window.
        """
        if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
            return from_minor(to_minor(Decimal(raw)))
        if isinstance(raw, str):
            plain = _plain_decimal(raw)
            if plain is not None:
                if _GROUPED.fullmatch(raw.strip()):
                    raise UserError("number.ambiguous", typed=raw.strip())
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


def _plain_decimal(text: str) -> Decimal | None:
    """Read `1234.5` as the command line prints it; None when it is not of that form."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
