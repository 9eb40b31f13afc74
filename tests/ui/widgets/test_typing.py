"""Vietnamese input methods: Backspaces and letters must arrive as they were sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dnapp.ui.theme import Look
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.multi_choice_box import MultiChoiceBox
from dnapp.ui.widgets.number_edit import NumberEdit
from dnapp.ui.widgets.text_edit import TextEdit
from dnapp.ui.widgets.value_editor import ValueEditor
from tests.ui.gallery_parts import PARTNERS, make_day, make_money, read_number, show_number

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
PHRASES = ("đoàn Hàn Quốc", "Thỏa thuận", "Nguyễn Thị Hường")

MAKERS: dict[str, Callable[[Look], ValueEditor[Any]]] = {
    "line": LineEdit,
    "text": TextEdit,
    "choice": lambda look: ChoiceBox(
        look, PARTNERS.find, PARTNERS.option_of, add_text="Thêm “{}”".format
    ),
    "choices": lambda look: MultiChoiceBox(look, PARTNERS.find, PARTNERS.option_of),
    "day": make_day,
    "number": lambda look: NumberEdit(look, read_number, show_number),
    "money": make_money,
}


def without_tone(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES))


def plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return {"đ": "d", "Đ": "D"}.get(base, base)


def telex_forms(word: str) -> Iterator[str]:
    """What stands after each key: letter marks at once (aa, dd), the tone at the word's end."""
    shown = ""
    for letter in word:
        shown += plain(letter)
        yield shown
        if without_tone(letter) != plain(letter):
            shown = shown[:-1] + without_tone(letter)
            yield shown
    yield word


def vni_forms(word: str) -> Iterator[str]:
    """All letters first, then 6–9 and the tone at the word's end."""
    shown = "".join(map(plain, word))
    for end in range(1, len(shown) + 1):
        yield shown[:end]
    yield "".join(map(without_tone, word))
    yield word


def keys(phrase: str, forms: Callable[[str], Iterator[str]]) -> Iterator[str]:
    """The keys a typing tool sends: "\\b" and letters."""
    for place, word in enumerate(phrase.split(" ")):
        if place:
            yield " "
        shown = ""
        for form in forms(word):
            common = 0
            while common < min(len(shown), len(form)) and shown[common] == form[common]:
                common += 1
            yield from "\b" * (len(shown) - common)
            yield from form[common:]
            shown = form


def press(edit: QWidget, sent: str) -> None:
    code = {"\b": Qt.Key.Key_Backspace, " ": Qt.Key.Key_Space}.get(sent, Qt.Key.Key_unknown)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, sent)
        QApplication.sendEvent(edit, event)


def shown_editor(name: str, look: Look, qtbot: QtBot) -> tuple[ValueEditor[Any], QWidget]:
    editor = MAKERS[name](look)
    editor.resize(300, 34)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    field = editor.focusProxy()
    field.setFocus()
    return editor, field


@pytest.mark.parametrize("forms", [telex_forms, vni_forms])
@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("name", MAKERS)
def test_key_streams_arrive_exactly(
    look: Look, qtbot: QtBot, name: str, phrase: str, forms: Callable[[str], Iterator[str]]
) -> None:
    editor, field = shown_editor(name, look, qtbot)
    for sent in keys(phrase, forms):
        press(field, sent)
    assert editor.text_now() == phrase


@pytest.mark.parametrize("forms", [telex_forms, vni_forms])
@pytest.mark.parametrize("name", ["choice", "choices"])
def test_an_open_list_swallows_nothing(
    look: Look, qtbot: QtBot, name: str, forms: Callable[[str], Iterator[str]]
) -> None:
    editor, field = shown_editor(name, look, qtbot)
    editor.open_list()
    for sent in keys("Hủa Phăn đẹp", forms):
        press(field, sent)
        editor._picker.search()
        assert editor._picker.is_open()
        assert field.hasFocus()
    assert editor.text_now() == "Hủa Phăn đẹp"


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("phrase", PHRASES)
def test_committed_text_arrives_exactly(look: Look, qtbot: QtBot, name: str, phrase: str) -> None:
    editor, field = shown_editor(name, look, qtbot)
    for word in phrase.split(" "):
        space = " " if editor.text_now() else ""
        QApplication.sendEvent(field, QInputMethodEvent(plain(word), []))
        commit = QInputMethodEvent("", [])
        commit.setCommitString(space + word)
        QApplication.sendEvent(field, commit)
    assert editor.text_now() == phrase


@pytest.mark.parametrize("name", ["line", "text"])
def test_decomposed_text_becomes_nfc_only_on_leaving(look: Look, qtbot: QtBot, name: str) -> None:
    editor, field = shown_editor(name, look, qtbot)
    loose = unicodedata.normalize("NFD", "Nguyễn Thị Hường")
    for letter in loose:
        press(field, letter)
    assert editor.text_now() == loose
    assert editor.value() == "Nguyễn Thị Hường"
    with qtbot.waitSignal(editor.edited):
        editor.settle()
    assert editor.text_now() == "Nguyễn Thị Hường"


def test_the_cursor_stays_when_text_becomes_nfc(look: Look, qtbot: QtBot) -> None:
    editor, _ = shown_editor("line", look, qtbot)
    editor.edit.setText(unicodedata.normalize("NFD", "Hủa Phăn"))
    editor.edit.setCursorPosition(4)  # behind "Hủa" in its loose form
    editor.settle()
    assert editor.edit.cursorPosition() == 3


WORDS = st.lists(
    st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặễệốộớợữựỹ", min_size=1, max_size=7),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(phrase=WORDS, forms=st.sampled_from([telex_forms, vni_forms]))
def test_any_words_arrive_exactly(
    look: Look, qtbot: QtBot, phrase: str, forms: Callable[[str], Iterator[str]]
) -> None:
    for name in ("line", "text", "choice"):
        editor = MAKERS[name](look)
        field = editor.focusProxy()
        for sent in keys(phrase, forms):
            press(field, sent)
        assert editor.text_now() == phrase
        editor.deleteLater()
