"""Keeps what is typed in an open form, so that no crash, power cut or closed window loses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from dnapp.core.errors import UserError
from dnapp.records import BY_KEY
from dnapp.store.drafts import Draft, Drafts
from dnapp.ui.forms.draft import to_payload
from dnapp.ui.forms.sheet import Sheet
from dnapp.ui.forms.state import FormState

PAUSE = 1_000
"""Milliseconds after the last key before the draft is written."""


_NEW = "new:"


@dataclass(frozen=True)
class Waiting:
    """A draft that waits to be continued: of a stored record, or of a new one of a list."""

    draft: Draft
    id: str
    """Id of the record; "" for a new one."""
    list_key: str
    """Key of the list that the new record belongs to; "" for a stored one."""

    @property
    def kind(self) -> str:
        """Key of the record type."""
        return self.draft.kind

    @property
    def title(self) -> str:
        """What the record is called in the draft; "" when its name was not typed."""
        name, payload = BY_KEY[self.kind].title, self.draft.payload
        return str(payload["unread"].get(name) or payload["cells"].get(name) or "")


def waiting(drafts: Drafts) -> list[Waiting]:
    """All drafts, the newest first: what the program offers when it starts again."""
    found = []
    for draft in drafts.all():
        is_new = draft.id.startswith(_NEW)
        list_key = draft.id.removeprefix(_NEW) if is_new else ""
        found.append(Waiting(draft, "" if is_new else draft.id, list_key))
    return found


class DraftKeeper(QObject):
    """Writes the sheet of one form one second after the last change, and at once when asked."""

    waiting = Signal()
    kept = Signal(str)
    """Time of writing, hh:mm; "" when there was nothing to write after all."""
    failed = Signal(object)
    """UserError that says why nothing can be written."""

    def __init__(
        self,
        drafts: Drafts,
        state: FormState,
        sheet_now: Callable[[], Sheet],
        list_key: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._state = state
        self._sheet_now = sheet_now
        self._new_key = _NEW + list_key
        self._written: Sheet | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self.stopped = False
        """While an older draft waits for an answer, nothing is written over it."""

    @property
    def _key(self) -> tuple[str, str]:
        record = self._state.saved.root.record
        return self._state.record_type.key, record.id or self._new_key

    def found(self) -> Draft | None:
        """The draft that an earlier form of this record left."""
        return self._drafts.get(*self._key)

    @property
    def holds(self) -> bool:
        """Whether a draft of this form lies in the store."""
        return self._written is not None

    def touch(self) -> None:
        """Something was typed: write soon."""
        if not self.stopped and (self.holds or self._sheet_now() != self._state.start):
            self._pause.start()
            self.waiting.emit()

    def flush(self) -> None:
        """Write now what was typed: all that differs from the saved record."""
        self._pause.stop()
        if self.stopped:
            return
        sheet = self._sheet_now()
        if sheet is self._written or (self._written is None and sheet == self._state.start):
            self.kept.emit("")
            return
        try:
            if sheet == self._state.start:
                self._drafts.drop(*self._key)
                self._written = None
            else:
                payload = to_payload(sheet, self._state.saved, self._state.record_type)
                self._drafts.put(*self._key, payload)
                self._written = sheet
        except UserError as error:
            self.failed.emit(error)
            return
        self.kept.emit(f"{datetime.now():%H:%M}")

    def drop(self) -> None:
        """The record was saved, or the draft given up."""
        self._pause.stop()
        self._written = None
        self._drafts.drop(*self._key)
