"""Documents as PDF files in the form of NĐ 30/2020/NĐ-CP.

The same document on the same day gives the same bytes. Every font is embedded; text stays text.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)
from reportlab.platypus.flowables import Flowable

from dnapp.core.errors import UserError
from dnapp.reports import decree30 as d30
from dnapp.reports.archival import archived
from dnapp.reports.document import Document, Words, texts_of
from dnapp.reports.end_mark import with_end_mark
from dnapp.reports.fonts import Family, load_family, undrawable
from dnapp.reports.pdf_blocks import BlockWriter, OutlineEntry
from dnapp.reports.printable import printable
from dnapp.reports.whole_file import write_whole

OnPage = Callable[[Canvas, BaseDocTemplate], None]

_PDF_VERSION = (1, 7)  # digitised documents ask for 1.4 at least (NĐ 30/2020, Phụ lục I)
rl_config.useA85 = 0  # plain binary streams: a fifth smaller, and a tenth of the time saved

_TOTAL = "total-of-pages"

_PORTRAIT = (d30.PAGE_WIDTH, d30.PAGE_HEIGHT)
_LANDSCAPE = (d30.PAGE_HEIGHT, d30.PAGE_WIDTH)


def write_pdf(document: Document, path: Path, words: Words, *, today: dt.date) -> None:
    """Write `document` to `path` whole, or leave what was there.

    `today` dates the file and fills the year of a document that has no day yet. Raises UserError
    when no font fits ("font.missing"), when letters have no drawing ("report.letters_missing"),
    when the recipients do not fit beside the signature ("report.too_many_recipients") or when the
    place cannot be written ("report.not_written.<reason>").
    """
    write_whole(path, pdf_bytes(document, words, today=today))


def pdf_bytes(document: Document, words: Words, *, today: dt.date) -> bytes:
    """The PDF file of `document`; see `write_pdf`."""
    family = load_family()
    strange = undrawable(family, map(printable, texts_of(document)))
    if strange:
        raise UserError("report.letters_missing", letters=" ".join(strange))
    target = io.BytesIO()
    template = _Template(target, document, family, words, today)
    template.build(
        _story(document, family, words, today),
        canvasmaker=partial(Canvas, pdfVersion=_PDF_VERSION),
    )
    return archived(target.getvalue())


def _story(document: Document, family: Family, words: Words, today: dt.date) -> list[Flowable]:
    size = _LANDSCAPE if document.landscape else _PORTRAIT
    width, height = size if document.pages == "bare" else _text_area(size)
    writer = BlockWriter(family, words, today, width, height)
    story = writer.flowables(with_end_mark(document.blocks, words("document.end_mark")))
    for annex in document.annexes:
        size = _LANDSCAPE if annex.landscape else _PORTRAIT
        width, height = _text_area(size)
        writer = BlockWriter(family, words, today, width, height)
        if story:
            story += [NextPageTemplate(_first(size)), PageBreak()]
        story += [*writer.annex_head(annex), *writer.flowables(annex.blocks)]
    return story


def _text_area(size: tuple[float, float]) -> tuple[float, float]:
    width, height = size
    return (
        width - d30.MARGIN_LEFT - d30.MARGIN_RIGHT,
        height - d30.MARGIN_TOP - d30.MARGIN_BOTTOM,
    )


def _first(size: tuple[float, float]) -> str:
    return "first landscape" if size == _LANDSCAPE else "first portrait"


class _Template(BaseDocTemplate):
    """Pages of the text and of each annex, numbered from 1, the first of each without a number."""

    def __init__(
        self,
        target: io.BytesIO,
        document: Document,
        family: Family,
        words: Words,
        today: dt.date,
    ) -> None:
        super().__init__(
            target,
            pagesize=_PORTRAIT,
            title=printable(document.title),
            subject=printable(document.subject),
            author=printable(document.metadata.author),
            keywords=", ".join(document.metadata.keywords),
            creator="dnapp",
            lang=document.language,
            displayDocTitle=True,
            invariant=1,
            initialFontName=family.font("regular"),
            initialFontSize=d30.BODY.size,
        )
        self._family = family
        self._words = words
        self._today = today
        self._bare = document.pages == "bare"
        self._section_start = 1
        self._outline_depth = -1
        forms = [(_PORTRAIT, "portrait"), (_LANDSCAPE, "landscape")]
        only_annexes = not document.blocks and document.annexes
        if document.annexes[0].landscape if only_annexes else document.landscape:
            forms.reverse()  # the file starts on the first template
        of_total = document.pages == "of_total"
        first = self._page_of_total if of_total else self._start_section
        later = first if self._bare else self._page_of_total if of_total else self._number_page
        self.addPageTemplates(
            [
                template
                for size, name in forms
                for template in (
                    self._page(f"first {name}", size, first, f"later {name}"),
                    self._page(f"later {name}", size, later, f"later {name}"),
                )
            ]
        )

    def _page(
        self, name: str, size: tuple[float, float], on_page: OnPage, then: str
    ) -> PageTemplate:
        area = size if self._bare else _text_area(size)
        corner = (0, 0) if self._bare else (d30.MARGIN_LEFT, d30.MARGIN_BOTTOM)
        frame = Frame(*corner, *area, 0, 0, 0, 0, id=name)
        return PageTemplate(name, [frame], on_page, pagesize=size, autoNextPageTemplate=then)

    def beforeDocument(self) -> None:
        """Called by reportlab before the first page: the day of the file and its outline."""
        day = self._today.strftime("%Y%m%d")
        self.canv.setDateFormatter(lambda *_: f"D:{day}000000+07'00'")
        self.canv.showOutline()

    def afterFlowable(self, flowable: Flowable) -> None:
        """Called by reportlab after each flowable: headings enter the outline."""
        entry: OutlineEntry | None = getattr(flowable, "outline", None)
        if entry is None:
            return
        # reportlab refuses an entry that lies two levels below the one before it.
        self._outline_depth = min(entry.depth, self._outline_depth + 1)
        key = f"heading-{self.seq.next('outline')}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(entry.text, key, self._outline_depth, closed=False)

    def _start_section(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        self._section_start = canvas.getPageNumber()

    def _number_page(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        middle, base = self._number_place(canvas)
        number = canvas.getPageNumber() - self._section_start + 1
        canvas.drawCentredString(middle, base, str(number))

    def _page_of_total(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        """The total stands in a form that is filled after the last page."""
        middle, base = self._number_place(canvas)
        middle += d30.PAGE_NUMBER.size  # the words before the stroke are longer than the total
        page = self._words("document.page", number=canvas.getPageNumber())
        canvas.drawRightString(middle, base, f"{page}/")
        canvas.saveState()
        canvas.translate(middle, base)
        canvas.doForm(_TOTAL)
        canvas.restoreState()

    def _number_place(self, canvas: Canvas) -> tuple[float, float]:
        """Middle and base line of the number of a page, its type set."""
        look = d30.PAGE_NUMBER
        width, height = canvas._pagesize
        canvas.setFont(self._family.font(look.face), look.size)
        base = height - (d30.MARGIN_TOP + look.size * d30.CAPITAL_HEIGHT) / 2
        return (d30.MARGIN_LEFT + width - d30.MARGIN_RIGHT) / 2, base

    def _endBuild(self) -> None:
        """Called by reportlab after the last page: how many there are."""
        look = d30.PAGE_NUMBER
        self.canv.beginForm(_TOTAL, 0, -look.size, 4 * look.size, look.size)
        self.canv.setFont(self._family.font(look.face), look.size)
        self.canv.drawString(0, 0, str(self.page))
        self.canv.endForm()
        super()._endBuild()
