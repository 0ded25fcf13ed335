"""Stale is one thing: sidebar, cards, matrix, pack and its checks find the same positions."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QLabel

from core.analysis.matrix import issue_cell
from core.editing.workspace import Workspace
from core.exchange.example import DAY, example
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Issue, Position, Round
from core.views.checks import findings
from core.views.party_card import party_cards
from core.views.positions import PositionWords, positions_on
from tests.used import crowded, month_of_work
from ui.shell.window import Window

STALE = re.compile(r"(\d+) stale position")


def impatient() -> Dossier:
    """The example, where a position is old after three days already."""
    dossier = example()
    return dossier.replacing(dossier.talks, msgspec.structs.replace(dossier.talks, stale_days=3))


def worded() -> Dossier:
    """The example, with words that place nobody and with a position that is yet to hold."""
    records = [record for kind in KINDS for record in example().all(kind)]
    issue, coming = Issue("is", 9, example().points[0].id, "A new issue"), DAY + dt.timedelta(30)
    parties = example().parties
    words = Position("words", "is", parties[0].id, DAY - dt.timedelta(400), statement="Maybe.")
    return Dossier.of([*records, issue, words, Position("z", "is", parties[1].id, coming, 50.0)])


def on_cards(dossier: Dossier, day: dt.date) -> set[str]:
    """The positions whose card says so."""
    cards = [c for p in dossier.points for c in party_cards(dossier, p.id, day, frozenset())]
    said = [each for card in cards for each in (card.lead, *card.others) if each is not None]
    return {each.position for each in said if each.meta.endswith("stale")}


def in_matrix(dossier: Dossier, day: dt.date) -> set[str]:
    """The positions whose cell says so."""
    issues = [issue for point in dossier.points for issue in dossier.issues(point.id)]
    cells = [issue_cell(dossier, issue, p, day) for issue in issues for p in dossier.parties]
    return {cell.position.id for cell in cells if cell.stale and cell.position is not None}


def in_pack(dossier: Dossier, day: dt.date) -> set[str]:
    """The positions that the tables of the pack mark."""
    issues = [issue for point in dossier.points for issue in dossier.issues(point.id)]
    told = [each for on_issue in positions_on(dossier, issues, day) for each in on_issue]
    return {each.latest.id for each in told if isinstance(each, PositionWords) and each.stale}


def checked(dossier: Dossier, day: dt.date) -> int:
    """How many the checks count."""
    told = [each.sentence for each in findings(dossier, day)]
    counts = [int(m[1]) for sentence in told if (m := STALE.match(sentence))]
    return sum(counts)


DOSSIERS = pytest.mark.parametrize("made", [example, impatient, worded, month_of_work, crowded])


@DOSSIERS
def test_cards_matrix_pack_and_checks_find_the_same_positions(
    made: Callable[[], Dossier],
) -> None:
    dossier = made()
    ends = [each.end_date or each.date for each in dossier.all(Round)]
    days = {DAY, *(end + dt.timedelta(1) for end in ends if end is not None)}
    for day in sorted(days):
        found = in_matrix(dossier, day)
        assert on_cards(dossier, day) == found
        assert in_pack(dossier, day) == found
        assert checked(dossier, day) == len(found)


@DOSSIERS
def test_the_sidebar_counts_what_the_matrix_shows(
    made: Callable[[], Dossier], open_window: Callable[..., Window], tmp_path: Path
) -> None:
    dossier = made()
    window = open_window()
    window.clock = lambda: DAY
    window.show_workspace(Workspace.create(tmp_path / "used.parley", dossier))
    said = "\n".join(label.text() for label in window.side.findChildren(QLabel))
    match = STALE.search(said)
    assert (int(match[1]) if match else 0) == len(in_matrix(dossier, DAY))
