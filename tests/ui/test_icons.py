"""Icons take the colour of a token and are drawn once."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtGui import QColor

from dnapp.ui.theme import Look


def strongest(look: Look, token: str, ratio: float) -> QColor:
    image = look.icons.pixmap("square", token, 16, ratio).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return max((image.pixelColor(x, y) for x, y in points), key=QColor.alpha)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_the_colour_of_its_token(look: Look, ratio: float) -> None:
    picture = look.icons.pixmap("square", "bad", 16, ratio)
    assert picture.width() == 16 * ratio
    assert picture.devicePixelRatio() == ratio
    found = strongest(look, "bad", ratio).getRgb()[:3]
    wanted = look.theme.color("bad").getRgb()[:3]
    assert all(abs(a - b) <= 3 for a, b in zip(found, wanted, strict=True))


def test_an_icon_is_drawn_once(look: Look) -> None:
    again = look.icons.pixmap("check", "text", 16, 1.0)
    assert look.icons.pixmap("check", "text", 16, 1.0).cacheKey() == again.cacheKey()
    assert look.icons.pixmap("check", "ok", 16, 1.0).cacheKey() != again.cacheKey()


def test_a_missing_icon_is_logged_once(look: Look, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        look.icons.pixmap("no-such-icon", "text", 16)
        look.icons.pixmap("no-such-icon", "ok", 16)
    assert [record.getMessage() for record in caplog.records] == [
        "icon not found: no-such-icon.svg"
    ]
