"""The settings page: the office, its rules, its data."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.query import Query
from dnapp.records.setting import Setting
from dnapp.services.settings import OFFICE, Value
from dnapp.ui.session import Session
from dnapp.ui.settings.data_box import DataBox
from dnapp.ui.settings.machine_box import MachineBox
from dnapp.ui.settings.office_box import OfficeBox
from dnapp.ui.settings.rules_box import RulesBox
from dnapp.ui.settings.templates_box import TemplatesBox
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.scrolling import ScrollPage
from dnapp.ui.window_parts import TEMPLATES

_WIDEST = 860


class SettingsPage(QWidget):
    """Shows what holds today; saving writes what was changed."""

    told = Signal(str)
    page_asked = Signal(str)

    def __init__(
        self, look: Look, session: Session, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        words = look.words
        self.header = HeaderBar(look)
        self.header.set_title(words("settings.title"))
        self.save_button = PrimaryButton(look, words("settings.save"), "save", "Ctrl S")
        self.save_button.clicked.connect(self.save)
        self.header.add_action(self.save_button)
        self.office = OfficeBox(look, session.workspace.today())
        self.rules = RulesBox(look)
        self.templates = TemplatesBox(look)
        self.machine = MachineBox(look, settings)
        self.data = DataBox(look, session)
        self._groups = (self.office, self.rules)
        self._lay_out()
        for group in self._groups:
            group.edited.connect(self._tell_changed)
        self.data.told.connect(self.told)
        self.templates.asked.connect(partial(self.page_asked.emit, TEMPLATES))
        self._session.changed.connect(self._record_changed)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        if session.read_only:
            for group in self._groups:
                group.set_read_only()
        self._show_stored()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(20), px(12), px(20), px(20))
        column.setSpacing(px(14))
        for part in (self.office, self.templates, self.rules, self.machine, self.data):
            part.setMaximumWidth(px(_WIDEST))
            column.addWidget(part)
        column.addStretch(1)
        self._area = ScrollPage(self._look, inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self._area, 1)

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.office.editors["parent_agency"], self.data.check_button]

    def focus(self) -> None:
        """Put the keyboard on the first field."""
        self.regions()[0].setFocus()

    # What is stored

    def _show_stored(self) -> None:
        settings = self._session.workspace.settings
        self.office.show_office(settings.office(), self._newest_office())
        self.rules.show_settings(settings)
        self._stored_office, self._stored_rules = self.office.values(), self.rules.values()
        self._stored_from = self.office.valid_from()
        self._tell_changed()

    def _newest_office(self) -> date | None:
        """The day from which the newest version of the office's names holds, up to today."""
        workspace = self._session.workspace
        repository = workspace.repositories["setting"]
        days = [
            row.valid_from.first()
            for row in repository.rows(repository.ordered(Query()))
            if isinstance(row, Setting) and row.name in OFFICE and row.valid_from
        ]
        return max((day for day in days if day <= workspace.today()), default=None)

    def _record_changed(self, key: str) -> None:
        if key == "setting" and not self._changes():
            self._show_stored()

    def _changes(self) -> dict[str, Value]:
        """Settings that differ from what is stored."""
        office = _differing(self.office.values(), self._stored_office)
        return {**office, **_differing(self.rules.values(), self._stored_rules)}

    def _tell_changed(self) -> None:
        words = self._look.words
        if self._session.read_only:
            self.save_button.set_blocked(words("ui.read_only"))
        else:
            changed = self._changes() or self._is_incomplete()
            self.save_button.set_blocked(None if changed else words("settings.nothing_changed"))

    def _is_incomplete(self) -> bool:
        return self.rules.values().keys() != self._stored_rules.keys()

    # Saving

    def save(self) -> None:
        """Write what was changed; nothing while a field is wrong."""
        if self._session.read_only or not self.save_button.isEnabled():
            return
        for group in self._groups:
            group.settle()
        wrong = [found for group in self._groups if (found := group.first_wrong())]
        if wrong:
            self._area.ensureWidgetVisible(wrong[0])
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.told.emit(self._look.words("settings.not_saved"))
            return
        office = _differing(self.office.values(), self._stored_office)
        rules = _differing(self.rules.values(), self._stored_rules)
        valid_from = self.office.valid_from()
        workspace = self._session.workspace
        try:
            if office and valid_from:
                workspace.save_settings(office, valid_from)
                office = {}
            if office or rules:
                workspace.save_settings({**office, **rules})
        except UserError as error:
            self.told.emit(self._look.words.error(error))
            return
        self._show_stored()
        self._session.announce(("setting",))
        words = self._look.words
        if valid_from and valid_from.first() > workspace.today():
            day = f"{valid_from.first():%d/%m/%Y}"
            self.told.emit(words("settings.saved_ahead", day=day))
        else:
            self.told.emit(words("settings.saved"))

    def keep_draft(self) -> None:
        """Save what was typed and is in order; the window calls it before it closes."""
        if self._changes() and not any(group.problems() for group in self._groups):
            self.save()


def _differing(now: dict[str, Value], stored: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in now.items() if stored.get(name) != value}
