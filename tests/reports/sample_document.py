"""A made-up report with every kind of block, for the tests of the writers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from dnapp.core.paths import words_folder
from dnapp.core.words import Catalog
from dnapp.reports.document import (
    Addressees,
    Annex,
    Block,
    BulletLine,
    Chart,
    Column,
    Document,
    Figure,
    HeaderCell,
    Heading,
    Letterhead,
    Metadata,
    Paragraph,
    Series,
    Signature,
    Table,
    Title,
)
from dnapp.reports.wording import annex_reference

TODAY = dt.date(2026, 11, 22)
WORDS = Catalog.load(words_folder("vi"))

LETTERHEAD = Letterhead(
    parent_agency="UBND tỉnh Thái Nguyên",
    agency="Sở Ngoại vụ",
    number=5,
    symbol="BC-SNgV",
    place="Thái Nguyên",
    day=dt.date(2026, 1, 5),
)

SIGNATURE = Signature(
    position=("KT. Giám đốc", "Phó Giám đốc"),
    name="Nguyễn Thị Thúy Hòa",
    recipients=(
        "Bộ Ngoại giao (để báo cáo)",
        "Thường trực Tỉnh ủy, Thường trực HĐND tỉnh, UBND tỉnh",
        "Các sở, ban, ngành liên quan",
        "Lãnh đạo Sở",
    ),
    archive="Lưu: VT, HTQT",
)

TEXT = (
    "Trong kỳ, Sở Ngoại vụ đã tham mưu Ủy ban nhân dân tỉnh triển khai đồng bộ các hoạt động đối "
    "ngoại trên cả ba trụ cột đối ngoại Đảng, ngoại giao Nhà nước và đối ngoại nhân dân; chủ động "
    "kết nối với các địa phương nước ngoài đã thiết lập quan hệ hợp tác, góp phần thu hút đầu tư, "
    "viện trợ và quảng bá hình ảnh của tỉnh."
)


def figure(text: str, unit: str = "delegation", count: int = 1) -> Figure:
    value = Decimal(text.replace(".", "").replace(",", "."))
    ids = tuple(f"{unit}-{text}-{n}" for n in range(count))
    return Figure(key=f"{unit}.count", value=value, unit=unit, ids=ids, text=text)


DELEGATIONS_TEXT = Paragraph(
    (
        "Đoàn ra: ",
        figure("07", count=7),
        " đoàn/",
        figure("43", "person", 7),
        " lượt người; đoàn vào: ",
        figure("12", count=12),
        " đoàn/",
        figure("186", "person", 12),
        " lượt người; lũy kế từ đầu năm ",
        figure("58", count=58),
        " đoàn/1.024 lượt người, tăng 12,6% so với cùng kỳ năm trước "
        "(Phụ lục I và Phụ lục II kèm theo).",
    )
)

CHART = Chart(
    title="Biểu đồ 1. Số đoàn vào theo quý",
    categories=("Quý I", "Quý II", "Quý III", "Quý IV"),
    series=(
        Series("Năm 2025", tuple(figure(x) for x in ("9", "14", "11", "17"))),
        Series("Năm 2026", tuple(figure(x) for x in ("12", "16", "18", "12"))),
    ),
    unit="đoàn",
    source="Sở Ngoại vụ tỉnh Thái Nguyên",
)

SUMMARY = Table(
    columns=(
        Column("n", "STT", 10, "center"),
        Column("what", "Nội dung", 70),
        Column("now", "Trong kỳ", 25, "right"),
        Column("year", "Lũy kế", 25, "right"),
        Column("ratio", "So với cùng kỳ", 25, "right", unit="%"),
    ),
    rows=(
        ("1", "Đoàn ra", figure("7"), figure("24"), "+9,1"),
        ("2", "Đoàn vào", figure("12"), figure("58"), "+12,6"),
        ("3", "Viện trợ cam kết (triệu USD)", figure("1.270,43", "USD"), figure("2.001"), "−3,0"),
    ),
    total_row=("", "Cộng", figure("1.289,43"), figure("2.083"), ""),
)

COUNTRIES = ("Hàn Quốc", "Lào", "Hoa Kỳ", "Cộng hòa Pháp", "Phần Lan", "Thụy Điển", "Nhật Bản")


def register(rows: int, note: str = "") -> Table:
    """A register of delegations with eight columns."""
    columns = (
        Column("n", "STT", 10, "center"),
        Column("name", "Tên đoàn", 52),
        Column("head", "Trưởng đoàn (chức vụ)", 40),
        Column("country", "Nước đến", 24),
        Column("what", "Nội dung", 56),
        Column("people", "Số người", 15, "right", unit="người"),
        Column("time", "Thời gian", 28, "center"),
        Column("permission", "Văn bản cho phép", 30),
    )
    cells = tuple(
        (
            str(n),
            f"Đoàn công tác của UBND tỉnh số {n} thăm và làm việc tại {COUNTRIES[n % 7]}",
            "Nguyễn Văn Đức, Phó Chủ tịch UBND tỉnh",
            COUNTRIES[n % 7],
            "Xúc tiến đầu tư, ký kết bản ghi nhớ hợp tác giữa hai địa phương; làm việc với các "
            f"doanh nghiệp điện tử, bán dẫn {note}",
            figure(str(5 + n % 17), "person"),
            f"{1 + n % 28:02d}/3/2026–{2 + n % 28:02d}/3/2026",
            f"{100 + n}/QĐ-UBND ngày 15/02/2026",
        )
        for n in range(1, rows + 1)
    )
    total = ("", "Tổng cộng", "", "", "", figure("1.234", "person"), "", "")
    return Table(columns, cells, total)


AID = Table(
    columns=(
        Column("n", "STT", 10, "center"),
        Column("name", "Tên khoản viện trợ", 60),
        Column("donor", "Bên cung cấp", 40),
        Column("won", "Nguyên tệ", 35, "right"),
        Column("usd", "USD", 30, "right"),
        Column("vnd", "Triệu đồng", 30, "right"),
        Column("state", "Tình trạng", 30),
    ),
    rows=(
        (
            "1",
            "Hỗ trợ nước sạch cho trường học vùng cao",
            "Tổ chức Tầm nhìn Thế giới (Hoa Kỳ)",
            "250.000.000 KRW",
            figure("182.450,00", "USD"),
            figure("4.652", "VND"),
            "Đang thực hiện",
        ),
    ),
    total_row=("", "Tổng cộng", "", "", figure("182.450,00", "USD"), figure("4.652", "VND"), ""),
    header_rows=(
        (
            HeaderCell("STT", rows=2),
            HeaderCell("Tên khoản viện trợ", rows=2),
            HeaderCell("Bên cung cấp", rows=2),
            HeaderCell("Cam kết", columns=3),
            HeaderCell("Tình trạng", rows=2),
        ),
        (HeaderCell("Nguyên tệ"), HeaderCell("USD"), HeaderCell("Triệu đồng")),
    ),
)


def reference() -> str:
    return annex_reference(LETTERHEAD, "Báo cáo", "Sở Ngoại vụ", WORDS, TODAY)


def body(paragraphs: int = 3) -> tuple[Block, ...]:
    """Head, text and signature; `paragraphs` moves the page breaks."""
    return (
        LETTERHEAD,
        Title(
            "Báo cáo",
            ("Kết quả công tác đối ngoại quý IV và phương hướng, nhiệm vụ quý I năm 2026",),
        ),
        Addressees(("Bộ Ngoại giao", "Ủy ban nhân dân tỉnh Thái Nguyên")),
        Paragraph(
            ("Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ;",), "basis"
        ),
        Heading(1, "I", "Kết quả công tác đối ngoại quý IV"),
        Heading(2, "1", "Công tác tham mưu, chỉ đạo, quản lý nhà nước về đối ngoại"),
        Paragraph((TEXT,)),
        Heading(2, "2", "Công tác đoàn ra, đoàn vào; lễ tân đối ngoại"),
        DELEGATIONS_TEXT,
        Heading(3, "a", "Đoàn ra"),
        BulletLine(("Đoàn công tác của lãnh đạo tỉnh thăm Hàn Quốc, Nhật Bản;",)),
        BulletLine(("đoàn của các sở, ngành: ", figure("05", count=5), " đoàn.")),
        SUMMARY,
        CHART,
        Heading(1, "II", "Phương hướng, nhiệm vụ trọng tâm"),
        *(Paragraph((TEXT,)) for _ in range(paragraphs)),
        Paragraph(
            ("Viện trợ phi chính phủ nước ngoài đạt 98,5% kế hoạch năm (Phụ lục III kèm theo).",)
        ),
        Paragraph(("Trên đây là báo cáo của Sở Ngoại vụ, kính trình Bộ Ngoại giao và UBND tỉnh.",)),
        SIGNATURE,
    )


def sample(paragraphs: int = 8) -> Document:
    """A report of several pages with three annexes."""
    return Document(
        title="Báo cáo công tác đối ngoại quý IV năm 2026",
        subject="Kết quả công tác đối ngoại quý IV",
        blocks=body(paragraphs),
        annexes=(
            Annex("I", "Danh sách đoàn ra quý IV năm 2026", reference(), (register(30),)),
            Annex("II", "Danh sách đoàn vào quý IV năm 2026", reference(), (register(12),)),
            Annex(
                "III",
                "Viện trợ phi chính phủ nước ngoài",
                reference(),
                (AID, Paragraph(("Tỷ giá tại ngày phê duyệt.",), "note")),
            ),
        ),
        metadata=Metadata(author="Sở Ngoại vụ tỉnh Thái Nguyên", keywords=("báo cáo", "đối ngoại")),
    )
