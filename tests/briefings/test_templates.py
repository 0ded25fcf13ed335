"""Templates are data: applied, kept, exported and taken in again."""

from collections.abc import Iterator

import msgspec
import pytest

from briefings.anchors import back_to
from briefings.compose import compose
from briefings.document import Prose, Run
from briefings.recipe import recipe_of
from briefings.sections import FULL
from briefings.templates import (
    STOCK,
    TemplateProblem,
    applied,
    content,
    exported,
    imported,
    stock,
)
from core.errors import FileProblem, PackProblem
from core.exchange.example import DAY, example
from core.model.records import Pack, Round, Template
from tests.briefings.packs import recipe


@pytest.mark.parametrize("name", [name for name, _title in STOCK])
def test_every_stock_template_makes_a_recipe(name) -> None:
    made = applied(stock(name), recipe(round="r3"))
    assert made.round == "r3"
    assert made.readers == recipe().readers
    assert made.sections


@pytest.mark.parametrize("name", [name for name, _title in STOCK])
def test_every_number_of_evidence_leads_to_a_sentence_in_the_pack(name) -> None:
    begun = recipe(today=DAY, round=example().all(Round)[-1].id)
    made = [*parts_of(compose(example(), applied(stock(name), begun)).sections)]
    asked = {each.to for each in made if isinstance(each, Run) and each.to.startswith("evidence-")}
    there = {each.anchor for each in made if isinstance(each, Prose)}
    assert asked <= there | {*map(back_to, asked)}, "to its sentence, and back from there"
    assert name != "full" or asked & there


def parts_of(value: object) -> Iterator[object]:
    """Everything that a briefing consists of."""
    yield value
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.astuple(value)
    if isinstance(value, tuple):
        for each in value:
            yield from parts_of(each)


def test_what_a_template_does_not_say_is_as_in_a_full_pack() -> None:
    odd = recipe(paper="a5", density="key_words", sections=("cover",))
    made = applied(stock("full"), odd)
    assert (made.paper, made.density, made.sections) == ("a4", "full", FULL)


def test_a_recipe_comes_back_from_its_template() -> None:
    wanted = recipe(paper="letter", size=14, two_sided=True, sections=("briefs", "cover"))
    assert applied(content(wanted), recipe()) == wanted
    assert "Head of delegation" not in content(wanted)


def test_a_template_goes_through_a_file(tmp_path) -> None:
    file = tmp_path / "own.parley-template"
    template = Template("t", 1, "Minister’s pack", content(recipe(size=14)))
    file.write_bytes(exported(template))
    assert imported(file, recipe()) == (template.name, template.content)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\xff\xfe",
        b'{"format": "parley-template-1", "name": "x", "recipe": 3}',
        b'{"format": "parley-template-1", "name": "x", "recipe": {"paper": "a9"}}',
        b'{"format": "other", "name": "x", "recipe": {}}',
        b'{"format": "parley-template-1", "name": "x", "recipe": '
        + b"[" * 5_000
        + b"]" * 5_000
        + b"}",
        b'{"x":' * 100_000,
    ],
)
def test_a_file_that_is_no_template_is_refused(tmp_path, data) -> None:
    file = tmp_path / "own.parley-template"
    file.write_bytes(data)
    with pytest.raises(TemplateProblem):
        imported(file, recipe())


def test_a_file_that_is_not_there_is_said(tmp_path) -> None:
    with pytest.raises(FileProblem):
        imported(tmp_path / "none", recipe())


ODD = [
    *(
        {"language": name}
        for name in ("../../x", "/tmp/x", "\\\\host\\share\\x", "C:\\x", "sv", "")
    ),
    *({field: "../x"} for field in ("paper", "density", "room", "size", "audiences")),
    {"version": 10**300},
    {"addendum": -1},
]


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_every_choice_of_a_recipe_is_one_of_a_list(odd, tmp_path) -> None:
    told = {**msgspec.to_builtins(recipe()), **odd}
    with pytest.raises(PackProblem, match="cannot be read"):
        recipe_of(Pack("p", "Pack", recipe=msgspec.json.encode(told).decode()))
    if "version" in odd:
        return
    with pytest.raises(TemplateProblem, match="cannot read this template"):
        applied(msgspec.json.encode(odd), recipe())
    file = tmp_path / "own.parley-template"
    shared = {"format": "parley-template-1", "name": "x", "recipe": odd}
    file.write_bytes(msgspec.json.encode(shared))
    with pytest.raises(TemplateProblem):
        imported(file, recipe())


def test_only_what_is_built_in_is_a_stock_template() -> None:
    with pytest.raises(TemplateProblem):
        stock("../themes/light")
