"""The form of an issued report: it stays as it is; its file again, and why figures differ now."""

from __future__ import annotations

from dnapp.records.issued_report import IssuedReport
from dnapp.ui.forms.record_form import RecordForm
from dnapp.ui.forms.state import FormState
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.report.issuing import IssuedCopies
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import SecondaryButton

_FREE = ("locked", "note")


class IssuedForm(RecordForm):
    """Only the note and the lock may be changed."""

    def __init__(self, look: Look, session: Session, setup: ListSetup, state: FormState) -> None:
        super().__init__(look, session, setup, state)
        words = look.words
        self.band = Band(look, "")
        self.copies = IssuedCopies(look, session, self)
        self.copies.told.connect(self._tell)
        self.copies.open_asked.connect(self.record_wanted)
        for key, icon, act in (
            ("open_file", "file-down", self._save),
            ("why", "equal", self._compare),
        ):
            button = SecondaryButton(look, words(f"issued.{key}"), icon, small=True)
            button.clicked.connect(act)
            self.band.add_action(button)
        self._box.insertWidget(0, self.band)
        for name, frame in self.frames.items():
            if name not in _FREE:
                frame.editor.set_read_only(True)
        state.changed.connect(self._tell_lock)
        self._tell_lock()

    @property
    def _issued(self) -> IssuedReport:
        record = self.state.saved.root.record
        assert isinstance(record, IssuedReport)
        return record

    def _tell_lock(self) -> None:
        key = "locked_note" if self._issued.locked else "free_note"
        self._tell(self.look.words(f"issued.{key}"))

    def _save(self) -> None:
        self.copies.save(self._issued)

    def _compare(self) -> None:
        self.copies.compare(self._issued)

    def _tell(self, sentence: str) -> None:
        self.band.tell(sentence, "info", "file-check")
