"""Quick find (Ctrl+K): the palette over the window, what it finds and what it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dnapp.ui.found import Found
from dnapp.ui.navigation import Trail
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.window_parts import commands, hits_found, recent_found

if TYPE_CHECKING:
    from dnapp.ui.palette import Palette


class QuickFind(QObject):
    """Made when first asked for; `run` are the verbs of its commands, each with its object."""

    record_chosen = Signal(str, str)

    def __init__(
        self,
        look: Look,
        session: Session,
        trail: Trail,
        run: Mapping[str, Callable[[str], object]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._look, self._session, self._trail = look, session, trail
        self._run, self._window = run, window
        self.palette: Palette | None = None

    def open(self) -> None:
        """Show it, ready for typing."""
        from dnapp.ui.palette import Palette  # only when first asked for

        if self.palette is None:
            actions = commands(self._look.words, read_only=self._session.read_only)
            self.palette = Palette(self._look, self._window, self._find, actions)
            self.palette.record_chosen.connect(self.record_chosen)
            self.palette.command_chosen.connect(self._run_command)
        self.palette.open()

    def _find(self, typed: str) -> list[Found]:
        workspace = self._session.workspace
        if not typed.strip():
            forms = [place for place in self._trail.newest() if place.id]
            return recent_found(forms, workspace.repositories, self._look.words)
        return hits_found(workspace.search.find(typed, limit=40), self._look.words)

    def _run_command(self, command: str) -> None:
        verb, _, key = command.partition(":")
        self._run[verb](key)
