"""The plan as Markdown."""

import pytest

from core.exchange.plan_markdown import markdown, plan_markdown
from core.intake import read_document
from core.model.records import Clause, Wording
from tests.dossiers import day, small

CLAUSES = (
    Clause("c1", 1, "Scope"),
    Clause("c2", 2, "Article 2bis The parties shall"),
    Clause("c3", 3, "Funding"),
    Wording("w1", "c1", "Old words", date=day(1)),
    Wording("w2", "c1", "All boats [over 10 m]\nand nets.\n\nNo more.", date=day(2)),
    Wording("w3", "c1", "All boats", "b", date=day(2)),
    Wording("w4", "c2", "Article 2bis\nThe parties shall [not] fish."),
)


def test_each_clause_has_its_number_its_working_text_and_the_parties_wordings():
    assert plan_markdown(small(*CLAUSES)) == (
        "# Fishing talks\n\n"
        "## 1. Scope\n\nAll boats [over 10 m]  \nand nets.\n\nNo more.\n\n"
        "### Borduria\n\nAll boats\n\n"
        "Article 2bis  \nThe parties shall [not] fish.\n\n"
        "## 3. Funding\n"
    )


def test_read_back_it_has_the_same_words():
    data = plan_markdown(small(*CLAUSES)).encode()
    read = read_document("plan.md", data).text
    assert "1. Scope" in read
    assert "All boats [over 10 m]" in read
    assert "Old words" not in read


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<b>2 * 3</b>", r"\<b>2 \* 3\</b>"),
        ("3. Third\n1. First", "3\\. Third  \n1\\. First"),
        ("# no heading\n- no item\n> none", "\\# no heading  \n\\- no item  \n\\> none"),
        ("[A](x) [A]: y [A] / [B]", r"[A\](x) [A\]: y [A] / [B]"),
        ("a &amp; b & c\\d", r"a \&amp; b & c\\d"),
        ("    no code\n===", "no code  \n\\==="),
    ],
)
def test_a_text_is_never_markup(text, written):
    assert markdown(text) == written
