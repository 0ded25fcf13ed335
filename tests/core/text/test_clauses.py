"""Drafts cut into clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.clause_marks import DraftPart
from core.text.clauses import clauses_in, cut, order_of

DRAFT = """DRAFT AGREEMENT

The Parties,
Recalling the Convention,
Deeply concerned about [the] state of things,

Article 1
Definitions
1. In this Agreement:
(a) “Party” means a Party;
(b) “Line” means:
    (i) the line on land;
    (ii) that at sea.
2bis. Article 3 applies to them
Article 3 being what it is, and 4 of them.
[2 ter. In between.]
Article 2 [Aim]
Option 1:
(a)(ii) Nested.
8 alt. Another.
Annex I
1. One.
"""
NUMBERS = [
    *("", "PP1", "PP2", "Article 1", "1.", "(a)", "(b)", "(i)", "(ii)", "2bis.", "2 ter."),
    *("Article 2", "Option 1", "(a)(ii)", "8 alt.", "Annex I", "1."),
]


def test_a_draft_is_cut_where_its_numbers_are() -> None:
    cuts = cut(DRAFT)
    assert [each.number for each in cuts] == NUMBERS
    assert cuts[8].path == "Article 1 1. (b) (ii)"
    assert cuts[9].path == "Article 1 2bis."
    assert cuts[-1].path == "Annex I 1."
    assert {cuts[3].part, cuts[1].part} == {DraftPart.ARTICLE, DraftPart.PREAMBLE}


@given(st.lists(st.sampled_from([*DRAFT.splitlines(keepends=True), "\n", " ", "x", "(a) "])))
def test_the_parts_joined_are_the_text(lines) -> None:
    text = "".join(lines)
    cuts = cut(text)
    assert "".join(text[each.start : each.end] for each in cuts) == text
    assert all(each.start < each.end for each in cuts)


def test_a_number_in_a_sentence_that_is_set_in_lines_begins_nothing() -> None:
    lines = [
        "1. Well below",
        "2 degrees,",
        "1.5 °C or",
        "Article 3, less",
        "40 per cent.",
        "3 Each",
    ]
    text = "\n".join(lines)
    assert [each.number for each in cut(text)] == ["1.", "3"]


@pytest.mark.parametrize(
    "above",
    ["as set out in", "provided by [Parties included in ", "Article 4 and", "voir de"],
)
def test_what_a_sentence_goes_on_with_in_the_next_line_begins_nothing(above) -> None:
    """A mention is no heading, though nothing but its number is in its line."""
    text = f"Article 3\n1. This is done {above}\nArticle 2.\nIt ends [{above} \nAnnex Y]."
    assert [each.number for each in cut(text)] == ["Article 3", "1."]
    listed = "1. As in Article 4,\nparagraph 2(d), and,\nannex II\nArticle 5\nx"
    assert [each.number for each in cut(listed)] == ["1.", "Article 5"]
    assert [each.number for each in cut("1. It ends.\nArticle 2.\nIt begins.")][1] == "Article 2"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("8 alt 2bis (a)(ii) [The Parties act.]", "8 alt 2bis (a)(ii)"),
        ("8 alt 2bis. The Parties act.", "8 alt 2bis."),
        ("8bis alt 2 The Parties act.", "8bis alt 2"),
        ("2(a) Each Party acts.", "2(a)"),
        ("(a)(iii)bis Each Party acts.", "(a)(iii)bis"),
        ("[Article 3 bis] (FORESTS)", "Article 3 bis"),
        ("Article [3] (FORESTS)", "Article [3]"),
        ("Option (a): Each Party acts.", "Option (a)"),
        ("2 in ten ships act.", ""),
    ],
)
def test_a_number_is_what_is_printed(line, number) -> None:
    assert [each.number for each in cut(line)] == [number]


@pytest.mark.parametrize(
    "numbers",
    [
        ["Chapitre I", "Article 1", "Variante 2", "Annexe II"],
        ["Capítulo 1", "Artículo 3 bis", "Opción A", "Anexo"],
        ["Часть 1", "Статья 2", "Вариант 1", "Приложение"],
        ["Розділ 1", "Стаття 2", "Варіант 1", "Додаток"],
        ["الفصل 1", "المادة الأولى", "٢-", "الخيار ١", "البديل ب", "المرفق الأول"],
        ["第一章", "第十二条", "第三条之二", "附件一"],
    ],
)
def test_parts_are_told_in_the_languages_of_drafts(numbers) -> None:
    said = "الأطراف تتعهد." if "٢-" in numbers else "各方。" if "附件一" in numbers else "Text."
    text = "".join(f"{number} {said}\n" for number in numbers)
    assert [each.number for each in cut(text)] == numbers


@pytest.mark.parametrize("line", ["Rappelant la", "Recordando la", "Ссылаясь на", "وإذ تشير إلى"])
def test_the_lines_of_a_preamble_are_told_in_the_languages_of_drafts(line) -> None:
    text = f"x\n{line} x,\n{line} y,\nArticle 1\n"
    assert [each.number for each in cut(text)] == ["", "PP1", "PP2", "Article 1"]


def test_cuts_are_where_a_person_puts_them() -> None:
    text = "1. One.\n2. Two.\nMore.\n"
    cuts = clauses_in(text, moved=[8, 16])
    assert [text[each.start : each.end] for each in cuts] == ["1. One.\n2. Two.\n", "More.\n"]
    assert [each.number for each in cuts] == ["1.", ""]


@pytest.mark.parametrize(
    ("numbers", "paths"),
    [
        ("(g) (h) (i) (j)", "(g) (h) (i) (j)"),
        ("(h) (i)", "(h) (i)"),
        ("(h) (i) (ii) (i) (j)", "(h) (h)(i) (h)(ii) (i) (j)"),
        ("(h) (i) (i) (ii) (j)", "(h) (i) (i)(i) (i)(ii) (j)"),
        ("(a) (i) (ii) (b)", "(a) (a)(i) (a)(ii) (b)"),
        ("(u) (iv) (v) (w)", "(u) (u)(iv) (v) (w)"),
        ("(u) (iv) (v) (vi) (v)", "(u) (u)(iv) (u)(v) (u)(vi) (v)"),
        ("(u) (iv) (v)", "(u) (u)(iv) (u)(v)"),
        ("h) i) j)", "h) i) j)"),
        ("(w) (x) (y)", "(w) (x) (y)"),
    ],
)
def test_a_letter_that_could_be_a_roman_number_is_told_by_its_neighbours(numbers, paths) -> None:
    text = "".join(f"{number} Something.\n" for number in numbers.split())
    assert [each.path.replace(" ", "") for each in cut(text)] == paths.split()


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        ("1.|2.|Option 1:|Option 2:|3.", "1.|2.|2. Option 1|2. Option 2|3."),
        (
            "Option 1|1.|2.|Option 2|1.|2.",
            "Option 1|Option 1 1.|Option 1 2.|Option 2|Option 2 1.|Option 2 2.",
        ),
        (
            "1.|Option 1|(a)|Option 2|(a)",
            "1.|1. Option 1|1. Option 1 (a)|1. Option 2|1. Option 2 (a)",
        ),
        ("1.|2.|Alt 1|1.|Alt 2|1.", "1.|2.|Alt 1|Alt 1 1.|Alt 2|Alt 2 1."),
        ("1.|[Option 1|2 alt.|Option 2|2bis.", "1.|1. Option 1|2 alt.|2 alt. Option 2|2bis."),
    ],
)
def test_options_are_those_of_the_paragraph_above_unless_they_count_anew(lines, paths) -> None:
    text = "Article 9\n" + "".join(f"{line} Each Party acts.\n" for line in lines.split("|"))
    assert [each.path for each in cut(text)[1:]] == [
        f"Article 9 {path}" for path in paths.split("|")
    ]


def test_a_number_within_a_part_counts_for_those_after_it() -> None:
    text = "Article 2\nOn water\n1. Each Party:\nOption 1: acts.\n2. Each Party acts.\n"
    paths = [each.path for each in clauses_in(text)]
    assert paths == ["Article 2", "Article 2 1. Option 1", "Article 2 2."]


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "2 alt", "2bis", "2 ter", "3", "10"],
        ["(i)", "(iv)", "(v)", "(ix)"],
        ["(a)", "(b)", "(d)"],
        ["Article 2", "Article 9", "Article 9bis", "Article 10"],
        ["1.1", "1.2", "1.10", "2"],
    ],
)
def test_numbers_have_an_order(numbers) -> None:
    assert sorted(set(numbers), key=order_of) == numbers
