"""A form left half-typed: whatever takes it away, the text is there again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from dnapp.ui.pages.form_page import FormPage
from tests.functional.office import Office

NAME = "Đoàn Nhật Bản thăm làng nghề"
HELD = "Đoàn Nhật Bản thăm làng"
"""What stands in the field when the officer is called away."""

WRITER = """
import sys
from pathlib import Path
from dnapp.core.paths import words_folder
from dnapp.core.words import Catalog
from dnapp.ui.application import make_application
from tests.functional.office import Office

office = Office(make_application(Catalog.load(words_folder()))[1], Path(sys.argv[1]))
office.open()
office.press("Ctrl+1", "Ctrl+N")
office.type(sys.argv[2])
office.wait(lambda: office.form.keeper.holds)
print("typed", flush=True)
office.wait(lambda: False, 60)
"""


def begin(office: Office) -> None:
    office.press("Ctrl+1", "Ctrl+N")
    office.type(HELD)


def answer(office: Office, word: str) -> None:
    """Go by Tab to the button of the band, press it."""
    office.tab_to(word)
    office.press("Space")


def go_on(office: Office) -> None:
    """A form of the same list offers what was typed; it is taken up and finished."""
    office.press("Ctrl+N")
    assert any("đang gõ dở" in sentence for sentence in office.bands())
    assert office.frame("name").editor.text_now() == "", "the old text waits for an answer"
    answer(office, "Tiếp tục bản đang gõ dở")
    assert office.frame("name").editor.text_now() == HELD
    assert not any("đang gõ dở" in sentence for sentence in office.bands())
    office.press("End")
    office.type(" nghề")
    office.fill(countries="nhat ban", starts_on="3/9/26")
    office.press("Ctrl+S")
    assert [hit.title for hit in office.workspace.search.find("tham lang nghe")] == [NAME]
    office.press("Ctrl+N")
    assert office.bands() == [], "a saved form leaves nothing behind"


def test_esc_closes_nothing(office: Office) -> None:
    begin(office)
    office.press("Escape", "Escape")
    assert office.frame("name").editor.text_now() == HELD
    assert office.page(FormPage).keeper.holds


def test_another_page_and_back(office: Office) -> None:
    begin(office)
    office.press("Ctrl+3", "Ctrl+1")
    go_on(office)


def test_the_way_back_by_alt_left(office: Office) -> None:
    begin(office)
    office.press("Alt+Left")
    assert office.list.list_key == "incoming"
    go_on(office)


def test_the_window_is_closed_while_a_letter_is_being_typed(office: Office) -> None:
    begin(office)
    office.reopen()
    go_on(office)


def test_the_power_goes(office: Office) -> None:
    office.close()
    here = Path(__file__).parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(office.folder), HELD],
        cwd=here,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "typed\n", writer.communicate()[1]
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    office.open()
    assert not office.workspace.read_only, "the dead process holds nothing"
    go_on(office)


def test_bo_drops_it(office: Office) -> None:
    begin(office)
    office.press("Ctrl+3", "Ctrl+1", "Ctrl+N")
    answer(office, "Bỏ")
    assert office.frame("name").editor.text_now() == ""
    assert office.focus() is office.frame("name").editor.focusProxy()
    office.reopen()
    office.press("Ctrl+1", "Ctrl+N")
    assert office.bands() == []


def test_an_unsettled_cell_and_an_unreadable_day_are_kept_too(office: Office) -> None:
    office.press("Ctrl+1", "Ctrl+N")
    office.type(HELD)
    office.fill(starts_on="32/13")
    office.tab_to("Danh sách thành viên")
    office.type("Tanaka Yu")
    office.reopen()
    office.press("Ctrl+1", "Ctrl+N")
    answer(office, "Tiếp tục bản đang gõ dở")
    assert office.frame("name").editor.text_now() == HELD
    assert office.frame("starts_on").editor.text_now() == "32/13"
    assert office.frame("starts_on").message.text() != ""
    assert [row[0] for row in office.grid("member")] == ["Tanaka Yu"]


def test_a_draft_of_a_stored_record_waits_with_the_record(office: Office) -> None:
    begin(office)
    office.fill(countries="nhat ban", starts_on="3/9/26")
    office.press("Ctrl+S")
    office.find("nhat ban tham lang", HELD)
    office.press("End")
    office.type(" nghề")
    office.press("Ctrl+1")
    assert office.bands() == []
    office.find("nhat ban tham lang", HELD)
    answer(office, "Tiếp tục bản đang gõ dở")
    office.press("Ctrl+S")
    assert [hit.title for hit in office.workspace.search.find("tham lang")] == [NAME]
