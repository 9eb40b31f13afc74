"""Measures a finished PDF against NĐ 30/2020/NĐ-CP, Phụ lục I; any report type can use it.

The numbers stand here a second time on purpose: a wrong one in `dnapp.reports.decree30` must show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.reports.printed_page import Printed, Rule, Sheet, sheets

MM = 72 / 25.4
LEFT = (85.0, 99.2)
RIGHT = (42.5, 56.7)
TOP = BOTTOM = (56.7, 70.9)
INDENTS = (10 * MM, 12.7 * MM)
SINGLE = 1.149
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
FRAMES = {"HỎA TỐC": (30, 8), "THƯỢNG KHẨN": (40, 8), "KHẨN": (20, 8)}
POINTS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True)
class Section:
    """The text, or one annex: pages that are numbered together."""

    pages: list[Sheet]

    @property
    def left(self) -> float:
        return min(page.left for page in self.pages)

    @property
    def right(self) -> float:
        return max(page.right for page in self.pages)

    @property
    def text_lines(self) -> list[Printed]:
        """Lines in the size of running text, in reading order."""
        return [line for page in self.pages for line in page.lines if line.size in (13.0, 14.0)]


def layout_faults(path: Path) -> list[str]:
    """Sentences on everything in which the document at `path` departs from the decree."""
    pages = sheets(path)
    body, *annexes = sections(pages)
    return [
        *(fault for page in pages for fault in page_faults(page)),
        *(fault for section in (body, *annexes) for fault in _numbering_faults(section)),
        *_head_faults(body),
        *_text_faults(body),
        *_foot_faults(body),
        *_annex_faults(body, annexes),
    ]


def sheet_faults(path: Path) -> list[str]:
    """The same of a working paper, which has neither head nor signature: paper and numbering."""
    pages = sheets(path)
    return [
        *(fault for page in pages for fault in page_faults(page)),
        *(fault for section in sections(pages) for fault in _numbering_faults(section)),
    ]


def sections(pages: Iterable[Sheet]) -> list[Section]:
    """The text and the annexes; each starts on a page without a number."""
    found: list[Section] = []
    for page in pages:
        if page.page_number is None:
            found.append(Section([]))
        found[-1].pages.append(page)
    return found


def page_faults(page: Sheet) -> Iterator[str]:
    """Paper, margins, fonts and colour of one page."""
    where = f"page {page.number}"
    short, long = sorted((page.width, page.height))
    if abs(short - 595.28) > 0.1 or abs(long - 841.89) > 0.1:
        yield f"{where}: {page.width} x {page.height} is not A4"
    # A page of short paragraphs shows nothing left of their indent.
    left = page.left - INDENTS[1] if page.left > LEFT[1] else page.left
    yield from _within(f"{where}: left margin", left, *LEFT)
    right = page.width - page.right
    # A page of short lines may leave more white at the right, never less.
    full = any(
        line.face == after.face == "regular" and line.size == after.size == 14
        for line, after in pairwise(page.lines)
        if abs(after.x0 - left) < 0.5
    )
    yield from _within(f"{where}: right margin", right, RIGHT[0], RIGHT[1] if full else page.width)
    yield from _within(f"{where}: top margin", page.lines[0].top, *TOP)
    foot = page.height - max(line.bottom for line in page.lines)
    yield from _within(f"{where}: bottom margin", foot, BOTTOM[0], page.height)
    if page.unembedded:
        yield f"{where}: fonts not embedded: {page.unembedded}"
    fonts = {font for line in page.lines for font in line.fonts}
    strange = [x for x in fonts if not re.search("TimesNewRoman|LiberationSerif", x)]
    if strange:
        yield f"{where}: fonts {strange}"
    red = {line.text for line in page.columns} & FRAMES.keys()
    if any(max(colour) > 0.01 for colour in page.colours) and not red:
        yield f"{where}: text is not black: {page.colours}"
    for line in page.lines:
        if not unicodedata.is_normalized("NFC", line.text):
            yield f"{where}: not NFC: {line.text}"


def _numbering_faults(section: Section) -> Iterator[str]:
    for count, page in enumerate(section.pages[1:], 2):
        number = page.page_number
        if number is None or number.text != str(count):
            yield f"page {page.number}: number {number and number.text}, wanted {count}"
            continue
        yield from _is(number, (13, 14), "regular")
        yield from _centred(number, (section.left + section.right) / 2)
        if not 0 < number.top < number.bottom < TOP[0]:
            yield f"page {page.number}: page number is outside the top margin"


def _head_faults(body: Section) -> Iterator[str]:
    page = body.pages[0]
    state, motto = _one(page, STATE), _one(page, MOTTO)
    number = _one(page, r"Số: ?\d*/\S+")
    place = _one(page, r".+, ngày ?\d* tháng ?\d* năm \d{4}")
    if not (state and motto and number and place):
        yield f"head incomplete: {state and 1}, {motto and 1}, {number and 1}, {place and 1}"
        return
    yield from _is(state, (12, 13), "bold")
    yield from _is(motto, (13, 14), "bold")
    yield from _centred(motto, state.middle)
    yield from _within("spacing below quốc hiệu", motto.base - state.base, 12, 13 * 1.25)
    yield from _ruled(page, motto, 1, 1)
    if state.x0 < page.width / 2 - 60 or state.base > 90:
        yield "quốc hiệu is not at the top right"
    agency = [x for x in page.columns if x.middle < state.x0 and x.base < number.base - 1]
    issuer = agency[-1]
    # Above the issuing agency stands the one it belongs to.
    own = next((i for i, line in enumerate(agency) if i and line.face == "bold"), 1)
    for at, line in enumerate(agency):
        yield from _is(line, (12, 13), "bold" if at >= own else "regular", capitals=True)
        yield from _centred(line, issuer.middle)
    yield from _ruled(page, issuer, 1 / 3, 1 / 2)
    yield from _is(number, (13, 13), "regular")
    yield from _centred(number, issuer.middle)
    digits = re.search(r"Số: ?(\d*)/", number.text)
    if digits and digits[1] and len(digits[1]) < 2:
        yield f"number without zero: {number.text}"
    yield from _is(place, (13, 14), "italic")
    yield from _centred(place, state.middle)
    yield from _within("place and number on one line", place.base - number.base, -1, 1)
    days = re.search(r"ngày (\d+) tháng (\d+) năm", place.text)
    if days and (len(days[1]) != 2 or (int(days[2]) < 3) != days[2].startswith("0")):
        yield f"zero rules of the day: {place.text}"
    for word in {x.text for x in page.columns} & FRAMES.keys():
        width, height = (x * MM for x in FRAMES[word])
        if not any(abs(w - width) < 1 and abs(h - height) < 1 for w, h in page.frames):
            yield f"no frame of {width} x {height} pt round {word}"
    about = [
        x for x in page.columns if x.base > number.base + 1 and abs(x.middle - number.middle) <= 1
    ]
    if about and about[0].text.startswith("V/v "):
        yield from _about_faults(about, number)
    else:
        yield from _title_faults(page, max(number.base, place.base))


def _about_faults(lines: list[Printed], number: Printed) -> Iterator[str]:
    """The subject of a letter, which has no title, stands below its number (II.5b)."""
    subject = [x for x in lines if x.size < 14]
    yield from _within("gap above V/v", subject[0].base - number.base, 12 * SINGLE + 5.9, 26)
    for line in subject:
        yield from _is(line, (12, 13), "regular")


def _title_faults(page: Sheet, below: float) -> Iterator[str]:
    stamps = FRAMES.keys()
    rest = [x for x in page.lines if x.base > below + 1 and x.text not in stamps]
    title = []
    for line in rest:
        if line.face != "bold" or re.match(r"[IVX]+\. ", line.text):
            break
        title.append(line)
    if len(title) < 2:
        yield "no kind of document with a subject"
        return
    kind, *subject = title
    yield from _is(kind, (13, 14), "bold", capitals=True)
    for line in title:
        yield from _centred(line, _middle(page))
    for line in subject:
        yield from _is(line, (13, 14), "bold", capitals=False)
    yield from _ruled(page, subject[-1], 1 / 3, 1 / 2)


def _text_faults(body: Section) -> Iterator[str]:
    lines = _running_text(body)
    left = body.left
    right = max(line.x1 for line in lines)
    for line, after in pairwise(lines):
        starts, ends = _starts(line, left), _starts(after, left)
        if starts and line.face in ("regular", "italic") and not _is_listed(line):
            indent = line.x0 - left
            if min(abs(indent - wanted) for wanted in INDENTS) > 0.5:
                yield f"indent of {indent:.1f} pt: {line.text}"
        if not starts and abs(line.x0 - left) > 0.5:
            yield f"line does not start at the margin: {line.text}"
        if not ends and abs(line.x1 - right) > 0.5:
            yield f"line is not justified: {line.text}"
        if line.page != after.page:
            continue
        step = after.base - line.base
        if ends and step < line.size * SINGLE + 6 - 0.1:
            yield f"less than 6 pt below: {line.text}"
        if not ends:
            yield from _within("line spacing", step / line.size, SINGLE, SINGLE * 1.5 + 0.01)
    for line, after in pairwise(lines):
        if line.page != after.page != body.pages[-1].number and not _starts(after, left):
            page = body.pages[line.page - body.pages[0].number]
            # A paragraph that goes on overleaf fills its page up to what a widow takes along;
            # before the last page the signature takes more.
            foot = page.height - line.bottom
            yield from _within("bottom margin", foot, BOTTOM[0], BOTTOM[1] + 2 * line.size * 1.5)
    for place, line in enumerate(lines):
        yield from _style_faults(line)
        # A basis of issue ends with a semicolon; a sentence that begins alike is running text.
        if line.text.startswith("Căn cứ") and _end_of(lines[place:], left).text.endswith(";"):
            yield from _is(line, (13, 14), "italic")
    if not lines[-1].text.endswith("./."):
        yield f"the text does not end with ./. but: {lines[-1].text}"


def _style_faults(line: Printed) -> Iterator[str]:
    if re.match(r"[IVX]+\. ", line.text):
        yield from _is(line, (13, 14), "bold", capitals=True)
    elif point := re.match(r"(\w)\) ", line.text):
        yield from _is(line, (13, 14), "regular")
        if point[1] not in POINTS:
            yield f"no letter of a điểm: {line.text}"
    elif not line.sizes <= {13.0, 14.0}:
        yield f"size {line.sizes}: {line.text}"


def _foot_faults(body: Section) -> Iterator[str]:
    page = body.pages[-1]
    heading = _one(page, "Nơi nhận:")
    if heading is None:
        yield "no Nơi nhận on the last page of the text"
        return
    yield from _is(heading, (12, 12), "bolditalic")
    yield from _within("Nơi nhận at the margin", heading.x0 - body.left, -0.5, 0.5)
    foot = [x for x in page.columns if x.base >= heading.base - 2 and x is not heading]
    signing = [x for x in foot if x.x0 > page.width / 2 - 30]
    *position, name = signing
    yield from _within("position level with Nơi nhận", position[0].base - heading.base, -1, 1)
    for line in position:
        yield from _is(line, (13, 14), "bold", capitals=True)
        yield from _centred(line, name.middle)
    yield from _is(name, (13, 14), "bold", capitals=False)
    if re.match(r"(TS|ThS|PGS|GS|CN|KS)\b", name.text):
        yield f"academic title before the name: {name.text}"
    recipients = [x for x in foot if x not in signing]
    for line in recipients:
        yield from _is(line, (11, 11), "regular")
    items = re.split(r" ?(?<![^;. ] )(?=- )", " ".join(x.text for x in recipients))
    items = [item for item in items if item]
    if not all(item.startswith("- ") and item.endswith(";") for item in items[:-1]):
        yield f"recipients: {items}"
    if not re.fullmatch(r"- Lưu: VT.*\.", items[-1]):
        yield f"last recipient: {items[-1]}"
    above = [x for x in page.lines if x.base < heading.base - 2 and x.size in (13.0, 14.0)]
    if not above:
        yield "the signature stands alone on its page"


def _annex_faults(body: Section, annexes: list[Section]) -> Iterator[str]:
    told = " ".join(line.text for line in _running_text(body))
    count = 0
    for annex in annexes:
        page = annex.pages[0]
        count += 1
        # A report whose annexes have fixed numbers says which of them it goes without.
        while re.search(rf"không lập Phụ lục {_roman(count)}(?![IVX])", told):
            count += 1
        wanted = "Phụ lục" if len(annexes) == 1 else f"Phụ lục {_roman(count)}"
        at = next((i for i, x in enumerate(page.lines) if x.face != "bold"), 0)
        number, *title, reference = page.lines[: at + 1]
        if number.text != wanted:
            yield f"annex is headed {number.text}, wanted {wanted}"
        yield from _is(number, (14, 14), "bold")
        for line in title:
            yield from _is(line, (13, 14), "bold", capitals=True)
        yield from _is(reference, (13, 14), "italic")
        if not reference.text.startswith("(Kèm theo "):
            yield f"annex without reference: {reference.text}"
        for line in (number, *title, reference):
            yield from _centred(line, _middle(page))
        if not re.search(rf"{wanted}(?![IVX])", told, re.IGNORECASE):
            yield f"the text does not name {wanted}"
    for page in body.pages:
        if page.landscape:
            yield f"page {page.number}: the text is landscape"


def _running_text(body: Section) -> list[Printed]:
    """Lines from the end of the title to the signature, without captions of charts."""
    lines = body.text_lines
    first = next(i for i, x in enumerate(lines) if re.match(r"(Kính gửi|Căn cứ|[IVX]+\. )", x.text))
    foot = _one(body.pages[-1], "Nơi nhận:")
    return [
        line
        for line in lines[first:]
        if not (foot and line.page == foot.page and line.base > foot.base - 2)
        and (line.size == 14 or line.face == "regular")
    ]


def _end_of(lines: list[Printed], left: float) -> Printed:
    """The last line of the paragraph that the first of the lines begins."""
    return next((x for x, after in pairwise(lines) if _starts(after, left)), lines[-1])


def _starts(line: Printed, left: float) -> bool:
    return line.x0 > left + 20


def _is_listed(line: Printed) -> bool:
    return line.x0 > 150


def _middle(page: Sheet) -> float:
    """Middle of the text area, seen from the outermost ink of a page."""
    return (page.left + page.right) / 2


def _one(page: Sheet, pattern: str) -> Printed | None:
    return next((x for x in page.columns if re.fullmatch(pattern, x.text)), None)


def _is(
    line: Printed, sizes: tuple[float, float], face: str, *, capitals: bool | None = None
) -> Iterator[str]:
    low, high = sizes
    if not all(low <= size <= high for size in line.sizes):
        yield f"size {sorted(line.sizes)}, wanted {low}-{high}: {line.text}"
    if line.face != face:
        yield f"face {line.face}, wanted {face}: {line.text}"
    if capitals is not None and (line.text == line.text.upper()) != capitals:
        yield f"capitals, wanted {capitals}: {line.text}"


def _centred(line: Printed, middle: float) -> Iterator[str]:
    if abs(line.middle - middle) > 1:
        yield f"{line.middle - middle:+.1f} pt off the middle: {line.text}"


def _ruled(page: Sheet, line: Printed, low: float, high: float) -> Iterator[str]:
    below: list[Rule] = [
        rule
        for rule in page.rules
        if 0 < rule.top - line.base < 12 and abs(rule.middle - line.middle) <= 1
    ]
    if len(below) != 1:
        yield f"{len(below)} rules below: {line.text}"
        return
    share = below[0].length / line.width
    yield from _within(f"rule below {line.text}", share, low - 0.01, high + 0.01)


def _within(what: str, value: float, low: float, high: float) -> Iterator[str]:
    if not low <= value <= high:
        yield f"{what}: {value:.2f}, wanted {low:.2f}-{high:.2f}"


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[number - 1]
