"""References to documents: number, symbol, day and issuer (số, ký hiệu, ngày, cơ quan ban hành)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from dnapp.core.days import PartialDay, parse_day, show_day
from dnapp.core.errors import UserError
from dnapp.core.text import clean, fold, sort_key

_PIECE = r"\w+(?:[.&+]\w+)*"
_SYMBOL = rf"(?!\d){_PIECE}(?:[-/]{_PIECE})*"
_NUMBER = r"\d+[^\W\d_]?(?:/(?:19|20)\d\d(?!\d))?"
_LABEL = re.compile(rf"(?P<number>{_NUMBER})(?:(?P<mark>[-/])(?P<symbol>{_SYMBOL}))?")
_SYMBOL_ALONE = re.compile(rf"(?=.*[-/]){_SYMBOL}")

_WHOLE = re.compile(
    r"(?P<head>.*?)"
    r"(?:(?:^|,? )(?:k[ýy] )?ng[àa]y (?P<day>.+?)"
    r"|(?:^|,? )\((?:ng[àa]y )?(?P<bracketed>[^()]+)\)"
    r"|,? (?P<bare>\d\d?(?P<mark>[/.-])\d\d?(?P=mark)(?:\d{4}|\d\d)))?"
    r"(?:(?:^|,? )c[ủu]a (?P<issuer>.+))?",
    re.IGNORECASE,
)
_ISSUER_THEN_DAY = re.compile(
    r"(?P<issuer>.+?),? (?:ng[àa]y |(?=\())(?P<day>\(?[\d/.\-]+\)?)", re.IGNORECASE
)
_HEAD = re.compile(r"(?P<kind>\D*?) ?(?:\bs[ốo] ?[:.]? ?)?(?P<label>\S+)", re.IGNORECASE)
_LOOSE_MARK = re.compile(r" ?([-/]) ?")

# Kinds of documents, folded, and what stands for them in a symbol (NĐ 30/2020/NĐ-CP, Phụ lục III).
# An official letter (công văn) has no sign of its own in the symbol of a state body.
_LETTER = "CV"
_KINDS = {
    "nghi quyet": "NQ", "quyet dinh": "QĐ", "chi thi": "CT", "quy che": "QC", "quy dinh": "QyĐ",
    "thong cao": "TC", "thong bao": "TB", "huong dan": "HD", "chuong trinh": "CTr",
    "ke hoach": "KH", "phuong an": "PA", "de an": "ĐA", "du an": "DA", "bao cao": "BC",
    "bien ban": "BB", "to trinh": "TTr", "hop dong": "HĐ", "cong dien": "CĐ",
    "ban ghi nho": "BGN", "ban thoa thuan": "BTT", "giay uy quyen": "GUQ", "giay moi": "GM",
    "giay gioi thieu": "GGT", "giay phep": "GP", "phieu gui": "PG", "phieu chuyen": "PC",
    "phieu bao": "PB", "nghi dinh": "NĐ", "thong tu": "TT", "ket luan": "KL", "luat": "QH",
    "bo luat": "QH", "phap lenh": "UBTVQH", "cong van": _LETTER,
}  # fmt: skip
_ANY_KIND = {"", "van ban", "vb"}
_KIND_OF_SIGN = {fold(sign): sign for sign in _KINDS.values()}


@dataclass(frozen=True)
class DocRef:
    """A document by its reference: 123/QĐ-UBND ngày 05/03/2025 của UBND tỉnh.

    `number` is 123, or 09/2019 for a legal text; `symbol` is QĐ-UBND, or CV/TU in the style of the
    Party, where a hyphen parts it from the number (12-CV/TU). UserError `docref.unreadable` when
    the parts would not read back, `docref.empty` when there are none.
    """

    number: str = ""
    symbol: str = ""
    issued_on: PartialDay | None = None
    issuer: str = ""

    def __post_init__(self) -> None:
        if not (self.number or self.symbol or self.issued_on or self.issuer):
            raise UserError("docref.empty")
        if self.label and _split(self.label) != (self.number, self.symbol):
            raise UserError("docref.unreadable", typed=self.label)
        if self.issuer != clean(self.issuer) or _ISSUER_THEN_DAY.fullmatch(self.issuer):
            raise UserError("docref.unreadable", typed=self.issuer)

    @property
    def label(self) -> str:
        """Number and symbol as printed: 123/QĐ-UBND, 12-CV/TU, 09/2019/NĐ-CP."""
        if self.number and self.symbol:
            return f"{self.number}{_mark(self.symbol)}{self.symbol}"
        return self.number or self.symbol

    @property
    def key(self) -> str:
        """Sorts by year, number, symbol; without a year first."""
        number = re.match(r"\d*", self.label)
        digits = number.group() if number else ""
        _, _, printed_year = self.number.partition("/")
        year = self.issued_on.year if self.issued_on else int(printed_year or 0)
        return f"{year:04d} {digits:0>8} {sort_key(self.label)}"

    def show(self, day_word: str, issuer_word: str, about_word: str) -> str:
        """The whole reference, with the words for ngày, của and khoảng.

        A day known only to the month or year stands in brackets. `parse_docref` reads it back.
        """
        parts = [self.label] if self.label else []
        if self.issued_on:
            day = show_day(self.issued_on, about_word)
            parts.append(f"{day_word} {day}" if self.issued_on.exact else f"({day})")
        if self.issuer:
            parts.append(f"{issuer_word} {self.issuer}")
        return " ".join(parts)

    def to_json(self) -> str:
        """Canonical JSON of the parts that are there, for storage."""
        parts = {"number": self.number, "symbol": self.symbol, "issuer": self.issuer}
        parts["issued_on"] = self.issued_on.text if self.issued_on else ""
        filled = {name: part for name, part in parts.items() if part}
        return json.dumps(filled, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, stored: str) -> DocRef:
        """Read what `to_json` gives."""
        parts = json.loads(stored)
        day = parts.pop("issued_on", "")
        return cls(issued_on=PartialDay.from_text(day) if day else None, **parts)


def _mark(symbol: str) -> str:
    """What parts number and symbol: a hyphen in the Party's style (CV/TU), else a slash."""
    sign, slash, _ = symbol.partition("/")
    return "-" if slash and "-" not in sign else "/"


def _split(label: str) -> tuple[str, str] | None:
    """Number and symbol; a label of neither style is kept whole as the symbol."""
    found = _LABEL.fullmatch(label)
    if found is None:
        alone = _SYMBOL_ALONE.fullmatch(label) and label != label.lower()
        return ("", label) if alone else None
    number, mark, symbol = found.group("number", "mark", "symbol")
    if symbol and mark != _mark(symbol):
        return "", label
    return number, symbol or ""


def parse_docref(typed: str, today: date) -> DocRef | None:
    """Read a reference as typed or pasted; None for an empty text.

    QĐ 2422/QĐ-UBND ngày 17/9/2020; số 1873/UBND-NC ngày 02/06/2025 của UBND tỉnh; Công văn số
    12-CV/TU; Số: 05/BC-SNgV; 123/QĐ-UBND, 5/3/2025. A kind in front is dropped when the symbol
    says it, and becomes the symbol when there is none. UserError `docref.unreadable`, or a `day.`
    key for a wrong day.
    """
    text = clean(typed)
    if not text:
        return None
    whole = _WHOLE.fullmatch(text)
    assert whole is not None  # every part is optional: any line fits
    day = (whole["day"] or whole["bracketed"] or whole["bare"] or "").rstrip(" .,;")
    issuer = whole["issuer"] or ""
    late = _ISSUER_THEN_DAY.fullmatch(issuer)
    if late and not day:
        issuer, day = late["issuer"], late["day"].strip("()")
    label = _read_head(whole["head"].rstrip(" .,;"))
    if label is None:
        raise UserError("docref.unreadable", typed=clean(typed))
    return DocRef(*label, parse_day(day, today), issuer)


def _read_head(head: str) -> tuple[str, str] | None:
    """Number and symbol out of `Công văn số 12-CV/TU`; None when something would be lost."""
    if not head:
        return "", ""
    tight = _LOOSE_MARK.sub(r"\1", head.replace("–", "-").replace("—", "-"))
    found = _HEAD.fullmatch(tight)
    label = _split(found["label"].lstrip("/")) if found else None
    if found is None or label is None:
        return None
    kind = fold(found["kind"])
    sign = _KINDS.get(kind) or _KIND_OF_SIGN.get(kind)
    if kind in _ANY_KIND:
        return label
    number, symbol = label
    if sign and not symbol:
        return number, sign
    return label if sign and _says(symbol, sign) else None


def _says(symbol: str, sign: str) -> bool:
    pieces = re.split("[-/]", fold(symbol))
    return sign == _LETTER or any(piece.startswith(fold(sign)) for piece in pieces)
