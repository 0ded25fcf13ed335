"""The cost of reading documents: a Word file full of tracked changes against two seconds, a PDF of
many pages against pdftotext, where that is installed.

Run it from the project's folder: `python -m bench.documents`.
"""

import io
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from bench.ratio import Ratio, measure, report, timed
from core.intake import read_document
from core.intake.reading import prepare
from tests.core.intake.word_files import para, put_in, taken_out, word_xml

PAGES, LINES, TURNS = 200, 45, 5
PARAGRAPHS, PIECES, REVISIONS = 1_000, 16, 1_400
"""Of a hundred pages: ten paragraphs on each, in runs of three words."""

MOST_AT_ONCE = 1.6
"""How many times as long as pdftotext a PDF may take of which nothing was known before."""
CHOICE = 0.5
"""How long somebody chooses a file at least, in seconds."""
MOST_SECONDS = 2.0
"""How long a Word file may take in the child process."""

WORDS = ("the", "Parties", "shall", "withdraw", "forces", "from", "zone", "under", "monitoring")


def ratios() -> Iterator[Ratio]:
    """Every figure, in turn, as it is measured."""
    word, pdf = tracked(), pages()
    read_document("a.docx", word)
    seconds = [timed(lambda: read_document("a.docx", word)) for _turn in range(TURNS)]
    name = f"Word, 100 pages, {REVISIONS:,} revisions, in seconds"
    yield Ratio(name, statistics.median(seconds), MOST_SECONDS, 1.0)
    peer = shutil.which("pdftotext")
    if peer is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(pdf)

        def by_peer() -> None:
            subprocess.run([peer, path, "-"], stdout=subprocess.DEVNULL, check=True)

        def by_us() -> None:
            read_document("a.pdf", pdf)

        name = f"PDF, {PAGES} pages, against pdftotext"
        yield measure(f"{name}, at once", by_us, by_peer, MOST_AT_ONCE, repeats=TURNS)
        yield measure(
            f"{name}, chosen in a dialog", by_us, by_peer, 1.5, before=chosen, repeats=TURNS
        )


def chosen() -> None:
    """What happens while somebody chooses a file."""
    prepare()
    time.sleep(CHOICE)


def tracked() -> bytes:
    """A Word file of a hundred pages."""
    chance = random.Random(1)
    every = PARAGRAPHS * PIECES // REVISIONS

    def piece(number: int) -> str:
        words = " ".join((*chance.choices(WORDS, k=3), ""))
        if number % every:
            return words
        return chance.choice((put_in, taken_out))(words)

    starts = range(0, PARAGRAPHS * PIECES, PIECES)
    return word_xml("".join(para(*map(piece, range(n, n + PIECES))) for n in starts))


def pages() -> bytes:
    """A PDF of lines."""
    chance, data = random.Random(1), io.BytesIO()
    canvas = Canvas(data, pageCompression=1)
    for _page in range(PAGES):
        for line in range(LINES):
            canvas.drawString(72, 780 - 16 * line, " ".join(chance.choices(WORDS, k=12)))
        canvas.showPage()
    canvas.save()
    return data.getvalue()


if __name__ == "__main__":
    sys.exit(report(ratios()))
