"""Dialogs about issued reports: the question before issuing, and why figures are different now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dnapp.core.numbers import show_number
from dnapp.records.issued_report import IssuedReport
from dnapp.services.issue_comparison import Comparison, FigureChange, RecordChange, reasons
from dnapp.services.issuing import Issue
from dnapp.store.clock import local_time
from dnapp.ui.dialogs.dialog import Dialog
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from dnapp.ui.widgets.check_box import CheckBox
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.scrolling import ScrollPage

_ASK, _WIDE, _HIGH = 480, 720, 420
_MOST_FIGURES, _MOST_RECORDS = 60, 40


class IssueDialog(Dialog):
    """What will be frozen, and whether its period is locked; `confirmed(locked)`."""

    confirmed = Signal(bool)

    def __init__(self, look: Look, going: Issue, parent: QWidget) -> None:
        words = look.words
        super().__init__(look, words("issued.title"), _ASK, parent)
        day = f"{going.issued_on:%d/%m/%Y}"
        self.body.addWidget(WrappedLabel(look, going.title, "body", weight=600))
        told = words("issued.pill_why", number=going.number, day=day)
        self.body.addWidget(WrappedLabel(look, told, "body"))
        self.body.addWidget(WrappedLabel(look, words("issued.lead"), "small", "text2"))
        self.lock = CheckBox(look, words("issued.lock"))
        self.lock.set_value(True)
        self.body.addWidget(self.lock)
        cancel = SecondaryButton(look, words("ui.cancel"))
        cancel.clicked.connect(self.reject)
        confirm = PrimaryButton(look, words("issued.confirm"), "file-check")
        confirm.setDefault(True)
        confirm.clicked.connect(self._confirm)
        self.add_button(cancel)
        self.add_button(confirm)

    def _confirm(self) -> None:
        self.confirmed.emit(self.lock.value())
        self.accept()


class CompareDialog(Dialog):
    """Figures that differ from those issued, and the records that were changed since."""

    open_asked = Signal(str, str)

    def __init__(
        self,
        look: Look,
        session: Session,
        record: IssuedReport,
        found: Comparison,
        parent: QWidget,
    ) -> None:
        super().__init__(look, look.words("issued.why"), _WIDE, parent)
        self._look, self._session, words = look, session, look.words
        day = f"{record.issued_on.first():%d/%m/%Y}" if record.issued_on else ""
        key = "differs" if found.figures else "nothing"
        count = show_number(len(found.figures))
        lead = words(f"issued.{key}", number=record.number, day=day, count=count)
        self.body.addWidget(WrappedLabel(look, lead, "body", weight=500))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(look.theme.px(4))
        for part in (*self._figures(found), *self._records(found)):
            column.addWidget(part)
        column.addStretch(1)
        area = ScrollPage(look, inside)
        area.setFixedHeight(look.theme.px(_HIGH))
        self.body.addWidget(area)
        close = PrimaryButton(look, words("issued.close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.add_button(close)

    def _figures(self, found: Comparison) -> Iterator[QWidget]:
        look = self._look
        if found.figures:
            yield WrappedLabel(look, look.words("issued.figures"), "h3")
        for change in found.figures[:_MOST_FIGURES]:
            yield WrappedLabel(look, figure_words(look, change), "small")

    def _records(self, found: Comparison) -> Iterator[QWidget]:
        look, words = self._look, self._look.words
        yield WrappedLabel(look, words("issued.records"), "h3")
        if not found.records:
            yield WrappedLabel(look, words("issued.no_records"), "small", "muted")
        for change in found.records[:_MOST_RECORDS]:
            title = self._session.title(change.kind, change.id)
            link = LinkButton(look, title, "external-link", small=True)
            link.clicked.connect(partial(self._open, change))
            yield link
            yield WrappedLabel(look, record_words(look, change), "cap", "text2")
        beyond = len(found.records) - _MOST_RECORDS
        if beyond > 0:
            more = words("issued.records_more", count=show_number(beyond))
            yield WrappedLabel(look, more, "cap", "muted")

    def _open(self, change: RecordChange, _checked: bool = False) -> None:
        self.accept()
        self.open_asked.emit(change.kind, change.id)


def figure_words(look: Look, change: FigureChange) -> str:
    """ "Đoàn vào (đoàn): 21 → 20"."""
    unknown = look.words("issued.unknown")
    then, now = (
        unknown if value is None else show_number(value) for value in (change.then, change.now)
    )
    return look.words("issued.then_now", label=change.label, then=then, now=now)


def record_words(look: Look, change: RecordChange) -> str:
    """How a record was changed, by whom and when, and the reasons that were given."""
    words, last = look.words, change.changes[-1]
    told = [
        words(f"issued.how_{change.how}"),
        words("issued.by", who=last.by, time=local_time(last.at)),
        *(words("issued.reason", reason=reason) for reason in reasons(change.changes)),
    ]
    return " · ".join(told)
