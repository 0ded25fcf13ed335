"""Sources that do not agree, side by side; and from a card to its sentence."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from core.editing.commands.positions import record_position
from core.editing.commands.sources import add_source
from core.model.records import Source
from core.views.checks import findings
from tests.dossiers import day
from ui.kit.labels import Text
from ui.point.panel import PointPanel
from ui.point.position_card import PositionCard
from ui.positions.contradiction import ContradictionDialog, show


@pytest.fixture
def contested(window, session):
    session.do(add_source("A wire report", id="t", reliability="D"))
    session.do(
        record_position(
            id="y", issue="i", party="a", date=day(1), value=30.0, source="t", statement="A third."
        )
    )
    window.go_to("point:p")
    QApplication.processEvents()
    assert isinstance(window.panel, PointPanel)
    return window.panel


def card_of(panel, name):
    return next(
        c for c in panel.cards.cards if isinstance(c, PositionCard) and c.value.name == name
    )


def test_a_contested_card_leads_to_both_sides(contested, window):
    card = card_of(contested, "Arland")
    assert card.contested.isVisible()
    card.contested.click()
    dialog = window.findChild(ContradictionDialog)
    said = [[label.text() for label in side.findChildren(Text)] for side in dialog.sides]
    assert said[0][0] == "10"
    assert said[1][0] == "30"
    assert "A third." in said[1]
    dialog.sides[1].findChildren(QPushButton)[0].click()
    assert window.side.list.current == "sources"
    assert window.panel.chosen == "t"


def test_others_are_not_contested(contested, session):
    assert not card_of(contested, "Borduria").contested.isVisible()
    assert not show(session, "x2")


def test_a_card_leads_to_its_sentence(contested, window, session):
    card = card_of(contested, "Borduria")
    assert card.strip.accessibleName().startswith("silent in")
    assert not card.sentence.isVisible(), "its latest position cites nothing"
    card_of(contested, "Arland").sentence.click()
    assert session.dossier.get(Source, window.panel.chosen).title == "A wire report"


def test_it_is_among_the_checks_before_a_pack(contested, window):
    window.go_to("overview")
    QApplication.processEvents()
    sentences = [each.sentence for each in findings(window.session.dossier, window.session.today)]
    assert any("Arland on Catch" in sentence and "Source 2" in sentence for sentence in sentences)
