"""OpenDocument texts: words in a color or size in which nobody sees them are kept and named."""

import pytest

from tests.core.intake.test_open_leftovers import paragraph, read


def style(name, properties, family="text", kind="text"):
    return (
        f"<style:style style:name='{name}' style:family='{family}'>"
        f"<style:{kind}-properties {properties}/></style:style>"
    )


STYLES = (
    style("W", "fo:color='#FFFFFF'")
    + style("T", "fo:font-size='1pt'")
    + style("N", "fo:font-size='12pt'")
    + style("H", "fo:color='#000000' fo:background-color='#000000'")
    + style("A", "fo:color='#ffffff' style:use-window-font-color='true'")
    + style("PW", "fo:color='#ffffff'", "paragraph")
    + style("PT", "fo:font-size='1pt'", "paragraph")
    + style("PB", "fo:background-color='#000000'", "paragraph", "paragraph")
    + style("SB", "fo:background-color='#000000'", "section", "section")
    + style("TB", "fo:background-color='#000000'", "table", "table")
    + style("RB", "fo:background-color='#000000'", "table-row", "table-row")
    + "<style:style style:name='PP' style:family='paragraph'><style:paragraph-properties>"
    "<style:background-image xlink:href='a.png'/></style:paragraph-properties></style:style>"
    + style("CB", "fo:background-color='#000000'", "table-cell", "table-cell")
)


def span(name, words):
    return f"<text:span text:style-name='{name}'>{words}</text:span>"


def table(words, cell="", row="", whole=""):
    cells = f"<table:table-cell table:style-name='{cell}'>{words}</table:table-cell>"
    rows = f"<table:table-row table:style-name='{row}'>{cells}</table:table-row>"
    return f"<table:table table:style-name='{whole}'>{rows}</table:table>"


@pytest.mark.parametrize(
    "body",
    [
        paragraph(span("W", "Fees")),
        paragraph(span("T", "Fees")),
        paragraph(span("H", "Fees")),
        "<text:p text:style-name='PW'>Fees</text:p>",
        "<text:p text:style-name='PT'>Fees</text:p>",
        table(paragraph(span("W", "Fees"))),
    ],
)
def test_words_that_nobody_sees_are_kept_and_named(body):
    found = read(body, styles=STYLES)
    assert (found.text, found.lost) == ("Fees", {"unseen": ("Fees",)})


@pytest.mark.parametrize(
    "body",
    [
        paragraph(span("A", "Fees")),
        f"<text:p text:style-name='PT'>{span('N', 'Fees')}</text:p>",
        f"<text:p text:style-name='PB'>{span('W', 'Fees')}</text:p>",
        f"<text:p text:style-name='PP'>{span('W', 'Fees')}</text:p>",
        "<text:p text:style-name='PB'>Fees</text:p>",
        table(paragraph("Fees"), "CB"),
        table(paragraph(span("W", "Fees")), "CB"),
        table(paragraph(span("W", "Fees")), row="RB"),
        table(paragraph(span("W", "Fees")), whole="TB"),
        f"<text:section text:style-name='SB'>{paragraph(span('W', 'Fees'))}</text:section>",
        paragraph(f"<draw:frame><draw:text-box>{paragraph(span('W', 'Fees'))}"
                  "</draw:text-box></draw:frame>"),
    ],
)  # fmt: skip
def test_words_that_are_seen_are_not(body):
    found = read(body, styles=STYLES)
    assert (found.text.strip(), found.lost) == ("Fees", {})


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (("#ffffff",), {"unseen": ("Fees",)}),
        (("transparent", "transparent"), {"unseen": ("Fees",)}),
        (("#000000",), {}),
        (("#ffffff", "#000000"), {}),
    ],
)
def test_the_page_is_behind_words(pages, expected):
    layouts = "".join(
        f"<style:page-layout><style:page-layout-properties fo:background-color='{each}'/>"
        "</style:page-layout>"
        for each in pages
    )
    found = read(paragraph(span("W", "Fees")), styles=STYLES + layouts)
    assert (found.text, found.lost) == ("Fees", expected)
