"""Every letter that a window or a report prints has a glyph in every bundled face."""

import string
import unicodedata
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "resources" / "fonts"

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng
VOWELS = "aăâeêioôơuưy"
MARKED = {
    letter
    for vowel, tone in product(VOWELS + VOWELS.upper(), TONES)
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
} | set("đĐ")
PLAIN = set(string.ascii_letters + string.digits + string.punctuation + "\u00a0")

NEEDED = {
    "Inter": MARKED | PLAIN | set("→≥≤₫✓"),
    "LiberationSerif": MARKED | PLAIN | set("–—“”‘’…₫%"),
}
FACES = {
    "Inter": {"Regular", "Medium", "SemiBold", "Bold", "Italic"},
    "LiberationSerif": {"Regular", "Bold", "Italic", "BoldItalic"},
}


@cache
def face(name: str) -> TTFont:
    return TTFont(FONTS / name)


def test_vietnamese_has_134_marked_letters() -> None:
    assert len(MARKED) == 134
    assert all(len(letter) == 1 for letter in MARKED)


def test_exactly_these_faces_are_shipped() -> None:
    named = {f"{family}-{style}.ttf" for family, styles in FACES.items() for style in styles}
    assert {path.name for path in FONTS.glob("*.ttf")} == named


@pytest.mark.parametrize("name", sorted(path.name for path in FONTS.glob("*.ttf")))
def test_every_needed_letter_has_a_drawn_glyph(name: str) -> None:
    font = face(name)
    glyphs = font.getBestCmap()
    outlines = font["glyf"]
    needed = NEEDED[name.partition("-")[0]]
    missing = {letter for letter in needed if ord(letter) not in glyphs}
    empty = {
        letter
        for letter in needed - missing - set("\u00a0")
        if outlines[glyphs[ord(letter)]].numberOfContours == 0
    }
    assert not missing
    assert not empty


@pytest.mark.parametrize("name", sorted(path.name for path in FONTS.glob("Inter*.ttf")))
def test_inter_offers_digits_of_equal_width(name: str) -> None:
    features = {record.FeatureTag for record in face(name)["GSUB"].table.FeatureList.FeatureRecord}
    assert "tnum" in features


@pytest.mark.parametrize("name", sorted(path.name for path in FONTS.glob("LiberationSerif*.ttf")))
def test_serif_digits_line_up_in_columns(name: str) -> None:
    font = face(name)
    glyphs = font.getBestCmap()
    assert len({font["hmtx"][glyphs[ord(digit)]][0] for digit in string.digits}) == 1


@pytest.mark.parametrize("family", sorted(FACES))
def test_each_family_carries_its_licence(family: str) -> None:
    text = (FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8")
    assert text.startswith(("Copyright", "Digitized data copyright"))
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
