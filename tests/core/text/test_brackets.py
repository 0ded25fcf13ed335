"""Square brackets in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.brackets import alternatives, brackets, labels, open_brackets, options
from core.text.draft_gap import text_gap
from core.text.textgap import clause_gap, together

DRAFT = """Preamble
Recalling [the Convention],

Article 1
1. Each Party [shall [promptly] act] / [may act].[1]
2. Nothing is open here.
3. [The Parties meet
once a year.
4. And tell.]
Article 2
Option 1:
[ ]
Option 2:
No text] at all.
[1] Norland reserves its position.
"""


def test_brackets_without_a_partner_are_counted() -> None:
    assert open_brackets("[a [b] c]") == 0
    assert open_brackets("[a [b] c") == 1
    assert open_brackets("a] [b") == 2


def test_pairs_know_how_deep_they_are_and_whose() -> None:
    found = brackets("[NOR, EU: shall [[not]] act] [b]")
    assert [(pair.depth, pair.initials) for pair in found.pairs] == [
        (1, "NOR, EU"),
        (2, ""),
        (3, ""),
        (1, ""),
    ]


def test_signs_of_full_width_are_brackets_and_lenticular_ones_are_not() -> None:
    found = brackets("\u3010\u7b2c\u4e00\u6761\u3011［shall [not］ act]］")
    assert [(pair.start, pair.end, pair.depth) for pair in found.pairs] == [(5, 22, 1), (12, 17, 2)]
    assert [(stray.at, stray.sign) for stray in found.strays] == [(22, "]")]


def test_a_sign_without_a_partner_makes_nothing_deeper() -> None:
    found = brackets("[a [b] c [d]")
    assert [pair.depth for pair in found.pairs] == [1, 1]
    assert [(stray.at, stray.sign) for stray in found.strays] == [(0, "[")]


@pytest.mark.parametrize("text", ["held.[1] So", "held[^12] so", "“held”[3]", "a.[1]\n[1] A note."])
def test_the_mark_of_a_footnote_is_no_bracket(text) -> None:
    assert not brackets(text).pairs


@pytest.mark.parametrize(
    "text",
    [
        "held[ii] so\n[ii] A note.",
        "held. [1] So [2].\n\n[1]: A note.\n[2] Another.",
        "held[*] so\n[*] A note.",
        "See [the Convention](https://example.org/a_(b) 'Title').",
        "See [Annex I](annex.md#i), ![a map](map.png), [3](#fn3) and [[4]](#fn4).",
        "See [this][One] and [one][], or [One].\n\n[one]: https://example.org/[x]",
    ],
)
def test_links_and_marks_of_notes_of_any_kind_are_no_brackets(text) -> None:
    assert brackets(text)[:2] == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "by [5] years.\n1. [5] days, [5] months\n[5] years",
        "[shall](a)",
        "[shall] [may](ii)",
        "part[ies]",
        "[may][one]",
        "[shall](see Article 3.)",
    ],
)
def test_what_is_contested_beside_other_signs_is_a_bracket(text) -> None:
    assert len(brackets(text).pairs) == text.count("[")


def test_a_link_says_its_words_and_stands_inside_a_bracket_as_they_do() -> None:
    linked = clause_gap("One [two [three four](https://example.org/five/six)] seven.")
    assert linked == clause_gap("One [two three four] seven.")


@pytest.mark.parametrize("text", ["by [2030]", "[1] year", "[ ]", "([5] days)", "a/[5]"])
def test_a_number_that_is_contested_is_one(text) -> None:
    assert len(brackets(text).pairs) == 1


def test_alternatives_stand_beside_each_other_with_a_slash() -> None:
    text = "[A [x] / [y]] / [B]/[C] and [D]"
    rows = alternatives(text, brackets(text))
    assert [len(row.pairs) for row in rows] == [3, 2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Option 1: a\nOption 2: b", ["Option 1", "Option 2"]),
        ("[Option A a] [Option B b]", ["Option A", "Option B"]),
        ("1. [Option 1: a]\n(b) Option 2. b", ["Option 1", "Option 2"]),
        ("8 alt. Each Party\nAlt 2", ["8 alt.", "Alt 2"]),
        ("3.1 alt Each\n(a) alt. none\nAlt1: a", ["3.1 alt", "(a) alt.", "Alt1"]),
        ("• Option 1: a\n- Option 2: b\n(Alt 3) c", ["Option 1", "Option 2", "Alt 3"]),
        ("[Article 5 alt\n［Option 1］", ["Article 5 alt", "Option 1"]),
        ("[Alternative][Additional] sources, [alternative paths]\n[Alternative]", ["Alternative"]),
        ("            **Option 1:** a\n1. **Option 2:** b", ["Option 1", "Option 2"]),
        ("٢- الخيار 1: ا\nالبديل ب: ا", ["الخيار 1", "البديل ب"]),
        ("as in Option 1 above, optional\nAltogether", []),
    ],
)
def test_options_are_announced(text, found) -> None:
    assert [text[start:end] for start, end in labels(text)] == found
    assert options(text, brackets(text)) == len(found)


def test_the_gap_of_a_draft() -> None:
    gap = text_gap(DRAFT)
    assert (gap.opening, gap.closing, gap.outermost, gap.deepest) == (6, 7, 5, 2)
    assert gap.options == 4
    assert (gap.clauses, gap.clean) == (6, 1)
    (stray,) = gap.unbalanced
    assert (stray.sign, stray.line, stray.column) == ("]", 14, 8)
    assert stray.clause == "Article 2 Option 2"
    assert "No text]" in stray.quote


def test_the_share_is_that_of_words() -> None:
    gap = clause_gap("One two [three four [five]] six. [ ]")
    assert (gap.words, gap.inside, gap.outermost) == (6, 3, 2)
    assert gap.inside_share == 0.5
    assert gap.clean_share == 0
    both = together([gap, clause_gap("Seven eight."), clause_gap("")])
    assert (both.words, both.inside, both.deepest, both.clean_share) == (8, 3, 2, 0.5)
    assert together([]).inside_share == 0


@given(st.text("[] a1\n./:^()#", max_size=40))
def test_every_sign_is_in_a_pair_or_told(text) -> None:
    found = brackets(text)
    inside = [sign for pair in found.pairs for sign in (pair.start, pair.end - 1)]
    told = [stray.at for stray in found.strays]
    assert len({*inside, *told}) == len(inside) + len(told)
    marks = text.count("[") + text.count("]") - len(inside) - len(told)
    assert 0 <= marks == found.others


@pytest.mark.parametrize(
    "label",
    [
        "Option 1",
        "OPCIÓN 2",
        "opcion B",
        "Variante 3",
        "ВАРИАНТ 1",
        "Варіант 2",
        "Опція 1",
        "الخيار 1",
        "Alternative",
        "АЛЬТЕРНАТИВА",
        "8 alt",
        "12 ALT 3",
        "Option 200",
        "Alternative 2",
    ],
)
def test_labels_are_found_in_every_language_and_case(label) -> None:
    assert labels(f"{label} : a text") == [(0, len(label))]
