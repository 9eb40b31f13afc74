"""The sentence across an agreement's form that tells how long it has slept."""

from __future__ import annotations

from functools import partial

from dnapp.services.idleness import Idleness, idle_phrase, idleness
from dnapp.services.phrases import in_words
from dnapp.services.workspace import Workspace
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band

_RESTS_ON = frozenset({"agreement", "party", "term", "partner", "delegation", "event", "follow_up",
                       "aid_project", "donor", "disbursement", "setting"})  # fmt: skip


class IdleBand(Band):
    """Tells of the stored agreement as it is today; read again when what it rests on was written.

    Hidden while there is nothing to tell.
    """

    def __init__(self, look: Look, session: Session, ident: str) -> None:
        super().__init__(look, "", "warn", "history")
        self._session, self._ident = session, ident
        self._today = True
        self.hide()
        session.changed.connect(self._follow)
        self._follow("agreement")

    def show_if(self, *, today: bool) -> None:
        """Tell only while the form shows how things stand today."""
        self._today = today
        self._show()

    def _follow(self, kind: str) -> None:
        if self._ident and kind in _RESTS_ON:
            work = partial(_read, self._session.workspace, self._ident)
            # A few indexed rows: read before the form is painted, so that nothing jumps.
            self._session.run(work, self._tell, here=True)

    def _tell(self, idle: Idleness | None) -> None:
        sentence = in_words((idle_phrase(idle),), self._session.showing) if idle else ""
        self.tell(sentence, "warn", "history")
        self._show()

    def _show(self) -> None:
        self.setHidden(not (self._today and self.accessibleName()))


def _read(workspace: Workspace, ident: str, _job: Job) -> Idleness | None:
    today = workspace.today()
    with workspace.job_repositories() as repositories:
        tree = repositories.tree("agreement", ident)
        return idleness(tree, repositories, today, workspace.settings.idle_months(today))
