"""A glossary explains what the pack says, and no more; numbers of sources lead to a list."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.document import Briefing, Table
from briefings.templates import applied, stock
from briefings.within import texts
from core.exchange.example import DAY, example
from core.model.dossier import Dossier
from core.model.records import Clause, Definition, Wording
from tests.briefings.packs import recipe, rich


def words(made: Briefing) -> Iterator[str]:
    """The words that the glossary explains."""
    for section in made.sections:
        if section.key == "glossary":
            tables = (block for block in section.blocks if isinstance(block, Table))
            cells = (row.cells[0] for table in tables for row in table.rows)
            yield from ("".join(run.text for run in cell) for cell in cells)


def explaining(*told: str) -> Dossier:
    """A dossier whose glossary has these words, and with a text in brackets."""
    defined = (Definition(f"d{n}", n, word, "What it means.") for n, word in enumerate(told))
    said = Wording("w9", "c9", "The fleets [of us all] stay below the ceilings, ad referendum.")
    return rich(Clause("c9", 9, "Fleets"), said, *defined)


def test_only_words_that_are_used_are_explained() -> None:
    dossier = explaining("Ceiling", "Moratorium", "ad referendum", "US", "Ad interim")
    made = compose(dossier, recipe(sections=("plan", "glossary")))
    assert list(words(made)) == ["ad referendum", "Ceiling"]


@pytest.mark.parametrize("template", ["full", "releasable"])
def test_words_that_are_marked_are_found_too(template: str) -> None:
    wanted = applied(stock(template), replace(recipe(), today=DAY))
    assert {"Bracketed", "Contact line", "Illustrative"} <= {*words(compose(example(), wanted))}


def test_a_glossary_alone_explains_all() -> None:
    made = compose(explaining("Moratorium"), recipe(sections=("glossary",)))
    assert {"AR", "BO", "Moratorium"} <= {*words(made)}


def test_no_glossary_is_left_where_no_word_is_used() -> None:
    bare = Dossier.of(
        [Definition("d", 1, "Moratorium", "A stop."), Clause("c", 1, "Fleets"), explaining().talks]
    )
    made = compose(bare, recipe(sections=("contents", "plan", "glossary")))
    assert [each.key for each in made.sections if each.key == "glossary"] == []


def test_a_grade_says_once_that_a_source_is_made_up() -> None:
    made = compose(example(), recipe(today=DAY, sections=("briefs", "sources")))
    (listed,) = [each for each in made.sections if each.key == "sources"]
    table = next(block for block in listed.blocks if isinstance(block, Table))
    grades = ["".join(texts(row.cells[-1])) for row in table.rows]
    assert {each.count("illustrative") for each in grades} == {0, 1}


@pytest.mark.parametrize("template", ["full", "releasable"])
def test_a_source_is_cited_only_where_it_is_listed(template: str) -> None:
    wanted = applied(stock(template), replace(recipe(), today=DAY))
    made = compose(example(), wanted)
    said = "\n".join(texts(made.sections))
    (listed,) = [each for each in made.sections if each.key == "sources"]
    table = next(block for block in listed.blocks if isinstance(block, Table))
    numbers = {"".join(texts(row.cells[0])) for row in table.rows}
    assert {*re.findall(r"[Ss]ource (\d+)", said)} <= numbers


def test_words_of_a_term_are_found_only_side_by_side() -> None:
    said = Wording("w8", "c8", "The referendum had [no] effect.")
    dossier = rich(
        Clause("c8", 8, "Vote"), said, Definition("d9", 1, "Ad referendum", "Subject to it.")
    )
    made = compose(dossier, recipe(sections=("plan", "glossary")))
    assert "Ad referendum" not in {*words(made)}
