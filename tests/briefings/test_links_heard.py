"""A link is heard as one, whatever it is made of, by a name that says where it leads, and leads
back."""

import io
from typing import Any, NamedTuple

import pikepdf
import pytest

from briefings.document import (
    Block,
    Briefing,
    Heading,
    NoteBox,
    PageFrame,
    Prose,
    Run,
    Section,
    Text,
)
from briefings.render import render
from core.exchange.example import DAY, example
from core.language import Language
from tests.accessible import wrong_in
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import tagged, told_by
from tests.briefings.test_tree import unmarked

SEVERAL_LINES = "Where the parties stand on the quota, the fleet and the court of arbitration. " * 3
OVERLEAF = "The text that is in force, as the parties gave it. " * 300


class Place(NamedTuple):
    """What is clicked: its page, how it is called, and the page and height it leads to."""

    page: int
    name: str
    to: tuple[int, float]


def places_of(pdf: bytes) -> list[list[Place]]:
    """For each link that is heard, what is clicked."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {each.objgen: number for number, each in enumerate(document.pages)}
        shown = {
            each.objgen: number
            for number, page in enumerate(document.pages)
            for each in page.get("/Annots", ())
        }

        def place(kid: Any, element: Any) -> Place:
            on = kid.get("/Pg", element.Pg)
            assert numbers[on.objgen] == shown[kid.Obj.objgen]
            target = kid.Obj.Dest
            there = numbers[target[0].objgen], float(target[3])
            return Place(numbers[on.objgen], unmarked(str(kid.Obj.Contents)), there)

        return [
            [
                place(kid, element)
                for kid in element.K
                if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
            ]
            for element in tagged(document.Root.StructTreeRoot.K)
            if element.S == "/Link"
        ]


def page_of(*text: Run, language: Language = "en") -> bytes:
    """A page that says a text below the heading that it leads to, and again in small letters."""
    heading = Heading("Here", 1, anchor="here")
    return paper_of(heading, Prose(text), Prose(text, small=True), language=language)


def paper_of(*blocks: Block, language: Language = "en") -> bytes:
    section = Section(("", ""), blocks)
    return render(Briefing("T", "S", language, "a4", PageFrame("", ""), (section,)))


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "Текст: см. план."), ("en", "Text: see the plan."), ("ar", "النص: انظر الخطة.")],
)
def test_a_link_in_several_fonts_is_heard_once(language: Language, said: str) -> None:
    pdf = page_of(Run("Before. "), Run(said, to="here"), Run(" After."), language=language)
    assert [unmarked(each) for each in told_by(pdf, "Link")] == [said, said]
    assert [[place.name for place in places] for places in places_of(pdf)] == [[said], [said]]
    assert wrong_in(pdf) == []


@pytest.mark.parametrize("text", [SEVERAL_LINES, OVERLEAF])
def test_a_link_on_several_lines_is_heard_once(text: str) -> None:
    pdf = page_of(Run("Before. "), Run(text.strip(), to="here"), Run(" After."))
    assert told_by(pdf, "Link") == [text.strip()] * 2
    for places in places_of(pdf):
        assert len(places) > 1
        assert {place.name for place in places} == {text.strip()}
    assert wrong_in(pdf) == []


def test_links_that_lead_elsewhere_are_heard_apart() -> None:
    there = Heading("There", 1, anchor="there")
    runs = Prose((Run("One", to="here"), Run("two", to="there"), Run(" three", to="here")))
    pdf = paper_of(Heading("Here", 1, anchor="here"), there, runs)
    assert told_by(pdf, "Link") == ["One", "two", "three"]
    assert [len(each) for each in places_of(pdf)] == [1, 1, 1]
    assert wrong_in(pdf) == []


def test_a_name_in_a_link_is_as_it_was_typed() -> None:
    pdf = page_of(Run("1 \u2068Territory\u2069:", to="here"), Run(" الفجوة"), language="ar")
    assert [place.name for (place,) in places_of(pdf)] == ["1 Territory:"] * 2


NAMES = {
    "en": ("note", "evidence", "back to the text"),
    "fr": ("note", "citation", "retour au texte"),
    "ru": ("заметка", "цитата", "назад к тексту"),
    "uk": ("нотатка", "цитата", "назад до тексту"),
    "ar": ("ملاحظة", "الدليل", "العودة إلى النص"),
}


@pytest.mark.parametrize("language", NAMES)
def test_notes_and_evidence_are_named_and_lead_back(language: Language) -> None:
    asked = recipe(sections=("briefs", "sources"), language=language, today=DAY)
    pdf = make_pack(example(), asked)
    note, evidence, back = NAMES[language]
    led = [places[0] for places in places_of(pdf)]
    there = [each for each in led if each.name.startswith((f"{note} ", f"{evidence} "))]
    returns = [each for each in led if each.name == back]
    assert {each.name.split()[0] for each in there} == {note, evidence}
    assert {each.to[0] for each in there} == {each.page for each in returns}
    assert {each.to[0] for each in returns} == {each.page for each in there}
    assert len(returns) == len({each.to for each in there})
    assert wrong_in(pdf) == []


def referring(*letters: str) -> Text:
    return tuple(Run(each, raised=True, to=f"note-{each}") for each in letters)


def test_a_note_leads_back_to_the_first_of_its_letters_and_to_none_if_it_has_none() -> None:
    words = Prose((Run("Words"), *referring("a"), Run(". " + "More words. " * 100)))
    notes = [NoteBox(each, "", "Said.", "", anchor=f"note-{each}") for each in "ab"]
    pdf = paper_of(Heading("H", 1), words, Prose((Run("Again"), *referring("a"))), *notes)
    (first,), (second,), (back,) = places_of(pdf)
    assert first.to == second.to
    assert back.name == "back to the text"
    assert back.to[1] > first.to[1] + 50
    assert wrong_in(pdf) == []


def test_a_pack_of_everything_has_no_link_in_parts() -> None:
    pdf = make_pack(rich(), recipe(language="uk"))
    assert all(told.strip() for told in told_by(pdf, "Link"))
    assert all(any(map(str.isalnum, told)) for told in told_by(pdf, "Link"))
