"""An agreement is renewed: the dossier is opened, its steps are done, the new term is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.records.dossier_step import DossierStep
from dnapp.records.renewal_dossier import RENEWAL_DOSSIER, RenewalDossier
from dnapp.records.term import Term
from dnapp.ui.forms.agreement_form import AgreementForm
from dnapp.ui.forms.dossier_form import DossierForm
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session
from dnapp.ui.widgets.buttons import Button
from tests.ui.conftest import TODAY


def form(window: MainWindow) -> FormPage:
    page = window.pages.currentWidget()
    assert isinstance(page, FormPage)
    return page


def dossier_form(window: MainWindow) -> DossierForm:
    found = form(window).form
    assert isinstance(found, DossierForm)
    return found


def expired(session: Session) -> str:
    """An agreement of the sample that has ended, and has no dossier."""
    query = Query((Condition("status", Operator.IS, ("expired",)),))
    return session.workspace.repositories["agreement"].first(query, 1)[0].id


def test_from_the_agreement_to_its_new_term(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace, ident = session.workspace, expired(session)
    terms = len(workspace.tree("agreement", ident).of(Term))

    # "Hồ sơ gia hạn" on the agreement's page opens the dossier with its dated steps.
    window.open_record("agreement", ident)
    agreement = form(window).form
    assert isinstance(agreement, AgreementForm)
    button = next(b for b in agreement.findChildren(Button) if b.text() == "Hồ sơ gia hạn")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    opened = dossier_form(window)
    assert "Còn phải làm" in opened.band.accessibleName()
    ident_of_dossier = form(window).state.saved.root.record.id
    stored = workspace.tree("renewal_dossier", ident_of_dossier)
    assert [step.code for step in stored.of(DossierStep)][:2] == ["draft", "opinions"]
    assert all(step.due_on for step in stored.of(DossierStep))

    # The same button leads back to it.
    window.open_record("agreement", ident)
    again = next(b for b in form(window).findChildren(Button) if b.text() == "Hồ sơ gia hạn")
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert form(window).state.saved.root.record.id == ident_of_dossier

    # A letter is saved for Word.
    opened = dossier_form(window)
    opened.menu.actions()[0].trigger()
    path = tmp_path / "công văn.docx"
    with qtbot.waitSignal(opened.making.told, timeout=20_000):
        opened.making.dialog.fileSelected.emit(str(path))
    assert path.read_bytes()[:2] == b"PK"
    for dialog in opened.findChildren(QFileDialog):
        dialog.close()

    # Finishing is refused while steps are open, and says which.
    with qtbot.waitSignal(session.failed) as refused:
        opened.finish.click()
    assert "Lấy ý kiến" in workspace.words.error(refused.args[0])
    assert len(workspace.tree("agreement", ident).of(Term)) == terms

    # When they are done it writes the term and shows the agreement.
    done = tuple(
        replace(step, done_on=PartialDay.of(TODAY)) if step.code != "notice" else step
        for step in stored.of(DossierStep)
    )
    record = replace(stored.record, months=60)
    workspace.save_tree(RENEWAL_DOSSIER, Tree(record, {"dossier_step": done}), "update_record")
    session.announce(("renewal_dossier", "dossier_step"))
    opened = dossier_form(window)
    assert "Hoàn tất" in opened.band.accessibleName()
    opened.finish.click()
    assert isinstance(form(window).form, AgreementForm)
    assert len(workspace.tree("agreement", ident).of(Term)) == terms + 1

    # One undo takes all of it back.
    window.go_to("agreements")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(workspace.tree("agreement", ident).of(Term)) == terms)
    status = workspace.tree("renewal_dossier", ident_of_dossier).record
    assert getattr(status, "status", "") == "in_hand"


def test_each_purpose_that_makes_sense_is_offered(window: MainWindow, session: Session) -> None:
    workspace = session.workspace
    in_force = Query((Condition("status", Operator.IS, ("in_force",)),))
    ident = workspace.repositories["agreement"].first(in_force, 1)[0].id
    window.open_record("agreement", ident)
    agreement = form(window).form
    assert isinstance(agreement, AgreementForm)
    actions = agreement.menu.actions()
    assert [action.text() for action in actions] == [
        "Gia hạn", "Sửa đổi, bổ sung", "Thay thế", "Tạm đình chỉ hiệu lực", "Rút khỏi",
        "Chấm dứt hiệu lực",
    ]  # fmt: skip
    actions[-1].trigger()
    dossier = form(window).state.saved.root.record
    assert isinstance(dossier, RenewalDossier)
    assert (dossier.purpose, dossier.agreement) == ("end", ident)
    assert dossier.name.startswith("Chấm dứt: ")

    # The agreement now leads to the dossier in hand, and offers no second one.
    window.open_record("agreement", ident)
    again = form(window).form
    assert isinstance(again, AgreementForm)
    (resume,) = again.menu.actions()
    resume.trigger()
    assert form(window).state.saved.root.record.id == dossier.id


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (
            "open_ended",
            {
                "Gia hạn (không xác định thời hạn)": False,
                "Sửa đổi, bổ sung": True,
                "Thay thế": True,
                "Tạm đình chỉ hiệu lực": True,
                "Rút khỏi": True,
                "Chấm dứt hiệu lực": True,
            },
        ),
        (
            "expired",
            {
                "Gia hạn": True,
                "Sửa đổi, bổ sung (đã hết hiệu lực)": False,
                "Thay thế": True,
                "Tạm đình chỉ hiệu lực (đã hết hiệu lực)": False,
                "Rút khỏi (đã hết hiệu lực)": False,
                "Chấm dứt hiệu lực (đã hết hiệu lực)": False,
            },
        ),
    ],
)
def test_a_purpose_that_makes_no_sense_says_why(
    window: MainWindow, session: Session, status: str, shown: dict[str, bool]
) -> None:
    query = Query((Condition("status", Operator.IS, (status,)),))
    ident = session.workspace.repositories["agreement"].first(query, 1)[0].id
    window.open_record("agreement", ident)
    agreement = form(window).form
    assert isinstance(agreement, AgreementForm)
    assert {one.text(): one.isEnabled() for one in agreement.menu.actions()} == shown
