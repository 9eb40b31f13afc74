"""An agreement is entered with its terms; the program says what it is today, and why."""

from __future__ import annotations

from dnapp.core.query import Query
from dnapp.ui.forms.agreement_form import AgreementForm
from dnapp.ui.forms.life_panel import LifePanel
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import Button
from dnapp.ui.widgets.pill import PillLabel
from tests.functional.office import Office, shown

TITLE = "Bản ghi nhớ hợp tác giữa tỉnh Thái Nguyên và tỉnh Gyeongsangbuk"


def begin(office: Office, title: str = TITLE) -> None:
    office.press("Ctrl+3", "Ctrl+N")
    office.type(title)
    office.fill(form="ban ghi nho", on_behalf="ubnd tinh", countries="han quoc")


def add_term(office: Office, *cells: str) -> None:
    """One row of the terms, cell after cell: kind, basis, start, months, end."""
    office.form.show_tab("term")
    office.table("term").view.setFocus()
    for cell in cells:
        office.type(cell)
        office.press("Tab")


def five_years_tacitly(office: Office) -> None:
    """Signed 15/03/2019 for 60 months, renewed tacitly, notice of six months."""
    begin(office)
    office.fill(signed_on="15/3/2019", effective_on="15/3/2019")
    office.fill(renewal="tu gia han", renewal_months="60", notice="6", notice_unit="thang")
    add_term(office, "thời hạn ban đầu", "theo số tháng", "15/3/2019", "60")


def pill(office: Office) -> str:
    return next(shown(office.form.header, PillLabel)).accessibleName()


def test_five_years_with_tacit_renewal_and_six_months_notice(office: Office) -> None:
    five_years_tacitly(office)
    form = office.form
    form.show_tab("info")
    sentence = " ".join(office.bands())
    assert "Lần gia hạn thứ 1 (tự gia hạn): từ 15/03/2024 đến hết ngày 14/03/2029" in sentence
    assert "Hạn thông báo trước khi hết thời hạn này: 14/09/2028" in sentence
    assert office.frame("expires_on").editor.text_now() == "14/03/2029"
    assert office.frame("notice_deadline").editor.text_now() == "14/09/2028"
    assert "tự gia hạn" in pill(office).lower()

    office.press("Ctrl+S")
    [stored] = office.workspace.repositories["agreement"].first(Query(), 2)
    assert stored.status == "auto_renewed"
    assert stored.expires_on.text == "2029-03-14"
    assert stored.notice_deadline.text == "2028-09-14"
    office.reopen()
    office.find("gyeongsangbuk", TITLE)
    assert " ".join(office.bands()) == sentence


def test_the_status_follows_what_is_typed(office: Office) -> None:
    five_years_tacitly(office)
    office.form.show_tab("info")
    office.form.focus()
    office.fill(notified_on="1/6/2026")
    office.press("Tab")
    assert "Đã thông báo không gia hạn" in " ".join(office.bands())
    office.fill(suspended_on="1/9/2026")
    office.press("Tab")
    assert "Tạm đình chỉ từ 01/09/2026." in " ".join(office.bands())
    assert "đình chỉ" in pill(office).lower()


def test_the_name_of_a_treaty_warns_with_its_article(office: Office) -> None:
    begin(office, "Hiệp định hợp tác giữa tỉnh Thái Nguyên và tỉnh Gyeongsangbuk")
    said = office.frame("title").message.text()
    assert "điều ước quốc tế" in said
    assert "Luật 70/2020/QH14, Điều 6" in said
    office.press("Ctrl+S")
    assert office.list.list_key == "agreements", "a warning does not keep it from being saved"


def test_one_agreement_replaces_another(office: Office) -> None:
    five_years_tacitly(office)
    office.press("Ctrl+S")
    newer = "Thỏa thuận hợp tác mới với tỉnh Gyeongsangbuk"
    begin(office, newer)
    office.press("Ctrl+S")
    office.find("ban ghi nho gyeongsangbuk", TITLE)
    office.fill(successor="hop tac moi", replaced_on="1/10/2026")
    office.press("Tab")
    sentence = " ".join(office.bands())
    assert "Được thay thế từ 01/10/2026." in sentence
    assert newer in sentence
    office.press("Ctrl+S")
    stored = office.workspace.repositories["agreement"].find_by_name(TITLE)
    assert office.workspace.repositories["agreement"].get(stored[0]).status == "replaced"


def test_an_open_ended_agreement_is_in_force_without_a_deadline(office: Office) -> None:
    begin(office)
    office.fill(signed_on="15/3/2019", effective_on="15/3/2019")
    add_term(office, "thời hạn ban đầu", "không thời hạn", "15/3/2019")
    assert "không có ngày hết hiệu lực" in str(
        office.workspace.computed("agreement", office.form.state.sheet.tree())["sentence"]
    )
    office.press("Ctrl+S")
    [stored] = office.workspace.repositories["agreement"].first(Query(), 2)
    assert (stored.status, stored.expires_on, stored.notice_deadline) == ("open_ended", None, None)


def life(office: Office) -> LifePanel:
    form = office.form.form
    assert isinstance(form, AgreementForm)
    return form.life


def steps(office: Office) -> list[str]:
    """Buttons of the sentence that says what the agreement is."""
    bands = shown(office.form.form, Band)
    return [button.text() for band in bands for button in shown(band, Button)]


def test_the_life_stands_above_the_fields_and_leads_to_them(office: Office) -> None:
    five_years_tacitly(office)
    office.press("Ctrl+S")
    office.find("gyeongsangbuk", TITLE)
    rows = [(row.cells[0], row.cells[2], row.current) for row in life(office).table.rows()]
    assert rows == [
        ("Thời hạn gốc", "15/03/2019 – 14/03/2024", False),
        ("Lần gia hạn thứ 1 (tự gia hạn)", "15/03/2024 – 14/03/2029", True),
        ("Lần gia hạn thứ 2 (dự kiến)", "15/03/2029 – 14/03/2034", False),
    ]
    office.tab_to("Vòng đời thỏa thuận")
    assert office.focus().accessibleDescription().startswith("Lần gia hạn thứ 1 (tự gia hạn)")
    office.press("Right")
    assert office.focus().accessibleDescription() == "Hạn thông báo: 14/09/2028."
    office.tab_to("Chuỗi văn bản và thời hạn")
    office.press("Up", "Return")
    assert office.form.tabs.value() == "term", "Enter on the first term leads to its row"


def test_the_state_of_another_day_is_only_looked_at(office: Office) -> None:
    five_years_tacitly(office)
    office.press("Ctrl+S")
    office.find("gyeongsangbuk", TITLE)
    today = " ".join(office.bands())
    office.tab_to("Xem tình trạng tại ngày")
    office.type("1/1/2024")
    office.press("Return")
    said = " ".join(office.bands())
    assert "Tại ngày 01/01/2024 (chỉ xem, hồ sơ không thay đổi): Đang hiệu lực" in said
    assert "Hạn thông báo 14/09/2023 đã qua." in said
    assert [row.current for row in life(office).table.rows()] == [True, False]
    assert not office.form.state.dirty
    office.press("Tab")
    office.tab_to("Về hôm nay")
    office.press("Return")
    assert " ".join(office.bands()) == today
    assert office.focus().accessibleName() == "Xem tình trạng tại ngày"
    office.type("32/1/2024")
    office.press("Return")
    assert " ".join(office.bands()) == today, "an unreadable day changes nothing"


def test_the_band_offers_what_comes_next(office: Office) -> None:
    begin(office)
    office.fill(signed_on="15/3/2019", effective_on="15/3/2019", renewal="thong nhat")
    add_term(office, "thời hạn ban đầu", "theo số tháng", "15/3/2019", "60")
    office.press("Ctrl+S")
    office.find("gyeongsangbuk", TITLE)
    assert steps(office) == ["Lập hồ sơ", "Chọn văn bản thay thế", "Hồ sơ gia hạn"]
    office.tab_to("Hồ sơ gia hạn")
    office.press("Return")
    assert any("Còn phải làm: Thống nhất, dự thảo" in band for band in office.bands())

    # A renewal that was signed long ago is written into the terms as it is.
    office.press("Alt+Left")
    office.form.show_tab("term")
    office.table("term").go_to(2, "kind")
    for cell in ("gia hạn", "theo số tháng", "", "60"):
        office.type(cell)
        office.press("Tab")
    office.form.show_tab("info")
    assert steps(office) == ["Lập hồ sơ"]
    assert [row.cells[0] for row in life(office).table.rows()] == [
        "Thời hạn gốc", "Lần gia hạn thứ 1",
    ]  # fmt: skip


def test_a_chain_that_bites_its_tail_is_refused_in_words(office: Office) -> None:
    begin(office)
    office.fill(signed_on="15/3/2019")
    office.press("Ctrl+S")
    begin(office, "Thỏa thuận sau")
    office.fill(signed_on="15/3/2020", predecessor="ban ghi nho")
    office.press("Ctrl+S")
    office.find("gyeongsangbuk", TITLE)
    assert [row.cells[0] for row in life(office).table.rows()] == ["Thỏa thuận sau"]
    office.fill(predecessor="thoa thuan sau")
    office.press("Ctrl+S")
    assert "quay lại chính hồ sơ này" in office.frame("predecessor").message.text()
    stored = office.workspace.repositories["agreement"].find_by_name(TITLE)
    assert office.workspace.repositories["agreement"].get(stored[0]).predecessor == ""
