"""A PDF of many pages is read by several processes at once, and reads as if by one."""

import io
import os

import pytest
from reportlab.pdfgen.canvas import Canvas

from core.errors import IntakeProblem
from core.intake import read_document, reading

PAGES = 7


def book(pages: int = PAGES, words: int = 3) -> bytes:
    """A PDF with a title, whose pages say which they are."""
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.setTitle("Draft agreement")
    for number in range(pages):
        canvas.drawString(72, 700, " ".join([f"Page{number}"] * words))
        canvas.textAnnotation(f"Remark {number}", (72, 600, 90, 620))
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@pytest.fixture(params=[1, 2, 3, 4, 9])
def children(request, monkeypatch):
    """How many processes read; more than there are pages, too."""
    monkeypatch.setattr(reading, "SHARE", 1)
    monkeypatch.setattr(reading, "MOST_CHILDREN", request.param)
    monkeypatch.setattr(reading.os, "cpu_count", lambda: request.param)
    return request.param


def test_however_many_read_the_text_is_the_same(children):
    found = read_document("a.pdf", book())
    pages = [f"{f'Page{n} ' * 3}".strip() for n in range(PAGES)]
    assert found.text.split("\f")[:PAGES] == pages
    assert (found.title, found.pages) == ("Draft agreement", PAGES)
    told = found.lost["comment"]
    assert [each.partition(":")[0] for each in told] == [str(n + 1) for n in range(PAGES)]


def test_progress_counts_up_to_all_pages(children):
    told: list[tuple[int, int]] = []
    read_document("a.pdf", book(), progress=lambda done, of: told.append((done, of)))
    assert [done for done, _of in told] == list(range(1, PAGES + 1))
    assert {of for _done, of in told} == {PAGES}


def test_what_is_no_pdf_is_refused_as_ever(children):
    with pytest.raises(IntakeProblem, match="damaged"):
        read_document("a.pdf", b"%PDF-1.7 " + b"x" * 100)


def test_all_end_when_it_is_cancelled(children, monkeypatch):
    begun: list[reading._Child] = []
    enter = reading._Child.__enter__
    monkeypatch.setattr(
        reading._Child, "__enter__", lambda child: (begun.append(child), enter(child))[1]
    )
    with pytest.raises(IntakeProblem, match="not imported"):
        read_document("a.pdf", book(), cancelled=lambda: True)
    assert len(begun) == children
    assert all(child._child.poll() is not None for child in begun)


def test_a_child_may_end_by_itself_just_before_it_is_killed(children, monkeypatch):
    look = os.wait4

    def look_too_early(pid, options):
        monkeypatch.setattr(os, "wait4", look)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        return 0, 0, None

    monkeypatch.setattr(os, "wait4", look_too_early)
    with pytest.raises(IntakeProblem, match="not imported"):
        read_document("a.pdf", book(), cancelled=lambda: True)


def test_the_longest_text_counts_for_all_together(children, monkeypatch):
    monkeypatch.setattr(reading, "MOST_TEXT", 100)
    with pytest.raises(IntakeProblem, match="too much text"):
        read_document("a.pdf", book())
