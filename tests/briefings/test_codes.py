"""No code reaches paper: whatever the dossier keeps as a code, an id or a date as computers write
it is told in words, in every edition and in the language of the pack."""

import io
import re
import zipfile
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec
import pytest

from briefings.notes_report import notes_report
from briefings.prepare import PackRequest, prepared
from briefings.render import render
from briefings.sections import ALL_SECTIONS
from core.language import Language
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Anchor,
    Audience,
    ClauseLink,
    Condition,
    Hypothesis,
    Indication,
    Level,
    Negotiation,
    Record,
)
from core.views.notes import Grouping, grouped, threads
from tests.briefings.packs import MADE_AT, recipe
from tests.briefings.reading import whole_text
from tests.briefings.test_releasable import whole

GREEK = "Θεσσαλονίκη"
"""What every text of the dossier says, in letters of no language of a pack."""
CODED = {"language": "pl", "time_zone": "Europe/Vienna", "reliability": "B"}
ALSO_TEXTS = frozenset(("code", "short_name", "unit", "notice", "lead", "owner", "function"))
ALSO_TEXTS |= {"addressee", "author", "locator", "label"}
ALLOWED = frozenset(("UTC", "ad", "referendum", "A", "B", "F", "G", "g", "s"))
"""The zone of a pack's moment, a term of the trade, grades, and the signs of the method."""
LATIN = re.compile(r"[A-Za-z]+(?:[-/_]\w+)*")
OF_VERSION = re.compile("[a-f][0-9a-f-]{,8}")
"""Letters of notes, and parts of a version, which may stand apart."""
CODES = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b[0-9a-f]{12,}\b|\b[a-z]+_[a-z_]+\b")


def greek(record: Record, number: int) -> Record:
    """The record with its texts in Greek, a value where its codes are, and of its choices those
    that come at this number."""
    kind, told = KINDS[type(record)], dict[str, Any]()
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if isinstance(value, StrEnum):
            values = [*type(value)]
            told[field] = values[number % len(values)]
        elif field in CODED:
            told[field] = CODED[field]
        elif field in kind.texts or (field in ALSO_TEXTS and value):
            told[field] = f"{GREEK} {number}"
        elif field == "anchors":
            told[field] = tuple(Anchor(each.at, GREEK) for each in value)
    if "audience" in told:
        told["audience"] = Audience.DELEGATION
    if isinstance(record, Negotiation):
        told |= {"levels": (Level("Σίγμα", "Σ"),), "marking": "Σίγμα"}
    return msgspec.structs.replace(record, **told)


@cache
def in_greek(turn: int) -> Dossier:
    """A dossier with everything in it; its choices differ from turn to turn."""
    linked = (
        ClauseLink("k1", "c9", issue="i", remark=GREEK),
        Condition("k2", "c9", "c10", GREEK),
        Hypothesis("k3", 1, "i", "b", GREEK),
        Indication("k4", 1, "k3", GREEK, source="s"),
    )
    there = whole()
    records = [*(each for kind in KINDS for each in there.all(kind)), *linked]
    kept = [each for each in records if KINDS[type(each)].table not in ("mark",)]
    return Dossier.of([greek(each, number + turn) for number, each in enumerate(kept)])


def bare() -> Dossier:
    """Nothing but the talks."""
    return Dossier.of([in_greek(0).talks])


def strange(text: str) -> set[str]:
    """The codes in a text of which the dossier's part is in Greek and the pack's own is not in
    Latin letters."""
    words = {each for each in LATIN.findall(text) if not OF_VERSION.fullmatch(each)}
    return {*words, *CODES.findall(text)} - ALLOWED


def asked(language: Language, **fields: object) -> Any:
    """A recipe for everything."""
    wanted = recipe(language=language, sections=ALL_SECTIONS, readers=("Ηρώ",), marking="")
    return msgspec.structs.replace(wanted, **fields)


STATES = {
    "new": (bare, lambda: in_greek(0)),
    "altered": (lambda: in_greek(1), lambda: in_greek(0)),
    "gone": (lambda: in_greek(0), bare),
}


@pytest.mark.parametrize("language", ["ru", "uk", "ar"])
@pytest.mark.parametrize("state", STATES)
def test_no_code_is_in_a_pack(state: str, language: Language) -> None:
    before, now = (make() for make in STATES[state])
    made = prepared(PackRequest(now, asked(language), before))
    assert strange(whole_text(made.pdf())) == set()
    assert strange(within(made.edited("docx"), "word/document.xml")) == set()
    assert strange(within(made.edited("odt"), "content.xml")) == set()


def within(edition: bytes, part: str) -> str:
    """What an edition to be edited says, and what its figures show in words."""
    with zipfile.ZipFile(io.BytesIO(edition)) as file:
        told = file.read(part).decode()
    alts = re.findall(r' descr="([^"]*)"|<svg:(?:title|desc)>([^<]*)<', told)
    return " ".join([*re.findall(r">([^<]+)<", told), *("".join(each) for each in alts)])


@pytest.mark.parametrize("grouping", Grouping)
def test_no_code_is_in_a_report_of_notes(grouping: Grouping) -> None:
    for turn in range(6):
        dossier = in_greek(turn)
        found = grouped(dossier, threads(dossier), grouping)
        text = whole_text(render(notes_report(dossier, found, MADE_AT)))
        assert CODES.findall(text) == []
