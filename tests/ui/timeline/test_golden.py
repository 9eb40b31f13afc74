"""The timeline looks as it did: four zooms, both themes; readable without colour."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from dnapp.ui.theme import Look
from tests.ui.timeline.pictures import GOLDEN, MODES, SIZE, ZOOMS, picture

FAR_OFF = 24
"""How much a colour may differ, of 255."""

SHARE = 0.005
"""Share of the pixels that may differ more."""


def channels(image: QImage) -> bytes:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    return bytes(plain.constBits())


def difference(one: QImage, two: QImage) -> float:
    """Share of pixels of which some channel differs by more than `FAR_OFF`."""
    assert one.size() == two.size()
    a, b = channels(one), channels(two)
    line = one.convertToFormat(QImage.Format.Format_RGB888).bytesPerLine()
    width, height = SIZE
    wrong = 0
    for y in range(height):
        row = y * line
        if a[row : row + 3 * width] != b[row : row + 3 * width]:
            wrong += sum(
                any(abs(a[at + c] - b[at + c]) > FAR_OFF for c in range(3))
                for at in range(row, row + 3 * width, 3)
            )
    return wrong / (width * height)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_picture_is_the_one_kept(look: Look, zoom: str, mode: str) -> None:
    kept = QImage(str(GOLDEN / f"{zoom}-{mode}.png"))
    assert difference(picture(look.words, mode, ZOOMS[zoom]), kept) <= SHARE


def test_the_comparison_sees_a_change(look: Look) -> None:
    kept = QImage(str(GOLDEN / "year-light.png"))
    assert difference(picture(look.words, "light", ZOOMS["year"] * 1.05), kept) > SHARE
