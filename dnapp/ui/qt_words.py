"""Vietnamese for the strings of Qt itself: no Vietnamese catalogue comes with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator


class QtWords(QTranslator):
    """Gives Qt's standard buttons, context menus and dialogs their Vietnamese words.

    `words` maps Qt's English source text, with its & marks, to Vietnamese; where one English word
    means two things, the key "Context|source" goes first; "Context|*" serves what has none.
    """

    def __init__(self, words: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = dict(words)

    def isEmpty(self) -> bool:
        """Qt installs no translator that says it is empty."""
        return not self._words

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The Vietnamese text; None lets Qt show its own.

        A source that has an & mark only in one of Qt's versions is found without it.
        """
        words = self._words
        found = words.get(f"{context}|{source}") or words.get(source) or words.get(f"{context}|*")
        if found is None and "&" in source:
            found = words.get(source.replace("&", ""))
        if found is not None and n >= 0:
            found = found.replace("%n", str(n))
        return found


def speak_vietnamese(app: QCoreApplication, words: Mapping[str, str]) -> QtWords:
    """Install the words, and the locale of Viet Nam (Monday first, 1.270,43), for the program."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    translator = QtWords(words, app)
    app.installTranslator(translator)
    return translator
