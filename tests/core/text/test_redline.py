"""Redlines put both texts back together, and read like an editor's."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.redline import PieceKind, RedlinePiece, redline
from core.text.redlined import accepted, readable, redlined_lines, set_apart, sharing_blanks

SIGNS = {"equal": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]", "moved": "[>{}<]"}
CHANGED = {PieceKind.DELETED, PieceKind.INSERTED, PieceKind.MOVED}
TEXTS = st.lists(
    st.sampled_from(
        [
            *("a", "b", "the", "Party", "[", "]", ".", " ", "\n", "\n\n", "é", "條", "1,000"),
            *("เ", "ไ", "ก", "้", "า", "ມ", "ໄ", "ကျ", "ー", "\u3099", "ع", "\t", "\u00a0"),
        ]
    ),
    max_size=60,
).map("".join)
ITEM = "The Parties meet in Vienna once a year to look at what has been done.\n"
OTHER = "Each Party tells the others by the end of March what it has spent.\n"


def written(before: str, after: str) -> str:
    return "".join(SIGNS[piece.kind].format(piece.text) for piece in redline(before, after))


@pytest.mark.parametrize("turned", [False, True])
def test_a_paragraph_that_comes_after_a_change_comes_with_the_sign_that_ends_it(turned):
    before = (
        "Agreements on non-aggression [between themselves].\n\nThe plant is overseen jointly.\n"
    )
    after = (
        "Agreements on non-aggression; the details are open.\n\n"
        "Peacekeepers watch the line; the details are open.\n\nThe plant is overseen jointly.\n"
    )
    sides = (after, before) if turned else (before, after)
    kind = PieceKind.DELETED if turned else PieceKind.INSERTED
    pieces = redline(*sides)
    (whole,) = [each.text for each in pieces if "Peacekeepers" in each.text]
    assert whole.strip() == "Peacekeepers watch the line; the details are open."
    assert RedlinePiece(kind, whole) in pieces
    check_both(*sides)


def joined(pieces: list[RedlinePiece], *without: PieceKind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind not in without)


def check_both(before: str, after: str) -> None:
    pieces = redline(before, after)
    assert joined(pieces, PieceKind.INSERTED, PieceKind.MOVED) == before
    assert joined(pieces, PieceKind.DELETED) == after
    assert all(piece.text for piece in pieces)
    lines = redlined_lines(pieces)
    for gone, text in ((PieceKind.DELETED, after), (PieceKind.INSERTED, before)):
        left = [PieceKind.EQUAL, PieceKind.DELETED, PieceKind.INSERTED, PieceKind.MOVED]
        left.remove(gone)
        if gone is PieceKind.INSERTED:
            left.remove(PieceKind.MOVED)
        ends = "".join(
            "".join(p.text for p in line.pieces if p.kind in left)
            + ("\n" if line.end in left else "")
            for line in lines[:-1]
        )
        assert ends + "".join(p.text for p in lines[-1].pieces if p.kind in left) == text


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("The line is fixed.", "The contact line is fixed.", "The [+contact +]line is fixed."),
        ("It is fixed now.", "It is fixed.", "It is fixed[- now-]."),
        ("fixed on 1,000 men", "fixed on 1,500 men", "fixed on [-1,000-][+1,500+] men"),
        (
            "the parties to the treaty shall promptly act",
            "the sides to the accord should quickly act",
            "the [-parties to the treaty shall promptly-]"
            "[+sides to the accord should quickly+] act",
        ),
        ("Each [may] pay all", "Each may [pay all]", "Each [-[-]may[-]-] [+[+]pay all[+]+]"),
        (
            "The Parties agree.\nThe Parties meet.",
            "The Parties agree.\nThe Parties decide.\nThe Parties meet.",
            "The Parties agree.\n[+The Parties decide.\n+]The Parties meet.",
        ),
        ("各方同意停火。", "各方不同意停火。", "各方[+不+]同意停火。"),
        ("ในสามสิบวัน", "ในหกสิบวัน", "ใน[-สาม-][+หก+]สิบวัน"),
        ("เบ้า", "เบ่า", "[-เบ้-][+เบ่+]า"),
        ("Grain\t10\nFish\t8\n", "Grain\t11\nFish\t9\n", "Grain\t[-10-][+11+]\nFish\t[-8-][+9+]\n"),
        ("1,200\t5\t1,350", "1,201\t5\t1,351", "[-1,200-][+1,201+]\t5\t[-1,350-][+1,351+]"),
        ("", "new", "[+new+]"),
        ("same", "same", "same"),
    ],
)
def test_words_that_went_and_came(before, after, told) -> None:
    assert written(before, after) == told


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ("fixed on 1,000 men", "fixed on 1,500 men", "fixed on 1,000 1,500 men"),
        (
            f"{OTHER}{ITEM}It ends.",
            f"{ITEM}{OTHER}It stops.",
            f"{OTHER}{ITEM}{OTHER}It ends stops.",
        ),
        (
            "Ask. The Parties meet in Vienna once a year",
            "The Parties meet in Vienna once a year. Ask",
            "Ask. The Parties meet in Vienna once a year. Ask",
        ),
    ],
)
def test_what_takes_the_place_of_a_deletion_stands_apart(before, after, seen) -> None:
    assert joined([*set_apart(redline(before, after))]) == seen


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("fixed on 1,000 men", "fixed on 1,500 men", "fixed on [-1,000 -][+1,500 +]men"),
        ("It ends.", "It stops.", "It[- ends-][+ stops+]."),
        ("(ends)", "(stops)", "([-ends-][+stops+])"),
    ],
)
def test_where_no_blank_is_added_words_share_one_of_both_texts(before, after, told) -> None:
    pieces = sharing_blanks(redline(before, after))
    assert "".join(SIGNS[piece.kind].format(piece.text) for piece in pieces) == told


@given(TEXTS, TEXTS)
def test_no_word_touches_one_of_the_other_text(before, after) -> None:
    pieces = redline(before, after)
    for shown in (set_apart(pieces), set_apart(readable(pieces))):
        for left, right in pairwise(shown):
            if {left.kind, right.kind} <= CHANGED and PieceKind.DELETED in (left.kind, right.kind):
                touching = left.text[-1].isalnum() and right.text[0].isalnum()
                assert left.kind is right.kind or not touching


@given(TEXTS, TEXTS)
def test_sharing_blanks_leaves_both_texts_as_they_are(before, after) -> None:
    pieces = sharing_blanks(redline(before, after))
    assert joined(pieces, PieceKind.INSERTED, PieceKind.MOVED) == before
    assert joined(pieces, PieceKind.DELETED) == after
    assert all(piece.text for piece in pieces)


def test_what_moved_into_the_place_of_a_deletion_stands_apart() -> None:
    pieces = [RedlinePiece(PieceKind.DELETED, "a", 1), RedlinePiece(PieceKind.MOVED, "b", 2)]
    assert joined([*set_apart(pieces)]) == "a b"


def test_a_part_of_a_sentence_that_stays_does_not_change_with_what_is_around_it() -> None:
    part = "within ninety days after the receipt thereof"
    before = f"The depositary notifies, {part}, registers."
    after = f"A secretary informs, {part}, publishes."
    kept = [piece.text for piece in redline(before, after) if piece.kind is PieceKind.EQUAL]
    assert any(part in text for text in kept)


def test_a_bracket_is_kept_with_its_partner() -> None:
    assert written(
        "the plant is [run] [overseen] so", "the plant is overseen jointly [by all] so"
    ) == ("the plant is [-[run] [-]overseen[-]-] [+jointly [by all] +]so")
    assert written(
        "the guarantors [by arrangements to be agreed].",
        "the guarantors [by commitments in law] [by bilateral pacts]. [No one leaves.]",
    ) == (
        "the guarantors [by [-arrangements to be agreed-][+commitments in law+]]"
        "[+ [by bilateral pacts]+].[+ [No one leaves.]+]"
    )
    assert written("[A. B]", "[A.] B") == "[A.[+]+] B[-]-]"


BRACKETED = st.recursive(
    st.lists(st.sampled_from(["by ", "all ", "the ", "plant ", "runs. ", "\n"]), max_size=4),
    lambda inner: st.lists(inner | inner.map(lambda words: ["[", *words, "]"]), max_size=4).map(
        lambda parts: [word for part in parts for word in part]
    ),
    max_leaves=8,
).map("".join)


@given(BRACKETED, BRACKETED)
def test_brackets_that_are_kept_hold_what_is_kept(before, after) -> None:
    """Either both ends of two pairs stay, or what stands in one still stands in the other."""
    kept = stays(before, after)
    old, new = bracket_pairs(before), bracket_pairs(after)
    for at, end in old.items():
        if at in kept and (other := new.get(kept[at])) is not None and kept.get(end) != other:
            within = range(*sorted((at + 1, end)))
            assert any(
                kept.get(place) in range(*sorted((kept[at] + 1, other))) for place in within
            ), written(before, after)


def stays(before: str, after: str) -> dict[int, int]:
    """Of each character of the old text that stays, its place in the new."""
    kept, a, b = {}, 0, 0
    for piece in redline(before, after):
        size = len(piece.text)
        if piece.kind is PieceKind.EQUAL:
            kept |= {a + n: b + n for n in range(size)}
        a += size * (piece.kind in (PieceKind.EQUAL, PieceKind.DELETED))
        b += size * (piece.kind is not PieceKind.DELETED)
    return kept


def bracket_pairs(text: str) -> dict[int, int]:
    found, waiting = {}, []
    for at, sign in enumerate(text):
        if sign == "[":
            waiting.append(at)
        elif sign == "]":
            opening = waiting.pop()
            found[opening], found[at] = at, opening
    return found


def test_what_moved_is_told_from_what_changed() -> None:
    middle = "".join(f"Article {n} says something of its own about matter {n}.\n" for n in range(9))
    pieces = redline(ITEM + middle + OTHER, middle + ITEM + OTHER)
    changed = [(piece.kind, piece.text, piece.move) for piece in pieces if piece.kind != "equal"]
    assert changed == [(PieceKind.DELETED, ITEM, 1), (PieceKind.MOVED, ITEM, 1)]


def test_words_that_every_article_has_did_not_move() -> None:
    said = "in accordance with the decisions of the Conference of the Parties"
    before = f"One pays {said}.\nTwo waits {said}.\nThree leaves."
    after = f"One pays.\nTwo waits {said}.\nThree leaves {said}."
    assert PieceKind.MOVED not in {piece.kind for piece in redline(before, after)}


@given(TEXTS, TEXTS)
def test_both_texts_come_back(before, after) -> None:
    check_both(before, after)


def test_both_long_texts_come_back() -> None:
    chance = random.Random(3)
    words = [chance.choice(["the ", "of ", "Party, ", "shall.\n", f"w{n} "]) for n in range(3000)]
    altered = [w if chance.random() < 0.8 else chance.choice(words) for w in words]
    moved = [*altered[:500], *altered[1500:], *altered[500:1500]]
    check_both("".join(words), "".join(moved))


def test_a_text_set_in_other_lines_has_not_changed_to_a_reader() -> None:
    before, after = "one two three four\nfive six.\n", "one two\nthree four five\nsix.\n"
    assert [*readable(redline(before, after))][-1].kind is PieceKind.EQUAL
    assert "".join(piece.text for piece in readable(redline(before, after))) == after


def test_a_very_long_text_without_order_is_compared() -> None:
    pieces = redline("a " * 10_000, "b " * 10_000)
    assert [piece.kind for piece in pieces] == [PieceKind.DELETED, PieceKind.INSERTED, "equal"]


def test_some_changes_are_accepted() -> None:
    before, after = "Each [may] pay half.\nIt waits.", "Each may pay all of it.\nIt waits long."
    pieces = redline(before, after)
    whole = "".join(piece.text for piece in pieces)
    start = whole.index("half")
    assert accepted(pieces, start, start + 1) == "Each [may] pay all of it.\nIt waits."
    assert accepted(pieces, 0, len(whole)) == after
    assert accepted(pieces, 0, 1) == before


def test_a_move_is_accepted_at_both_ends() -> None:
    middle = "".join(f"Article {n} says something of its own about matter {n}.\n" for n in range(9))
    pieces = redline(ITEM + middle + OTHER, middle + ITEM + OTHER)
    assert accepted(pieces, 3, 4) == middle + ITEM + OTHER
