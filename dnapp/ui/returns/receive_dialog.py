"""A unit's list, row by row, before it is taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.records.unit_return import UNIT_RETURN
from dnapp.services.receiving import Sent
from dnapp.services.return_rows import OUTCOMES, Judge, ReturnPlan, ReturnRow, plan
from dnapp.services.workspace import Workspace
from dnapp.ui.dialogs.dialog import Dialog
from dnapp.ui.forms.editors import make_editor
from dnapp.ui.jobs import Job
from dnapp.ui.returns.row_panel import RowPanel
from dnapp.ui.returns.row_table import RowTable
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton, SecondaryButton
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.segmented import Segmented

_WIDTH, _HEIGHT, _LEAST, _PANEL = 1120, 330, 140, 304
"""Of the dialog; of its table, at most and at least; of the panel beside it, px at 100 %."""
_AROUND, _BESIDE = 32, 320
"""What a small window keeps around the dialog, and what stands in it beside the table."""
_ALL = "all"

Cells = list[tuple[int, Mapping[str, str]]]


class ReceiveDialog(Dialog):
    """Whose list it is, and its rows with what each comes to."""

    confirmed = Signal(str, int, tuple, bool)
    """Unit, year, rows, and whether the list was empty."""

    def __init__(
        self, look: Look, session: Session, name: str, sent: Sent, parent: QWidget
    ) -> None:
        words = look.words
        px = look.theme.px
        width = min(px(_WIDTH), parent.width() - px(_AROUND))
        height = max(px(_LEAST), min(px(_HEIGHT), parent.height() - px(_BESIDE)))
        super().__init__(look, words("returns.receive_title", file=name), _WIDTH, parent)
        self.setFixedWidth(width)
        self._session, self._sent = session, sent
        self._plan = ReturnPlan((), ())
        self._ready = False
        self._job: Job | None = None
        self._wanted = 0
        """Row number that shall be the current one when the rows are judged."""
        self.unit = make_editor(look, session, UNIT_RETURN.specs["unit"])
        self.unit.set_value(sent.unit)
        self.year = make_editor(look, session, UNIT_RETURN.specs["year"])
        self.year.set_value(sent.year or session.workspace.today().year)
        top = QHBoxLayout()
        for field, editor, share in (("unit", self.unit, 3), ("year", self.year, 1)):
            frame = FieldFrame(look, words(f"field.unit_return.{field}"), editor, required=True)
            top.addWidget(frame, share)
        self.lead = WrappedLabel(look, "", "small", "text2")
        self.shown = Segmented(look, [(_ALL, words("returns.show_all", count="00")), *(
            (outcome, words(f"returns.shown.{outcome}", count="00")) for outcome in OUTCOMES
        )])  # fmt: skip
        self.table = RowTable(look)
        self.panel = RowPanel(look, session)
        self.table.setFixedHeight(height)
        self.panel.setFixedSize(px(_PANEL), height)
        rows = QHBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.panel)
        self.left = WrappedLabel(look, "", "small", "bad")
        self.body.addLayout(top)
        self.body.addWidget(self.lead)
        self.body.addWidget(self.shown)
        self.body.addLayout(rows)
        self.body.addWidget(self.left)
        cancel = SecondaryButton(look, words("ui.cancel"))
        cancel.clicked.connect(self.reject)
        self.confirm = PrimaryButton(look, words("returns.receive"), "check")
        self.confirm.clicked.connect(self._confirm)
        self.add_button(cancel)
        self.add_button(self.confirm)
        self.unit.edited.connect(self._read)
        self.shown.picked.connect(self._show)
        self.table.picked.connect(self._show_row)
        self.panel.mended.connect(self._mend)
        self._read()

    def is_ready(self) -> bool:
        """Whether the rows are judged."""
        return self._ready

    # Judging

    def _read(self) -> None:
        """Judge the file for the unit that is chosen."""
        self._judge(partial(_planned, self._session.workspace, self.unit.value(), self._sent))

    def _mend(self, number: int, column: str, text: str) -> None:
        """Judge the rows again with another text in one cell."""
        cells: Cells = [(row.number, row.cells) for row in self._plan.rows]
        cells = [
            (found, {**held, column: text} if found == number else held) for found, held in cells
        ]
        passed = self._plan.passed_over
        self._wanted = number
        unit = self.unit.value()
        self._judge(partial(_judged, self._session.workspace, unit, cells, passed))

    def _judge(self, work: partial[ReturnPlan]) -> None:
        self._ready = False
        self.lead.setText(self.look.words("returns.receive_reading"))
        self.confirm.set_blocked(self.look.words("returns.receive_reading"))
        if self._job is not None:
            self._job.cancel()  # an answer for the unit or the cell of before is of no use
        self._job = Job(work)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._refuse)
        self._job.start(self._session.pool)

    def _refuse(self, error: object) -> None:
        self._plan, self._ready = ReturnPlan((), ()), True
        self._show(self.shown.value())
        said = self.look.words("returns.no_unit")
        if isinstance(error, UserError):
            said = self.look.words.error(error)
        self.unit.set_problem(said)
        self.lead.setText(said)
        self.confirm.set_blocked(said)

    def _take(self, found: ReturnPlan) -> None:
        self._plan, self._ready = found, True
        self.unit.set_problem(None)
        words = self.look.words
        lead = [words("returns.receive_lead", sheet=self._sent.sheet.name)]
        if found.passed_over:
            columns = ", ".join(found.passed_over)
            lead.append(words("returns.receive_passed_over", columns=columns))
        if not found.rows:
            lead = [words("returns.no_rows")]
        self.lead.setText(" ".join(lead))
        faulty = found.count("error")
        told = words("returns.receive_left", count=count2(faulty)) if faulty else ""
        self.left.setText(told)
        taken = sum(1 for row in found.rows if row.tree is not None)
        self.confirm.setText(self._name_of_confirming(taken))
        self.confirm.set_blocked(None)
        self._show(self.shown.value())

    def _name_of_confirming(self, taken: int) -> str:
        words = self.look.words
        if taken:
            return words("returns.receive_confirm", count=count2(taken))
        return words(f"returns.receive_{'unchanged' if self._plan.rows else 'nothing'}")

    # Showing

    def _show(self, which: str) -> None:
        rows = [row for row in self._plan.rows if which in (_ALL, row.outcome)]
        words = self.look.words
        names = {_ALL: words("returns.show_all", count=count2(len(self._plan.rows)))}
        for outcome in OUTCOMES:
            count = count2(self._plan.count(outcome))
            names[outcome] = words(f"returns.shown.{outcome}", count=count)
        self.shown.set_names(names)
        self.table.show_rows(rows, self._wanted)
        if not rows:
            self.panel.show_row(None)

    def _show_row(self, number: int) -> None:
        self._wanted = number
        self.panel.show_row(next((row for row in self._plan.rows if row.number == number), None))

    def _confirm(self) -> None:
        self.year.settle()
        year = self.year.value()
        if not isinstance(year, int) or self.year.problem()[0]:
            self.year.setFocus()
            return
        self.accept()
        rows = self._plan.rows
        self.confirmed.emit(self.unit.value(), year, rows, not rows)


def _planned(workspace: Workspace, unit: str, sent: Sent, _job: Job) -> ReturnPlan:
    with workspace.lent() as lent:
        return plan(lent, unit, sent.sheet)


def _judged(
    workspace: Workspace,
    unit: str,
    cells: Sequence[tuple[int, Mapping[str, str]]],
    passed_over: tuple[str, ...],
    _job: Job,
) -> ReturnPlan:
    with workspace.lent() as lent:
        rows: tuple[ReturnRow, ...] = Judge(lent, unit).rows(cells)
        return ReturnPlan(rows, passed_over)
