"""Sentences as readers see them, whatever the lines they were printed in."""

import pytest

from core.text.sentences import as_one, sentence_at

PRINTED = """Joint statement
The parties agree that Art. 5 of the Treaty and No. 3 of the annex stay in
force. Mr. J. Smith of the U.S. delegation said that 12.5 per cent would be
enough, cf. para. 4. The U.S. Government will not object to the agree-
ment. “No land is given up!” he said. Talks go on in the U.S. The next round
is on 5 May.

1. Both sides withdraw.
2. Nobody moves
- before noon
"""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Joint", "Joint statement"),
        (
            "annex",
            "The parties agree that Art. 5 of the Treaty and No. 3 of the annex stay in force.",
        ),
        (
            "12.5",
            "Mr. J. Smith of the U.S. delegation said that 12.5 per cent would be enough, cf."
            " para. 4.",
        ),
        ("object", "The U.S. Government will not object to the agreement."),
        ("go on", "Talks go on in the U.S."),
        ("5 May", "The next round is on 5 May."),
        ("Both", "1. Both sides withdraw."),
        ("Nobody", "2. Nobody moves"),
        ("noon", "- before noon"),
    ],
)
def test_a_sentence_is_taken_whole(words, sentence):
    start, end = sentence_at(PRINTED, PRINTED.index(words))
    assert as_one(PRINTED[start:end]) == sentence


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        (
            "Согласно ст. 5 и п. 2 войска выводятся. Далее.",
            "войска",
            "Согласно ст. 5 и п. 2 войска выводятся.",
        ),
        ("Am 5. Dezember gilt Abs. 2. Danach nicht.", "gilt", "Am 5. Dezember gilt Abs. 2."),
        ("任何安排都需要公投。以后再说。", "以后", "以后再说。"),
        ("هل توافقون؟ نعم.", "نعم", "نعم."),
        ("They met.\fIt goes on\fover the page. End.", "over", "It goes on over the page."),
        ("", "", ""),
    ],
)
def test_in_other_tongues(text, at, sentence):
    start, end = sentence_at(text, text.index(at))
    assert as_one(text[start:end]) == sentence


@pytest.mark.parametrize("place", range(len(PRINTED)))
def test_every_place_is_in_or_beside_its_sentence(place):
    start, end = sentence_at(PRINTED, place)
    assert 0 <= start <= end <= len(PRINTED)
    assert PRINTED[start:end] == PRINTED[start:end].strip()


MERGED = """Joint statement of the coastal states
The delegations of Arland and Borduria met in Geneva. Art. 5 of the treaty of
1998 stays in force, and No. 3 of its annex is to be reviewed by a joint committee. No boat is given up at the table. Arland will keep 150 boats in the
northern zone. The next round is in May.
"""  # noqa: E501 - as a PDF has it where a word was parted


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Joint", "Joint statement of the coastal states"),
        ("met in", "The delegations of Arland and Borduria met in Geneva."),
        (
            "annex",
            "Art. 5 of the treaty of 1998 stays in force, and No. 3 of its annex is to be reviewed"
            " by a joint committee.",
        ),
        ("150", "Arland will keep 150 boats in the northern zone."),
    ],
)
def test_lines_of_unlike_length_part_no_sentence(words, sentence):
    start, end = sentence_at(MERGED, MERGED.index(words))
    assert as_one(MERGED[start:end]) == sentence


def test_words_in_lines_read_as_one():
    assert as_one("the agree-\nment\n of  Minsk\u00ad") == "the agreement of Minsk"
    assert as_one("the Kyiv-\nMoscow line") == "the Kyiv-Moscow line"
