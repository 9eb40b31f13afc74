"""No English word of Qt's own is left in the dialogs and menus that dnapp can show."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QScrollBar,
    QSpinBox,
    QTextEdit,
    QWidget,
    QWizard,
    QWizardPage,
)
from pytestqt.qtbot import QtBot

from dnapp.ui.qt_words import QtWords, speak_vietnamese
from dnapp.ui.theme import Look

UNSEEN = {"QFontDatabase", "QShortcut", "QGuiApplication", "QPageSize", "QMdiSubWindow"}
"""Contexts whose texts are names of fonts, keys and paper sizes, or belong to parts not used."""

SAME = re.compile(r"[\W\d_]*(%\w)*[\W\d_]*|Alt\+\w+")
"""Texts without a word in them."""


class Recorder(QtWords):
    """Also remembers what it had no word for."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(words)
        self.missed: set[tuple[str, str]] = set()

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        found = super().translate(context, source, disambiguation, n)
        if found is None and context not in UNSEEN and not SAME.fullmatch(source):
            self.missed.add((context, source))
        return found


@pytest.fixture
def recorder(look: Look, qapp: QApplication) -> Recorder:
    words = Recorder(look.words.table("qt"))
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


def buttons_of(part: QWidget) -> list[str]:
    return [button.text() for button in part.findChildren(QAbstractButton) if button.text()]


def test_no_dialog_asks_for_a_word_we_lack(recorder: Recorder, qtbot: QtBot) -> None:
    box = QMessageBox()
    box.setStandardButtons(
        QMessageBox.StandardButton.Ok
        | QMessageBox.StandardButton.Cancel
        | QMessageBox.StandardButton.SaveAll
        | QMessageBox.StandardButton.NoToAll
        | QMessageBox.StandardButton.YesToAll
    )
    box.setDetailedText("chi tiết")
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    wizard = QWizard()
    for _ in range(2):
        wizard.addPage(QWizardPage())
    shown = [box, files, QInputDialog(), QProgressDialog(), wizard, QCalendarWidget(), QSpinBox()]
    for part in shown:
        qtbot.addWidget(part)
        part.show()
    for mode in QFileDialog.FileMode:
        files.setFileMode(mode)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    QApplication.processEvents()
    assert recorder.missed == set()


def test_standard_buttons_speak_vietnamese(recorder: Recorder, qtbot: QtBot) -> None:
    every = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(every.Ok | every.Cancel | every.Save | every.Discard | every.Help)
    qtbot.addWidget(box)
    assert {text.replace("&", "") for text in buttons_of(box)} == {
        "Đồng ý",
        "Hủy",
        "Lưu",
        "Bỏ",
        "Trợ giúp",
    }


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_context_menus_speak_vietnamese(
    recorder: Recorder, qtbot: QtBot, kind: type[QLineEdit | QTextEdit]
) -> None:
    edit = kind()
    qtbot.addWidget(edit)
    edit.setText("Hủa Phăn")
    menu: QMenu = edit.createStandardContextMenu()
    texts = [a.text().partition("\t")[0].replace("&", "") for a in menu.actions() if a.text()]
    assert texts[:2] == ["Hoàn tác", "Làm lại"]
    assert {"Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"} <= set(texts)
    assert recorder.missed == set()


def test_scroll_bar_and_spin_box_words_are_there(look: Look) -> None:
    words = QtWords(look.words.table("qt"))
    assert words.translate(QScrollBar.__name__, "Scroll here") == "Cuộn đến đây"
    assert words.translate("QAbstractSpinBox", "&Step up") == "&Tăng"


def test_a_context_goes_before_the_bare_word() -> None:
    words = QtWords({"Home": "Đầu", "QStandardPaths|Home": "Thư mục riêng"})
    assert words.translate("QStandardPaths", "Home") == "Thư mục riêng"
    assert words.translate("QShortcut", "Home") == "Đầu"
    assert words.translate("QShortcut", "End") is None
    assert QtWords({"QMimeType|*": "Tệp"}).translate("QMimeType", "Makefile") == "Tệp"


def test_a_mark_that_comes_and_goes_between_versions_is_overlooked() -> None:
    assert QtWords({"Close": "Đóng"}).translate("QPlatformTheme", "&Close") == "Đóng"


def test_every_word_keeps_placeholders_and_at_most_one_mark(look: Look) -> None:
    for source, word in look.words.table("qt").items():
        assert Counter(re.findall(r"%\w", source)) == Counter(re.findall(r"%\w", word)), source
        assert word.count("&") <= 1, word
        assert "&" not in word or "&" in source, source


def test_days_and_numbers_are_vietnamese(qapp: QApplication) -> None:
    translator = speak_vietnamese(qapp, {"Yes": "Có"})
    qapp.removeTranslator(translator)
    locale = QLocale()
    assert locale.dayName(1) == "Thứ Hai"
    assert locale.toString(1270.43, "f", 2) == "1.270,43"
    assert locale.firstDayOfWeek() == Qt.DayOfWeek.Monday
