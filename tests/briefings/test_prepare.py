"""A pack made ready: whoever asks for it gets the same numbers, pack before and checks."""

import datetime as dt

import msgspec
import pytest

from briefings.checks import Check
from briefings.errors import Cancelled
from briefings.prepare import (
    EDITIONS,
    Ground,
    PackRequest,
    addendum_of,
    known_before,
    prepared,
    requested,
    version_of,
    whole,
)
from briefings.recipe import Recipe
from core.errors import PackProblem
from core.model.dossier import EMPTY, Dossier
from core.model.records import Pack, Round
from tests.briefings.packs import MADE_AT, TODAY, recipe, rich
from tests.dossiers import day


def issued(number: int, *, addendum: int = 0, meeting: str | None = "r1", **asked: object) -> Pack:
    told = msgspec.json.encode(recipe(round=meeting, addendum=addendum, **asked)).decode()
    at = MADE_AT + dt.timedelta(hours=number)
    return Pack(f"k{number}", "Pack", meeting, at, recipe=told, journal_head=f"h{number}")


def with_packs(*packs: Pack) -> Dossier:
    return Dossier.of([Round("r1", 1, day(1)), Round("r2", 2, day(90)), *packs])


def on(dossier: Dossier) -> Ground:
    return Ground(dossier, lambda _head, _now=None: EMPTY, TODAY, pair=("a", "b"))


def begun(**fields: object) -> Recipe:
    return Recipe(MADE_AT, TODAY, **fields)  # type: ignore[arg-type]


def test_versions_and_addenda_of_a_round_are_counted_apart() -> None:
    dossier = with_packs(issued(1), issued(2, addendum=1), issued(3, addendum=2), issued(4))
    first, second = dossier.get(Round, "r1"), dossier.get(Round, "r2")
    assert (version_of(dossier, first), addendum_of(dossier, first)) == (3, 3)
    assert version_of(dossier, first, adds=True) == 2, "that of the pack to which it adds"
    assert (version_of(dossier, second), addendum_of(dossier, second)) == (1, 1)
    assert version_of(dossier, second, adds=True) == 0


def test_a_recipe_is_made_whole() -> None:
    dossier = with_packs(issued(1), issued(2, addendum=1))
    made = whole(begun(round="r1", addendum=1, points=("gone",)), on(dossier))
    assert (made.version, made.addendum, made.since, made.points) == (1, 2, "k2", ())
    assert made.pair == ("a", "b")
    assert whole(begun(), on(dossier)).addendum == 0
    assert whole(begun(round="gone"), on(dossier)).round == "r2", "the round to come"


@pytest.mark.parametrize(
    ("asked", "since"),
    [
        ({"addendum": 1}, "k2"),
        ({"sections": ("news",), "changed_only": True}, "k2"),
        ({"addendum": 1, "releasable": True}, "k3"),
    ],
)
def test_news_counts_from_the_pack_that_its_readers_had(
    asked: dict[str, object], since: str
) -> None:
    full, news = {"sections": ("cover", "briefs")}, {"sections": ("news",), "changed_only": True}
    others = {"releasable": True}, {"sections": ("card",)}, {"sections": ("annex",)}
    packs = [issued(n, **each) for n, each in enumerate((full, news, *others), 1)]
    assert whole(begun(round="r1", **asked), on(with_packs(*packs))).since == since


def test_news_of_pocket_packs_alone_counts_from_the_last() -> None:
    dossier = with_packs(issued(1, sections=("card",)), issued(2, sections=("card",)))
    assert whole(begun(round="r1", addendum=1), on(dossier)).since == "k2"


def test_what_others_never_had_a_pack_of_has_none_before() -> None:
    dossier = with_packs(issued(1, sections=("cover", "briefs")))
    assert whole(begun(round="r1", releasable=True, addendum=1), on(dossier)).since is None


def test_a_pack_whose_recipe_cannot_be_read_is_no_addendum() -> None:
    broken = Pack("k1", "Pack", "r1", MADE_AT, recipe="nonsense")
    assert version_of(with_packs(broken), Round("r1", 1)) == 2


def test_the_pack_before_is_looked_up_where_it_is_asked_for() -> None:
    dossier = with_packs(issued(1))
    plain, news = begun(since="k1"), begun(since="k1", sections=("news",))
    assert known_before(plain, on(dossier)) is None
    assert known_before(news, on(dossier)) is EMPTY
    assert known_before(begun(since="gone", changed_only=True), on(dossier)) is None


def test_what_is_found_comes_with_the_pages() -> None:
    asked = recipe(readers=(), issued=False)
    made = prepared(PackRequest(rich(), asked))
    assert made.refused == any(check.refuses for check in made.checks)
    assert any("No reader" in check.sentence for check in made.checks)
    assert made.pdf().startswith(b"%PDF")
    assert len(made.to_look_at(1)) < len(made.pdf())


REFUSED = recipe(releasable=True, sections=("cover", "glance", "method"))


def test_a_recipe_is_made_whole_with_the_pack_before() -> None:
    asked = requested(begun(round="r1", sections=("news",)), on(with_packs(issued(1))))
    assert (asked.recipe.version, asked.recipe.since) == (2, "k1")
    assert asked.before is EMPTY
    assert requested(asked.recipe, on(asked.dossier)) == asked, "what is whole stays as it is"


def test_what_stands_in_the_way_is_said_all_at_once() -> None:
    made = prepared(PackRequest(rich(), REFUSED))
    with pytest.raises(
        PackProblem, match="cannot include: Gap page and How the figures are calculated"
    ):
        made.cleared()
    fine = prepared(PackRequest(rich(), recipe(sections=("cover",))))
    assert fine.cleared() is fine


def test_a_pack_that_is_but_later_is_the_same_dossier_and_recipe() -> None:
    dossier = rich()
    first = PackRequest(dossier, recipe())
    later = PackRequest(dossier, recipe(made_at=MADE_AT + dt.timedelta(hours=1)))
    assert later.is_but_later(first)
    assert not PackRequest(dossier, recipe(paper="a5")).is_but_later(first)
    assert not PackRequest(rich(), recipe()).is_but_later(first)
    assert not PackRequest(dossier, recipe(), EMPTY).is_but_later(first)


def test_what_was_found_holds_until_more_than_the_moment_is_another() -> None:
    dossier = rich()
    first = prepared(PackRequest(dossier, recipe()))
    marked = msgspec.structs.replace(first, checks=(Check(True, "Found before."),))
    later = PackRequest(dossier, recipe(made_at=MADE_AT + dt.timedelta(hours=1)))
    assert prepared(later, checked=marked).checks == marked.checks
    assert prepared(PackRequest(dossier, recipe(size=14)), checked=marked).checks != marked.checks


@pytest.mark.parametrize("ending", EDITIONS)
def test_an_edition_tells_how_far_it_is_after_the_pages(ending: str) -> None:
    heard: list[tuple[int, int]] = []
    made = prepared(PackRequest(rich(), recipe()), progress=lambda *told: heard.append(told))
    laid = heard[-1][0]
    assert made.edited(ending, progress=lambda *told: heard.append(told)).startswith(b"PK")
    assert heard == sorted(heard)
    assert laid < heard[-1][0] == heard[-1][1]
    with pytest.raises(Cancelled):
        made.edited(ending, cancelled=lambda: True)


def test_the_contents_begin_behind_the_cover() -> None:
    def begin(*sections: str, two_sided: bool = False) -> int | None:
        made = prepared(PackRequest(rich(), recipe(sections=sections, two_sided=two_sided)))
        return made.first_pages.get("contents")

    assert begin("cover", "contents", "steering") == 1
    assert begin("cover", "contents", "steering", two_sided=True) == 2
    assert begin("contents", "steering") == 1
    assert begin("cover", "steering") is None
    assert begin("contents") is None, "there is nothing to list"
