"""Choosing a document to bring in."""

import os
from pathlib import Path

import pytest

from core.intake import reading
from core.intake.standby import Standby
from tests.ui.conftest import RecordedPrompts
from ui.forms.documents import ask_for_document
from ui.session import Session


def test_while_a_file_is_chosen_processes_begin_that_may_read_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, int]] = []
    seen: list[list[tuple[str, int]]] = []
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(Standby, "prepare", lambda _self, *told: begun.append(told))

    def chosen(*_asked: object) -> Path:
        seen.append([*begun])
        return Path("a.pdf")

    monkeypatch.setattr(RecordedPrompts, "file_to_open", chosen)
    assert ask_for_document(session, "Import") == Path("a.pdf")
    assert seen == [[(reading.PART, 2)]]
