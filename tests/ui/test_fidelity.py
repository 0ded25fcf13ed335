"""Opening and saving what nobody touched alters nothing: no sign of a text, no digit."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Action,
    AgendaItem,
    Anchor,
    Answer,
    Clause,
    ClauseLink,
    ClauseStatus,
    Commitment,
    Condition,
    Definition,
    Delegate,
    Hypothesis,
    Indication,
    Issue,
    Level,
    Line,
    LineType,
    Membership,
    Negotiation,
    Party,
    Point,
    Position,
    Precedent,
    Proposal,
    Record,
    RecordTag,
    Response,
    Round,
    SavedSearch,
    Source,
    Stance,
    Term,
    Wording,
)
from tests.dossiers import TALKS, small
from ui.forms.record_form import RecordForm
from ui.kit.frame import Frame
from ui.parties import delegates, membership_form
from ui.plan import clause_form as clause
from ui.plan import links, precedents
from ui.point import hypotheses, lines
from ui.point.bottom_line import BottomLineEditor
from ui.positions import form as position
from ui.proposals import forms as proposals
from ui.rounds import followups
from ui.rounds import forms as rounds
from ui.rounds.debrief import DebriefForm
from ui.search import saved
from ui.session import Session
from ui.setup import glossary, issues, levels, parties, points, tags, talks
from ui.shell.window import Window
from ui.sources import form as source

ODD = (
    "\N{NO-BREAK SPACE}«\N{NARROW NO-BREAK SPACE}30\N{NO-BREAK SPACE}jours\N{NO-BREAK SPACE}» "
    f"a\tb  c\r\nd\u2028e\u2029f\vg {'x' * 5000} \N{ZERO WIDTH NO-BREAK SPACE}é e\u0301 <b>&amp;"
    "\n\n "
)
"""What comes into texts by paste and import, and what Qt's boxes alter on the way."""
THIRD = 100 / 3
SUM = 0.1 + 0.2
WORDS: dict[type[Record], tuple[str, ...]] = {
    Negotiation: ("title", "summary", "plan_summary", "marking", "notice"),
    Party: ("name", "code", "alternative"),
    Point: ("name", "short_name", "bottom_line", "unlock"),
    Issue: ("name", "question", "unit"),
    Position: ("statement", "red_line", "locator", "time"),
    Round: (
        *("name", "time_zone", "place", "purpose", "objectives", "decisions", "delegation"),
        *("record", "moved", "new_matter", "spoken_for", "to_check"),
    ),
    AgendaItem: ("title", "time", "lead", "remark", "press", "expected"),
    Action: ("text", "owner", "time"),
    Delegate: ("name", "function", "biography"),
    Proposal: ("name", "summary"),
    Term: ("text",),
    Response: ("text", "time"),
    Clause: ("title", "label"),
    Wording: ("text", "author", "version"),
    Line: ("text", "addressee", "key_words"),
    ClauseLink: ("remark",),
    Condition: ("remark",),
    Membership: ("role",),
    Precedent: ("title", "text", "locator"),
    Hypothesis: ("text",),
    Indication: ("text", "locator"),
    Source: ("title", "publisher", "language", "remark", "link", "original"),
    Definition: ("word", "meaning"),
    RecordTag: ("name", "meaning"),
    SavedSearch: ("name", "query"),
}  # fmt: skip


def odd(record: Record) -> Record:
    """A record with odd words in all its texts, and its own name before them."""
    names = WORDS.get(type(record), ())
    own = {name: getattr(record, name) + record.id + ODD for name in names}
    return msgspec.structs.replace(record, **own)


def records() -> Iterator[Record]:
    """All kinds of records that a form edits, with numbers of many digits."""
    day = dt.date(2025, 1, 2)
    ends: dict[str, Any] = {"low_end": THIRD, "high_end": -SUM}
    anchors = (Anchor(THIRD, f"a{ODD}"), Anchor(0.0, ""), Anchor(100.0, " b "))
    yield Issue("k", 9, "p", "K", THIRD, anchors, **ends)
    yield Position("k1", "k", "a", day, 1 / 3, 2 / 3, THIRD, SUM, THIRD, source="s", round="r1")
    silent = Commitment.NO_STATEMENT
    yield Position("k2", "k", "b", day, None, 1 / 3, 2 / 3, 1 / 7, 1e-9, commitment=silent)
    yield Position("k3", "k", "m", day, 5.0, 1 / 3, 2 / 3)
    yield AgendaItem("ai", 1, "r1", "Item", minutes=0)
    yield Action("ac", 1, "r1", "Do")
    yield Delegate("de", 1, "a", "Name")
    yield Proposal("pr", 1, "Package", day, "a", source="s")
    yield Term("te", 1, "pr", "k", 1 / 3)
    yield Response("re", "pr", "a", Answer.REJECTED)
    yield Clause("cl", 7, "Clause", ClauseStatus.BRACKETED, "p")
    yield Wording("wo", "cl", "", date=day)
    yield Wording("wa", "cl", "", party="a", date=day)
    yield Line("li", 1, "p", "Say", LineType.ARGUMENT)
    yield Definition("gl", 1, "Word", "")
    yield Clause("cm", 8, "Another clause")
    yield Line("ln", 2, "p", "Counter", answers="li")
    yield Precedent("pc", 1, "Precedent", source="s")
    yield ClauseLink("cp", "cl", position="k1")
    yield ClauseLink("cc", "cl", precedent="pc")
    yield Condition("co", "cl", "cm")
    yield Membership("ms", "m", "b", day, None, source="s")
    yield Hypothesis("hy", 1, "k", "b", "For show")
    yield Indication("in", 1, "hy", "Said so", Stance.AGAINST, "s")
    yield RecordTag("ta", 1, "Tag")
    yield SavedSearch("se", 1, "Search", "words")


def dossier() -> Dossier:
    marking = (Level(" A ", "a\t", True), Level("B\N{NO-BREAK SPACE}", ""))
    own = msgspec.structs.replace(TALKS, stall_threshold=THIRD, levels=marking, stale_days=4000)
    kept = [r for kind in KINDS if kind is not Negotiation for r in small(*records()).all(kind)]
    return Dossier.of(odd(record) for record in (own, *kept))


FORMS: dict[str, Callable[[Session], QDialog]] = {
    "talks": talks.Talks,
    "levels": levels.LevelsForm,
    "party": lambda session: parties.PartyForm(session, session.dossier.get(Party, "a")),
    "point": lambda session: points.PointForm(session, session.dossier.get(Point, "p")),
    "issue": lambda session: issues.IssueForm(session, "p", session.dossier.get(Issue, "k")),
    "plain issue": lambda session: issues.IssueForm(session, "p", session.dossier.get(Issue, "i")),
    "issue with a unit": lambda session: issues.IssueForm(
        session, "p", session.dossier.get(Issue, "j")
    ),
    "round": lambda session: rounds.RoundForm(session, session.dossier.get(Round, "r2")),
    "debrief": lambda session: DebriefForm(session, session.dossier.get(Round, "r2")),
    "agenda": lambda session: rounds.AgendaForm(
        session, "r1", session.dossier.get(AgendaItem, "ai")
    ),
    "action": lambda session: followups.ActionForm(session, session.dossier.get(Action, "ac")),
    "delegate": lambda session: delegates.DelegateForm(
        session, session.dossier.get(Delegate, "de")
    ),
    "proposal": lambda session: proposals.ProposalForm(
        session, session.dossier.get(Proposal, "pr")
    ),
    "term": lambda session: proposals.TermForm(session, "pr", session.dossier.get(Term, "te")),
    "response": lambda session: proposals.ResponseForm(
        session, "pr", session.dossier.get(Response, "re")
    ),
    "clause": lambda session: clause.ClauseForm(session, "cl"),
    "line": lambda session: lines.LineForm(session, "p", session.dossier.get(Line, "li")),
    "answer": lambda session: lines.LineForm(session, "p", session.dossier.get(Line, "ln")),
    "link": lambda session: links.LinkForm(session, "cl", session.dossier.get(ClauseLink, "cp")),
    "precedent link": lambda session: links.LinkForm(
        session, "cl", session.dossier.get(ClauseLink, "cc")
    ),
    "condition": lambda session: links.ConditionForm(
        session, "cl", session.dossier.get(Condition, "co")
    ),
    "precedent": lambda session: precedents.PrecedentForm(
        session, session.dossier.get(Precedent, "pc")
    ),
    "hypothesis": lambda session: hypotheses.HypothesisForm(
        session, "p", session.dossier.get(Hypothesis, "hy")
    ),
    "indication": lambda session: hypotheses.IndicationForm(
        session, "hy", session.dossier.get(Indication, "in")
    ),
    "source": lambda session: source.SourceForm(session, session.dossier.get(Source, "s")),
    "definition": lambda session: glossary.DefinitionForm(
        session, session.dossier.get(Definition, "gl")
    ),
    "membership": lambda session: membership_form.MembershipForm(
        session, session.dossier.get(Membership, "ms")
    ),
    "tag": lambda session: tags.TagForm(session, session.dossier.get(RecordTag, "ta")),
    "search": lambda session: saved.SearchForm(session, session.dossier.get(SavedSearch, "se")),
    **{
        f"position {key}": lambda session, key=key: _position(session, key)  # type: ignore[misc]
        for key in ("x1", "x3", "k1", "k2", "k3")
    },
}


def _position(session: Session, key: str) -> QDialog:
    said = session.dossier.get(Position, key)
    return position.PositionForm(session, said.issue, said.party, said, position.EDIT)


@pytest.fixture
def window(open_window: Callable[..., Window]) -> Window:
    return open_window(dossier())


@pytest.mark.parametrize("form", FORMS)
def test_saving_an_untouched_form_alters_nothing(session: Session, form: str) -> None:
    before, told = session.dossier, session.workspace.head
    dialog = FORMS[form](session)
    dialog.open()
    assert isinstance(dialog, Frame)
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted, dialog.problem.text()
    for kind in KINDS:
        for was, now in zip(before.all(kind), session.dossier.all(kind), strict=True):
            assert was == now
    assert session.workspace.head == told


def test_every_form_of_a_record_is_tried() -> None:
    tried = {"Talks", "LevelsForm", "ClauseForm", "PositionForm"}
    tried |= {
        "PartyForm", "PointForm", "IssueForm", "RoundForm", "AgendaForm", "ActionForm",
        "DelegateForm", "ProposalForm", "TermForm", "ResponseForm", "LineForm", "SourceForm",
        "DefinitionForm", "LinkForm", "ConditionForm", "PrecedentForm", "HypothesisForm",
        "IndicationForm", "TagForm", "SearchForm", "DebriefForm", "MembershipForm",
    }  # fmt: skip
    assert {each.__name__ for each in RecordForm.__subclasses__()} <= tried


def test_all_texts_of_a_record_are_odd() -> None:
    """A new text field of a kind that a form edits joins in here."""
    left_out = {
        "id",
        "colour",
        "reliability",
        "digest",
        "file_digest",
        "file_name",
        "text",
        "ocr",
    }
    for kind, names in WORDS.items():
        texts = {
            name
            for name, told in kind.__annotations__.items()
            if told is str and name not in KINDS[kind].references
        }
        assert texts - set(names) <= left_out, kind


def test_a_bottom_line_left_as_it_was_alters_nothing(qtbot: QtBot, window: Window) -> None:
    window.go_to("point:p")
    assert window.session is not None and window.panel is not None  # noqa: PT018 - one thought
    told = window.session.workspace.head
    (line,) = window.panel.findChildren(BottomLineEditor)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert line.editing
    QTest.keyClick(line.box, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.session.workspace.head == told


def test_a_no_break_space_beside_new_words_is_kept(session: Session) -> None:
    said = session.dossier.get(Position, "x3")
    form = _position(session, "x3")
    assert isinstance(form, position.PositionForm)
    form.open()
    QTest.keyClick(form.statement, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.statement, "Not ")
    QTest.mouseClick(form.go, Qt.MouseButton.LeftButton)
    now = session.dossier.get(Position, "x3").statement
    assert now.replace("\n", "") == "Not " + _as_lines(said.statement)


def _as_lines(text: str) -> str:
    for end in ("\r\n", "\u2029", "\n"):
        text = text.replace(end, "")
    return text
