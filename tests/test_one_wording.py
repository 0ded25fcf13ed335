"""A finding has the same words on the screen, in packs, their editions and on the command line."""

import datetime as dt
import io
import re
import zipfile

from msgspec.structs import replace

from briefings.prepare import EDITIONS, PackRequest, prepared
from core.analysis.gaps import default_pair
from core.editing.workspace import Workspace
from core.exchange.example import DAY, example, example_texts
from core.model.dossier import Dossier
from core.model.records import Clause, Note, Party, PointStatus, Wording
from core.views.checks import findings, unmatched
from core.views.overview import OverviewLook, overview
from core.views.words import gap_finding
from tests.briefings.packs import recipe
from tests.briefings.reading import unspaced, whole_text
from tests.dossiers import position


def disordered() -> Dossier:
    """The example with much for the checks to find."""
    dossier = example()
    first, second, *_others = dossier.parties
    stalled = dossier.points[0]
    issue = dossier.issues(stalled.id)[0]
    found = [
        position("z1", issue.id, first.id, 400, 10.0),
        position("z2", issue.id, first.id, 400, 90.0),
        Wording("zw", dossier.all(Clause)[0].id, "Each Party [shall report.", party=second.id),
        Note("zn", "point", stalled.id, "Lost.", "bottom_line", "words that are gone"),
        Party("zz", 99, "Newland", "NL"),
    ]
    for each in found:
        dossier = dossier.replacing(None, each)
    return dossier.replacing(stalled, replace(stalled, status=PointStatus.STALLED))


def test_each_check_says_the_same_everywhere(parley, tmp_path) -> None:
    dossier, today = disordered(), dt.date.today()
    open_ones = [each for each in findings(dossier, today) if each.severity == "warning"]
    due = [each.sentence for each in (*open_ones, *unmatched(dossier))]
    assert len({each.fix for each in open_ones}) > 4
    pack = prepared(PackRequest(dossier, recipe(today=today)))
    assert {*due} <= {check.sentence for check in pack.checks}
    shown = overview(dossier, OverviewLook(None, today)).checks
    assert shown is not None
    listed = [each.sentence for each in shown.listed if each.severity == "warning"]
    assert listed == due[: len(listed)]
    path = tmp_path / "disordered.parley"
    Workspace.create(path, dossier, texts=example_texts()).close()
    assert parley("check", path)[1].splitlines()[: len(due)] == due


def test_what_became_of_a_gap_says_the_same_on_paper_and_in_editions() -> None:
    dossier = example()
    pair = default_pair(dossier)
    assert pair is not None
    points = (None, *(each.id for each in dossier.points))
    due = [gap_finding(dossier, pair, each, DAY) for each in points]
    asked = recipe(today=DAY, pair=pair, sections=("glance", "briefs"))
    pack = prepared(PackRequest(dossier, asked))
    files = [unspaced(whole_text(pack.pdf())), *map(edition, map(pack.edited, EDITIONS))]
    for said in files:
        assert all(unspaced(each) in said for each in due)


def edition(data: bytes) -> str:
    """The words of an edition, without blanks."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        main = next(n for n in parts.namelist() if n in ("word/document.xml", "content.xml"))
        return unspaced(re.sub("<[^>]+>", "", parts.read(main).decode()))
