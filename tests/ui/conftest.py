"""The look of the program, for tests that show parts of the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from dnapp.core.paths import resource, words_folder
from dnapp.core.words import Catalog
from dnapp.ui.fonts import load_fonts
from dnapp.ui.icons import Icons
from dnapp.ui.qt_words import speak_vietnamese
from dnapp.ui.stylesheet import dress
from dnapp.ui.theme import Look, Theme


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The light theme at 100 %, with the bundled fonts, icons and words."""
    load_fonts(resource("fonts"))
    theme = Theme.load(resource("theme", "tokens.toml"))
    words = Catalog.load(words_folder())
    speak_vietnamese(qapp, words.table("qt"))
    dress(qapp, theme)
    return Look(theme, Icons(theme, resource("icons")), words)
