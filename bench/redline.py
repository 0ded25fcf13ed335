"""The cost of comparing two drafts word by word, against the time a person does not notice and
against Git's own comparison of the same words.

Run it from the project's folder: `python -m bench.redline`.
"""

import itertools
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.ratio import Ratio, measure, report
from bench.search import PROSE
from core.text.redline import redline

WORDS = 24_000
"""Sixty pages."""
NOTICED = 0.3
"""Seconds."""
WORD = "[[:alnum:]]+|[^[:space:]]"


def ratios() -> Iterator[Ratio]:
    """Drafts of which a few words changed, and of which many did."""
    chance = random.Random(1)
    for share in (0.02, 0.15):
        lines = draft(chance)
        yield from compared(share, "\n".join(lines), "\n".join(altered(chance, lines, share)))


def compared(share: float, before: str, after: str) -> Iterator[Ratio]:
    """Git compares the same words, and prints the whole text."""
    name = f"redline of 60 pages, {share:.0%} of the words changed"
    command = ["git", "diff", "--no-index", "-U99999", f"--word-diff-regex={WORD}"]
    with tempfile.TemporaryDirectory() as folder:
        for file, text in (("before", before), ("after", after)):
            Path(folder, file).write_text(text, "utf-8")

        def peer() -> object:
            files = [str(Path(folder, file)) for file in ("before", "after")]
            return subprocess.run([*command, *files], stdout=subprocess.DEVNULL, check=False)

        found = measure(f"{name} / Git", lambda: redline(before, after), peer, 1.5)
    yield found
    yield Ratio(f"{name} / what is not noticed", found.ours, NOTICED, 1.0)


def draft(chance: random.Random) -> list[str]:
    """Paragraphs of words as frequent as in prose, with commas."""
    words = PROSE.split()
    often = list(itertools.accumulate(1 / (n + 1) ** 0.8 for n in range(len(words))))
    said = chance.choices(words, cum_weights=often, k=WORDS)
    phrases = [" ".join(said[n : n + 9]) for n in range(0, WORDS, 9)]
    return [", ".join(phrases[n : n + 8]) + "." for n in range(0, len(phrases), 8)]


def altered(chance: random.Random, lines: list[str], share: float) -> list[str]:
    """The paragraphs with words replaced, and a tenth of them moved."""
    changed = [
        " ".join("other" if chance.random() < share else word for word in line.split(" "))
        for line in lines
    ]
    tenth = len(changed) // 10
    return [*changed[tenth : 2 * tenth], *changed[:tenth], *changed[2 * tenth :]]


if __name__ == "__main__":
    sys.exit(report(ratios()))
