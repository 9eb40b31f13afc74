"""The mark that closes the text of an official document (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6)."""

from __future__ import annotations

from collections.abc import Iterable

from dnapp.reports.document import Block, BulletLine, Figure, Paragraph, Run, Signature


def with_end_mark(blocks: Iterable[Block], mark: str) -> tuple[Block, ...]:
    """Close the last line of text before the signature with `mark` ("./.").

    The mark takes the place of the full stop. Blocks without text lines or without a signature,
    such as a list, come back unchanged.
    """
    closed = list(blocks)
    if not any(isinstance(block, Signature) for block in closed):
        return tuple(closed)
    for at in range(len(closed) - 1, -1, -1):
        block = closed[at]
        if isinstance(block, Paragraph | BulletLine) and block.runs:
            runs = _ended(block.runs, mark)
            closed[at] = (
                BulletLine(runs) if isinstance(block, BulletLine) else Paragraph(runs, block.style)
            )
            break
    return tuple(closed)


def _ended(runs: tuple[Run, ...], mark: str) -> tuple[Run, ...]:
    last = runs[-1]
    if isinstance(last, Figure):
        return (*runs, mark)
    text = last.rstrip()
    if text.endswith(mark):
        return runs
    return (*runs[:-1], text.removesuffix(".").rstrip() + mark)
