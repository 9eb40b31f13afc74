"""Text as a style of the decree sets it: capitals, and centred lines of about equal length."""

from __future__ import annotations

from dnapp.reports.decree30 import TypeStyle
from dnapp.reports.printable import printable
from dnapp.reports.wrapping import Wrapper


def styled(text: str, style: TypeStyle) -> str:
    """Text as the style prints it: clean, and in capitals where it asks for them."""
    clean = printable(text).replace("\n", " ")
    return clean.upper() if style.capitals else clean


def balanced_lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines of a centred text, about equally long."""
    wrapper = Wrapper(font, size)
    count = len(wrapper.lines(text, width))
    narrow, wide = width / count, width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(wrapper.lines(text, middle)) > count:
            narrow = middle
        else:
            wide = middle
    return [line for line, _ in wrapper.lines(text, wide)] if text else []
