"""The chapters of a report as the page lists and edits them."""

from __future__ import annotations

from dataclasses import dataclass

from dnapp.reports.document import (
    Block,
    BulletLine,
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    runs_of,
)


@dataclass(frozen=True)
class Chapter:
    """A part of the report that an officer may write text for."""

    key: str
    """Number as the report's options name it: I.2, II."""
    title: str
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[tuple[Run, ...], ...]:
        """Headings, paragraphs and list items, each as its runs."""
        return tuple(_runs(block) for block in self.blocks if _is_text(block))

    @property
    def has_figures(self) -> bool:
        """Whether records speak in it."""
        return any(isinstance(run, Figure) for block in self.blocks for run in runs_of(block))


def chapters(document: Document) -> tuple[Chapter, ...]:
    """Headings of level 2, and those of level 1 that have none below them."""
    found: list[tuple[str, str, list[Block]]] = []
    part = ""
    for block in document.blocks:
        match block:
            case Heading(level=1, number=number, text=text):
                part = number
                found.append((number, text, []))
            case Heading(level=2, number=number, text=text):
                found.append((f"{part}.{number}", text, []))
            case _ if found and _is_text(block):
                found[-1][2].append(block)
    owners = {key.rpartition(".")[0] for key, _, _ in found}
    return tuple(
        Chapter(key, title, tuple(blocks)) for key, title, blocks in found if key not in owners
    )


def _is_text(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph | BulletLine)


def _runs(block: Block) -> tuple[Run, ...]:
    match block:
        case BulletLine(runs=runs):
            return ("– ", *runs)
        case Heading(number=number, text=text):
            return (f"{number}) {text}",)
    return tuple(runs_of(block))
