"""Every part of the kit in one window, in its states: shown by a test, and by hand to look at.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery OUT.png [SCALE]

prints the problems it sees (clipped texts) as lines.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.paths import resource, words_folder
from dnapp.core.words import Catalog
from dnapp.ui.fonts import load_fonts
from dnapp.ui.icons import Icons
from dnapp.ui.painting import (
    STATES,
    Pill,
)
from dnapp.ui.qt_words import speak_vietnamese
from dnapp.ui.stylesheet import dress
from dnapp.ui.theme import Look, Theme
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import (
    Button,
    DangerButton,
    GhostButton,
    IconButton,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
)
from dnapp.ui.widgets.check_box import CheckBox
from dnapp.ui.widgets.chip import AddChip, FilterChip, ToggleChip
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.empty_state import EmptyState
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.money_edit import Sum
from dnapp.ui.widgets.multi_choice_box import MultiChoiceBox
from dnapp.ui.widgets.nav_button import NavGroup, NavItem
from dnapp.ui.widgets.number_edit import NumberEdit
from dnapp.ui.widgets.pill import PillLabel
from dnapp.ui.widgets.section import SectionHead
from dnapp.ui.widgets.segmented import Segmented
from dnapp.ui.widgets.sidebar import Sidebar
from dnapp.ui.widgets.status_bar import StatusBar
from dnapp.ui.widgets.tab_strip import Tab, TabStrip
from dnapp.ui.widgets.text_edit import TextEdit
from dnapp.ui.widgets.toast import Toast
from tests.ui.gallery_parts import (
    FIELDS,
    PARTNERS,
    Card,
    Drawings,
    make_day,
    make_money,
    read_number,
    show_number,
)


def make_look(scale: int = 100) -> Look:
    """The look of the program, from its own files."""
    theme = Theme.load(resource("theme", "tokens.toml"), scale=scale)
    words = Catalog.load(words_folder())
    return Look(theme, Icons(theme, resource("icons")), words)


class Gallery(QWidget):
    """All of it, beside a sidebar and under a header."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.editors: dict[str, QWidget] = {}
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.sidebar = self._make_sidebar()
        across.addWidget(self.sidebar)
        page = QVBoxLayout()
        page.setSpacing(0)
        across.addLayout(page, 1)
        self.header = self._make_header()
        page.addWidget(self.header)
        page.addWidget(self._make_tabs())
        grid = QGridLayout()
        grid.setContentsMargins(20, 12, 20, 12)
        grid.setSpacing(12)
        page.addLayout(grid, 1)
        for column, cards in enumerate(
            (
                (self._make_buttons, self._make_pills),
                (self._make_inputs,),
                (self._make_messages, self._make_empty),
            )
        ):
            stack = QVBoxLayout()
            stack.setSpacing(12)
            for make in cards:
                stack.addWidget(make())
            stack.addStretch(1)
            grid.addLayout(stack, 0, column)
            grid.setColumnStretch(column, (0, 3, 2)[column])
        self.status = StatusBar(look)
        self.status.show_left("Hiện 64 trong 86 đoàn · 809 lượt người", "Đang chọn 4 đoàn")
        self.status.show_right("Năm 2025: 15/12/2024 – 14/12/2025")
        self.status.saved.tell("saved", "Đã lưu 10:32")
        page.addWidget(self.status)
        self.toast = Toast(look, self)
        self.toast.set_left(look.theme.size("sidebar"))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.look.theme.color("app"))

    def _make_sidebar(self) -> Sidebar:
        bar = Sidebar(self.look)
        bar.set_office("Sở Ngoại vụ", "tỉnh Thái Nguyên")
        bar.set_foot(
            [
                NavItem("backup", "shield-check", "Sao lưu: hôm nay 08:05"),
                NavItem("settings", "settings", "Cài đặt"),
            ],
            [
                NavItem("trash", "trash-2", "Thùng rác"),
                NavItem("help", "circle-question-mark", "Trợ giúp"),
            ],
        )
        bar.show_groups(
            [
                NavGroup("", (NavItem("overview", "layout-dashboard", "Tổng quan", badge="3"),)),
                NavGroup(
                    "HỒ SƠ",
                    (
                        NavItem("in", "plane-landing", "Đoàn vào", "86"),
                        NavItem("out", "plane-takeoff", "Đoàn ra", "38"),
                        NavItem("agreement", "handshake", "Thỏa thuận quốc tế", "14"),
                        NavItem("partner", "map-pinned", "Đối tác", "23"),
                    ),
                ),
                NavGroup(
                    "DANH SÁCH ĐÃ LƯU",
                    (NavItem("list.1", "bookmark", "Đoàn Hàn Quốc", "27"),),
                    "list.add",
                    "Lưu danh sách này",
                ),
            ]
        )
        bar.set_current("in")
        return bar

    def _make_header(self) -> HeaderBar:
        look = self.look
        header = HeaderBar(look)
        header.set_title("Đoàn tỉnh Gyeongsangbuk", "Đoàn vào", "86 đoàn · 1.042 lượt người")
        header.set_pill(Pill.of("ended", "Đã kết thúc"), "Đã về ngày 11/06/2025")
        header.add_action(GhostButton(look, "Chốt báo cáo", "lock"))
        menu = Menu(look, header)
        menu.add("Xuất PDF", "file-down", "Ctrl+P")
        menu.add("Xuất XLSX", "file-spreadsheet")
        printing = SecondaryButton(look, "In, xuất", "printer")
        printing.set_menu(menu)
        self.menu = menu
        header.add_action(printing)
        header.add_action(PrimaryButton(look, "Thêm đoàn vào", "plus", "Ctrl N"))
        return header

    def _make_tabs(self) -> QWidget:
        tabs = TabStrip(
            self.look,
            [Tab("all", "Tất cả", "86"), Tab("q", "Quý này", "27"), Tab("d", "Nháp", "5")],
        )
        tabs.add_action(GhostButton(self.look, "Lưu danh sách này", "plus", small=True))
        return tabs

    def _make_buttons(self) -> QWidget:
        look = self.look
        card = Card(look, "Nút")
        makers: tuple[Callable[[], Button], ...] = (
            lambda: PrimaryButton(look, "Thêm", "plus"),
            lambda: SecondaryButton(look, "In, xuất", "printer"),
            lambda: DangerButton(look, "Xóa", "trash-2"),
        )
        for make in makers:
            row = QHBoxLayout()
            plain, focused, blocked = make(), make(), make()
            focused.focusInEvent(
                QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
            )
            blocked.set_blocked("Chưa có quyền")
            for button in (plain, focused, blocked):
                row.addWidget(button)
            row.addStretch(1)
            card.box.addLayout(row)
        row = QHBoxLayout()
        toggle = IconButton(look, "panel-right", "Khung chi tiết", "F4")
        toggle.setCheckable(True)
        toggle.setChecked(True)
        for part in (
            LinkButton(look, "Xóa lọc", small=True),
            GhostButton(look, "Lấy từ đoàn cũ", "history", small=True),
            IconButton(look, "columns-3", "Cột"),
            toggle,
            CheckBox(look, "Cả phòng"),
        ):
            row.addWidget(part)
        row.addStretch(1)
        card.box.addLayout(row)
        row = QHBoxLayout()
        chips = (
            FilterChip(look, "Kỳ:", "Năm 2025", "calendar-days"),
            FilterChip(look, "Nước:", "8 nước"),
            AddChip(look),
        )
        for chip in chips:
            row.addWidget(chip)
        row.addStretch(1)
        card.box.addLayout(row)
        row = QHBoxLayout()
        switch = Segmented(look, [("nd09", "15–14"), ("calendar", "Theo lịch"), ("own", "Tự chọn")])
        on = ToggleChip(look, "Lỗi", "12", "circle-x")
        on.setChecked(True)
        for part in (switch, on, ToggleChip(look, "Cập nhật", "3")):
            row.addWidget(part)
        row.addStretch(1)
        card.box.addLayout(row)
        card.box.addWidget(Drawings(look))
        return card

    def _make_pills(self) -> QWidget:
        card = Card(self.look, "Tình trạng: biểu tượng, chữ, màu")
        states = list(STATES)
        for start in range(0, len(states), 3):
            row = QHBoxLayout()
            row.setSpacing(8)
            for state in states[start : start + 3]:
                row.addWidget(PillLabel(self.look, Pill.of(state, "Hết hiệu lực")))
            row.addStretch(1)
            card.box.addLayout(row)
        return card

    def _make_inputs(self) -> QWidget:
        look = self.look
        card = Card(look, "Ô nhập")
        head = SectionHead(look, "Thông tin chung", "id-card")
        head.set_note("16 / 18 người", "warn")
        head.add_action(GhostButton(look, "Lấy từ đoàn cũ", "history", small=True))
        card.box.addWidget(head)
        name = LineEdit(look, "Ví dụ: Đoàn tỉnh Hủa Phăn")
        search = LineEdit(look, "Tìm trong Đoàn vào", icon="search")
        days = [make_day(look, date(2025, 6, 9)), make_day(look), make_day(look)]
        days[1].edit.setText("31/06/2025")
        days[1].settle()
        days[1].set_problem("Tháng 6 có 30 ngày")
        number = NumberEdit(look, read_number, show_number)
        number.set_value(1018)
        number.set_problem("Danh sách mới có 16 người", "warning")
        period = LineEdit(look)
        period.set_value("Quý II/2025")
        period.set_read_only(True)
        money = make_money(look, Sum(Decimal(1_270_000), "VND"))
        country = MultiChoiceBox(look, PARTNERS.find, PARTNERS.option_of)
        country.set_value(["kr"])
        fields = MultiChoiceBox(look, FIELDS.find, FIELDS.option_of)
        fields.set_value(["friendship", "economy", "education", "culture"])
        partner = ChoiceBox(
            look,
            PARTNERS.find,
            PARTNERS.option_of,
            icon="map-pinned",
            add_text="Thêm đối tác mới “{}”".format,
        )
        partner.set_value("kr-gb")
        purpose = TextEdit(look, lines=3)
        purpose.set_value("Ẩm thực, ỗ ễ Ẩ Ỗ Ễ: ký lại thỏa thuận,\ntrao đổi lao động thời vụ.")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        tag = "cần cho báo cáo"
        frames = (
            FieldFrame(look, "Tên đoàn", name, required=True),
            FieldFrame(look, "Tìm", search),
            FieldFrame(look, "Ngày đến", days[0], required=True),
            FieldFrame(look, "Ngày đi", days[1], tag=tag),
            FieldFrame(look, "Số người", number, tag=tag),
            FieldFrame(look, "Vào kỳ báo cáo", period, help_text="Tính theo ngày đến"),
            FieldFrame(look, "Kinh phí", money),
            FieldFrame(look, "Ngày ký", days[2], help_text="Được thiếu ngày"),
            FieldFrame(look, "Đến từ nước/vùng lãnh thổ", country, required=True),
            FieldFrame(look, "Đối tác", partner),
            FieldFrame(look, "Lĩnh vực", fields),
            FieldFrame(look, "Mục đích", purpose, tag=tag),
        )
        for place, frame in enumerate(frames):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(frame, place // 2, place % 2, top)
        card.box.addLayout(grid)
        self.editors = {
            "line": name,
            "day": days[0],
            "empty_day": days[2],
            "number": number,
            "money": money,
            "choice": partner,
            "choices": fields,
            "text": purpose,
        }
        return card

    def _make_messages(self) -> QWidget:
        look = self.look
        card = Card(look, "Thông báo")
        band = Band(look, "Chị Hoa (PC-PHONG-2) đang sửa. Đang mở để xem.", icon="lock")
        band.add_action(SecondaryButton(look, "Nhắn chị Hoa", small=True))
        card.box.addWidget(band)
        card.box.addWidget(Band(look, "Ổ đĩa còn 200 MB.", "warn"))
        card.box.addWidget(Band(look, "Sao lưu gần nhất đã 9 ngày.", "bad"))
        long = "Ẩn, Ỗ, Ễ: chữ nhiều dấu trên nhiều dòng phải đủ dấu. " * 3
        card.box.addWidget(WrappedLabel(look, long, "small", "text2"))
        card.box.addWidget(ElidedLabel(look, long, "body"))
        return card

    def _make_empty(self) -> QWidget:
        look = self.look
        card = Card(look, "Màn hình trống")
        card.box.addWidget(
            EmptyState(
                look,
                "Chưa có đoàn vào nào",
                "Nhập từ Excel đang dùng, hoặc thêm đoàn đầu tiên. "
                "Có thể thử với dữ liệu minh họa.",
                primary=PrimaryButton(look, "Nhập từ Excel", "file-up"),
                secondary=SecondaryButton(look, "Thêm đoàn vào", "plus"),
                link=LinkButton(look, "Dùng dữ liệu minh họa", small=True),
            )
        )
        return card


def start(app: QApplication, scale: int = 100) -> Gallery:
    """Dress the application and make the window, 1600 × 900."""
    load_fonts(resource("fonts"))
    look = make_look(scale)
    speak_vietnamese(app, look.words.table("qt"))
    dress(app, look.theme)
    gallery = Gallery(look)
    gallery.resize(1600, 900)
    return gallery


def clipped(window: QWidget) -> list[str]:
    """Visible texts whose widget is lower or narrower than the text needs."""
    problems = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or not part.height():
            continue
        text = getattr(part, "text", None)
        shown = text() if callable(text) else ""
        if not shown or not isinstance(shown, str):
            continue
        px = getattr(part, "text_px", part.font().pixelSize())
        if part.height() < 1.4 * px:
            problems.append(f"{type(part).__name__} {shown!r}: {part.height()} px for {px} px type")
        if isinstance(part, Button) and part.width() < part.sizeHint().width():
            problems.append(f"{shown!r}: button narrower than its text")
        if part.geometry().bottom() > part.parentWidget().height() + 1:
            problems.append(f"{shown!r}: hangs out of {type(part.parentWidget()).__name__}")
    return problems


def main() -> None:
    """Show the window, save its picture, print what is clipped."""
    app = QApplication([])
    gallery = start(app, int(sys.argv[2]) if len(sys.argv) > 2 else 100)
    gallery.show()
    gallery.toast.tell("Đã xóa 03 đoàn vào Thùng rác", "Hoàn tác", hint="Ctrl Z")
    for _ in range(3):
        app.processEvents()
    gallery.grab().save(str(Path(sys.argv[1])))
    for problem in clipped(gallery):
        print(problem)


if __name__ == "__main__":
    main()
