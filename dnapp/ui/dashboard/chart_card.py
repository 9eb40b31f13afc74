"""A card with a chart, what it may show instead, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal

from dnapp.reports.document import Chart
from dnapp.ui.dashboard.chart_view import ChartView
from dnapp.ui.report.carrying import Carrying
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, SecondaryButton
from dnapp.ui.widgets.card import Card
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.menu import Menu


class ChartCard(Card):
    """One chart; with several to choose from it has a menu of them."""

    chosen = Signal(str)
    """Key of the chart that is wanted instead."""
    told = Signal(str)

    def __init__(self, look: Look, session: Session, title: str, icon: str) -> None:
        super().__init__(look, title, icon)
        words = look.words
        self.chart: Chart | None = None
        self.carrying = Carrying(look, session, self)
        self.carrying.told.connect(self.told)
        self.choice = SecondaryButton(look, "", small=True)
        self._choices = Menu(look, self)
        self.choice.set_menu(self._choices)
        self.choice.hide()
        self.more = IconButton(look, "ellipsis", words("dashboard.chart.actions"))
        self.more.clicked.connect(self._offer)
        self.add_action(self.choice)
        self.add_action(self.more)
        self.view = ChartView(look, session)
        self.nothing = WrappedLabel(look, words("dashboard.nothing"), "small", "muted")
        self.note = WrappedLabel(look, "", "cap", "muted")
        for part in (self.view, self.nothing, self.note):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these charts, by key and words."""
        self._choices.clear()
        for key, text in choices if len(choices) > 1 else ():
            action = self._choices.add(text, "check" if key == chosen else "")
            action.triggered.connect(partial(self._choose, key))
        named = dict(choices)
        self.choice.setText(named.get(chosen, ""))
        self.choice.setAccessibleName(named.get(chosen, ""))
        self.choice.setAccessibleDescription(self._look.words("dashboard.by"))
        self.choice.setVisible(len(choices) > 1)
        self.choice.updateGeometry()

    def show_chart(self, chart: Chart | None, note: str = "") -> None:
        """Show a chart, or that there is nothing to draw."""
        self.chart = chart
        self.view.setVisible(chart is not None)
        self.more.setVisible(chart is not None)
        self.nothing.setVisible(chart is None)
        self.note.set_text(note)
        self.note.setVisible(bool(note))
        title = "" if self._choices.actions() else chart.title if chart else ""
        self.set_note(" · ".join(filter(None, (title, chart.unit if chart else ""))))
        if chart is not None:
            self.view.show_chart(chart)

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(key)

    def _offer(self) -> None:
        if self.chart is None:
            return
        menu = Menu(self._look, self)
        menu.aboutToHide.connect(menu.deleteLater)
        for name, icon, act in (
            ("copy", "copy", self.carrying.copy),
            ("copy_numbers", "rows-3", self.carrying.copy_numbers),
            ("save", "file-down", self.carrying.save),
        ):
            action = menu.add(self._look.words(f"dashboard.chart.{name}"), icon)
            action.triggered.connect(partial(_act, act, self.chart))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def _act(act: Callable[[Chart], None], chart: Chart, _checked: bool = False) -> None:
    act(chart)
