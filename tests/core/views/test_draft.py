"""A draft comes in, and the next one."""

from core.editing.commands.basic import Command
from core.editing.commands.clauses import set_status
from core.lenses.said import said_by
from core.model.dossier import Dossier
from core.model.records import Clause, ClausePlace, ClauseStatus, Wording
from core.model.wordings import is_gone, wordings
from core.text.clause_marks import DraftPart
from core.text.textgap import TextGap
from core.views.draft import as_told, bring_in_lines, draft_lines
from core.views.draft_status import NewStatus
from core.views.plan import clauses_there, standing_text
from core.views.text_gap import plan_text_gap
from tests.dossiers import day, small

ONE = """DRAFT

Article 1
Aim
1. Each Party keeps its catch below the quota that the Commission sets.
(a) Ships carry a device.
2. Ports inspect [one in ten] of the landings and send reports.
Article 2
A dispute goes to the court that both agree on within sixty days.
"""


TWO = """DRAFT

Article 1
Aim
1. Each Party keeps its catch below the quota that the Commission sets.
(a) Ships carry a device.
2bis. Fees are paid in advance by whoever asks for a permit.
Article 2
[A dispute goes to the court that both agree on within ninety days.]
"""


def done(dossier: Dossier, command: Command) -> Dossier:
    for edit in command.edits(dossier):
        dossier = dossier.replacing(edit.before, edit.after)
    return dossier


def brought_in(dossier: Dossier, text: str, on: int) -> Dossier:
    return done(dossier, bring_in_lines(draft_lines(dossier, text), date=day(on)))


def working(dossier: Dossier) -> list[str]:
    found = (wordings(dossier, each.id, None) for each in dossier.all(Clause))
    return [each[-1].text for each in found if each]


def test_the_clauses_joined_are_the_draft() -> None:
    dossier = brought_in(small(), ONE, 1)
    assert "\n".join(working(dossier)).split() == ONE.split()
    assert all(each == each.strip() for each in working(dossier))
    assert [each.title.partition(" Each")[0] for each in dossier.all(Clause)] == [
        "DRAFT",
        "Article 1 Aim 1.",
        "Article 1 2. Ports inspect [one in ten] of the landings and send reports.",
        "Article 2 A dispute goes to the court that both agree on within sixty days.",
    ]
    assert standing_text(dossier).split() == ONE.split()


def test_the_next_draft_is_laid_beside_the_last() -> None:
    before = brought_in(small(), ONE, 1)
    assert [(line.words, len(line.before)) for line in draft_lines(before, TWO)] == [
        ("unchanged", 1),
        ("unchanged", 1),
        ("new", 0),
        ("changed", 1),
        ("gone", 1),
    ]
    after = brought_in(before, TWO, 9)
    assert "\n".join(working(after)).split()[: len(TWO.split())] == TWO.split()
    versions = [len(wordings(after, each.id, None)) for each in after.all(Clause)]
    assert versions == [1, 1, 1, 2, 2]
    assert [each.number for each in after.all(Clause)] == [1, 2, 3, 4, 5]
    assert plan_text_gap(after, on=day(5)).outermost == 1


def test_what_became_a_part_of_another_clause_or_is_not_gone_on_from_has_no_text_left() -> None:
    first, second = (
        f"Article {n} The {who} keep their catch below what the {who} said that it is to be."
        for n, who in ((1, "fleets"), (2, "ports"))
    )
    before = brought_in(small(), f"{first}\n{second}", 1)
    (merged,) = draft_lines(before, f"{first} {second.removeprefix('Article 2 ')}")
    assert merged.words == "merged"
    assert (
        standing_text(done(before, bring_in_lines([merged], date=day(9)))).split()
        == merged.clause.text.split()
    )

    lines = as_told(draft_lines(before, f"{first}\n{second}"), [1])
    assert [line.words for line in lines] == ["unchanged", "new", "gone"]
    after = done(before, bring_in_lines(lines, date=day(9)))
    assert standing_text(after).split() == f"{first} {second}".split()
    assert after.count(Clause) == 3


def text_gap_of(text: str) -> TextGap:
    return plan_text_gap(brought_in(small(), text, 1))


def test_what_a_party_takes_out_of_its_text_stays_in_the_others() -> None:
    dossier = brought_in(small(), ONE, 1)
    for n, text in enumerate((ONE, TWO)):
        lines = draft_lines(dossier, text, party="a")
        dossier = done(dossier, bring_in_lines(lines, party="a", date=day(n + 2)))
    ports = next(each.id for each in dossier.all(Clause) if "Ports" in each.title)
    assert is_gone(dossier, ports, "a")
    assert not is_gone(dossier, ports)


def test_a_clause_begins_at_the_top_of_a_page_and_goes_on_over_its_end() -> None:
    text = "Article 1\nIt is for the parties\fto decide.\fArticle 2\nIt is signed.\f"
    assert [line.clause.text for line in draft_lines(small(), text)] == [
        "Article 1\nIt is for the parties to decide.",
        "Article 2\nIt is signed.",
    ]


def test_a_clause_of_before_with_blank_lines_around_it_is_unchanged() -> None:
    before = brought_in(small(), ONE, 1)
    clause = before.all(Clause)[0]
    older = Wording("w", clause.id, "DRAFT\n\n", date=day(2))
    lines = draft_lines(before.replacing(None, older), ONE)
    assert {line.words for line in lines} == {"unchanged"}


def test_what_a_clause_is_can_be_chosen() -> None:
    lines = draft_lines(small(), ONE, DraftPart.ITEM)
    assert [line.clause.text[:3] for line in lines] == ["DRA", "Art", "(a)", "2. ", "Art"]
    assert "\n".join(line.clause.text for line in lines).split() == ONE.split()
    assert len(draft_lines(small(), ONE, DraftPart.ARTICLE)) == 3


def test_cuts_are_moved() -> None:
    second, ships = ONE.index("2. Ports"), ONE.index("(a) Ships")
    lines = draft_lines(small(), ONE, moved=[second, ships])
    assert [line.clause.text[:3] for line in lines] == ["DRA", "Art", "(a)", "Art"]
    assert "\n".join(line.clause.text for line in lines).split() == ONE.split()


def test_what_somebody_named_and_numbered_stays_so() -> None:
    """A draft over a plan: titles given by hand stay, and so do the numbers of what it lacks."""
    clauses = (
        Clause("c1", 1, "Ceasefire"),
        Clause("c2", 2, "Form of the guarantees"),
        Clause("c3", 3, "Not described"),
    )
    texts = (
        Wording("w1", "c1", "Article 1 The guns fall silent on all fronts at noon of the day."),
        Wording("w2", "c2", "Article 2 The guarantors support the party [shall] that is attacked."),
    )
    draft = (
        "Article 1 The guns fall silent on all fronts at noon of the day.\n"
        "Article 1bis Prisoners go home within thirty days of that.\n"
        "Article 2 The guarantors support the party that is attacked.\n"
    )
    after = brought_in(small(*clauses, *texts), draft, 1)
    told = [(each.written_number, each.title) for each in after.all(Clause)]
    assert told[0] == ("1", "Ceasefire")
    assert told[1][0] == "1bis"
    assert told[2:] == [("2", "Form of the guarantees"), ("3", "Not described")]


def test_a_title_is_the_beginning_of_its_text_only_in_whole_words() -> None:
    clauses = (Clause("c1", 1, "Annex A"), Clause("c2", 2, "Article 3"), Clause("c3", 3, "Left"))
    texts = (
        Wording("w1", "c1", "Article 1 The guns fall silent on all fronts at noon."),
        Wording("w3", "c3", "Article 7 Boats are counted in every port once a year."),
    )
    draft = (
        "Article 1 The guns fall silent on all fronts at noon.\n"
        "Article 3 Prisoners go home within thirty days of that.\n"
    )
    after = brought_in(small(*clauses, *texts), draft, 1)
    told = [(each.written_number, each.title) for each in after.all(Clause)]
    assert told[0] == ("1", "Annex A")
    assert ("3", "Article 3 Prisoners go home within thirty days of that.") in told
    numbers = [each.written_number for each in clauses_there(after)]
    assert numbers == ["1", "2", "3"]


def test_a_clause_is_called_by_the_heading_above_its_text() -> None:
    draft = (
        "DRAFT AGREEMENT\nThe two sides have agreed as follows:\n"
        "Article 1 \N{EN DASH} Ceasefire\nThe guns fall silent on all fronts at noon.\n"
        "Article 2\nPrisoners go home within thirty days of that.\n"
        "Article 3 The ships of all flags pass\nfreely and without a fee.\n"
        "Article 4 The Parties,\nA and B, keep watch."
    )
    titles = [line.clause.title for line in draft_lines(small(), draft)]
    assert titles == [
        "DRAFT AGREEMENT",
        "Article 1 \N{EN DASH} Ceasefire",
        "Article 2 Prisoners go home within thirty days of that.",
        "Article 3 The ships of all flags pass freely and without a fee.",
        "Article 4 The Parties, A and B, keep watch.",
    ]


def turned(texts: tuple[str, str], was: ClauseStatus, **rule: NewStatus) -> list[str]:
    """What the clauses of a draft become where the one before was of some status."""
    before = brought_in(small(), texts[0], 1)
    for each in before.all(Clause):
        before = done(before, set_status(each.id, was, date=day(3)))
    lines = draft_lines(before, texts[1])
    after = done(before, bring_in_lines(lines, date=day(9), **rule))
    said = [each.status.value for each in clauses_there(after)]
    told = [each.status_words(*rule.values() or [NewStatus.BRACKETED]) for each in lines]
    assert [each.rpartition(" ")[2] for each in told if each] == said
    then = said_by(after, day(8))
    assert all(then.get(Clause, each.id).status is was for each in before.all(Clause))
    return told


AGREED, OPEN_RULE = ClauseStatus.AGREED, NewStatus.OPEN


LONG = "The fleets keep their catch below the quota that the Commission sets for each of them."


ALSO = "Ports inspect all of the landings and send reports to the Commission every month."


def test_what_says_the_same_keeps_its_status_and_what_does_not_is_judged_by_its_brackets() -> None:
    one = f"1. {LONG}"
    assert turned((one, f"2. {LONG}"), AGREED) == ["agreed"]
    assert turned((one, f"1. [{LONG}]"), AGREED) == ["agreed → bracketed"]
    assert turned((one, f"1. {LONG[:-1]} once."), AGREED) == ["agreed → open"]
    assert turned((one, f"1. {LONG[:-1]} once."), AGREED, status=NewStatus.SETTLED) == ["agreed"]
    assert turned((one, f"1. [{LONG}]"), AGREED, status=OPEN_RULE) == ["agreed → open"]
    bracketed = ClauseStatus.BRACKETED
    assert turned((f"1. [{LONG}]", one), bracketed) == ["bracketed → open"]
    assert turned((f"1. [{LONG}]", one), bracketed, status=OPEN_RULE) == ["bracketed"]


def test_parts_of_a_clause_keep_its_status_and_what_is_made_of_several_the_least() -> None:
    both, parts = f"1. {LONG}\n{ALSO}", f"1. {LONG}\n2. {ALSO}"
    assert turned((both, parts), AGREED) == ["agreed", "agreed"]
    assert turned((parts, both), AGREED) == ["agreed"]
    assert turned((both, f"1. {LONG}\n2. [{ALSO}]"), AGREED) == ["agreed", "agreed → bracketed"]


def test_a_partys_own_draft_leaves_the_status_of_clauses_alone() -> None:
    before = brought_in(small(), f"1. {LONG}", 1)
    clause = before.all(Clause)[0].id
    before = done(before, set_status(clause, AGREED, date=day(3)))
    lines = draft_lines(before, f"1. [{LONG}]", party="a")
    after = done(before, bring_in_lines(lines, party="a", date=day(9)))
    assert after.get(Clause, clause).status is AGREED


def test_an_earlier_draft_has_its_clauses_in_the_order_of_then() -> None:
    first = f"1. {LONG}\n2. {ALSO}\n3. Fees are paid in advance by whoever asks for a permit."
    one, _two, three = first.split("\n")
    later = "\n".join(
        ("1. A court sits twice a year in a port.", f"2. {three[3:]}", f"3. {one[3:]}")
    )
    before = brought_in(small(), first, 1)
    after = brought_in(before, later, 9)
    assert standing_text(after).split() == later.split()
    assert standing_text(after, on=day(5)).split() == first.split()
    assert standing_text(after, on=day(9)).split() == later.split()
    then = said_by(after, day(8))
    assert then.all(Clause) == before.all(Clause)
    assert not then.count(ClausePlace) or {each.date for each in then.all(ClausePlace)} == {day(0)}

    third = brought_in(after, first, 20)
    assert [standing_text(third, on=day(n)).split() for n in (5, 12, 25)] == [
        first.split(),
        later.split(),
        first.split(),
    ]


def test_a_text_without_a_date_of_its_own_is_as_old_as_its_round() -> None:
    dossier = done(small(), bring_in_lines(draft_lines(small(), ONE), round="r2"))
    assert said_by(dossier, day(39)).count(Clause) == 0
    assert said_by(dossier, day(40)).count(Clause) == 4


def test_an_article_is_called_by_the_heading_below_its_number() -> None:
    text = f"Article 1\nOn catches\n1. {LONG}\n2. {ALSO}\nArticle 2\n1. {ALSO}\n2. {LONG}"
    lines = draft_lines(small(), text, DraftPart.ARTICLE)
    titles = [each.clause.title for each in lines]
    assert titles[0] == "Article 1 On catches"
    assert titles[1].startswith("Article 2 1. Ports inspect")
    text = f"Article 1\nOn catches\n1. {LONG}\n(a) None.\nArticle 2\nPorts\n1. {ALSO}\n2. {LONG}"
    titles = [each.clause.title for each in draft_lines(small(), text)]
    assert titles[0] == "Article 1 On catches"
    assert titles[1].startswith("Article 2 Ports 1. Ports inspect")
    (line,) = draft_lines(small(), "Article 3\nEach Party shall\n(a) inspect;\n(b) report.")
    assert line.clause.title == "Article 3 Each Party shall (a) inspect; (b) report."
    (line,) = draft_lines(small(), "Article 3\n[Fees]\nFees are paid in advance.")
    assert line.clause.title == "Article 3 [Fees]"
