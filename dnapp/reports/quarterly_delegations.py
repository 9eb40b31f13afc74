"""Annexes I and II of the quarterly report: the delegations behind its figures."""

from __future__ import annotations

from dnapp.core.fields import Showing
from dnapp.core.money import VND, Amount, show_money, total
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.cost import Cost
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.permission import PERMISSION, Permission
from dnapp.reports import period_words
from dnapp.reports.cells import by_currency, lines, span, titles, total_of
from dnapp.reports.document import Annex, Cell, Column, Figure, Table
from dnapp.reports.numbers import Numbers
from dnapp.services.statistics import trees
from dnapp.services.workspace import Workspace

_WIDTHS = {
    "out": {
        "n": 9.5, "name": 31, "head": 24, "countries": 16, "partners": 20, "content": 33,
        "people": 11.5, "time": 20.5, "cost": 24, "permission": 22, "report": 20, "planned": 12,
        "note": 14,
    },
    "in": {
        "n": 10, "name": 38, "head": 29, "countries": 20, "hosts": 32, "content": 44,
        "people": 13, "time": 23, "permission": 26, "planned": 13.5, "note": 17,
    },
}  # fmt: skip
"""Columns and their shares of the width, mm."""

DELEGATION_COLUMNS = {direction: tuple(widths) for direction, widths in _WIDTHS.items()}

_CENTRED = frozenset({"n", "people", "time", "planned"})


def delegation_annex(
    workspace: Workspace, numbers: Numbers, number: str, direction: str
) -> Annex | None:
    """The delegations of one direction in the period, by their first day; None without any."""
    counted = numbers[f"delegation.{direction}.count"]
    if not counted.ids:
        return None
    words = numbers.words
    columns = tuple(
        Column(
            key,
            words(f"report.annex.{direction}.{key}"),
            width,
            "center" if key in _CENTRED else "left",
        )
        for key, width in _WIDTHS[direction].items()
    )
    found = trees(workspace, "delegation", counted.ids, ("permission", "cost"))
    rows = tuple(
        tuple(_cells(tree, place, numbers.showing)[column.key] for column in columns)
        for place, tree in enumerate(found, start=1)
    )
    totals: dict[str, Cell] = {
        "name": Figure(
            counted.key,
            len(counted.ids),
            counted.unit,
            counted.ids,
            words("report.annex.total_delegations", count=len(counted.ids)),
        ),
        "people": _people_total(numbers, direction),
        "cost": _cost_total(found, words),
    }
    name = period_words.full_name(words, numbers.period)
    return Annex(
        number,
        words(f"report.annex.{direction}.title", period=name),
        "",
        (Table(columns, rows, total_of(columns, totals)),),
    )


def _cells(tree: Tree, place: int, showing: Showing) -> dict[str, Cell]:
    delegation = tree.record
    assert isinstance(delegation, Delegation)
    words = showing.words
    position = delegation.head_position
    return {
        "n": str(place),
        "name": delegation.name,
        "head": lines((delegation.head_name, f"({position})" if position else "")),
        "countries": titles("country", delegation.countries, showing),
        "partners": titles("partner", delegation.partners, showing) or delegation.inviter,
        "hosts": titles("unit", delegation.hosts, showing),
        "content": delegation.content,
        "people": _people(delegation),
        "time": span(delegation.starts_on, delegation.ends_on, words),
        "cost": _cost(tree, delegation, showing),
        "permission": lines(
            PERMISSION.show(row, "document", showing) for row in tree.of(Permission)
        ),
        "report": _report(delegation, showing),
        "planned": words("field.yes" if delegation.planned else "field.no"),
        "note": delegation.note,
    }


def _people(delegation: Delegation) -> Cell:
    people = delegation.headcount
    if people is None:
        return ""
    return Figure("delegation.people", people, "person", (delegation.id,), str(people))


def _people_total(numbers: Numbers, direction: str) -> Figure:
    statistic = numbers[f"delegation.{direction}.people"]
    assert isinstance(statistic.value, int)
    return Figure(
        statistic.key, statistic.value, statistic.unit, statistic.ids, str(statistic.value)
    )


def _report(delegation: Delegation, showing: Showing) -> str:
    """The result report: its document, else its day, else that it is still awaited."""
    for name in ("report_document", "reported_on"):
        shown = DELEGATION.show(delegation, name, showing)
        if shown:
            return shown
    awaited = delegation.status in {"report_due", "overdue"}
    return DELEGATION.show(delegation, "status", showing) if awaited else ""


def _cost(tree: Tree, delegation: Delegation, showing: Showing) -> str:
    """The costs in their currencies, then who pays."""
    costs = by_currency(total(_amounts(tree)), showing.words)
    return lines((costs, DELEGATION.show(delegation, "funding", showing)))


def _amounts(tree: Tree) -> list[Amount]:
    """The cost lines; a delegation without any brings what was settled, else advanced."""
    delegation = tree.record
    assert isinstance(delegation, Delegation)
    own = [
        Amount(row.amount, row.currency, row.rate)
        for row in tree.of(Cost)
        if row.amount is not None
    ]
    known = delegation.settled if delegation.settled is not None else delegation.advance
    return own or ([Amount(known, VND)] if known is not None else [])


def _cost_total(found: list[Tree], words: Catalog) -> str:
    """The sums by currency; then all in đồng when every line has its rate."""
    sums = total(amount for tree in found for amount in _amounts(tree))
    shown = by_currency(sums, words)
    if sums.missing_vnd or set(sums.by_currency) <= {VND}:
        return shown
    in_dong = show_money(sums.vnd, VND, words.table("choice.currency"))
    return lines((shown, words("report.annex.converted", amounts=in_dong)))
