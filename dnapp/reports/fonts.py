"""The typeface of every document: Times New Roman, or Liberation Serif where it is not installed.

NĐ 30/2020/NĐ-CP asks for Times New Roman, which may not be shipped; Liberation Serif has the same
widths. A file is taken only after a look at its letters, because old releases of both lack
Vietnamese ones and reportlab then draws empty boxes without a word.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from dnapp.core.errors import UserError
from dnapp.core.paths import resource
from dnapp.reports.decree30 import Face

FACES: tuple[Face, ...] = ("regular", "bold", "italic", "bold_italic")

_TIMES = "Times New Roman"
_TIMES_FILES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times New Roman.ttf",
        "Times New Roman Bold.ttf",
        "Times New Roman Italic.ttf",
        "Times New Roman Bold Italic.ttf",
    ),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
)
_LIBERATION = "Liberation Serif"
_LIBERATION_FILES = (
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
)

_INTER = ("Regular", "SemiBold", "Italic")

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SIGNS = "–—“”‘’…%()/:;,.+-=&@"


@dataclass(frozen=True)
class Family:
    """Four font files of one typeface, regular, bold, italic, bold italic, known to reportlab."""

    name: str
    files: tuple[Path, Path, Path, Path]

    def font(self, face: Face) -> str:
        """Name under which reportlab knows the face."""
        return f"{self.name}-{face}"

    def file(self, face: Face) -> Path:
        """The font file of the face."""
        return self.files[FACES.index(face)]


def vietnamese_letters() -> str:
    """Every letter of Vietnamese in both cases, with every tone, in NFC."""
    toned = [unicodedata.normalize("NFC", v + tone) for v in _VOWELS for tone in _TONES]
    lower = "".join(sorted({*toned, *"abcdefghijklmnopqrstuvwxyz", "đ"}))
    return lower + lower.upper()


def load_family(folders: Sequence[Path] | None = None, *, bundled: Path | None = None) -> Family:
    """Find the typeface and register its files with reportlab.

    Looks for Times New Roman in `folders` (by default where Windows, macOS and Linux keep fonts),
    then for Liberation Serif in `bundled` (by default the program's own). Raises
    UserError("font.missing") when no family has every Vietnamese letter in all four faces.
    """
    for name, files in _candidates(
        _system_folders() if folders is None else folders,
        resource("fonts") if bundled is None else bundled,
    ):
        family = Family(name, files)
        if _registered(family) or _register(family):
            return family
    raise UserError("font.missing")


def screen_family() -> Family:
    """The typeface of the window, for charts on the screen."""
    files = [resource("fonts", f"Inter-{name}.ttf") for name in _INTER]
    family = Family("Inter", (files[0], files[1], files[2], files[2]))
    if not (_registered(family) or _register(family)):
        raise UserError("font.missing")
    return family


def undrawable(family: Family, texts: Iterable[str]) -> str:
    """The letters of `texts` for which some face of the family has no drawing, in order."""
    letters = set().union(*texts) - {"\n", "\u00a0"}
    drawn = [pdfmetrics.getFont(family.font(face)).face.charToGlyph for face in FACES]
    return "".join(sorted(x for x in letters if any(ord(x) not in glyphs for glyphs in drawn)))


def _candidates(
    folders: Sequence[Path], bundled: Path
) -> Iterator[tuple[str, tuple[Path, Path, Path, Path]]]:
    for folder in folders:
        for names in _TIMES_FILES:
            if all((folder / name).is_file() for name in names):
                yield _TIMES, _four(folder, names)
    if all((bundled / name).is_file() for name in _LIBERATION_FILES):
        yield _LIBERATION, _four(bundled, _LIBERATION_FILES)


def _four(folder: Path, names: Sequence[str]) -> tuple[Path, Path, Path, Path]:
    regular, bold, italic, bold_italic = (folder / name for name in names)
    return regular, bold, italic, bold_italic


def _system_folders() -> tuple[Path, ...]:
    home = Path.home()
    windows = Path(os.environ.get("WINDIR", "C:/Windows"))
    local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
    return (
        windows / "Fonts",
        local / "Microsoft/Windows/Fonts",
        Path("/System/Library/Fonts/Supplemental"),
        Path("/Library/Fonts"),
        home / "Library/Fonts",
        Path("/usr/share/fonts/truetype/msttcorefonts"),
        Path("/usr/share/fonts/msttcore"),
        home / ".local/share/fonts",
        home / ".fonts",
    )


def _registered(family: Family) -> bool:
    known = pdfmetrics.getRegisteredFontNames()
    return all(
        family.font(face) in known
        and pdfmetrics.getFont(family.font(face)).face.filename == str(family.file(face))
        for face in FACES
    )


def _register(family: Family) -> bool:
    wanted = {ord(letter) for letter in vietnamese_letters() + "0123456789 " + _SIGNS}
    fonts: list[Any] = []
    for face in FACES:
        try:
            font = TTFont(family.font(face), str(family.file(face)))
        except (TTFError, OSError):
            return False
        if not wanted <= font.face.charToGlyph.keys():
            return False
        fonts.append(font)
    for font in fonts:
        pdfmetrics.registerFont(font)
    regular, bold, italic, bold_italic = (family.font(face) for face in FACES)
    pdfmetrics.registerFontFamily(
        family.name, normal=regular, bold=bold, italic=italic, boldItalic=bold_italic
    )
    return True
