"""What a PDF shows, measured: lines of text with font, size and place, and drawn rules."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdftypes import resolve1
from pikepdf import pdfa

_COLUMN_GAP = 14.0


@dataclass(frozen=True)
class Printed:
    """One line of text; lengths in pt, `base` and `top` measured from the top of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    fonts: frozenset[str]
    sizes: frozenset[float]
    page: int

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def size(self) -> float:
        return max(self.sizes)

    @property
    def face(self) -> str:
        faces = {_face(font) for font in self.fonts}
        return faces.pop() if len(faces) == 1 else "mixed"


@dataclass(frozen=True)
class Rule:
    """A drawn horizontal or vertical line."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def length(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True)
class Sheet:
    """One page: its lines without the page number, that number, and its rules.

    `columns` are the same lines broken at wide gaps, for heads, feet and tables; `left` and `right`
    the outermost ink of text, rules and tables.
    """

    number: int
    width: float
    height: float
    lines: tuple[Printed, ...]
    columns: tuple[Printed, ...]
    page_number: Printed | None
    rules: tuple[Rule, ...]
    frames: tuple[tuple[float, float], ...]
    left: float
    right: float
    colours: frozenset[tuple[float, ...]]
    unembedded: tuple[str, ...]

    @property
    def landscape(self) -> bool:
        return self.width > self.height


def sheets(path: Path) -> list[Sheet]:
    """Measure every page of the PDF at `path`."""
    with pdfplumber.open(path) as pdf:
        return [_sheet(page) for page in pdf.pages]


def _sheet(page: Any) -> Sheet:
    chars = [char for char in page.chars if char["upright"]]
    lines = tuple(_lines(chars, page, whole=True))
    number = None
    if lines and re.fullmatch(r"\d+", lines[0].text) and lines[0].bottom < 57:
        number, lines = lines[0], lines[1:]
    columns = tuple(_lines(chars, page, whole=False))[0 if number is None else 1 :]
    rules = tuple(Rule(x["x0"], x["x1"], x["top"], x["bottom"]) for x in page.lines)
    boxes = [*page.lines, *page.rects, *page.curves]
    return Sheet(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        lines=lines,
        columns=columns,
        page_number=number,
        rules=rules,
        frames=tuple((rect["width"], rect["height"]) for rect in page.rects),
        left=min([line.x0 for line in lines] + [box["x0"] for box in boxes]),
        right=max([line.x1 for line in lines] + [box["x1"] for box in boxes]),
        colours=frozenset(tuple(char["non_stroking_color"] or (0,)) for char in chars),
        unembedded=tuple(_unembedded(page.page_obj.resources)),
    )


def _lines(chars: Sequence[Any], page: Any, *, whole: bool) -> Iterator[Printed]:
    by_base: dict[int, list[Any]] = {}
    for char in chars:
        by_base.setdefault(round(char["matrix"][5] * 2), []).append(char)
    for key in sorted(by_base, reverse=True):
        row = sorted(by_base[key], key=lambda char: char["x0"])
        start = 0
        for at in range(1, len(row) + 1):
            is_end = at == len(row)
            if is_end or (not whole and row[at]["x0"] - row[at - 1]["x1"] > _COLUMN_GAP):
                line = _line(row[start:at], page)
                if line.text:
                    yield line
                start = at


def _line(row: Sequence[Any], page: Any) -> Printed:
    inked = [char for char in row if char["text"].strip()] or row
    text = ""
    for before, char in zip((None, *row), row, strict=False):
        if before is not None and char["x0"] - before["x1"] > 0.2 * char["size"]:
            text += " "
        text += char["text"]
    return Printed(
        text=re.sub(r"\s+", " ", text).strip(),
        x0=inked[0]["x0"],
        x1=inked[-1]["x1"],
        top=min(char["top"] for char in inked),
        bottom=max(char["bottom"] for char in inked),
        base=float(page.height) - inked[0]["matrix"][5],
        fonts=frozenset(char["fontname"] for char in inked),
        sizes=frozenset(round(char["size"], 1) for char in inked),
        page=page.page_number,
    )


def _face(font: str) -> str:
    style = font.rpartition("+")[2].lower()
    return ("bold" if "bold" in style else "") + (
        "italic" if "italic" in style else ""
    ) or "regular"


def _unembedded(resources: Any) -> Iterator[str]:
    for font in resolve1(resolve1(resources).get("Font", {})).values():
        entry = resolve1(font)
        descriptor = resolve1(entry.get("FontDescriptor")) or {}
        if "FontFile2" not in descriptor:
            yield str(entry.get("BaseFont"))


def archive_faults(content: bytes) -> list[str]:
    """What keeps a file from being the PDF/A-2b that it says it is."""
    report = pdfa.validate_written(io.BytesIO(content), "2b")
    return [str(finding) for finding in report.findings]
