"""Tokens: complete, readable, scaled."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF

from dnapp.core.paths import resource
from dnapp.ui.theme import Look, Theme, read_color

TOKENS = resource("theme", "tokens.toml")

CONTRASTS = (
    ("text", "surface", 15.9, 13.5),
    ("text", "sel", 13.1, 9.8),
    ("text2", "sidebar", 7.00, 9.50),
    ("muted", "surface", 5.73, 6.56),
    ("muted", "sidebar", 4.93, 6.93),
    ("muted", "greyS", 4.84, 5.25),
    ("muted", "sel", 4.70, 4.75),
    ("accent", "surface", 7.10, 7.64),
    ("accent", "sel", 5.83, 5.53),
    ("onAccent", "accent", 7.10, 8.27),
    ("ok", "okS", 5.37, 7.00),
    ("warn", "warnS", 5.78, 7.24),
    ("bad", "badS", 5.54, 6.24),
    ("violet", "violetS", 6.01, 6.59),
    ("ctl", "surface", 3.63, 4.20),
    ("ctl", "sunken", 3.24, 4.67),
    ("okB", "greyS", 3.63, 4.78),
    ("warnB", "greyS", 3.38, 5.80),
    ("infoB", "surface", 4.53, 5.32),
    ("greyB", "surface", 3.30, 3.60),
    ("focus", "surface", 7.10, 7.64),
)
"""Pairs and the ratios they were designed with, light and dark."""

NOT_TEXT = {"ctl", "okB", "warnB", "infoB", "greyB", "focus"}
"""Bars and outlines need 3.0; text needs 4.5."""


def luminance(color: QColor) -> float:
    """Relative luminance, WCAG 2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: QColor, b: QColor) -> float:
    """Contrast ratio, WCAG 2."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("pair", CONTRASTS, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_colours_are_as_legible_as_designed(mode: str, pair: tuple[str, str, float, float]) -> None:
    theme = Theme.load(TOKENS, mode)
    front, back, *ratios = pair
    ratio = contrast(theme.color(front), theme.color(back))
    assert ratio >= (3.0 if front in NOT_TEXT else 4.5)
    assert ratio == pytest.approx(ratios[mode == "dark"], abs=0.06)


@pytest.mark.parametrize("family", ["ok", "warn", "bad", "info", "violet", "grey"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_pill_family_is_legible(mode: str, family: str) -> None:
    theme = Theme.load(TOKENS, mode)
    assert contrast(theme.color(family), theme.color(f"{family}S")) >= 4.5


def test_both_modes_have_the_same_tokens() -> None:
    assert set(Theme.load(TOKENS).colors) == set(Theme.load(TOKENS, "dark").colors)


def test_opacity_is_read() -> None:
    assert read_color("#1A2233 50%").alpha() == 128
    with pytest.raises(ValueError, match="not a colour"):
        read_color("indigo-ish")


@pytest.mark.parametrize(("scale", "px", "line"), [(100, 14, 21), (115, 16, 24), (130, 18, 27)])
def test_text_size_scales_type_and_lines(look: Look, scale: int, px: int, line: int) -> None:
    theme = Theme.load(TOKENS, scale=scale)
    assert theme.font("body").pixelSize() == px
    assert theme.line("body") == line
    assert theme.size("input") == round(34 * scale / 100)


@pytest.mark.parametrize("scale", [100, 115, 130])
def test_every_line_is_half_as_high_again_as_its_type(scale: int) -> None:
    theme = Theme.load(TOKENS, scale=scale)
    for name, role in theme.roles.items():
        assert role.line >= 1.5 * role.px
        assert theme.line(name) >= 1.5 * theme.font(name).pixelSize()


def test_text_is_set_in_the_bundled_inter(look: Look) -> None:
    for weight in (400, 500, 600):
        info = QFontInfo(look.theme.font("body", weight))
        assert info.family() == "Inter"
        assert info.weight() == weight


def test_tabular_digits_have_one_width(look: Look) -> None:
    assert look.theme.font("body", digits=True) != look.theme.font("body")
    metrics = QFontMetricsF(look.theme.font("body", digits=True))
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1
