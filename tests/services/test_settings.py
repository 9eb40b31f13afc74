"""Settings: defaults, versions through time, refusals."""

from __future__ import annotations

from datetime import date

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.paths import resource
from dnapp.core.periods import CALENDAR, ND09
from dnapp.core.query import Query
from dnapp.records.setting import Setting
from dnapp.services.settings import Settings, checked, rows_to_save
from dnapp.services.workspace import Workspace

DEFAULTS = resource("rules", "settings.toml")


def read(*rows: Setting) -> Settings:
    return Settings.read(DEFAULTS, rows, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("approved", "decree"),
    [
        ("2020-09-16", "93/2009"),
        ("2020-09-17", "80/2020"),
        ("2025-12-07", "80/2020"),
        ("2025-12-08", "313/2025"),
    ],
)
def test_the_aid_decree_is_the_one_of_the_approval_day(approved: str, decree: str) -> None:
    assert decree in read().aid_decree(date.fromisoformat(approved))


def test_defaults_hold_until_the_office_enters_its_own() -> None:
    on = date(2026, 11, 22)
    assert read().basis(on) == ND09
    assert read().report_rule(on).due(date(2026, 6, 10)) == date(2026, 6, 25)
    assert read().expiring_days(on) == 180
    own = read(
        Setting(name="basis", value='"calendar"'),
        Setting(name="report_days", value="7"),
        Setting(name="expiring_days", value="90"),
    )
    assert own.basis(on) == CALENDAR
    assert own.report_rule(on).due(date(2026, 6, 10)) == date(2026, 6, 17)
    assert own.expiring_days(on) == 90


def test_a_report_of_an_earlier_day_prints_what_held_then() -> None:
    settings = read(
        Setting(name="agency", value='"SỞ NGOẠI VỤ"'),
        Setting(name="agency", value='"VĂN PHÒNG"', valid_from=PartialDay(2025, 7, 1)),
        Setting(name="signatory_name", value='"Trần Thị Bình"', valid_from=PartialDay(2026)),
        Setting(name="recipients", value='["Bộ Ngoại giao", "Lưu: VT"]'),
    )
    before, after = settings.office(date(2025, 6, 30)), settings.office(date(2026, 1, 1))
    assert (before.agency, after.agency) == ("SỞ NGOẠI VỤ", "VĂN PHÒNG")
    assert (before.signatory_name, after.signatory_name) == ("", "Trần Thị Bình")
    assert after.recipients == ("Bộ Ngoại giao", "Lưu: VT")


def test_rows_that_cannot_be_read_leave_the_default() -> None:
    settings = read(
        Setting(name="expiring_days", value="many"),
        Setting(name="expiring_days", value="true"),
        Setting(name="gone", value="1"),
    )
    assert settings.expiring_days(date(2026, 1, 1)) == 180


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("colour", "x", "setting.unknown"),
        ("agency", 5, "setting.wrong_kind"),
        ("report_days", True, "setting.wrong_kind"),
        ("report_days", 9999, "setting.wrong_number"),
        ("report_unit", "weeks", "setting.wrong_unit"),
        ("recipients", ["a", 1], "setting.wrong_kind"),
        ("basis", "month", "period.basis_unreadable"),
    ],
)
def test_values_that_do_not_fit_are_refused(name: str, value: object, key: str) -> None:
    with pytest.raises(UserError) as caught:
        checked(name, value)
    assert caught.value.key == key


def test_saving_changes_the_row_of_the_same_day_and_adds_others() -> None:
    held = [Setting(id="a", revision=3, name="place", value='"Hà Giang"')]
    (kept,) = rows_to_save(held, {"place": "Tuyên Quang"}, None)
    assert (kept.id, kept.revision, kept.value) == ("a", 3, '"Tuyên Quang"')
    (added,) = rows_to_save(held, {"place": "Tuyên Quang"}, PartialDay(2025, 7, 1))
    assert (added.id, added.valid_from) == ("", PartialDay(2025, 7, 1))


def test_a_job_that_reads_while_they_are_saved_leaves_nothing_old_behind(
    workspace: Workspace,
) -> None:
    agency = workspace.settings.office().agency
    held = [row for row in workspace.repositories["setting"].first(Query(), 99)]
    with workspace.changes.change("save_settings") as change:
        for row in rows_to_save(held, {"agency": "Sở mới"}, None):
            change.save(row)
        assert workspace.settings.office().agency == agency, "not before it is committed"
    assert workspace.settings.office().agency == "Sở mới"
    workspace.changes.undo()
    assert workspace.settings.office().agency == agency
