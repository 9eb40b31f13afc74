"""The reminders of one record in the panel beside its list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dnapp.core.query import Query
from dnapp.services.duties import due
from dnapp.ui.lists.reminders import Reminders
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.labels import WrappedLabel

LEFT = Qt.MouseButton.LeftButton


def _box(look: Look, session: Session, qtbot: QtBot) -> Reminders:
    (partner,) = session.workspace.repositories["partner"].first(Query(), 1)
    box = Reminders(look, session, "partner", partner.id)
    qtbot.addWidget(box)
    box.show()
    return box


def _lines(box: Reminders) -> list[str]:
    return [label.text() for label in box.findChildren(WrappedLabel) if label.isVisible()][1:]


def test_a_reminder_is_added_done_and_taken_up_again(
    look: Look, session: Session, qtbot: QtBot
) -> None:
    box = _box(look, session, qtbot)
    workspace = session.workspace
    before = len(due(workspace.repositories, workspace.settings, date(2026, 11, 22)))
    qtbot.keyClicks(box.task.edit, "Gui thu moi")
    qtbot.keyClicks(box.day.edit, "5/12/2026")
    with qtbot.waitSignal(session.changed, check_params_cb=lambda key: key == "reminder"):
        qtbot.mouseClick(box.add_button, LEFT)
    qtbot.waitUntil(lambda: _lines(box) == ["05/12/2026: Gui thu moi"])
    assert (box.task.value(), box.day.value()) == ("", "")
    assert len(due(workspace.repositories, workspace.settings, date(2026, 11, 22))) == before + 1
    for said in ("Gui thu moi (xong 22/11/2026)", "05/12/2026: Gui thu moi"):
        (button,) = (b for b in box.findChildren(IconButton) if b.isVisible())
        qtbot.mouseClick(button, LEFT)
        qtbot.waitUntil(lambda said=said: _lines(box) == [said])
    workspace.changes.undo()
    assert len(due(workspace.repositories, workspace.settings, date(2026, 11, 22))) == before


def test_what_cannot_be_saved_is_told_beside_the_line(
    look: Look, session: Session, qtbot: QtBot
) -> None:
    box = _box(look, session, qtbot)
    qtbot.mouseClick(box.add_button, LEFT)
    assert _lines(box) == ["Nội dung: Chưa nhập mục bắt buộc này."]
    qtbot.keyClicks(box.task.edit, "Goi lai")
    qtbot.keyClicks(box.day.edit, "32/13")
    qtbot.mouseClick(box.add_button, LEFT)
    (said,) = _lines(box)
    assert said
    assert box.task.value() == "Goi lai"
    box.day.set_value("2027")
    qtbot.mouseClick(box.add_button, LEFT)
    assert _lines(box) == ["Hạn: Cần đủ ngày, tháng, năm."]
