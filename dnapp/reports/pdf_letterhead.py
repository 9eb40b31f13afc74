"""Head, title and signature of an official document as flowables measured to the point."""

from __future__ import annotations

import datetime as dt

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable

from dnapp.reports import decree30 as d30
from dnapp.reports.decree30 import TypeStyle, leading
from dnapp.reports.document import Letterhead, Signature, Title, Words
from dnapp.reports.fonts import Family
from dnapp.reports.typeset import balanced_lines, styled
from dnapp.reports.wording import number_line, place_line, recipient_lines
from dnapp.reports.wrapping import Wrapper


class _Drawn(Flowable):
    """A flowable of text lines set by hand at measured places."""

    def __init__(self, family: Family) -> None:
        super().__init__()
        self._family = family

    def _font(self, style: TypeStyle) -> str:
        return self._family.font(style.face)

    def _lines(self, text: str, style: TypeStyle, width: float) -> list[str]:
        return balanced_lines(styled(text, style), self._font(style), style.size, width)

    def _measure(self, text: str, style: TypeStyle) -> float:
        width: float = stringWidth(text, self._font(style), style.size)
        return width

    def _centred(self, text: str, style: TypeStyle, middle: float, base: float) -> None:
        self.canv.setFont(self._font(style), style.size)
        self.canv.drawString(middle - self._measure(text, style) / 2, base, text)

    def _stack(self, lines: list[tuple[str, TypeStyle]], middle: float, top: float) -> float:
        """Draw centred lines one under the other; gives the last base line."""
        base = top
        for text, style in lines:
            base = top - style.size
            self._centred(text, style, middle, base)
            top -= leading(style)
        return base

    def _rule(self, middle: float, y: float, length: float) -> None:
        self.canv.setLineWidth(d30.RULE_WIDTH)
        self.canv.line(middle - length / 2, y, middle + length / 2, y)


class LetterheadBlock(_Drawn):
    """Agency at the left; quốc hiệu and tiêu ngữ at the right; below them number and day."""

    def __init__(
        self, letterhead: Letterhead, family: Family, words: Words, today: dt.date
    ) -> None:
        super().__init__(family)
        self._head = letterhead
        self._words = words
        self._number = number_line(letterhead, words)
        self._place = place_line(letterhead, words, today)
        self._state = styled(words("document.state_name"), d30.STATE_NAME)
        self._motto = styled(words("document.state_motto"), d30.STATE_MOTTO)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Size in pt; the head takes the width of the text."""
        self.width = width
        left_width = width * d30.HEAD_LEFT_SHARE
        self._left = [
            (line, style)
            for text, style in (
                (self._head.parent_agency, d30.PARENT_AGENCY),
                (self._head.agency, d30.AGENCY),
            )
            for line in self._lines(text, style, left_width - 6)
        ]
        self._right = [(self._state, d30.STATE_NAME), (self._motto, d30.STATE_MOTTO)]
        stacks = (sum(leading(style) for _, style in side) for side in (self._left, self._right))
        self._upper = max(stacks) + d30.GAP_ABOVE_NUMBER
        number = self._lines(self._number, d30.NUMBER, left_width)
        place = self._lines(self._place, d30.PLACE_AND_DAY, width - left_width)
        self._lower = [(number, d30.NUMBER), (place, d30.PLACE_AND_DAY)]
        self.height = self._upper + leading(d30.NUMBER) * max(len(number), len(place), 1)
        self._about = self._lines(self._head.about, d30.ABOUT, left_width - 6)
        if self._about:
            self.height += d30.GAP_ABOVE_ABOUT + leading(d30.ABOUT) * len(self._about)
        if self._head.urgency:
            self.height += d30.URGENCY_FRAMES[self._head.urgency][1] + 6
        self.height += d30.GAP_BELOW_HEAD
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas."""
        split = self.width * d30.HEAD_LEFT_SHARE
        left, right = split / 2, (split + self.width) / 2
        base = self._stack(self._left, left, self.height)
        if self._left:
            text, style = self._left[-1]
            self._rule(left, base - d30.RULE_GAP, self._measure(text, style) * d30.RULE_SHARE)
        base = self._stack(self._right, right, self.height)
        self._rule(right, base - d30.RULE_GAP, self._measure(self._motto, d30.STATE_MOTTO))
        top = self.height - self._upper
        for (lines, style), middle in zip(self._lower, (left, right), strict=True):
            self._stack([(line, style) for line in lines], middle, top)
        below = top - leading(d30.NUMBER) * len(self._lower[0][0])
        if self._about:
            below -= d30.GAP_ABOVE_ABOUT
            self._stack([(line, d30.ABOUT) for line in self._about], left, below)
            below -= leading(d30.ABOUT) * len(self._about)
        if self._head.urgency:
            self._draw_urgency(left, below - 6)

    def _draw_urgency(self, middle: float, top: float) -> None:
        width, height = d30.URGENCY_FRAMES[self._head.urgency]
        word = styled(self._words(f"document.urgency.{self._head.urgency}"), d30.URGENCY)
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColorRGB(*d30.URGENCY_RED)
        canvas.setFillColorRGB(*d30.URGENCY_RED)
        canvas.setLineWidth(1)
        canvas.rect(middle - width / 2, top - height, width, height)
        base = top - height / 2 - d30.URGENCY.size * 0.33
        self._centred(word, d30.URGENCY, middle, base)
        canvas.restoreState()


class TitleBlock(_Drawn):
    """Tên loại and trích yếu, centred, with the short rule below."""

    def __init__(self, title: Title, family: Family) -> None:
        super().__init__(family)
        self._title = title

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Size in pt."""
        self.width = width
        room = width * 0.9
        self._stacked = [(line, d30.KIND) for line in self._lines(self._title.kind, d30.KIND, room)]
        for part in self._title.subject:
            lines = self._lines(part, d30.SUBJECT, room)
            self._stacked += [(line, d30.SUBJECT) for line in lines]
        self.height = sum(leading(style) for _, style in self._stacked) + d30.GAP_BELOW_TITLE
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas."""
        middle = self.width / 2
        base = self._stack(self._stacked, middle, self.height)
        if self._title.subject:
            text, style = self._stacked[-1]
            self._rule(middle, base - d30.RULE_GAP, self._measure(text, style) * d30.RULE_SHARE)


class SignatureBlock(_Drawn):
    """Nơi nhận at the left, position and name at the right, on the same level."""

    def __init__(self, signature: Signature, family: Family, words: Words) -> None:
        super().__init__(family)
        self._signature = signature
        self._heading = words("document.recipients")

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Size in pt."""
        self.width = width
        left_width = width * d30.FOOT_LEFT_SHARE
        wrapper = Wrapper(self._font(d30.RECIPIENTS), d30.RECIPIENTS.size)
        self._recipients = [
            line
            for text in recipient_lines(self._signature)
            for line, _ in wrapper.lines(styled(text, d30.RECIPIENTS), left_width - 6)
        ]
        room = width - left_width
        self._position = [
            (line, d30.POSITION)
            for text in self._signature.position
            for line in self._lines(text, d30.POSITION, room)
        ]
        left = leading(d30.RECIPIENTS_TITLE) + leading(d30.RECIPIENTS) * len(self._recipients)
        right = sum(leading(style) for _, style in self._position)
        self._name_top = right + d30.SIGNING_ROOM
        self.height = d30.GAP_ABOVE_SIGNATURE + max(left, self._name_top + leading(d30.SIGNER))
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas."""
        canvas = self.canv
        top = self.height - d30.GAP_ABOVE_SIGNATURE
        middle = self.width * (1 + d30.FOOT_LEFT_SHARE) / 2
        self._stack(self._position, middle, top)
        name = styled(self._signature.name, d30.SIGNER)
        self._stack([(name, d30.SIGNER)], middle, top - self._name_top)
        canvas.setFont(self._font(d30.RECIPIENTS_TITLE), d30.RECIPIENTS_TITLE.size)
        base = top - d30.POSITION.size  # the base line of the first line of the position
        canvas.drawString(0, base, self._heading)
        canvas.setFont(self._font(d30.RECIPIENTS), d30.RECIPIENTS.size)
        for line in self._recipients:
            base -= leading(d30.RECIPIENTS)
            canvas.drawString(0, base, line)
