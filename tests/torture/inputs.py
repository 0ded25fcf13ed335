"""Inputs as people have them, to be spoiled: a few of each kind that is read."""

import random
import zipfile
from functools import cache
from io import BytesIO

from core.exchange import importable
from core.exchange.rounds_calendar import rounds_calendar
from core.exchange.whole_files import whole_json, whole_zip
from core.exchange.whole_tables import table
from core.model.change import NO_TEXTS
from core.model.kinds import KIND_NAMED
from tests.core.exchange.test_workbooks import excel, open_document
from tests.core.intake.papers import pdf, word
from tests.core.intake.test_mail import message
from tests.core.intake.test_open_text import odt
from tests.core.intake.word_files import para, put_in, taken_out, word_xml
from tests.dossiers import small

ODD = (b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"\n" * 3, b";", b"1e999", b"=1+1", b"\x1b")
WORDS = ("9999-99-99", "٣", "\u202e", "NaN", "-0", "'" * 9, "]]>", "&#0;", "<x>", "%s{}", "é" * 99)

HEADS = ("point", "issue", "party", "date", "value", "low", "high", "statement", "commitment")
ROWS = [
    ["Quota", "Catch", "Arland", f"2025-0{n}-01", float(n), 0.0, 9.0, f"Said {n}", "informal"]
    for n in range(1, 9)
]
TABLE = "\n".join(",".join(map(str, each)) for each in (HEADS, *ROWS)).encode()
PAGE = (
    "<!doctype html><html><title>T</title><body><h1>H</h1><p>One <b>two</b> <del>f</del></p>"
    "<table><tr><td>x<td><p>b</table><ol start=3><li>c<li>d</ol><sup><a href='#h'>1</a></sup>"
)
MARKDOWN = "# T\n\nOne *two* [a](b).\n\n- x\n- y\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> q\n"
OPEN = (
    "<text:h text:outline-level='1'>Treaty</text:h><text:p>The Parties <text:span>shall</text:span>"
    " meet.</text:p><table:table><table:table-row><table:table-cell><text:p>x</text:p>"
    "</table:table-cell></table:table-row></table:table>"
)
TRACKED = para("The ", taken_out("old"), put_in("new"), mark="ins") * 3
NOTES = {
    "footnotes": f'<w:footnote w:id="1">{para("Note.")}</w:footnote>',
    "header1": para("RESTRICTED"),
}
TEXT = "Договор остаётся в силе. "
ARABIC = "المفاوضات مستمرة. "
ENCODINGS = ("utf-8", "utf-16", "cp1251", "iso8859-5", "koi8-r", "cp1256")


@cache
def documents() -> dict[str, bytes]:
    """A document of each kind that is read as a source, by its name."""
    with_file = message(html=PAGE)
    with_file.add_attachment(pdf("Annex."), maintype="application", subtype="pdf", filename="a.pdf")
    return {
        "a.pdf": pdf("One line of text.", "Another.", "", title="T", heading="H"),
        "a.docx": word(lambda paper: paper.add_paragraph("One line of text.")),
        "tracked.docx": word_xml(TRACKED, **NOTES),
        "a.odt": odt(OPEN),
        "a.html": PAGE.encode(),
        "a.eml": with_file.as_bytes(),
        "a.mht": message(html=PAGE).as_bytes(),
        "a.md": MARKDOWN.encode(),
    }


@cache
def tables() -> dict[str, bytes]:
    """A table of each kind that is imported, by its name."""
    by_kind = {name: KIND_NAMED[name].record for name in importable()}
    return {
        "said.csv": TABLE,
        "said.tsv": TABLE.replace(b",", b"\t"),
        **{f"{name}.csv": table(kind, small().all(kind)) for name, kind in by_kind.items()},
    }


@cache
def workbooks() -> dict[str, bytes]:
    """The same in workbooks."""
    rows = [tuple(each) for each in ROWS]
    return {
        "said.xlsx": excel(("Notes", [("x",)]), ("Said", [("Said",), tuple(HEADS), *rows])),
        "said.ods": open_document(tuple(HEADS), *rows),
    }


@cache
def wholes() -> dict[str, bytes]:
    """A dossier that was exported whole."""
    dossier = small()
    return {
        "a.json": whole_json(dossier, NO_TEXTS, lambda _done, _of: None),
        "a.zip": whole_zip(dossier, NO_TEXTS, lambda _done, _of: None),
    }


@cache
def calendar() -> bytes:
    """The rounds of a dossier, for a calendar."""
    return rounds_calendar(small()).encode()


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Some bytes with a few accidents; of a zip, often those of one of its files."""
    if content.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        return _packed_again(content, chance)
    data = bytearray(content)
    for _time in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((1, 1, 2, 8, 64, 512))
        act = chance.randrange(7)
        if act == 0 and data:
            data[min(at, len(data) - 1)] ^= 1 << chance.randrange(8)
        elif act == 1:
            del data[at : at + size]
        elif act == 2:
            data[at:at] = data[chance.randrange(len(data) + 1) :][:size]
        elif act == 3:
            data[at:at] = chance.choice((*ODD, *(each.encode() for each in WORDS)))
        elif act == 4:
            data[at : at + size] = chance.randbytes(size)
        elif act == 5:
            data[at:at] = data[at : at + size] * chance.randrange(1, 50)
        else:
            del data[chance.randrange(len(data) + 1) :]
    return bytes(data)


def overwritten(content: bytes, chance: random.Random) -> bytes:
    """Some bytes with others in their places, all the rest where it was."""
    data = bytearray(content)
    for _time in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(data)), chance.choice((1, 1, 1, 2, 4, 8))
        data[at : at + size] = chance.choice((bytes(size), chance.randbytes(size)))
    return bytes(data[: len(content)])


def _packed_again(content: bytes, chance: random.Random) -> bytes:
    """A zip with one of its files spoiled."""
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(data, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, spoiled(part, chance) if name == chosen else part)
    return data.getvalue()
