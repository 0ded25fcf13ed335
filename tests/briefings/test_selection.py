"""A pack may be a selection by tags and saved searches, and says that it is one and what is left
out."""

import pytest

from briefings.compose import compose, context
from briefings.compose.context import PackContext
from briefings.prepare import PackRequest, prepared
from briefings.templates import applied, content
from core.analysis.gaps import standing
from core.errors import PackProblem
from core.lenses.selection import selected
from core.lenses.selection import tagged as having_tags
from core.model.kinds import KINDS
from core.model.records import (
    Issue,
    Membership,
    Note,
    Party,
    Point,
    Position,
    RecordTag,
    Round,
    SavedSearch,
    Tagging,
)
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import page_texts

TAG = RecordTag("t", 1, "Press")


def tagged(*records):
    dossier = rich().replacing(None, TAG)
    for number, each in enumerate(records):
        on = Tagging(f"g{number}", TAG.id, KINDS[type(each)].table, each.id)
        dossier = dossier.replacing(None, on)
    return dossier


def only_tagged(dossier, names):
    return selected(dossier, having_tags(dossier, names))


def first_point():
    return rich().points[0]


def test_a_tagged_point_comes_with_its_parts_and_no_other_point_does():
    point = first_point()
    dossier = tagged(point)
    shown, left = only_tagged(dossier, ["press"])
    assert shown.points == (point,)
    assert {each.id for each in shown.all(Issue)} == {each.id for each in dossier.issues(point.id)}
    assert {each.issue for each in shown.all(Position)} <= {each.id for each in shown.all(Issue)}
    assert shown.parties == dossier.parties
    assert shown.all(Round) == dossier.all(Round)
    assert {type(each) for each in left} >= {Point, Issue, Position}
    assert dossier.count(Position) == shown.count(Position) + sum(
        isinstance(each, Position) for each in left
    )


def test_a_tagged_position_comes_with_what_it_cannot_be_read_without():
    said = next(each for each in rich().all(Position) if each.source)
    shown, left = only_tagged(tagged(said), ["Press"])
    assert shown.all(Position) == (said,)
    assert [each.id for each in shown.all(Issue)] == [said.issue]
    assert shown.count(Point) == 1
    assert shown.get(Position, said.id).source == said.source
    assert any(isinstance(each, Position) and each.issue == said.issue for each in left)


def test_what_corrects_a_position_comes_with_it():
    said = next(iter(rich().all(Position)))
    dossier = tagged(said)
    mistake = Position("new", said.issue, said.party, said.date, said.value, corrects=said.id)
    shown, _left = only_tagged(dossier.replacing(None, mistake), ["Press"])
    assert {each.id for each in shown.all(Position)} == {said.id, "new"}


def test_a_member_holds_in_a_selection_what_its_group_says():
    point = first_point()
    (issue, *_others) = rich().issues(point.id)
    dossier = tagged(point).replacing(None, Party("new", 99, "Newland", "NL"))
    (group, *_others) = (each.party for each in dossier.all(Position) if each.issue == issue.id)
    dossier = dossier.replacing(None, Membership("m", group, "new"))
    shown, left = only_tagged(dossier, ["Press"])
    assert standing(shown, issue, "new") == standing(dossier, issue, "new")
    assert standing(shown, issue, "new").group is not None
    assert Membership not in {type(each) for each in left}


def test_the_cover_and_every_page_say_that_it_is_a_selection():
    said = next(iter(rich().all(Position)))
    asked = recipe(tags=("Press",), sections=("cover", "contents", "briefs", "sources"))
    pages = [" ".join(text.split()) for text in page_texts(make_pack(tagged(said), asked))]
    assert "only what is tagged Press" in pages[0]
    assert "This pack is a selection. Left out:" in pages[0]
    assert "No gap is shown" in pages[0]
    assert len(pages) > 1
    assert all("only what is tagged Press" in page for page in pages)


def test_others_are_not_told_the_tags_nor_what_is_left_out():
    asked = recipe(tags=("Press",), releasable=True, sections=("cover", "briefs"))
    pages = " ".join(page_texts(make_pack(tagged(first_point()), asked)))
    assert "selection" in pages
    assert "Press" not in pages


def test_a_gap_rests_on_all_that_was_said_on_the_points_that_are_in():
    whole = compose(tagged(first_point()), recipe(tags=("Press",)))
    assert "No gap is shown" not in str(whole)


def found(dossier, **fields):
    """What refuses a selection."""
    checks = prepared(PackRequest(dossier, recipe(**fields))).checks
    return [each.sentence for each in checks if each.fix == "selection" and each.refuses]


def test_a_tag_that_is_not_there_is_refused():
    dossier = tagged(first_point())
    assert not found(dossier, tags=("press",))
    assert found(dossier, tags=("Energy",)) == ["The dossier has no tag Energy. Available: Press."]
    with pytest.raises(PackProblem):
        prepared(PackRequest(dossier, recipe(tags=("Energy",)))).cleared()


def test_a_template_keeps_the_tags():
    asked = recipe(tags=("Press",))
    assert applied(content(asked), recipe()).tags == ("Press",)


def test_a_note_on_what_is_in_is_in():
    dossier = tagged(first_point())
    shown, left = only_tagged(dossier, ["Press"])
    for note in dossier.all(Note):
        there = shown.find(Note, note.id) is not None
        assert there is (note not in left)
    assert shown.count(Party) == dossier.count(Party)


def searching(**queries):
    """A dossier with one tagged point and searches by name."""
    dossier = tagged(first_point())
    for rank, (name, query) in enumerate(queries.items(), 1):
        dossier = dossier.replacing(None, SavedSearch(f"s{rank}", rank, name, query))
    return dossier


def shown(dossier, **fields):
    """The dossier that a pack is composed from."""
    return PackContext.of(dossier, recipe(**fields)).dossier


def test_a_search_selects_what_it_finds_by_words_and_filters():
    said = next(each for each in rich().all(Position) if len(each.statement.split()) > 3)
    dossier = searching(Words=f'kind:position "{said.statement}"')
    same = [each for each in dossier.all(Position) if said.statement in each.statement]
    assert [*shown(dossier, searches=("words",)).all(Position)] == same
    assert 0 < len(same) < dossier.count(Position)


def test_a_search_is_carried_out_as_on_the_screen_whatever_the_language_of_the_pack():
    point = first_point()
    dossier = searching(Matter=f'kind:"sticking point" point:"{point.in_short}"')
    for language in ("en", "fr", "ar"):
        pages = str(compose(dossier, recipe(searches=("Matter",), language=language)))
        assert point.name in pages
        assert rich().points[1].name not in pages


def test_tags_and_searches_together_select_what_any_of_them_does():
    other = rich().points[1]
    dossier = searching(Other=f'kind:point point:"{other.in_short}"')
    one = shown(dossier, searches=("Other",)).points
    both = shown(dossier, searches=("Other",), tags=("Press",)).points
    assert (one, both) == ((other,), (first_point(), other))


def test_the_cover_and_every_page_name_the_search():
    asked = recipe(tags=("Press",), searches=("Talks",), sections=("cover", "contents", "briefs"))
    dossier = searching(Talks="kind:position")
    pages = [" ".join(text.split()) for text in page_texts(make_pack(dossier, asked))]
    assert len(pages) > 1
    assert all("only what is tagged Press or" in page for page in pages)
    assert "Selection only what is tagged Press or found by Talks" in pages[0]
    assert "This pack is a selection. Left out:" in pages[0]


def test_others_are_not_told_the_search():
    asked = recipe(searches=("Secret",), releasable=True, sections=("cover", "briefs"))
    pages = " ".join(page_texts(make_pack(searching(Secret="kind:position"), asked)))
    assert "selection" in pages
    assert "Secret" not in pages


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (None, "The dossier has no saved search Talks. Available: Else."),
        (
            "party:Nobody",
            "The saved search “Talks” cannot be carried out: "
            "There is no party “Nobody” in this dossier.",
        ),
    ],
)
def test_a_search_that_cannot_be_carried_out_is_refused(query, sentence):
    dossier = searching(Else="sea", **({"Talks": query} if query else {}))
    assert found(dossier, searches=("Talks",)) == [sentence]


def test_a_search_that_finds_nothing_is_told():
    dossier = searching(Nothing="kind:position zzzzqq")
    checks = prepared(PackRequest(dossier, recipe(searches=("Nothing",)))).checks
    told = [(each.refuses, each.sentence) for each in checks if each.fix == "selection"]
    assert told == [(False, "The saved search “Nothing” finds nothing.")]


def test_a_selection_is_made_once_for_the_pages_and_what_is_found_in_them(monkeypatch):
    made = []
    monkeypatch.setattr(context, "selected", lambda *given: made.append(given) or selected(*given))
    dossier = searching(Talks="kind:position")
    asked = recipe(tags=("Press",), searches=("Talks",))
    prepared(PackRequest(dossier, asked))
    prepared(PackRequest(dossier, recipe(tags=("Press",), searches=("Talks",), paper="a5")))
    assert len(made) == 1
    prepared(PackRequest(dossier, recipe(tags=("Press",))))
    assert len(made) == 2


def test_a_template_keeps_the_searches():
    asked = recipe(searches=("Talks",))
    assert applied(content(asked), recipe()).searches == ("Talks",)
