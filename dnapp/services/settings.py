"""Settings of the office, each with its versions through time.

A setting is a row with a name, a JSON value and the day from which it holds. The value on a day is
the newest version valid then, so that a report of an earlier period prints what held at the time.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.periods import ND09, Basis, Kind, Period, parse_basis, period_of
from dnapp.records.setting import Setting
from dnapp.services.deadlines import DaysOff, ReportRule


@dataclass(frozen=True)
class Office:
    """What the head and the foot of a report print (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

    parent_agency: str
    """Cơ quan chủ quản."""
    agency: str
    """Cơ quan ban hành văn bản."""
    place: str
    """Địa danh."""
    symbol: str
    """Chữ viết tắt tên cơ quan, in the document's symbol."""
    signatory_prefix: str
    """KT., TM., TL. … before the title; "" when the head signs."""
    signatory_title: str
    signatory_name: str
    recipients: tuple[str, ...]
    """Nơi nhận, one line each."""
    drafter: str
    """Abbreviation of the drafting unit, after "Lưu"."""


OFFICE = tuple(Office.__dataclass_fields__)
"""Names of the settings that make up the office."""

_KINDS: Mapping[str, type] = {
    **dict.fromkeys(OFFICE, str),
    "recipients": list,
    "basis": str,
    "report_days": int,
    "report_unit": str,
    "expiring_days": int,
    "contact_months": int,
    "idle_months": int,
    "aid_decree": str,
    "sample": int,
}

_REPORT_TEXT = "report_text."
"""Settings of this beginning hold an officer's own text: `report_text.2026-Q3.I.2`."""

WORDING = "wording."
"""`wording.<key of words>`: the office's sentence in a report; "" for that of the program."""

CHAPTERS = "chapters."
"""`chapters.<report>`: an `Arrangement` of its chapters."""

COLUMNS = "annex_columns."
"""`annex_columns.<report>.<annex>`: an `Arrangement` of the columns of an annex."""

_KINDS_BY_BEGINNING: Mapping[str, type] = {
    _REPORT_TEXT: str,
    WORDING: str,
    CHAPTERS: list,
    COLUMNS: list,
}

Value = str | int | list[str]

_NO_TABLE = DaysOff()


@dataclass(frozen=True)
class Version:
    """One value of a setting, from a day on."""

    name: str
    value: Value
    valid_from: date = date.min

    @property
    def since(self) -> PartialDay | None:
        """The day from which it holds as its row says it; None for always."""
        return None if self.valid_from == date.min else PartialDay.of(self.valid_from)


class Settings:
    """All settings as they were read; immutable. Own rows of a name go before the defaults.

    Every method gives what holds on a day; without a day, what holds today.
    """

    def __init__(
        self, versions: Iterable[Version], today: date, days_off: DaysOff = _NO_TABLE
    ) -> None:
        self._today = today
        self.days_off = days_off
        """The holidays of the office's table."""
        self._versions: dict[str, list[Version]] = {}
        for version in versions:
            self._versions.setdefault(version.name, []).append(version)

    @classmethod
    def read(
        cls, defaults: Path, rows: Iterable[Setting], today: date, days_off: DaysOff = _NO_TABLE
    ) -> Settings:
        """Settings of the rows over the defaults of a TOML file; unreadable rows are left out."""
        own = (version for row in rows if (version := _version(row)))
        return cls((*_defaults(defaults), *own), today, days_off)

    def value(self, name: str, on: date | None = None) -> Value:
        """The value of a setting on a day; of several that begin on one day, the last entered."""
        version = self.version(name, on)
        if version is None:
            raise KeyError(name)
        return version.value

    def version(self, name: str, on: date | None = None) -> Version | None:
        """The version of a setting that holds on a day; None when there is none."""
        day = on or self._today
        held = [one for one in self._versions.get(name, ()) if one.valid_from <= day]
        return max(reversed(held), key=lambda one: one.valid_from, default=None)

    def standing(self, name: str) -> list[Version]:
        """The version of a setting that holds today, then those of later days."""
        now = self.version(name)
        later = [one for one in self._versions.get(name, ()) if one.valid_from > self._today]
        later.sort(key=lambda version: version.valid_from)
        return [now, *later] if now else later

    def office(self, on: date | None = None) -> Office:
        """Letterhead, signatory and recipients as they hold on a day."""
        texts = {name: str(self.value(name, on)) for name in OFFICE if name != "recipients"}
        return Office(**texts, recipients=self._lines("recipients", on))

    def basis(self, on: date | None = None) -> Basis:
        """How the office cuts its reporting periods."""
        return parse_basis(str(self.value("basis", on)))

    def report_rule(self, on: date | None = None) -> ReportRule:
        """When the result report of a delegation that ends on a day is due."""
        days, unit = self._number("report_days", on), str(self.value("report_unit", on))
        return ReportRule(days, unit, self.days_off)

    def expiring_days(self, on: date | None = None) -> int:
        """Days before expiry or notice deadline at which the alarm of an agreement begins."""
        return self._number("expiring_days", on)

    def contact_months(self, on: date | None = None) -> int:
        """Months without contact after which a partner counts as long silent; 0 for never."""
        return self._number("contact_months", on)

    def idle_months(self, on: date | None = None) -> int:
        """Months without anything done after which an agreement in force sleeps; 0 for never."""
        return self._number("idle_months", on)

    def aid_decree(self, approved_on: date | None = None) -> str:
        """The decree that governs an aid project approved on a day."""
        return str(self.value("aid_decree", approved_on))

    def report_texts(self, period: str) -> dict[str, str]:
        """An officer's own text of a report by chapter ("I.2"); `period` is the period's code."""
        start = f"{_REPORT_TEXT}{period}."
        return {
            name.removeprefix(start): str(self.value(name, date.max))
            for name in self._versions
            if name.startswith(start)
        }

    def wording(self, on: date | None = None) -> dict[str, str]:
        """The office's own sentences in reports by their key, as they hold on a day."""
        held = {
            name.removeprefix(WORDING): str(version.value)
            for name in self._versions
            if name.startswith(WORDING) and (version := self.version(name, on))
        }
        return {key: sentence for key, sentence in held.items() if sentence}

    def arrangement(self, name: str, on: date | None = None) -> tuple[str, ...]:
        """How the office arranged chapters or columns, as `Arrangement` stores it; () for the way
        of the program."""
        version = self.version(name, on)
        return tuple(version.value) if version and isinstance(version.value, list) else ()

    def sample(self) -> bool:
        """Whether the folder holds the sample province, whose figures are no real ones."""
        return self._number("sample") == 1

    def counts_workdays(self) -> bool:
        """Whether a deadline of a setting is, or was, counted in working days."""
        return any(version.value == "workdays" for version in self._versions["report_unit"])

    def _number(self, name: str, on: date | None = None) -> int:
        value = self.value(name, on)
        return value if isinstance(value, int) else 0

    def _lines(self, name: str, on: date | None = None) -> tuple[str, ...]:
        value = self.value(name, on)
        return tuple(value) if isinstance(value, list) else ()


def checked(name: str, value: object) -> Value:
    """The value as it may be stored; UserError when there is no such setting or it does not fit."""
    kind = next((one for start, one in _KINDS_BY_BEGINNING.items() if name.startswith(start)), None)
    kind = kind or _KINDS.get(name)
    if kind is None:
        raise UserError("setting.unknown", name=name)
    match value:
        case bool():
            pass
        case str() if kind is str:
            return _checked_text(name, value)
        case int() if kind is int:
            if 0 <= value <= 3650:
                return value
            raise UserError("setting.wrong_number", name=name)
        case list() if kind is list and all(isinstance(line, str) for line in value):
            return value
    raise UserError("setting.wrong_kind", name=name)


def _checked_text(name: str, value: str) -> str:
    if name == "basis":
        parse_basis(value)
    if name == "report_unit" and value not in {"days", "workdays"}:
        raise UserError("setting.wrong_unit")
    return value


def rows_to_save(
    rows: Iterable[Setting], values: Mapping[str, Value], valid_from: PartialDay | None
) -> list[Setting]:
    """Rows that hold new values from a day on (None: always): changed ones, then new ones.

    UserError as `checked`.
    """
    held = {(row.name, row.valid_from): row for row in rows}
    found = []
    for name, value in values.items():
        row = held.get((name, valid_from)) or Setting(name=name, valid_from=valid_from)
        text = json.dumps(checked(name, value), ensure_ascii=False)
        found.append(replace(row, value=text))
    return found


def as_before(
    settings: Settings, names: Iterable[str]
) -> dict[PartialDay | None, dict[str, Value]]:
    """What to save, by day, so that settings of the office's own are those of the program again,
    from today on; nothing for a setting that is."""
    days: dict[PartialDay | None, dict[str, Value]] = {}
    for name in names:
        for version in settings.standing(name):
            if version.value:
                empty: Value = [] if isinstance(version.value, list) else ""
                days.setdefault(version.since, {})[name] = empty
    return days


def _defaults(path: Path) -> list[Version]:
    with path.open("rb") as file:
        rows = tomllib.load(file)["setting"]
    return [
        Version(
            row["name"],
            row["value"],
            date.fromisoformat(row.get("valid_from", date.min.isoformat())),
        )
        for row in rows
    ]


def _version(row: Setting) -> Version | None:
    try:
        value = checked(row.name, json.loads(row.value))
    except (UserError, ValueError):
        return None
    return Version(row.name, value, row.valid_from.first() if row.valid_from else date.min)


def reporting_year(settings: Settings, today: date) -> Period:
    """The year that a day counts in; under a basis of two days of its own that of NĐ 09/2019."""
    basis = settings.basis(today)
    return period_of(today, Kind.YEAR, ND09 if basis.span else basis)
