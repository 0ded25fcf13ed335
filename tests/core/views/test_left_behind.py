"""What a draft no longer has stays where it was, with its number; what stays keeps what it had."""

from core.exchange.plan_markdown import plan_markdown
from core.lenses.said import said_by
from core.model.dossier import Dossier
from core.model.records import Clause
from core.views.draft import as_told, bring_in_lines, draft_lines
from core.views.names import called, clause_number
from core.views.plan import clause_counts, clauses_there, standing_text
from core.views.plan_text import plan_text
from core.views.text_gap import plan_text_gap
from core.views.text_sheet import open_clauses
from tests.core.views.test_draft import ONE, TWO, brought_in, done, text_gap_of
from tests.dossiers import day, small


def test_what_is_gone_counts_no_longer_and_may_stay_or_come_back() -> None:
    before = brought_in(small(), ONE, 1)
    after = brought_in(before, TWO, 9)
    ports = next(each.id for each in after.all(Clause) if "Ports" in each.title)
    assert plan_text_gap(after) == text_gap_of(TWO)
    assert plan_text_gap(after, on=day(5)) == text_gap_of(ONE)
    assert standing_text(after).split() == TWO.split()
    assert plan_markdown(after).count("Ports") == 0
    assert clause_counts(after) == "1 bracketed · 3 open · 1 gone"
    assert len(clauses_there(after)) == len(open_clauses(after)) == 4
    assert [line.words for line in draft_lines(after, TWO)] == ["unchanged"] * 4

    for told in (
        as_told(draft_lines(before, TWO), [ports]),
        as_told(draft_lines(before, TWO), part=True),
    ):
        stayed = done(before, bring_in_lines(told, date=day(9)))
        assert plan_text_gap(stayed).outermost == 2

    again = brought_in(after, ONE, 12)
    assert plan_text_gap(again) == text_gap_of(ONE)
    assert [each.id for each in again.all(Clause) if "Ports" in each.title] == [ports]


def test_a_part_that_shares_nothing_with_the_text_comes_behind_it() -> None:
    before = brought_in(small(), ONE, 1)
    part = "Article 9\nFishing boats of both sides land their catch free of duty at either port.\n"
    told = as_told(draft_lines(before, part), part=True)
    after = done(before, bring_in_lines(told, date=day(9)))
    assert [each.id for each in after.all(Clause)][:-1] == [each.id for each in before.all(Clause)]


def test_no_two_clauses_have_a_number() -> None:
    """Nor has the beginning of a draft, which has none of its own, that of its first article."""
    draft = (
        "DRAFT AGREEMENT ON THE STRAIT\nThe two sides have agreed as follows.\n"
        "Article 1\nThe guns fall silent on all fronts at noon.\n"
        "Article 2\nPrisoners go home within thirty days of that.\n"
    )
    after = brought_in(small(), draft, 1)
    told = [(each.written_number, each.title[:9]) for each in after.all(Clause)]
    assert told == [("¶1", "DRAFT AGR"), ("1", "Article 1"), ("2", "Article 2")]

    title, first, second = after.all(Clause)
    later = brought_in(after, f"A new beginning of it all, by another hand.\n{draft}", 2)
    told = [(each.written_number, each.id) for each in later.all(Clause)]
    numbers = [number for number, _id in told]
    assert len(set(numbers)) == len(numbers)
    assert ("1", first.id) in told
    assert ("2", second.id) in told
    assert title.id in {each.id for each in later.all(Clause)}


def test_a_clause_that_a_draft_lacks_leaves_its_number_to_one_that_has_it() -> None:
    draft = (
        "Article 3 The guns fall silent on all fronts at noon.\n"
        "Article 4 Prisoners go home within thirty days of that.\n"
    )
    after = brought_in(small(Clause("c3", 3, "Boats")), draft, 1)
    numbers = [each.written_number for each in after.all(Clause)]
    assert numbers == ["3", "4", "ex 3"]


REPLACED = """Article 1 Boats are counted in every port once a year.
Article 2 A fee is paid for each of them.
Article 3 The money goes to the fund for the coast."""


REPLACING = """Article 1 The guns fall silent on all fronts at noon.
Article 2 Prisoners go home within thirty days of that."""


def test_what_a_new_text_replaces_keeps_its_numbers_and_is_told_from_the_new() -> None:
    before = brought_in(small(), REPLACED, 1)
    after = brought_in(before, REPLACING, 9)
    assert named(after) == [
        "Clause 1",
        "Clause 2",
        "Clause 1, gone",
        "Clause 2, gone",
        "Clause 3, gone",
    ]
    assert [each.number for each in after.all(Clause)] == [1, 2, 3, 4, 5]
    assert said_by(after, day(8)).all(Clause) == before.all(Clause)
    assert [clause_number(after, each) for each in after.all(Clause)][1:3] == ["2", "ex 1"]
    assert [each.mark.split()[0] for each in plan_text(after, day(9)).clauses][2] == "ex"

    back = brought_in(after, REPLACED, 12)
    assert named(back) == ["Clause 1", "Clause 2", "Clause 3", "Clause 1, gone", "Clause 2, gone"]
    assert [each.id for each in back.all(Clause)][:3] == [each.id for each in before.all(Clause)]


def test_what_a_draft_lacks_does_not_go_with_a_clause_that_moved() -> None:
    """Nor does it part what has become of one clause."""
    fund = "Article 3 The money goes to the fund for the coast. It is spent by the end of a year."
    before = brought_in(small(), f"{REPLACED.rpartition(chr(10))[0]}\n{fund}", 1)
    there = before.replacing(None, Clause("c", 9, "Not described"))
    later = (
        "Article 1 The money goes to the fund for the coast.\n"
        "Article 2 It is spent by the end of a year.\n"
        "Article 3 Boats are counted in every port once a year."
    )
    after = brought_in(there, later, 9)
    numbers = [clause_number(after, each) for each in after.all(Clause)]
    assert numbers == ["1", "2", "3", "ex 2", "9"]


def test_what_stays_keeps_its_number_whatever_the_others_have() -> None:
    there = small(*(Clause(f"c{n}", n, f"Not described {n}") for n in range(1, 6)))
    after = brought_in(there, REPLACING, 9)
    numbers = [each.written_number for each in after.all(Clause)]
    assert numbers == ["1", "2", "ex 1", "ex 2", "3", "4", "5"]
    again = brought_in(after, f"{REPLACING}\nArticle 3 Boats are counted in every port.", 12)
    numbers = [each.written_number for each in again.all(Clause)]
    assert numbers == ["1", "2", "3", "ex 1", "ex 2", "ex 3", "4", "5"]


def named(dossier: Dossier) -> list[str]:
    return [called(dossier, each) for each in dossier.all(Clause)]


def test_what_a_draft_lacks_stands_after_what_it_followed() -> None:
    before = brought_in(small(), f"{REPLACED}\n{REPLACING.replace('1', '4').replace('2', '5')}", 1)
    part = (
        "Article 2 A large fee is paid for each of them.\n"
        "Article 3 The money goes to the fund for the coast."
    )
    stays = done(before, bring_in_lines(as_told(draft_lines(before, part), part=True), date=day(9)))
    assert named(stays) == [f"Clause {n}" for n in range(1, 6)]
    more = f"{part} It goes to nobody else.\nArticle 3 bis The fund has a desk in every port."
    told = as_told(draft_lines(before, more), part=True)
    after = done(before, bring_in_lines(told, date=day(9)))
    assert [each.written_number for each in after.all(Clause)] == ["1", "2", "3", "3 bis", "4", "5"]
    gone = brought_in(before, part, 9)
    numbers = [clause_number(gone, each) for each in gone.all(Clause)]
    assert numbers == ["2", "3", "ex 1", "ex 4", "ex 5"]
    first = brought_in(
        before,
        f"{REPLACED.splitlines()[0]}\nArticle 2 Ships fly a flag of the port they come from.",
        9,
    )
    numbers = [clause_number(first, each) for each in first.all(Clause)]
    assert numbers == ["1", "2", "ex 2", "ex 3", "ex 4", "ex 5"]
