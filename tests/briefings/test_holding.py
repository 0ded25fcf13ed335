"""Words that belong together stand on one line where there is room for them."""

import datetime as dt

import pytest

from briefings import styles
from briefings.document import Run
from briefings.render.directed import typed
from briefings.render.text import printable, set_text, text_width, wrapped
from core.language import LANGUAGES, speaking
from core.text.conventions import dot
from core.text.saying import long_date, short_date_and_year

HELD = [
    ("en", "given by the desk (source 1).", "(source 1)."),
    ("en", "binding, like Article 5", "Article 5"),
    ("en", "positions as of today · 3 sticking points", "3 sticking"),
    ("en", "widened by 5 since", "by 5"),
    ("fr", "en baisse de 5 depuis la session 4\u00a0; les deux", "session 4\u00a0;"),
    ("en", "confidence low · informal", "low ·"),
    ("ru", "ожидается — завтра", "ожидается —"),
    ("ru", "разрыв раньше —, теперь", "раньше —,"),
    ("en", "from 330 → 400 boats", "330 → 400 boats"),
    ("fr", "de 45,5\u00a0% → 75\u00a0%", "45,5\u00a0% → 75\u00a0%"),
    ("en", "range: 85 to 100 → 75 to 100;", "85 to 100 → 75 to 100;"),
    ("en", "status: bracketed → open", "→ open"),
    ("en", "95 per cent interval −26.2 to −2.7", "−26.2 to −2.7"),
    ("en", "Round 4 12 to 13 December 2025 in Venue B", "12 to 13 December 2025"),
    ("fr", "Session 4 · 12 au 13 décembre 2025", "12 au 13 décembre 2025"),
    ("en", "weight 25 · 85–800 thousand troops", "85–800"),
    ("en", "scale points, 0 = same position, 100 = opposite ends", "100 = opposite"),
    ("ru", "сокращение на 9 с раунда 4", "с раунда 4"),
    ("uk", "текст у дужках", "у дужках"),
    ("en", "unchanged for 3 rounds", "for 3 rounds"),
    ("ru", "известен ещё 1 предмет, теперь", "ещё 1 предмет,"),
    ("ru", "до следующей · ○ предложение · □ текст плана", "○ предложение ·"),
    ("en", "widest pair · RU – UA, RU – US: stated gap", "RU – UA,"),
    ("ar", "RU – UA", "RU – UA"),
    ("en", "on 20 Dec · source 1, B2 · paragraph", "source 1, B2 ·"),
    ("uk", "12 груд. · джерело 2, F6, умовно", "джерело 2, F6,"),
    ("ru", "Раунд 5 · Позиции на 21 декабря 2025 · 3 вопроса", "на 21 декабря 2025 ·"),
    ("ru", "95-процентный интервал: от −11,7 до 0,0", "от −11,7 до 0,0"),
    ("uk", "95-відсотковий інтервал: від −11,7 до 0,0", "від −11,7 до 0,0"),
]


@pytest.mark.parametrize(("language", "text", "held"), HELD)
def test_words_that_belong_together_stand_on_one_line(language: str, text: str, held: str) -> None:
    with speaking(language):
        for lines in at_every_width(text, held):
            assert any(held in line for line in lines), lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_stands_on_one_line_with_its_year(language: str) -> None:
    with speaking(language):
        for date in (long_date(dt.date(2026, 11, 9)), short_date_and_year(dt.date(2026, 11, 9))):
            for lines in at_every_width(f"{date} {date}", date):
                assert all(typed(printable(date)) in typed(line) for line in lines), lines


@pytest.mark.parametrize("word", ["на", "с"])
def test_a_date_stays_whole_where_there_is_no_room_for_the_word_before_it(word: str) -> None:
    date = "21 декабря 2025"
    with speaking("ru"):
        for lines in at_every_width(f"Позиции {word} {date} записаны", date):
            assert any(date in line for line in lines), lines


def test_what_does_not_fit_together_is_parted_where_it_must_be() -> None:
    said = "the very long deliberations 123"
    wide = text_width("deliberations", styles.LABEL) + 0.1
    assert wrapped(said, styles.LABEL, wide, 12) == ["the very long", "deliberations", "123"]


def test_a_sign_stays_with_what_is_before_it_in_another_style() -> None:
    text = (Run("low confidence · source 2, F6"), Run(" · informal, yesterday", mute=True))
    for width in range(100, 200):
        for line in set_text(text, styles.BODY, width):
            assert not line.pieces[0].text.startswith("·")


DASHED = {
    "en": "rejected on 20 Dec 2025 — they do not agree",
    "ru": "отклонено 20 дек. 2025 — они не согласны",
    "uk": "відхилено 20 груд. 2025 — вони не згодні",
    "fr": "rejeté le 20 déc. 2025 — ils ne sont pas d’accord",
}


@pytest.mark.parametrize("language", DASHED)
@pytest.mark.parametrize("is_apart", [False, True])
def test_a_dash_stays_with_the_last_of_words_that_are_held_together(
    language: str, is_apart: bool
) -> None:
    said = DASHED[language]
    before, dash, after = said.partition(" —")
    text = (Run(before), Run(dash + after, mute=True)) if is_apart else (Run(said),)
    with speaking(language):
        for width in range(int(text_width("2025 —", styles.TABLE)) + 1, 120):
            lines = set_text(text, styles.TABLE, float(width))
            told = ["".join(piece.text for piece in line.pieces) for line in lines]
            assert not [each for each in told if each.startswith(("—", " "))], told
            assert "".join(told).replace(" ", "").replace("-", "") == said.replace(" ", "")


def test_a_line_that_begins_with_a_sign_for_want_of_room_is_not_indented() -> None:
    text = (Run("20 дек. 2025", mute=True), Run(" — они не согласны", mute=True))
    with speaking("ru"):
        for width in range(40, 120):
            for line in set_text(text, styles.TABLE, float(width)):
                assert not line.pieces[0].text.startswith(" "), width


def test_a_sign_stays_with_what_is_before_it_in_arabic() -> None:
    with speaking("ar"):
        text = (Run("الثقة: منخفضة · F6"), Run(f"{dot()}غير رسمي، 12 ديسمبر", mute=True))
        for width in range(60, 200):
            for line in set_text(text, styles.BODY, width):
                assert not line.pieces[-1].text.endswith("·")


def test_no_word_is_lost() -> None:
    said = "Round 4 12 to 13 December 2025 · Venue B → 7 — 20\n 3 points · \n·  — 5"
    for width in range(60, 300, 7):
        lines = set_text((Run(said),), styles.BODY, width)
        told = " ".join(piece.text for line in lines for piece in line.pieces)
        assert told.split() == said.split()


def at_every_width(text: str, held: str) -> list[list[str]]:
    """The text in lines, in columns from the width of what is held to its own."""
    least, most = text_width(held, styles.BODY), text_width(text, styles.BODY)
    widths = [least + 0.1 + (most - least) * share / 40 for share in range(41)]
    return [wrapped(text, styles.BODY, width, 99) for width in widths]
