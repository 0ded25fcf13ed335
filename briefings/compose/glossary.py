"""What terms and short forms mean."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from briefings.compose.context import PackContext
from briefings.document import Block, Heading, Run, Section, Table, TableColumn, TableRow
from briefings.within import KEPT_BLOCKS, texts
from core.language import gettext as _
from core.model.records import Definition
from core.text.folding import fold

LONGEST_CODE = 3
"""Up to how many letters a word is a short form, which is used as it is written."""
LONGEST_ENDING = 2
"""How many letters at the end of a longer word may be others where it is used."""


def glossary(context: PackContext) -> tuple[Block, ...]:
    """The terms that the desk recorded and the parties' codes, in alphabetical order."""
    entries = [
        (Run(party.code, strong=True), context.said(party, party.name, "name"))
        for party in context.dossier.parties
    ]
    entries += [
        (
            Run(each.word, strong=True, level=context.level(each, "word")),
            context.said(each, each.meaning, "meaning"),
        )
        for each in context.dossier.all(Definition)
    ]
    entries.sort(key=lambda each: each[0].text.casefold())
    if not entries:
        return ()
    rows = tuple(TableRow(((word,), meaning)) for word, meaning in entries)
    columns = (TableColumn(_("Word"), 0.22), TableColumn(_("Meaning"), 0.78))
    return Heading(_("Glossary"), 1, anchor="glossary"), Table(columns, rows)


def with_used(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of a pack with only those words in its glossary that another section uses, in
    whatever form; all where there is no other, and no glossary where none is used."""
    others = [block for each in sections if each.key != "glossary" for block in each.blocks]
    if not others:
        return tuple(sections)
    used = (_with_used(each, others) if each.key == "glossary" else each for each in sections)
    return tuple(each for each in used if each.blocks)


def _with_used(glossary: Section, others: Sequence[Block]) -> Section:
    heading, table = glossary.blocks
    if not isinstance(table, Table):
        return glossary
    rows = tuple(row for row in table.rows if _is_used(_word(row), others))
    blocks = (heading, replace(table, rows=rows)) if rows else ()
    return replace(glossary, blocks=blocks)


def _word(row: TableRow) -> str:
    (cell, _meaning) = row.cells
    return "".join(run.text for run in cell) if isinstance(cell, tuple) else ""


def _is_used(word: str, others: Sequence[Block]) -> bool:
    if len(word) <= LONGEST_CODE:
        code = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        return any(code.search(_said(block)) for block in others)
    parts = re.findall(r"[^\W_]+", fold(word))
    used = re.compile(r"\W+".join(map(_in_any_form, parts)))
    return any(used.search(_folded(block)) for block in others)


def _in_any_form(word: str) -> str:
    """The pattern of a word with another ending, but of a short one as it is."""
    if len(word) <= LONGEST_CODE:
        return rf"(?<!\w){word}(?!\w)"
    return rf"{word[: max(LONGEST_CODE, len(word) - LONGEST_ENDING)]}\w*"


@lru_cache(maxsize=KEPT_BLOCKS)
def _said(block: Block) -> str:
    return "\n".join(texts(block))


@lru_cache(maxsize=KEPT_BLOCKS)
def _folded(block: Block) -> str:
    return fold(_said(block))
