"""Blocks of a document as paragraphs and tables of a Word file."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

from docx.shared import Pt

from dnapp.reports import decree30 as d30
from dnapp.reports.document import (
    Addressees,
    Block,
    BulletLine,
    Chart,
    Heading,
    Letterhead,
    NameCards,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    Words,
    plain,
)
from dnapp.reports.docx_cards import write_cards
from dnapp.reports.docx_head import HeadWriter
from dnapp.reports.docx_styles import CENTRE, RIGHT
from dnapp.reports.docx_table import table_element
from dnapp.reports.docx_xml import describe_picture
from dnapp.reports.fonts import Family
from dnapp.reports.printable import printable
from dnapp.reports.typeset import styled

_BULLET = "- "


class BlockWriter:
    """Writes blocks at the end of a file; `area` is the width and height of its text in pt."""

    def __init__(
        self,
        file: Any,
        family: Family,
        words: Words,
        today: dt.date,
        area: tuple[float, float],
    ) -> None:
        self.words = words
        self._file, self._family = file, family
        self._width, self._height = area
        self._head = HeadWriter(family, words, today, self._width)

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks one after another."""
        for block in blocks:
            self._one(block)

    def _one(self, block: Block) -> None:
        match block:
            case Letterhead():
                self._head.letterhead(self._file, block)
            case Title():
                self._head.title(self._file, block)
            case Addressees():
                self._addressees(block)
            case Heading():
                self._heading(block)
            case Paragraph(style="note"):
                self._text(_joined(block.runs), "Note")
            case Paragraph():
                self._text(_joined(block.runs), "Basis" if block.style == "basis" else "Body Text")
            case BulletLine():
                self._text(_BULLET + _joined(block.runs), "Body Text")
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case NameCards():
                write_cards(self._file, block, self._family, self._width)
            case Signature():
                self._signed(block)

    def _text(self, text: str, style: str) -> Any:
        return self._file.add_paragraph(printable(text).replace("\n", " "), style=style)

    def _heading(self, block: Heading) -> None:
        look = d30.HEADINGS[block.level]
        mark = ")" if block.level == 3 else "."
        number = printable(block.number)
        title = styled(block.text, look)
        self._text(f"{number}{mark} {title}" if number else title, f"Heading {block.level}")

    def _addressees(self, block: Addressees) -> None:
        lead = self.words("document.addressee")
        if len(block.names) == 1:
            self._text(f"{lead} {block.names[0]}", "Addressee").alignment = CENTRE
            return
        first = self._text(lead, "Addressee")
        first.paragraph_format.left_indent = Pt(d30.FIRST_LINE_INDENT * 2)
        ends = [";"] * (len(block.names) - 1) + ["."]
        for name, end in zip(block.names, ends, strict=True):
            line = self._text(f"{_BULLET}{name.rstrip(' .;')}{end}", "Addressee")
            line.paragraph_format.left_indent = Pt(d30.ADDRESSEE_INDENT)

    def _signed(self, block: Signature) -> None:
        """The signature, never parted from the text above it."""
        paragraphs = self._file.paragraphs
        if paragraphs:
            paragraphs[-1].paragraph_format.keep_with_next = True
        self._head.signature(self._file, block)

    def _chart(self, block: Chart) -> None:
        # The first chart of a run pays for matplotlib; documents without one never do.
        from dnapp.reports.charts import chart_picture

        self._text(block.title, "Caption")
        unit = self._text(self.words("document.unit", unit=block.unit), "Note")
        unit.alignment = RIGHT
        unit.paragraph_format.keep_with_next = True
        made = chart_picture(block, self._family, self._width, d30.CHART_HEIGHT)
        place = self._file.add_paragraph(style="Note")
        picture = place.add_run().add_picture(io.BytesIO(made), width=Pt(self._width))
        describe_picture(picture, _told(block))
        if block.source:
            self._text(self.words("document.source", source=block.source), "Note")

    def _table(self, block: Table) -> None:
        fonts = self._family.font("regular"), self._family.font("bold")
        made = table_element(block, self._width, self._height, fonts)
        # Word joins tables that touch and wants a paragraph after the last one.
        self._file.add_paragraph(style="Note")._p.addprevious(made)


def _joined(runs: Iterable[Run]) -> str:
    return "".join(map(plain, runs))


def _told(block: Chart) -> str:
    """A chart in words: every bar with its number."""
    lines = [
        f"{series.name}: "
        + ", ".join(
            f"{category} {figure.text}"
            for category, figure in zip(block.categories, series.figures, strict=True)
        )
        for series in block.series
    ]
    return printable("; ".join([block.title, *lines]))
