"""Annex V of the quarterly report: aid active in the period, with its money by currency."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from dnapp.core.fields import Showing
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.donor import Donor
from dnapp.reports import period_words
from dnapp.reports.cells import by_currency, lines, number, span, titles, total_of
from dnapp.reports.document import Annex, Cell, Column, Figure, HeaderCell, Table
from dnapp.reports.numbers import Numbers
from dnapp.services.aid_facts import SETS, stated, totals
from dnapp.services.statistics import aid, trees
from dnapp.services.workspace import Workspace
from dnapp.store.standing import LineFact

_WIDTHS = {
    "n": 10, "name": 28, "donors": 21, "owner": 19, "approval": 20, "time": 22, "places": 18,
    "committed": 24, "committed_usd": 21, "committed_vnd": 26, "paid": 24, "paid_to_date": 24,
    "status": 14,
}  # fmt: skip
"""Columns and their shares of the width, mm."""

AID_COLUMNS = tuple(_WIDTHS)

_COMMITTED = ("committed", "committed_usd", "committed_vnd")
_RIGHT = frozenset({*_COMMITTED, "paid", "paid_to_date"})
_CENTRED = frozenset({"n", "time"})


def aid_annex(workspace: Workspace, numbers: Numbers, annex: str) -> Annex | None:
    """The projects other than ODA that are active in the period; None without any."""
    ids = numbers["aid.projects"].ids
    if not ids:
        return None
    words, windows = numbers.words, numbers.windows
    facts = aid(workspace, windows.whole).of(SETS["aid"])
    last = windows.now.last
    columns = _columns(words)
    committed = _by_project(line for line in facts.committed if line.day <= last)
    paid = _by_project(line for line in facts.disbursed if line.day <= last)
    rows = []
    for place, tree in enumerate(trees(workspace, "aid_project", ids, ("donor",)), start=1):
        own = paid.get(tree.record.id, [])
        cells = {
            "n": str(place),
            **_project(tree, numbers.showing),
            **_commitments(tree.record.id, committed.get(tree.record.id, []), words),
            "paid": by_currency(totals(x for x in own if x.day in windows.now), words),
            "paid_to_date": by_currency(totals(own), words),
        }
        rows.append(tuple(cells[column.key] for column in columns))
    name = period_words.full_name(words, numbers.period)
    return Annex(
        annex,
        words("report.annex.aid.title", period=name),
        "",
        (Table(columns, tuple(rows), total_of(columns, _totals(numbers)), _head(words)),),
    )


def _columns(words: Catalog) -> tuple[Column, ...]:
    return tuple(
        Column(
            key,
            words(f"report.annex.aid.{key}"),
            width,
            "right" if key in _RIGHT else "center" if key in _CENTRED else "left",
        )
        for key, width in _WIDTHS.items()
    )


def _head(words: Catalog) -> tuple[tuple[HeaderCell, ...], ...]:
    """The three columns of commitments stand under one head."""
    upper: list[HeaderCell] = []
    for key in _WIDTHS:
        if key == _COMMITTED[0]:
            upper.append(HeaderCell(words("report.annex.aid.commitments"), columns=3))
        elif key not in _COMMITTED:
            upper.append(HeaderCell(words(f"report.annex.aid.{key}"), rows=2))
    lower = tuple(HeaderCell(words(f"report.annex.aid.{key}")) for key in _COMMITTED)
    return tuple(upper), lower


def _by_project(found: Iterable[LineFact]) -> dict[str, list[LineFact]]:
    sorted_in: dict[str, list[LineFact]] = {}
    for line in found:
        sorted_in.setdefault(line.project, []).append(line)
    return sorted_in


def _project(tree: Tree, showing: Showing) -> dict[str, Cell]:
    project = tree.record
    assert isinstance(project, AidProject)
    return {
        "name": project.name,
        "donors": lines(_donor(donor, showing) for donor in tree.of(Donor)),
        "owner": AID_PROJECT.show(project, "owner", showing),
        "approval": AID_PROJECT.show(project, "approval_document", showing),
        "time": span(project.starts_on, project.ends_on, showing.words),
        "places": titles("lookup", project.places, showing),
        "status": AID_PROJECT.show(project, "status", showing),
    }


def _donor(donor: Donor, showing: Showing) -> str:
    name = donor.name or (showing.title("partner", donor.partner) if donor.partner else "")
    country = showing.title("country", donor.country) if donor.country else ""
    return f"{name} ({country})" if country else name


def _commitments(project: str, found: list[LineFact], words: Catalog) -> dict[str, Cell]:
    sums = totals(found)
    cells: dict[str, Cell] = {"committed": by_currency(sums, words)}
    for code, key in (("USD", "committed_usd"), ("VND", "committed_vnd")):
        value = stated(sums, code)
        if not found:
            cells[key] = ""
        elif value is None:
            cells[key] = words("report.annex.no_rate")
        else:
            cells[key] = number(f"aid_project.{key}", value, code, (project,))
    return cells


def _totals(numbers: Numbers) -> dict[str, Cell]:
    words, projects = numbers.words, numbers["aid.projects"]
    return {
        "name": Figure(
            projects.key,
            len(projects.ids),
            projects.unit,
            projects.ids,
            words("report.annex.total_projects", count=len(projects.ids)),
        ),
        "committed": _originals(numbers, "aid.committed_to_date"),
        "committed_usd": _converted(numbers, "aid.committed_to_date.usd"),
        "committed_vnd": _converted(numbers, "aid.committed_to_date.vnd"),
        "paid": _all(numbers, "aid.disbursed"),
        "paid_to_date": _all(numbers, "aid.disbursed_to_date"),
    }


def _originals(numbers: Numbers, start: str) -> str:
    return lines(numbers.amount(one.key).text for one in numbers.groups(f"{start}.currency"))


def _converted(numbers: Numbers, key: str) -> Cell:
    statistic = numbers[key]
    if statistic.value is None:
        return numbers.words("report.annex.rates_missing")
    return number(key, Decimal(statistic.value), statistic.unit, statistic.ids)


def _all(numbers: Numbers, start: str) -> str:
    """Sums by currency, then converted, each on a line of its own."""
    shown = _originals(numbers, start)
    currencies = {one.unit for one in numbers.groups(f"{start}.currency")}
    wanted = [code for code in ("USD", "VND") if currencies and currencies != {code}]
    keys = [f"{start}.{code.lower()}" for code in wanted]
    amounts = [numbers.amount(key).text for key in keys if numbers[key].value is not None]
    if len(amounts) < len(keys):
        amounts.append(numbers.words("report.annex.rates_missing"))
    if not amounts:
        return shown
    listed = numbers.words("report.list.semicolon").join(amounts)
    return lines((shown, numbers.words("report.annex.converted", amounts=listed)))
