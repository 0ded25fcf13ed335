"""Web pages: words that nobody sees, though nothing hides them, are kept and named."""

import pytest

from tests.core.intake.papers import taken


def read(page):
    return taken("html", f"<!doctype html><meta charset=utf-8>{page}".encode())


@pytest.mark.parametrize(
    "style",
    [
        *("color:#fff", "color:white", "COLOR:#FFFFFF", "color:rgb(255, 255, 255)"),
        *("color:rgb(100% 100% 100%)", "color:#fefefe", "color:rgba(255,255,255,1)"),
        *("color:transparent", "color:rgba(0,0,0,0)", "color:#0000", "color:#00000000"),
        *("background:black", "background:#000 none", "color:red;background:red"),
        *("color:navy;background-color:#000080", "background-color:black!important"),
        *("color:hsl(0,0%,100%)", "color:rgb(0 0 0 / 2%)", "color:#fff;text-shadow:none"),
        *("max-height:0;padding:0 18px;overflow:hidden", "opacity:.04"),
        *("font-size:0", "font-size:1px", "font-size:1pt", "font-size:0.1em", "font-size:5%"),
        *("font:0/0 a", "font:italic 700 1px/1 serif", "opacity:0", "opacity:0.0", "opacity:0%"),
        *("position:absolute;left:-9999px", "position:fixed;top:-5000px", "text-indent:-9999px"),
        *("position:absolute;clip:rect(0,0,0,0)", "position:absolute;clip:rect(1px 1px 1px 1px)"),
        *("clip-path:inset(50%)", "clip-path:inset(100%)", "clip-path:circle(0)"),
        *("clip-path:polygon(0 0,0 0,0 0)", "margin-left:-9999px", "left:-200em;position:absolute"),
        *("height:0;overflow:hidden", "max-height:0;overflow-y:hidden", "width:1px;overflow:clip"),
        *("transform:scale(0)", "transform:translateX(-9999px)"),
    ],
)
def test_words_that_a_style_lets_nobody_see_are_kept_and_named(style):
    expected = ("a\n\nFees rose.\n\nb", {"unseen": ("Fees rose.",)})
    own = read(f"<p>a<p style='{style}'>Fees <b>rose</b>.</p><p>b")
    assert (own.text, own.lost) == expected
    by_sheet = read(f"<style>.x{{{style}}}</style><p>a<p class=x>Fees <b>rose</b>.</p><p>b")
    assert (by_sheet.text, by_sheet.lost) == expected


@pytest.mark.parametrize(
    ("rules", "is_seen"),
    [
        (":root{--paper:#fff} .x{color:var(--paper)}", False),
        (":root{--paper:#fff;--ink:var(--paper)} .x{color:var( --ink , red)}", False),
        (".x{color:var(--none, rgb(255, 255, 255))}", False),
        (":root{--ink:#000} .dark{--ink:#fff} .x{color:var(--ink)}", True),
        (":root{--ink:#000} p{--ink:#fff} .x{color:var(--ink)}", True),
        (":root{--a:var(--b);--b:var(--a)} .x{color:var(--a)}", True),
        (".x{color:var(--none)}", True),
        (".x{color:var(--none, red)}", True),
    ],
)
def test_a_colour_with_a_name_is_the_one_it_stands_for(rules, is_seen):
    found = read(f"<style>{rules}</style><p>a<p class=x>Fees</p><p>b")
    assert found.lost == ({} if is_seen else {"unseen": ("Fees",)})


@pytest.mark.parametrize(
    "page",
    [
        "<p style='color:#fff;background:#000'>Fees",
        "<table bgcolor=navy><tr><td><font color=white>Fees</font></table>",
        "<div style='background:url(dark.png)'><p style='color:#fff'>Fees</div>",
        "<div style='background:linear-gradient(#000,#111)'><p style='color:#fff'>Fees</div>",
        "<div style='background-image:url(a);color:white'>Fees</div>",
        "<div style='background:rgba(0,0,0,.5)'><p style='color:#fff'>Fees</div>",
        "<div style='background:var(--dark)'><p style='color:#fff'>Fees</div>",
        "<body style='background:#000;color:#fff'><p style='background:none'>Fees",
        "<body bgcolor=black text=white>Fees",
        "<style>html{background:#000}body{color:#fff}</style><p>Fees",
        "<html style='background:black;opacity:0;visibility:hidden'><p style='color:#fff'>Fees",
        "<p style='color:#fff;background:hsl(210 50% 20%)'>Fees",
        "<p style='color:#fff;text-shadow:0 0 3px #000'>Fees",
        "<p style='color:#fff;-webkit-text-fill-color:#000'>Fees",
        "<div style='position:relative;z-index:1;color:#fff'>Fees</div>",
        "<p style='font-size:calc(1px + 1vw)'>Fees",
        "<div style='height:0;padding-bottom:56%;overflow:hidden'><p>Fees</div>",
        "<p style='width:0;min-width:100%;overflow:hidden'>Fees",
        "<body style='background:black'><a href=x>Fees</a>",
        "<body style=opacity:0><p>Fees",
        "<p style='font-size:0'><span style='font-size:12px'>Fees</span></p>",
        "<p style='font-size:0'><span style='font-size:medium'>Fees</span></p>",
        "<p style='color:white'><b style='color:black'>Fees</b></p>",
        "<div style='text-indent:-9999px'><p style='text-indent:0'>Fees</div>",
        "<p style='text-indent:-2em'>Fees",
        "<p style='left:-20px;position:absolute'>Fees",
        "<p style='left:-9999px'>Fees",
        "<p style='color:white;position:absolute'>Fees",
        "<p style='height:0'>Fees",
        "<p style='height:20px;overflow:hidden'>Fees",
        "<p style='opacity:.5'>Fees",
        "<h1 style='color:transparent;background:linear-gradient(red,blue);"
        "-webkit-background-clip:text'>Fees</h1>",
        "<p style='font:12pt/0 Arial'>Fees",
        "<p style='font:700 1em serif'>Fees",
        "<p style='clip:rect(0,0,0,0)'>Fees",
        "<p style='clip:rect(0,auto,auto,0);position:absolute'>Fees",
        "<mark style='color:white'>Fees</mark>",
        "<style>.a{opacity:0}.a.b{opacity:1}</style><p class='a b'>Fees",
        "<style>@media print{p{color:#fff}}</style><p>Fees",
        "<input value=Fees style='color:white'>",
    ],
)
def test_words_that_are_seen_are_not_named(page):
    found = read(page)
    assert (found.text, found.lost) == ("Fees", {})


@pytest.mark.parametrize(
    "said", ["polygon(" + "0" * 5000 + "x", "inset(" + "5" * 5000, "rect(0" * 2000]
)
def test_a_style_that_never_ends_is_read(said):
    page = (
        f"<p style='position:absolute;clip-path:{said};clip:{said};color:rgb({said});left:{said}'>a"
    )
    assert read(page).text == "a"


@pytest.mark.parametrize(
    ("page", "unseen"),
    [
        ("<font color=#ffffff>Fees</font> rose", ("Fees",)),
        ("<body bgcolor=#000000>Fees <font color=white>rose</font>", ("Fees",)),
        ("<table><tr><td bgcolor=black>Fees<td>rose</table>", ("Fees",)),
        ("<div style='background:#000'>Fees <p style='color:#fff'>rose</div>", ("Fees",)),
        ("<div style=opacity:0><p>Fees<p>rose</div>", ("Fees", "rose")),
        ("<div style=color:white><p style='background:#eee'>Fees</p>rose</div>", ("rose",)),
        ("<p style=color:white>Fees <ins>and</ins> rose", ("Fees and rose", "Fees rose")),
    ],
)
def test_what_is_behind_words_is_what_is_around_them(page, unseen):
    assert read(page).lost["unseen"] == unseen
