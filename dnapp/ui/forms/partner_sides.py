"""The small lists beside a partner's activities: contact persons, background."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dnapp.core.days import show_day
from dnapp.core.record import Tree
from dnapp.records.contact import Contact
from dnapp.records.partner import PARTNER, Partner
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel

_FACTS = ("relation", "our_unit", "population", "area_km2", "strengths", "similarities", "reason")
_LONGEST = 160
_LABEL = 110
_MOST = 4


class _Lines(QWidget):
    """Lines that are made anew each time."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None

    def put(self, body: QWidget) -> None:
        """Show other lines."""
        if self._body is not None:
            self._box.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._box.addWidget(body)


class ContactLines(_Lines):
    """Names with what they do and when they were last in touch; no phone, no address."""

    def show_tree(self, tree: Tree) -> None:
        """Show the first contact persons of a partner."""
        look, words = self.look, self.look.words
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(1))
        people = tree.of(Contact)
        if not people:
            empty = words("partner_page.no_contact")
            column.addWidget(WrappedLabel(look, empty, "small", "muted"))
        for person in people[:_MOST]:
            column.addWidget(ElidedLabel(look, person.name, "small", weight=600))
            last = person.last_contact_on
            seen = show_day(last, words("day.about")) if last else ""
            parts = (person.position, person.department, seen)
            detail = " · ".join(filter(None, parts))
            if detail:
                column.addWidget(ElidedLabel(look, detail, "cap", "muted"))
        if len(people) > _MOST:
            more = words("partner_page.more_contacts", count=len(people) - _MOST)
            column.addWidget(ElidedLabel(look, more, "cap", "muted"))
        self.put(body)


class FactLines(_Lines):
    """The filled fields that tell what kind of partner it is."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__(look)
        self._session = session

    def show_partner(self, partner: Partner) -> None:
        """Show what is known of a partner."""
        look, words = self.look, self.look.words
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.theme.px(2))
        grid.setColumnStretch(1, 1)
        for name in _FACTS:
            if not getattr(partner, name):
                continue
            text = PARTNER.show(partner, name, self._session.showing)
            if len(text) > _LONGEST:
                text = text[:_LONGEST].rsplit(" ", 1)[0] + "…"
            row = grid.rowCount()
            label = WrappedLabel(look, words(PARTNER.specs[name].label_key), "cap", "muted")
            label.setFixedWidth(look.theme.px(_LABEL))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(WrappedLabel(look, text, "small"), row, 1, Qt.AlignmentFlag.AlignTop)
        self.put(body)
