"""Lines of a redline have the numbers of the new text's lines."""

from core.text.redline import redline
from core.text.redlined import numbered_lines

BEFORE = "".join(f"Line {n} says something of its own.\n" for n in range(1, 13))
AFTER = BEFORE.replace("Line 3 says something of its own.\n", "").replace(
    "Line 8 says", "Line 8 cries"
)


def test_every_fifth_line_of_the_new_text_is_numbered() -> None:
    told = numbered_lines(redline(BEFORE, AFTER))
    found = [
        (number, "".join(piece.text for piece in line.pieces)) for number, line in told if number
    ]
    assert found[0][0] == "5"
    assert found[0][1].startswith("Line 6")
    assert found[1][1].startswith("Line 11")


def test_only_what_changed_is_shown_with_its_number() -> None:
    told = numbered_lines(redline(BEFORE, AFTER), only_changed=True)
    assert [number for number, _line in told] == ["", "7"]
