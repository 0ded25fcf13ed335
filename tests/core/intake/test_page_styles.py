"""What style sheets make of a web page: what is shown and counted, and what is put beside words."""

import pytest

from tests.core.intake.papers import taken


def read(page):
    return taken("html", page.encode())


def styled(sheet, page):
    return read(f"<style>{sheet}</style>{page}").text


@pytest.mark.parametrize(
    ("sheet", "page"),
    [
        (".a{display:none}.a{display:block}", "<p class=a>Shown"),
        (".tab{display:none}.tab.on{display:block}", "<p class='tab on'>Shown"),
        ("#a{display:block}.a{display:none}", "<p id=a class=a>Shown"),
        ("p.a{display:block}.a{display:none}", "<p class=a>Shown"),
        (".a{display:block!important}#a{display:none}", "<p id=a class=a>Shown"),
        (".a{display:none}", "<p class=a style='display:block'>Shown"),
        (
            ".a:hover{display:none}p:where(#a){display:none}p{display:block}",
            "<p class=a id=a>Shown",
        ),
        ("@media print{.a{display:none}}", "<p class=a>Shown"),
        ("@media (max-width:600px){.a{display:none}}", "<p class=a>Shown"),
        ("@media screen and (min-width:90em){p{display:none}}", "<p>Shown"),
        ("@media (600px < width < 900px){p{display:none}}", "<p>Shown"),
        ("@media not screen{.a{display:none}}", "<p class=a>Shown"),
        ("@media (prefers-color-scheme:dark){.a{display:none}}", "<p class=a>Shown"),
        ("@keyframes k{from{display:none}}@page{display:none}", "<p>Shown"),
        (".a{p{display:none}color:red}", "<div class=a>Shown"),
        (".a{content:'}p{display:none}'}", "<p>Shown"),
        ("/* } p{display:none} */", "<p>Shown"),
        ("p{display:none", "<p style=display:block>Shown"),
        ("<!-- .a{visibility:hidden} -->", "<p class=b>Shown"),
        ("p{visibility:hidden;visibility:visible}", "<p>Shown"),
        ("@supports not (display:grid){p{display:none}}", "<p>Shown"),
    ],
)
def test_what_a_later_or_closer_rule_shows_is_in_the_text(sheet, page):
    found = read(f"<style>{sheet}</style>{page}")
    assert (found.text, found.lost) == ("Shown", {})


@pytest.mark.parametrize(
    "sheet",
    [
        "@media screen{.a{display:none}}",
        "@media all and (min-width:600px), print{.a{display:none}}",
        "@supports (display:grid){@layer x{.a{display:none}}}",
        "div{.a{display:none}}",
        "div{& > .a{display:none}}",
        ".a{visibility:hidden}",
        ".a{visibility:collapse !important}",
        ".a{color:red;DISPLAY:NONE}",
    ],
)
def test_what_a_screen_hides_is_named(sheet):
    found = read(f"<style>{sheet}</style><div>Shown<p class=a>Not</p></div>")
    assert (found.text, found.lost) == ("Shown", {"hidden": ("Not",)})


@pytest.mark.parametrize(
    "sheet", ["body{display:none!important}", "html{visibility:hidden}", "body{display:none}"]
)
def test_a_page_that_waits_for_a_script_to_show_it_is_read(sheet):
    found = read(f"<style>{sheet}</style><body style=visibility:hidden><p>Shown")
    assert (found.text, found.lost) == ("Shown", {})


@pytest.mark.parametrize("media", ["print", "speech", "not all", "(max-width: 480px)"])
def test_a_sheet_for_something_else_than_a_screen_hides_nothing(media):
    sheet = f"<style media='{media}'>p{{display:none}}</style>"
    assert read(f"{sheet}<p>Shown").text == "Shown"


def test_a_sheet_for_browsers_without_scripts_is_not_heeded():
    assert read("<noscript><style>p{display:none}</style></noscript><p>Shown").text == "Shown"


def test_what_is_visible_in_something_hidden_is_shown():
    found = read("<div style=visibility:hidden>Not <b style=visibility:visible>this</b> one</div>.")
    assert (found.text, found.lost) == ("this\n.", {"hidden": ("Not", "one")})


COUNTED = "body{counter-reset:a}h1{counter-increment:a;counter-reset:p}p{counter-increment:p}"


@pytest.mark.parametrize(
    ("sheet", "page", "said"),
    [
        (
            f"{COUNTED}h1::before{{content:counter(a) '. '}}"
            "p:before{content:counter(a) '.' counter(p) '  '}",
            "<h1>A</h1><p>x<p>y<h1>B</h1><p>z",
            "1. A\n\n1.1 x\n\n1.2 y\n\n2. B\n\n2.1 z",
        ),
        (
            "ol{counter-reset:n;list-style:none}"
            "li:before{counter-increment:n;content:counters(n,'.') ' '}",
            "<ol><li>a<ol><li>b<li>c</ol><li>d</ol><ol><li>e</ol>",
            "1 a\n1.1 b\n1.2 c\n2 d\n\n1 e",
        ),
        ("p{counter-increment:n 5}p:before{content:counter(n,upper-roman)}", "<p>a<p>b",
         "Va\n\nXb"),
        (
            "p{counter-increment:n -1;counter-set:n 9}p:before{content:counter(n) ' '}",
            "<p>a",
            "9 a",
        ),
        ("body{counter-reset:n 2 m}p:before{content:counter(n) counter(m) ' '}", "<p>a", "20 a"),
        ("p{counter-increment:n}.x{display:none}p:before{content:counter(n)}",
         "<p>a<p class=x>b<p>c", "1a\n\n2c"),
        ("p{counter-increment:n}p.x{counter-increment:none}p:before{content:counter(n)}",
         "<p>a<p class=x>b<p>c", "1a\n\n1b\n\n2c"),
        ("ol{list-style:none}li:before{content:'(' counter(list-item,lower-alpha) ') '}",
         "<ol start=2><li>a<li>b</ol>", "(b) a\n(c) b"),
        ("li:before{content:counters(list-item,'.') ' '}ol{list-style:none}",
         "<ol><li>a<ol><li>b</ol></ol>", "1 a\n1.1 b"),
        ("li{counter-increment:n}li::marker{content:'Art. ' counter(n) ' '}",
         "<ol><li>a<li>b</ol>", "Art. 1 a\nArt. 2 b"),
        (
            "ol.a-0{list-style-type:none}ol.a-0.start{counter-reset:c0 0}"
            "ol.a-1{list-style-type:none}ol.a-1.start{counter-reset:c1 0}"
            ".a-0>li{counter-increment:c0}.a-1>li{counter-increment:c1}"
            '.a-0>li:before{content:"" counter(c0,decimal) ". "}'
            '.a-1>li:before{content:"" counter(c0,decimal) "." counter(c1,lower-latin) ") "}',
            "<body><ol class='a-0 start' start=1><li>x</ol><ol class='a-1 start'><li>y<li>z</ol>"
            "<ol class=a-0 start=2><li>w</ol>",
            "1. x\n\n1.a) y\n1.b) z\n\n2. w",
        ),
    ],
)  # fmt: skip
def test_what_a_style_sheet_counts_is_numbered(sheet, page, said):
    assert styled(sheet, page) == said


@pytest.mark.parametrize(
    ("sheet", "page", "said"),
    [
        ("ul{list-style:decimal}", "<ul><li>a<li>b</ul>", "1. a\n2. b"),
        ("li{list-style-type:lower-alpha}", "<ul><li>a<li>b</ul>", "a. a\nb. b"),
        ("li{list-style-type:'– '}", "<ul><li>a</ul>", "– a"),
        ("ol{list-style:upper-roman inside}ol{list-style:none}", "<ol><li>a</ol>", "a"),
        ("p::before{content:'§ '}", "<p>5", "§ 5"),
        ("p::before{content:'• '}", "<p>a", "a"),
        ("p::after{content:'.';visibility:hidden}", "<p>a", "a"),
        ("p::after{content:'x';display:none}", "<p>a", "a"),
        ("p::before{content:'Note';display:block}", "<p>a", "Note\na"),
        ("p::before{content:'A\\A B';white-space:pre}", "<p>a", "A\nBa"),
        ("p::before{content:'A';content:none}", "<p>a", "a"),
        ("p::before{content:'A' / 'said aloud'}", "<p>a", "Aa"),
        (":root{--t:'To '}p::before{content:var(--t)}", "<p>a", "To a"),
        ("p::before{content:var(--t, 'Or ')}", "<p>a", "Or a"),
        ("p::before{content:open-quote}p::after{content:close-quote}", "<p>a", "“a”"),
        ("p::before{content:url(a.png) 'B '}", "<p>a", "B a"),
        ("a::after{content:' (' attr(href) ')'}", "<a href=b.org>a</a>", "a (b.org)"),
    ],
)
def test_what_a_style_sheet_puts_before_words_is_there(sheet, page, said):
    assert styled(sheet, page) == said


def test_numbers_in_a_way_of_the_page_s_own_are_named():
    sheet = "<style>@counter-style x{symbols:'o' 'p'}ol{list-style:x}</style>"
    found = read(f"{sheet}<ol><li>a</ol>")
    assert (found.text, found.lost) == ("1. a", {"numbers": ("1.",)})
    counted = "<style>p:before{counter-increment:n;content:counter(n,georgian) ' '}</style>"
    found = read(f"{counted}<p>a")
    assert (found.text, found.lost) == ("1 a", {"numbers": ("1",)})


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<span style='font-family:Wingdings'>J</span> or <font face=Symbol>a</font>", "☺ or α"),
        ("<p style='font-family:Symbol'><b>m</b>g <i style='font-family:Arial'>a</i>", "μγ a"),
        ("<p class=w>à <span style='font:9pt \"Times\"'>b</span>", "→ b"),
        ("<p style='font-family:Arial,Symbol'>a", "a"),
        ("<p style=font-family:Symbol>·<i style='font:7pt Times New Roman'>&nbsp;</i>", "•\xa0"),
    ],
)  # fmt: skip
def test_letters_of_a_font_of_signs_are_its_signs(page, said):
    assert styled(".w{font-family:Wingdings,serif}", page) == said


def test_words_in_a_font_of_other_signs_are_kept_and_named():
    found = read("<p>a <span style='font-family:Webdings'>Go</span>")
    assert (found.text, found.lost) == ("a Go", {"signs": ("Webdings: Go",)})


@pytest.mark.parametrize(
    "sheet",
    [
        "a{" * 100_000,
        "}" * 100_000,
        "a,b{" * 30,
        "".join(f":root{{--{n}:{f'var(--{n + 1})' * 20}}}" for n in range(20))
        + "p:before{content:var(--0)}",
        "p:before{content:" + "counter(" * 10_000,
        "p{counter-increment:n 99999999}p:before{content:counter(n,hebrew)}",
        "@media " + "(" * 100_000 + "{p{display:none}}",
    ],
)
def test_a_sheet_made_to_be_long_hurts_nothing(sheet):
    assert styled(sheet, "<p>Shown").endswith("Shown")
