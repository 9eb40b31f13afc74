"""Fusion in the colours of the theme: palette, and style rules for what Qt draws alone.

There is no style sheet for the whole application: it costs time at each widget's first show, and
under one Qt paints frameless line edits white. Scroll bars, menus and calendars get their own.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from dnapp.ui.theme import Theme


def dress(app: QApplication, theme: Theme) -> None:
    """Give the application the theme's style, palette and font."""
    app.setStyle("Fusion")  # by name: a QStyle in Python brings its many enumerations
    app.setPalette(palette(theme))
    app.setFont(theme.font("body"))
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    QToolTip.setPalette(palette(theme))
    QToolTip.setFont(theme.font("cap"))


def palette(theme: Theme) -> QPalette:
    """The palette of Fusion from the tokens."""
    role = QPalette.ColorRole
    tokens = {
        role.Window: "surface",
        role.WindowText: "text",
        role.Base: "raised",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "onAccent",
        role.Highlight: "accent",
        role.HighlightedText: "onAccent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "violet",
        role.PlaceholderText: "muted",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.Light: "raised",
        role.Midlight: "line",
        role.Mid: "line2",
        role.Dark: "ctl",
        role.Shadow: "muted",
    }
    result = QPalette()
    for place, token in tokens.items():
        result.setColor(place, theme.color(token))
    for place in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, place, theme.color("muted"))
    return result


def scroll_bar_stylesheet(theme: Theme) -> str:
    """A slim scroll bar without arrows."""
    value = _values(theme)
    return f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {theme.px(10)}px; }}
QScrollBar:horizontal {{ height: {theme.px(10)}px; }}
QScrollBar::handle {{ background: {value["line2"]}; border-radius: {theme.px(3)}px;
  margin: {theme.px(2)}px; }}
QScrollBar::handle:vertical {{ min-height: {theme.px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {theme.px(32)}px; }}
QScrollBar::handle:hover {{ background: {value["ctl"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def menu_stylesheet(theme: Theme) -> str:
    """A menu with round corners."""
    value = _values(theme)
    return f"""
QMenu {{ background: {value["raised"]}; border: 1px solid {value["line2"]};
  border-radius: {theme.size("radius_card")}px; padding: {theme.px(4)}px; }}
QMenu::item {{ padding: {theme.px(6)}px {theme.px(24)}px {theme.px(6)}px {theme.px(10)}px;
  border-radius: {theme.size("radius_small")}px; color: {value["text"]}; }}
QMenu::item:selected {{ background: {value["sel"]}; }}
QMenu::item:disabled {{ color: {value["muted"]}; }}
QMenu::icon {{ padding-left: {theme.px(8)}px; }}
QMenu::separator {{ height: 1px; background: {value["line"]}; margin: {theme.px(4)}px; }}
"""


def calendar_stylesheet(theme: Theme) -> str:
    """A calendar popup."""
    value = _values(theme)
    return f"""
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {value["raised"]}; }}
QCalendarWidget QToolButton {{ background: transparent; border: 2px solid transparent;
  color: {value["text"]}; border-radius: {theme.size("radius")}px;
  padding: {theme.px(2)}px {theme.px(8)}px; min-height: {theme.line("body")}px;
  font-weight: 600; }}
QCalendarWidget QToolButton:hover {{ background: {value["hover"]}; }}
QCalendarWidget QToolButton:focus {{ border-color: {value["focus"]}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QSpinBox {{ background: {value["raised"]}; border: 1px solid {value["ctl"]};
  border-radius: {theme.size("radius_small")}px; }}
QCalendarWidget QAbstractItemView {{ background: {value["raised"]}; color: {value["text"]};
  selection-background-color: {value["accent"]}; selection-color: {value["onAccent"]};
  border: none; outline: none; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {value["greyB"]}; }}
"""


def _values(theme: Theme) -> dict[str, str]:
    return {name: color.name() for name, color in theme.colors.items()}
