"""The words of packs in other languages: complete, with their placeholders, compiled."""

import io
import re
from gettext import NullTranslations, translation
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import core.language
from briefings.compose import compose
from briefings.sections import ALL_SECTIONS
from briefings.within import texts
from core.language import gettext, ngettext, speaking
from core.model.dossier import Dossier
from core.model.naming import since_round
from core.model.records import Issue, Negotiation, Note, Party, Point, Record, Round
from core.views.plan import clauses_in_words
from tests.briefings.canaries import everything
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import page_texts
from ui.briefings.form import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale"
OTHERS = [code for code, _name in LANGUAGES if code != "en"]
KEYWORDS = {"_": None, "ngettext": (1, 2), "noop": None}
PRINTED = (
    *(
        "citations",
        "clause_links",
        "course",
        "field_words",
        "held_words",
        "moves",
        "names",
        "pace",
        "packages",
        "pairs",
    ),
    *("positions", "since_pack", "terms", "text_gap", "trend_events", "weighting"),
)
"""The views of which packs print every word."""


def catalogue(language: str):
    with (FOLDER / language / "LC_MESSAGES" / "parley.po").open("rb") as file:
        return read_po(file, locale=language)


def wanted() -> set[str]:
    """Every message that a pack is composed of."""
    composed = extract_from_dir(ROOT / "briefings" / "compose", keywords=KEYWORDS)
    views = (ROOT / "core" / "views" / f"{name}.py" for name in PRINTED)
    told = (each for view in views for each in extract_from_file("python", view, KEYWORDS))
    messages = (*(each[2] for each in composed), *(each[1] for each in told))
    return {each if isinstance(each, str) else each[0] for each in messages}


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_of_a_pack_is_translated(language: str) -> None:
    told = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue(language) if m.string}
    assert wanted() - told == set()


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_stay(language: str) -> None:
    """All of them, but for a count that Arabic says by the form of the noun: none, one, two."""
    for message in catalogue(language):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        forms = (message.string,) if isinstance(message.string, str) else message.string
        wanted = set(re.findall(r"{\w+}", ids[-1]))
        for number, form in enumerate(forms if ids[0] else ()):
            found = set(re.findall(r"{\w+}", form))
            is_counted = language == "ar" and len(forms) > 1 and number < 3
            assert found <= wanted, form
            assert found == wanted or (is_counted and len(wanted - found) == 1), form


def test_arabic_says_one_and_two_by_the_noun() -> None:
    with speaking("ar"):
        said = [ngettext("{count} event", "{count} events", n).format(count=n) for n in range(4)]
        assert said == ["لا أحداث", "حدث واحد", "حدثان", "3 أحداث"]
    forms = [m.string for m in catalogue("ar") if isinstance(m.string, tuple)]
    odd = [form for each in forms for form in each[:3] if re.search(r"\({\w+}\)", form)]
    assert odd == []


def test_arrows_point_the_way_in_which_arabic_is_read() -> None:
    assert [m.string for m in catalogue("ar") if "→" in "".join(m.string)] == []


def test_no_name_stands_where_french_has_an_article() -> None:
    before = re.compile(
        r"\b(à|de|vers|par|sur|pour|avec) \{(party|parties|names|mover|other)\}", re.I
    )
    assert [each.string for each in catalogue("fr") if before.search(str(each.string))] == []


def test_no_french_line_begins_with_a_sign_of_two_parts() -> None:
    forms = [form for m in catalogue("fr") for form in ([m.string] if m.id else [])]
    told = [form for each in forms for form in ([each] if isinstance(each, str) else each)]
    assert [form for form in told if re.search(r" [:;?!»%]|« |[\w}][;?!»]|[^\W\d]:\s", form)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_words_are_those_of_the_source(language: str) -> None:
    compiled = FOLDER / language / "LC_MESSAGES" / "parley.mo"
    out = io.BytesIO()
    write_mo(out, catalogue(language))
    assert compiled.exists(), "run `make catalogue`"
    assert out.getvalue() == compiled.read_bytes(), "run `make catalogue`"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", "Записка для керівництва"),
        ("fr", "Note d’orientation"),
        ("ru", "Записка для руководства"),
    ],
)
def test_a_pack_speaks_its_language(language: str, words: str) -> None:
    pages = page_texts(make_pack(rich(), recipe(language=language, sections=ALL_SECTIONS)))
    assert any(words in page for page in pages)
    assert not any("Steering note" in page for page in pages)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "closed by 5 since Round 4"),
        ("fr", "en baisse de 5 depuis la session 4"),
        ("ru", "сокращение на 5 с раунда 4"),
        ("uk", "скорочення на 5 з раунду 4"),
        ("ar", "ضاقت بمقدار 5 منذ الجولة 4"),
    ],
)
def test_a_round_is_declined_within_a_sentence(language: str, words: str) -> None:
    with speaking(language):
        since = since_round(Round("r", 4))
        assert gettext("closed by {by} {since}").format(by=5, since=since) == words


def test_two_clauses_are_in_the_case_of_other_counts_in_arabic() -> None:
    with speaking("ar"):
        assert [clauses_in_words(count) for count in (1, 2)] == ["بند واحد", "بندان"]


@pytest.mark.parametrize(("language", "words"), [("ru", "3\u00a0раунда"), ("uk", "3\u00a0раунди")])
def test_a_count_of_rounds_stands_on_one_line(language: str, words: str) -> None:
    with speaking(language):
        said = ngettext("unchanged for {rounds} round", "unchanged for {rounds} rounds", 3)
        assert words in said.format(rounds=3)


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_no_preposition_stands_before_a_name_in_the_nominative(language: str) -> None:
    with speaking(language):
        said = gettext("{party} on {issue}, {date}: {one} in {source}, {other} in {second}")
    assert not re.search(r"\b(в|у|о|про|из|з) \{(source|second|party|issue)\}", said)


@pytest.mark.parametrize("language", OTHERS)
def test_a_note_whose_phrase_is_gone_is_named_in_the_language_of_the_pack(language: str) -> None:
    note = Note("gone", "position", "x03", "Why?", "statement", "no longer there", author="desk")
    made = make_pack(rich(note), recipe(sections=("briefs",), language=language))
    assert "detached" not in " ".join(page_texts(made))


@pytest.mark.parametrize("language", OTHERS)
def test_a_sign_stays_with_the_word_that_it_goes_with(language: str) -> None:
    told = [m.string for m in catalogue(language) if isinstance(m.string, str)]
    assert [each for each in (*told, *wanted()) if re.search("[▼▲▬] ", each)] == []


UNTRANSLATED = "\N{BLACK SQUARE}"


class Untranslated(NullTranslations):
    """Marks every message that a catalogue lacks."""

    def gettext(self, message: str) -> str:
        return UNTRANSLATED + message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return UNTRANSLATED + (msgid1 if n == 1 else msgid2)


@pytest.mark.parametrize("kept", [(), (Party, Point, Issue, Negotiation), (Negotiation,)])
@pytest.mark.parametrize("language", OTHERS)
def test_whatever_a_pack_prints_is_translated(
    language: str, kept: tuple[type[Record], ...], monkeypatch
) -> None:
    """In a dossier that has everything, and in one in which little is known."""
    words = translation("parley", FOLDER, [language])
    words.add_fallback(Untranslated())
    monkeypatch.setattr(
        core.language, "_catalogue", lambda code: words if code == language else None
    )
    dossier = everything()
    if kept:
        dossier = Dossier.of([each for kind in kept for each in dossier.all(kind)])
    before = Dossier.of([dossier.talks, *dossier.parties])
    made = compose(dossier, recipe(language=language, sections=ALL_SECTIONS), before)
    said = [each for each in texts(made.sections) if UNTRANSLATED in each]
    assert said == []
