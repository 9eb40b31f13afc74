"""The calendar on pages of A4, landscape, as PDF: the days, then everything on them in words.

Always light. Weeks are as high as what stands in them asks for, and go on with the next page when
they do not fit. A bar cuts a long title, so that the list below says all of it; black and white
tell clashes by the sign and by the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from dnapp.core.numbers import count2
from dnapp.core.paths import resource
from dnapp.services.clashes import Clash, days_text
from dnapp.services.month_calendar import Month, Week
from dnapp.store.visits import Visit
from dnapp.ui.calendar.drawing import Marks, kinds_of, paint_calendar
from dnapp.ui.calendar.layout import HEAD, height_wanted, lay_out_rows
from dnapp.ui.calendar.wording import clash_sentence, vague_days
from dnapp.ui.icons import Icons
from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look, Theme

_WIDTH, _HEIGHT = 1123, 794
"""A4 across, px of 1/96 inch."""

_MARGIN, _TITLE, _FOOT, _GAP = 38, 46, 24, 14
_DAYS, _KIND, _PEOPLE, _PAD = 150, 84, 80, 3
"""Columns of the list beside the titles, and the room over and under a line, px."""

_DOTS = 1200
"""Coordinates of the PDF, dots per inch."""

_SHARP = 4.0
"""Pixels a px in signs."""

_NOWHERE = date.min
"""Paper marks neither today nor a chosen day."""


@dataclass(frozen=True)
class Told:
    """What is printed: weeks of a month that was read, its name, what narrows it."""

    weeks: Sequence[Week]
    inside: int
    """The month whose days are dark."""
    month: Month
    title: str
    narrowed: str
    """In words; "" for everything."""


@dataclass(frozen=True)
class _Line:
    """A line of the list: its words from left to right, `bold` when it heads others."""

    cells: tuple[str, ...]
    height: int
    bold: bool = False


@dataclass(frozen=True)
class _Page:
    weeks: tuple[Week, ...]
    heights: tuple[int, ...]
    lines: tuple[_Line, ...]


class CalendarPaper:
    """The pages of a month or a week; `title_of` names a unit by its id."""

    def __init__(self, look: Look, told: Told, title_of: Callable[[str, str], str]) -> None:
        theme = _PlainTheme.load(resource("theme", "tokens.toml"))
        self._look = Look(theme, _SharpIcons(theme, resource("icons")), look.words)
        self._told, self._title_of = told, title_of
        self._small = theme.font("small")
        self._bold = theme.font("small", 600)
        self._wide = _WIDTH - 2 * _MARGIN
        self._room = _HEIGHT - 2 * _MARGIN - _TITLE - _FOOT
        self.pages = self._lay_out()

    # What stands where

    def _lay_out(self) -> tuple[_Page, ...]:
        theme, told = self._look.theme, self._told
        lines = list(self._lines())
        room = self._room - theme.px(HEAD)
        wanted = [min(height_wanted(theme, told.month, week), room) for week in told.weeks]
        below = sum(line.height for line in lines) + _GAP
        if sum(wanted) + below <= room:
            return (_Page(tuple(told.weeks), _spread(wanted, room - below), tuple(lines)),)
        pages = []
        begin = 0
        while begin < len(wanted):
            end = begin + 1
            while end < len(wanted) and sum(wanted[begin : end + 1]) <= room:
                end += 1
            heights = _spread(wanted[begin:end], room)
            pages.append(_Page(tuple(told.weeks[begin:end]), heights, ()))
            begin = end
        part: list[_Line] = []
        for place, line in enumerate(lines):
            follows = lines[place + 1].height if line.bold and place + 1 < len(lines) else 0
            if sum(one.height for one in part) + line.height + follows > self._room and part:
                pages.append(_Page((), (), tuple(part)))
                part = []
            part.append(line)
        return (*pages, _Page((), (), tuple(part))) if part else tuple(pages)

    def _lines(self) -> Iterator[_Line]:
        words, month = self._look.words, self._told.month
        days = {day for week in self._told.weeks for day in week}
        first, last = min(days), max(days)
        here = [one for one in month.visits if one.first <= last and one.last >= first]
        shown = {visit.id for visit in here}
        clashes = [one for one in month.clashes if shown.intersection(one.visits)]
        if clashes:
            yield self._head(words("calendar.clashes"), len(clashes))
            for clash in clashes:
                yield from self._clash(clash)
        if here:
            yield self._head(words("calendar.listed"), len(here))
            for visit in sorted(here, key=lambda visit: (visit.first, visit.last, visit.title)):
                yield self._visit(visit, days_text(visit.first, visit.last))
        if month.vague:
            yield self._head(words("calendar.vague"), len(month.vague))
            for visit in month.vague:
                yield self._visit(visit, vague_days(visit, words))

    def _head(self, text: str, count: int) -> _Line:
        height = round(QFontMetricsF(self._bold).height()) + _GAP
        return _Line((f"{text}: {count2(count)}",), height, bold=True)

    def _clash(self, clash: Clash) -> Iterator[_Line]:
        words = self._look.words
        said = clash_sentence(clash, words, self._title_of)
        titles = "; ".join(self._told.month.titles[ident] for ident in clash.visits)
        days = days_text(clash.first, clash.last)
        kind = words(f"calendar.clash_{clash.kind}")
        yield self._line(days, "", f"{kind}: {said} {titles}.", "")

    def _visit(self, visit: Visit, days: str) -> _Line:
        words = self._look.words
        title = visit.title
        if visit.id in kinds_of(self._told.month):
            title = f"{title} ({words('calendar.clashing')})"
        people = words("calendar.people", count=count2(visit.headcount)) if visit.headcount else ""
        return self._line(days, words(f"calendar.{visit.direction}"), title, people)

    def _line(self, days: str, kind: str, text: str, people: str) -> _Line:
        width = self._wide - _DAYS - _KIND - _PEOPLE
        flags = Qt.TextFlag.TextWordWrap
        box = QFontMetricsF(self._small).boundingRect(QRectF(0, 0, width, 10_000), flags, text)
        return _Line((days, kind, text, people), round(box.height()) + 2 * _PAD + 1)

    # Painting

    def pdf(self) -> bytes:
        """All pages as one file."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._told.title)
        writer.setCreator("dnapp")
        writer.setResolution(_DOTS)
        landscape = QPageLayout.Orientation.Landscape
        size = QPageSize(QPageSize.PageSizeId.A4)
        writer.setPageLayout(QPageLayout(size, landscape, QMarginsF()))
        painter = QPainter(writer)
        for place in range(len(self.pages)):
            if place:
                writer.newPage()
            painter.save()
            painter.scale(_DOTS / 96, _DOTS / 96)
            self.paint(painter, place)
            painter.restore()
        painter.end()
        buffer.close()
        return bytes(content.data())

    def paint(self, painter: QPainter, place: int) -> None:
        """One page; the painter counts in px of 1/96 inch."""
        page, told, theme = self.pages[place], self._told, self._look.theme
        words = self._look.words
        head = QRect(_MARGIN, _MARGIN - 8, self._wide, 26)
        text_line(painter, head, told.title, theme.font("h2"), theme.color("text"))
        cap, muted = theme.font("cap"), theme.color("text2")
        text_line(painter, head.translated(0, 25), told.narrowed, cap, muted)
        y = _MARGIN + _TITLE
        if page.weeks:
            y += self._paint_days(painter, page, y) + _GAP
        for line in page.lines:
            self._paint_line(painter, line, y)
            y += line.height
        foot = QRect(_MARGIN, _HEIGHT - _MARGIN - 14, self._wide, 18)
        legend = [words("calendar.legend")] if page.weeks else []
        if page.weeks and told.month.clashes:
            legend.append(words("calendar.legend_clash"))
        text_line(painter, foot, " · ".join(legend), cap, muted)
        count = words("calendar.page", page=place + 1, count=len(self.pages))
        text_line(painter, foot, count, cap, muted, Qt.AlignmentFlag.AlignRight)

    def _paint_days(self, painter: QPainter, page: _Page, top: int) -> int:
        theme = self._look.theme
        rows = [theme.px(HEAD)]
        for height in page.heights:
            rows.append(rows[-1] + height)
        layout = lay_out_rows(theme, self._wide, rows, page.weeks, self._told.month)
        painter.save()
        painter.translate(_MARGIN, top)
        marks = Marks(_NOWHERE, _NOWHERE, self._told.inside, ringed=False)
        paint_calendar(painter, layout, self._told.month, marks, self._look)
        painter.setPen(theme.color("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(0, 0, self._wide, rows[-1]))
        painter.restore()
        return rows[-1]

    def _paint_line(self, painter: QPainter, line: _Line, y: int) -> None:
        theme = self._look.theme
        if line.bold:
            box = QRect(_MARGIN, y + _GAP // 2, self._wide, line.height - _GAP // 2)
            text_line(painter, box, line.cells[0], self._bold, theme.color("text"))
            return
        painter.fillRect(QRect(_MARGIN, y, self._wide, 1), theme.color("line"))
        widths = (_DAYS, _KIND, self._wide - _DAYS - _KIND - _PEOPLE, _PEOPLE)
        x = _MARGIN
        painter.setFont(self._small)
        painter.setPen(theme.color("text"))
        for place, (text, width) in enumerate(zip(line.cells, widths, strict=True)):
            cell = QRectF(x, y + _PAD, width - (0 if place == 2 else 8), line.height)
            painter.drawText(cell, Qt.TextFlag.TextWordWrap, text)
            x += width


def _spread(wanted: Sequence[int], room: int) -> tuple[int, ...]:
    """The room over, shared by all weeks alike."""
    more, rest = divmod(max(room - sum(wanted), 0), len(wanted))
    return tuple(height + more + (place < rest) for place, height in enumerate(wanted))


class _PlainTheme(Theme):
    """Without the other shapes of digits and dashes that a font has for screens: whoever searches
    the file or copies from it would not find them as what they are."""

    def _make_font(self, role: str, weight: int | None, digits: bool) -> QFont:
        font = super()._make_font(role, weight, digits=False)
        font.setFeature(QFont.Tag("calt"), 0)
        return font


class _SharpIcons(Icons):
    """Signs that stay sharp on paper, whose painter counts in large px."""

    def paint(self, painter: QPainter, rect: QRect, name: str, token: str, size: int) -> None:
        """A sign in the middle of a rectangle."""
        left, top = rect.center().x() - size // 2, rect.center().y() - size // 2
        picture = self.pixmap(name, token, size, _SHARP)
        painter.drawPixmap(QRectF(left, top, size, size), picture, QRectF(picture.rect()))
