"""Vietnamese text: one form to store, one to search, one to sort by.

Stored text is NFC. Search ignores case, tones, letter marks and đ, exactly as the full-text index
does (FTS5 `unicode61 remove_diacritics 2` over text whose đ and Đ were replaced by d), so hoà, hòa
and HOA are one word. Sorting follows the Vietnamese rules of CLDR: letters first
(a < ă < â, d < đ, e < ê, o < ô < ơ, u < ư), then tones (ngang < huyền < hỏi < ngã < sắc < nặng),
then case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: their order
_SHAPES = "\u0302\u0306\u031b"  # the circumflex of â, the breve of ă, the horn of ơ
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_WEIGHTS = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"  # in the order of CLDR
_PUNCTUATION_WEIGHTS = {mark: f'"{chr(ord("A") + i)}' for i, mark in enumerate(_PUNCTUATION)}
_OTHER_PUNCTUATION = '"z'
_WRITTEN_AS = str.maketrans(
    dict(zip("‐‑‒–—−‘’‚“”„«»", '------\'\'\'"""""', strict=True))
    | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
    | {"ø": "o\u0338", "ł": "l\u0335", "ð": "d\u0335"}
)
_FOREIGN_MARK = "6"  # after the five tones
_DIGITS = re.compile("([0-9]+)")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")
# Combining marks that FTS5 drops inside a word; it splits the word at all others.
_DROPPED_MARKS = frozenset(
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030f\u0311\u031b"
    "\u0323\u0324\u0325\u0326\u0327\u0328\u032d\u032e\u0330\u0331"
)
# FTS5 knows Unicode 6.1: newer signs are letters to it. Those that stand beside figures are named.
_LETTERS_TO_FTS5 = frozenset("₺₽")


def nfc(s: str) -> str:
    """Composed form: what is typed on Windows, and what is stored."""
    return unicodedata.normalize("NFC", s)


def clean(s: str) -> str:
    """One line as it is stored: NFC, single blanks, nothing invisible that would hide a match.

    The soft hyphen stays: in text of the old TCVN3 encoding it is the letter ư.
    """
    return " ".join(nfc(_INVISIBLE.sub("", s)).split())


def clean_lines(s: str) -> str:
    """Several lines as they are stored: like `clean`, keeping line ends and inner blanks."""
    lines = nfc(_INVISIBLE.sub("", _LINE_ENDS.sub("\n", s))).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def strip_tones(s: str) -> str:
    """The text without its five tone marks; ă, â, đ, ê, ô, ơ and ư stay."""
    apart = unicodedata.normalize("NFD", s)
    return nfc("".join(c for c in apart if c not in _TONES))


class _FoldTable(dict[int, str]):
    """For `str.translate`: fills itself with the folded form of each character it meets."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(c: str) -> str:
    if c in _DROPPED_MARKS:
        return ""
    if c in "đĐ":
        return "d"
    base = unicodedata.normalize("NFD", c)[0]
    if base != c and base.isascii():
        return base.lower()
    if unicodedata.combining(c):
        return c
    lower = c.casefold()
    return lower if len(lower) == 1 else c.lower()[0]


_FOLDED = _FoldTable()


def fold(s: str) -> str:
    """The search form: no case, no tones, no letter marks, đ as d; punctuation stays."""
    return nfc(s).translate(_FOLDED)


def same(a: str, b: str) -> bool:
    """Whether two texts are the same words to a searching reader."""
    return words(a) == words(b)


class _WordTable(dict[int, str]):
    """For `str.translate`: the folded character inside a word, a blank for all else."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        inside = c in _DROPPED_MARKS or _is_word_character(c)
        folded = self[code] = _FOLDED[code] if inside else " "
        return folded


def _is_word_character(c: str) -> bool:
    category = unicodedata.category(c)
    return category[0] in "LN" or category == "Co" or c in _LETTERS_TO_FTS5


_WORDED = _WordTable()


def words(s: str) -> list[str]:
    """The folded words of a text, split where the full-text index splits it.

    Letters and digits make words, everything else parts them: "12/2024" is two words. Scripts
    added to Unicode since 2012 are split more finely here than in the index.
    """
    return nfc(s).translate(_WORDED).split()


class _Token(NamedTuple):
    """A word where it stands in a text as given."""

    folded: str
    places: tuple[int, ...]
    """Where each folded character begins, and where the word ends."""


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    folded = ""
    places: list[int] = []
    for place, c in enumerate(text + " "):
        piece = _WORDED[ord(c)]
        if piece == " ":
            if folded:
                found.append(_Token(folded, (*places, place)))
            folded, places = "", []
        elif piece:
            folded += piece
            places.append(place)
    return found


def match(query_words: Sequence[str], text_folded: str) -> bool:
    """Whether a folded text has all the words, in any order; the last one may be unfinished.

    `query_words` come from `words`. No words match everything.
    """
    if not query_words:
        return True
    *whole, begun = query_words
    present = words(text_folded)
    return set(whole).issubset(present) and any(word.startswith(begun) for word in present)


def spans(query: str, text: str) -> list[tuple[int, int]]:
    """Parts of `text` (start, end) that the words of `query` found, in order, for highlighting."""
    asked = words(query)
    if not asked:
        return []
    *whole, begun = asked
    found: list[tuple[int, int]] = []
    for token in _tokens(text):
        if token.folded in whole:
            found.append((token.places[0], token.places[-1]))
        elif token.folded.startswith(begun):
            found.append((token.places[0], token.places[len(begun)]))
    return found


def wanted_tone_match(query: str, text: str) -> bool:
    """Whether `text` has the words of `query` with the very letters and tones typed.

    Such finds rank first: typing "hà" puts Hà before Hạ. Case and the place of the tone mark
    (hoà, hòa) do not matter; the last word may be unfinished.
    """
    query, text = nfc(query), nfc(text)
    typed = _tokens(query)
    if not typed:
        return True
    *whole, begun = [_letters(query, token) for token in typed]
    tokens = _tokens(text)
    length = len(typed[-1].folded)
    present = {_letters(text, token) for token in tokens}
    beginnings = {_letters(text, t, length) for t in tokens if len(t.folded) >= length}
    return present.issuperset(whole) and begun in beginnings


def _letters(text: str, token: _Token, length: int | None = None) -> tuple[str, str]:
    end = token.places[-1 if length is None else length]
    weights = _weigh(text[token.places[0] : end])
    return weights.letters, weights.tones


class _Weights(NamedTuple):
    """What one blank-free piece of text gives to each level of a sort key."""

    letters: str
    tones: str
    case: str


@lru_cache(maxsize=1 << 16)
def _weigh(token: str) -> _Weights:
    letters: list[str] = []
    tones: list[str] = []
    for piece in _DIGITS.split(nfc(token).lower()):
        if piece.isascii() and piece.isdigit():
            letters.append(_number_weight(piece))
        else:
            _weigh_letters(piece, letters, tones)
    tones.append("0")
    return _Weights("".join(letters), "".join(tones), _case_weight(nfc(token)))


def _number_weight(digits: str) -> str:
    """A number led by its length, so that 2 comes before 10."""
    value = digits.lstrip("0") or "0"
    nines, rest = divmod(len(value) - 1, 8)
    return "9" * nines + str(rest + 1) + value


def _weigh_letters(piece: str, letters: list[str], tones: list[str]) -> None:
    """Add the weights of letters and of their marks; 0 ends the marks of a syllable."""
    base = ""
    for c in _latin_apart(piece.translate(_WRITTEN_AS)):
        if unicodedata.combining(c):
            shaped = nfc(base + c) if c in _SHAPES else ""
            if shaped in _LETTER_WEIGHTS:
                letters[-1] = _LETTER_WEIGHTS[shaped]
            else:
                tones.append(str(_TONES.find(c) + 1 or _FOREIGN_MARK))
        else:
            base = c
            letters.append(_letter_weight(c))
            if not c.isalpha():
                tones.append("0")


def _latin_apart(s: str) -> str:
    """Latin letters parted from their marks; Hangul and the like stay whole."""
    apart = (unicodedata.normalize("NFD", c) for c in s)
    return "".join(a if a[0].isascii() else c for a, c in zip(apart, s, strict=True))


def _letter_weight(c: str) -> str:
    weight = _LETTER_WEIGHTS.get(c) or _PUNCTUATION_WEIGHTS.get(c)
    if weight:
        return weight
    return c if unicodedata.category(c)[0] in "LMN" else _OTHER_PUNCTUATION


def _case_weight(token: str) -> str:
    if token == token.lower():
        return "0"
    if token.istitle():
        return "2"
    if token == token.upper():
        return "4"
    return "3" if token[0].isupper() else "1"


def sort_key(s: str) -> str:
    """A text that sorts, byte by byte, where `s` stands in Vietnamese order.

    Shorter words first (a blank sorts lowest), then punctuation, numbers by value, letters; a tone
    counts only where all letters tie, case only where all tones tie. Texts that differ in nothing
    but the place of a tone mark (hoà, hòa) share a key. Printable ASCII but for other scripts.
    """
    tokens = s.split()
    if not tokens:
        return ""
    letters, tones, case = zip(*map(_weigh, tokens), strict=True)
    levels = ("!".join(letters), "".join(tones).rstrip("0"), "".join(case).rstrip("0"))
    return " ".join(levels).rstrip(" ")


def person_key(name: str) -> str:
    """A sort key for people: by given name (tên, the last word), family name, then the middle.

    Case does not count: NGUYỄN VĂN AN stands with Nguyễn Văn An.
    """
    parts = name.lower().split()
    ordered = (parts[-1:], parts[:1] if len(parts) > 1 else [], parts[1:-1])
    return " ".join(_key_without_case(part) for part in ordered).rstrip(" ")


def _key_without_case(parts: Sequence[str]) -> str:
    weights = [_weigh(part) for part in parts]
    tones = "".join(w.tones for w in weights).rstrip("0")
    return f"{'!'.join(w.letters for w in weights)} {tones}"
