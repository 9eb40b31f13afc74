"""A document as dumb blocks, before it becomes a PDF, Word or Excel file.

A report builds a `Document`; the writers know blocks and nothing of reports. Every number that a
document states is a `Figure` that carries the ids of the records behind it, so that the window can
show them and a test can count them again. Fixed wording of the layout (quốc hiệu, "Nơi nhận:" …)
is not stored here: the writers take it from a `Words` callable.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, Protocol

Align = Literal["left", "center", "right"]
ParagraphStyle = Literal["body", "basis", "note"]
Pages = Literal["numbered", "of_total", "bare"]
Urgency = Literal["", "urgent", "very_urgent", "flash"]


class Words(Protocol):
    """Gives the sentence of a key with its placeholders filled, e.g. `dnapp.core.words.Catalog`."""

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the sentence of `key`; KeyError when there is none."""
        ...


@dataclass(frozen=True)
class Figure:
    """A number in a document, with the ids of the records that it counts or adds up.

    `value` is in `unit` (a key such as "delegation", "person", "VND", "USD"); `text` is how it is
    printed, e.g. "07" or "1.270,43".
    """

    key: str
    value: Decimal | int
    unit: str
    ids: tuple[str, ...]
    text: str


Run = str | Figure
Cell = str | Figure


def plain(run: Run) -> str:
    """Give the text of a run or cell as it is printed."""
    return run.text if isinstance(run, Figure) else run


@dataclass(frozen=True)
class Letterhead:
    """The head of an official document (thể thức ô 1, 2, 3, 4 and 10b of NĐ 30/2020).

    `number` and `day` are None while the document is not yet issued: blanks are printed for the
    clerk to fill. `urgency` prints the red stamp frame (dấu chỉ độ khẩn); `about` is the subject of
    a letter (công văn), which has no title ("V/v …", ô 5b).
    """

    parent_agency: str
    agency: str
    number: int | None
    symbol: str
    place: str
    day: dt.date | None
    urgency: Urgency = ""
    about: str = ""


@dataclass(frozen=True)
class Title:
    """Name of the kind of document (tên loại) and its subject (trích yếu), line by line."""

    kind: str
    subject: tuple[str, ...]


@dataclass(frozen=True)
class Addressees:
    """Those to whom the document is sent (Kính gửi)."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of the text: level 1 "I." in capitals, level 2 "1." in bold, level 3 "a)".

    `chapter` is the key of the chapter that it opens, whatever number is printed; "" for none.
    """

    level: Literal[1, 2, 3]
    number: str
    text: str
    chapter: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text; "basis" is a line of căn cứ ban hành, "note" a remark below a table."""

    runs: tuple[Run, ...]
    style: ParagraphStyle = "body"


@dataclass(frozen=True)
class BulletLine:
    """One item of a list, printed with a hyphen before it."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is a share of the width at hand, in mm of an annex page."""

    key: str
    title: str
    width: float
    align: Align = "left"
    unit: str = ""


@dataclass(frozen=True)
class HeaderCell:
    """A cell of a grouped table head that covers several columns or rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Table:
    """Rows under a head that is repeated on every page.

    Without `header_rows` the head is one row with the titles of the columns. With it, these rows
    are the whole head, in reading order, spanned cells named once. Every row holds one cell for
    each column.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total_row: tuple[Cell, ...] | None = None
    header_rows: tuple[tuple[HeaderCell, ...], ...] = ()

    def __post_init__(self) -> None:
        """Refuse rows that do not match the columns (ValueError): a mistake of the report."""
        wanted = len(self.columns)
        total = () if self.total_row is None else (self.total_row,)
        for row in (*self.rows, *total):
            if len(row) != wanted:
                raise ValueError(f"row of {len(row)} cells under {wanted} columns")


@dataclass(frozen=True)
class Series:
    """One measure of a chart: a figure for each category."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Chart:
    """Grouped bars; series run from the oldest to the period of the report, which is darkest.

    Bars stand side by side, or lie one under another where their names are long.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    source: str = ""
    kind: Literal["upright", "lying"] = "upright"

    def __post_init__(self) -> None:
        """Refuse a series that does not match the categories (ValueError)."""
        for one in self.series:
            if len(one.figures) != len(self.categories):
                raise ValueError(f"series {one.name!r} does not match the categories")


@dataclass(frozen=True)
class Signature:
    """The end of a document: who signs (ô 7) and where copies go (nơi nhận, ô 9b).

    `position` holds the lines above the name, e.g. "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"; `archive` is
    the last recipient, e.g. "Lưu: VT, HTQT".
    """

    position: tuple[str, ...]
    name: str
    recipients: tuple[str, ...]
    archive: str


@dataclass(frozen=True)
class NameCard:
    """A name to be read across a table, and up to two texts below it: the larger one first."""

    name: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameCards:
    """Cards that stand on a table (biển tên để bàn), each with its name on both faces."""

    cards: tuple[NameCard, ...]


Block = (
    Letterhead
    | Title
    | Addressees
    | Heading
    | Paragraph
    | BulletLine
    | Table
    | Chart
    | NameCards
    | Signature
)


@dataclass(frozen=True)
class Annex:
    """An annex (phụ lục) on its own pages; `number` is roman, or empty when it is the only one."""

    number: str
    title: str
    reference: str
    blocks: tuple[Block, ...]
    landscape: bool = True


@dataclass(frozen=True)
class Metadata:
    """What a file says about itself besides title and subject."""

    author: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole document; `language` is a BCP 47 tag such as "vi-VN".

    `landscape` turns the pages of the text, for a wide table that is no annex (NĐ 30/2020, Phụ lục
    I.I.1); annexes say for themselves. `pages` is "numbered" as the decree asks (II.1: none on the
    first), "of_total" for working papers: "Trang 2/24" on every page, or "bare" for what is cut out
    of the sheet: no number, and no margin but that of the blocks.
    """

    title: str
    subject: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    language: str = "vi-VN"
    landscape: bool = False
    pages: Pages = "numbered"
    metadata: Metadata = field(default_factory=Metadata)

    def figures(self) -> Iterator[Figure]:
        """Every figure of text, tables and charts, in reading order, annexes last."""
        for block in self.all_blocks():
            for run in runs_of(block):
                if isinstance(run, Figure):
                    yield run

    def all_blocks(self) -> Iterator[Block]:
        """Every block in reading order, those of the annexes last."""
        yield from self.blocks
        for annex in self.annexes:
            yield from annex.blocks


def runs_of(block: Block) -> Iterator[Run]:
    """Every piece of text that a block prints, figures as figures."""
    match block:
        case Paragraph(runs=runs) | BulletLine(runs=runs):
            yield from runs
        case Table():
            yield from (column.title for column in block.columns)
            yield from (column.unit for column in block.columns)
            yield from (cell.text for row in block.header_rows for cell in row)
            yield from (cell for row in block.rows for cell in row)
            yield from block.total_row or ()
        case Chart():
            yield from (block.title, block.unit, block.source, *block.categories)
            for series in block.series:
                yield series.name
                yield from series.figures
        case NameCards(cards=cards):
            yield from (line for card in cards for line in (card.name, *card.below))
        case Letterhead():
            yield from (block.parent_agency, block.agency, block.symbol, block.place, block.about)
        case Title():
            yield from (block.kind, *block.subject)
        case Addressees():
            yield from block.names
        case Heading():
            yield from (block.number, block.text)
        case Signature():
            yield from (*block.position, block.name, *block.recipients, block.archive)


def texts_of(document: Document) -> Iterator[str]:
    """Every piece of text that the document itself brings, for a check of its letters."""
    yield from (document.title, document.subject)
    for block in document.all_blocks():
        yield from map(plain, runs_of(block))
    for annex in document.annexes:
        yield from (annex.number, annex.title, annex.reference)
