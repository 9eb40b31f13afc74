"""The bundled icons can be tinted and scaled by the theme."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

ICONS = Path(__file__).parents[2] / "resources" / "icons"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_icon_is_a_24_by_24_drawing_in_the_current_colour(path: Path) -> None:
    svg = ElementTree.parse(path).getroot()
    assert svg.tag == f"{SVG}svg"
    assert svg.get("viewBox") == "0 0 24 24"
    assert svg.get("stroke") == "currentColor"
    assert len(svg) > 0
    own_colours = {
        value
        for shape in svg.iter()
        for attribute in ("stroke", "fill")
        if (value := shape.get(attribute)) not in (None, "none", "currentColor")
    }
    assert not own_colours


def test_the_licence_travels_with_the_icons() -> None:
    assert "ISC License" in (ICONS / "LICENSE.txt").read_text(encoding="utf-8")
