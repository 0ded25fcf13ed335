"""The head of the journal on a pack: on its cover, and at the foot of every page."""

import datetime as dt
import io
from typing import cast

import docx
import msgspec
import pytest

from briefings import styles
from briefings.compose import compose
from briefings.document import Layout, PageFrame
from briefings.issue import Order, again, digest_of, issue, recalled
from briefings.prepare import Ground, PackRequest, requested
from briefings.recipe import Recipe, recipe_of
from briefings.render.laid import LaidPage
from briefings.render.page_frame import fitting_parts, paint_page_frame
from briefings.render.pen import Pen
from briefings.render.shapes import TextRun
from briefings.render.sheet import sheet_of
from briefings.render.text import ELLIPSIS
from briefings.templates import applied, content, stock
from briefings.word import word
from core.editing.commands import change
from core.editing.commands.packs import copies_of
from core.editing.commands.packs import issue as record
from core.editing.workspace import Workspace
from core.errors import PackProblem
from core.exchange.example import DAY, example
from core.language import LANGUAGES, Language, speaking
from core.language import gettext as _
from core.model.records import Pack, Point, Round
from core.text.digest import short
from core.text.saying import long_date, version
from core.views.issued import last_pack
from tests.briefings.packs import MADE_AT, NOTICE, TODAY, make_pack, recipe, rich
from tests.briefings.reading import page_texts, text_boxes

HEAD = "3f2a91c077de04b1" + "5" * 48
SHORT = "3f2a 91c0 77de 04b1"


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_it_stands_on_every_page_beside_the_notice(paper) -> None:
    pages = page_texts(make_pack(rich(), recipe(paper=paper, chain_head=HEAD)))
    assert all(SHORT in page for page in pages)
    assert f"Journal head {SHORT}" in pages[0]
    assert all(NOTICE in page for page in pages)


def test_without_it_nothing_is_said_of_it() -> None:
    assert not any("Journal head" in page for page in page_texts(make_pack(rich(), recipe())))


def test_a_notice_is_not_cut_for_its_sake() -> None:
    readers = ("Head of the delegation",)
    asked = recipe(paper="a5", sections=("card",), readers=readers, chain_head=HEAD)
    (page, *_others) = page_texts(make_pack(rich(), asked))
    assert f"Journal head {SHORT}" in page
    assert NOTICE in page


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_no_line_of_the_foot_touches_the_marking(paper) -> None:
    sections, readers = ("card",), ("Head of it",)
    asked = recipe(paper=paper, sections=sections, readers=readers, chain_head=HEAD, marking="OPEN")
    boxes = sorted((bottom, top) for _l, bottom, _r, top in text_boxes(make_pack(rich(), asked), 0))
    marking = [top for bottom, top in boxes if bottom < boxes[0][0] + 2]
    lowest = next(bottom for bottom, _top in boxes if bottom >= boxes[0][0] + 2)
    assert lowest - max(marking) > 2


class Foot:
    """A pen that notes what it writes."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def words(self, run: TextRun, _spacing: float = 0.0) -> None:
        self.written.append(run.text)

    def rule(self, *_where: object) -> None:
        pass

    def whose(self, *_what: object) -> None:
        pass


def test_the_foot_says_the_same_on_every_page_however_wide_its_number() -> None:
    sheet = sheet_of("a5", Layout(), False, 1)
    for length in range(40, 80):
        frame = PageFrame("", f"v1 · {'n' * length} · cdef")
        told = []
        for number in (9, 10):
            pen = Foot()
            paint_page_frame(cast(Pen, pen), frame, LaidPage(sheet, ("", ""), []), number, "10")
            told.append([each for each in pen.written if each.startswith("v1")])
        assert told[0] == told[1]


@pytest.mark.parametrize("template", ["full", "annex", "delta"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_running_head_of_the_example_is_whole_on_the_smallest_paper(
    template: str, language: Language
) -> None:
    begun = recipe(today=DAY, round=example().all(Round)[-1].id, readers=("",))
    asked = msgspec.structs.replace(
        applied(stock(template), begun), paper="a5", language=language, chain_head=HEAD
    )
    pages = page_texts(make_pack(example(), asked))
    assert not [page for page in pages if ELLIPSIS in page[:200]]


def test_the_word_edition_has_it_too() -> None:
    made = docx.Document(io.BytesIO(word(compose(rich(), recipe(chain_head=HEAD)))))
    foot = " ".join(each.text for each in made.sections[0].footer.paragraphs)
    assert f"Journal head {SHORT}" in foot


def test_in_arabic_it_reads_from_left_to_right() -> None:
    made = compose(rich(), recipe(language="ar", chain_head=HEAD))
    assert f"\u2066{SHORT}\u2069" in made.page_frame.journal


def test_it_belongs_to_one_pack_and_to_no_template() -> None:
    begun = Recipe(MADE_AT, TODAY, chain_head=HEAD)
    assert HEAD not in content(begun)
    assert applied(stock("full"), begun).chain_head == HEAD


def test_a_register_cannot_print_another_text_in_its_place() -> None:
    told = msgspec.json.decode(msgspec.json.encode(recipe()))
    pack = Pack(
        "k", "Pack", recipe=msgspec.json.encode({**told, "chain_head": "Approved"}).decode()
    )
    with pytest.raises(PackProblem):
        recipe_of(pack)


def test_a_pack_made_again_shows_the_head_of_then(tmp_path) -> None:
    space = Workspace.create(tmp_path / "talks.parley", rich())
    head = space.store.chain.head
    ground = Ground(space.latest, space.known_at, TODAY, chain_head=head)
    asked = requested(recipe(readers=("",)), ground)
    made = issue(Order(asked, tmp_path))
    told = msgspec.json.encode(asked.recipe).decode()
    fields = {"title": "Pack", "issued": dt.datetime.now(dt.UTC), "recipe": told}
    space.do(record(made.copies, **fields, journal_head=space.head))
    space.do(change(Point, "p", name="Renamed"))
    pack = last_pack(space.latest)
    copies = copies_of(space.latest, pack.id)
    folder = tmp_path / "again"
    folder.mkdir()
    assert again(recalled(pack, copies, space.latest.all(Pack), space.known_at), folder)
    (file,) = folder.iterdir()
    assert digest_of(file.read_bytes()) == copies[0].digest
    assert all(short(head) in page for page in page_texts(file.read_bytes()))
    assert space.store.chain.head != head
    space.close()


def test_only_the_head_is_enough_to_be_another_pack() -> None:
    one = PackRequest(rich(), recipe(chain_head=HEAD))
    other = PackRequest(one.dossier, recipe())
    assert not one.is_but_later(other)


def test_a_line_too_long_for_the_page_loses_whole_parts() -> None:
    said = "Positions as of 1 March · prepared 2 March, 14:02 · a1f3-90c2"
    assert fitting_parts(said, styles.HEAD, 1000) == said
    assert fitting_parts(said, styles.HEAD, 150) == "Positions as of 1 March · a1f3-90c2"
    assert fitting_parts(said, styles.HEAD, 100) == "Positions as of 1 March"


@pytest.mark.parametrize("language", ["en", "fr", "ru", "uk"])
def test_every_page_of_a_small_pack_has_its_version_and_its_day(language: Language) -> None:
    day = msgspec.structs.replace(recipe(paper="a5", language=language), today=dt.date(2025, 9, 27))
    with speaking(language):
        said = f"{version(1)} · {_('Positions as of {date}').format(date=long_date(day.today))}"
    assert all(said in page for page in page_texts(make_pack(rich(), day)))
