"""Documents as Word files in the form of NĐ 30/2020/NĐ-CP, from the same blocks as the PDF.

Real styles, tables whose heads are repeated, page numbers as fields: the office goes on writing in
the file. The same document on the same day gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Pt

from dnapp.reports import decree30 as d30
from dnapp.reports.document import Annex, Document, Words
from dnapp.reports.docx_blocks import BlockWriter
from dnapp.reports.docx_cards import MARGIN
from dnapp.reports.docx_styles import make_styles
from dnapp.reports.docx_xml import add_field, dress, restart_numbering
from dnapp.reports.end_mark import with_end_mark
from dnapp.reports.fonts import load_family
from dnapp.reports.printable import printable
from dnapp.reports.wording import annex_heading

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest day that a zip file can name: the same for every file."""


def docx_bytes(document: Document, words: Words, *, today: dt.date) -> bytes:
    """The Word file of `document`; see `writers.content`."""
    file = docx.Document()
    make_styles(file.styles, document.language)
    _describe(file.core_properties, document, today)
    family = load_family()
    section = file.sections[0]
    _set_page(section, landscape=document.landscape)
    if document.pages == "of_total":
        _say_total(section, words)
    elif document.pages == "bare":
        _bare(section)
    writer = BlockWriter(file, family, words, today, _text_area(section))
    writer.write(with_end_mark(document.blocks, words("document.end_mark")))
    for place, annex in enumerate(document.annexes):
        fresh = place == 0 and not document.blocks
        section = file.sections[0] if fresh else file.add_section(WD_SECTION.NEW_PAGE)
        _set_page(section, landscape=annex.landscape)
        _write_annex(annex, file, BlockWriter(file, family, words, today, _text_area(section)))
    target = io.BytesIO()
    file.save(target)
    return _same_every_time(target.getvalue())


def _write_annex(annex: Annex, file: Any, writer: BlockWriter) -> None:
    file.add_paragraph(printable(annex_heading(annex, writer.words)), style="Annex Number")
    file.add_paragraph(printable(annex.title).upper(), style="Annex Title")
    reference = file.add_paragraph(printable(annex.reference), style="Annex Reference")
    reference.paragraph_format.space_after = Pt(d30.GAP_BELOW_TITLE)
    writer.write(annex.blocks)


def _describe(properties: Any, document: Document, today: dt.date) -> None:
    day = dt.datetime.combine(today, dt.time())
    author = printable(document.metadata.author)
    properties.title = printable(document.title)
    properties.subject = printable(document.subject)
    properties.author = properties.last_modified_by = author
    properties.keywords = ", ".join(document.metadata.keywords)
    properties.language = document.language
    properties.comments = ""
    properties.created = properties.modified = day
    properties.revision = 1


def _set_page(section: Any, *, landscape: bool) -> None:
    """Paper and margins; numbers above the text of every page but the first, from 1."""
    width, height = Pt(d30.PAGE_WIDTH), Pt(d30.PAGE_HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.top_margin, section.bottom_margin = Pt(d30.MARGIN_TOP), Pt(d30.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Pt(d30.MARGIN_LEFT), Pt(d30.MARGIN_RIGHT)
    look = d30.PAGE_NUMBER
    section.header_distance = Pt((d30.MARGIN_TOP - d30.leading(look)) / 2)
    section.footer_distance = Pt(d30.MARGIN_BOTTOM / 2)
    section.different_first_page_header_footer = True
    for header in (section.header, section.first_page_header):
        header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Header"
    add_field(paragraph, look, "PAGE")
    restart_numbering(section)


def _say_total(section: Any, words: Words) -> None:
    """Every page says which of how many it is."""
    section.different_first_page_header_footer = False
    look = d30.PAGE_NUMBER
    paragraph = section.header.paragraphs[0]
    paragraph.clear()
    dress(paragraph.add_run(words("document.page", number="")).font, look)
    add_field(paragraph, look, "PAGE")
    dress(paragraph.add_run("/").font, look)
    add_field(paragraph, look, "NUMPAGES")


def _bare(section: Any) -> None:
    """A sheet that is cut: no number, and margins for the printer alone."""
    section.header.paragraphs[0].clear()
    section.top_margin = section.bottom_margin = Pt(MARGIN)
    section.left_margin = section.right_margin = Pt(MARGIN)
    section.header_distance = section.footer_distance = Pt(0)


def _text_area(section: Any) -> tuple[float, float]:
    """Width and height of the text in pt."""
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    return width / Pt(1), height / Pt(1)


def _same_every_time(made: bytes) -> bytes:
    """The package with fixed days in it."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _ZIP_DAY)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(fixed, source.read(entry))
    return target.getvalue()
