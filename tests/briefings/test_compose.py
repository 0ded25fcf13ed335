"""What a pack says: figures from the core, notes for its readers only, nothing made up."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from briefings.compose import compose, version_id
from briefings.compose.notes import letters
from briefings.document import (
    Block,
    BottomLine,
    Briefing,
    Heading,
    NoteBox,
    PositionMap,
    Prose,
    Run,
    Section,
    Table,
    TrendFigure,
    plain,
)
from briefings.note_text import note_text
from briefings.recipe import FOR_PRINCIPAL
from briefings.templates import applied, stock
from briefings.within import texts
from core.exchange.example import DAY, example
from core.model.dossier import Dossier
from core.model.records import (
    Action,
    Audience,
    Clause,
    ClauseStatus,
    Dash,
    Issue,
    Likelihood,
    Note,
    NoteType,
    Party,
    Point,
    Position,
)
from core.views.notes import byline
from tests.briefings.packs import MADE_AT, NOTICE, make_pack, recipe, rich, talks
from tests.briefings.reading import whole_text
from tests.dossiers import day, position, small


def blocks(briefing: Briefing, kind: type[Block]) -> list[Block]:
    """The blocks of a kind."""
    return [b for section in briefing.sections for b in section.blocks if isinstance(b, kind)]


def said(briefing: Briefing) -> str:
    """Everything that a briefing says."""
    return "\n".join(texts(briefing))


def test_notes_go_to_their_readers_only() -> None:
    delegation = said(compose(rich(), recipe()))
    assert "Which fund is meant?" in delegation
    assert "Inferred from x07." in delegation
    assert "Cleared with the minister." not in delegation
    assert "Say nothing of this to BO." not in delegation
    principal = said(compose(rich(), recipe(audiences=FOR_PRINCIPAL)))
    assert "Cleared with the minister." in principal
    assert "Say nothing of this to BO." not in principal


def test_notes_for_oneself_are_never_printed_whatever_the_recipe_says() -> None:
    everyone = recipe(audiences=frozenset(Audience))
    assert "Say nothing of this to BO." not in whole_text(make_pack(rich(), everyone))


def test_an_answer_to_a_proposal_is_told_with_its_day() -> None:
    told = "".join(run.text for run in runs(compose(rich(), recipe())))
    assert "accepted with conditions · 15 Feb 2025 — if reviewed yearly" in told


def test_notes_are_lettered_in_the_order_of_their_phrases() -> None:
    briefing = compose(rich(), recipe())
    boxes = [(b.letter, b.quote) for b in blocks(briefing, NoteBox) if isinstance(b, NoteBox)]
    assert boxes == [("a", "“range widened”"), ("b", "“needs compensation”")]
    marked = [run.text for run in runs(briefing) if run.marked]
    assert marked == ["range widened", "needs compensation"]
    assert [run.text for run in runs(briefing) if run.raised] == ["a", "b"]


def runs(value: object) -> Iterator[Run]:
    """Every run in a briefing or a part of one."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from runs(each)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from runs(getattr(value, name))


def test_a_note_whose_phrase_is_gone_stands_at_the_end() -> None:
    note = Note("n9", "position", "x03", "Still true?", "statement", "not in the text")
    assert "Still true?" in said(compose(rich(note), recipe()))


def test_overlapping_notes_lose_no_character_of_the_text() -> None:
    first = Note("n8", "position", "x03", "One.", "statement", "Any cut needs")
    second = Note("n9", "position", "x03", "Two.", "statement", "cut needs compensation")
    text = whole_text(make_pack(rich(first, second), recipe()))
    assert "One." in text
    assert "Two." in text
    assert "no boat stays in port unpaid." in text


def test_a_resolved_note_stays_away_and_a_reply_comes_along() -> None:
    resolved = Note("n8", "position", "x03", "Settled.", "statement", "", resolved=True)
    reply = Note("n9", "position", "x03", "The second one.", author="legal", parent="n1")
    answer = Note("n99", "position", "x03", "Then close it.", parent="n9")
    found = said(compose(rich(resolved, reply, answer), recipe()))
    assert "Settled." not in found
    assert found.index("Which fund is meant?") < found.index("legal: The second one.")
    assert found.index("legal: The second one.") < found.index("Then close it.")


@pytest.mark.parametrize(
    ("kind", "target", "field"),
    [
        ("position", "x03", ""),
        ("position", "x10", ""),
        ("position", "x10", "statement"),
        ("position", "x03", "red_line"),
        ("point", "p", ""),
        ("point", "q", "name"),
        ("point", "r", "bottom_line"),
        ("issue", "i", "question"),
        ("issue", "k", "name"),
        ("line", "l1", "text"),
        ("clause", "c9", "title"),
        ("clause", "c1", ""),
        ("wording", "w1", "text"),
    ],
)
def test_a_note_is_printed_once_wherever_it_stands(kind: str, target: str, field: str) -> None:
    note = Note("n9", kind, target, "Mind this.", field)
    assert whole_text(make_pack(rich(note), recipe())).count("Mind this.") == 1


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52)] == ["a", "z", "aa", "az", "ba"]


def test_the_notice_stands_at_every_figure() -> None:
    briefing = compose(rich(), recipe())
    figures = [*blocks(briefing, PositionMap), *blocks(briefing, TrendFigure)]
    assert len(figures) == 6
    for figure in figures:
        assert isinstance(figure, PositionMap | TrendFigure)
        assert figure.notice.endswith(NOTICE)


def test_points_and_parties_keep_the_dossiers_order() -> None:
    briefing = compose(rich(Point("o", 0, "First of all")), recipe())
    heads = [section.head[0] for section in briefing.sections if "·" in section.head[0]]
    assert [head for head in heads if head[0].isdigit()] == [
        "1 · First of all",
        "2 · Catch quota",
        "3 · Fleet and inspection",
        "4 · Court of arbitration",
    ]
    first = next(b for b in blocks(briefing, PositionMap) if isinstance(b, PositionMap))
    assert [place.code for place in first.scales[0].places] == ["AR", "BO", "MS"]


def test_unknown_is_said_and_drawn_as_unknown() -> None:
    briefing = compose(rich(), recipe())
    assert "no statement on 15 February 2025" in said(briefing)
    court = [b for b in blocks(briefing, PositionMap) if isinstance(b, PositionMap)][-1]
    (scale,) = court.scales
    assert scale.stated == "—"
    unknown = next(place for place in scale.places if place.code == "BO")
    assert unknown.at is None
    assert unknown.low is None


def test_ranges_that_overlap_are_handed_on_as_an_interval() -> None:
    _quota, fleet, _court = blocks(compose(rich(), recipe()), PositionMap)
    assert isinstance(fleet, PositionMap)
    assert fleet.scales[0].overlap == pytest.approx((35.0, 45.0))
    assert fleet.scales[0].places[0].before == pytest.approx(10.0)


def test_old_positions_are_marked_stale() -> None:
    stale = [run for run in runs(compose(rich(), recipe())) if run.boxed and run.text == "STALE"]
    assert len(stale) == 3


def test_as_of_shows_only_what_had_been_said() -> None:
    found = said(compose(rich(), recipe(as_of=day(30))))
    assert "Positions as of 31 January 2025" in found
    assert "Any cut needs compensation" not in found
    assert "A little." in found


def test_the_record_of_the_last_round_is_told_by_paragraph() -> None:
    found = said(compose(rich(), recipe())).split("\n")
    start = found.index("Record of Round 2 · 10 to 12 February 2025")
    assert "The fleet moved." in found[start:]
    assert "The quota did not." in found[start:]
    assert "Record of Round" not in said(compose(rich(), recipe(as_of=day(30))))


def test_open_actions_stand_by_their_date_and_overdue_ones_are_marked() -> None:
    actions = [
        Action(identifier, n, "r1", f"Do {identifier}", due=due)
        for n, (identifier, due) in enumerate(
            [("late", day(90)), ("never", None), ("soon", day(3))]
        )
    ]
    told = said(compose(small(*actions), recipe()))
    assert told.index("Do soon") < told.index("Do late") < told.index("Do never")
    assert told.count("OVERDUE") == 1


def test_what_changed_leaves_out_nothing_longer_than_a_second_entry_of_a_point() -> None:
    told = said(compose(example(), applied(stock("full"), recipe(today=DAY))))
    moved = told[told.index("What changed since Round 4") : told.index("Longest moves first")]
    assert re.findall(r"[\d.]+ → [\d.]+ [ a-z]+", moved) == [
        "50 → 60 of ",
        "330 → 400 thousand troops",
        "37 → 45 of ",
        "90 → 95 of ",
        "55 → 50 of ",
    ]


def test_changes_give_every_point_its_turn() -> None:
    more = [
        position(f"y{n}", "i", "a", 41 + n, 11.0 + 5 * n, statement=f"Large move {n}.")
        for n in range(12)
    ]
    other = [
        Point("q", 2, "Court"),
        Issue("k", 1, "q", "Judges"),
        position("z0", "k", "a", 10, 50.0),
        position("z1", "k", "a", 45, 51.0, statement="A small move."),
    ]
    told = said(compose(small(*more, *other), recipe(today=day(70))))
    assert "A small move." in told[: told.index("Longest moves first")]


def test_sources_are_those_that_are_cited() -> None:
    found = said(compose(rich(), recipe()))
    assert "The Coastal Times" in found
    assert "Not cited anywhere" not in found
    assert "1 more source in the dossier is not cited here." in found


@pytest.mark.parametrize(
    ("language", "one", "ten"),
    [
        ("en", "1 clause", "10 clauses"),
        ("fr", "1 clause", "10 clauses"),
        ("uk", "1 пункт", "10 пунктів"),
    ],
)
def test_clauses_are_counted_as_each_language_does(language: str, one: str, ten: str) -> None:
    wanted = recipe(language=language, sections=("plan",))
    single = small(Clause("c", 1, "Ports", ClauseStatus.OPEN))
    assert f"{one} ·" in "".join(texts(compose(single, wanted)))
    assert f"{ten} ·" in "".join(texts(compose(rich(), wanted)))


def test_plan_counts_add_up() -> None:
    found = said(compose(rich(), recipe()))
    assert "10 clauses · 8 agreed · 1 bracketed · 1 open" in found


def test_clauses_that_are_not_known_are_counted_apart() -> None:
    assert "8 of 10 plan clauses agreed" in said(compose(rich(), recipe()))
    unknown = Clause("c11", 11, "Not described", ClauseStatus.UNKNOWN)
    found = said(compose(rich(unknown), recipe()))
    assert "8 of 11 plan clauses agreed, 1 not known" in found


def test_lines_to_take_say_to_whom() -> None:
    bold = [run.text for run in runs(compose(rich(), recipe())) if run.strong]
    assert "To BO: " in bold


def test_a_withdrawn_position_is_not_shown_but_its_correction_is() -> None:
    correction = Position(
        "x99", "i", "b", day(43), 70.0, statement="Corrected words.", corrects="x03"
    )
    found = said(compose(rich(correction), recipe()))
    assert "Corrected words." in found
    assert "Any cut needs compensation" not in found


def test_a_pair_that_is_asked_for_is_shown() -> None:
    assert "Mediating States – Borduria" in said(compose(rich(), recipe(pair=("m", "b"))))
    assert "Arland – Borduria" in said(compose(rich(), recipe(pair=("gone", "b"))))


def test_every_row_has_a_cell_a_column() -> None:
    for table in blocks(compose(rich(), recipe()), Table):
        assert isinstance(table, Table)
        for row in table.rows:
            assert len(row.cells) == (1 if row.heading else len(table.columns))


def test_what_is_new_of_a_position_is_its_value_words_or_none() -> None:
    before = small()
    after = before
    for record in (
        position("y1", "j", "a", 40, 200.0),
        position("y2", "j", "b", 40, 280.0, statement="No less."),
        position("y3", "j", "m", 40, None, low=140.0, high=180.0),
        position("y4", "i", "b", 40, None, statement="Words alone."),
    ):
        after = after.replacing(None, record)
    told = said(compose(after, recipe(sections=("news",)), before))
    assert "120 → 200 boats, towards Borduria" in told
    assert "280 boats; No less." in told.replace("\n", "")
    assert "140 to 180 boats" in told
    assert "Words alone." in told
    assert "informal; Words" not in told.replace("\n", ""), (
        "words that place nobody go without a place"
    )


def test_the_legend_names_the_lines_where_they_tell_parties_apart() -> None:
    alike = said(compose(rich(), recipe()))
    assert "edge:" not in alike
    borduria = replace(rich().get(Party, "b"), dash=Dash.DASHED)
    told = said(compose(rich().replacing(rich().get(Party, "b"), borduria), recipe()))
    assert "edge: AR solid, BO dashed" in told


def test_the_id_of_a_pack_rests_on_what_it_says_and_on_no_name_in_the_code() -> None:
    body = (Section(("", ""), (Prose(plain("It holds. \ud800")),)),)
    before, name = version_id(body), Prose.__name__
    try:
        Prose.__name__ = "Paragraph"
        assert version_id(body) == before
    finally:
        Prose.__name__ = name
    assert version_id((Section(("", ""), (Prose(plain("It held.")),)),)) != before


def test_a_note_says_its_type_once_and_who_wrote_it_before_what_was_replied() -> None:
    told = Note(
        "n9", "point", "p", "Compare.", type=NoteType.LEGAL, author="Legal", created=MADE_AT
    )
    reply = Note("na", "point", "p", "Done.", author="desk", parent="n9")
    boxes = blocks(compose(rich(told, reply), recipe(sections=("briefs",))), NoteBox)
    (found,) = (note_text(b) for b in boxes if isinstance(b, NoteBox) and b.text == "Compare.")
    assert "".join(run.text for run in found).endswith("Compare.  Legal, 1 Mar 2025\n→ desk: Done.")
    assert byline(told) == "Legal · 1 March 2025 · delegation"


@pytest.mark.parametrize("likelihood", [Likelihood.CERTAIN, Likelihood.POSSIBLE])
def test_a_brief_without_a_word_or_a_place_has_neither_a_bar_nor_a_legend(
    likelihood: Likelihood,
) -> None:
    alone = Dossier.of([talks(first=None, second=None), Point("p", 1, "P", likelihood=likelihood)])
    made = compose(alone, recipe(sections=("briefs",)))
    assert blocks(made, BottomLine) == []
    assert {each.aside for each in blocks(made, Heading) if each.level > 1} <= {""}
