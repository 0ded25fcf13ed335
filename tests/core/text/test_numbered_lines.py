"""Lines of a redline have the numbers of the new text's lines."""

from hypothesis import given
from hypothesis import strategies as st

from core.text.redline import PieceKind, redline
from core.text.redlined import RedlinedLine, line_starts, numbered_lines, printed_lines

BEFORE = "".join(f"Line {n} says something of its own.\n" for n in range(1, 13))
AFTER = BEFORE.replace("Line 3 says something of its own.\n", "").replace(
    "Line 8 says", "Line 8 cries"
)


def test_the_lines_of_the_new_text_are_numbered() -> None:
    told = numbered_lines(redline(BEFORE, AFTER))
    found = {number: "".join(piece.text for piece in line.pieces) for number, line in told}
    assert found["5"].startswith("Line 6")
    assert found["10"].startswith("Line 11")
    assert found[""].startswith("Line 3")


def test_only_what_changed_is_shown_with_its_number() -> None:
    told = numbered_lines(redline(BEFORE, AFTER), only_changed=True)
    assert [number for number, _line in told] == ["", "7"]


WORDS = "The Parties shall [consult] on the waters named in Annex II within ninety days of entry."


def text_of(line: RedlinedLine, gone: PieceKind = PieceKind.DELETED) -> str:
    return "".join(piece.text for piece in line.pieces if piece.kind is not gone)


def by_number(before: str, after: str) -> dict[int, str]:
    """What of the new text each numbered line has, with what goes on from it."""
    found: dict[int, str] = {}
    last = 0
    for number, line, _begins in printed_lines(redline(before, after)):
        last = number or last
        found[last] = found.get(last, "") + text_of(line)
    return found


def test_a_long_line_is_broken_at_blanks() -> None:
    lines = by_number(WORDS, WORDS)
    assert lines == {
        1: "The Parties shall [consult] on the waters named in Annex ",
        2: "II within ninety days of entry.",
    }
    assert line_starts("x" * 99 + " y") == (0, 100)


texts = st.lists(
    st.text("ab[ ]\n", max_size=90) | st.sampled_from([WORDS, f"{WORDS}\n{WORDS}", "\n"]),
    max_size=4,
).map(" ".join)


@given(texts, texts)
def test_line_fourteen_is_the_same_words_whatever_it_is_compared_with(old: str, new: str) -> None:
    compared = {n: words.rstrip() for n, words in by_number(old, new).items() if words.strip()}
    read = {n: words.rstrip() for n, words in by_number(new, new).items() if words.strip()}
    assert compared == read


@given(texts, texts)
def test_no_sign_of_either_text_is_lost(old: str, new: str) -> None:
    told = [line for _number, line, _begins in printed_lines(redline(old, new))]
    shown = "".join(text_of(line) for line in told)
    assert "".join(shown.split()) == "".join(new.split())
    gone = "".join(text_of(line, PieceKind.INSERTED) for line in told)
    if not any(piece.kind is PieceKind.MOVED for line in told for piece in line.pieces):
        assert "".join(gone.split()) == "".join(old.split())
