"""Web pages: words that are in no paragraph are in the text or named."""

import pytest

from tests.core.intake.papers import taken


def read(page):
    return taken("html", f"<!doctype html><meta charset=utf-8>{page}".encode())


@pytest.mark.parametrize(
    ("page", "said", "lost"),
    [
        (
            "a<img src=m usemap=#m alt=Map><map name=m><area alt=North><area alt=South></map>",
            "a",
            {"picture": ("Map", "North", "South")},
        ),
        ("a<svg><title>Map of ports</title><desc>Two bays</desc><path></svg>", "a",
         {"picture": ("Map of ports", "Two bays")}),
        ("a<video src=talk.mp4><p>Not <b>shown</b></p></video>b", "ab",
         {"object": ("talk.mp4",), "hidden": ("Not shown",)}),
        ("a<audio title=Speech><source src=a></audio>", "a", {"object": ("Speech",)}),
        ("a <audio><source src=/x/b.mp3></audio>", "a", {"object": ("b.mp3",)}),
        ("a<object data=c.svg><p>Fees rose.</object>b", "a\n\nFees rose.\n\nb",
         {"embedded": ("c.svg",)}),
        ("a<iframe src=x.html>Old <b>browsers</iframe>", "a", {"embedded": ("x.html",)}),
        ("a<template><p>Row</template>b", "ab", {"hidden": ("Row",)}),
        ("a<datalist><option value=Fees><option value=f label=Fines></datalist>", "a",
         {"hidden": ("Fees Fines",)}),
        ("<abbr title='Exclusive zone'>EEZ</abbr>", "EEZ", {"tooltip": ("Exclusive zone",)}),
        ("<p title=Draft>A draft of <a title='Art. 5'>it", "A draft of it",
         {"tooltip": ("Art. 5",)}),
    ],
)  # fmt: skip
def test_what_is_not_in_the_text_is_named(page, said, lost):
    found = read(page)
    assert (found.text, found.lost) == (said, lost)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("Name <input placeholder='as in the passport'>", "Name as in the passport"),
        ("<input placeholder=a value=Norland>", "Norland"),
        ("<textarea placeholder='Your view'></textarea>", "Your view"),
        ("<textarea placeholder='Your view'>Ours</textarea>", "Ours"),
        ("a<input type=image alt='Send it'>b", "a Send it b"),
        ("<select><option label=Yes value=1><option>No</select>", "☒ Yes\n☐ No"),
        ("<select><optgroup label=Ports><option>A<option>B</select>", "Ports\n☒ A\n☐ B"),
        ("<div><template shadowrootmode=open><p>In the shade</template>b</div>",
         "In the shade\n\nb"),
        ("a<hgroup>b</hgroup>c<search>d</search>e", "a\nb\nc\nd\ne"),
        ("a<xmp>b\n  c</xmp>d", "a\n\nb\n  c\n\nd"),
        ("<ruby>東京<rtc>Tokyo</rtc></ruby>", "東京(Tokyo)"),
    ],
)  # fmt: skip
def test_what_a_form_or_a_sign_says_is_in_the_text(page, said):
    assert read(page).text == said


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p><span style='display: block'>a</span><span style='display:block'>b</span>", "a\nb"),
        ("<style>.x b{display:grid}</style><p class=x><b>a</b><b>b</b>", "a\nb"),
        ("<style>.x{display:flex}</style><div class=x><b>a</b><b>b</b></div>", "a b"),
        ("<div style='display:inline-flex'><i>a</i><i>b</i></div>", "a b"),
        ("<style>i{display:table-cell}</style><div><i>a</i><i>b</i></div>", "a b"),
        ("<p>a<b style='display:inline-block'>b</b>", "ab"),
    ],
)
def test_words_that_a_style_sets_apart_are_apart(page, said):
    assert read(page).text == said


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("5<sub>2</sub>", "5₂"),
        ("log<sub>10</sub>5", "log₁₀5"),
        ("H<sub>2</sub>O", "H2O"),
        ("x<sub>max</sub>", "xmax"),
        ("<style>p::after{content: ' (' attr(data-to) ')'}</style><p data-to='3 May'>to come",
         "to come (3 May)"),
    ],
)  # fmt: skip
def test_figures_below_the_line_are_told_from_those_on_it(page, said):
    assert read(page).text == said


def test_style_sheets_in_other_files_are_named():
    links = (
        '<link rel="stylesheet" href="a_files/x.css?v=2">'
        "<link rel=stylesheet href=p.css media=print>"
        '<link rel="alternate stylesheet" href=b.css><link rel=icon href=i.png>'
        '<link rel=StyleSheet href="a_files/x.css"><style>@import url("y.css") screen;</style>'
    )
    whole = read(f"<head>{links}</head><p>Words")
    assert (whole.text, whole.lost) == ("Words", {"sheet": ("x.css", "y.css")})
    assert "2 style sheets in other files" in whole.remarks[0]
