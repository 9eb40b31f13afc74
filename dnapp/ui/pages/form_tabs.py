"""The parts of a record's page, one in each tab."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from dnapp.records import BY_KEY
from dnapp.ui.forms.child_table import ChildTable
from dnapp.ui.forms.child_view import ChildView
from dnapp.ui.forms.diary import KINDS, Diary
from dnapp.ui.forms.history_view import HistoryView
from dnapp.ui.forms.partner_overview import overview_of
from dnapp.ui.forms.record_form import RecordForm
from dnapp.ui.forms.state import FormState
from dnapp.ui.pages.form_area import FormArea
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.tab_strip import Tab, TabStrip

OVERVIEW, INFO, DIARY, HISTORY = "overview", "info", "diary", "history"


class FormTabs(QObject):
    """What surrounds the record, its fields, its child rows, its diary, its history."""

    def __init__(self, look: Look, session: Session, state: FormState, form: RecordForm) -> None:
        super().__init__(form)
        self._look, self._state = look, state
        self.form = form
        self.strip = TabStrip(look)
        self.stack = QStackedWidget()
        self.overview = overview_of(look, session, state)
        self.tables: dict[str, ChildTable] = dict(form.tables)
        self.history = HistoryView(look)
        self._areas: dict[str, FormArea] = {}
        self._shown: Sequence[Tab] = ()
        if self.overview is not None:
            self._add(OVERVIEW, self.overview)
        self._add(INFO, form)
        for key in state.record_type.children:
            if key not in self.tables:
                self.tables[key] = ChildTable(look, session, state, key)
                self._add(key, self.tables[key])
        kind = state.record_type.key
        self.diary = Diary(look, session, kind) if kind in KINDS else None
        if self.diary is not None:
            self._add(DIARY, self.diary)
            self.diary.counted.connect(self.tell_counts)
        self._add(HISTORY, self.history)
        strip = self.strip.layout()
        if strip is not None:
            strip.setContentsMargins(look.theme.px(9), 0, 0, 0)
        form.focused.connect(self._show_part)
        for table in self.tables.values():
            table.view.moved.connect(partial(self._show_cell, table.view))

    def _add(self, key: str, part: QWidget) -> None:
        self._areas[key] = FormArea(self._look, part)
        self.stack.addWidget(self._areas[key])

    @property
    def current(self) -> str:
        """Key of the part that is shown."""
        return self.strip.value()

    @property
    def part(self) -> QWidget:
        """What F6 reaches in the part that is shown."""
        parts: dict[str, QWidget | None] = {
            **self.tables,
            OVERVIEW: self.overview,
            DIARY: self.diary,
        }
        return parts.get(self.current) or self.form

    @property
    def first_goal(self) -> QWidget:
        """What takes the keyboard when the page opens."""
        if self.overview is not None and self.current == OVERVIEW:
            return self.overview.list
        return next(iter(self.form.frames.values())).editor

    def label(self, field: str) -> str:
        """Name of a field; of a child row's field with the row."""
        head, bracket, rest = field.partition("[")
        if not bracket:
            return self.form.label(head)
        place, _, name = rest.partition("].")
        words = self._look.words
        return words(
            "form.row_field",
            one=words(f"record.{head}.one"),
            place=place,
            field=words(BY_KEY[head].specs[name].label_key),
        )

    def show(self, key: str) -> None:
        """Show one part of the record."""
        self.strip.set_value(key)
        self.stack.setCurrentWidget(self._areas[key])

    def tell_counts(self) -> None:
        """Name the tabs, those of child rows with how many there are."""
        words = self._look.words
        tabs = [Tab(OVERVIEW, words("partner_page.title"))] if self.overview else []
        tabs.append(Tab(INFO, words("form.info")))
        for key in self._areas:
            if key in self.tables:
                count = len(self._state.sheet.kept(key))
                tabs.append(Tab(key, words(f"record.{key}.title"), str(count or "")))
        if self.diary is not None and not self._state.is_new:
            title = words("record.diary_entry.title")
            tabs.append(Tab(DIARY, title, str(self.diary.count or "")))
        tabs.append(Tab(HISTORY, words("form.history_tab")))
        if self._shown != tabs:
            self._shown = tabs
            self.strip.show_tabs(tabs)

    def settle(self) -> None:
        """Take over what is being typed in a cell; a note of the diary is saved."""
        for table in self.tables.values():
            table.settle()
        if self.diary is not None:
            self.diary.keep()

    def show_diary(self) -> None:
        """Read the diary once the record is stored."""
        if self.diary is not None:
            self.diary.show_record(self._state.saved.root.record.id)

    def _show_part(self, part: QWidget) -> None:
        self._areas[self.current].show_part(part)

    def _show_cell(self, view: ChildView) -> None:
        self._areas[self.current].show_cell(view)
