"""A redline is heard as sentences: each change is told once, in the voice of its own language."""

import io

import pikepdf
import pytest

from briefings.document import Briefing, Heading, PageFrame, Prose, Run, Section
from briefings.render import render
from core.language import Language
from tests.accessible import wrong_in
from tests.briefings.reading import structure_text
from tests.briefings.test_accessible import elements

OLD = "The Parties report once a year on the ports that are named in the annex and on the fleet."
NEW = (
    "The chair of the joint commission hears the Parties and the harbour masters whenever two of "
    "them ask for it in writing, and tells the mediator what was said."
)


def page_of(*runs: Run, language: Language = "en") -> bytes:
    """A page that says these runs."""
    section = Section(("", ""), (Heading("H", 1), Prose(runs)))
    return render(Briefing("T", "S", language, "a4", PageFrame("", ""), (section,)))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", f"Then (deleted: {OLD}) (added: {NEW}) end."),
        ("ar", f"Then (محذوف: {OLD}) (مضاف: {NEW}) end."),
    ],
)
def test_a_change_of_several_lines_is_told_once(language: str, told: str) -> None:
    blank = Run(" ")
    runs = (Run("Then "), Run(OLD, struck=True), blank, Run(NEW, added=True), blank, Run("end."))
    pdf = page_of(*runs, language=language)
    assert told in structure_text(pdf)
    assert wrong_in(pdf) == []


def test_arabic_that_changed_is_told_once() -> None:
    words = " ".join(["يتعهد الأطراف بتقديم تقرير سنوي إلى اللجنة المشتركة"] * 5)
    pdf = page_of(Run(words, added=True), Run(" في موعده"), language="ar")
    assert f"(مضاف: {words}) في موعده" in structure_text(pdf).replace("\u200f", "")
    assert wrong_in(pdf) == []


def test_one_change_ends_where_another_begins() -> None:
    added = Run("new", added=True), Run(" and "), Run("more", added=True)
    pdf = page_of(Run("old", struck=True), Run(" "), *added)
    assert "(deleted: old) (added: new) and (added: more)" in structure_text(pdf)


def test_a_change_that_goes_on_overleaf_is_told_once() -> None:
    words = " ".join(f"word {n}" for n in range(1200))
    pdf = page_of(Run(words, added=True), Run(" end"))
    assert f"(added: {words}) end" in structure_text(pdf)
    assert wrong_in(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) > 1


@pytest.mark.parametrize(("language", "said"), [("ru", "удалено"), ("ar", "محذوف")])
def test_a_change_is_told_by_a_voice_that_has_the_letters_of_all_of_it(
    language: Language, said: str
) -> None:
    gone = Run("arrangements to be agreed", struck=True)
    with pikepdf.open(io.BytesIO(page_of(gone, language=language))) as document:
        told = [(str(each.Alt), "/Lang" in each) for each in elements(document, "Span")]
    assert told == [(f"({said}: arrangements to be agreed)", False)]


def test_a_change_in_another_language_says_which() -> None:
    there = Run("Сторони погоджуються на перевірки.", added=True)
    pdf = page_of(there, Run(" "), Run("Old", struck=True))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        told = {str(each.Alt): str(each.get("/Lang", "")) for each in elements(document, "Span")}
    assert told == {"(added: Сторони погоджуються на перевірки.)": "uk", "(deleted: Old)": ""}
