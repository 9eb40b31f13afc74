"""Blocks of a document as reportlab flowables in the styles of NĐ 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import KeepTogether, Spacer
from reportlab.platypus import Paragraph as TextBlock
from reportlab.platypus.flowables import Flowable

from dnapp.core.errors import UserError
from dnapp.reports import decree30 as d30
from dnapp.reports.annex_table import AnnexTable
from dnapp.reports.decree30 import TypeStyle, leading
from dnapp.reports.document import (
    Addressees,
    Annex,
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
from dnapp.reports.fonts import Family
from dnapp.reports.pdf_cards import CardTent
from dnapp.reports.pdf_letterhead import LetterheadBlock, SignatureBlock, TitleBlock
from dnapp.reports.printable import printable
from dnapp.reports.typeset import styled
from dnapp.reports.wording import annex_heading

_BULLET = "- "
_TEXT_KEPT = d30.SIGNATURE_LINES_KEPT * leading(d30.BODY, d30.LINE_SPACING)


@dataclass(frozen=True)
class OutlineEntry:
    """A line of the PDF's outline: words and depth, 0 at the top."""

    text: str
    depth: int


class LastLines(Flowable):
    """The last text and the signature, which a page break never parts.

    When both do not fit, the text is broken so that some of its lines go along to the next page.
    """

    def __init__(self, text: TextBlock, signature: SignatureBlock) -> None:
        super().__init__()
        self._text = text
        self._signature = signature

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Size in pt."""
        self.width = width
        self._text_height = self._text.wrap(width, height)[1]
        self.height = self._text_height + self._signature.wrap(width, height)[1]
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Lines of text that stay here, then the rest with the signature."""
        self.wrap(width, height)
        pitch = self._text.style.leading
        free = round(self._text_height / pitch) - d30.SIGNATURE_LINES_KEPT
        parts = self._text.split(width, min(height, free * pitch)) if free >= 2 else []
        if len(parts) != 2:
            return []
        return [parts[0], LastLines(parts[1], self._signature)]

    def getSpaceBefore(self) -> float:
        """Gap above, that of the text."""
        gap: float = self._text.getSpaceBefore()
        return gap

    def draw(self) -> None:
        """Draw the text and the signature below it."""
        self._signature.drawOn(self.canv, 0, 0)
        self._text.drawOn(self.canv, 0, self.height - self._text_height)


@dataclass(frozen=True)
class BlockWriter:
    """Turns blocks into flowables for a page of the given text width and height (pt)."""

    family: Family
    words: Words
    today: dt.date
    width: float
    page_height: float

    def flowables(self, blocks: Iterable[Block]) -> list[Flowable]:
        """Flowables of all blocks in order."""
        made: list[Flowable] = []
        for block in blocks:
            made += self._of(block, made)
        return made

    def annex_head(self, annex: Annex) -> list[Flowable]:
        """Number, title and reference line of an annex."""
        number = printable(annex_heading(annex, self.words))
        head = self._text(number, d30.ANNEX_NUMBER, TA_CENTER)
        title = styled(annex.title, d30.ANNEX_TITLE)
        head.outline = OutlineEntry(f"{number}. {annex.title}", 0)
        reference = self._text(annex.reference, d30.ANNEX_REFERENCE, TA_CENTER)
        return [
            head,
            self._text(title, d30.ANNEX_TITLE, TA_CENTER),
            reference,
            Spacer(0, d30.GAP_BELOW_TITLE),
        ]

    def _of(self, block: Block, before: list[Flowable]) -> list[Flowable]:
        match block:
            case Letterhead():
                return [LetterheadBlock(block, self.family, self.words, self.today)]
            case Title():
                return [TitleBlock(block, self.family)]
            case Addressees():
                return self._addressees(block)
            case Heading():
                return [self._heading(block)]
            case Paragraph(style="note"):
                return [self._paragraph(_joined(block.runs), self._style(d30.CAPTION_NOTE))]
            case Paragraph():
                look = d30.BASIS if block.style == "basis" else d30.BODY
                return [self._paragraph(_joined(block.runs), self._body(look))]
            case BulletLine():
                return [self._paragraph(_BULLET + _joined(block.runs), self._body(d30.BODY))]
            case Table():
                gap = Spacer(0, d30.PARAGRAPH_GAP)
                return [gap, AnnexTable(block, self.family, self.page_height), gap]
            case Chart():
                return self._chart(block)
            case NameCards():
                return [CardTent(card, self.family) for card in block.cards]
            case Signature():
                return [self._signed(block, before)]

    def _signed(self, block: Signature, before: list[Flowable]) -> Flowable:
        """The signature joined with the text above it, which is taken out of `before`.

        Raises UserError("report.too_many_recipients") when it does not fit on one page.
        """
        signature = SignatureBlock(block, self.family, self.words)
        if signature.wrap(self.width, self.page_height)[1] > self.page_height - _TEXT_KEPT:
            raise UserError("report.too_many_recipients", count=len(block.recipients))
        if before and isinstance(before[-1], TextBlock):
            return LastLines(before.pop(), signature)
        kept = [before.pop()] if before and not isinstance(before[-1], AnnexTable) else []
        return KeepTogether([*kept, signature])

    def _heading(self, block: Heading) -> TextBlock:
        look = d30.HEADINGS[block.level]
        mark = ")" if block.level == 3 else "."
        number = printable(block.number)
        text = f"{number}{mark} {styled(block.text, look)}" if number else styled(block.text, look)
        style = self._body(look).clone("heading", keepWithNext=1)
        heading = self._paragraph(text, style)
        heading.outline = OutlineEntry(text, block.level - 1)
        return heading

    def _addressees(self, block: Addressees) -> list[Flowable]:
        lead = self.words("document.addressee")
        look = d30.ADDRESSEE
        if len(block.names) == 1:
            return [self._text(f"{lead} {block.names[0]}", look, TA_CENTER, gap=True)]
        style = self._style(look).clone("addressee", leftIndent=d30.ADDRESSEE_INDENT)
        ends = [";"] * (len(block.names) - 1) + ["."]
        lines = [
            self._paragraph(f"{_BULLET}{name.rstrip(' .;')}{end}", style)
            for name, end in zip(block.names, ends, strict=True)
        ]
        lead_style = self._style(look).clone("lead", leftIndent=d30.FIRST_LINE_INDENT * 2)
        return [
            self._paragraph(lead, lead_style),
            *lines,
            Spacer(0, d30.GAP_BELOW_TITLE),
        ]

    def _chart(self, block: Chart) -> list[Flowable]:
        # The first chart of a run pays for matplotlib; documents without one never do.
        from dnapp.reports.charts import chart_drawing

        parts: list[Flowable] = [
            self._text(block.title, d30.CAPTION, TA_CENTER, gap=True),
            self._text(self.words("document.unit", unit=block.unit), d30.CAPTION_NOTE, TA_RIGHT),
            chart_drawing(block, self.family, self.width, d30.CHART_HEIGHT),
        ]
        if block.source:
            source = self.words("document.source", source=block.source)
            parts.append(self._text(source, d30.CAPTION_NOTE, TA_LEFT))
        return [KeepTogether(parts), Spacer(0, d30.PARAGRAPH_GAP)]

    def _text(self, text: str, look: TypeStyle, align: int, *, gap: bool = False) -> TextBlock:
        style = self._style(look).clone(
            "line", alignment=align, spaceBefore=d30.PARAGRAPH_GAP if gap else 0
        )
        return self._paragraph(text, style)

    def _paragraph(self, text: str, style: ParagraphStyle) -> TextBlock:
        return TextBlock(escape(printable(text).replace("\n", " "), quote=False), style)

    def _body(self, look: TypeStyle) -> ParagraphStyle:
        return self._style(look).clone(
            "body",
            leading=leading(look, d30.LINE_SPACING),
            alignment=TA_JUSTIFY,
            firstLineIndent=d30.FIRST_LINE_INDENT,
            allowWidows=0,
            allowOrphans=0,
        )

    def _style(self, look: TypeStyle) -> ParagraphStyle:
        return ParagraphStyle(
            "plain",
            fontName=self.family.font(look.face),
            fontSize=look.size,
            leading=leading(look),
            spaceBefore=d30.PARAGRAPH_GAP,
            splitLongWords=1,
        )


def _joined(runs: Iterable[Run]) -> str:
    return "".join(map(plain, runs))
