"""Finding records by what their fields hold, in a dossier that changes."""

from msgspec.structs import replace

from core.model.change import MANY, Change, Edit
from core.model.dossier import EMPTY
from core.model.records import Issue, Point, Source

PAPER, OTHER = Source("s", 1, "Paper"), Source("t", 2, "Paper")


def titles(dossier, **fields):
    return sorted(source.id for source in dossier.having(Source, **fields))


def test_records_are_found_by_what_they_hold():
    dossier = EMPTY.replacing(None, PAPER).replacing(None, OTHER)
    assert titles(dossier, title="Paper") == ["s", "t"]
    assert titles(dossier, title="Paper", number=2) == ["t"]
    assert titles(dossier, title="Letter") == []


def test_what_was_found_once_follows_every_edit():
    first = EMPTY.replacing(None, PAPER)
    assert titles(first, title="Paper") == ["s"]
    both = first.replacing(None, OTHER)
    renamed = both.replacing(PAPER, replace(PAPER, title="Letter"))
    left = renamed.replacing(OTHER, None)
    assert titles(both, title="Paper") == ["s", "t"]
    assert (titles(renamed, title="Paper"), titles(renamed, title="Letter")) == (["t"], ["s"])
    assert (titles(left, title="Paper"), titles(left, title="Letter")) == ([], ["s"])
    assert titles(first, title="Paper") == ["s"], "the earlier value is as it was"


def test_many_edits_at_once_are_as_one_after_another():
    begun = EMPTY.replacing(None, Point("p", 1, "Fish")).replacing(None, PAPER)
    made = [Issue(f"i{n}", n, "p", f"Issue {n}") for n in range(MANY)]
    edits = (*(Edit(None, issue) for issue in made), Edit(PAPER, None))
    edits += (Edit(made[0], replace(made[0], name="Renamed")), Edit(made[1], None))
    one_by_one = begun
    for edit in edits:
        one_by_one = one_by_one.replacing(edit.before, edit.after)
    assert Change("", edits).applied(begun) == one_by_one
    assert one_by_one.count(Source) == 0
    assert one_by_one.count(Issue) == MANY - 1
