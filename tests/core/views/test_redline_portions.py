"""Each paragraph of a redline is marked no lower than the clauses that its words are from."""

from hypothesis import given
from hypothesis import strategies as st

from core.lenses.marking import Portion, signs
from core.model.records import Level
from core.text.redline import redline
from core.text.redlined import readable, redlined_lines
from core.views.redline_portions import RedlinePortions

KNOWN = (Level("OPEN", "O"), Level("SECRET", "S"))
CLAUSES = st.lists(st.sampled_from(["Ports are open.\n", "Ships wait\nthere.\n", "\n", "All.\n"]))


def marked(clauses: list[str], secret: str) -> tuple[Portion, ...]:
    return tuple(Portion(signs(each), "SECRET" if secret in each else "OPEN") for each in clauses)


@given(CLAUSES, CLAUSES)
def test_what_is_said_in_a_marked_clause_is_marked(before: list[str], after: list[str]) -> None:
    portions = RedlinePortions(KNOWN, marked(before, "Ships"), marked(after, "Ships"))
    pieces = redline("".join(before), "".join(after))
    for lines in (redlined_lines(pieces), redlined_lines(readable(pieces))):
        for mark, line in zip(portions.marks(lines), lines, strict=True):
            said = "".join(piece.text for piece in line.pieces)
            assert bool(mark) == bool(said.strip())
            if "Ships" in said or "there" in said:
                assert mark == "(S) "


def test_a_deletion_is_marked_as_the_clause_that_it_is_from() -> None:
    before, after = "1. Ports\nPorts are shut.\n2. Ships\n", "1. Ports\n2. Ships\n"
    first = Portion(signs("1. Ports\nPorts are shut.\n"), "SECRET")
    sides = (first, Portion(9, "OPEN")), (Portion(7, "OPEN"), Portion(9, "OPEN"))
    lines = redlined_lines(redline(before, after))
    assert RedlinePortions(KNOWN, *sides).marks(lines)[:3] == ["(S) ", "(S) ", "(O) "]


def test_texts_without_marks_have_none() -> None:
    lines = redlined_lines(redline("One.\n", "Two.\n"))
    assert RedlinePortions().marks(lines) == ["", ""]


def test_what_may_go_to_others_does_not_cover_what_is_not_marked() -> None:
    known = (Level("RELEASABLE", "R", True), *KNOWN)
    free = (Portion(signs("Ports wait."), "RELEASABLE"),)
    lines = redlined_lines(redline("Ports wait.", "Ports leave."))
    assert RedlinePortions(known, free, free).marks(lines) == ["(R) "]
    assert RedlinePortions(known, free, ()).marks(lines) == [""]
    secret = (Portion(signs("Ports leave."), "SECRET"),)
    assert RedlinePortions(known, (), secret).marks(lines) == ["(S) "]
