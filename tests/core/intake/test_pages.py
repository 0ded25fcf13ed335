"""Web pages: what a browser shows is in the text, in its order; what it hides is named."""

from html import escape

import pytest

from core.intake import read_document
from core.text.encodings import is_wide
from tests.core.intake.papers import refusal, taken


def text(page, reading="accepted"):
    return taken("html", page.encode()).read_as(reading).text


SENTENCE = "The talks resume on Monday."


@pytest.mark.parametrize(
    "page",
    [
        f"<title>T</title><p>{SENTENCE}",
        f"<html><head><title>T</title><meta charset=utf-8><p>{SENTENCE}</html>",
        f"<body><svg><title>logo</title><path d='M0'></svg>{SENTENCE}",
        f"<svg viewBox='0 0 1 1'><path d='M0 0'><p>{SENTENCE}</p>",
        f"<table><tr><td>{SENTENCE}</table>",
        f"<p hidden></p><div>{SENTENCE}",
        f"<script>if (a<b) document.write('<p>no')</script><style>p {{}}</style>{SENTENCE}",
        f"<select><option>{SENTENCE}</select>",
        f"<!-- <p>no --><plaintext>{SENTENCE}",
        "<p>The<b> talks </b>resume\n on <i>Mon</i>day.",
        "<div>" * 3000 + SENTENCE,
    ],
)
def test_tags_that_were_left_out_lose_no_word(page):
    assert text(page) == SENTENCE


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<ol start=4><li>a<li value=9>b<li>c</ol>", "4. a\n9. b\n10. c"),
        ("<ol type=a><li>x<ol type=I><li>y</ol><li>z</ol>", "a. x\nI. y\nb. z"),
        ("<ol reversed><li>a<li>b</ol>", "2. a\n1. b"),
        ("<ol style='list-style-type: upper-alpha'><li>a</ol>", "A. a"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<ol><li><p>a<p>b<li><li>c</ol>", "1. a\n\nb\n\n2. \n3. c"),
        ("12 km<sup>2</sup> in 1994<sup>1</sup>", "12 km² in 1994¹"),
        ("1994<sup><a href='#n'>1</a></sup>.", "1994[1]."),
        ("the 21<sup>st</sup> of May", "the 21st of May"),
        ("a year<a href='#n'><sup>iv</sup></a>, or<sup><a>a</a></sup>", "a year[iv], or[a]"),
        ("<a href='#n'>1</a>2024 figures<p><a href='#n'>iv</a>See", "1 2024 figures\n\niv See"),
        ("the year 20<a href='#n'>24</a>, in <a href='#n'>x</a>y", "the year 2024, in xy"),
        ("the <a href='b.html'>CO<sup>2</sup> of the 21<sup>st</sup></a>", "the CO² of the 21st"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<br>b<hr>c", "a\nb\n\nc"),
        ("<table><tr><th>a<td><p>b</p><tr><td><td>c</table>", "a\tb\n\tc"),
        ("<table><tr><td><p>a<p>b<p>c<p>d<td>e</table>", "a\n\nb\n\nc\n\nd\n\ne"),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>", "a\tb\n\tc\nd\te"),
        ("<table><tr><td colspan=2>a<td rowspan=0>b<tr><td>c<td>d<td>e</table>", "a\tb\nc\td\t\te"),
        ("<table><tr><td>a<td rowspan=9>b<tbody><tr><td>c<td>d</table>", "a\tb\nc\td"),
        ("10<sup>-6</sup>, 10<sup>&minus;6</sup>, 1994<sup>2, 3</sup>", "10⁻⁶, 10⁻⁶, 1994², ³"),
        ("1994<sup><a href=#a>2</a>, <a href=#b>3</a></sup>.", "1994[2, 3]."),
        ("said<sup><a href=#a>[3]</a></sup>.", "said[3]."),
        ("<ol style=list-style-type:lower-roman><li>a<li>b</ol>", "i. a\nii. b"),
        ("<ol style='list-style: none inside'><li>a</ol>", "a"),
        ("<style>.x{list-style:upper-alpha}</style><ol class=x><li>a<li>b</ol>", "A. a\nB. b"),
        ("<style>ol{list-style:none}li:before{content:counter(n)}</style><ol><li>a</ol>", "0a"),
        ("<ol start=-1><li>a<li>b<li>c</ol>", "-1. a\n0. b\n1. c"),
        ("<ol type=a start=26><li>x<li>y</ol>", "z. x\naa. y"),
        ("<ol type=i start=0><li>x<li>y</ol>", "0. x\ni. y"),
        ("<ol style='list-style-type:lower-greek'><li>x<li>y</ol>", "α. x\nβ. y"),
        ("<ol style='list-style-type:arabic-indic' start=19><li>x</ol>", "١٩. x"),
        ("<ol style='list-style-type:hebrew' start=15><li>x</ol>", "טו. x"),
        ("<style>.a::before{content:'Article \\35  '}</style><p class=a>x</p>", "Article 5 x"),
        ("<style>p:after{content:' (new)'}</style><p>x</p>", "x (new)"),
        ("<style>p:before{content:'\\f105'}</style><p>x</p>", "x"),
        ("<p style='white-space:pre-line'>a\nb</p>", "a\nb"),
        ("<style>.k{white-space:pre-wrap}</style><div class=k>a\nb</div>", "a\nb"),
        ("He said <q>we <q>will</q></q>", "He said “we ‘will’”"),
        ("<select><option>a<option selected>b</select>c", "☐ a\n☒ b\nc"),
        ("<select><option>a<optgroup label=G><option>b</select>", "☒ a\nG\n☐ b"),
        ("<select multiple><option>a<option>b</select>", "☐ a\n☐ b"),
        ("a<svg><text>b</text><text>c</text></svg>d <meter>half</meter>e", "a b c d half e"),
        ("<q>Never</q>, he said", "“Never”, he said"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        ("<label><input type=checkbox checked>Yes</label> <input value='Ann'>", "☒ Yes Ann"),
        ("<p>a</p>\n<p>b</p>", "a\n\nb"),
        ("Name<textarea>Ann</textarea><button>Go</button>on", "Name Ann Go on"),
        ("a<iframe srcdoc='<p>b &amp; c<p hidden>d'>e</iframe>f", "a\n\nb & c\n\nf"),
        ("<table><tfoot><tr><td>b</tfoot><tr><td>a</table>", "a\nb"),
        ("<math><mfrac><mn>1</mn><mi>b</mi></mfrac></math>.", "(1)/(b)."),
        ("<math><msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup></math>",
         "x^(n+1)"),
        ("<math><msqrt><mi>a</mi><mi>b</mi></msqrt><mroot><mi>x</mi><mn>3</mn></mroot></math>",
         "√(ab)3√(x)"),
    ],
)  # fmt: skip
def test_what_a_browser_draws_is_in_the_text(page, said):
    assert text(page) == said


@pytest.mark.parametrize("tag", ["title", 'script src="a.js"', "textarea", "style", 'a name="b"'])
def test_a_tag_of_xml_that_ends_itself_hides_no_word(tag):
    head = f'<?xml version="1.0"?><html><head><{tag}/></head>'
    assert text(f"{head}<body><p>Słowo <b>two</b></p></body></html>") == "Słowo two"


def test_what_was_put_in_and_taken_out_can_be_read_either_way():
    page = "They <del>may</del> <ins>shall</ins> meet."
    assert text(page) == "They shall meet."
    assert text(page, "rejected") == "They may meet."
    assert text(page, "marked") == "They [-may-] {+shall+} meet."


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p style='color:red; display : none'>{}</p>",
        "<style>.x, #y {{ display: none }}</style><p class=x>{}</p>",
        "<noscript>{}</noscript>",
        "<dialog>{}</dialog>",
    ],
)
def test_hidden_text_is_left_out_and_named(hidden):
    whole = taken("html", f"<p>Shown.</p>{hidden.format('Secret words.')}".encode())
    assert whole.text == "Shown."
    assert "Hidden text was left out: “Secret words.”" in whole.remarks


def test_a_page_of_frames_is_refused_with_what_to_do():
    page = b"<frameset cols=*><frame src=a.html><noframes>Words</noframes></frameset>"
    assert "only arranges other files in frames" in refusal("a.html", page)


def test_pages_written_inside_one_another_end_somewhere():
    page = "x"
    for _level in range(9):
        page = f"a<iframe srcdoc='{escape(page)}'></iframe>"
    whole = taken("html", page.encode())
    assert whole.text.split() == ["a", "a", "a", "a"]
    assert any("document inside the document" in each for each in whole.remarks)


def test_what_only_paper_hides_is_shown():
    assert text("<style>@media print { .x { display: none } }</style><p class=x>a</p>") == "a"


def test_numbers_of_a_kind_that_is_not_written_here_are_named():
    found = taken("html", b"<ol style='list-style-type:georgian'><li>x<li>y</ol>")
    assert (found.text, found.lost) == ("1. x\n2. y", {"numbers": ("1.",)})


def test_text_that_a_style_sheet_strikes_is_named():
    sheet = "<style>.gone { text-decoration: line-through }</style>"
    found = taken("html", f"{sheet}<p>Pay <b class=gone>ten</b> eleven.</p>".encode())
    assert (found.text, found.lost) == ("Pay ten eleven.", {"struck": ("ten",)})


def test_struck_text_and_pictures_are_named():
    whole = taken("html", b"<s>Old</s> <img alt='A map'> <iframe src='a.html'></iframe>")
    told = " ".join(whole.remarks)
    assert "Struck-out" in told
    assert "“A map”" in told
    assert "“a.html”" in told
    nameless = b"<img src='/a/map.png?v=1'> <img alt='' src=b.png> <img src=c.gif width=1 height=1>"
    assert taken("html", b"a " + nameless).lost == {"picture": ("map.png",)}
    inside = taken("html", b"a <object data='b.pdf'>c</object>")
    assert inside.lost == {"embedded": ("b.pdf",)}
    by_style = taken("html", b"<span style='color:red; text-decoration: line-through'>Old</span>")
    assert (by_style.text, by_style.lost) == ("Old", {"struck": ("Old",)})


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ("<meta charset=windows-31j>", "cp932", "会談①"),
        ("<meta charset=x-mac-cyrillic>", "mac-cyrillic", "Стороны договорились о встрече."),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r", "Стороны договорились о встрече."),
        ("", "iso2022_jp", "会談は月曜日に再開。"),
        ("<meta charset=iso-8859-1>", "utf-8", "Überraschung"),
        (f"<!--{'x' * 5000}--><meta charset=windows-1251>", "cp1251", "Стороны договорились."),
        (
            "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>",
            "cp1251",
            "Да, договорились.",
        ),
        ("<script>'<meta charset=koi8-r>'</script><meta charset=cp1251>", "cp1251", "Да, сегодня."),
    ],
)
def test_encodings_are_taken_as_browsers_take_them(declared, encoding, words):
    page = f"{declared}<html><p>{words}</html>".encode(encoding)
    assert read_document("a.html", page).text == words


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_text_of_four_bytes_a_letter_is_read_by_its_mark(encoding):
    mark, words = "\N{ZERO WIDTH NO-BREAK SPACE}", "Стороны договорились."
    assert read_document("a.txt", f"{mark}{words}".encode(encoding)).text == words
    assert read_document("a.html", f"{mark}<p>{words}".encode(encoding)).text == words


def test_a_stray_zero_does_not_make_other_letters_of_all_others():
    assert read_document("a.html", b"<p>The talks\0 resume.</p>").text == "The talks resume."
    assert "unsupported format" in refusal("a.txt", b"The talks\0 resume.")


def test_a_page_that_says_it_is_utf_8_and_is_not_is_read_as_it_is():
    words = "Сторони домовилися про таке: кожна сторона відводить свої сили."
    page = f"<meta charset=utf-8><p>{words}".encode("koi8-u")
    assert read_document("a.html", page).text == words


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "words",
    [
        *("The talks resume on Monday.", "Стороны договорились.", "会談は月曜日に一回。"),
        *("اتفق الطرفان", "مذاکرات می‌شود", "회담은 월요일에"),
    ],
)
def test_text_of_two_bytes_a_letter_is_read_without_its_mark(encoding, words):
    taken_in = read_document("a.txt", f"{words}\r\n".encode(encoding))
    assert taken_in.text == words
    assert "a guess" in taken_in.remarks[0]


@pytest.mark.parametrize(
    "data", [b"abc" * 9 + b"\0\0\0", b"\0\1\2\0" * 99, b"MZ\x90\0\3\0\0\0" * 9]
)
def test_what_is_no_text_is_not_taken_for_one(data):
    assert not is_wide(data)


@pytest.mark.parametrize(
    ("text", "title", "said"),
    [
        ("# Plan\n\nText", "Plan", "Plan\n\nText"),
        ("Plan\n====\n\n## Aims ##\nText", "Plan", "Plan\n\nAims\nText"),
        ("```\n# not one\n```\n# One", "One", "```\n# not one\n```\nOne"),
        ("#1 is no heading", "a", "#1 is no heading"),
        ("- [ ] Ask\n- [x] done\n```\n\\[\n```", "a", "- ☐ Ask\n- ☒ done\n```\n\\[\n```"),
        ("- [x] % of\n* [X] days\n[ ] Five", "a", "- [x] % of\n* [X] days\n[ ] Five"),
        ("# A\\.\n\\[shall\\] `\\[` \\a", "A.", "A.\n[shall] `\\[` \\a"),
    ],
)
def test_headings_of_markdown_are_headings(text, title, said):
    taken_in = read_document("a.md", text.encode())
    assert (taken_in.title, taken_in.text) == (title, said)


def test_the_mark_of_a_note_on_a_page_stands_at_its_word():
    page = b"<p>held <a href='#n'>[1]</a> by <a href='a.html'>[2]</a> <sup><a>3</a></sup></p>"
    assert read_document("a.html", page).text == "held[1] by [2] [3]"


XML = b'\xef\xbb\xbf<?xml version="1.0"?>\n'


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.rtf", rb"{\rtf1 Text}", "Rich Text Format. Save it as .docx"),
        ("a.txt", rb"{\rtf1 Text}", "Rich Text Format"),
        ("a.fodt", XML + b'<office:document xmlns:office="urn:opendocument:x"/>', "as .odt"),
        ("a.xml", XML + b'<?mso-application progid="Word.Document"?><w:a/>', "Save it as .docx"),
        ("a.fb2", XML + b"<FictionBook><body/></FictionBook>", "e-book"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>Hi</text></svg>', "drawing"),
        ("a.xml", XML + b"<doc><p>Hi</p></doc>", "data in XML"),
        ("a.txt", b"\n" + XML[3:] + b"<doc><p>Hi</p></doc>", "data in XML"),
        ("feed", b'<rss xmlns:x="y"><channel/></rss>', "data in XML"),
        ("a.ps", b"%!PS-Adobe-3.0\n", "PostScript. Convert it to PDF"),
        ("a.tex", rb"\documentclass{article}", "TeX file"),
        ("a.json", b'{"text": "Hi"}', "data in JSON"),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "calendar"),
        ("a.vcf", b"BEGIN:VCARD\r\nEND:VCARD\r\n", "address card"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(20), "archive. Unpack it"),
        ("a.gz", b"\x1f\x8b\x08" + bytes(20), "archive"),
    ],
)
def test_the_code_of_a_format_is_refused_with_what_to_do(name, data, told):
    assert told in refusal(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xml", XML + b"<!DOCTYPE html><html><body><p>Hi</p></body></html>"),
        ("a.txt", XML[3:] + b'<html xmlns="http://www.w3.org/1999/xhtml"><body>Hi</body></html>'),
        ("a.xhtml", XML + b"<!-- saved --><?style a.css?>\n<html><body>Hi</body></html>"),
        ("page", b"<!-- saved from <a> page -->\n<html><body>Hi</body></html>"),
        ("a.txt", b"Hi"),
    ],
)
def test_a_web_page_is_one_whatever_it_is_called(name, data):
    assert read_document(name, data).text == "Hi"


def test_a_text_may_speak_of_code():
    for text in ("[1] The parties", "{brackets} stay", "<?> unclear", "The tag <svg> is one."):
        assert read_document("a.txt", text.encode()).text == text


def test_whose_changes_a_page_has_is_told_as_word_writes_it():
    page = "They <del cite='mailto:Bo%20B'>may</del> <ins cite='mailto:Ann'>shall</ins> meet."
    found = taken("html", page.encode())
    assert found.changes == {"Bo B": 1, "Ann": 1}
    assert found.read_as("marked").text == "They [-Bo B: may-] {+Ann: shall+} meet."
    elsewhere = taken("html", b"<ins cite='http://a.org/why'>a</ins>")
    assert elsewhere.changes == {"": 1}
