"""Colours, type and sizes of the window, read from one token file."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontMetrics

if TYPE_CHECKING:
    from dnapp.core.words import Catalog
    from dnapp.ui.icons import Icons


@dataclass(frozen=True)
class TypeRole:
    """One text size: pixels, usual weight and least line height, all at 100 %."""

    px: int
    weight: int
    line: int


@dataclass(frozen=True, eq=False)
class Theme:
    """What every widget reads its colours, fonts and sizes from; `scale` is the text size in %."""

    mode: str
    scale: int
    colors: Mapping[str, QColor]
    roles: Mapping[str, TypeRole]
    sizes: Mapping[str, int]
    families: tuple[str, ...]
    _fonts: dict[tuple[str, int | None, bool], QFont] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, path: Path, mode: str = "light", scale: int = 100) -> Theme:
        """Read the token file; `mode` names one of its colour tables (light, dark)."""
        with path.open("rb") as file:
            tokens = tomllib.load(file)
        return cls(
            mode=mode,
            scale=scale,
            colors={name: read_color(value) for name, value in tokens[mode].items()},
            roles={name: TypeRole(**role) for name, role in tokens["type"]["roles"].items()},
            sizes=tokens["sizes"],
            families=tuple(tokens["type"]["families"]),
        )

    def color(self, token: str) -> QColor:
        """The colour of a token; KeyError when the file has none."""
        return self.colors[token]

    def px(self, n: float) -> int:
        """`n` pixels of the design at this text size."""
        return round(n * self.scale / 100)

    def size(self, name: str) -> int:
        """A named size of the design in pixels at this text size."""
        return self.px(self.sizes[name])

    def line(self, role: str) -> int:
        """Least height in pixels of one line of text: stacked marks (Ẩ, Ỗ) overflow the ascent."""
        px = self.px(self.roles[role].px)
        return max(self.px(self.roles[role].line), math.ceil(1.5 * px))

    def font(self, role: str, weight: int | None = None, *, digits: bool = False) -> QFont:
        """The font of a role.

        `digits` gives all digits one width. Only for text of digits and separators: Inter's
        tabular figures also widen the hyphen of "NĐ-CP". The font is shared: copy it to change it.
        """
        key = (role, weight, digits)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(*key)
        return self._fonts[key]

    def _make_font(self, role: str, weight: int | None, digits: bool) -> QFont:
        shape = self.roles[role]
        font = QFont(list(self.families))
        font.setPixelSize(self.px(shape.px))
        font.setWeight(QFont.Weight(weight or shape.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if digits:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def width(self, role: str, text: str, weight: int | None = None) -> int:
        """Width in pixels of a text in a role's font."""
        return QFontMetrics(self.font(role, weight)).horizontalAdvance(text)


@dataclass(frozen=True)
class Look:
    """What a widget needs to show itself: the theme, the icons and the words."""

    theme: Theme
    icons: Icons
    words: Catalog


def read_color(text: str) -> QColor:
    """Read "#RRGGBB" or "#RRGGBB n%" (opacity); ValueError when it is neither."""
    hexes, _, opacity = text.partition(" ")
    color = QColor(hexes)
    if not color.isValid():
        raise ValueError(f"not a colour: {text}")
    if opacity:
        color.setAlphaF(int(opacity.removesuffix("%")) / 100)
    return color
