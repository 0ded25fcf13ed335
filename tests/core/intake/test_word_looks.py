"""Word files: words in a color or size in which nobody sees them are kept and named."""

import pytest

from core.intake import read_document
from tests.core.intake.word_files import para, run, word_xml

WHITE = '<w:color w:val="FFFFFF"/>'
BLACK_SHADE = '<w:shd w:val="clear" w:fill="000000"/>'
NO_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
STYLES = (
    f'<w:style w:type="character" w:styleId="Pale"><w:rPr>{WHITE}</w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="Dark"><w:pPr>{BLACK_SHADE}</w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Small"><w:basedOn w:val="Base"/></w:style>'
)


def read(xml):
    return read_document("a.docx", word_xml(xml, styles=STYLES))


def cell(words, look=""):
    return f"<w:tr><w:tc><w:tcPr>{look}</w:tcPr>{words}</w:tc></w:tr>"


INNER_TABLE = f"<w:tbl>{cell(para(run('Fees', WHITE)))}</w:tbl>"


def styled(style, *runs):
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


@pytest.mark.parametrize(
    "xml",
    [
        para(run("Fees", WHITE)),
        para(run("Fees", '<w:color w:val="FEFEFE" w:themeColor="background1"/>')),
        para(run("Fees", '<w:sz w:val="2"/>')),
        para(run("Fees", '<w:rStyle w:val="Pale"/>')),
        styled("Small", run("Fees")),
        para(run("Fees", f'{WHITE}<w:shd w:val="clear" w:color="auto" w:fill="auto"/>')),
        para(run("Fees", '<w:color w:val="000000"/><w:highlight w:val="black"/>')),
        para(run("Fees", f'<w:color w:val="000000"/>{BLACK_SHADE}')),
        styled("Dark", run("Fees", '<w:color w:val="000000"/>')),
        f"<w:tbl>{cell(para(run('Fees', WHITE)))}</w:tbl>",
        para(run("Fees", '<w:color w:val="auto" w:themeColor="background1"/>')),
        para(run("Fees", '<w:color w:val="000000" w:themeColor="background1"/>')),
        para(run("Fees", f'{WHITE}<w:shd w:val="clear" w:fill="auto" w:themeFill="light1"/>')),
        para(run("Fees", '<w:color w:val="0000FF"/><w:shd w:val="solid" w:color="0000FF"/>')),
        para(run("Fees", f'{WHITE}<w:highlight w:val="white"/>')),
    ],
)
def test_words_that_nobody_sees_are_kept_and_named(xml):
    found = read(xml)
    assert (found.text, found.lost) == ("Fees", {"unseen": ("Fees",)})


@pytest.mark.parametrize(
    "xml",
    [
        para(run("Fees", '<w:color w:val="auto"/>')),
        para(run("Fees", '<w:color w:val="FF0000"/><w:sz w:val="5"/>')),
        para(run("Fees", '<w:color w:val="FFFFFF" w:themeColor="text1"/>')),
        para(run("Fees", f"{WHITE}{BLACK_SHADE}")),
        para(run("Fees", f'{WHITE}<w:highlight w:val="darkBlue"/>')),
        para(run("Fees", f'{WHITE}<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>')),
        para(run("Fees", f'{WHITE}<w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>')),
        para(run("Fees", f'{WHITE}<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>')),
        para(run("Fees", '<w:color w:val="auto" w:themeColor="background1" w:themeShade="80"/>')),
        f"<w:tbl>{cell(para(run('Fees', WHITE + NO_SHADE)), BLACK_SHADE)}</w:tbl>",
        f"<w:tbl>{cell(INNER_TABLE, BLACK_SHADE)}</w:tbl>",
        styled("Dark", run("Fees", WHITE)),
        styled("Small", run("Fees", '<w:sz w:val="22"/>')),
        f"<w:tbl>{cell(para(run('Fees', WHITE)), BLACK_SHADE)}</w:tbl>",
        f"<w:tbl><w:tblPr>{BLACK_SHADE}</w:tblPr>{cell(para(run('Fees', WHITE)))}</w:tbl>",
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>'
        f"{cell(para(run('Fees', WHITE)))}</w:tbl>",
        f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{para(run('Fees', WHITE))}"
        "</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
    ],
)
def test_words_that_are_seen_are_not(xml):
    found = read(xml)
    assert (found.text.strip(), "unseen" in found.lost) == ("Fees", False)


def test_words_that_only_another_reading_has_are_named():
    deleted = f"<w:del w:author='A'>{run('Fees', WHITE).replace('w:t', 'w:delText')}</w:del>"
    assert read(para(run("a"), deleted)).lost == {"unseen": ("Fees",)}
