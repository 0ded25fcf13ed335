"""Every text of every record: a pack is marked no lower than what it says, marks what it says, and
no copy says more, or less, than its reader may see."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import product

import msgspec
import pikepdf
import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.document import PositionMap, Run, Text, TrendFigure
from briefings.parting import parted
from briefings.prepare import EDITIONS, PackRequest, composed, prepared
from briefings.recipe import FOR_PRINCIPAL, ReaderView, Recipe
from briefings.sections import ALL_SECTIONS
from briefings.templates import STOCK, applied, stock
from briefings.within import texts
from core.lenses.marking import rank
from core.lenses.releasable import is_public
from core.model.dossier import Dossier
from core.model.naming import NAMES
from core.model.records import (
    Audience,
    Clause,
    Level,
    Line,
    Negotiation,
    Note,
    Party,
    Record,
)
from tests.briefings.canaries import CANARY, Place, canaried, marked, rests_on
from tests.briefings.packs import recipe
from tests.briefings.reading import unspaced, whole_text
from tests.dossiers import day

BARE, PUT = canaried()
KNOWN = (
    Level("RELEASABLE", "R", True),
    Level("OFFICIAL", "O"),
    Level("SECRET", "S"),
    Level("TOP SECRET", "TS"),
)
ALWAYS = {(Clause, "label"), (Negotiation, "title")}
"""What no copy can be read without: numbers of clauses, and the name of the talks."""
SPOKEN = {"argument", "response", "if_raised", "press", "background"}
"""The lines that are meant for other ears; all others stay with the desk, whatever their mark."""


def asked(template: str = "", **fields: object) -> Recipe:
    """A recipe for one reader on a day by which everything was said, with all sections unless a
    template says otherwise."""
    made = recipe(marking="", today=day(59), portions=True, readers=("Legal",), **fields)
    sections = replace(made, sections=ALL_SECTIONS)
    return applied(stock(template), made) if template else sections


def before(dossier: Dossier) -> Dossier:
    """What was there when the last pack was issued: the parties alone."""
    return Dossier.of([dossier.talks, *dossier.all(Party)])


def told(value: object) -> set[Place]:
    """The canaries in a briefing or a part of one."""
    return {PUT[word] for text in texts(value) for word in CANARY.findall(text)}


def levelled(value: object, level: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a part of a briefing, with its marking word."""
    if isinstance(value, str):
        yield value, level
    elif isinstance(value, tuple):
        for each in value:
            yield from levelled(each, level)
    elif isinstance(value, msgspec.Struct):
        has_own = isinstance(value, Run | PositionMap | TrendFigure)
        own = value.level if has_own else getattr(value, "marking", level)
        for name in value.__struct_fields__:
            yield from levelled(getattr(value, name), own)


def paragraphs(value: object) -> Iterator[Text]:
    """Every row of runs in a part of a briefing."""
    if isinstance(value, tuple) and value and all(isinstance(each, Run) for each in value):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from paragraphs(each)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from paragraphs(getattr(value, name))


def test_every_text_is_printed_for_the_desk_somewhere() -> None:
    """A field that nobody prints must be named here, or the other tests look for it in vain."""
    made = [
        compose(BARE, replace(asked(), density=density), before(BARE))
        for density in ("full", "key_words")
    ]
    assert {each[::2] for each in PUT.values()} == {each[::2] for each in told(tuple(made))}


@pytest.mark.parametrize("density", ["full", "key_words"])
def test_what_is_said_is_marked_no_lower_than_its_record(density: str) -> None:
    words = [f"LEVEL{n}" for n in range(200)]
    known = (KNOWN[0], Level("BASE", "B"), *(Level(word, word) for word in words))
    dossier, own = marked(BARE, known, "BASE", words)
    made = compose(dossier, replace(asked(), density=density), before(dossier))
    low = {
        PUT[word]
        for section in made.sections
        for text, level in levelled(section.blocks)
        for word in CANARY.findall(text)
        if rank(known, level) < rank(known, own.get(PUT[word][:2], ""))
    }
    assert {each for each in low if each[::2] not in ALWAYS} == set()
    unmarked = set()
    for row in (row for section in made.sections for row in paragraphs(section.blocks)):
        mark = ""
        for run in row:
            mark = run.text.strip("() ") if re.fullmatch(r"\(\w+\) ", run.text) else mark
            for place in map(PUT.__getitem__, CANARY.findall(run.text)):
                is_name = place.field in NAMES or place[::2] in ALWAYS
                if not is_name and rank(known, mark) < rank(known, own.get(place[:2], "")):
                    unmarked.add(place)
    assert unmarked == set()


VIEWS = [
    *product(("RELEASABLE", "OFFICIAL", "SECRET"), (None, frozenset[Audience](), FOR_PRINCIPAL))
]


def may_see(
    own: dict[tuple[type[Record], str], str], made: PackRequest, level: str, place: Place
) -> bool:
    """Whether a place is for the readers of a copy up to a level."""
    if place[::2] in ALWAYS:
        return True
    if place.kind is Note:
        audience = made.dossier.get(Note, place.id).audience
        return audience in made.recipe.audiences and audience is not Audience.MINE
    word = own.get(place[:2], "")
    if made.recipe.releasable:
        if place.kind is Line and made.dossier.get(Line, place.id).type not in SPOKEN:
            return False
        return is_public(place.kind, place.field) and word in ("RELEASABLE", "")
    return rank(KNOWN, word) <= rank(KNOWN, level)


@pytest.mark.parametrize("template", [*dict(STOCK), ""])
@pytest.mark.parametrize("turn", range(len(KNOWN)))
def test_no_copy_says_what_its_reader_may_not_see(template: str, turn: int) -> None:
    words = [each.word for each in (*KNOWN[turn:], *KNOWN[:turn])]
    dossier, own = marked(BARE, KNOWN, "OFFICIAL", words)
    for level, audiences in VIEWS:
        wanted = asked(template, views=(ReaderView(level, audiences),))
        (part,) = parted(PackRequest(dossier, wanted, before(dossier)))
        seen = told(composed(part))
        assert [each for each in seen if not may_see(own, part, level, each)] == []


def test_a_copy_says_all_that_its_reader_may_see() -> None:
    dossier, own = marked(BARE, KNOWN, "OFFICIAL", [each.word for each in KNOWN])
    desk = told(compose(dossier, asked(), before(dossier)))
    for level in ("OFFICIAL", "SECRET"):
        wanted = asked(views=(ReaderView(level),))
        (part,) = parted(PackRequest(dossier, wanted, before(dossier)))
        due = {each for each in desk if is_due(dossier, own, level, each)}
        due = {each for each in due if each.field not in NAMES}
        assert due - told(composed(part)) == set()


def is_due(
    dossier: Dossier, own: dict[tuple[type[Record], str], str], level: str, place: Place
) -> bool:
    """Whether a record and all that it belongs to is open up to a level."""
    record = dossier.get(place.kind, place.id)
    words = (own.get(each, "") for each in rests_on(dossier, record))
    return all(rank(KNOWN, word) <= rank(KNOWN, level) for word in words)


@pytest.mark.parametrize("level", ["RELEASABLE", "OFFICIAL"])
def test_no_file_holds_what_its_reader_may_not_see(level: str) -> None:
    dossier, own = marked(BARE, KNOWN, "OFFICIAL", [each.word for each in KNOWN])
    wanted = asked(views=(ReaderView(level),))
    (part,) = parted(PackRequest(dossier, wanted, before(dossier)))
    pack = prepared(part)
    files = [whole_pdf(pack.pdf()), *(whole_zip(pack.edited(each)) for each in EDITIONS)]
    for held in files:
        seen = {PUT[word] for word in CANARY.findall(held)}
        assert len(seen) > 20
        assert [each for each in seen if not may_see(own, part, level, each)] == []


def whole_pdf(pdf: bytes) -> str:
    """The words on the pages and all that is told besides: titles, figures in words, metadata."""
    found = [unspaced(whole_text(pdf))]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                found.append(each.read_bytes().decode("latin-1"))
            if isinstance(each, pikepdf.Dictionary):
                found += [str(value) for value in each.as_dict().values()]
    return "\n".join(found)


def whole_zip(data: bytes) -> str:
    """The parts of an edition, with and without their tags."""
    with zipfile.ZipFile(io.BytesIO(data)) as edition:
        parts = [edition.read(name).decode("utf-8", "ignore") for name in edition.namelist()]
    return "\n".join((*parts, *(re.sub("<[^>]+>", "", part) for part in parts)))
