"""Copies of one pack for readers who may see different things."""

import re

import msgspec
import pytest

from briefings.document import BottomLine
from briefings.issue import Order, again, digest_of, entry, issue, recalled
from briefings.parting import parted
from briefings.prepare import PackRequest, prepared
from briefings.readers import (
    lines_of,
    read,
    readers_in,
    told,
    written,
)
from briefings.recipe import FOR_PRINCIPAL, ReaderView
from core.editing.commands.packs import copies_of
from core.editing.workspace import Workspace
from core.errors import PackProblem
from core.lenses.marking import sets
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    AgendaItem,
    Audience,
    Clause,
    Line,
    Mark,
    Note,
    Point,
    Position,
    Proposal,
    Record,
    Source,
)
from core.views.issued import last_pack
from tests.briefings.packs import recipe, rich
from tests.briefings.reading import page_texts, unspaced, whole_text

UK = next(each for each in sets() if each.name == "United Kingdom").levels
VERSION_ID = r"\b[0-9a-f]{4}-[0-9a-f]{4}\b"
NAMES = ("Head", "Legal", "Press")
VIEWS = (ReaderView(), ReaderView("OFFICIAL"), ReaderView("RELEASABLE"))


def with_canaries(dossier: Dossier) -> Dossier:
    """A dossier with one record of each kind marked SECRET, each of whose texts has a word that
    nothing else has, and a note for the principal."""
    talks = msgspec.structs.replace(dossier.talks, levels=UK, marking="OFFICIAL")
    dossier = dossier.replacing(dossier.talks, talks)
    for kind in (Line, Position, Proposal):
        for record in dossier.all(kind)[:2]:
            dossier = dossier.replacing(None, mark(record, "SECRET"))
            dossier = dossier.replacing(record, canary(record))
    point = dossier.points[0]
    note = Note("np", "point", point.id, "ONLYPRINCIPAL", audience=Audience.PRINCIPAL)
    return dossier.replacing(None, note)


def mark(record: Record, word: str) -> Mark:
    return Mark(f"mark-{record.id}", KINDS[type(record)].table, record.id, word)


def canary(record: Record) -> Record:
    texts = {name: f"CANARY {name} {record.id}" for name in KINDS[type(record)].texts}
    value = {"value": 77.0, "low": 76.0, "high": 78.0} if isinstance(record, Position) else {}
    return msgspec.structs.replace(record, **texts, **value)


@pytest.fixture
def workspace(tmp_path):
    space = Workspace.create(tmp_path / "talks.parley", with_canaries(rich()))
    yield space
    space.close()


@pytest.mark.parametrize(
    ("line", "reader", "view"),
    [
        ("Legal", "Legal", ReaderView()),
        ("Legal | official", "Legal", ReaderView("OFFICIAL")),
        ("Legal|os", "Legal", ReaderView("OFFICIAL-SENSITIVE")),
        ("Head | SECRET | principal", "Head", ReaderView("SECRET", FOR_PRINCIPAL)),
        ("Head | none", "Head", ReaderView("", frozenset())),
        ("Head | | principal", "Head", ReaderView("", FOR_PRINCIPAL)),
        ("Head | OFICIAL", "Head", ReaderView("OFICIAL")),
        ("Head | SECRET | everybody", "Head", ReaderView("SECRET | everybody")),
    ],
)
def test_a_reader_is_written_in_a_line(line: str, reader: str, view: ReaderView) -> None:
    assert read(line, UK) == (reader, view)
    assert read(written(reader, view), UK) == (reader, view)


def test_readers_who_all_see_everything_have_no_views() -> None:
    assert readers_in(["A", "", " B "], UK) == (("A", "B"), ())
    assert readers_in([], UK) == (("",), ())


def test_a_recipe_is_told_in_lines() -> None:
    wanted = recipe(readers=("A", "B"), views=(ReaderView("SECRET"), ReaderView()))
    assert lines_of(wanted) == ("A | SECRET", "B")
    assert (
        told(ReaderView("SECRET", FOR_PRINCIPAL))
        == "up to SECRET · notes: delegation and principal"
    )


def test_copies_for_one_view_are_made_together() -> None:
    dossier = with_canaries(rich())
    wanted = recipe(
        readers=("A", "B", "C"),
        views=(ReaderView("OFFICIAL"), ReaderView(), ReaderView("OFFICIAL")),
    )
    parts = [part.recipe for part in parted(PackRequest(dossier, wanted))]
    assert [(part.level, part.numbers) for part in parts] == [("OFFICIAL", (1, 3)), ("", (2,))]


def test_each_copy_says_only_what_its_reader_may_see(workspace, tmp_path) -> None:
    wanted = recipe(readers=NAMES, views=VIEWS, marking="", portions=True, override="whole")
    made = issue(Order(PackRequest(workspace.latest, wanted), tmp_path))
    head, legal, press = (whole_text((tmp_path / c.file_name).read_bytes()) for c in made.copies)
    assert "CANARY" in head
    assert "[left out]" not in head
    for text in (legal, press):
        assert "CANARY" not in text
        assert "77" not in re.sub(rf"2077|{VERSION_ID}", "", text)
    assert "[left out]" in legal
    assert unspaced("lines (2)") in unspaced(legal)
    assert unspaced("Copy 2 of 3 · Legal · up to OFFICIAL") in unspaced(legal)
    assert made.marking == "SECRET"
    assert "SECRET" not in legal


def test_every_template_keeps_what_is_above_a_level(workspace) -> None:
    from briefings.templates import STOCK, applied, stock

    for name, _title in STOCK:
        asked = applied(stock(name), recipe(readers=("Legal",), views=(ReaderView("OFFICIAL"),)))
        (part,) = parted(PackRequest(workspace.latest, asked, rich()))
        pages = prepared(part).pdf()
        assert "CANARY" not in whole_text(pages), name


def test_notes_go_to_whom_they_are_for(workspace, tmp_path) -> None:
    wanted = recipe(readers=("Head", "Legal"), views=(ReaderView("", FOR_PRINCIPAL), ReaderView()))
    wanted = msgspec.structs.replace(wanted, override="whole", marking="SECRET")
    made = issue(Order(PackRequest(workspace.latest, wanted), tmp_path))
    head, legal = (whole_text((tmp_path / c.file_name).read_bytes()) for c in made.copies)
    assert "ONLYPRINCIPAL" in head
    assert "ONLYPRINCIPAL" not in legal


def test_a_level_that_is_no_word_in_force_is_refused(workspace, tmp_path) -> None:
    wanted = recipe(
        readers=("Legal",), views=(ReaderView("OFICIAL"),), marking="", override="whole"
    )
    with pytest.raises(PackProblem, match="“OFICIAL” is no level"):
        issue(Order(PackRequest(workspace.latest, wanted), tmp_path))


def test_copies_for_different_readers_are_made_again_byte_for_byte(workspace, tmp_path) -> None:
    wanted = recipe(readers=(*NAMES, "Legal 2"), views=VIEWS, marking="", override="whole")
    wanted = msgspec.structs.replace(wanted, views=(*VIEWS, ReaderView("OFFICIAL")))
    order = Order(PackRequest(workspace.latest, wanted), tmp_path)
    head = workspace.head
    workspace.do(entry(order, head, issue(order)))
    pack = last_pack(workspace.latest)
    copies = copies_of(workspace.latest, pack.id)
    assert [copy.reader for copy in copies] == list(wanted.readers)
    folder = tmp_path / "again"
    folder.mkdir()
    packs = workspace.latest.all(type(pack))
    assert again(recalled(pack, copies, packs, workspace.known_at), folder)
    for copy in copies:
        assert digest_of((folder / copy.file_name).read_bytes()) == copy.digest
    assert len(page_texts((folder / copies[1].file_name).read_bytes())) <= pack.pages


def test_what_goes_to_others_is_marked_so_and_nothing_stands_by_its_mark_alone(tmp_path) -> None:
    dossier = with_canaries(rich())
    for kind in (Point, Clause, AgendaItem, Source):
        for record in dossier.all(kind):
            dossier = dossier.replacing(None, mark(record, "RELEASABLE"))
    view = ReaderView("RELEASABLE")
    wanted = recipe(readers=("Press",), views=(view,), marking="", portions=True, override="whole")
    (part,) = parted(PackRequest(dossier, wanted))
    made = prepared(part)
    said = whole_text(made.pdf())
    assert "(R)" in said
    assert "(O)" not in said
    lines = (b for s in made.briefing.sections for b in s.blocks if isinstance(b, BottomLine))
    told = ["".join(run.text for run in each.text) for each in lines]
    assert not [each for each in told if re.fullmatch(r"\(\w+\)\s*", each)]
