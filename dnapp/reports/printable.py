"""Text from records, made fit for paper."""

from __future__ import annotations

import unicodedata

NO_BREAK_SPACE = "\u00a0"
_NO_BREAK = {NO_BREAK_SPACE, "\u202f", "\u2007"}


def printable(text: str) -> str:
    """Give `text` in NFC, spaces of any kind as plain ones, invisible characters left out.

    Line feeds stay; a no-break space stays one. What is left are characters that a font can draw
    and that XML inside a PDF or Word file allows.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", "".join(map(_kept, lines)))


def _kept(letter: str) -> str:
    if letter in _NO_BREAK:
        return NO_BREAK_SPACE
    category = unicodedata.category(letter)
    if letter == "\n" or category in ("Zl", "Zp"):
        return "\n"
    if category == "Zs":
        return " "
    return "" if category in ("Cc", "Cf", "Cs", "Cn") else letter
