"""Dossiers in the state that months of use leave behind: a long register, many points and parties,
names and records longer than anybody would plan for, in three scripts."""

import datetime as dt

import msgspec

from briefings.recipe import Recipe
from core.exchange.example import DAY, example
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    AgendaItem,
    Anchor,
    Clause,
    Copy,
    Issue,
    Line,
    Negotiation,
    Note,
    Pack,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Source,
    Term,
    Wording,
)

WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversorgung"
SCRIPTS = "مفاوضات الحدود · 边界谈判 · Переговоры о границе"
NAME = f"The {WORD} on {SCRIPTS} and on what else was brought to the table by those who came late"
RECORD = f"{SCRIPTS}. The meeting took note of what was said and asked for a text by the evening. "
ONE_WORD = "ausschussvorsitz" * 313
"""A word of 5,000 letters, which fits on no line."""


def packs(count: int, copies: int, meeting: str | None) -> list[Record]:
    """A register of so many packs: full ones, "what is new" and addenda in turn."""
    made: list[Record] = []
    for number in range(count):
        sort = number % 3
        recipe = Recipe(
            made_at=dt.datetime.combine(DAY, dt.time(9), dt.UTC),
            today=DAY,
            round=meeting,
            version=number // 3 + 1,
            changed_only=sort == 1,
            addendum=number // 3 + 1 if sort == 2 else 0,
        )
        name = f"{DAY}_Peace-framework-talks_Round-05_Pack-{number}"
        issued = recipe.made_at - dt.timedelta(days=count - number)
        told = msgspec.json.encode(recipe, order="sorted").decode()
        made.append(
            Pack(
                f"k{number:03}", name, meeting, issued, None, told, file_name=f"{name}_copy-01.pdf"
            )
        )
        made += [
            Copy(f"c{number:03}-{copy:03}", f"k{number:03}", copy, f"Reader {copy}, {SCRIPTS}")
            for copy in range(1, copies + 1)
        ]
    return made


def with_register(count: int = 40, copies: int = 12) -> Dossier:
    """The example after so many packs were issued."""
    records = [record for kind in KINDS for record in example().all(kind)]
    return Dossier.of([*records, *packs(count, copies, example().all(Round)[-1].id)])


def month_of_work() -> Dossier:
    """The example with a long register, notes answered, and sources with and without a text."""
    records = [record for kind in KINDS for record in with_register().all(kind)]
    notes = [note for note in example().all(Note) if note.parent is None]
    answers = [
        msgspec.structs.replace(note, id=f"answer{n:02}", parent=note.id, text=RECORD * (1 + n % 3))
        for n, note in enumerate(notes)
        if n % 2 == 0
    ]
    number = 1 + max(source.number for source in example().all(Source))
    untold = Source("untold", number, "A source without a text", date=DAY)
    long = Source("long", number + 1, f"A source called {NAME}", publisher=SCRIPTS)
    return Dossier.of([*records, *answers, untold, long])


def crowded(points: int = 60, parties: int = 30) -> Dossier:
    """The example with many more points and parties, every party with a position on each point's
    first issue, and a register."""
    records = [record for kind in KINDS for record in with_register().all(kind)]
    people = [
        Party(f"party{n:02}", 100 + n, f"Delegation of Province {n}", f"D{n:02}", colour="#5A6B7C")
        for n in range(parties)
    ]
    matters: list[Record] = []
    for n in range(points):
        matters.append(Point(f"point{n:02}", 100 + n, f"Question {n} of the boundary commission"))
        ends = (Anchor(0, "nothing of it"), Anchor(100, "all of it"))
        matters.append(Issue(f"issue{n:02}", 1, f"point{n:02}", f"Extent of question {n}", 1, ends))
    said = [
        Position(f"said{n:02}-{m:02}", f"issue{n:02}", f"party{m:02}", DAY, (n + 7 * m) % 101)
        for n in range(0, points, 10)
        for m in range(parties)
    ]
    return Dossier.of([*records, *people, *matters, *said])


def long_texts(name: str = NAME, text: str = RECORD * 2) -> Dossier:
    """The example in which every name and every text is long."""
    longer: dict[type[Record], dict[str, object]] = {
        Negotiation: {"title": name, "summary": text},
        Round: {"place": name, "delegation": text, "objectives": text, "record": text},
        AgendaItem: {"lead": name, "remark": text, "press": text},
        Position: {"statement": text, "red_line": text},
        Proposal: {"summary": text},
        Term: {"text": text},
        Response: {"text": text},
        Wording: {"text": text},
        Line: {"text": text, "addressee": name},
        Note: {"text": text},
        Source: {"publisher": name, "remark": text},
        Point: {"bottom_line": text, "unlock": text, "short_name": ""},
        Issue: {"question": text},
    }
    titles = {Point: "name", Issue: "name", Proposal: "name", Clause: "title", AgendaItem: "title"}
    titles |= {Source: "title", Party: "name"}

    def lengthened(record: Record) -> Record:
        fields = dict(longer.get(type(record), {}))
        if title := titles.get(type(record)):
            fields[title] = f"{getattr(record, title)}, {name}"
        return msgspec.structs.replace(record, **fields)

    return Dossier.of(lengthened(r) for kind in KINDS for r in with_register(3, 3).all(kind))


LONG_LINE = (
    "The zone is to be watched by all who sign, and by nobody else, for as long as it is there."
)


def wordy(dossier: Dossier) -> Dossier:
    """The dossier with so many arguments on its first point that its brief exceeds its norm."""
    point = dossier.points[0].id
    for number in range(60):
        line = Line(f"argument{number}", 100 + number, point, f"Argument {number}. {LONG_LINE}")
        dossier = dossier.replacing(None, line)
    return dossier
