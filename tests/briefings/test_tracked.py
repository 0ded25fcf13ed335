"""Redlines in Word: what comes of accepting and rejecting all, in another program's hands."""

import datetime as dt
import io
import zipfile

import docx
import pytest
from docx_editor import Document

from briefings.tracked import tracked
from core.text.redline import redline

MADE = dt.datetime(2026, 3, 4, 5, 6, tzinfo=dt.UTC)
ITEM = "The Parties meet in Vienna once a year to look at what has been done."
REST = [f"Article {n} says something of its own about matter {n}." for n in range(4)]
MOVED = ("\n".join([ITEM, *REST]), "\n".join([*REST, ITEM]))
PAIRS = (
    ("It is\tfixed.\nThe second [may] wait.", "It was\tfixed.\nThe second may wait."),
    ("Here is one.\nHere is three.", "Here is one.\nTwo is new here.\nHere is three."),
    ("The fourth, and more of it.\nHere is five.", "Here is five."),
    ("Six.\nSeven goes.\nEight.", "Six.\nAnother thing comes.\nEight."),
    MOVED,
    (
        "1. First.\n2. Ports inspect ships.\n3. Fees are due;\n4. Last.",
        "1. First.\n2. Nothing of that.\n4. Last.",
    ),
    ("Name\tDays\tSum\nA\t3\t10", "Name\tDays\tSum\nC\t1\t7\nA\t5\t10"),
    ("They agree[1].\n[1] As in Article 1.", "They agree[1][2].\n[1] As in Article 1.\n[2] So."),
    ("Pay USD 1,234.50 by 3 May.\n8. It is so.", "Pay USD 1,243.50 by 13 May.\n8 bis. It is not."),
    ("يتعهد الأطراف بتقديم تقرير سنوي.", "يتعهد كل طرف بتقديم تقرير [سنوي]."),
    ("הצדדים מסכימים (UN) 1701.", "הצדדים אינם מסכימים (UN) 1701."),
    ("各方应当报告。", "各方应当每年报告。"),
    ("A & B <b>not bold</b>.", "A & C <i>not bold</i>."),
    ("[Each Party [shall] [should] report.]", "Each Party shall report [annually]."),
    ("Both go; and the second part stays whole.", "Both go;\nand the second part stays whole."),
    (
        "One part goes on;\nand so does this.\nIt ends.",
        "One part goes on; and so does this! It ends.",
    ),
    ("Ports inspect.\nFees are due.", "Ports do not inspect, and fees are due."),
    ("The end.", "The end.\nAnd another."),
)


def made(before: str, after: str) -> bytes:
    return tracked(redline(before, after), title="A → B", author="Anna <Berg>", made_at=MADE)


def test_the_marking_stands_above_and_below_each_page() -> None:
    data = tracked(
        redline("One.", "Two."), title="A → B", author="", made_at=MADE, marking="Secret – UK"
    )
    (part,) = docx.Document(io.BytesIO(data)).sections
    for holder in (part.header, part.footer):
        assert [each.text for each in holder.paragraphs] == ["SECRET – UK"]


def bare(data: bytes) -> bytes:
    """A Word file with its document alone, which the other program reads sooner."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as slim:
        slim.writestr("word/document.xml", whole.read("word/document.xml"))
        slim.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        slim.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}">'
            f'<Relationship Id="rId1" Type="{kind}" Target="word/document.xml"/></Relationships>',
        )
    return out.getvalue()


def resolved(data: bytes, tmp_path, how: str) -> list[str]:
    """The lines of a Word file after accepting or rejecting all; the other program leaves empty
    paragraphs where a line is gone."""
    path = tmp_path / f"{how}.docx"
    path.write_bytes(bare(data))
    with Document.open(path, workspace_dir=tmp_path / "work") as document:
        getattr(document, how)()
        document.save()
    return [each.text for each in docx.Document(path).paragraphs if each.text]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old(tmp_path):
    before, after = ("\n".join(texts) for texts in zip(*PAIRS, strict=True))
    assert resolved(made(before, after), tmp_path, "accept_all") == after.split("\n")
    assert resolved(made(before, after), tmp_path, "reject_all") == before.split("\n")


def test_changes_have_an_author_and_moves_are_told_from_changes():
    body = docx.Document(io.BytesIO(made(*MOVED))).element.body
    for tag in ("moveFrom", "moveTo"):
        (change,) = body.iter(f"{{*}}{tag}")
        assert [*change.attrib.values()][1:] == ["Anna <Berg>", "2026-03-04T05:06:00Z"]
        assert "".join(said.text for said in change.iter("{*}t")) == ITEM


def test_the_same_redline_is_the_same_file():
    assert made(*MOVED) == made(*MOVED)
