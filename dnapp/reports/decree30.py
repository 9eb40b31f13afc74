"""Layout numbers of NĐ 30/2020/NĐ-CP, Phụ lục I; no other module holds any.

Where the decree gives a range, one value inside it is chosen here and the range stands in the
comment. Lengths are points (1 mm = 72/25.4 pt), sizes are points of type. Comments name the part
of Phụ lục I: "I" the page, "II.n" the element (thành phần thể thức), "mẫu" the table of sample
styles (phông chữ, cỡ chữ, kiểu chữ), "PL" the annex.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

MM = 72 / 25.4

# I.1 paper (khổ giấy A4), I.3 margins (định lề trang).
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
MARGIN_TOP = 22 * MM  # 20-25 mm
MARGIN_BOTTOM = 21 * MM  # 20-25 mm
MARGIN_LEFT = 31 * MM  # 30-35 mm
MARGIN_RIGHT = 16 * MM  # 15-20 mm

Face = Literal["regular", "bold", "italic", "bold_italic"]


@dataclass(frozen=True)
class TypeStyle:
    """Size in points and face of one element; capitals are set where `capitals` says so."""

    size: float
    face: Face = "regular"
    capitals: bool = False


# Element by element: the size chosen, then the range that the decree allows.
STATE_NAME = TypeStyle(12, "bold", capitals=True)  # II.1 Quốc hiệu, 12-13
STATE_MOTTO = TypeStyle(13, "bold")  # II.1 Tiêu ngữ, 13-14
PARENT_AGENCY = TypeStyle(12, "regular", capitals=True)  # II.2 cơ quan chủ quản, 12-13
AGENCY = TypeStyle(12, "bold", capitals=True)  # II.2 cơ quan ban hành, 12-13
NUMBER = TypeStyle(13)  # II.3 số, ký hiệu, 13
PLACE_AND_DAY = TypeStyle(13, "italic")  # II.4 địa danh và thời gian, 13-14
KIND = TypeStyle(14, "bold", capitals=True)  # II.5a tên loại, 13-14
SUBJECT = TypeStyle(14, "bold")  # II.5a trích yếu, 13-14
ABOUT = TypeStyle(12)  # II.5b trích yếu of a letter ("V/v …"), 12-13
BASIS = TypeStyle(14, "italic")  # II.6 căn cứ ban hành, 13-14
BODY = TypeStyle(14)  # II.6 nội dung, 13-14
HEADINGS = {
    1: TypeStyle(14, "bold", capitals=True),  # II.6 phần of a report, roman, 13-14
    2: TypeStyle(14, "bold"),  # II.6 khoản with a title, arabic, 13-14
    3: TypeStyle(14),  # II.6 điểm, letter, 13-14
}
POSITION = TypeStyle(14, "bold", capitals=True)  # II.7a quyền hạn, chức vụ, 13-14
SIGNER = TypeStyle(14, "bold")  # II.7b họ tên người ký, 13-14
ADDRESSEE = TypeStyle(14)  # II.9a kính gửi, 13-14
RECIPIENTS_TITLE = TypeStyle(12, "bold_italic")  # II.9b "Nơi nhận:", 12
RECIPIENTS = TypeStyle(11)  # II.9b recipients, 11
URGENCY = TypeStyle(13, "bold", capitals=True)  # III.2 dấu chỉ độ khẩn, 13-14
PAGE_NUMBER = TypeStyle(13)  # I.7 số trang, 13-14
CAPITAL_HEIGHT = 0.66  # of the size: digits of Times New Roman, to centre them in a margin
ANNEX_NUMBER = TypeStyle(14, "bold")  # PL "Phụ lục I", 14
ANNEX_TITLE = TypeStyle(14, "bold", capitals=True)  # PL tên phụ lục, 13-14
ANNEX_REFERENCE = TypeStyle(14, "italic")  # PL "(Kèm theo …)", 13-14

# Not ruled by the decree; in keeping with it.
CAPTION = TypeStyle(13, "bold")
CAPTION_NOTE = TypeStyle(12, "italic")

# II.6 paragraphs.
FIRST_LINE_INDENT = 12.7 * MM  # 10 or 12.7 mm
ADDRESSEE_INDENT = 48 * MM  # II.9a the list stands right of "Kính gửi:"
PARAGRAPH_GAP = 6.0  # at least 6 pt
SINGLE_SPACING = 1.15  # line pitch of Times New Roman at single spacing, share of the size
LINE_SPACING = 1.15  # single to 1.5 lines

# Thin rules: II.1 as long as the motto; II.2 and II.5a 1/3 to 1/2 of the line above.
RULE_WIDTH = 0.75
RULE_GAP = 5.5  # clear of the dot below a letter
RULE_SHARE = 0.4

# The two-column head and foot share the width of the text.
HEAD_LEFT_SHARE = 0.42
FOOT_LEFT_SHARE = 0.48
GAP_ABOVE_NUMBER = 14.0
GAP_ABOVE_ABOUT = 6.0  # II.5b 6 pt below the number
GAP_BELOW_HEAD = 16.0
GAP_BELOW_TITLE = 16.0
GAP_ABOVE_SIGNATURE = 14.0
SIGNING_ROOM = 72.0  # for the hand-written signature and the seal
SIGNATURE_LINES_KEPT = 2  # lines of text that stay with the signature at a page break

# III.2 frames of the urgency stamp, width x height in pt; red.
URGENCY_FRAMES = {
    "flash": (30 * MM, 8 * MM),
    "very_urgent": (40 * MM, 8 * MM),
    "urgent": (20 * MM, 8 * MM),
}
URGENCY_RED = (0.85, 0.0, 0.0)

# Tables: not ruled by the decree. Narrow columns need smaller type.
TABLE_PADDING = 3.0
TABLE_RULE = 0.5
CHART_HEIGHT = 62 * MM


def table_size(columns: int) -> float:
    """Type size of a table with this number of columns."""
    if columns <= 6:
        return 12
    if columns <= 9:
        return 11
    if columns <= 11:
        return 10
    return 9 if columns <= 15 else max(6, 9 - (columns - 13) // 3)


def leading(style: TypeStyle, spacing: float = 1.0) -> float:
    """Distance of two base lines in pt at `spacing` lines."""
    return style.size * SINGLE_SPACING * spacing


def number_digits(number: int) -> str:
    """Document number with a leading zero below 10 (II.3)."""
    return f"{number:02d}"


def day_digits(day: dt.date) -> str:
    """Day of the month with a leading zero below 10 (II.4)."""
    return f"{day.day:02d}"


def month_digits(day: dt.date) -> str:
    """Month; only January and February take a leading zero (II.4)."""
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)
