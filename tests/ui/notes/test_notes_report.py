"""Writing notes to files, from the window."""

import datetime as dt

import pytest

from core.editing.commands.notes import add_note
from core.model.records import Audience

NOON = dt.datetime(2025, 1, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def noted(window, session, monkeypatch, tmp_path):
    session.do(add_note("position", "x1", "For all", created=NOON))
    session.do(add_note("position", "x2", "My own", created=NOON, audience=Audience.MINE))

    def write(name):
        path = tmp_path / name
        monkeypatch.setattr(window.prompts, "file_to_write", lambda *_asked: path)
        window.do("report_notes")
        return path

    return write


@pytest.mark.parametrize("name", ["n.pdf", "n.html", "n.csv", "n.jsonld"])
def test_the_ending_says_the_format_and_what_is_private_stays(noted, name, session):
    said = []
    session.status_message.connect(lambda sentence, _problem: said.append(sentence))
    data = noted(name).read_bytes()
    assert data.startswith(b"%PDF") == (name == "n.pdf")
    if name != "n.pdf":
        assert "For all" in data.decode()
        assert "My own" not in data.decode()
    assert said[-1].startswith("1 note saved to")
    assert said[-1].endswith("1 of your own notes was left out.")


def test_what_is_private_is_written_when_asked_for(noted, window):
    window.go_to("notes")
    box = window.panel.filter.boxes["audience"]
    box.setCurrentIndex(box.findData(Audience.MINE))
    assert "My own" in noted("n.csv").read_text(encoding="utf-8-sig")


def test_a_folder_that_is_gone_is_a_sentence(noted, session):
    said = []
    session.status_message.connect(lambda sentence, problem: said.append((sentence, problem)))
    noted("gone/n.csv")
    assert said[-1][1]
