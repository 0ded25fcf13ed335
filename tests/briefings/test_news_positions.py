"""A delta tells a new position whole: against what it is a move, and what it corrects."""

from msgspec.structs import fields, replace

from briefings.compose import compose
from briefings.document import Heading
from briefings.within import texts
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Audience, Confidence, Mark, Position, Record
from core.text.saying import long_date, short_date_and_year
from core.views.field_words import field_words
from core.views.since_pack import told_fields
from tests.briefings.packs import recipe, rich, talks
from tests.briefings.test_compose import blocks
from tests.briefings.test_news import FULL, KINDS_TOLD, altered, news
from tests.briefings.test_portions import LEVELS, levelled
from tests.dossiers import position


def in_words(dossier: Dossier, record: Record, field: str) -> str:
    """A field as a delta has it."""
    if isinstance(record, Position) and field == "date":
        return short_date_and_year(record.date)
    is_text = field in KINDS[type(record)].texts
    return getattr(record, field) if is_text else field_words(dossier, record, field)


SEEN_OTHERWISE = {"audience", "label"}
"""Fields that decide what else of a record is told."""


def told(*new: Record) -> str:
    """What a delta says of new records."""
    now = FULL
    for each in new:
        now = now.replacing(None, each)
    return news(now)


def filled(record: Record) -> Record:
    """The record with something in each field that is told."""
    for field in told_fields(type(record)):
        changed = altered(record, field)
        is_usual = getattr(changed, field) in _usual(type(record), field)
        if not is_usual and field not in SEEN_OTHERWISE:
            record = replace(record, **{field: getattr(changed, field)})
    return record


def _usual(kind: type[Record], field: str) -> tuple[object, ...]:
    return tuple(each.default for each in fields(kind) if each.name == field)


def test_each_field_of_a_new_record_is_told() -> None:
    missing = set()
    for kind in KINDS_TOLD[1:]:
        record = next(iter(FULL.all(kind)))
        before = FULL.replacing(record, None)
        now = FULL.replacing(record, filled(record))
        asked = recipe(sections=("news", "annex"), audiences=frozenset(Audience))
        said = " ".join(texts(compose(now, asked, before)))
        for field in told_fields(kind):
            new = now.get(kind, record.id)
            if not all(each in said for each in in_words(now, new, field).split()):
                missing.add((kind.__name__, field))
    assert missing == set()


def test_a_correction_is_told_as_one_and_goes_nobody_s_way() -> None:
    said = told(position("x99", "k", "a", 42, 170.0, low=120.0, high=190.0, corrects="x10"))
    assert "150 boats → 170 boats" in said
    assert f"corrects: what was said on {long_date(FULL.get(Position, 'x10').date)}" in said
    assert "towards" not in said
    assert "range: 110 to 190 boats → 120 to 190 boats" in said


def test_what_a_correction_takes_back_is_told() -> None:
    before = FULL.replacing(
        FULL.get(Position, "x10"), replace(FULL.get(Position, "x10"), red_line="Not one boat.")
    )
    new = position("x99", "k", "a", 42, 150.0, corrects="x10")
    assert "red line: Not one boat. → none" in news(before.replacing(None, new), before)


def test_what_was_said_earlier_is_told_against_what_stood_then() -> None:
    said = told(position("x99", "k", "a", 20, 130.0))
    assert "120 → 130 boats, towards Borduria" in said
    assert "150 →" not in said


def test_of_several_steps_each_is_told_against_the_one_before() -> None:
    said = told(position("x98", "k", "a", 50, 170.0), position("x99", "k", "a", 52, 160.0))
    assert "150 → 170 boats, towards Borduria" in said
    assert "170 → 160 boats, away from Borduria" in said


def test_a_range_that_is_stretched_to_what_is_stated_is_told() -> None:
    said = told(position("x99", "k", "a", 50, 195.0))
    assert "range: 110 to 190 boats → 110 to 195 boats" in said


def test_a_value_that_gives_way_to_a_range_is_told_with_both() -> None:
    said = told(position("x99", "k", "a", 50, None, low=120.0, high=210.0))
    assert "150 boats → 120 to 210 boats" in said
    assert "range: 110 to 190 boats → 120 to 210 boats" in said


def test_a_red_line_said_again_is_not_new() -> None:
    said = told(
        position("x98", "i", "b", 50, 90.0),
        position("x99", "i", "b", 52, 85.0, red_line="Boats kept in port without pay"),
    )
    assert "red line" not in said


def test_a_position_that_is_gone_is_told_with_its_range_and_red_line_and_their_mark() -> None:
    free = [Mark(f"m{kind}{key}", kind, key, "RELEASABLE") for kind, key in FREE_WITH]
    gone = replace(FULL.get(Position, "x10"), red_line="Not one boat.", ideal=120.0, salience=70)
    talked = talks(levels=LEVELS, marking="OFFICIAL")
    before = rich(talked, gone, *free)
    shown = levelled(before, before.replacing(gone, None), "news")
    said = "150 boats; range: 110 to 190 boats; ideal: 120 boats; salience: 70; red line: "
    assert shown[f"{said}Not one boat.; 12 Feb 2025"] == ""
    kept = {"low": None, "high": None, "ideal": None, "salience": None, "red_line": ""}
    bare = replace(gone, **kept, value=150.0)
    before = rich(talked, bare, *free)
    assert levelled(before, before.replacing(bare, None), "news")["150 boats; 12 Feb 2025"] == (
        "RELEASABLE"
    )


def test_a_gap_is_marked_as_what_it_rested_on_then_was() -> None:
    secret = Mark("m", "position", "x10", "SECRET")
    before = rich(talks(levels=LEVELS, marking="OFFICIAL"), secret)
    now = before.replacing(before.get(Position, "x10"), None)
    asked = recipe(portions=True, marking="", sections=("news",))
    headings = blocks(compose(now, asked, before), Heading)
    (told,) = (
        each for each in headings if isinstance(each, Heading) and "stated gap" in each.aside
    )
    assert told.marking == "SECRET"


def test_a_silence_that_is_gone_keeps_its_mark() -> None:
    secret = Mark("m", "position", "x13", "SECRET")
    before = rich(talks(levels=LEVELS, marking="OFFICIAL"), secret)
    now = before.replacing(before.get(Position, "x13"), None)
    assert levelled(before, now, "news")["no statement; 15 Feb 2025"] == "SECRET"


FREE_WITH = (("party", "a"), ("point", "q"), ("issue", "k"), ("position", "x10"))


def test_silence_is_told_once() -> None:
    silent = position("x99", "k", "a", 50, commitment=FULL.get(Position, "x13").commitment)
    assert told(silent).count("no statement") == 1


def test_a_new_position_is_told_with_how_sure_the_desk_is_and_its_round() -> None:
    new = position(
        "x99",
        "k",
        "a",
        50,
        170.0,
        confidence=Confidence.LOW,
        round="r2",
        time="14:05",
        salience=80.0,
    )
    said = told(new)
    assert "20 Feb 2025, 14:05, Round 2, low confidence" in said
    assert "salience: none → 80" in said


def test_where_a_party_came_from_is_marked_as_it_was_said() -> None:
    secret = [Mark(f"m{key}", "position", key, "SECRET") for key in ("x08", "x10")]
    was = replace(FULL.get(Position, "x10"), red_line="Not one boat.")
    before = rich(talks(levels=LEVELS, marking="OFFICIAL"), was, *secret)
    now = before.replacing(
        None, position("x99", "k", "a", 50, 170.0, low=115.0, high=195.0, red_line="A few.")
    )
    for section in ("news", "changes", "chronology", "glance"):
        shown = levelled(before, now, section)
        ways = {text: level for text, level in shown.items() if "→ 170 boats" in text}
        assert {*ways.values()} == {"SECRET"}, section
    shown = levelled(before, now, "news")
    assert shown["110 to 190 boats → 115 to 195 boats"] == "SECRET"
    assert shown["Not one boat. → A few."] == "SECRET"
