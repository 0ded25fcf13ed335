"""A pack of twenty pages, whole process each: ours against WeasyPrint and against Typst.

Ours starts from the dossier: it composes, lays out and writes. The peers start from a file with
the finished content, made by `bench.pages` from the same Briefing, figures and sparklines included.
`python -m bench.packs` prints the ratios.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.pack_content import dossier, recipe
from bench.pages import html, typst
from bench.ratio import Ratio, compiled, measure, report
from briefings import make_pack
from briefings.compose import compose
from resources import font

ROOT = Path(__file__).resolve().parent.parent
LONGER_THAN_WEASYPRINT = 0.25
LONGER_THAN_TYPST = 4.0

OURS = """
from bench.pack_content import dossier, recipe
from briefings import make_pack
with open({out!r}, "wb") as file:
    file.write(make_pack(dossier(), recipe()))
"""
WEASYPRINT = """
import weasyprint
weasyprint.HTML(filename={source!r}).write_pdf({out!r})
"""
TYPST = """
import typst
typst.compile({source!r}, output={out!r}, font_paths={fonts!r}, ignore_system_fonts=True)
"""


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
        typeset = _process(TYPST.format(source=str(markup), out=str(out), fonts=fonts))
        for name, peer, bound in (
            ("WeasyPrint", weasyprint, LONGER_THAN_WEASYPRINT),
            ("Typst", typeset, LONGER_THAN_TYPST),
        ):
            what = f"pack of {pages} pages, whole process, against {name}"
            yield measure(what, ours, peer, bound, repeats=5)


def _process(code: str) -> Callable[[], object]:
    command = [sys.executable, "-c", code]
    return lambda: subprocess.run(command, cwd=ROOT, env=compiled(), check=True)


def _pages(pack: bytes) -> int:
    return pack.count(b"/Type /Page\n") or pack.count(b"/Type /Page ")


if __name__ == "__main__":
    sys.exit(report(ratios()))
