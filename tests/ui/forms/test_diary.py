"""The diary of one record: written, changed, deleted, kept when its page is left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records.diary_entry import DiaryEntry
from dnapp.records.partner import PARTNER, Partner
from dnapp.ui.forms.diary import Diary
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.labels import WrappedLabel

LEFT = Qt.MouseButton.LeftButton


def _diary(look: Look, session: Session, qtbot: QtBot) -> Diary:
    made = Partner(name="Gyeongsangbuk", kind="locality")
    partner = session.workspace.save_tree(PARTNER, Tree(made), "add_record").tree.record
    diary = Diary(look, session, "partner")
    qtbot.addWidget(diary)
    diary.show()
    diary.show_record(partner.id)
    return diary


def _stored(session: Session) -> list[DiaryEntry]:
    found = session.workspace.repositories["diary_entry"].first(Query(), 50)
    return [entry for entry in found if isinstance(entry, DiaryEntry)]


def _said(diary: Diary) -> list[str]:
    QCoreApplication.processEvents()
    return [label.text() for label in diary.findChildren(WrappedLabel) if label.isVisible()]


def _write(diary: Diary, qtbot: QtBot, text: str, day: str = "") -> None:
    if day:
        diary.day.set_value(PartialDay.of(date.fromisoformat(day)))
    goal = diary.content.focusProxy()
    assert goal is not None
    qtbot.keyClicks(goal, text)
    qtbot.mouseClick(diary.add_button, LEFT)


def _click(diary: Diary, name: str, qtbot: QtBot) -> None:
    QCoreApplication.processEvents()
    found = [one for one in diary.findChildren(IconButton) if one.accessibleName() == name]
    qtbot.mouseClick(next(one for one in found if one.isVisible()), LEFT)


def test_a_note_is_of_today_unless_a_day_is_typed(
    look: Look, session: Session, qtbot: QtBot
) -> None:
    diary = _diary(look, session, qtbot)
    _write(diary, qtbot, "Goi dien cho dai su quan")
    _write(diary, qtbot, "Nhan cong ham", "2026-11-02")
    first, second = sorted(_stored(session), key=lambda entry: entry.id)
    assert first.happened_on == PartialDay.of(session.workspace.today())
    assert (second.happened_on, second.content) == (
        PartialDay.of(date(2026, 11, 2)), "Nhan cong ham",
    )  # fmt: skip
    assert (second.kind, second.record) == ("partner", first.record)
    assert _said(diary) == ["Goi dien cho dai su quan", "Nhan cong ham"]
    assert diary.count == 2


def test_a_note_without_words_is_refused_in_words(
    look: Look, session: Session, qtbot: QtBot
) -> None:
    diary = _diary(look, session, qtbot)
    qtbot.mouseClick(diary.add_button, LEFT)
    assert diary.problem.text().startswith("Nội dung: ")
    assert not _stored(session)


def test_a_note_is_changed_in_the_fields_it_was_written_in(
    look: Look, session: Session, qtbot: QtBot
) -> None:
    diary = _diary(look, session, qtbot)
    _write(diary, qtbot, "Gui thu")
    _click(diary, look.words("diary.edit"), qtbot)
    assert diary.content.value() == "Gui thu"
    diary.content.set_value("Gửi thư mời lần hai")
    qtbot.mouseClick(diary.add_button, LEFT)
    (entry,) = _stored(session)
    assert entry.content == "Gửi thư mời lần hai"
    assert diary.cancel_button.isHidden()
    assert diary.content.value() == ""


def test_a_deleted_note_comes_back_by_undo(look: Look, session: Session, qtbot: QtBot) -> None:
    diary = _diary(look, session, qtbot)
    _write(diary, qtbot, "Gui thu")
    with qtbot.waitSignal(diary.written):
        _click(diary, look.words("diary.delete"), qtbot)
    assert not _stored(session)
    assert _said(diary) == [look.words("diary.empty")]
    session.workspace.changes.undo()
    session.announce(("diary_entry",))
    assert _said(diary) == ["Gui thu"]


def test_what_is_still_typed_is_kept_with_a_day(look: Look, session: Session, qtbot: QtBot) -> None:
    diary = _diary(look, session, qtbot)
    diary.content.set_value("Đang gõ dở")
    diary.day.set_value(None)
    diary.keep()
    (entry,) = _stored(session)
    assert entry.happened_on == PartialDay.of(session.workspace.today())
    diary.keep()
    assert len(_stored(session)) == 1
