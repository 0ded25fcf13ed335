"""Signs of brackets without a partner, named where they stand."""

from core.model.records import Clause, Wording
from core.views.draft import draft_lines
from core.views.plan_text import plan_text
from core.views.unmatched import dropped_words, more_words, signs_in_draft, unmatched_signs
from tests.dossiers import day, small

CLAUSES = tuple(Clause(f"c{n}", n, f"Clause {n}") for n in (1, 2, 3))


def test_a_sign_is_named_with_its_clause_its_line_and_its_word() -> None:
    dossier = small(
        *CLAUSES,
        Wording("w1", "c1", "[Catches are shared."),
        Wording("w2", "c2", "Harbours are open.\nLights ]stay on]."),
        Wording("w3", "c3", "Fees[a] are [paid."),
        Wording("w4", "c3", "No] fees.", "a"),
    )
    (first, second) = unmatched_signs(dossier)
    assert (first.words, first.wording, first.at) == (
        "Clause 2, line 2: unmatched “]” after “on”", "w2", 34
    )  # fmt: skip
    assert (second.words, second.wording, second.at) == (
        "Clause 3: unmatched “[” before “paid”", "w3", 12
    )  # fmt: skip
    assert [each.words for each in unmatched_signs(dossier, "a")] == [
        "Clause 3: unmatched “]” after “No”"
    ]
    shown = plan_text(dossier, day(1))
    assert shown.unmatched == (first, second)
    assert [len(each.wordings[0].unmatched) for each in shown.clauses] == [0, 1, 1]
    assert shown.clauses[0].wordings[0].brackets.across


def test_many_signs_are_counted() -> None:
    dossier = small(CLAUSES[0], Wording("w1", "c1", "] " * 7))
    assert more_words(unmatched_signs(dossier)) == "2 more unmatched signs"
    assert unmatched_signs(dossier)[0].words == "Clause 1: unmatched “]”"


DRAFT = """Article 1
Each Party[b] [shall act.
Article 2
Fees are paid.
[b] Whoever it is.
Article 3
Ports] close. Lights] stay."""


def test_the_signs_of_a_draft_are_named_and_its_clauses_counted_together() -> None:
    (sign,) = signs_in_draft(DRAFT)
    assert sign.words == "Article 3, line 7: unmatched “]” after “Lights”"
    assert DRAFT[sign.at] == "]"
    first, second, third = draft_lines(small(), DRAFT)
    assert (first.gap.outermost, second.gap.clean, third.gap.clean) == (1, 0, 0)
    (note,) = draft_lines(small(), "Article 1\nEach Party[b] acts.\n")[:1]
    assert note.gap.outermost == 1


def test_the_marks_that_went_with_an_alternative_are_named() -> None:
    assert dropped_words(()) == ""
    assert "footnotes [a] and [b]" in dropped_words(("[a]", "[b]"))
