"""What stands in the way of a pack, and what only asks for a look."""

import datetime as dt
from itertools import pairwise

import pytest

from briefings.checks import checks, raised
from briefings.compose import compose
from briefings.document import PositionMap, Prose, Table, TrendFigure
from briefings.recipe import FOR_DELEGATION, FOR_PRINCIPAL, Recipe
from briefings.render import laid_out
from briefings.render.laid import SectionSpan
from briefings.sections import ALL_SECTIONS
from core.lenses.marking import CLOSE
from core.model.dossier import Dossier
from core.model.records import Clause, Issue, Level, Line, LineType, Mark, Note, Wording
from tests.briefings.packs import recipe, rich, talks
from tests.dossiers import day

KNOWN = (Level("RELEASABLE", "R", True), Level("OFFICIAL", "O"), Level("SECRET", "S"))


def found(dossier: Dossier, wanted: Recipe):
    briefing = compose(dossier, wanted)
    return checks(dossier, wanted, briefing, laid_out(briefing))


def said(dossier: Dossier, wanted: Recipe) -> str:
    return "\n".join(each.sentence for each in found(dossier, wanted))


def with_secret_line() -> Dossier:
    dossier = rich(Mark("m", "line", "l1", "SECRET"))
    return dossier.replacing(dossier.talks, talks(levels=KNOWN))


def test_a_portion_above_the_marking_refuses_and_can_be_raised() -> None:
    wanted = recipe(marking="OFFICIAL — delegation only")
    first = found(with_secret_line(), wanted)[0]
    assert first.refuses
    assert first.fix == "marking"
    assert "The pack contains SECRET material" in first.sentence
    briefing = compose(with_secret_line(), wanted)
    assert raised(briefing) == "SECRET"
    assert not any(each.refuses for each in found(with_secret_line(), recipe(marking="SECRET")))


@pytest.mark.parametrize("marking", [*CLOSE, "not for distribution, Annex B"])
def test_a_title_in_the_names_of_what_goes_from_hand_to_hand_is_told(marking: str) -> None:
    (one,) = [each for each in found(rich(), recipe(marking=marking)) if each.fix == "names"]
    assert not one.refuses
    assert "carry the title" in one.sentence
    for other in (recipe(marking=marking, neutral=True), recipe(marking="DRAFT")):
        assert "carry the title" not in said(rich(), other)


def test_without_a_wish_the_marking_follows_the_portions() -> None:
    assert compose(with_secret_line(), recipe(marking="")).page_frame.marking == "SECRET"
    assert not any(each.refuses for each in found(with_secret_line(), recipe(marking="")))


def test_an_annex_in_a_releasable_pack_refuses() -> None:
    wanted = recipe(releasable=True, sections=ALL_SECTIONS)
    assert any(each.refuses and each.fix == "sections" for each in found(rich(), wanted))


def test_what_a_releasable_pack_leaves_out_is_named() -> None:
    text = said(rich(), recipe(releasable=True, sections=("agenda", "plan")))
    assert "Left out because not marked releasable: 10 clauses." in text
    assert "13 positions" in text


def test_lines_that_never_go_to_others_are_named_apart_from_what_a_mark_would_let_go() -> None:
    lines = [Line(kind.value, 20, "p", "Words.", kind) for kind in LineType]
    for marked in ([], [Mark(each.id, "line", each.id, "RELEASABLE") for each in lines]):
        levels = talks(levels=(Level("RELEASABLE", "R", True),))
        dossier = rich(levels, *lines, *marked)
        text = said(dossier, recipe(releasable=True, sections=("agenda",)))
        inward = sum(not each.type.is_outward for each in dossier.all(Line))
        assert f"for the desk alone, whatever the mark: {inward} lines." in text


def test_a_brief_over_its_norm_refuses_until_it_is_said_why() -> None:
    lines = [Line(f"z{n}", 10 + n, "p", "A long line to say. " * 12) for n in range(20)]
    first = found(rich(*lines), recipe())[0]
    assert first.refuses
    assert "Catch quota runs to" in first.sentence
    assert "over its page limit of 2" in first.sentence
    assert first.fix == "override"
    assert not any(each.refuses for each in found(rich(*lines), recipe(override="Agreed.")))


@pytest.mark.parametrize(("sides", "refuses"), [(2.0, False), (2.004, False), (2.05, True)])
def test_a_twentieth_of_a_side_over_the_norm_counts(sides: float, refuses: bool) -> None:
    dossier, asked = rich(), recipe()
    briefing = compose(dossier, asked)
    laid = laid_out(briefing)
    laid.spans = [
        SectionSpan(each.section, each.first, sides if each.section.norm == 2 else 0.0)
        for each in laid.spans
    ]
    over = [
        each for each in checks(dossier, asked, briefing, laid) if "page limit" in each.sentence
    ]
    assert any(each.refuses for each in over) is refuses


def test_a_bracket_without_a_partner_is_told_with_its_clause() -> None:
    clause = Clause("c99", 99, "Odd")
    wording = Wording("w99", "c99", "May catch [a third of it.")
    dossier = rich(clause, wording)
    (check,) = (each for each in found(dossier, recipe()) if "unmatched" in each.sentence)
    assert (check.kind, check.record) == (Wording, "w99")
    assert "Clause 99" in check.sentence


def test_a_text_that_was_put_in_order_since_is_not_told() -> None:
    odd = Wording("w98", "c99", "May catch [a third of it.", date=day(1))
    mended = Wording("w99", "c99", "May catch [a third] of it.", date=day(2))
    dossier = rich(Clause("c99", 99, "Odd"), odd, mended)
    assert "unmatched" not in said(dossier, recipe())


def test_a_sign_that_no_font_prints_leads_to_its_record() -> None:
    text = Line("z9", 10, "p", "Say \U0001ffff.")
    (check,) = (each for each in found(rich(text), recipe()) if "print" in each.sentence)
    assert (check.kind, check.record) == (Line, "z9")


def test_what_is_open_in_the_dossier_is_told_with_its_place() -> None:
    note = Note("n9", "position", "x03", "Where?", "statement", "gone words")
    text = said(rich(note, Issue("z9", 9, "p", "Bycatch")), recipe())
    assert "1 note is detached" in text
    assert "no position recorded" in text
    assert "Illustrative placements" in text


def test_letters_that_no_font_prints_are_named() -> None:
    line = Line("z", 9, "p", "A rune \U00016e40 here.")
    assert "U+16E40" in said(rich(line), recipe())


def test_readers_named_twice_are_told() -> None:
    assert "listed twice" in said(rich(), recipe(readers=("Legal", "legal ")))
    assert "only be numbered" in said(rich(), recipe(readers=("",)))


def test_a_marking_below_that_of_the_talks_is_told() -> None:
    dossier = rich().replacing(rich().talks, talks(levels=KNOWN, marking="SECRET — by hand"))
    assert "is lower than that of the talks" in said(dossier, recipe(marking="OFFICIAL"))
    assert "is lower than" not in said(dossier, recipe(marking="SECRET"))


def test_after_the_deadline_an_addendum_is_advised() -> None:
    late = dt.date(2025, 3, 11)
    assert "Issue later news as an addendum" in said(rich(), recipe(today=late))
    assert "later news" not in said(rich(), recipe(today=late, addendum=1))


def test_tables_and_figures_carry_their_mark_in_full() -> None:
    dossier = rich(Mark("m", "position", "x01", "SECRET"))
    dossier = dossier.replacing(dossier.talks, talks(levels=KNOWN))
    briefing = compose(dossier, recipe(portions=True, marking="SECRET", sections=("briefs",)))
    blocks = briefing.sections[0].blocks
    after = [b for a, b in pairwise(blocks) if isinstance(a, PositionMap | TrendFigure | Table)]
    assert len(after) == 3
    assert all(isinstance(b, Prose) and b.text[0].text == "SECRET" for b in after)


def test_notes_for_the_principal_are_said_to_be_left_out_where_they_are() -> None:
    told = "“principal only” will be left out"
    for audiences, is_said in ((FOR_DELEGATION, True), (FOR_PRINCIPAL, False)):
        assert (told in said(rich(), recipe(audiences=audiences))) == is_said
