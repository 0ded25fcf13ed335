"""A text's language is told, or nothing is."""

import pytest

from core.text.languages import language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "يطالب الوفد بضمانات أمنية مكتوبة قبل نهاية الشهر."),
        ("de", "Die Seite lehnt den Abzug ab."),
        ("en", "We cannot sign this text as it stands."),
        ("es", "La delegación exige garantías por escrito."),
        ("fa", "هیئت‌ها درباره تبادل اسیران گفتگو کردند."),
        ("fr", "Nous ne signerons pas ce texte."),
        ("he", "המשלחת דורשת ערבויות בכתב."),
        ("ja", "この文案には署名できない。"),
        ("ko", "포로는 월말 전에 교환된다."),
        ("pl", "Jeńcy zostaną wymienieni przed końcem miesiąca."),
        ("ru", "Мы не подпишем этот текст."),
        ("tr", "Esirler ay sonuna kadar takas edilecek."),
        ("uk", "Обмін полоненими відбудеться до кінця місяця."),
        ("uk", "Ми не підпишемо цей текст."),
        ("zh", "我们不能签署这份文本。"),
        ("it", "La delegazione chiede garanzie scritte."),
        ("bg", "Делегацията иска писмени гаранции."),
        ("be", "Дэлегацыя патрабуе пісьмовых гарантый."),
        ("kk", "Делегация жазбаша кепілдік талап етеді."),
        ("ur", "وفد تحریری ضمانتیں چاہتا ہے۔"),
        ("el", "Η ελληνική πλευρά δήλωσε ότι η θέση της δεν άλλαξε."),
    ],
)
def test_a_sentence_is_enough(code, text):
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OK",
        "12.5 %",
        "S/RES/1701 (2006)",
        "Kyiv, Moscow, Geneva",
        "IAEA",
        "No.",
        "Al Jazeera",
        "Угода / Agreement",
        "Сторона заявила о готовности.",
        "2025-12-24 18:00",
        "The delegation said: «Мы не подпишем этот текст», and left the hall without a word.",
        "Soglasheniye o prekrashchenii ognya i obmene plennymi",
        "شاندەکە داوای گەرەنتی نووسراو دەکات.",
    ],
)
def test_nothing_is_said_where_it_cannot_be_told(text):
    assert language_of(text) == ""


def test_a_long_text_is_told_by_its_beginning():
    assert language_of("La délégation exige des garanties écrites.\n" * 100_000) == "fr"
