"""With marks put at random, now and when the last pack was issued: a portion is marked no lower
than what it says, and nothing as free that a releasable pack leaves out; no copy says more than its
reader may see."""

import re
from collections.abc import Iterator
from random import Random

import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.parting import parted
from briefings.prepare import PackRequest, composed
from briefings.recipe import ReaderView
from briefings.templates import STOCK
from briefings.within import texts
from core.lenses.marking import rank
from core.lenses.releasable import is_public, released
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import NAMES
from core.model.records import DESK_ONLY, Mark, Note, Record
from tests.briefings.canaries import CANARY, SEEN_WITH, Place
from tests.briefings.test_canaries import ALWAYS, BARE, KNOWN, PUT, VIEWS, asked, levelled

WORDS = ("", *(each.word for each in KNOWN))
OLD_CANARY = re.compile(r"B\d{4}y")
FREE = KNOWN[0].word
Own = dict[tuple[type[Record], str], str]


def older() -> Dossier:
    """The dossier with other canaries in the same places."""
    dossier = BARE
    for place in PUT.values():
        record = dossier.get(place.kind, place.id)
        if isinstance(text := getattr(record, place.field), str):
            old = text.replace("Q", "B").replace("z", "y")
            dossier = dossier.replacing(record, replace(record, **{place.field: old}))
    return dossier


OLD = older()


def at_random(dossier: Dossier, chance: Random) -> tuple[Dossier, Own]:
    """The dossier with a mark on each record, or none, and the marks."""
    there = [each for kind in KINDS if kind not in DESK_ONLY for each in dossier.all(kind)]
    own: Own = {}
    for n, record in enumerate(there):
        word = chance.choice(WORDS)
        if word and not isinstance(record, (Note, *SEEN_WITH)):
            own[type(record), record.id] = word
            mark = Mark(f"mark-{n}", KINDS[type(record)].table, record.id, word)
            dossier = dossier.replacing(None, mark)
    talked = replace(dossier.talks, levels=KNOWN, marking=chance.choice(WORDS[1:]))
    return dossier.replacing(dossier.talks, talked), own


def found(text: str) -> Iterator[tuple[Place, bool]]:
    """The places whose canaries are in a text, and whether they are those of today."""
    yield from ((PUT[word], True) for word in CANARY.findall(text))
    for word in OLD_CANARY.findall(text):
        yield PUT[word.replace("B", "Q").replace("y", "z")], False


@pytest.mark.parametrize("seed", range(4))
def test_each_portion_is_marked_no_lower_than_what_it_says(seed: int) -> None:
    chance = Random(seed)
    (now, own), (then, once) = at_random(BARE, chance), at_random(OLD, chance)
    density = chance.choice(("full", "telegraphic", "key_words"))
    made = compose(now, replace(asked(), density=density), then)
    talks = rank(KNOWN, now.talks.marking)
    low = set()
    for block in (each for section in made.sections for each in section.blocks):
        said = [*levelled(block)]
        whole = max((rank(KNOWN, level) for _text, level in said), default=talks)
        for text, level in said:
            for place, is_now in found(text):
                marked = whole if place.field in NAMES else rank(KNOWN, level)
                marked = max(marked, talks) if not level or place.field in NAMES else marked
                if marked < rank(KNOWN, (own if is_now else once).get(place[:2], "")):
                    low.add((place.kind.__name__, place.field, is_now))
    assert {each for each in low if each[1] not in {field for _kind, field in ALWAYS}} == set()


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_marked_as_free_that_a_releasable_pack_leaves_out(seed: int) -> None:
    now, _own = at_random(BARE, Random(seed))
    given = released(now)[0]
    free = {
        place
        for section in compose(now, asked()).sections
        for text, level in levelled(section.blocks)
        for place, _now in found(text)
        if level == FREE
    }
    assert free
    assert [
        place
        for place in free
        if given.find(place.kind, place.id) is None or not is_public(place.kind, place.field)
    ] == []


@pytest.mark.parametrize("template", [*dict(STOCK), ""])
@pytest.mark.parametrize("seed", range(2))
def test_no_copy_says_what_its_reader_may_not_see_or_might_not_then(
    template: str, seed: int
) -> None:
    chance = Random(seed)
    (now, own), (then, once) = at_random(BARE, chance), at_random(OLD, chance)
    leaks = set()
    for level, audiences in VIEWS:
        wanted = asked(template, views=(ReaderView(level, audiences),))
        (part,) = parted(PackRequest(now, wanted, then))
        for text in texts(composed(part)):
            for place, is_now in found(text):
                word = (own if is_now else once).get(place[:2], "")
                above = rank(KNOWN, word) > rank(KNOWN, level)
                kept = part.recipe.releasable and not is_public(place.kind, place.field)
                if (above or kept) and place.kind is not Note and place[::2] not in ALWAYS:
                    leaks.add((place, level))
    assert leaks == set()
