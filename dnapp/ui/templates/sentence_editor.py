"""One sentence of a report: the office's words over those of the program."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.reports.fonts import load_family, undrawable
from dnapp.services.office_wording import own_sentence
from dnapp.ui.lists.flow import FlowLayout
from dnapp.ui.templates.contents import reports_with
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.emptying import empty
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.text_edit import TextEdit


class SentenceEditor(QWidget):
    """`typed` with each key; what is wrong is told when the field is left."""

    typed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._key = ""
        words, px = look.words, look.theme.px
        self.text = TextEdit(look, lines=5)
        self.text.edit.setAccessibleName(words("templates.sentence"))
        self.text.typed.connect(self.typed)
        self.text.edited.connect(self.check)
        self.problem = WrappedLabel(look, "", "small", "bad")
        self._default = WrappedLabel(look, "", "small")
        self._also = WrappedLabel(look, "", "cap", "muted")
        self._places_name = WrappedLabel(look, words("templates.places"), "small", "text2")
        self._places = QWidget()
        self._flow = FlowLayout(px(6), self._places)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addWidget(self.problem)
        column.addWidget(self._places_name)
        column.addWidget(self._places)
        column.addSpacing(px(6))
        column.addWidget(WrappedLabel(look, words("templates.default"), "small", "text2"))
        column.addWidget(self._default)
        column.addWidget(self._also)
        column.addStretch(1)

    def show_sentence(self, key: str, sentence: str) -> None:
        """Show a sentence as it stands, and what belongs to its key."""
        words = self._look.words
        self._key = key
        self.text.set_value(sentence)
        self._default.set_text(words(key).strip())
        named = "; ".join(words(f"report.{one.key}.short") for one in reports_with(key, words))
        self._also.set_text(words("templates.also", reports=named))
        self._offer_places(sorted(words.placeholders(key)))
        self._tell("")

    def set_read_only(self) -> None:
        """Let the sentence only be read."""
        self.text.set_read_only(True)
        self._places.setEnabled(False)

    def stored(self) -> str:
        """What is typed as a setting stores it; UserError when it does not fit."""
        sentence = own_sentence(self._look.words, self._key, self.text.value())
        letters = undrawable(load_family(), [sentence])
        if letters:
            raise UserError("report.letters_missing", letters=" ".join(letters))
        return sentence

    def check(self) -> bool:
        """Tell what is wrong with what is typed; whether nothing is."""
        try:
            self.stored()
        except UserError as error:
            self._tell(self._look.words.error(error))
            return False
        self._tell("")
        return True

    def _tell(self, sentence: str) -> None:
        self.text.set_problem(sentence)
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))

    def _offer_places(self, names: list[str]) -> None:
        empty(self._flow)
        for name in names:
            said = self._look.words.get(f"templates.place.{name}")
            place = f"{{{name}}}"
            button = LinkButton(
                self._look, f"{place}: {said}" if said else place, "plus", small=True
            )
            button.clicked.connect(partial(self._insert, place))
            self._flow.addWidget(button)
        self._places.setVisible(bool(names))
        self._places_name.set_text(
            self._look.words("templates.places" if names else "templates.no_places")
        )

    def _insert(self, place: str, _checked: bool = False) -> None:
        self.text.edit.insertPlainText(place)
        self.text.edit.setFocus(Qt.FocusReason.OtherFocusReason)
