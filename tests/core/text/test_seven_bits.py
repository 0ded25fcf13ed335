"""Texts in which every byte is one of plain English and other letters are in a code."""

import pytest

from core.text.encodings import Decoded, decoded

RUSSIAN = "Стороны договорились. The fee is 5+6.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf_7"),
        ("Übergabe der Gefangenen: “nächste” Woche.", "utf_7"),
        ("会谈将于十二月举行。", "utf_7"),
        ("المحادثات الاثنين", "utf_7"),
        ("The “talks” resume – on Monday.", "utf_7"),
        ("己所不欲，勿施于人。 bye\n", "hz"),
        ("The talks: 会谈 on Monday.", "hz"),
        ("회담은 월요일에. Yes\n", "iso2022_kr"),
    ],
)
def test_a_text_that_names_no_code_of_seven_bits_is_read_by_its_signs(text, encoding):
    found = decoded(text.encode(encoding))
    assert (found.text, found.guessed, found.lost) == (text, encoding, 0)


@pytest.mark.parametrize(
    "text",
    ["Стороны договорились о сборах.", "Портовые сборы выросли на 5 процентов.\nСтороны согласны."],
)
def test_russian_in_the_places_of_latin_letters_is_read_and_called_a_guess(text):
    data = bytes(each & 0x7F for each in text.encode("koi8_r"))
    assert decoded(data) == Decoded(text, "koi7")


@pytest.mark.parametrize(
    "text", ["tHE PARTIES SHALL FIX THE EXPORT TAX", "eXPORT TAX,rATE\n", "iOS,eU,pH", "USA,EU,UN"]
)
def test_latin_words_with_their_capitals_the_other_way_round_are_left_alone(text):
    assert decoded(text.encode()) == Decoded(text)


def test_quotation_marks_in_the_code_are_such():
    assert decoded(b"He said +ACI-yes+ACI-.").text == 'He said "yes".'


@pytest.mark.parametrize(
    "text",
    [
        "C++ and A+B- or +1 555-1234, f(a)+b-c, +abc-d",
        "Tel. +49301234567, +4930123456, +493012345-6, +41227301234",
        "a+velocity, x+position-y, +ABCDEFGH, p+q",
        "1+2-3 = 0; 12+34-5; a+ab- b+cd-",
        "if (~{x}) y = ~{ab}~}; ~{ a ~}",
        "~~ and ~{ no pairs ~} ~{AB",
        "src='data:image/png;base64,iVBORw0KGgo+AAAANSUhEUgAAAAgAAAAI+CAYAAADED76LAAAAD0lEQVR4'",
        "UTF-7 writes + as +-.",
    ],
)
def test_plain_text_with_such_signs_is_left_alone(text):
    found = decoded(text.encode())
    assert (found.text, found.guessed) == (text, "")


def test_a_code_of_seven_bits_is_looked_for_in_a_long_text_too():
    text = "Plain English.\r\n" * 5_000 + RUSSIAN * 2
    assert decoded(text.encode("utf_7")).text == text


def test_what_was_cut_off_within_a_letter_is_utf_8():
    found = decoded("Überraschung é".encode()[:-1])
    assert (found.text, found.guessed, found.lost) == ("Überraschung \ufffd", "", 1)


@pytest.mark.parametrize(("text", "encoding"), [("Стороны", "cp1251"), ("Žluťoučký", "iso8859_2")])
def test_tags_are_no_part_of_a_word(text, encoding):
    page = f"<html><p>{text}</p><b>{text}</b></html>"
    assert decoded(page.encode(encoding)).text == page


def test_wide_letters_without_a_blank_are_read_the_likelier_way():
    for encoding in ("utf_16_le", "utf_16_be"):
        assert decoded("会谈星期一恢复".encode(encoding)).text == "会谈星期一恢复"


CHINESE = "会谈"
IN_CODE = bytes(each & 0x7F for each in CHINESE.encode("gb2312"))


@pytest.mark.parametrize(
    ("code", "text", "lost"),
    [
        (b"Talks: \x1b$)A\x0e" + IN_CODE + b"\x0f. End\r\n", "Talks: 会谈. End\r\n", 0),
        (b"\x1b$)A\x0e" + IN_CODE + b"\n\x1b$)A\x0e" + IN_CODE, "会谈\n会谈", 0),
        (b"\x1b$)G\x0e" + IN_CODE + b"\x0f end", "\ufffd\ufffd end", 2),
        (b"\x1b$)A\x1b$*H\x0e" + IN_CODE + b"\x1bN!!\x0f.", "会谈\ufffd.", 1),
    ],
)
def test_the_chinese_code_of_mail_is_read_and_letters_of_taiwan_are_counted(code, text, lost):
    found = decoded(code)
    assert (found.text, found.guessed, found.lost) == (text, "iso2022_cn", lost)
    declared = decoded(b"<meta charset=iso-2022-cn>" + code)
    assert (declared.text, declared.guessed) == (f"<meta charset=iso-2022-cn>{text}", "")
