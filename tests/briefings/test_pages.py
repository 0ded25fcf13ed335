"""Every page of a pack carries what it must, and pages, contents and outline agree."""

import io
import re
import subprocess
import sys
from itertools import islice, pairwise
from typing import get_args

import pikepdf
import pytest

from briefings import Cancelled, file_name, styles
from briefings.compose import compose
from briefings.document import Bullets, Heading
from briefings.recipe import PackPaper
from briefings.render import laid_out, render
from briefings.sections import ALL_SECTIONS, FULL, SECTIONS
from briefings.templates import STOCK, applied, stock
from core.errors import Problem
from core.language import LANGUAGES, Language
from core.model.dossier import EMPTY, Dossier
from core.model.records import Negotiation, Party, Point, Round
from tests.briefings.packs import NOTICE, crowded, make_copies, make_pack, recipe, rich, talks
from tests.briefings.reading import (
    links,
    outline,
    page_sizes,
    page_texts,
    text_boxes,
    whole_text,
)
from tests.dossiers import day, small


def test_every_page_carries_marking_date_copy_reader_and_number() -> None:
    pages = page_texts(make_pack(rich(), recipe()))
    for number, text in enumerate(pages, 1):
        assert text.count("SENSITIVE — DELEGATION ONLY") == 2
        assert "Positions as of 1 March 2025" in text
        assert "prepared 1 March 2025, 14:02 UTC" in text
        assert "Copy 1 of 8 · Head of delegation" in text
        assert f"{number} of {len(pages)}" in text
        assert NOTICE in text


def test_the_version_says_whether_two_packs_say_the_same() -> None:
    def version(pack: bytes) -> str:
        found = re.search(r"[0-9a-f]{4}-[0-9a-f]{4}", page_texts(pack)[0])
        assert found is not None
        return found.group()

    assert version(make_pack(rich(), recipe())) == version(
        make_pack(rich(), recipe(watermark=True))
    )
    assert version(make_pack(rich(), recipe())) != version(make_pack(small(), recipe()))


def test_the_same_recipe_makes_the_same_bytes() -> None:
    assert make_pack(rich(), recipe()) == make_pack(rich(), recipe())


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_paper_has_its_size_and_text_keeps_its_margins(paper: str) -> None:
    upright = tuple(each for each in FULL if each not in ("matrix", "columns"))
    pack = make_pack(rich(), recipe(paper=paper, sections=upright))
    ((width, height),) = page_sizes(pack)
    assert (width, height) == pytest.approx(styles.PAPERS[paper], abs=0.1)
    for number in range(len(page_texts(pack))):
        for left, bottom, right, top in text_boxes(pack, number):
            assert left >= styles.MARGIN - 1
            assert right <= width - styles.MARGIN + 1
            assert bottom >= 15
            assert top <= height - 15


def test_the_outline_leads_where_the_headings_are() -> None:
    asked = ("cover", "contents", "steering", "changes", "briefs", "matrix", "record", "glossary")
    pack = make_pack(rich(), recipe(sections=asked))
    pages = page_texts(pack)
    marks = outline(pack)
    assert [title for title, _page in marks] == [
        "Steering note",
        "Catch quota",
        "Fleet and inspection",
        "Court of arbitration",
        "Positions matrix",
        "Record of Round 2 · 10 to 12 February 2025",
        "Glossary",
    ]
    for title, page in marks:
        assert title in pages[page]


def test_the_contents_lead_where_the_outline_leads() -> None:
    pack = make_pack(rich(), recipe(two_sided=True))
    marks = outline(pack)
    assert links(pack, 1) == [page for _title, page in marks]
    for title, page in marks:
        assert re.search(rf"{re.escape(title)}( [\w ,·]+)? {page + 1}\b", page_texts(pack)[1])


def test_every_font_is_embedded() -> None:
    pack = make_pack(rich(), recipe())
    assert pack.count(b"/BaseFont") > 0
    assert pack.count(b"/FontFile2") == pack.count(b"/Type /FontDescriptor")
    assert b"/Helvetica" not in pack


def test_nothing_on_paper_lets_what_lies_below_through() -> None:
    """What PostScript cannot draw, a print system sends as a picture of the whole page."""
    with pikepdf.open(io.BytesIO(make_pack(rich(), recipe()))) as pack:
        states = [page.resources.get("/ExtGState", {}) for page in pack.pages]
        told = b"".join(each.unparse() for page in states for each in page.values())
        assert not re.search(rb"/(ca|CA|SMask|BM)\b", told)


def test_the_document_says_its_title_and_language() -> None:
    pack = make_pack(rich(), recipe())
    assert b"/Lang (en)" in pack
    assert b"/DisplayDocTitle true" in pack


def test_an_empty_dossier_makes_a_pack_that_says_what_is_missing() -> None:
    pages = page_texts(make_pack(EMPTY, recipe(issued=False, readers=("",))))
    assert len(pages) <= 2
    text = " ".join(pages)
    assert "Untitled talks" in text
    assert "No sticking points are recorded yet." in text
    assert "No round has been held yet" in text
    assert "No plan text is recorded." in text
    assert "No source is cited in this pack." in text
    assert "Handwritten notes: There is nothing yet to take notes on." in text


ADDED_TO_OTHERS = ("notes", "method", "glossary", "plan")


@pytest.mark.parametrize("dossier", [EMPTY, small(), rich()], ids=["empty", "small", "rich"])
def test_a_section_asked_for_is_there_or_left_out_with_a_reason(dossier: Dossier) -> None:
    for section in SECTIONS:
        made = compose(dossier, recipe(sections=("contents", "plan", section.id)))
        there = {each.key.partition(":")[0] for each in made.sections} & {*section.laid_as}
        front = [b for each in made.sections if each.key in ("front", "empty") for b in each.blocks]
        lists = (block.items for block in front if isinstance(block, Bullets))
        left = {item[0].text for items in lists for item in items}
        assert all(": " in line for line in left)
        if section.composer and section.id not in ADDED_TO_OTHERS:
            assert there or {line for line in left if not line.startswith("Plan text: status")}


def test_that_nothing_is_new_takes_no_page() -> None:
    held = rich(Round("r9", 9, day(58)))
    made = compose(held, recipe(sections=("contents", "glance", "changes")))
    assert [each.key for each in made.sections] == ["front", "glance"]
    (told,) = [b for b in made.sections[0].blocks if isinstance(b, Bullets)]
    assert [run.text for item in told.items for run in item] == [
        "What changed since Round 9: Nothing new has been recorded."
    ]


@pytest.mark.parametrize("paper", get_args(PackPaper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_of_an_empty_dossier_is_two_pages_on_any_paper(
    paper: PackPaper, language: Language
) -> None:
    assert len(laid_out(compose(EMPTY, recipe(paper=paper, language=language))).pages) == 2


def test_a_section_with_nothing_to_show_takes_no_page_and_is_named() -> None:
    wanted = recipe(sections=("cover", "contents", "steering", "card", "columns", "sources"))
    quota, fleet = Point("p", 1, "Quota"), Point("q", 2, "Fleet")
    pages = page_texts(make_pack(Dossier.of([talks(), quota, fleet]), wanted))
    assert len(pages) == 2
    contents = pages[0].partition("LEFT OUT")[2]
    for said in (
        "Points to make: No line is recorded.",
        "Plan text: texts side by side: No clause is open.",
        "Sources: No source is cited in this pack.",
    ):
        assert contents.count(said) == 1
    assert "Points to make" not in pages[1]


def test_a_section_with_nothing_to_show_stays_where_no_contents_would_name_it() -> None:
    for sections in (("columns",), ("contents", "columns"), ("steering", "columns")):
        text = whole_text(make_pack(Dossier.of([talks()]), recipe(sections=sections)))
        assert "No clause is open." in text
        assert "Left out" not in text


@pytest.mark.parametrize("template", [name for name, _title in STOCK])
@pytest.mark.parametrize("readers", [("",), ("Head of delegation",)])
def test_a_pack_of_talks_without_points_is_short(template: str, readers: tuple[str, ...]) -> None:
    begun = Dossier.of([talks(), Party("a", 1, "Arland", "AR"), Party("b", 2, "Borduria", "BO")])
    wanted = applied(stock(template), recipe(readers=readers))
    assert len(laid_out(compose(begun, wanted)).pages) <= 2


def test_a_pack_with_nothing_in_it_has_no_contents_but_says_why() -> None:
    wanted = applied(stock("releasable"), recipe(readers=("",)))
    for dossier in (EMPTY, Dossier.of([talks()])):
        (page,) = page_texts(make_pack(dossier, wanted))
        assert "Contents" not in page
        for said in ("This pack is empty.", "No plan text is recorded.", "No clause is open."):
            assert page.count(said) == 1


def test_no_heading_has_nothing_below_it_where_there_are_no_points() -> None:
    begun = Dossier.of([talks(), Party("a", 1, "Arland", "AR"), Party("b", 2, "Borduria", "BO")])
    for section in compose(begun, recipe(sections=("steering",))).sections:
        for above, below in pairwise((*section.blocks, Heading(""))):
            assert not isinstance(above, Heading) or not isinstance(below, Heading)


def test_a_pack_of_an_empty_dossier_is_short() -> None:
    assert len(page_texts(make_pack(EMPTY, recipe()))) == 2  # with the list of its readers
    assert len(page_texts(make_pack(EMPTY, recipe(two_sided=True)))) <= 4
    assert len(page_texts(make_pack(EMPTY, recipe(sections=("steering", "card"))))) == 1


def test_a_point_without_anything_has_a_brief() -> None:
    dossier = Dossier.of([talks(first=None, second=None), Point("p", 1, "Bare")])
    text = whole_text(make_pack(dossier, recipe()))
    assert "Fewer than two parties are recorded" in text
    assert "No issue is recorded" in text


@pytest.mark.parametrize("section", ALL_SECTIONS)
def test_every_section_can_stand_alone(section: str) -> None:
    pack = make_pack(rich(), recipe(sections=(section,)))
    pages = page_texts(pack)
    assert all("SENSITIVE" in page for page in pages)


def test_no_section_at_all_is_said() -> None:
    assert "This pack is empty." in whole_text(make_pack(rich(), recipe(sections=())))


TALL = ("cover", "contents", "glance", "briefs", "sources", "method")


def test_many_points_with_long_names_stay_on_their_pages() -> None:
    pack = make_pack(
        crowded(60, 6, 2), recipe(marking="Top " * 40, readers=("The " * 60,), sections=TALL)
    )
    ((width, _height),) = page_sizes(pack)
    pages = page_texts(pack)
    assert len(outline(pack)) == 60 + 2
    for number in (0, 3, 10, len(pages) - 1):
        assert f"{number + 1} of {len(pages)}" in pages[number]
        assert all(0 < left < right < width for left, _b, right, _t in text_boxes(pack, number))


def test_no_page_is_without_a_body() -> None:
    for dossier in (rich(), small(), crowded(4, 12, 3)):
        for text in page_texts(make_pack(dossier, recipe(marking="M"))):
            assert len(text) > 150 or "HANDWRITTEN NOTES" in text


def test_a_table_that_goes_on_repeats_its_headings() -> None:
    pages = page_texts(make_pack(crowded(1, 12, 3), recipe(sections=("briefs",))))
    continued = [page for page in pages if "no position recorded" in page]
    assert len(continued) > 1
    assert all("Stated position" in page for page in continued)


def test_a_row_higher_than_a_page_goes_on_over_it() -> None:
    dossier = rich(Point("z", 9, "Long", unlock="word " * 6000))
    assert whole_text(make_pack(dossier, recipe())).count("word") >= 2 * 6000


def test_progress_grows_to_its_total() -> None:
    heard: list[tuple[int, int]] = []
    make_pack(rich(), recipe(), progress=lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert heard[0] == (0, 100)
    assert heard[-1] == (100, 100)
    assert len(heard) > 20


def test_cancelling_ends_the_work_with_a_problem() -> None:
    calls = iter([False] * 10 + [True] * 1000)
    with pytest.raises(Cancelled):
        render(compose(rich(), recipe()), cancelled=lambda: next(calls))
    assert issubclass(Cancelled, Problem)


def test_the_file_name_says_date_talks_round_version_and_copy() -> None:
    assert file_name(rich(), recipe()) == "2025-03-01_Fishing-talks_Round-03_Pack-v1_copy-01.pdf"
    assert file_name(rich(), recipe(round="r1", version=2), 3).endswith(
        "Round-01_Pack-v2_copy-03.pdf"
    )


@pytest.mark.parametrize(
    ("title", "safe"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ('a<b>:"|?*\\c', "a-b-c"),
        ("Переговори", "Переговори"),
        ("", "Negotiation"),
        ("...", "Negotiation"),
    ],
)
def test_the_file_name_is_safe_whatever_the_title(title: str, safe: str) -> None:
    dossier = Dossier.of([Negotiation(Negotiation.ID, title), Party("a", 1, "A", "A")])
    assert file_name(dossier, recipe()).split("_")[1] == safe


def test_large_sizes_of_copy_numbers_are_printed() -> None:
    copies = make_copies(small(), recipe(readers=("",) * 150))
    assert "Copy 120 of 150" in whole_text(next(islice(copies, 119, None)))


def test_what_draws_is_imported_with_the_first_pack_only() -> None:
    code = "import briefings.recipe, core.storage.publish, sys; print('reportlab' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_no_parser_of_markup_takes_part() -> None:
    code = (
        "import sys; from tests.briefings.packs import *;"
        "make_pack(rich(), recipe()); print('reportlab.platypus' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_marking_of_two_lines_is_one_line_on_the_page() -> None:
    pack = make_pack(rich(), recipe(marking="Top\nsecret"))
    assert all(text.count("TOP SECRET") == 2 for text in page_texts(pack))


NOT_ISSUED = {"issued": False, "readers": ("Head of delegation", "Legal"), "version": 2}


def test_what_is_not_issued_says_so_and_has_no_number() -> None:
    (draft,) = make_copies(rich(), recipe(sections=ALL_SECTIONS, watermark=True, **NOT_ISSUED))
    pages = page_texts(draft)
    assert all("Draft · not issued" in page for page in pages)
    text = " ".join(pages)
    assert not re.search(r"Copy \d|Version 2|\bv2\b|numbered", text)
    assert all("Head of delegation" not in page for page in pages[:-1])


def test_what_is_not_issued_names_the_readers_it_is_meant_for() -> None:
    last = page_texts(make_pack(rich(), recipe(sections=("distribution",), **NOT_ISSUED)))[-1]
    assert "Head of delegation" in last
    assert "Legal" in last
    assert "Return slip" not in last


def test_what_is_not_issued_may_name_its_only_reader() -> None:
    wanted = recipe(issued=False, readers=("Legal",))
    assert "Draft · not issued · Legal" in page_texts(make_pack(rich(), wanted))[0]


def test_the_file_name_of_what_is_not_issued_says_when_it_was_made() -> None:
    wanted = recipe(**NOT_ISSUED)
    assert file_name(rich(), wanted) == "2025-03-01-1402_Fishing-talks_Round-03_Pack-draft.pdf"
    assert file_name(rich(), recipe(neutral=True), 3) == "2025-03-01_03_Pack-v1_copy-03.pdf"
    neutral = recipe(neutral=True, addendum=1, **NOT_ISSUED)
    assert file_name(rich(), neutral) == "2025-03-01-1402_03_Addendum-1-draft.pdf"
    assert file_name(rich(), recipe(addendum=1, **NOT_ISSUED)).endswith("_Addendum-1-draft.pdf")
