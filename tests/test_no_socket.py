"""A whole session without a single socket: nothing a dossier holds can leave the laptop."""

import os
import subprocess
import sys
from pathlib import Path

from tests.waiting import LONG

ROOT = Path(__file__).resolve().parent.parent

SESSION = """
import datetime as dt, pathlib, socket, sys

opened = []
sys.addaudithook(lambda event, _args: opened.append(event) if event.startswith("socket.") else None)

def refused(*_args, **_kinds):
    raise AssertionError("a socket was asked for")

socket.socket = socket.create_connection = refused

from core.editing.commands import change
from core.model.records import Point
from PySide6.QtWidgets import QApplication
from ui.app import first_window, set_up_appearance

folder = pathlib.Path(sys.argv[1])
app = QApplication([])
set_up_appearance(app)
window = first_window(app, folder / "talks.parley")
window.show()
app.processEvents()
early = sorted(sys.modules)
assert not window.grab().isNull()
session = window.session
session.do(change(Point, session.dossier.points[0].id, bottom_line="Changed."))
app.processEvents()
assert not window.grab().isNull()

from briefings import Recipe
from briefings.prepare import PackRequest, prepared
from core.storage.publish import put_file

recipe = Recipe(made_at=dt.datetime.now(dt.UTC), today=session.today)
put_file(folder / "pack.pdf", prepared(PackRequest(session.dossier, recipe)).pdf())
window.close()
assert not opened, opened
unneeded = {"pikepdf", "PIL.Image", "uharfbuzz", "docx"} & sys.modules.keys()
assert not unneeded, unneeded
print(*early)
"""


def test_a_session_opens_no_socket_and_paints_before_it_loads_what_is_heavy(tmp_path):
    from core.exchange.example import make_example
    from tests.test_architecture import HEAVY

    make_example(tmp_path / "talks.parley").close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    environment.pop("XDG_CONFIG_HOME", None)
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")
    assert not set(done.stdout.split()) & HEAVY
