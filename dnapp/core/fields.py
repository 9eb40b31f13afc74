"""Field kinds: how one field of a record is stored, typed, shown, sorted and judged.

A record class declares its fields with `text()`, `day()`, `money()` …; each returns a dataclass
field whose metadata carries a `Spec`. Storage, table, form, filter, search, import, export and
reports read the specs; none of them repeats what stands here.

Values in Python: text is `str` (never None), a choice or link is `str` ("" when empty), links are
a tuple of ids, days, numbers, amounts and document references are None when empty.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from dnapp.core.kinds import LINE_LIMIT as LINE_LIMIT
from dnapp.core.kinds import TEXT_LIMIT as TEXT_LIMIT
from dnapp.core.kinds import Choice as Choice
from dnapp.core.kinds import Day as Day
from dnapp.core.kinds import DocumentReference as DocumentReference
from dnapp.core.kinds import Link as Link
from dnapp.core.kinds import Links as Links
from dnapp.core.kinds import LongText as LongText
from dnapp.core.kinds import Text as Text
from dnapp.core.kinds import YesNo as YesNo
from dnapp.core.measures import MEASURES
from dnapp.core.quantities import Money as Money
from dnapp.core.quantities import Number as Number
from dnapp.core.spec import Cell as Cell
from dnapp.core.spec import Showing as Showing
from dnapp.core.spec import Spec as Spec

CURRENCIES = (
    "VND", "USD", "EUR", "JPY", "KRW", "CNY", "LAK", "THB", "GBP", "AUD", "NZD", "CAD", "CHF",
    "SEK", "NOK", "DKK", "SGD", "HKD", "TWD", "RUB", "INR", "MYR", "IDR", "KHR", "PHP",
)  # fmt: skip
"""ISO 4217 codes that an amount may be in."""

PILLARS = ("party", "state", "people")
"""Đối ngoại Đảng, ngoại giao Nhà nước, đối ngoại nhân dân."""


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


def year(**flags: Any) -> Any:
    """A calendar year within living memory of the office, printed without a thousands dot."""
    return _field(Number(minimum=1990, maximum=2100, grouped=False, **flags))


def money(**flags: Any) -> Any:
    """An amount in the currency of a sibling field."""
    return _field(Money(**flags))


def currency(**flags: Any) -> Any:
    """An ISO currency code."""
    return _field(Choice(options=CURRENCIES, words_key="choice.currency", **flags))


def measure(**flags: Any) -> Any:
    """A unit that a figure is measured in."""
    return _field(Choice(options=MEASURES, words_key="choice.unit_of_measure", **flags))


def pillar() -> Any:
    """Which of the three pillars of external relations a record belongs to."""
    return choice(
        *PILLARS, words_key="choice.pillar", table=True, filter=True, width=150, repeats=True
    )


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
