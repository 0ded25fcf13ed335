"""Pages saved in one message: their style sheets, frames and further pages are put together."""

import pytest

from tests.core.intake.test_mail_leftovers import saved


def css(name, code):
    return ("text/css", f"http://a.org/b/{name}", code)


def frame(name, code, kind="text/html"):
    return (kind, f"http://a.org/b/{name}", code)


@pytest.mark.parametrize(
    ("page", "sheets"),
    [
        ("<style>@import url(s.css);</style>", [css("s.css", "i{display:none}")]),
        ("<style>@import 's.css' screen;</style>", [css("s.css", "i{display:none}")]),
        ("<link rel=stylesheet href=s.css>",
         [css("s.css", "@import\"t.css\";"), css("t.css", "i{display:none}")]),
        ("<link rel=stylesheet href=s.css>",
         [css("s.css", "@import 's.css';@import url('sub/t.css');i{}"),
          css("sub/t.css", "@import '../u.css';"), css("u.css", "i{display:none}")]),
    ],
)  # fmt: skip
def test_sheets_that_sheets_import_are_heeded(page, sheets):
    found = saved(f"{page}<p>Seen <i>not</i>", *sheets)
    assert (found.text, found.lost.get("hidden")) == ("Seen", ("not",))


def test_a_sheet_that_is_imported_for_print_is_not_heeded():
    sheet = css("s.css", "i{display:none}")
    assert saved("<style>@import 's.css' print;</style>a <i>b</i>", sheet).text == "a b"


def test_frames_within_frames_and_sets_of_frames_are_read():
    found = saved(
        "<p>One<iframe src=f.html></iframe><p>Four",
        frame("f.html", "<p>Two<iframe src=g.html></iframe>"),
        frame("g.html", "<p>Three<iframe src=g.html></iframe>"),
    )
    assert (found.text, found.lost) == ("One\n\nTwo\n\nThree\n\nFour", {"embedded": ("g.html",)})
    found = saved(
        "<head><title>T</title></head><frameset cols='*,*'><frame src=f.html><frame src=g.html>"
        "<frame src=gone.html></frameset>",
        frame("f.html", "<p>Menu"),
        frame("g.html", "<p>Talks"),
    )
    assert (found.text, found.lost) == ("Menu\n\nTalks", {"embedded": ("gone.html",)})


def test_many_frames_in_one_another_are_read_soon():
    many = "<iframe src=f.html></iframe><iframe src=g.html></iframe>" * 30
    found = saved(f"<p>a{many}", frame("f.html", f"<p>b{many}"), frame("g.html", f"<p>c{many}"))
    assert {"a", "b", "c"} == {*found.text.split()}


def test_a_page_in_xhtml_is_a_page():
    code = "<?xml version='1.0'?><html xmlns='x'><head><title/></head><body><p>Talks</body></html>"
    assert saved("<p>One", frame("x.xhtml", code, "application/xhtml+xml")).text == "One\n\nTalks"


def test_what_is_lost_of_one_page_is_named_beside_what_is_lost_of_another():
    found = saved("<p>a<p hidden>one", frame("f.html", "<p>b<p hidden>two"))
    assert found.lost == {"hidden": ("one", "two")}


def test_a_picture_is_named_once_whether_a_page_shows_it_or_not():
    pictures = [("image/png", f"http://a.org/b/{name}", "x") for name in ("m.png", "n.png")]
    found = saved("<p>a<img src=m.png alt=Map>", *pictures)
    assert found.lost == {"picture": ("n.png", "Map")}
