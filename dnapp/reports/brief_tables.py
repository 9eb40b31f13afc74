"""The chapters of the brief on a partner that list records: agreements, delegations, aid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from dnapp.core.money import USD, VND, Amount, Totals, show_money, total
from dnapp.core.record import Tree
from dnapp.records.agreement import AGREEMENT
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.donor import Donor
from dnapp.reports.brief_facts import BriefFacts, clipped
from dnapp.reports.brief_room import Room
from dnapp.reports.cells import by_currency, lines, span
from dnapp.reports.document import Block, Cell, Column, Figure, Paragraph, Table
from dnapp.reports.sentences import Runs, joined
from dnapp.services.agreement_figures import JudgedAgreement
from dnapp.services.aid_facts import SETS, stated

_WIDTHS: Mapping[str, Mapping[str, float]] = {
    "agreement": {"title": 78, "signed": 24, "expires": 24, "status": 37},
    "visit": {"time": 28, "name": 72, "people": 14, "content": 49},
    "aid": {"name": 72, "time": 26, "committed": 36, "status": 29},
}
"""Columns and their shares of the width, mm."""

_UNITS = {"agreement": "agreement", "aid": "aid_project"}
_CENTRED = frozenset({"signed", "expires", "time", "people"})
_NOT_GIVEN = frozenset({"proposed", "revoked"})


def agreements(facts: BriefFacts, room: Room) -> Iterator[Block]:
    """How many were signed and are in force, and the list."""
    signed = facts.signed
    if not signed:
        yield Paragraph(facts.say("agreement.none"))
        return
    standing = [one.record.id for one in signed if one.in_force]
    ids = [one.record.id for one in signed]
    key = "none" if not standing else "all" if standing == ids else "some"
    yield Paragraph(
        facts.say(
            f"agreement.{key}_in_force",
            count=facts.count("agreement.signed", "agreement", ids),
            standing=facts.count("agreement.in_force", "agreement", standing),
            partly=_partly(facts, "agreement", ids, room.agreements),
        )
    )
    rows = [_agreement(facts, room, one) for one in signed[: room.agreements]]
    yield _table(facts, "agreement", rows)


def visits(facts: BriefFacts, room: Room) -> Iterator[Block]:
    """How many came and went so far, and the latest."""
    past = facts.past
    if not past:
        yield Paragraph(facts.say("visit.none"))
        return
    parts = [
        facts.say(f"visit.{way}", count=facts.count(f"visit.{way}", "delegation", ids))
        for way in ("in", "out")
        if (ids := [one.id for one in past if one.direction == way])
    ]
    yield Paragraph(facts.say("visit.past", parts=_list(facts, parts)))
    rows = [_visit(facts, room, one) for one in past[: room.visits]]
    yield _table(facts, "visit", rows)


def aid(facts: BriefFacts, room: Room) -> Iterator[Block]:
    """What it gives to; aid that is no ODA and ODA are never added up."""
    given = [tree for tree in facts.projects if _project(tree).status not in _NOT_GIVEN]
    if not given:
        yield Paragraph(facts.say("aid.none"))
        return
    parts = [
        _set(facts, room, name, found)
        for name, sources in SETS.items()
        if (found := [tree for tree in given if _project(tree).source in sources])
    ]
    partly = _partly(facts, "aid", [tree.record.id for tree in given], room.aid)
    yield from map(Paragraph, (*parts[:-1], (*parts[-1], *partly)))
    rows = [_aid(facts, room, tree) for tree in given[: room.aid]]
    yield _table(facts, "aid", rows)


# Rows


def _agreement(facts: BriefFacts, room: Room, one: JudgedAgreement) -> dict[str, Cell]:
    words, record = facts.words, one.record
    return {
        "title": clipped(record.title, room.name),
        "signed": span(record.signed_on or record.effective_on, None, words),
        "expires": span(one.state.expires_on, None, words),
        "status": words(f"choice.{AGREEMENT.key}.status.{one.state.status}"),
    }


def _visit(facts: BriefFacts, room: Room, one: Delegation) -> dict[str, Cell]:
    words, people = facts.words, one.headcount
    head = ", ".join(filter(None, (one.head_name, one.head_position)))
    led = words("brief.visit.led", head=clipped(head, room.person)) if head else ""
    way = DELEGATION.show(one, "direction", facts.showing)
    return {
        "time": lines((way, span(one.starts_on, one.ends_on, words))),
        "name": lines((clipped(one.name, room.name), led)),
        "people": Figure("delegation.headcount", people, "person", (one.id,), f"{people:02}")
        if people is not None
        else "",
        "content": clipped(one.result or one.content, room.name),
    }


def _aid(facts: BriefFacts, room: Room, tree: Tree) -> dict[str, Cell]:
    project = _project(tree)
    return {
        "name": clipped(project.name, room.name),
        "time": span(project.starts_on, project.ends_on, facts.words),
        "committed": by_currency(total(_amounts(tree)), facts.words),
        "status": AID_PROJECT.show(project, "status", facts.showing),
    }


def _table(facts: BriefFacts, name: str, rows: Sequence[Mapping[str, Cell]]) -> Table:
    columns = tuple(
        Column(
            key,
            facts.words(f"brief.{name}.column.{key}"),
            width,
            "center" if key in _CENTRED else "left",
        )
        for key, width in _WIDTHS[name].items()
    )
    return Table(columns, tuple(tuple(row[c.key] for c in columns) for row in rows))


def _partly(facts: BriefFacts, name: str, ids: Sequence[str], rows: int) -> Runs:
    """Words that the table names a part of what there is; nothing when it names all."""
    shown = ids[:rows]
    if len(shown) == len(ids):
        return ()
    return facts.say(f"{name}.partly", count=facts.count(f"{name}.shown", _UNITS[name], shown))


# Money


def _set(facts: BriefFacts, room: Room, name: str, found: Sequence[Tree]) -> Runs:
    """Projects of a set, those under way, and what is committed to them."""
    ids = [tree.record.id for tree in found]
    running = [tree.record.id for tree in found if _project(tree).status == "running"]
    said = facts.say(
        f"aid.{name}",
        count=facts.count(f"{name}.projects", "aid_project", ids),
        running=facts.say(
            "aid.all_running" if running == ids else "aid.running",
            count=facts.count(f"{name}.running", "aid_project", running),
        )
        if running
        else "",
    )
    sums = total(amount for tree in found for amount in _amounts(tree))
    if not sums.by_currency:
        return said
    behind = tuple(tree.record.id for tree in found if tree.of(Commitment))
    own = [
        (_money(facts, f"{name}.committed.currency.{code}", value, code, behind),)
        for code, value in sums.by_currency.items()
    ]
    shared = any(len(tree.of(Donor)) > 1 for tree in found)
    return (
        *said,
        *facts.say(
            "aid.committed",
            amounts=_list(facts, own),
            converted=_converted(facts, room, name, sums, found, behind),
            shared=facts.words("brief.aid.shared") if shared else "",
        ),
    )


def _converted(
    facts: BriefFacts,
    room: Room,
    name: str,
    sums: Totals,
    found: Iterable[Tree],
    behind: tuple[str, ...],
) -> Runs:
    """In US dollars and đồng; which projects stand in the way where a rate is missing."""
    wanted = [code for code in (USD, VND) if set(sums.by_currency) != {code}]
    known = [(code, value) for code in wanted if (value := stated(sums, code)) is not None]
    parts: Runs = ()
    if known:
        amounts = [
            (_money(facts, f"{name}.committed.{code.lower()}", value, code, behind),)
            for code, value in known
        ]
        either = joined(amounts, facts.words("brief.aid.either"))
        parts = facts.say("aid.converted", amounts=either)
    if len(known) < len(wanted):
        lacking = [tree for tree in found if any(_lacks(a, wanted) for a in _amounts(tree))]
        parts = (
            *parts,
            *facts.say(
                "aid.one_without_rate" if len(lacking) == 1 else "aid.without_rate",
                count=facts.count(
                    f"{name}.no_rate", "aid_project", [tree.record.id for tree in lacking]
                ),
                name=clipped(_project(lacking[0]).name, room.name),
            ),
        )
    return parts


def _lacks(amount: Amount, wanted: Iterable[str]) -> bool:
    known = {USD: amount.exact_usd, VND: amount.exact_vnd}
    return any(known[code]() is None for code in wanted)


def _amounts(tree: Tree) -> Iterator[Amount]:
    for one in tree.of(Commitment):
        if one.amount is not None:
            yield Amount(one.amount, one.currency, one.rate, one.usd_rate)


def _money(facts: BriefFacts, key: str, value: Decimal, code: str, ids: tuple[str, ...]) -> Figure:
    names = facts.words.table("choice.currency")
    return Figure(f"partner.{key}", value, code, ids, show_money(value, code, names))


def _project(tree: Tree) -> AidProject:
    assert isinstance(tree.record, AidProject)
    return tree.record


def _list(facts: BriefFacts, parts: Sequence[Runs]) -> Runs:
    return joined(parts, facts.words("report.list.between"), facts.words("report.list.last"))
