"""Saving the record of a form, and saying in words why it could not be saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from dnapp.core.errors import UserError
from dnapp.core.record import Problem, Tree
from dnapp.records import BY_KEY
from dnapp.services.validation import Invalid
from dnapp.ui.forms.keeper import DraftKeeper
from dnapp.ui.forms.mending import Clash, mend
from dnapp.ui.forms.sheet import Sheet
from dnapp.ui.forms.state import FormState
from dnapp.ui.pages.form_parts import FormBand, FormHeader
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton


class FormSaver(QObject):
    """Writes the sheet as one named change. Whatever happens, the typed text stays."""

    saved = Signal(bool)
    """The record was written; whether for the first time."""
    refused = Signal(str)
    """The first field that stands in the way."""

    def __init__(
        self,
        look: Look,
        session: Session,
        state: FormState,
        keeper: DraftKeeper,
        header: FormHeader,
        band: FormBand,
        label: Callable[[str], str],
    ) -> None:
        super().__init__(keeper)
        self._look = look
        self._session = session
        self._state = state
        self._keeper = keeper
        self._header = header
        self._band = band
        self._label = label
        self._trouble = ""
        self.busy = False
        """While it writes: word of the change need not be followed."""
        header.trouble_wanted.connect(self._show_trouble)
        keeper.waiting.connect(self._tell_waiting)
        keeper.kept.connect(self._tell_kept)
        keeper.failed.connect(self.tell_unsaved)

    def save(self) -> bool:
        """Save the record; False when something is wrong, which the page then says."""
        state = self._state
        if not state.dirty and not state.is_new:
            return True
        errors = [problem for problem in state.problems() if not problem.warning]
        if errors:
            self._refuse(errors)
            return False
        self._header.saved.tell("saving", self._look.words("form.saving"))
        try:
            self._write()
        except Invalid as invalid:
            state.tell_problems(invalid.problems)
            self._refuse(invalid.problems)
            return False
        except UserError as error:
            self.tell_unsaved(error)
            self._session.asks_reason(error, self.save)
            return False
        return True

    def _write(self) -> None:
        state, kind = self._state, self._state.record_type
        was_new = state.is_new
        name = "add_records" if was_new else "update_record"
        self.busy = True
        try:
            saved = self._session.workspace.save_tree(kind, state.sheet.tree(), name)
            self._keeper.drop()
            self._keeper.stopped = True
            state.show_saved(saved.tree)
            self._keeper.stopped = False
            self._session.announce((kind.key, *kind.children))
        finally:
            self.busy = False
        self._band.clear()
        self._trouble = ""
        self._tell("saved_at", f"{datetime.now():%H:%M}")
        self.saved.emit(was_new)

    def take_theirs(self, mine: Sheet) -> None:
        """Show what was saved elsewhere, with what was typed here put onto it."""
        state, kind = self._state, self._state.record_type
        tree: Tree = self._session.workspace.tree(kind.key, state.saved.root.record.id)
        mended, clashes = mend(state.saved, mine, state.sheet_of(tree), kind)
        state.show_saved(tree, mended)
        said = [self._look.words("form.theirs_taken"), *(self._clash(clash) for clash in clashes)]
        self._band.tell(" ".join(said), "warn" if clashes else "info")

    def tell_unsaved(self, error: UserError) -> None:
        """Nothing was written: the text stays, the sentence says what to do."""
        words = self._look.words
        self._trouble = words.error(error)
        self._header.saved.tell("unsaved", words("form.not_saved"))
        buttons = []
        if error.key == "record.changed_elsewhere":
            take = SecondaryButton(self._look, words("form.see_theirs"), small=True)
            take.clicked.connect(self._take_current)
            buttons.append(take)
        self._band.tell(self._trouble, "bad", buttons)

    def _take_current(self) -> None:
        self.take_theirs(self._state.sheet)

    def _refuse(self, errors: Sequence[Problem]) -> None:
        """Say how many places are wrong, and go to the first."""
        words = self._look.words
        self._trouble = words("form.refused", count=f"{len(errors):02}")
        self._header.saved.tell("unsaved", words("form.not_saved"))
        self._band.tell(self._trouble, "bad")
        first = next((problem for problem in errors if "[" not in problem.field), errors[0])
        self.refused.emit(first.field)

    def _clash(self, clash: Clash) -> str:
        """A field that both changed, with the value saved elsewhere."""
        head, _, rest = clash.field.partition("[")
        kind = BY_KEY[head] if rest else self._state.record_type
        spec = kind.specs[rest.partition("].")[2] or head]
        shown = "" if spec.personal else spec.show(clash.theirs, self._session.showing)
        words = self._look.words
        shown = shown or words("form.empty")
        return words("form.clash", field=self._label(clash.field), value=shown)

    def _show_trouble(self) -> None:
        if self._trouble:
            self._band.tell(self._trouble, "bad")

    def _tell_waiting(self) -> None:
        self._header.saved.tell("saving", self._look.words("form.saving"))

    def _tell_kept(self, time: str) -> None:
        if time:
            self._tell("kept_at", time)
        elif not self._trouble:
            self._header.saved.tell("saved", "")

    def _tell(self, key: str, time: str) -> None:
        self._header.saved.tell("saved", self._look.words(f"form.{key}", time=time))
