"""A partner from all sides, beside its form: stages, figures, everything that happened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.core.numbers import show_number
from dnapp.records.partner import Partner
from dnapp.records.partner_name import PartnerName
from dnapp.services.partner_life import STAGES, PartnerLife, partner_life
from dnapp.services.phrases import day_in_sentence
from dnapp.ui.forms.activity_list import ActivityList
from dnapp.ui.forms.letter_making import LetterMaking
from dnapp.ui.forms.partner_sides import ContactLines, FactLines
from dnapp.ui.forms.state import FormState
from dnapp.ui.partner_painting import CHART_HEIGHT, STAGE_HEIGHT, Stage, paint_stages, paint_years
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import SecondaryButton
from dnapp.ui.widgets.chip import ToggleChip
from dnapp.ui.widgets.figure_button import FigureButton
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.picture import Picture
from dnapp.ui.widgets.section import SectionHead

_GROUPS = {
    "all": ("in", "out", "agreement", "aid"),
    "visits": ("in", "out"),
    "agreement": ("agreement",),
    "aid": ("aid",),
}
"""Chips over the list, with the sorts of activities that each leaves."""

_FIGURES = {
    "since": ("calendar-days", "bronze"),
    "agreements": ("handshake", "warn"),
    "visits": ("plane-landing", "info"),
    "aid": ("hand-heart", "ok"),
    "contact": ("phone", "text2"),
}
_GOALS = {"agreements": "agreement", "visits": "visits", "aid": "aid"}
"""Figures that show their records in the list; the others lead to a field."""

_SIDE = 330
_LIST = 420
_RESTS_ON = frozenset({"partner", "contact", "partner_name", "delegation", "agreement", "party",
                       "aid_project", "donor"})  # fmt: skip


class PartnerOverview(QWidget):
    """Shows the stored partner; read again when something that it rests on was written."""

    record_wanted = Signal(str, str)
    field_wanted = Signal(str)

    def __init__(self, look: Look, session: Session, state: FormState) -> None:
        super().__init__()
        self._look, self._session, self._state = look, session, state
        words, px = look.words, look.theme.px
        self.life: PartnerLife | None = None
        self._stale = True
        self.subtitle = ElidedLabel(look, "", "small", "muted")
        self.brief = SecondaryButton(look, words("letter.brief.name"), "file-text", small=True)
        self.brief.clicked.connect(self._ask_brief)
        self.making = LetterMaking(look, session, self)
        self.making.told.connect(self._tell_brief)
        self.made = Band(look, "")
        self.made.hide()
        self.stages = Picture(px(STAGE_HEIGHT))
        self.figures = {key: FigureButton(look, *face) for key, face in _FIGURES.items()}
        self.silence = Band(look, "", "warn")
        self.birthday = Band(look, "", "info")
        self.chips: dict[str, ToggleChip] = {}
        self.list = ActivityList(look)
        self.chart = Picture(px(CHART_HEIGHT))
        self.contacts = ContactLines(look)
        self.facts = FactLines(look, session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(self.subtitle, 1)
        head.addWidget(self.brief, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        column.addWidget(self.made)
        column.addWidget(self.stages)
        row = QHBoxLayout()
        for key, button in self.figures.items():
            button.clicked.connect(partial(self._follow_figure, key))
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.silence)
        column.addWidget(self.birthday)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(px(24))
        left = QVBoxLayout()
        left.setSpacing(px(6))
        left.addWidget(SectionHead(look, words("partner_page.activities"), "history"))
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(px(6))
        left.addLayout(self._chip_row)
        self.list.setFixedHeight(px(_LIST))
        left.addWidget(self.list)
        left.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side())
        column.addLayout(self._columns)
        self.list.record_wanted.connect(self.record_wanted)
        session.changed.connect(self._forget)

    def _side(self) -> QWidget:
        words, look = self._look.words, self._look
        side = QWidget()
        px = look.theme.px
        side.setFixedWidth(px(_SIDE))
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        head = SectionHead(look, words("partner_page.years"), "trending-up")
        head.set_note(words("partner_page.legend"))
        box.addWidget(head)
        box.addWidget(self.chart)
        box.addWidget(SectionHead(look, words("partner_page.contacts"), "users"))
        box.addWidget(self.contacts)
        box.addWidget(SectionHead(look, words("partner_page.facts"), "info"))
        box.addWidget(self.facts)
        box.addStretch(1)
        return side

    def focus(self) -> None:
        """The keyboard comes to what happened."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def _forget(self, kind: str) -> None:
        if kind in _RESTS_ON or kind == "setting":
            self._stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        self._stale = False
        workspace = self._session.workspace
        tree = workspace.tree("partner", self._state.saved.root.record.id)
        months = workspace.settings.contact_months()
        self.life = partner_life(tree, workspace.repositories, workspace.today(), months)
        partner = tree.record
        assert isinstance(partner, Partner)
        self._show_head(partner, tree.of(PartnerName))
        self._show_figures()
        self._show_bands()
        self._show_chips()
        self._show_group("all")
        years = self.life.years
        said = "; ".join(
            self._look.words("partner_page.year", year=year, came=came, went=went)
            for year, came, went in years
        )
        self.chart.show_as(
            lambda painter, rect: paint_years(painter, rect, years, self._look), said
        )
        self.contacts.show_tree(tree)
        self.facts.show_partner(partner)

    def _show_head(self, partner: Partner, names: tuple[PartnerName, ...]) -> None:
        words, life = self._look.words, self._read_life
        country = self._session.title("country", partner.country) if partner.country else ""
        level = words(f"choice.partner.level.{partner.level}") if partner.level else ""
        aliases = ", ".join(row.name for row in names)
        self.subtitle.set_text(" · ".join(filter(None, (country, level, aliases))))
        self.subtitle.setVisible(bool(self.subtitle.text()))
        last = list(life.stages)[-1:]
        shown = []
        for key in STAGES:
            name = words(f"partner_page.stage.{key}")
            if key == "relation" and partner.relation in {"twinned", "friendship"}:
                name = words(f"choice.partner.relation.{partner.relation}")
            day = life.stages.get(key)
            text = f"{name} · {day.year}" if day else name
            shown.append(Stage(text, key in life.stages, [key] == last))
        said = "; ".join(stage.text for stage in shown if stage.reached)
        current = next((stage.text for stage in shown if stage.current), "")
        sentence = words("partner_page.stages", reached=said, current=current)
        self.stages.show_as(
            lambda painter, rect: paint_stages(painter, rect, shown, self._look),
            sentence if said else words("partner_page.no_stage"),
        )

    def _show_figures(self) -> None:
        words, life = self._look.words, self._read_life
        today = self._session.workspace.today()
        since = life.since
        expiring = sum(a.sort == "agreement" and a.status == "expiring" for a in life.activities)

        def word(key: str, **values: object) -> str:
            return words(f"partner_page.figure.{key}", **values)

        years, came_since = "—", word("since_unknown")
        if since is not None:
            years = word("years", count=today.year - since.year)
            came_since = word("since", year=since.year)
        silent = "—"
        if life.last_contact is not None:
            silent = word("days", count=show_number((today - life.last_contact).days))
        agreements = word("agreements")
        if expiring:
            agreements = word("agreements_expiring", count=expiring)
        visits = f"{life.count('in'):02} / {life.count('out'):02}"
        figures = {
            "since": (years, came_since),
            "agreements": (f"{life.count('agreement'):02}", agreements),
            "visits": (visits, word("visits")),
            "aid": (f"{life.count('aid'):02}", word("aid")),
            "contact": (silent, word("contact")),
        }
        for key, (figure, caption) in figures.items():
            self.figures[key].show_figure(figure, caption)

    def _show_bands(self) -> None:
        words, life = self._look.words, self._read_life
        silent = life.silent_months
        self.silence.tell(words("partner_page.silent", months=silent or 0), "warn", "phone")
        self.silence.setVisible(silent is not None)
        years, day = life.anniversary or (0, None)
        said = day_in_sentence(day, words) if day else ""
        sentence = words("partner_page.anniversary", years=years, day=said)
        self.birthday.tell(sentence, "info", "calendar-days")
        self.birthday.setVisible(day is not None)

    def _show_chips(self) -> None:
        for chip in self.chips.values():
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while self._chip_row.count():
            self._chip_row.takeAt(0)
        for key, sorts in _GROUPS.items():
            count = str(self._read_life.count(*sorts))
            chip = ToggleChip(self._look, self._look.words(f"partner_page.group.{key}"), count)
            chip.clicked.connect(partial(self._show_group, key))
            self.chips[key] = chip
            self._chip_row.addWidget(chip)
        self._chip_row.addStretch(1)

    def _show_group(self, key: str) -> None:
        for other, chip in self.chips.items():
            chip.setChecked(other == key)
        found = self._read_life.activities
        self.list.show_rows([one for one in found if one.sort in _GROUPS[key]])

    def _follow_figure(self, key: str) -> None:
        if key in _GOALS:
            self._show_group(_GOALS[key])
            self.focus()
        else:
            self.field_wanted.emit("related_on" if key == "since" else "contact[1].last_contact_on")

    def _ask_brief(self) -> None:
        self.making.ask("brief", self._state.saved.root.record.id)

    def _tell_brief(self, sentence: str) -> None:
        self.made.tell(sentence, "info", "info")
        self.made.show()

    @property
    def _read_life(self) -> PartnerLife:
        assert self.life is not None
        return self.life


def overview_of(look: Look, session: Session, state: FormState) -> PartnerOverview | None:
    """The overview of a stored partner; None for any other record."""
    if state.record_type.key != "partner" or state.is_new:
        return None
    return PartnerOverview(look, session, state)
