"""Documents damaged at random: every reader answers soon, with a text or a reason, and within its
limits. `pytest --hypothesis-profile=long` damages ten thousand."""

import json
import subprocess
import sys

import pytest

from core.intake import standby
from tests.core.intake.papers import pdf
from tests.core.intake.test_mail import message
from tests.core.intake.word_files import para, put_in, taken_out, word_xml

HANGS = 20.0
"""How long one file may take, in seconds."""

SHORT, LONG, AT_ONCE = 25, 2_500, 250
"""Files of a kind, in a run of the tests and in a long one, and how many one process reads."""

PROGRAM = f"""
import io, json, random, sys, time, zipfile
sys.path.insert(0, {str(standby.CHILD.parent)!r})
import child
answering = child.stand_alone()
from core.intake.readers.found import RefusedError
kind, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
whole = sys.stdin.buffer.read()

def damaged(data, chance):
    data = bytearray(data)
    for _n in range(chance.randrange(1, 12)):
        at, length = chance.randrange(len(data)), chance.randrange(1, 40)
        act = chance.randrange(5)
        if act == 0:
            data[at] = chance.randrange(256)
        elif act == 1:
            del data[at : at + length]
        elif act == 2:
            data[at:at] = data[at : at + length] * chance.randrange(1, 50)
        elif act == 3:
            data[at : at + length] = bytes(chance.randrange(256) for _n in range(length))
        else:
            other = chance.randrange(len(data))
            data[at:at] = data[other : other + length]
        data = data or bytearray(b"x")
    return bytes(data)

def mutated(chance):
    if kind != "office" or chance.random() < 0.3:
        return damaged(whole, chance)
    with zipfile.ZipFile(io.BytesIO(whole)) as old:
        parts = {{name: old.read(name) for name in old.namelist()}}
    name = chance.choice([*parts])
    parts[name] = damaged(parts[name], chance)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return data.getvalue()

files = [mutated(random.Random(seed)) for seed in range(first, first + count)]
answering.confine(kind)
read, slowest, outcomes = answering.reader_of(kind), 0.0, {{}}
for data in files:
    begun = time.process_time()
    try:
        json.dumps(read(data, 1_000_000, lambda _line: None))
        outcome = "text"
    except RefusedError as refused:
        outcome = str(refused)
    except RecursionError:
        outcome = "deep"
    except Exception as failure:
        outcome = repr(failure)[:200]
    slowest = max(slowest, time.process_time() - begun)
    outcomes[outcome] = outcomes.get(outcome, 0) + 1
print(json.dumps([slowest, outcomes]))
"""

TRACKED = word_xml(
    para("The ", taken_out("old"), put_in("new"), mark="ins") * 3,
    footnotes=f'<w:footnote w:id="1">{para("Note.")}</w:footnote>',
    header1=para("RESTRICTED"),
)
PAGE = (
    "<!doctype html><title>T</title><table><tr><td>a<td><p>b</table><ol start=3><li>c<li>d</ol>"
    "<p style='display:none'>e</p><del>f</del> <ins>g</ins><sup><a href='#h'>1</a></sup>"
)
WHOLE = {
    "office": TRACKED,
    "pdf": pdf("The Parties shall meet.", "A second page."),
    "html": PAGE.encode(),
    "mail": message(html=PAGE).as_bytes(),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_damaged_documents_are_read_or_refused_and_nothing_hangs(kind, long):
    total = LONG if long else SHORT
    for first in range(0, total, AT_ONCE):
        done = subprocess.run(
            [sys.executable, "-I", "-c", PROGRAM, kind, str(first), str(min(AT_ONCE, total))],
            input=WHOLE[kind],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        slowest, outcomes = json.loads(done.stdout)
        assert slowest < HANGS
        assert {each for each in outcomes if "(" in each} == set(), "an error nobody foresaw"
