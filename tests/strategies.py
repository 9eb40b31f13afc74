"""Random records for property tests, built from the specs of a record type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import (
    Choice,
    Day,
    DocumentReference,
    Link,
    Links,
    LongText,
    Money,
    Number,
    Spec,
    Text,
    YesNo,
)
from dnapp.core.record import Record, RecordType

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyABCDĐƯ0123456789"
    "àáảãạằắẳẵặầấẩẫậèéẻẽẹòóỏõọờớởỡợùúủũụừứửữựìíỉĩịỳýỷỹỵ"
)
"""Letters and digits of Vietnamese text, NFC."""

words = st.text(LETTERS, min_size=1, max_size=7)
odd_text = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12)
"""Anything a field may hold: signs, emoji, other scripts."""


def lines(least: int) -> st.SearchStrategy[str]:
    """One line of text as the program stores it, with at least `least` words."""
    spoken = st.lists(words, min_size=max(least, 1), max_size=6).map(" ".join)
    return spoken if least else st.one_of(st.just(""), spoken, odd_text)


@st.composite
def days(draw: st.DrawFn) -> PartialDay:
    """A day of this or the last century, known to the day, month or year."""
    exact = draw(st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31)))
    day = PartialDay.of(exact)
    precision = draw(st.sampled_from(("day", "day", "month", "year")))
    if precision == "day":
        return day
    return PartialDay(day.year, day.month if precision == "month" else None)


def documents() -> st.SearchStrategy[DocRef]:
    """A document reference."""
    return st.builds(
        DocRef,
        number=st.integers(1, 9_999).map(str),
        symbol=st.sampled_from(("QĐ-UBND", "CV/TU", "TTr-SNgV", "TB-VPCP", "")),
        issued_on=st.none() | days(),
        issuer=st.sampled_from(("", "UBND tỉnh", "Bộ Ngoại giao")),
    )


def _money() -> st.SearchStrategy[Decimal]:
    return st.integers(0, 10**13).map(lambda cents: Decimal(cents) / 100)


def _number(spec: Number) -> st.SearchStrategy[Any]:
    least = 0 if spec.minimum is None else spec.minimum
    whole = st.integers(least, min(spec.maximum, 10**9))
    if not spec.decimals:
        return whole
    return whole.map(lambda i: Decimal(i) / 10**spec.decimals)


def values(spec: Spec, links: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Any]:
    """Valid values of one field; `links` gives the ids that exist, by record key."""
    filled: st.SearchStrategy[Any]
    match spec:
        case Text() | LongText():
            return lines(1 if spec.required or spec.unique else 0)
        case YesNo():
            return st.booleans()
        case Choice():
            filled = st.sampled_from(spec.options)
        case Day():
            filled = days()
        case Money():
            filled = _money()
        case Number():
            filled = _number(spec)
        case DocumentReference():
            filled = documents()
        case Link():
            ids = links.get(spec.target, ())
            filled = st.sampled_from(ids) if ids else st.just("")
        case Links():
            ids = links.get(spec.target, ())
            if not ids:
                return st.just(())
            least = 1 if spec.required else 0
            return st.lists(st.sampled_from(ids), min_size=least, max_size=3, unique=True).map(
                tuple
            )
        case _:
            raise AssertionError(spec)
    return filled if spec.required else st.just(spec.empty()) | filled


def records(
    kind: RecordType, links: Mapping[str, Sequence[str]] | None = None, **fixed: Any
) -> st.SearchStrategy[Record]:
    """Valid records of a type, unsaved; `links` gives the ids that exist, by record key.

    Computed fields stay empty; `fixed` values are taken as they are. Unique values may repeat.
    """
    known = links or {}
    fields = {spec.name: values(spec, known) for spec in kind.typed if spec.name not in fixed}
    return st.builds(kind.cls, **fields, **{name: st.just(value) for name, value in fixed.items()})
