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
    + style("CB", "fo:background-color='#000000'", "table-cell", "table-cell")
)


def span(name, words):
    return f"<text:span text:style-name='{name}'>{words}</text:span>"


def table(words, name=""):
    cell = f"<table:table-cell table:style-name='{name}'>{words}</table:table-cell>"
    return f"<table:table><table:table-row>{cell}</table:table-row></table:table>"


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
        table(paragraph(span("W", "Fees")), "CB"),
        paragraph(f"<draw:frame><draw:text-box>{paragraph(span('W', 'Fees'))}"
                  "</draw:text-box></draw:frame>"),
    ],
)  # fmt: skip
def test_words_that_are_seen_are_not(body):
    found = read(body, styles=STYLES)
    assert (found.text.strip(), found.lost) == ("Fees", {})
