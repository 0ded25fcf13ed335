"""The first pages of a long pack, shown while the rest is laid out: true as far as they go."""

from itertools import pairwise

import msgspec
import pytest

from briefings.compose import compose
from briefings.document import Briefing, Prose, Section, plain
from briefings.errors import Cancelled
from briefings.prepare import LaidPack, PackRequest, prepared
from briefings.render import Cache, Laid, laid_out, laying
from briefings.render.laid import LaidPage
from tests.briefings.packs import recipe, rich
from tests.briefings.reading import page_texts

ASKED = recipe(two_sided=True)
"""Every brief begins a page."""


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of long packs holds for one of some pages."""
    monkeypatch.setattr(laying, "MANY", 20)
    monkeypatch.setattr(laying, "GROWS_BY", 2)


def grown(briefing: Briefing, cache: Cache | None = None) -> tuple[list[Laid], Laid]:
    """What is shown of a briefing on the way, and all of it."""
    shown: list[Laid] = []
    whole = laid_out(briefing, cache, grown=shown.append)
    return shown, whole


def said_on(page: LaidPage) -> object:
    """What tells one page from another."""
    boxes = [(each.y, each.box.anchor, each.box.block) for each in page.placed]
    return page.sheet, page.head, page.marking, page.blank, boxes


def test_pages_that_are_shown_stay_as_they_are() -> None:
    shown, whole = grown(compose(rich(), ASKED))
    assert whole.whole
    assert shown
    assert not any(each.whole for each in shown)
    for fewer, more in pairwise([*shown, whole]):
        assert len(fewer.pages) < len(more.pages)
    for each in shown:
        assert len(each.pages) >= laying.FIRST_SHOWN
        count = len(each.pages)
        assert [*map(said_on, each.pages)] == [*map(said_on, whole.pages[:count])]
        assert each.anchors.items() <= whole.anchors.items()
        assert {(s.section.key, s.first) for s in each.spans} == {
            (s.section.key, s.first) for s in whole.spans if s.first <= count
        }


@pytest.mark.parametrize("two_sided", [True, False])
def test_pages_are_the_same_whether_shown_on_the_way_or_not(two_sided: bool) -> None:
    briefing = compose(rich(), recipe(two_sided=two_sided))
    _shown, whole = grown(briefing)
    plain = laid_out(briefing)
    assert [*map(said_on, whole.pages)] == [*map(said_on, plain.pages)]


def test_a_number_that_is_not_known_yet_is_not_printed() -> None:
    begun: list[LaidPack] = []
    made = prepared(PackRequest(rich(), ASKED), begun=begun.append)
    first, last = begun[0], begun[-1]
    count, total = len(first.sizes), len(made.sizes)
    early = "\n".join(page_texts(first.to_look_at(*range(1, count + 1))))
    final = "\n".join(page_texts(made.to_look_at(*range(1, count + 1))))
    assert f"1 of {total}" in final
    assert "1 of …" in early
    assert f"of {total}" not in early
    assert f"of {count}" not in early
    assert "…" not in final, "else the next would say nothing"
    pages = {page for page in made.laid.anchors.values() if page > count}
    assert pages, "something in the contents is not known"
    assert early.count("…") > count, "of every page the total, and in the contents the pages"
    assert last.first_pages.items() <= made.first_pages.items()


def test_pages_are_shown_on_the_way_where_each_section_goes_on_below_another() -> None:
    briefing = compose(rich(), recipe(sections=("cover", "sources")))
    line = Prose(plain("A line of text."))
    sections = [Section(("", ""), (line,) * 50, f"brief:{n}", "right") for n in range(40)]
    shown, whole = grown(msgspec.structs.replace(briefing, sections=tuple(sections)))
    assert len(whole.pages) > 40
    assert len(shown[0].pages) < 20
    for each in shown:
        assert [*map(said_on, each.pages)] == [*map(said_on, whole.pages[: len(each.pages)])]


def test_a_short_pack_is_shown_when_it_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying, "MANY", 10_000)
    assert grown(compose(rich(), ASKED))[0] == []


def test_a_pack_of_which_little_is_new_is_shown_when_it_is_whole() -> None:
    cache, briefing = Cache(), compose(rich(), ASKED)
    assert grown(briefing, cache)[0]
    later = msgspec.structs.replace(briefing, title="Another name")
    assert grown(later, cache)[0] == []


def test_composing_can_be_stopped() -> None:
    parts: list[int] = []

    def enough() -> bool:
        parts.append(1)
        return len(parts) > 3

    with pytest.raises(Cancelled):
        prepared(PackRequest(rich(), ASKED), cancelled=enough)
    assert len(parts) == 4, "asked while it is composed, before anything is laid out"


def test_a_pack_with_more_blocks_than_are_kept_is_not_set_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(laying, "MOST_KEPT", 20)
    cache, briefing = Cache(), compose(rich(), ASKED)
    laid_out(briefing, cache)
    count = cache.set
    assert count > laying.MOST_KEPT
    laid_out(briefing, cache)
    assert cache.set == count
    laid_out(compose(rich(), recipe(paper="a5")), cache)
    laid_out(briefing, cache)
    assert cache.set > 2 * count, "what another took the place of is forgotten"
