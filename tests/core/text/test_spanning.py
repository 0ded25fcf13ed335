"""Brackets that open in one clause and close in another."""

from hypothesis import given
from hypothesis import strategies as st

from core.text.draft_gap import text_gap
from core.text.spanning import across, brackets_among, brackets_over, gaps_of, surroundings
from core.text.textgap import TextGap, clause_gap, together

PARTS = st.text("[] a1.", max_size=12)


def counts(gap: TextGap) -> tuple[int, ...]:
    return (gap.opening, gap.closing, gap.outermost, gap.deepest, gap.words, gap.inside)


def test_what_stands_between_two_clauses_that_hold_a_pair_is_inside() -> None:
    texts = ["One [two.", "Three [four].", "Five.", "Six] seven."]
    first, second, third, last = across([clause_gap(each) for each in texts])
    assert [gap.unbalanced for gap in (first, second, third, last)] == [()] * 4
    assert [gap.inside for gap in (first, second, third, last)] == [1, 2, 1, 1]
    assert [gap.clean for gap in (first, second, third, last)] == [0, 0, 0, 0]
    assert [gap.outermost for gap in (first, second, third, last)] == [1, 0, 0, 0]
    assert [gap.deepest for gap in (first, second, third, last)] == [1, 2, 1, 1]


def test_a_sign_that_has_no_partner_in_any_clause_is_told_still() -> None:
    first, second = across([clause_gap("a] b"), clause_gap("c [d")])
    assert [each.sign for each in (*first.unbalanced, *second.unbalanced)] == ["]", "["]
    assert (first.inside, second.inside) == (0, 0)


@given(st.lists(PARTS, max_size=8))
def test_clauses_come_to_what_the_whole_text_does(texts: list[str]) -> None:
    whole = text_gap("\n".join(texts))
    parts = together(gaps_of(texts))
    assert counts(parts) == counts(whole)
    assert len(parts.unbalanced) == len(whole.unbalanced)


@given(st.lists(PARTS, min_size=1, max_size=6))
def test_each_clause_among_the_others_has_the_strays_of_the_whole(texts: list[str]) -> None:
    for n, gap in enumerate(gaps_of(texts)):
        found = brackets_among(texts[n], surroundings(texts[:n], texts[n + 1 :]))
        assert [each.sign for each in found.strays] == [each.sign for each in gap.unbalanced]
        assert found == brackets_over(texts)[n]
        assert len(found.across) + len(found.strays) == len(clause_gap(texts[n]).unbalanced)


def test_a_note_called_in_one_clause_and_said_in_another_is_no_bracket() -> None:
    texts = ["Each Party[1] shall[ii] act.", "[1] Party shall.\n[ii] None.\n[2] Two."]
    assert [gap.outermost for gap in gaps_of(texts)] == [0, 1]
    assert [gap.outermost for gap in gaps_of(texts[1:])] == [3]
