"""What takes a step or two to show: each scene prepares a window, or returns another one."""

import datetime as dt
from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QDialog, QWidget

from briefings.recipe import FOR_PRINCIPAL, ReaderView
from core.editing.commands import change
from core.editing.commands.packs import CopyMade
from core.editing.commands.packs import issue as record
from core.exchange.example import example
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Pack, Party, Position, Proposal, Round, Source, Wording
from core.text.selectors import select
from ui.briefings import issue, issued, readers
from ui.briefings.panel import BriefingsPanel
from ui.forms.page_viewer import PageViewer
from ui.history.panel import HistoryPanel
from ui.matrix.panel import MatrixPanel
from ui.notes.panel import NotesPanel
from ui.plan import comparing, draft_form, links, precedents, text_sheet, versions
from ui.positions import contradiction
from ui.positions import form as position
from ui.positions.cited import Evidence
from ui.proposals import forms as proposals
from ui.rounds import capture, debrief
from ui.search import search
from ui.session import Session
from ui.setup.several_parties import SeveralParties
from ui.setup.several_points import SeveralPoints
from ui.shell.window import Window
from ui.sources import evidence
from ui.sources import form as source


def contested() -> Dossier:
    """The example, with a second source that disagrees with the first."""
    said = next(p for p in example().all(Position) if p.value == 50 and p.source)
    other = msgspec.structs.replace(said, id="zz", value=60.0, source=example().all(Source)[-1].id)
    return Dossier.of([*(r for kind in KINDS for r in example().all(kind)), other])


def _session(window: Window) -> Session:
    assert window.session is not None
    return window.session


def searching(window: Window) -> QWidget | None:
    """The search, with something found."""
    window.go_to("overview")
    found = search.show(window, window)
    found.field.setText("referendum")
    return None


def replaying(window: Window) -> QWidget | None:
    """The plan as it stood at the second round."""
    for open_search in window.findChildren(search.Search):
        open_search.leave()
    window.go_to("plan")
    window.do("replay")
    window.banner.slider.setValue(1)
    return None


def heat_map(window: Window) -> QWidget | None:
    """The gaps by round."""
    window.banner._leave()
    window.go_to("matrix")
    assert isinstance(window.panel, MatrixPanel)
    window.panel.view.setCurrentIndex(2)
    window.panel.refresh()
    return None


def grouped_notes(window: Window) -> QWidget | None:
    """The notes by sticking point."""
    window.go_to("notes")
    assert isinstance(window.panel, NotesPanel)
    box = window.panel.filter.grouping
    box.setCurrentIndex(box.findData("point"))
    return None


def unfolded_history(window: Window) -> QWidget | None:
    """The last step, unfolded."""
    session = _session(window)
    session.do(change(Party, session.dossier.parties[0].id, name="Another name"))
    session.undo()
    window.go_to("history")
    assert isinstance(window.panel, HistoryPanel)
    tree = window.panel.tree
    tree.expand(tree.steps.index(0, 0))
    return None


def side_by_side(window: Window) -> QWidget | None:
    """Two sources that disagree."""
    contradiction.show(_session(window), "zz")
    return window.findChildren(contradiction.ContradictionDialog)[-1]


def source_form(window: Window) -> QWidget | None:
    """A source's grades with their meanings."""
    session = _session(window)
    return seen(source.SourceForm(session, session.dossier.all(Source)[0]))


def evidence_form(window: Window) -> QWidget | None:
    """Which position a sentence is evidence for."""
    session = _session(window)
    chosen = session.dossier.all(Source)[0]
    text = session.workspace.store.text(chosen.digest)
    return seen(evidence.EvidenceDialog(session, select(text, 40, 130)))


def position_form(window: Window) -> QWidget | None:
    """A new position from a sentence."""
    session = _session(window)
    chosen = session.dossier.all(Source)[0]
    text = session.workspace.store.text(chosen.digest)
    made = Evidence(chosen, select(text, 40, 130), "p. 1")
    return seen(position.PositionForm(session, evidence=made))


def proposal_form(window: Window) -> QWidget | None:
    """A proposal's fields."""
    session = _session(window)
    return seen(proposals.ProposalForm(session, session.dossier.all(Proposal)[0]))


def matrix_pages(window: Window) -> QWidget | None:
    """The matrix as a page."""
    window.go_to("matrix")
    assert isinstance(window.panel, MatrixPanel)
    window.panel.print_page()
    return window.findChildren(PageViewer)[-1]


def levels_of_readers(window: Window) -> QWidget | None:
    """What each reader of a pack may see."""
    window.do("brief")
    assert isinstance(window.panel, BriefingsPanel)
    views = (ReaderView(), ReaderView("RELEASABLE"), ReaderView("", FOR_PRINCIPAL))
    names = ("Head of delegation", "Legal adviser", "Desk")
    window.panel.draft.update(readers=names, views=views)
    return readers.ask(_session(window), window.panel.draft)


def issuing(window: Window) -> QWidget | None:
    """Where the copies of a pack go."""
    window.do("brief")
    assert isinstance(window.panel, BriefingsPanel)
    window.panel.draft.update(readers=("Head of delegation", "Legal adviser", "Desk"))
    return issue.ask(_session(window), window.panel.draft)


def register(window: Window) -> QWidget | None:
    """A pack that was issued, and its copies."""
    session = _session(window)
    copies = [CopyMade(name, f"Pack-v1_copy-0{n}.pdf", "3f" * 32) for n, name in enumerate("ABC")]
    session.do(record(copies, title="Pack v1", issued=dt.datetime(2025, 12, 20, tzinfo=dt.UTC)))
    return issued.ask(session, session.dossier.all(Pack)[0].id)


def seen(form: QDialog) -> QDialog:
    """A form, shown."""
    form.show()
    return form


def listing_parties(window: Window) -> QWidget | None:
    """A pasted list of parties, one of which exists and one of which looks like another."""
    form = SeveralParties(_session(window))
    form.text.setPlainText("Arland\nSyldavia, SY, mediator\nUkraine\nRusssia")
    form.show()
    return form


def listing_points(window: Window) -> QWidget | None:
    """Points with their issues in one form."""
    form = SeveralPoints(_session(window))
    form.rows[0].write(["Prisoners", "Exchanged", "Percent"], 0)
    form.rows[1].write(["", "Wait", "Days"], 0)
    form.rows[2].write(["Port", "Opened", "Four steps"], 0)
    form.show()
    return form


def capturing(window: Window) -> QWidget | None:
    """What is said in the round, taken down from the keyboard."""
    session = _session(window)
    return seen(capture.CaptureForm(session, session.dossier.all(Round)[-1]))


def debriefing(window: Window) -> QWidget | None:
    """What a round that was held came to."""
    session = _session(window)
    return seen(debrief.DebriefForm(session, session.dossier.all(Round)[-2]))


def linking(window: Window) -> QWidget | None:
    """What a clause hangs together with."""
    session = _session(window)
    return seen(links.LinksDialog(session, _worded(session)))


def comparing_versions(window: Window) -> QWidget | None:
    """Two versions of a clause."""
    session = _session(window)
    return seen(versions.VersionsForm(session, _worded(session)))


def comparing_parties(window: Window) -> QWidget | None:
    """The open clauses, a column a party."""
    return seen(text_sheet.TextSheetDialog(_session(window)))


def comparing_texts(window: Window) -> QWidget | None:
    """The plan as a party has it beside the working text."""
    return seen(comparing.ComparisonForm(_session(window)))


def bringing_in_a_draft(window: Window) -> QWidget | None:
    """A draft, cut into clauses."""
    return seen(draft_form.DraftForm(_session(window)))


def keeping_precedents(window: Window) -> QWidget | None:
    """The library of precedents."""
    return seen(precedents.PrecedentsDialog(_session(window), ""))


def _worded(session: Session) -> str:
    """A clause that has a wording."""
    return session.dossier.all(Wording)[0].clause


SCENES: dict[str, Callable[[Window], QWidget | None]] = {
    act.__name__: act
    for act in (
        searching,
        replaying,
        heat_map,
        grouped_notes,
        unfolded_history,
        side_by_side,
        source_form,
        evidence_form,
        position_form,
        proposal_form,
        matrix_pages,
        levels_of_readers,
        issuing,
        register,
        listing_parties,
        listing_points,
        capturing,
        debriefing,
        linking,
        comparing_versions,
        comparing_parties,
        comparing_texts,
        bringing_in_a_draft,
        keeping_precedents,
    )
}
