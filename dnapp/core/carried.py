"""Numbers that a text still has from the text it was begun with: what is likely out of date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAW = frozenset({"số", "điều", "khoản", "điểm", "mục", "khóa"})
"""Words before a number that names a paper or a place in it, and counts nothing."""
_AROUND = 3
"""Words shown before and after a number."""


@dataclass(frozen=True)
class CarriedNumber:
    """A number that stands as it stood before, with a few words around it."""

    start: int
    """Place of its first character in the text."""
    number: str
    around: str

    @property
    def end(self) -> int:
        """Place after its last character."""
        return self.start + len(self.number)


def carried_numbers(before: str, text: str, year: int) -> tuple[CarriedNumber, ...]:
    """The numbers of `text` that came with their words from `before`, in their order.

    Numbers of papers and articles (22-NQ/TW, Điều 5) are no figures. `year` alone is right in both.
    """
    words = [found for found in _WORD.finditer(text)]
    mine = [word.group() for word in words]
    matcher = SequenceMatcher(None, _WORD.findall(before), mine, autojunk=False)
    kept = {
        place
        for block in matcher.get_matching_blocks()
        if block.size > 1  # one word alone may stand there by chance
        for place in range(block.b, block.b + block.size)
    }
    found = []
    for place in sorted(kept):
        word = mine[place]
        if _is_reference(word) or (place and _bare(mine[place - 1]) in _LAW):
            continue
        for number in _NUMBER.finditer(word):
            if _YEAR.fullmatch(number.group()) and int(number.group()) == year:
                continue
            around = " ".join(mine[max(0, place - _AROUND) : place + _AROUND + 1])
            start = words[place].start() + number.start()
            found.append(CarriedNumber(start, number.group(), around))
    return tuple(found)


def _is_reference(word: str) -> bool:
    """Whether a word is the number of a paper: digits and capitals around a stroke or a hyphen."""
    return any(mark in word for mark in "/-") and any(letter.isupper() for letter in word)


def _bare(word: str) -> str:
    return word.strip(".,;:()").lower()
