"""The sentences of a chapter as the program made them; each figure leads to its records."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QTextBrowser

from dnapp.reports.document import Figure, Run
from dnapp.services.figure import Figure as Statistic
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars

_LINE_HEIGHT = 165
"""Percent; rows of chips need room."""

_PAD = "\u202f"
"""Narrow space that keeps to its number: the sides of a chip."""


class LiveText(QTextBrowser):
    """Read-only text; `followed` with record key, ids and a place on the screen."""

    followed = Signal(str, list, QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._links: list[tuple[str, tuple[str, ...]]] = []
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.theme.font("body"))
        self.document().setDocumentMargin(look.theme.px(2))
        self.viewport().setAutoFillBackground(False)
        slim_bars(self, look)
        self.anchorClicked.connect(self._follow)

    def show_lines(
        self,
        lines: Sequence[Sequence[Run]],
        statistics: Mapping[str, Statistic],
        openable: Collection[str],
    ) -> None:
        """Show lines of runs; figures on records of the `openable` kinds become links."""
        self._links = []
        html = [
            f'<p style="margin:0 0 8px 0; line-height:{_LINE_HEIGHT}%; white-space:pre-wrap">'
            + "".join(self._run(run, statistics, openable) for run in line)
            + "</p>"
            for line in lines
        ]
        place = self.verticalScrollBar().value()
        self.setHtml("".join(html))
        self.verticalScrollBar().setValue(place)

    def _run(self, run: Run, statistics: Mapping[str, Statistic], openable: Collection[str]) -> str:
        if not isinstance(run, Figure):
            return escape(run)
        theme = self._look.theme
        ground, ink = theme.color("soft").name(), theme.color("accent").name()
        chip = f"background-color:{ground}; color:{ink}; font-weight:600; text-decoration:none"
        text = f"{_PAD}{escape(run.text)}{_PAD}"
        statistic = statistics.get(run.key) or statistics.get(run.key.removesuffix(".change"))
        if statistic is None or statistic.kind not in openable or not run.ids:
            return f'<span style="{chip}">{text}</span>'
        self._links.append((statistic.kind, run.ids))
        return f'<a href="figure:{len(self._links) - 1}" style="{chip}">{text}</a>'

    def _follow(self, link: QUrl) -> None:
        kind, ids = self._links[int(link.path())]
        self.followed.emit(kind, list(ids), QCursor.pos())
