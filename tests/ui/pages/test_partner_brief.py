"""The page of a partner offers the brief for a leader."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.query import Query
from dnapp.ui.forms.partner_overview import PartnerOverview
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session

LONG = 20_000


@pytest.fixture
def overview(window: MainWindow, session: Session, qtbot: QtBot) -> PartnerOverview:
    found = session.workspace.repositories["delegation"].values("partners", Query())
    window.open_record("partner", str(found[0][0]))
    page = window.pages.currentWidget()
    assert isinstance(page, FormPage)
    shown = page.parts.overview
    assert shown is not None
    qtbot.waitUntil(lambda: shown.life is not None)
    return shown


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_brief_is_written_by_the_keyboard(
    overview: PartnerOverview, suffix: str, tmp_path: Path, qtbot: QtBot
) -> None:
    assert overview.life is not None
    assert overview.brief.isVisible()
    assert overview.made.isHidden()
    overview.brief.setFocus()
    QTest.keyClick(overview.brief, Qt.Key.Key_Space)
    assert overview.making.dialog is not None
    path = tmp_path / f"đối tác.{suffix}"
    with qtbot.waitSignal(overview.making.told, timeout=LONG):
        overview.making.dialog.fileSelected.emit(str(path))
    overview.making.dialog.close()
    assert overview.made.isVisible()
    assert path.name in overview.made.accessibleName()
    if suffix == "pdf":
        assert path.read_bytes().startswith(b"%PDF")
        return
    made = docx.Document(str(path))
    newest = next(one for one in overview.life.activities if one.sort in {"in", "out"})
    cells = "\n".join(
        cell.text for table in made.tables for row in table.rows for cell in row.cells
    )
    texts = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert newest.title[:40] in cells + texts


def test_a_new_partner_has_no_brief(window: MainWindow) -> None:
    window.new_record("partners")
    page = window.pages.currentWidget()
    assert isinstance(page, FormPage)
    assert page.parts.overview is None
