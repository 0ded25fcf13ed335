"""Importing a large table by the command, against reading it with pandas and writing its rows.

One peer writes the positions alone; the other all that the dossier has of each row afterwards: the
position, the row of the journal, and what search reads, with its index. Neither checks anything.
`python -m bench.importing`.
"""

import csv
import datetime as dt
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.peak import PROGRAM, megabytes
from bench.ratio import Peak, Ratio, Size, compiled, measure, report
from core.model.dossier import EMPTY
from core.model.records import Issue, Party, Point, Record, Source
from core.storage.store import Store

MANY = 100_000
"""Rows of the table."""
ISSUES, PARTIES, SOURCES = 50, 20, 300
WORDS = str.split(
    "the parties agree that forces withdraw from line of contact within days after signature "
    "monitoring mission reports weekly on compliance and access until final status is settled"
)
MOST = 300
"""Megabytes that the command may take at its peak."""
COMMAND = ("import", "--kind", "position")
READ = """
import json, sys
from pathlib import Path
import pandas
from core.storage import driver

frame = pandas.read_csv(sys.argv[2])
connection = driver.connect(Path(sys.argv[1]))
driver.log_ahead(connection)
connection.execute("BEGIN IMMEDIATE")
positions = []
for number, row in enumerate(frame.itertuples(index=False, name=None)):
    issue, party, date, value, confidence, statement, source = row
    key = f"00000000-0000-7000-8000-{number:012x}"
    issue, party, source = (each.replace(" ", "").lower() for each in (issue, party, source))
    positions.append((key, issue, party, date, value, statement, source, confidence))
connection.executemany(
    "INSERT INTO position (id, issue, party, date, value, statement, source, confidence, red_line,"
    " commitment, locator) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 'informal', '')",
    positions,
)
"""
BESIDES = """
connection.execute("INSERT INTO change VALUES (NULL, 'd', 1, '', '', '')")
((change,),) = connection.execute("SELECT max(number) FROM change")
((first,),) = connection.execute("SELECT max(number) FROM entry")
journal, entries, words = [], [], []
for number, told in enumerate(positions):
    journal.append(("d", number, change, 1, "", "position", told[0], "", "[]", json.dumps(told)))
    entries.append((first + 1 + number, "position", told[0], number))
    words.append((first + 1 + number, f" {told[5]}\\n"))
connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", journal)
connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", entries)
connection.executemany("INSERT INTO entry_words (rowid, body) VALUES (?, ?)", words)
"""
KEPT = """
connection.execute("COMMIT")
driver.settle(connection)
connection.close()
"""
PEERS = {
    "pandas and executemany of the positions alone": READ + KEPT,
    "pandas and executemany of the positions, the journal and the search index": (
        READ + BESIDES + KEPT
    ),
}


def ratios() -> Iterator[Ratio | Peak]:
    """Time and memory, in one run."""
    with tempfile.TemporaryDirectory() as folder:
        table, empty, file = (Path(folder, name) for name in ("t.csv", "empty.parley", "f.parley"))
        _write(table)
        Store.create(empty, EMPTY.replacing_all((None, each) for each in _named())).close()
        peaks = []

        def run(program: str, *command: str) -> None:
            shutil.copy(empty, file)
            words = [sys.executable, "-c", program, *command, str(file), str(table)]
            done = subprocess.run(words, capture_output=True, text=True, check=True, env=compiled())
            if command:
                peaks.append(megabytes(done))

        for name, peer in PEERS.items():
            whole = f"import {MANY:,} positions / {name}"
            yield measure(
                whole, partial(run, PROGRAM, *COMMAND), partial(run, peer), 3.0, repeats=3
            )
        run(PROGRAM, *COMMAND)
        size, read = (each.stat().st_size for each in (file, table))
        yield Size(f"a file of {MANY:,} imported positions / the table read", size, read, 4.0)
        yield Peak(f"import {MANY:,} positions", max(peaks), MOST)


def _named() -> Iterator[Record]:
    """What the rows of the table name."""
    yield Point("p", 1, "Main")
    yield from (Issue(f"issue{n}", n, "p", f"Issue {n}") for n in range(ISSUES))
    yield from (Party(f"p{n:02}", n, f"Party {n}", f"P{n:02}") for n in range(PARTIES))
    yield from (Source(f"record{n}", n, f"Record {n}") for n in range(SOURCES))


def _write(path: Path) -> None:
    chance = random.Random(1)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("Issue", "Party", "Date", "Value", "Confidence", "Statement", "Source"))
        for n in range(MANY):
            day = dt.date(2020, 1, 1) + dt.timedelta(days=n % 1500)
            said = " ".join(chance.choices(WORDS, k=18))
            row = (day, chance.randrange(1, 100), "high", said, f"Record {n % SOURCES}")
            writer.writerow((f"Issue {n % ISSUES}", f"P{n % PARTIES:02}", *row))


if __name__ == "__main__":
    sys.exit(report(ratios()))
