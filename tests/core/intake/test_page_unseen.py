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
        ("a<iframe src=x.html>Old <b>browsers</iframe>", "a",
         {"embedded": ("x.html",), "hidden": ("Old browsers",)}),
        ("<p>a <noscript><p>Turn <b>scripts</b> on</p></noscript> b", "a b",
         {"hidden": ("Turn scripts on",)}),
        ("<p>a<b><noscript><div>c</b></div></noscript>b", "ab", {"hidden": ("c",)}),
        ("<table><noscript><tr><td>c</noscript><tr><td>a</table>", "a", {"hidden": ("c",)}),
        ("<head><noscript><p>c</p></noscript></head>a", "a", {"hidden": ("c",)}),
        ("<textarea><noscript>a</noscript></textarea>", "<noscript>a</noscript>", {}),
        ("a<noframes><p>No frames</noframes>b", "ab", {"hidden": ("No frames",)}),
        ("a<noembed>No <i>film</i></noembed>b", "ab", {"hidden": ("No film",)}),
        ("a<canvas>A chart</canvas>b", "ab", {"hidden": ("A chart",)}),
        ("a<p popover>Draft</p>", "a", {"hidden": ("Draft",)}),
        ("a<p style='content-visibility:hidden'>Draft</p>", "a", {"hidden": ("Draft",)}),
        ("a<dialog>b</dialog><dialog open>c</dialog>", "a\nc", {"hidden": ("b",)}),
        ("a<p hidden>b</p><p style='display:none'>c</p>", "a", {"hidden": ("b", "c")}),
        ("a<p aria-hidden=true>b", "a\n\nb", {}),
        ("<details><summary>More</summary>a</details>", "More\na", {}),
        ("a<object data=b.pdf>c</object>", "a\nc", {"embedded": ("b.pdf",)}),
        ("<input placeholder=b value=a>", "a", {"hidden": ("b",)}),
        ("<textarea placeholder=b>a</textarea>", "a", {"hidden": ("b",)}),
        ("<select><option label=Yes>Oui</select>", "Yes", {"hidden": ("Oui",)}),
        ("a<img alt=Map title='Of ports' src=m.png>", "a",
         {"picture": ("Map",), "tooltip": ("Of ports",)}),
        ("a<iframe src=m.html title=Map></iframe>", "a",
         {"embedded": ("m.html",), "tooltip": ("Map",)}),
        ("a<i role=img aria-label='Two stars'></i>", "a", {"picture": ("Two stars",)}),
        ("a<input type=image src=b.png>", "a", {"picture": ("b.png",)}),
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
        ("a <input type=submit> <input type=reset> <input type=button>", "a Submit Reset"),
        ("<input type=submit value=Send><input type=reset value=''>", "Send"),
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
