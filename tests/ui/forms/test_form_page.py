"""The page of a record: typing, keeping, saving, conflicts, all on a real data folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.masking import MASK
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.records.delegation import Delegation
from dnapp.records.member import Member
from dnapp.records.term import Term
from dnapp.services.workspace import Workspace
from dnapp.store.drafts import Drafts
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.setups import AGREEMENTS, COUNTRIES, INCOMING, LISTS, LOOKUPS, OUTGOING
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from tests.ui.forms.form_desk import NewPage, OpenPage, saved_delegation

MEMBERS = (
    "STT\tHọ và tên\tChức vụ\tĐơn vị công tác\tSố hộ chiếu\tHạn hộ chiếu\tQuốc tịch\r\n"
    + "".join(
        f"{n}\tNgười Mẫu {n}\tChuyên viên\tSở Ngoại vụ\tM000{n}\t12/2029\tHàn Quốc\r\n"
        for n in range(1, 9)
    )
)


def fill(page: FormPage, name: str, value: object) -> None:
    """Put a value into a field, as picking it does."""
    editor = page.form.frames[name].editor
    editor.set_value(value)
    editor.edited.emit()


def texts(widget: QWidget) -> str:
    """All words that a part of the page shows."""
    shown = [label.text() for label in widget.findChildren(QLabel)]
    shown += [part.accessibleName() for part in widget.findChildren(QWidget)]
    return "\n".join(shown)


def test_a_delegation_with_eight_members_is_logged_by_keyboard_alone(
    new_page: NewPage, keyboard, workspace: Workspace, qtbot: QtBot
) -> None:
    page = new_page(INCOMING)
    keyboard.type("Đoàn tỉnh Gyeongsangbuk")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("han")
    qtbot.waitUntil(lambda: _popup_open(page, "countries"))
    keyboard.press(Qt.Key.Key_Return)
    keys = 0
    while page.form._name_of(QApplication.focusWidget()) != "starts_on":
        keyboard.press(Qt.Key.Key_Tab)
        keys += 1
        assert keys < 15
    keyboard.type("9/6/26")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("12/6/26")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("8")
    keyboard.press(Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText(MEMBERS)
    keyboard.control(Qt.Key.Key_V)
    with qtbot.waitSignals([page.saved_new, page.closed]):
        keyboard.control(Qt.Key.Key_S)
    record = workspace.repositories["delegation"].first(Query(), 1)[0]
    tree = workspace.tree("delegation", record.id)
    assert isinstance(record, Delegation)
    assert (record.direction, record.name, record.countries, record.headcount) == (
        "in", "Đoàn tỉnh Gyeongsangbuk", ("KR",), 8,
    )  # fmt: skip
    assert (record.starts_on, record.ends_on) == (PartialDay(2026, 6, 9), PartialDay(2026, 6, 12))
    members = tree.of(Member)
    assert [m.name for m in members] == [f"Người Mẫu {n}" for n in range(1, 9)]
    assert {(m.organisation, m.nationality) for m in members} == {("Sở Ngoại vụ", "KR")}
    assert members[7].passport_number == "M0008"
    assert record.code.startswith("ĐV-2026-")
    assert Drafts(workspace.database).all() == []


def _popup_open(page: FormPage, name: str) -> bool:
    return page.form.frames[name].editor._picker.is_open()


def test_the_quarter_follows_from_the_first_day(new_page: NewPage, keyboard) -> None:
    page = new_page(INCOMING)
    page.go_to("starts_on")
    keyboard.type("14/9/26")
    keyboard.press(Qt.Key.Key_Return)
    assert "Quý III/2026" in page.form.report_title()
    keyboard.press(Qt.Key.Key_Backtab)
    keyboard.control(Qt.Key.Key_A)
    keyboard.type("15/9/26")
    keyboard.press(Qt.Key.Key_Return)
    assert "Quý IV/2026" in page.form.report_title()


def test_words_follow_the_direction(new_page: NewPage) -> None:
    assert new_page(INCOMING).form.label("starts_on") == "Ngày đến"
    assert new_page(OUTGOING).form.label("starts_on") == "Ngày đi"


def test_a_wrong_day_is_told_beside_its_field_and_stops_saving(
    new_page: NewPage, keyboard, workspace: Workspace
) -> None:
    page = new_page(INCOMING)
    keyboard.type("Đoàn A")
    page.go_to("starts_on")
    keyboard.type("9/6/2026")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("8/6/2026")
    keyboard.press(Qt.Key.Key_Tab)
    assert "09/06/2026" in page.form.frames["ends_on"].message.text()
    assert page.form.frames["countries"].editor.problem() == ("", "error")
    keyboard.control(Qt.Key.Key_S)
    assert page.form.frames["countries"].editor.problem()[0] != ""
    assert page.form._name_of(QApplication.focusWidget()) in {"countries", "ends_on"}
    assert not workspace.repositories["delegation"].count(Query())
    assert page.header.saved.text() == page._look.words("form.not_saved")


def test_unreadable_text_stays_as_typed(new_page: NewPage, keyboard) -> None:
    page = new_page(INCOMING)
    page.go_to("starts_on")
    keyboard.type("31/6/2026")
    keyboard.press(Qt.Key.Key_Tab)
    editor = page.form.frames["starts_on"].editor
    assert editor.text_now() == "31/6/2026"
    assert editor.problem()[0]
    assert not page.save()
    assert editor.text_now() == "31/6/2026"


def test_a_cell_being_typed_is_saved_with_the_record(
    open_page: OpenPage, keyboard, workspace: Workspace
) -> None:
    ident = saved_delegation(workspace)
    page = open_page(INCOMING, ident)
    page.tables["member"].view.go_to(1, 0)
    keyboard.type("Nguyễn Văn Mẫu")
    keyboard.control(Qt.Key.Key_S)
    names = [m.name for m in workspace.tree("delegation", ident).of(Member)]
    assert names == ["Kang", "Nguyễn Văn Mẫu"]


def test_ctrl_enter_in_running_text_saves(new_page: NewPage, keyboard, qtbot: QtBot) -> None:
    page = new_page(LOOKUPS)
    fill(page, "list", "field")
    page.go_to("name")
    keyboard.type("Nông nghiệp số")
    with qtbot.waitSignal(page.next_wanted):
        keyboard.control(Qt.Key.Key_Return)
    running = new_page(INCOMING)
    running.go_to("content")
    keyboard.type("Một")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("Hai")
    keyboard.control(Qt.Key.Key_Return)
    assert running.state.value("content") == "Một\nHai"


TELEX = [
    "d", "\bđ", "o", "a", "n", "\b\b\boàn", " ", "h", "a", "n", "\b\bàn", " ",
    "q", "u", "o", "c", "\b\bôc", "\b\bốc",
]  # fmt: skip
"""What UniKey sends for "đoàn hàn quốc" typed by Telex: letters, Backspaces, letters again."""


@pytest.mark.parametrize("place", ["line", "choice", "choices", "text", "cell", "cell_choice"])
def test_vietnamese_input_methods_type_undisturbed(new_page: NewPage, keyboard, place: str) -> None:
    page = new_page(INCOMING)
    table = page.tables["member"]
    fields = {"line": "name", "choice": "level", "choices": "countries", "text": "content"}
    if place in fields:
        page.go_to(fields[place])
    else:
        names = [spec.name for spec in table.rows.columns]
        table.view.go_to(0, names.index("nationality" if place == "cell_choice" else "name"))
    for part in TELEX:
        for letter in part:
            if letter == "\b":
                keyboard.press(Qt.Key.Key_Backspace)
            else:
                keyboard.type(letter)
    editor = (
        page.form.frames[fields[place]].editor if place in fields else table.view.delegate.editor
    )
    assert editor is not None
    assert editor.text_now() == "đoàn hàn quốc"


def test_steps_of_the_form_are_taken_back_by_name(
    open_page: OpenPage, keyboard, workspace: Workspace
) -> None:
    page = open_page(INCOMING, saved_delegation(workspace))
    page.go_to("headcount")
    keyboard.type("12")
    keyboard.press(Qt.Key.Key_Tab)
    page.tables["member"].paste(MEMBERS)
    assert "dán 08 dòng" in page.header.undo.toolTip()
    page.go_to("places")
    keyboard.control(Qt.Key.Key_Z)
    assert len(page.state.rows("member")) == 1
    keyboard.control(Qt.Key.Key_Z)
    assert page.state.value("headcount") is None
    assert page.form.frames["headcount"].editor.text_now() == ""
    keyboard.control(Qt.Key.Key_Y)
    assert page.state.value("headcount") == 12


def test_two_windows_do_not_overwrite_each_other(
    open_page: OpenPage, keyboard, workspace: Workspace
) -> None:
    ident = saved_delegation(workspace)
    page = open_page(INCOMING, ident)
    page.go_to("head_name")
    keyboard.type("Kang Seok-hee")
    keyboard.press(Qt.Key.Key_Tab)
    tree = workspace.tree("delegation", ident)
    other = Delegation(**{**vars(tree.record), "head_name": "Lee", "places": "Thái Nguyên"})
    workspace.save_tree(INCOMING.record_type, Tree(other, tree.children), "update_record")
    assert not page.save()
    assert page.state.value("head_name") == "Kang Seok-hee"
    page.saver.take_theirs(page.sheet_now())
    assert page.state.value("head_name") == "Kang Seok-hee"
    assert page.state.value("places") == "Thái Nguyên"
    assert "Lee" in texts(page.band)
    assert page.save()
    kept = workspace.repositories["delegation"].get(ident)
    assert (kept.head_name, kept.places) == ("Kang Seok-hee", "Thái Nguyên")


def test_an_undo_outside_shows_in_the_open_form(open_page: OpenPage, session: Session) -> None:
    workspace = session.workspace
    ident = saved_delegation(workspace)
    tree = workspace.tree("delegation", ident)
    renamed = Delegation(**{**vars(tree.record), "name": "Tên mới"})
    workspace.save_tree(INCOMING.record_type, Tree(renamed, tree.children), "update_record")
    page = open_page(INCOMING, ident)
    workspace.changes.undo()
    session.announce(["delegation"])
    assert page.form.frames["name"].editor.text_now() == "Đoàn Gyeongsangbuk"


def test_ctrl_d_takes_the_value_of_the_record_added_before(
    new_page: NewPage, keyboard, workspace: Workspace
) -> None:
    saved_delegation(workspace, head_name="Kang Seok-hee")
    saved_delegation(workspace, direction="out", head_name="Lê Mẫu")
    page = new_page(INCOMING)
    page.go_to("head_name")
    keyboard.control(Qt.Key.Key_D)
    assert page.state.value("head_name") == "Kang Seok-hee"
    page.go_to("countries")
    keyboard.control(Qt.Key.Key_D)
    assert page.state.value("countries") == ("KR",)


def test_saving_and_adding_the_next_one(
    new_page: NewPage, keyboard, qtbot: QtBot, workspace: Workspace
) -> None:
    page = new_page(LOOKUPS)
    fill(page, "list", "field")
    page.go_to("name")
    keyboard.type("Du lịch biển")
    with qtbot.waitSignal(page.next_wanted) as wanted:
        keyboard.control(Qt.Key.Key_Return)
    assert wanted.args == ["lookups", page.state.saved.root.record.id]
    assert workspace.repositories["lookup"].find_by_name("du lich bien")


def test_a_value_that_another_record_has_is_refused_in_words(
    new_page: NewPage, keyboard, workspace: Workspace
) -> None:
    page = new_page(COUNTRIES)
    for name, value in (("name", "Hàn Quốc"), ("code", "KR"), ("status", "country")):
        fill(page, name, value)
    assert not page.save()
    assert "Hàn Quốc" in page.form.frames["code"].message.text()
    page.go_to("code")
    keyboard.control(Qt.Key.Key_A)
    keyboard.type("XQ")
    keyboard.press(Qt.Key.Key_Return)
    assert page.form.frames["code"].editor.problem()[0] == ""


def test_a_missing_entry_of_a_list_is_added_from_the_picker(
    new_page: NewPage, keyboard, workspace: Workspace
) -> None:
    page = new_page(INCOMING)
    page.go_to("fields")
    keyboard.type("Chuyển đổi số nông thôn")
    editor = page.form.frames["fields"].editor
    editor.add_wanted.emit("Chuyển đổi số nông thôn")
    (ident,) = page.state.value("fields")
    entry = workspace.repositories["lookup"].get(ident)
    assert (entry.list, entry.name) == ("field", "Chuyển đổi số nông thôn")


def test_the_history_says_who_changed_what_and_masks_personal_values(
    open_page: OpenPage, workspace: Workspace
) -> None:
    ident = saved_delegation(workspace)
    page = open_page(INCOMING, ident)
    fill(page, "headcount", 18)
    member = page.tables["member"]
    member.rows.put_text(0, 3, "M7654321")
    assert page.save()
    shown = texts(page.parts.history)
    assert "Số người: (trống) → 18" in shown
    assert f"{MASK} → {MASK}" in shown
    assert "M7654321" not in shown
    assert "M1234567" not in shown
    assert "Mẫu" in shown


def test_an_agreement_tells_its_status_from_the_terms_being_typed(
    open_page: OpenPage, workspace: Workspace
) -> None:
    record = Agreement(title="Bản ghi nhớ", form="memorandum", on_behalf="province")
    term = Term(kind="original", basis="open_ended", starts_on=PartialDay(2024, 1, 5), pos=1)
    saved = workspace.save_tree(
        AGREEMENTS.record_type, Tree(record, {"term": (term,)}), "add_records"
    )
    page = open_page(AGREEMENTS, saved.tree.record.id)
    before = page.form._band.accessibleName()
    terms = page.tables["term"].rows
    names = [spec.name for spec in terms.columns]
    terms.put_text(0, names.index("basis"), "Đến ngày ghi trong văn bản")
    terms.put_text(0, names.index("ends_on"), "4/1/2027")
    after = page.form._band.accessibleName()
    assert before != after
    assert "04/01/2027" in after
    assert page.form.frames["expires_on"].editor.text_now() == "04/01/2027"


def test_a_failing_disk_is_told_and_the_text_stays(
    new_page: NewPage, keyboard, workspace: Workspace
) -> None:
    page = new_page(INCOMING)
    keyboard.type("Đoàn A")
    keyboard.press(Qt.Key.Key_Return)
    fill(page, "countries", ("KR",))
    fill(page, "starts_on", PartialDay(2026, 6, 9))
    workspace.database.writer.execute("PRAGMA max_page_count = 1")
    page.tables["member"].paste("\n".join(f"Người {n}\t{'a' * 500}" for n in range(1500)))
    assert not page.save()
    assert page.header.saved.text() == page._look.words("form.not_saved")
    assert "ổ đĩa" in texts(page.band)
    assert page.state.value("name") == "Đoàn A"
    assert len(page.state.rows("member")) == 1500


@pytest.mark.parametrize("setup", LISTS.values(), ids=lambda setup: setup.key)
def test_every_list_has_a_form_whose_fields_all_show(new_page: NewPage, setup: ListSetup) -> None:
    page = new_page(setup)
    missing = {spec.name for spec in setup.record_type.typed if spec.name not in page.form.frames}
    # The panel of the record that a reminder is about says which one that is; a unit's report is
    # named after unit and year.
    about = {"kind", "record"}
    written = {"reminder": about, "diary_entry": about, "unit_return": {"name"}}
    implied = written.get(setup.kind, set())
    assert missing <= {condition.field for condition in setup.about} | implied
    for key in setup.record_type.children:
        page.show_tab("info" if key in page.form.tables else key)
        assert page.tables[key].isVisible()


def test_a_folder_that_is_only_read_can_be_looked_at(
    qtbot: QtBot, look: Look, workspace: Workspace
) -> None:
    ident = saved_delegation(workspace)
    folder: Path = workspace.folder
    reading = Workspace.open(folder, today=workspace.today(), who="Hoa", read_only=True)
    session = Session(reading)
    page = FormPage(look, session, INCOMING, reading.tree("delegation", ident))
    qtbot.addWidget(page)
    page.show()
    assert page.form.frames["name"].editor.is_read_only()
    assert page.tables["member"].rows.rowCount() == 1
    assert page.header.next.isHidden()
    page.keep_draft()
    reading.close()
