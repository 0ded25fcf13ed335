"""Dates, figures and parts of a sentence keep their order, whatever the words around them."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext

import pytest
from msgspec.structs import replace

from briefings import styles
from briefings.compose import compose
from briefings.document import (
    Bullets,
    Heading,
    Prose,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain,
)
from briefings.render.bidi import reads_right_to_left, visual
from briefings.render.lines import SetLine
from briefings.render.tables import table_boxes
from briefings.render.text import printable
from core.exchange.example import DAY, example
from core.language import speaking
from core.model.dossier import Dossier
from core.model.naming import natural
from core.model.records import Anchor, Issue, Line, LineType, Position
from core.model.scale_ends import range_in_words
from core.text.conventions import ahead_of_reply, fixed, isolated, numbered, own_way, ranged
from core.text.saying import (
    commas,
    dotted,
    exact,
    labelled,
    long_date,
    number,
    percent,
    semicolons,
    spans,
)
from core.views.field_words import field_words
from core.views.telling import place
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import whole_text
from tests.dossiers import position, small


def test_a_date_is_read_in_its_order_among_words_of_another_direction() -> None:
    with speaking("ar"):
        date = long_date(dt.date(2025, 12, 20))
    seen = visual(printable(f"see B2, {date}"))
    assert seen.startswith("see B2, 2025 ")
    assert seen.endswith(" 20")


def test_what_stands_behind_words_of_another_direction_is_read_in_one_piece() -> None:
    with speaking("ar"):
        behind = isolated("(للتوضيح: 40، نحو Arland)")
    seen = visual(printable(f"Boats may be tried. {behind}"))
    assert seen.startswith("Boats may be tried. (Arland")
    assert seen.endswith(")")


ARMY = Issue("i", 1, "p", "Army", unit="thousand troops", low_end=85.0, high_end=800.0)


BOATS = replace(ARMY, unit="قارب")


def test_a_figure_is_read_before_its_unit_whichever_way_that_runs() -> None:
    at = position("x", "i", "a", 1, low=200.0, high=580.0)
    with speaking("ar"):
        said = (
            natural(ARMY, 400.0),
            natural(ARMY, 0.005),
            range_in_words(ARMY, at),
            place(ARMY, at),
        )
        seen = [visual(printable(f"عند {each} للتوضيح")) for each in said]
        theirs = visual(printable(f"at {natural(BOATS, 400.0)} now"))
        bare = visual(printable(f"عند {range_in_words(replace(ARMY, unit=''), at)} للتوضيح"))
    assert "thousand troops 400 " in seen[0]
    assert "thousand troops 0.005 " in seen[1]
    assert all("thousand troops 580–200 " in each for each in seen[2:])
    assert "580–200" in bare
    assert theirs.endswith("400 now")
    assert theirs.startswith("at ")


def replied() -> str:
    return ahead_of_reply("desk") + labelled(own_way("desk"), own_way("Why not?"))


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        (lambda: spans([2, 4, 5, 6]), "6–4 ،2"),
        (lambda: numbered("1–3", "Catch"), "Catch 3–1"),
        (lambda: numbered("5(a)", "Catch"), "Catch 5(a)"),
        (lambda: ranged("No", "Yes"), "Yes–No"),
        (replied, "Why not? :desk ←"),
    ],
)
def test_what_is_in_order_is_read_from_the_right_in_arabic(
    said: Callable[[], str], seen: str
) -> None:
    with speaking("ar"):
        assert visual(printable(said())) == seen


@pytest.mark.parametrize("joined", [dotted, commas, semicolons])
def test_parts_of_a_line_follow_each_other_as_the_language_of_the_pack_does(joined) -> None:
    with speaking("ar"):
        seen = visual(printable(joined(("Contact line", "Ceasefire (13)", "UTC"))))
    assert seen.startswith("UTC")
    assert seen.endswith("Contact line")
    assert joined(("a", "b")) in ("a · b", "a, b", "a; b")


def test_places_of_a_scale_follow_each_other_as_the_language_of_the_pack_does() -> None:
    issue = Issue("i", 1, "p", "Boats", anchors=(Anchor(0, "None"), Anchor(50, "Half of them")))
    with speaking("ar"):
        said = own_way(field_words(small(), issue, "anchors"))
        seen = visual(printable(f"علامات: {said}؛ وزن"))
    assert seen.index("Half of them :50") < seen.index("None :0")


def sentences(dossier: Dossier, before: Dossier | None = None, **fields: object) -> Iterator[str]:
    """Every line of a pack in Arabic, in reading order and as it is seen, spaces apart."""
    briefing = compose(dossier, recipe(today=DAY, language="ar", **fields), before)
    for section in briefing.sections:
        for block in section.blocks:
            match block:
                case Prose(text=text):
                    yield seen_line(text)
                case Heading(text=name):
                    yield seen_line(plain(name))
                case Bullets(items=items):
                    yield from map(seen_line, items)
                case Table(rows=rows):
                    cells = (cell for row in rows for cell in row.cells)
                    yield from (seen_line(cell) for cell in cells if isinstance(cell, tuple))


def seen_line(text: Text) -> str:
    """A text on one line, from left to right."""
    with speaking("ar"):
        return visual(printable("".join(run.text for run in text)))


def test_what_is_new_tells_a_move_in_the_direction_of_its_arrow() -> None:
    dossier = example()
    was = dossier.all(Position)[5]
    now = replace(was, id="zz", date=DAY, value=52.0, low=None, high=None, statement="They accept.")
    changed = dossier.replacing(None, now)
    said = next(s for s in sentences(changed, dossier, sections=("news",)) if "They accept" in s)
    assert " ← " in said
    after, before = said.rsplit(" ← ", 1)
    assert after.endswith("52")
    assert before.startswith("0 ")
    assert "They accept." in said


def test_a_redline_in_what_is_new_ends_where_its_sentence_does() -> None:
    dossier = example()
    point = dossier.points[1]
    changed = dossier.replacing(point, replace(point, bottom_line="It is open again (source 1)."))
    lines = [*sentences(changed, dossier, sections=("news",))]
    assert any("It is open again (source 1)." in line for line in lines)


def test_events_of_a_trend_and_evidence_run_as_the_language_of_the_pack_does() -> None:
    lines = [*sentences(example(), sections=("sources", "method"))]
    tabled = next(line for line in lines if "(United States)" in line)
    assert tabled.endswith("Illustrative: economic zone, outline")
    evidence = next(line for line in lines if "Ukraine refuses." in line)
    assert evidence.endswith(" 3")
    assert "«Ukraine refuses.»" in evidence


def test_a_quoted_sentence_keeps_its_stop_behind_it() -> None:
    line = Line("l9", 9, "p", "That a number was agreed.", LineType.DO_NOT_SAY, addressee="Arland")
    pack = make_pack(rich(line), recipe(language="ar", readers=("",), sections=("briefs",)))
    assert "agreed." in whole_text(pack)


def test_a_statement_that_changed_keeps_its_stop_behind_it() -> None:
    lines = [*sentences(example(), sections=("changes",))]
    said = next(line for line in lines if "none is agreed" in line)
    assert "none is agreed." in said


def test_the_words_of_a_term_follow_its_figure() -> None:
    lines = [*sentences(example(), sections=("packages",))]
    assert "Joint oversight, possibly by the three together (source 1). ،50" in lines


def test_a_per_cent_sign_stands_on_one_side_wherever_the_figure_is() -> None:
    with speaking("ar"):
        share = percent(0.81)
        seen = [visual(printable(said)) for said in (share, f"يستند إلى {share} الآن")]
    assert seen[0] in seen[1]


@pytest.mark.parametrize(
    "said", [lambda: fixed(-11.7, 1), lambda: number(-3), lambda: exact(-0.25)]
)
def test_a_minus_stands_on_one_side_wherever_the_figure_is(said: Callable[[], str]) -> None:
    with speaking("ar"):
        seen = [visual(printable(each)) for each in (said(), f"من {said()} إلى")]
    assert seen[0][0] in "-−"
    assert seen[0] in seen[1]


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("glance", "Territory 1"),
        ("steering", "Territory 1"),
        ("card", "Territory  1"),
        ("annex", "Territorial control  1"),
        ("matrix", "Territorial control 1"),
        ("columns", "Form of the security guarantees (number illustrative)  4"),
        ("briefs", "Form of the security guarantees (number illustrative) 4"),
    ],
)
def test_the_number_of_what_is_named_comes_first_from_the_right(section: str, told: str) -> None:
    assert any(line.endswith(told) for line in sentences(example(), sections=(section,)))


@pytest.mark.parametrize("section", ["changes", "chronology"])
def test_a_move_of_a_party_with_an_arabic_name_is_told_from_the_left_in_english(
    section: str,
) -> None:
    there = example()
    party = next(each for each in there.parties if each.name == "Ukraine")
    moved = next(each for each in there.all(Position) if each.date == dt.date(2025, 12, 20))
    dossier = there.replacing(party, replace(party, name="أوكرانيا")).replacing(
        moved, replace(moved, party=party.id, statement="الأمن والاستقرار للجميع.")
    )
    briefing = compose(dossier, recipe(today=DAY, sections=(section,)))
    with speaking("en"):
        lines = [
            visual(printable("".join(run.text for run in cell)))
            for part in briefing.sections
            for block in part.blocks
            if isinstance(block, Table)
            for row in block.rows
            for cell in row.cells
            if isinstance(cell, tuple)
        ]
    told = next(line for line in lines if visual(printable("والاستقرار")) in line)
    assert told.startswith(visual(printable("أوكرانيا")) + ", ")
    assert told.endswith(")")
    assert visual(printable("الأمن والاستقرار للجميع.")) in told


ARABIC = "يشترط الطرف الأول انسحاب القوات من المدينة خلال 60 يومًا، ثم إجراء استفتاء."


@pytest.mark.parametrize(
    "said",
    [
        lambda: dotted(["Round 5", ARABIC]),
        lambda: dotted([ARABIC, "open"]),
        lambda: labelled("Do not say", ARABIC),
        lambda: commas(["source 1", ARABIC]),
        lambda: f"To Arland: {own_way(ARABIC)}",
        lambda: f"{own_way('الأمم')}: {own_way(ARABIC)}",
    ],
)
def test_a_line_of_an_english_pack_runs_from_the_left_whatever_is_named_in_it(
    said: Callable[[], str],
) -> None:
    with speaking("en"):
        assert not reads_right_to_left(printable(said()))
        assert visual(printable(said())).count(".") == 1
        assert reads_right_to_left(ARABIC)
        assert reads_right_to_left(own_way(ARABIC))
    assert "\u2068" not in dotted(["Round 5", ARABIC]), "the screen needs no signs"


@pytest.mark.parametrize("section", ["steering", "card"])
def test_labels_and_names_come_first_in_an_english_pack(section: str) -> None:
    line = Line("z", 90, "p", ARABIC, LineType.DO_NOT_SAY, addressee="Arland")
    party = replace(rich().parties[1], name="اتحاد الجنوب")
    dossier = rich(line, party)
    for each in compose(dossier, recipe(sections=(section,))).sections:
        for block in each.blocks:
            if isinstance(block, Bullets):
                with speaking("en"):
                    told = ["".join(run.text for run in item) for item in block.items]
                    assert not any(map(reads_right_to_left, told))


class _Pen:
    """Notes where lines begin."""

    def __init__(self) -> None:
        self.begun: list[float] = []

    def tagged(self, _tag: object) -> AbstractContextManager[None]:
        return nullcontext()

    def line(self, line: SetLine, x: float, _y: float) -> None:
        self.begun.append(x + min(piece.x for piece in line.pieces))

    def rule(self, *_where: object) -> None:
        """Nothing to note."""


@pytest.mark.parametrize("language", ["en", "uk"])
def test_lines_of_a_column_begin_on_one_side_whichever_way_they_run(language: str) -> None:
    cells = (plain(ARABIC), plain("Arland"), plain(f"{ARABIC}\nsource 1"))
    table = Table((TableColumn("", 1.0),), tuple(TableRow((cell,)) for cell in cells))
    pen = _Pen()
    with speaking(language):
        for box in table_boxes(table, 150):
            box.paint(pen, 0.0, 0.0)  # type: ignore[arg-type]
    assert len(pen.begun) > 5
    assert {round(at) for at in pen.begun} == {round(styles.CELL_PAD)}
