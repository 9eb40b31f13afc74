"""The life of the agreement in the form: strip, chain, and how it stood on another day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.days import PartialDay, parse_day, show_day
from dnapp.records.agreement import Agreement
from dnapp.services.agreement_life import Life, life
from dnapp.services.successions import Chain, chain
from dnapp.ui.forms.chain_table import ChainTable
from dnapp.ui.forms.life_words import rows_of, strip_of
from dnapp.ui.forms.state import FormState
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.day_edit import DayEdit
from dnapp.ui.widgets.life_strip import LifeStrip
from dnapp.ui.widgets.section import SectionHead


class LifePanel(QWidget):
    """Follows what stands in the form; hidden while there is no life to show.

    `follow` is first called once the panel lies in the form: shown before, it would be a window.
    """

    record_wanted = Signal(str, str)
    field_wanted = Signal(str)
    day_picked = Signal()
    """Another day is looked at, or today again."""

    def __init__(self, look: Look, session: Session, state: FormState) -> None:
        super().__init__()
        self._look, self._session, self._state = look, session, state
        words = look.words
        self.life: Life | None = None
        self._note = ""
        self._chain: tuple[tuple[str, str, str], Chain] | None = None
        self.head = SectionHead(look, words("life.title"), "route")
        self.day = DayEdit(
            look,
            self._read_day,
            lambda day: show_day(day, words("day.about")),
            to_date=PartialDay.first,
            of_date=PartialDay.of,
            today=session.workspace.today,
        )
        self.day.set_placeholder(words("life.on_day"))
        self.day.setFixedWidth(look.theme.px(180))
        field = self.day.focusProxy()
        if field is not None:
            field.setAccessibleName(words("life.on_day_name"))
        self.back = LinkButton(look, words("life.back_to_today"), "undo-2")
        self.back.hide()
        self.head.add_action(self.back)
        self.head.add_action(self.day)
        self.head.setFixedHeight(look.theme.size("input"))
        self.strip = LifeStrip(look, words("life.title"))
        self.table = ChainTable(look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, look.theme.px(6))
        box.setSpacing(look.theme.px(4))
        for part in (self.head, self.strip, self.table):
            box.addWidget(part)
        self.strip.said.connect(self._show_sentence)
        self.day.edited.connect(self._follow_day)
        self.back.clicked.connect(self.show_today)
        self.table.record_wanted.connect(lambda ident: self.record_wanted.emit("agreement", ident))
        self.table.term_wanted.connect(self._ask_term)
        session.changed.connect(self._forget)
        state.changed.connect(self.follow)

    def on(self) -> date:
        """The day that is looked at."""
        picked = self.day.value()
        return picked.first() if picked else self._session.workspace.today()

    def show_today(self) -> None:
        """Look at today again."""
        self.day.set_value(None)
        self._follow_day()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Show the life as the values in the form make it."""
        session, today = self._session, self._session.workspace.today()
        tree, on = self._state.sheet.tree(), self.on()
        self.life = life(tree, on, session.workspace.settings.expiring_days(on))
        found = self._read_chain()
        self.setHidden(not (self.life.terms or found.before or found.after))
        showing = session.showing
        self.back.setHidden(self.day.value() is None)
        self.strip.show_strip(strip_of(self.life, found, today, showing))
        self.table.show_rows(rows_of(self.life, found, showing))
        starts = [one.signed_on or one.effective_on for one in found.before]
        years = [day.year for day in starts if day] + [one.first.year for one in self.life.terms]
        count = len(found.before) + 1 + len(found.after)
        note = self._look.words("life.chain_note", count=f"{count:02}", year=min(years, default=0))
        self._note = note if count > 1 else ""
        self.head.set_note(self._note)

    def _read_chain(self) -> Chain:
        """The neighbours; read again only when the links in the form are other ones."""
        record = self._state.sheet.root.record
        assert isinstance(record, Agreement)
        key = (record.id, record.predecessor, record.successor)
        if self._chain is None or self._chain[0] != key:
            repositories = self._session.workspace.repositories
            self._chain = key, chain(self._state.sheet.tree(), repositories)
        return self._chain[1]

    def _forget(self, kind: str) -> None:
        if kind == "agreement":
            self._chain = None

    def _read_day(self, typed: str) -> PartialDay | None:
        return parse_day(typed, self._session.workspace.today())

    def _follow_day(self) -> None:
        self.follow()
        self.day_picked.emit()

    def _show_sentence(self, sentence: str) -> None:
        """What the keyboard is on in the strip, else how long the chain is."""
        self.head.set_note(sentence or self._note)

    def _ask_term(self, row: int) -> None:
        self.field_wanted.emit(f"term[{row + 1}].kind")
