"""Bytes of files that do not say how their letters are written."""

import sys
from unicodedata import category

import pytest

from core.intake import read_document
from core.text.encodings import LOOKED_AT, _sample, decoded, decoded_as, is_wide, named

RUSSIAN = "Российская сторона заявила, что готова продолжить переговоры. Вопрос остаётся открытым."
UKRAINIAN = "Українська сторона заявила, що її позиція щодо гарантій не змінилася. Питання є."
FRENCH = (
    "La partie française a déclaré que sa position n’avait pas changé. La question du statut reste"
    " posée. Le prochain cycle se tiendra à Genève début décembre, a annoncé le médiateur."
)
POLISH = (
    "Strona polska oświadczyła, że jej stanowisko się nie zmieniło. Kwestia statusu terytoriów"
    " pozostaje otwarta. Następna runda odbędzie się na początku grudnia. Źródło jest wiarygodne."
)
ARABIC = "أعلن الوفد أن موقفه من الضمانات الأمنية لم يتغير. وتبقى مسألة وضع الأراضي مفتوحة."
GREEK = "Η ελληνική πλευρά δήλωσε ότι η θέση της δεν άλλαξε. Το ζήτημα παραμένει ανοιχτό."
HEBREW = "המשלחת הודיעה כי עמדתה בנושא הערבויות הביטחוניות לא השתנתה. השאלה נותרה פתוחה."
CHINESE = "中方表示其立场没有改变。领土地位问题仍然悬而未决。下一轮会谈将于十二月初举行。"
JAPANESE = "日本側は立場に変わりはないと述べた。領土の地位に関する問題は未解決のままである。"
TURKISH = "Taraflar ateşkes için anlaştı."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, encoding) for encoding in ("cp1251", "koi8-r", "cp866", "iso8859-5")),
        *((UKRAINIAN, encoding) for encoding in ("cp1251", "koi8-u", "iso8859-5")),
        (FRENCH, "mac-roman"),
        *((ARABIC, encoding) for encoding in ("cp1256", "iso8859-6")),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
    ],
)
@pytest.mark.parametrize("before", ["", "Press release, plain English.\r\n" * 2000])
def test_an_encoding_is_found_out_by_what_it_makes_of_the_letters(text, encoding, before):
    found = decoded((before + text).encode(encoding))
    assert (found.text, found.guessed, found.lost) == (before + text, "", 0)


@pytest.mark.parametrize(
    ("text", "encoding"), [(TURKISH, "cp1254"), ("Übergabe", "mac-roman"), ("Déjà", "cp1252")]
)
def test_a_guess_is_called_one(text, encoding):
    taken = read_document("a.txt", text.encode(encoding))
    (remark,) = (remark for remark in taken.remarks if "which is a guess" in remark)
    assert any(f"“{word.strip('.')}”" in remark for word in text.split())


def test_a_guess_that_no_letter_shows_is_told_alone():
    (remark,) = read_document("a.txt", "The talks resume.".encode("utf-16-le")).remarks
    assert remark.endswith("UTF-16-LE, which is a guess.")


SHORT_TEXTS = (
    *(("Стороны договорились.", encoding) for encoding in ("cp1251", "koi8-r", "cp866")),
    *(("“Fee” – paid", "cp1252"), ("à Genève été", "cp1252"), ("Žluťoučký kůň", "iso8859-2")),
    *(("שלום עולם", "cp1255"), ("会谈将于星期一恢复。", "gb18030"), ("会談は月曜日", "cp932")),
    *(("Οι συνομιλίες", "cp1253"), ("تستأنف المحادثات", "cp1256"), ("회담은 월요일에.", "cp949")),
)


@pytest.mark.parametrize(("text", "encoding"), SHORT_TEXTS)
def test_a_few_words_are_read_as_somebody_would_write_them_and_called_a_guess(text, encoding):
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert found.guessed


LONE_SIGNS = (
    *("Nord’s side", "Port – north", "50 €", "€50", "“quoted”", "„so“", "‘so’", "it ends…"),
    *("the parties’ view", "l’accord", "5–10", "art. 5 § 3", "5°", "«oui»", "a • b", "x — y"),
    *("Fee £5", "±5", "5 m²", "½", "a·b", "Fee of 5\xa0km"),
)


@pytest.mark.parametrize("text", LONE_SIGNS)
@pytest.mark.parametrize("before", ["", "point,issue\nPort,"])
def test_a_sign_in_plain_english_is_the_sign_it_is_on_windows(text, before):
    found = decoded((before + text).encode("cp1252"))
    assert (found.text, found.guessed) == (before + text, "cp1252")


@pytest.mark.parametrize("byte", range(0x80, 0x100))
def test_a_single_foreign_byte_is_no_mark_of_another_script_on_a_latin_letter(byte):
    found = decoded(b"Port,S%cd\n" % byte).text
    assert not any("\u0590" < letter < "\u0e00" for letter in found if category(letter) == "Mn")


@pytest.mark.parametrize(("text", "encoding"), [("การเจรจา", "cp874"), ("Déjà vu", "mac-roman")])
def test_what_few_words_are_read_as_is_never_taken_for_certain(text, encoding):
    assert decoded(text.encode(encoding)).guessed


def test_of_two_encodings_that_read_as_well_the_commoner_is_taken():
    found = decoded(FRENCH.encode("cp1252"))
    assert (found.text, found.guessed) == (FRENCH, "cp1252")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(TURKISH, "cp1254"), (POLISH, "iso8859-2"), ("Die Übergabe für Gefangene.", "mac-roman")],
)
def test_a_guess_is_what_is_most_like_a_language(text, encoding):
    assert decoded(text.encode(encoding)).text == text


def test_what_is_known_needs_no_remark():
    assert read_document("a.txt", RUSSIAN.encode()).remarks == ()
    assert read_document("a.txt", RUSSIAN.encode("cp1251")).remarks == ()


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_file_that_was_cut_off_is_what_it_was_and_names_what_it_lost(name):
    taken = read_document(name, RUSSIAN.encode()[:-2])
    assert taken.text.startswith(RUSSIAN[:-2])
    assert taken.remarks == ("1 character could not be read and is shown as �.",)
    broken = decoded("\N{REPLACEMENT CHARACTER} ".encode() + b"\xff " + RUSSIAN.encode())
    assert broken.lost == 1


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "“€ 50” – fee"),
        ("gb2312", "gb18030", "会议于3月召开\N{ROMAN NUMERAL ONE}。"),
        ("windows-1251", "cp1251", "Стороны договорились."),
        ("shift_jis", "cp932", "会談①"),
    ],
)
def test_the_word_of_a_page_is_taken_as_browsers_take_it(label, encoding, text):
    page = f"<html><meta charset={label}><p>{text}</p></html>"
    assert decoded(page.encode(encoding)).text == page


@pytest.mark.parametrize("label", ["unicode_escape", "utf-7", "rot13", "punycode", "nonsense"])
def test_a_word_that_no_page_means_is_not_taken(label):
    page = f"<html><meta charset={label}><p>{RUSSIAN} \\x41 +AGE-</p></html>"
    assert decoded(page.encode("cp1251")).text == page


NO_TEXT = ("hex", "zlib", "zip", "bz2", "base64", "uu", "quopri", "rot13", "rot_13", "undefined")
NOT_FOR_FILES = ("idna", "punycode", "unicode_escape", "raw-unicode-escape", "utf-7", "mbcs", "oem")


@pytest.mark.parametrize("label", [*NO_TEXT, *NOT_FOR_FILES, "-", "__init__", "aliases", "x" * 30])
def test_a_declared_name_that_is_no_encoding_of_texts_is_as_if_it_were_not_there(label):
    page = "<html>{}\n<p>" + FRENCH + "</html>"
    declared = decoded(page.format(f'<meta charset="{label}">').encode("cp1252"))
    undeclared = decoded(page.format("").encode("cp1252"))
    assert (declared.guessed, declared.lost) == (undeclared.guessed, undeclared.lost)
    assert FRENCH in declared.text
    assert named(label) == ""


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        *(("ISO-8859-1", "cp1252"), ("latin1", "cp1252"), ("us-ascii", "cp1252")),
        *(("windows-1251", "cp1251"), ("KOI8-R", "koi8_r"), ("UTF-8", "utf_8")),
        *(("Shift_JIS", "cp932"), ("GB2312", "gb18030"), ("iso-8859-15", "iso8859_15")),
    ],
)
def test_a_name_of_an_encoding_is_understood(label, encoding):
    assert named(label) == encoding


def test_a_declared_name_loads_no_module():
    """Python looks a codec up by importing the module of that name."""
    before = {name for name in sys.modules if name.startswith("encodings.")}
    assert named("ptcp154") == named("uu_codec") == ""
    assert {name for name in sys.modules if name.startswith("encodings.")} == before


@pytest.mark.parametrize("encoding", ["cp932", "gb18030"])
def test_a_long_line_without_blanks_is_judged_by_its_beginning(encoding):
    text = "合意文書は二つの言語で作成される。" * 3_000
    assert len(_sample(text.encode(encoding))) == LOOKED_AT
    assert decoded(text.encode("cp932")).text == text


OLD_END = "point,issue,date\nP,I,2025-11-03\r\nP,I,2025-11-04\rP,I,2025-11-05\n\0\x1a"
"""A table with line ends of three systems, and what old programs filled its last block with."""


@pytest.mark.parametrize(
    "stray", [OLD_END, "The talks\0 resume.", "a,b\r\n1,\0\r\n", "\0" + "Plain text. " * 9]
)
def test_a_zero_that_has_strayed_in_makes_no_text_of_two_bytes_a_letter(stray):
    assert not is_wide(stray.encode())
    assert decoded(stray.encode()).text == stray


@pytest.mark.parametrize("text", ["The talks resume.", "会談は 月曜日に再開。", "Встреча 3 мая"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_texts_of_two_bytes_a_letter_stay_so(text, encoding):
    assert decoded(text.encode(encoding)).text == text


TABLES = (
    *(("party,issue,stance\n中国,关税,反对\n", "gb18030"), ("国,税\n甲,五\n", "gb18030")),
    *(("姓名,备注\n张三,同意\n李四,不同意\n", "gb18030"), ("姓名;備註\n張三;同意\n", "big5")),
    *(("party,issue\n中國,關稅\n", "big5"), ("party,issue\n日本,関税\n", "cp932")),
    *(("氏名,備考\n山田,賛成\n鈴木,はんたい\n", "euc_jp"), ("이름,비고\n김철수,찬성\n", "cp949")),
    *(("party,issue\nРоссия,Пошлины\n", "koi8_r"), ("party,issue\nУкраїна,Мито\n", "koi8_u")),
    *(("СТОРОНА;ВОПРОС\nСеверия;сбор\n", "cp1251"), ("Сторона;Вопрос\n", "mac_cyrillic")),
    *(("party,issue\nمصر,الرسوم\n", "cp1256"), ("party,issue\nمصر,الرسوم\n", "iso8859_6")),
    *(("party,issue\nישראל,מכסים\n", "cp1255"), ("ฝ่าย,ประเด็น\nเหนือ,ท่าเรือ\n", "cp874")),
    *(("Taraf,Konu\nTürkiye,karşı çıkıyor\n", "mac_turkish"), ("Pusė,Žemaitija\n", "cp1257")),
    *(("Strona,Południe\nPółnoc,osiem i więcej\n", "cp852"), ("Μέρος,Θέση\n", "mac_greek")),
    *(("Strona,Południe\nPółnoc,osiem i więcej\n", "mac_latin2"), ("œuvre;30 €\n", "cp1252")),
)


@pytest.mark.parametrize(("text", "encoding"), TABLES)
def test_a_short_table_is_read_as_somebody_would_write_it_and_called_a_guess(text, encoding):
    found = decoded(text.encode(encoding))
    assert (found.text, bool(found.guessed)) == (text, True)


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["party,issue\nA,B\n", "国,税\n甲,五\n", "Сторона;Вопрос\n"])
def test_four_bytes_a_letter_are_told_without_their_mark(text, encoding):
    found = decoded(text.encode(encoding))
    assert (found.text, found.guessed) == (text, encoding.replace("-", "_"))
    assert read_document("a.txt", text.encode(encoding)).text == text.strip("\n")


def test_a_bad_byte_in_a_table_of_two_bytes_a_letter_is_counted_and_the_rest_is_read():
    text = "谈判方,议题\n" + "北国,港口费\n南国,渔业\n" * 3
    found = decoded(text.encode("gb18030").replace("渔".encode("gb18030"), b"\xff", 1))
    assert (found.text.count("北国,港口费"), found.lost) == (3, 1)


def test_what_is_said_again_makes_no_guess_surer():
    once = decoded("Рыба,Квота\n".encode("cp1251"))
    often = decoded(("Рыба,Квота\n" * 50).encode("cp1251"))
    assert once.guessed == often.guessed == "cp1251"


@pytest.mark.parametrize("page", [b"<p title='\xe9'>x</p>", b"<!-- \xe9 -->a"])
def test_a_page_whose_only_other_letters_stand_in_a_tag_is_read_as_a_guess(page):
    found = decoded(page)
    assert found.guessed


OF_TAIWAN = bytes.fromhex(
    "f7e4c5c9c7d1e3f4c8dcc6dbccb6ccf9c6edd5e6c4e6c5cad8c4d8f4c5d6a1a4c7d6eeb7d2fcc5c9f3dcc7e3c4"
    "b5c4b2c5cac4f9e8f4c7dfcca7dde5e2e9a1a2cbe4c4f8ddc2f4fac7d9d9cffda8e8d6d4dee2d0c4abeec2eeed"
    "d9b4a1a4dcc9c4a8dbbea1a8f0ddcff4c4e6c7a8dfd0f3dccbede4f9cfe1c7b5c4a1c4e6ddbdccf9f2d6dca1a1"
    "a4e0abc4c7e2b6c6eec6f1f7e4c5c9c6cdc9e1c5a1f0eaa1a2cee8eaa6dfc8c7a8c7b4e1faa1a4"
)
"""Some sentences in EUC-TW, which nothing here reads."""


@pytest.mark.parametrize("lines", [1, 20])
def test_what_makes_an_unlikely_text_in_every_encoding_is_called_a_guess(lines):
    assert decoded((OF_TAIWAN + b"\n") * lines).guessed


@pytest.mark.parametrize(
    "text",
    [
        "外交部發言人表示，雙方代表團於昨日舉行第三輪談判，就漁業資源、海域劃界及邊境貿易等議題交換意見。",
        "雙方同意自本協定生效之日起停火。各締約方應在三十日內撤回其部隊，並允許觀察員進入緩衝區。",
    ],
)
def test_a_likely_text_in_old_letters_is_no_guess(text):
    found = decoded(text.encode("big5"))
    assert (found.text, found.guessed) == (text, "")


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("utf-16le", "utf-16-le"), ("UTF-16BE", "utf-16-be"), ("utf-16", "utf-16-le")],
)
def test_two_bytes_a_letter_are_no_guess_where_they_are_declared(label, encoding):
    found = decoded_as(FRENCH.encode(encoding), label)
    assert (found.text, found.guessed, found.lost) == (FRENCH, "", 0)


@pytest.mark.parametrize("label", ["utf-16le", "utf-16be", "utf-16"])
def test_two_bytes_a_letter_are_not_taken_where_they_are_wrongly_declared(label):
    found = decoded_as(FRENCH.encode("utf-8"), label)
    assert (found.text, found.guessed) == (FRENCH, "")
    assert decoded_as(FRENCH.encode("cp1252"), label).text == FRENCH


def test_letters_in_an_encoding_that_is_known_by_name_alone_are_counted():
    text = b"\xc4\xe3\xba\xc3 words \x8e\xa2\xa1\xa1."
    sign = "\N{REPLACEMENT CHARACTER}"
    found = decoded_as(text, "EUC-TW")
    assert (found.text, found.lost, found.guessed) == (f"{sign}{sign} words {sign}.", 3, "")
    page = decoded(b"<html><meta charset=euc-tw><p>" + text)
    assert (page.text[-11:], page.lost) == (f"{sign}{sign} words {sign}.", 3)
    assert decoded_as(CHINESE.encode(), "euc-tw").text == CHINESE
