"""A pack of twenty pages, timed as a whole process: ours against WeasyPrint and Typst.

Ours starts from the dossier: it composes, lays out and writes. The peers start from a file with the
finished content, made by `bench.pages` from the same Briefing, including figures and sparklines.
`python -m bench.packs` prints the ratios.
"""

import gc
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import typst as typeset
from PySide6.QtCore import QEventLoop, QSize

from bench.application import application
from bench.pack_content import dossier, made, recipe
from bench.pages import html, typst
from bench.ratio import Ratio, compiled, measure, report
from briefings.compose import compose
from briefings.prepare import LaidPack, PackRequest, Prepared, prepared
from briefings.render import Cache
from resources import font
from ui.briefings.preview import Previewer, picture
from ui.kit.garbage import Collector

ROOT = Path(__file__).resolve().parent.parent
LONGER_THAN_WEASYPRINT = 0.2
LONGER_THAN_TYPST = 1.8
PER_PAGE = 1.25
SINGLE_PACKS = 3.0
AGAINST_TYPST = 2.0
SOON = 0.05
"""How many seconds after an edit the preview's first page should be shown."""
PAGE = QSize(595, 842)
"""The pixels of a page of the preview."""
MANY = 80
LONG, MOST_SECONDS = 441, 1.5
"""The points of a pack of some 850 pages, and how long the first page of its first preview may
take."""
SHOWN_ON_THE_WAY = 1.25
"""How many times as long a preview may take because pages are shown on the way."""
COPIES = 50

OURS = """
import main
main.start_quickly()
from bench.pack_content import dossier, made, recipe
with open({out!r}, "wb") as file:
    file.write(made(dossier(), recipe()))
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
    pages = _pages(made(dossier(), recipe()))
    with tempfile.TemporaryDirectory() as folder:
        page, markup, out = (Path(folder, name) for name in ("pack.html", "pack.typ", "pack.pdf"))
        page.write_text(html(briefing), "utf-8")
        markup.write_text(typst(briefing), "utf-8")
        ours = _process(OURS.format(out=str(out)))
        weasyprint = _process(WEASYPRINT.format(source=str(page), out=str(out)))
        typesetting = _process(TYPST.format(source=str(markup), out=str(out), fonts=_fonts()))
        for name, peer, bound in (
            ("WeasyPrint", weasyprint, LONGER_THAN_WEASYPRINT),
            ("Typst", typesetting, LONGER_THAN_TYPST),
        ):
            what = f"pack of {pages} pages, whole process, against {name}"
            yield measure(what, ours, peer, bound, repeats=5)
    yield _growth()
    yield _copies()
    yield from _preview()
    yield from _first_previews()


def _growth() -> Ratio:
    """A page of a long pack against a page of a short one."""
    short, long = dossier(), dossier(MANY)
    few, many = (_pages(made(each, recipe())) for each in (short, long))
    found = measure(
        f"a page of {many}, against a page of {few}",
        lambda: made(long, recipe()),
        lambda: made(short, recipe()),
        PER_PAGE,
        repeats=3,
    )
    return Ratio(found.name, found.ours / many, found.peer / few, found.bound)


def _copies() -> Ratio:
    readers = tuple(f"Reader number {number}" for number in range(COPIES))
    numbered = msgspec.structs.replace(recipe(), readers=readers, watermark=True)
    return measure(
        f"{COPIES} numbered copies, against one pack, both in one process",
        lambda: list(prepared(PackRequest(dossier(), numbered)).copies()),
        lambda: made(dossier(), recipe()),
        SINGLE_PACKS,
        repeats=5,
    )


def _preview() -> Iterator[Ratio]:
    """From an edit to the preview's first page, against Typst compiling the whole pack."""
    application()
    edited = _Edited()
    with tempfile.TemporaryDirectory() as folder:
        markup, count = Path(folder, "pack.typ"), itertools.count()
        told = typst(compose(dossier(), recipe()))

        def whole() -> object:
            markup.write_text(
                told.replace("The line of contact", f"Edit {next(count)}", 1), "utf-8"
            )
            return typeset.compile(str(markup), font_paths=_fonts(), ignore_system_fonts=True)

        found = measure(
            "preview's first page after one edit, against Typst's whole compile, in one process",
            edited.first_page,
            whole,
            AGAINST_TYPST,
        )
    yield found
    yield Ratio("the same, against 50 ms", found.ours, SOON, 1.0)


def _first_previews() -> Iterator[Ratio]:
    """From nothing to the first page of a very long pack, as the window does it, and to all of its
    pages, against a preview that shows none before it has all."""
    collector = Collector(application())
    seconds = statistics.median(_seen(_first_seen) for _turn in range(3))
    whole, plain = (
        statistics.median(_seen(seen) for _turn in range(3)) for seen in (_all_seen, _none_before)
    )
    collector.deleteLater()
    gc.enable()
    yield Ratio(
        "first page of a first preview of some 850 pages, in seconds", seconds, MOST_SECONDS, 1.0
    )
    yield Ratio("its last page, against none shown before", whole, plain, SHOWN_ON_THE_WAY)


def _seen(wait: Callable[[Previewer, QEventLoop], object]) -> float:
    """The seconds until a new preview of a new dossier is seen."""
    loop, previewer = QEventLoop(), Previewer(application())
    wait(previewer, loop)
    request = PackRequest(dossier(LONG), recipe())
    gc.collect()
    start = time.perf_counter()
    previewer.ask(request)
    loop.exec()
    seconds = time.perf_counter() - start
    previewer.stop()
    return seconds


def _first_seen(previewer: Previewer, loop: QEventLoop) -> None:
    def show(pack: LaidPack) -> None:
        picture(pack, 0, PAGE)
        loop.quit()

    previewer.begun.connect(show)


def _all_seen(previewer: Previewer, loop: QEventLoop) -> None:
    previewer.begun.connect(lambda pack: picture(pack, 0, PAGE))
    _none_before(previewer, loop)


def _none_before(previewer: Previewer, loop: QEventLoop) -> None:
    def show(pack: Prepared) -> None:
        picture(pack, 0, PAGE)
        loop.quit()

    previewer.made.connect(show)


class _Edited:
    """A dossier that is edited repeatedly under a preview."""

    def __init__(self) -> None:
        self.dossier = dossier()
        self.cache = Cache()
        self.count = 0

    def first_page(self) -> None:
        """Edit a bottom line, and get the first page as a picture."""
        self.count += 1
        point = self.dossier.points[0]
        after = msgspec.structs.replace(point, bottom_line=f"Edit number {self.count}.")
        self.dossier = self.dossier.replacing(point, after)
        preview = prepared(PackRequest(self.dossier, recipe()), self.cache)
        assert not picture(preview, 0, PAGE).isNull()


def _fonts() -> list[str]:
    """The folders of the fonts that all use."""
    names = ("IBMPlexSerif-Bold.ttf", "IBMPlexSansCondensed-Bold.ttf")
    return [str(font(name).parent) for name in names]


def _process(code: str) -> Callable[[], object]:
    command = [sys.executable, "-c", code]
    return lambda: subprocess.run(command, cwd=ROOT, env=compiled(), check=True)


def _pages(pack: bytes) -> int:
    return pack.count(b"/Type /Page\n") or pack.count(b"/Type /Page ")


if __name__ == "__main__":
    sys.exit(report(ratios()))
