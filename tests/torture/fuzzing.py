"""Inputs that nobody has written: each is read, or refused with a sentence, and soon."""

import random
import time
from collections.abc import Callable
from pathlib import Path

from core.editing.rules import check
from core.errors import FileProblem, Problem
from core.exchange import formats
from core.exchange.positions_csv import ImportChoices
from core.intake import read_document
from core.model.change import Change
from core.model.dossier import Dossier
from core.storage.store import Store
from core.views.soundness import unsound
from tests.core.intake.papers import pdf, word
from tests.dossiers import small

SOON = 20.0
"""Seconds within which there is an answer, on a busy machine."""
ODD = (b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"\n" * 3, b";", b"1e999", b"=1+1", b"\x1b")
WORDS = ("9999-99-99", "٣", "\u202e", "NaN", "-0", "'" * 9, "]]>", "&#0;", "<x>", "%s{}", "é" * 99)
TABLE = "\n".join(
    [
        "point,issue,party,date,value,low,high,statement,commitment,source,round",
        *(
            f"Quota,Catch,Arland,2025-0{n}-01,{n},0,9,Said {n},informal,Paper,1"
            for n in range(1, 9)
        ),
    ]
).encode()
PAGE = b"<html><title>T</title><body><h1>H</h1><p>One <b>two</b></p><table><tr><td>x</table></html>"

_made: dict[str, bytes] = {}


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Some bytes with a few accidents."""
    data = bytearray(content)
    for _time in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((1, 1, 2, 8, 64, 512))
        act = chance.randrange(6)
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
        else:
            del data[chance.randrange(len(data) + 1) :]
    return bytes(data)


def timed(read: Callable[[], str]) -> str:
    """What came of reading, unless it took too long."""
    start = time.monotonic()
    came = read()
    took = time.monotonic() - start
    return came if took < SOON else f"crash: took {took:.0f} s"


def fuzzed_table(_folder: Path, chance: random.Random) -> str:
    """A table of positions is imported, in part or whole, or refused."""
    (imported,) = formats("positions")
    dossier, choices = small(), ImportChoices(skip_bad=True, leaves_out=True)

    def read() -> str:
        try:
            found = imported.reader(spoiled(TABLE, chance), dossier, choices)
            edits = tuple(found.command.edits(dossier))
            check(edits, Change("", edits).applied(dossier))
        except Problem:
            return "refused"
        return "read in part" if found.bad else "read"

    return timed(read)


def fuzzed_dossier(folder: Path, chance: random.Random) -> str:
    """A file is opened as it was, found to be damaged, or refused."""
    path = folder / "talks.parley"
    if "dossier" not in _made:
        Store.create(path, small()).close()
        _made["dossier"] = path.read_bytes()
    content = _made["dossier"]
    head = spoiled(content[:100], chance) if chance.random() < 0.3 else b""
    path.write_bytes(head + content[100:] if head else spoiled(content, chance))

    def read() -> str:
        try:
            store = Store.look(path)
        except FileProblem:
            return "refused"
        try:
            found = store.load()
            if unsound(store, found):
                return "found"
            return "harmless" if _same(found) else "other data"
        except FileProblem:
            return "refused"
        finally:
            store.drop()

    return timed(read)


def _same(found: Dossier) -> bool:
    return found == small()


def fuzzed_document(_folder: Path, chance: random.Random) -> str:
    """A document is read by its child process, or refused."""
    kind = chance.choice(("pdf", "docx", "html"))
    content = spoiled(_document(kind), chance)
    return timed(lambda: _read(f"paper.{kind}", content))


def fuzzed_text(_folder: Path, chance: random.Random) -> str:
    """A text in any encoding is read, or refused."""
    encoding = chance.choice(("utf-8", "utf-16", "cp1251", "iso8859-5", "koi8-r", "cp1256"))
    words = "Договор остаётся в силе. " if encoding != "cp1256" else "المفاوضات مستمرة. "
    content = spoiled((words * 9).encode(encoding), chance)
    return timed(lambda: _read("paper.txt", content))


def _document(kind: str) -> bytes:
    if kind not in _made:
        _made[kind] = {
            "pdf": lambda: pdf("One line of text.", "Another.", title="T", heading="H"),
            "docx": lambda: word(lambda paper: paper.add_paragraph("One line of text.")),
            "html": lambda: PAGE,
        }[kind]()
    return _made[kind]


def _read(name: str, content: bytes) -> str:
    try:
        read_document(name, content)
    except Problem:
        return "refused"
    return "read"
