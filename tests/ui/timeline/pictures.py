"""Pictures of the timeline at four zooms in both themes, to compare with those kept in golden/.

    python -m tests.ui.timeline.pictures

writes them anew: look at every one before it is kept.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from dnapp.core.paths import resource, words_folder
from dnapp.core.words import Catalog
from dnapp.ui.application import make_application
from dnapp.ui.icons import Icons
from dnapp.ui.theme import Look, Theme
from dnapp.ui.timeline.drawing import LABELS, paint_timeline
from dnapp.ui.timeline.kit import Kit
from dnapp.ui.timeline.scale import Scale
from dnapp.ui.timeline.shelf import Scene, Shelf
from tests.ui.timeline.conftest import QUARTER, TODAY, made_lanes

GOLDEN = Path(__file__).parent / "golden"
ZOOMS = {"decades": 40 * 365, "ten_years": 3653, "year": 366, "month": 36}
MODES = ("light", "dark")
SIZE = (760, 300)


def picture(words: Catalog, mode: str, days: float) -> QImage:
    """The small timeline with so many days in sight, today at three quarters."""
    theme = Theme.load(resource("theme", "tokens.toml"), mode=mode)
    look = Look(theme, Icons(theme, resource("icons")), words)
    made = QImage(*SIZE, QImage.Format.Format_RGB32)
    scale = Scale.showing(TODAY - days * 0.6, days, SIZE[0] - theme.px(LABELS))
    scene = Scene(Shelf(made_lanes(), theme), TODAY, QUARTER, "Đối tác (3)")
    painter = QPainter(made)
    paint_timeline(painter, QRectF(0, 0, *SIZE), scene, scale, 0, Kit(look))
    painter.end()
    return made


def main() -> None:
    """Write all of them."""
    words = Catalog.load(words_folder())
    _app, _ = make_application(words)
    GOLDEN.mkdir(exist_ok=True)
    for mode in MODES:
        for name, days in ZOOMS.items():
            picture(words, mode, days).save(str(GOLDEN / f"{name}-{mode}.png"))


if __name__ == "__main__":
    main()
