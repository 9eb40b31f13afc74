from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pdfplumber
import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfgen.canvas import Canvas

from dnapp.core.errors import UserError
from dnapp.core.paths import resource
from dnapp.reports.fonts import FACES, Family, load_family, undrawable, vietnamese_letters

BUNDLED = resource("fonts")
FILES = {
    "times.ttf": "LiberationSerif-Regular.ttf",
    "timesbd.ttf": "LiberationSerif-Bold.ttf",
    "timesi.ttf": "LiberationSerif-Italic.ttf",
    "timesbi.ttf": "LiberationSerif-BoldItalic.ttf",
}


def windows_fonts(folder: Path) -> Path:
    """A fonts folder as on Windows, filled with what may be shipped."""
    folder.mkdir()
    for name, source in FILES.items():
        shutil.copy(BUNDLED / source, folder / name)
    return folder


def without(letter: str, path: Path) -> None:
    """Take one letter out of a font file, as old releases lack some."""
    font = FontFile(path)
    options = Options(layout_features=[], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()) - {ord(letter)})
    subsetter.subset(font)
    font.save(path)


def test_alphabet_has_every_letter_with_every_tone():
    letters = vietnamese_letters()

    assert len(letters) == len(set(letters))
    assert set("ễỄđĐỹỸựỰẩẨýwWzZ") <= set(letters)
    # 12 vowels with six tones each, the 20 other letters of the Latin alphabet, đ
    assert len(letters) == 2 * (12 * 6 + 20 + 1)
    assert unicodedata.is_normalized("NFC", letters)


@pytest.mark.parametrize("face", FACES)
def test_every_letter_comes_back_from_the_page(face, tmp_path: Path):
    family = load_family()
    path = tmp_path / "letters.pdf"
    canvas = Canvas(str(path), initialFontName=family.font(face), invariant=1)
    letters = vietnamese_letters()
    rows = [letters[at : at + 30] for at in range(0, len(letters), 30)]
    for at, row in enumerate(rows):
        canvas.setFont(family.font(face), 14)
        canvas.drawString(60, 780 - 20 * at, row)
    canvas.save()

    with pdfplumber.open(path) as pdf:
        read = "".join(char["text"] for char in pdf.pages[0].chars)

    assert read == letters
    assert undrawable(family, [letters]) == ""


def test_times_new_roman_is_preferred(tmp_path: Path):
    folder = windows_fonts(tmp_path / "Fonts")

    family = load_family([tmp_path / "nowhere", folder])

    assert family.name == "Times New Roman"
    assert family.file("bold_italic") == folder / "timesbi.ttf"


@pytest.mark.parametrize("face", FACES)
def test_old_times_without_vietnamese_letters_is_passed_over(face, tmp_path: Path):
    folder = windows_fonts(tmp_path / "Fonts")
    without("ễ", folder / list(FILES)[FACES.index(face)])

    assert load_family([folder]).name == "Liberation Serif"


def test_incomplete_or_broken_family_is_passed_over(tmp_path: Path):
    folder = windows_fonts(tmp_path / "Fonts")
    (folder / "timesi.ttf").write_bytes(b"not a font")
    assert load_family([folder]).name == "Liberation Serif"

    (folder / "timesi.ttf").unlink()
    assert load_family([folder]).name == "Liberation Serif"


def test_no_font_at_all_is_told(tmp_path: Path):
    with pytest.raises(UserError) as told:
        load_family([], bundled=tmp_path)

    assert told.value.key == "font.missing"


def test_family_is_read_once():
    first = load_family([])

    assert load_family([]) == first
    assert isinstance(first, Family)


def test_letters_without_drawing_are_named():
    assert undrawable(load_family([]), ["Bắc Kinh 北京", "ວຽງຈັນ", "Hà Nội\n\u00a0"]) == "".join(
        sorted(set("北京ວຽງຈັນ"))
    )
