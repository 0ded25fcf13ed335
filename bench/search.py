"""The cost of searching 100,000 positions and 100,000 notes: the full result compared with the
index alone, and the first results compared with two screen frames.

Run it from the project's folder: `python -m bench.search`.
"""

import itertools
import random
import shutil
import statistics
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from bench.ratio import Ratio, measure, report, timed
from bench.storage import at_work, held
from core.editing.workspace import Workspace
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Note, Position, Record
from core.storage.driver import Connection, transaction
from core.storage.indexing import body
from core.storage.store import Store
from core.text.query import parse
from core.views.search.finder import KEPT, Finder
from core.views.search.snippets import snippet
from tests.dossiers import large

MANY = 100_000
"""Positions, and as many notes."""

FRAMES = 2 / 60
"""Two screen frames, in seconds."""

SHOWN, TURNS = 12, 9
"""How many records of a kind show their lines at once, and how many runs to take the median of."""

WHOLE = ("ukraine", "referendum", "вывод", "plant state", "the")
FIRST = ("the", "ukr", "вывод", "a", "zz", "ук", "the zz", "party:P1 the", "is:open")

PROSE = """
the of to in is that for it as with on by be are this from at which have they when will said up
about into than can only other new time these may then do first any such like state over made
after did many before must through back years where way down should because each people how
little good world still own work long get between never day same another while last might great
off come since against go came right take three general school every Ukraine territory
withdrawal guarantee monitoring plant reactor ceasefire referendum assets reconstruction
oversight sovereignty corridor вывод войск территория гарантии безопасности станция контроль
україна війська кордон
"""
"""Words from frequent to rare, as in prose."""


def ratios() -> Iterator[Ratio]:
    """Every figure, in turn, as it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder) / "many.parley", Path(folder) / "peer.parley"
        Store.create(path, annotated()).close()
        shutil.copy(path, other)
        with at_work(path) as workspace, held(other) as connection:
            finder = Finder(workspace.store, workspace.dossier)
            finder.get_ready()
            index_where(connection, workspace.dossier)
            for words in WHOLE:
                name = f"find “{words}”, ranked and counted / an index's own best {KEPT}"
                yield measure(name, asked(finder, words), ranked(connection, words), 1.5)
            for words in FIRST:
                yield first_answer(workspace, finder, words)


def annotated() -> Dossier:
    """Many positions in words of everyday frequency, with a note on each."""
    chance = random.Random(1)
    words = PROSE.split()
    often = list(itertools.accumulate(1 / (n + 1) ** 0.8 for n in range(len(words))))

    def prose(most: int) -> str:
        return " ".join(chance.choices(words, cum_weights=often, k=chance.randint(5, most)))

    records: list[Record] = []
    for record in (each for kind in KINDS for each in large(MANY).all(kind)):
        if isinstance(record, Position):
            records.append(msgspec.structs.replace(record, statement=prose(60)))
            records.append(Note(f"n{record.id}", "position", record.id, prose(40)))
        else:
            records.append(record)
    return Dossier.of(records)


def asked(finder: Finder, words: str) -> Callable[[], object]:
    """All answers: the latest, the best, and how many there are of every kind."""
    return lambda: deque(finder.ask(parse(words)), maxlen=0)


def index_where(connection: Connection, dossier: Dossier) -> None:
    """Index the texts of all records so that the index knows where in them each word is."""
    connection.execute(
        "CREATE TABLE said (number INTEGER PRIMARY KEY, kind TEXT, record TEXT, body TEXT)"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE said_words USING fts5("
        "body, content='said', content_rowid='number', tokenize='trigram remove_diacritics 1')"
    )
    every = (record for kind in KINDS for record in dossier.all(kind))
    told = ((KINDS[type(each)].table, each.id, body(connection, each)) for each in every)
    with transaction(connection):
        connection.executemany("INSERT INTO said (kind, record, body) VALUES (?, ?, ?)", told)
        connection.execute("INSERT INTO said_words (said_words) VALUES ('rebuild')")


def ranked(connection: Connection, words: str) -> Callable[[], object]:
    """The records that such an index ranks first, in one statement."""
    match = " ".join(f'"{word}"' for word in words.split())
    return lambda: connection.execute(
        "SELECT kind, record FROM said_words JOIN said ON said.number = said_words.rowid"
        " WHERE said_words MATCH ? ORDER BY rank LIMIT ?",
        [match, KEPT],
    ).fetchall()


def first_answer(workspace: Workspace, finder: Finder, words: str) -> Ratio:
    """The first results with their lines, compared with two frames."""
    query = parse(words)

    def answered() -> None:
        answer = next(finder.ask(query))
        for group in answer.groups:
            for record in group.records[:SHOWN]:
                snippet(record, query.words, workspace.store.text)

    taken = statistics.median(timed(answered) for _turn in range(TURNS))
    return Ratio(f"first answer to “{words}” / two frames of the screen", taken, FRAMES, 1.0)


if __name__ == "__main__":
    sys.exit(report(ratios()))
