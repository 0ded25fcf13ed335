"""A pack of twenty pages, whole process each: ours against WeasyPrint and against Typst.

Ours starts from the dossier: it composes, lays out and writes. The peers start from a file with
the finished content, made by `bench.pages` from the same Briefing, figures and sparklines included.
`python -m bench.packs` prints the ratios.
"""

import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.pages import html, typst
from bench.ratio import Ratio, measure, report
from briefings import Recipe, compose, make_pack
from core.dossier import Dossier
from core.model import (
    Anchor,
    Issue,
    Line,
    LineType,
    Negotiation,
    Party,
    Point,
    Record,
    Round,
    Source,
)
from resources import font
from tests.dossiers import day, position

ROOT = Path(__file__).resolve().parent.parent
LONGER_THAN_WEASYPRINT = 0.25
LONGER_THAN_TYPST = 4.0
SENTENCE = "The line of contact is frozen on signature, and a vote decides on what comes after it. "
TODAY = dt.date(2025, 6, 1)

OURS = """
from bench.packs import dossier, recipe
from briefings import make_pack
make_pack_to = open({out!r}, "wb")
make_pack_to.write(make_pack(dossier(), recipe()))
"""
WEASYPRINT = """
import weasyprint
weasyprint.HTML(filename={source!r}).write_pdf({out!r})
"""
TYPST = """
import typst
typst.compile({source!r}, output={out!r}, font_paths={fonts!r}, ignore_system_fonts=True)
"""


def recipe() -> Recipe:
    """Copy 1 of 1 of a whole pack."""
    made = dt.datetime(2025, 6, 1, 12, 0, tzinfo=dt.UTC)
    return Recipe(made, TODAY, marking="Sensitive", reader="Head of delegation")


def dossier(points: int = 5) -> Dossier:
    """Five sticking points of three issues, four parties, six rounds: twenty pages."""
    talks = Negotiation(Negotiation.ID, "Framework talks", SENTENCE * 3, "Illustrative", "a", "b")
    records: list[Record] = [talks]
    colours = ("#0072B2", "#C8501E", "#0B8A6B", "#7A4EAB")
    parties = zip("abcd", ("Arland", "Borduria", "Caledon", "Doriath"), colours, strict=True)
    records += [
        Party(k, n, name, k.upper() * 2, colour=c) for n, (k, name, c) in enumerate(parties)
    ]
    records += [Round(f"r{n}", n + 1, day(n * 25), place="Geneva") for n in range(6)]
    records += [
        Source(f"s{n}", n + 1, f"Source number {n}", "A press", None, "", "B", 2) for n in range(12)
    ]
    for number in range(points):
        records += _point(number)
    return Dossier.of(records)


def _point(number: int) -> Iterator[Record]:
    key = f"p{number}"
    yield Point(key, number, f"Sticking point {number}", SENTENCE * 2, unlock=SENTENCE)
    for kind in LineType:
        for n in range(3):
            yield Line(f"{key}{kind}{n}", n, key, SENTENCE, kind)
    for k in range(3):
        issue = f"{key}i{k}"
        anchors = (Anchor(0, "Contact line frozen"), Anchor(50, "A free zone"), Anchor(100, "Full"))
        yield Issue(issue, k, key, f"Issue {k} of point {number}", 10.0 + k, anchors)
        for party, start in zip("abcd", (10, 90, 50, 30), strict=True):
            for n in range(6):
                at = start + (n * (50 - start)) / 12
                yield position(
                    f"{issue}{party}{n}", issue, party, n * 25 + number, at,
                    low=max(0.0, at - 12), high=min(100.0, at + 12), source=f"s{n}",
                    statement=SENTENCE, red_line="Less than what was agreed before.",
                )  # fmt: skip


def ratios() -> Iterator[Ratio]:
    """Ours against each peer."""
    briefing = compose(dossier(), recipe())
    pages = _pages(make_pack(dossier(), recipe()))
    fonts = [
        str(font(name).parent)
        for name in ("IBMPlexSerif-Bold.ttf", "IBMPlexSansCondensed-Bold.ttf")
    ]
    with tempfile.TemporaryDirectory() as folder:
        page, markup, out = (Path(folder, name) for name in ("pack.html", "pack.typ", "pack.pdf"))
        page.write_text(html(briefing), "utf-8")
        markup.write_text(typst(briefing), "utf-8")
        ours = _process(OURS.format(out=str(out)))
        weasyprint = _process(WEASYPRINT.format(source=str(page), out=str(out)))
        compiled = _process(TYPST.format(source=str(markup), out=str(out), fonts=fonts))
        for name, peer, bound in (
            ("WeasyPrint", weasyprint, LONGER_THAN_WEASYPRINT),
            ("Typst", compiled, LONGER_THAN_TYPST),
        ):
            what = f"pack of {pages} pages, whole process, against {name}"
            yield measure(what, ours, peer, bound, repeats=5)


def _process(code: str) -> Callable[[], object]:
    command = [sys.executable, "-c", code]
    return lambda: subprocess.run(command, cwd=ROOT, check=True)


def _pages(pack: bytes) -> int:
    return pack.count(b"/Type /Page\n") or pack.count(b"/Type /Page ")


if __name__ == "__main__":
    sys.exit(report(ratios()))
