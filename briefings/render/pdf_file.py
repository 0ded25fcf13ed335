"""Writes what a canvas holds as a file: accessible and to be archived (PDF/UA-1, PDF/A-2a).

reportlab's own writer ends no stream with a line end, and cannot compress the many small objects of
a structure tree.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, count
from pathlib import Path

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from briefings.render.metadata import DocumentFacts, information, xmp
from briefings.render.structure import Structure
from briefings.render.tags import Tree

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
TOGETHER = 2000
"""How many small objects are compressed together."""
STREAM_END = b"\r\nendstream"
"""Two characters, so that data which ends in the first of them is not taken to end before it."""
PROFILE = Path(__file__).with_name("srgb.icc")


def written(
    canvas: Canvas, facts: DocumentFacts, tree: Tree | None, spoken: Mapping[str, str]
) -> bytes:
    """The bytes of the file; the same for the same pages. With a tree, it is tagged, and forms say
    what is `spoken` under their names."""
    document: PDFDocument = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    catalogue = _number(document, document.Reference(document.Catalog).name)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    file = _File(document)
    told = file.add(information(facts))
    if tree is not None:
        forms = {name: file.add(words.encode()) for name, words in spoken.items()}
        file.tag(catalogue, facts, tree, forms)
    return file.finished(f"/Root {catalogue} 0 R /Info {told} 0 R")


def _number(document: PDFDocument, name: str) -> int:
    number: int = document.idToObjectNumberAndVersion[name][0]
    return number


class _File:
    """The objects of a file: `bodies` from number 1 on, then `small` ones, compressed together."""

    def __init__(self, document: PDFDocument) -> None:
        self.document = document
        self.bodies = list(_bodies(document))
        self.small: list[bytes] = []

    def add(self, body: bytes) -> int:
        """Add an object; returns its number."""
        self.bodies.append(body)
        return len(self.bodies)

    def extend(self, number: int, entries: str) -> None:
        """Add entries to a dictionary."""
        self.bodies[number - 1] = self.bodies[number - 1][:-2] + entries.encode() + b">>"

    def tag(
        self, catalogue: int, facts: DocumentFacts, tree: Tree, forms: Mapping[str, int]
    ) -> None:
        """Add the tree, the metadata, and what colours mean."""
        document = self.document
        pages = [_number(document, f"Page{n}") for n in range(1, len(tree.pages) + 1)]
        for page, place in zip(pages, tree.pages, strict=True):
            self.extend(page, f"/Tabs /S /StructParents {place}")
        profile = self.add(_stream("/N 3", PROFILE.read_bytes()))
        metadata = self.add(_stream("/Type /Metadata /Subtype /XML", xmp(facts), compressed=False))
        links = document.annotationName
        first = len(self.bodies) + 1
        structure = Structure(
            tree, first, pages, lambda each: _number(document, links(each)), forms
        )
        self.small = list(structure.objects())
        self.extend(
            catalogue,
            f"/MarkInfo <</Marked true>> /StructTreeRoot {first} 0 R /Metadata {metadata} 0 R"
            "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /Info (sRGB IEC61966-2.1)"
            f"/OutputConditionIdentifier (sRGB) /DestOutputProfile {profile} 0 R>>]",
        )

    def finished(self, trailer: str) -> bytes:
        """The bytes of the file, its cross-reference stream at the end (ISO 32000-1, 7.5.8)."""
        out = bytearray(HEAD)
        entries = [(0, 0, 65535)]
        for number, body in enumerate(self.bodies, 1):
            entries.append((1, len(out), 0))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        first, container = len(self.bodies) + 1, len(self.bodies) + len(self.small) + 1
        holders = []
        for start in range(0, len(self.small), TOGETHER):
            some = self.small[start : start + TOGETHER]
            entries += [(2, container, place) for place in range(len(some))]
            holders.append((1, len(out), 0))
            body = _together(first + start, some)
            out += b"%d 0 obj\n%b\nendobj\n" % (container, body)
            container += 1
        entries += [*holders, (1, len(out), 0)]
        name = hashlib.sha256(out).hexdigest()[:32]
        said = f"/Type /XRef /W [1 4 2] /Size {len(entries)} {trailer} /ID [<{name}><{name}>]"
        table = _stream(said, b"".join([struct.pack(">BIH", *each) for each in entries]))
        start = len(out)
        out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (container, table, start)
        return bytes(out)


def _bodies(document: PDFDocument) -> Iterator[bytes]:
    """The canvas's own objects; some are only made when others are written."""
    number = 1
    while (name := document.numberToId.get(number)) is not None:
        body = pdfdoc.format(document.idToObject[name], document, toplevel=1).rstrip()
        content = body.removesuffix(b"endstream")
        yield body if content == body else content + STREAM_END
        number += 1


def _together(first: int, bodies: Sequence[bytes]) -> bytes:
    """Objects, numbered from `first` on, in a stream (ISO 32000-1, 7.5.7)."""
    ends = accumulate((len(body) + 1 for body in bodies), initial=0)
    places = [f"{number} {start}" for number, start in zip(count(first), ends, strict=False)]
    head = " ".join(places[: len(bodies)]).encode() + b"\n"
    said = f"/Type /ObjStm /N {len(bodies)} /First {len(head)}"
    return _stream(said, head + b"\n".join(bodies))


def _stream(entries: str, content: bytes, *, compressed: bool = True) -> bytes:
    data = zlib.compress(content) if compressed else content
    how = "/Filter /FlateDecode " if compressed else ""
    head = f"<<{entries} {how}/Length {len(data)}>>\nstream\n"
    return head.encode() + data + STREAM_END
