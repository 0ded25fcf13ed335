"""Web pages: what a browser shows is in the text, in its order; what it hides is named."""

import pytest

from core.intake import read_document
from tests.core.intake.papers import taken


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
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<br>b<hr>c", "a\nb\n\nc"),
        ("<table><tr><th>a<td><p>b</p><tr><td><td>c</table>", "a\tb\n\tc"),
        ("<table><tr><td><p>a<p>b<p>c<p>d<td>e</table>", "a\n\nb\n\nc\n\nd\n\ne"),
        ("<q>Never</q>, he said", "“Never”, he said"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        ("<label><input type=checkbox checked>Yes</label> <input value='Ann'>", "☒ Yes Ann"),
        ("<p>a</p>\n<p>b</p>", "a\n\nb"),
    ],
)
def test_what_a_browser_draws_is_in_the_text(page, said):
    assert text(page) == said


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


def test_what_only_paper_hides_is_shown():
    assert text("<style>@media print { .x { display: none } }</style><p class=x>a</p>") == "a"


def test_struck_text_and_pictures_are_named():
    whole = taken("html", b"<s>Old</s> <img alt='A map'> <iframe src='a.html'></iframe>")
    told = " ".join(whole.remarks)
    assert "Struck-out" in told
    assert "“A map”" in told
    assert "“a.html”" in told


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ("<meta charset=windows-31j>", "cp932", "会談①"),
        ("<meta charset=x-mac-cyrillic>", "mac-cyrillic", "Стороны договорились о встрече."),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r", "Стороны договорились о встрече."),
        ("", "iso2022_jp", "会談は月曜日に再開。"),
        ("<meta charset=iso-8859-1>", "utf-8", "Überraschung"),
    ],
)
def test_encodings_are_taken_as_browsers_take_them(declared, encoding, words):
    page = f"{declared}<html><p>{words}</html>".encode(encoding)
    assert read_document("a.html", page).text == words


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_of_two_bytes_a_letter_is_read_without_its_mark(encoding):
    taken_in = read_document("a.txt", "The talks resume on Monday.\r\n".encode(encoding))
    assert taken_in.text == "The talks resume on Monday."
    assert "a guess" in taken_in.remarks[0]


@pytest.mark.parametrize(
    ("text", "title", "said"),
    [
        ("# Plan\n\nText", "Plan", "Plan\n\nText"),
        ("Plan\n====\n\n## Aims ##\nText", "Plan", "Plan\n\nAims\nText"),
        ("```\n# not one\n```\n# One", "One", "```\n# not one\n```\nOne"),
        ("#1 is no heading", "a", "#1 is no heading"),
    ],
)
def test_headings_of_markdown_are_headings(text, title, said):
    taken_in = read_document("a.md", text.encode())
    assert (taken_in.title, taken_in.text) == (title, said)


def test_rich_text_is_refused_with_what_to_do(tmp_path):
    from tests.core.intake.papers import refusal

    assert "Rich Text Format. Save it as .docx" in refusal("a.rtf", rb"{\rtf1 Text}")
