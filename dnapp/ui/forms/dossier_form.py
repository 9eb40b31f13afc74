"""The form of a dossier on an agreement: what stands in the way, its letters, finishing it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from dnapp.core.errors import UserError
from dnapp.core.record import Section
from dnapp.records.dossier_step import DossierStep
from dnapp.records.renewal_dossier import RenewalDossier
from dnapp.services.dossier_ends import finish_dossier, waiting
from dnapp.services.validation import Invalid
from dnapp.ui.forms.letter_making import LetterMaking
from dnapp.ui.forms.record_form import RecordForm
from dnapp.ui.forms.state import FormState
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.menu import Menu

_LETTERS = ("opinions", "submission", "notice")
_COLUMNS = ("code", "due_on", "done_on", "document", "note")
_WRITTEN = ("agreement", "term", "renewal_dossier", "dossier_step")


class DossierForm(RecordForm):
    """The band says what is next; the letters are made from what is saved."""

    inline = ("dossier_step",)

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: FormState) -> None:
        super().__init__(look, session, setup, state)
        words = look.words
        self.band = Band(look, "")
        self.letters = SecondaryButton(look, words("dossier.letter"), "file-text", small=True)
        self.menu = Menu(look, self)
        for kind in _LETTERS:
            action = self.menu.add(words(f"letter.{kind}.name"), "file-text")
            action.triggered.connect(partial(self._ask_letter, kind))
        self.letters.set_menu(self.menu)
        self.finish = PrimaryButton(look, words("dossier.finish"), "check", small=True)
        self.finish.clicked.connect(self._finish)
        self.band.add_action(self.letters)
        self.band.add_action(self.finish)
        self._box.insertWidget(0, self.band)
        self.making = LetterMaking(look, session, self)
        self.making.told.connect(self._tell)
        state.changed.connect(self._tell_state)
        self._tell_state()

    def add_below(self, section: Section, box: QVBoxLayout) -> None:
        """The steps stand on the first page: they are what the dossier is about."""
        if section.key == "general":
            self.add_table("dossier_step", _COLUMNS, box)

    @property
    def _dossier(self) -> RenewalDossier:
        record = self.state.sheet.root.record
        assert isinstance(record, RenewalDossier)
        return record

    def _tell_state(self) -> None:
        words, dossier = self.look.words, self._dossier
        done = bool(dossier.finished_on or dossier.abandoned_on)
        missing = waiting(self.state.sheet.tree().of(DossierStep))
        if done:
            status = "finished" if dossier.finished_on else "abandoned"
            self.band.tell(words(f"renewal_dossier.{status}"), "info", "list-checks")
        elif missing:
            names = ", ".join(words(f"choice.dossier_step.code.{one.code}") for one in missing)
            self.band.tell(words("dossier.waiting", steps=names), "info", "list-checks")
        else:
            self.band.tell(words("dossier.ready"), "ok", "circle-check")
        self.letters.setHidden(self.state.is_new)
        self.finish.setHidden(self.state.is_new or done or self.session.read_only)

    def _finish(self) -> None:
        if self.state.dirty:
            self._tell(self.look.words("dossier.save_first"))
            return
        try:
            finish_dossier(self.session.workspace, self._dossier.id)
        except UserError as error:
            self.session.failed.emit(error)
        except Invalid as refused:
            words = self.look.words
            self._tell(" ".join(words(one.key, **one.values) for one in refused.problems))
        else:
            self.session.announce(_WRITTEN)
            self.record_wanted.emit("agreement", self._dossier.agreement)

    def _ask_letter(self, kind: str, _checked: bool = False) -> None:
        self.making.ask(kind, self._dossier.id)

    def _tell(self, sentence: str) -> None:
        self.band.tell(sentence, "info", "info")
