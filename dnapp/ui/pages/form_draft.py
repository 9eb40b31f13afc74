"""The question whether to go on with what was typed and never saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from dnapp.store.drafts import Draft
from dnapp.ui.forms.changes import shown_time
from dnapp.ui.forms.draft import from_payload, is_stale
from dnapp.ui.forms.keeper import DraftKeeper
from dnapp.ui.forms.state import FormState
from dnapp.ui.pages.form_parts import FormBand
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton


class DraftOffer(QObject):
    """Shows the question in the band; nothing is kept or typed until it is answered."""

    answered = Signal()

    def __init__(
        self, look: Look, draft: Draft, state: FormState, keeper: DraftKeeper, band: FormBand
    ) -> None:
        super().__init__(keeper)
        self._look = look
        self._draft = draft
        self._state = state
        self._keeper = keeper
        self._band = band
        words = look.words
        self.go_on_button = PrimaryButton(look, words("form.draft_continue"), small=True)
        self.give_up_button = SecondaryButton(look, words("form.draft_drop"), small=True)
        self.go_on_button.clicked.connect(self.go_on)
        self.give_up_button.clicked.connect(self.give_up)
        keeper.stopped = True
        stale = is_stale(draft.payload, state.saved)
        key = "form.draft_stale" if stale else "form.draft_found"
        sentence = words(key, at=shown_time(draft.saved_at, words))
        band.tell(sentence, "info", (self.give_up_button, self.go_on_button))

    def go_on(self) -> None:
        """Put what was typed into the form, as a step that can be taken back."""
        state = self._state
        sheet = from_payload(self._draft.payload, state.saved, state.record_type)
        self._finish()
        state.put_sheet(sheet, self._look.words("form.step.draft"))

    def give_up(self) -> None:
        """Forget what was typed."""
        self._keeper.drop()
        self._finish()

    def _finish(self) -> None:
        self._keeper.stopped = False
        self._band.clear()
        self.answered.emit()
