"""A dossier in which every text of every record is a word that nothing else has."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from msgspec.structs import fields, replace

from core.lenses.kept import target_of
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    DESK_ONLY,
    Anchor,
    ClauseLink,
    ClausePlace,
    ClauseStatus,
    Condition,
    Definition,
    Delegate,
    Excerpt,
    Hypothesis,
    Indication,
    Issue,
    Level,
    Likelihood,
    Line,
    LineType,
    Mark,
    Membership,
    Negotiation,
    Note,
    Outcome,
    Point,
    Precedent,
    Proposal,
    Record,
    Wording,
)
from tests.briefings.packs import rich
from tests.dossiers import day

CANARY = re.compile(r"Q\d{4}z")
PLAIN = frozenset(
    [
        *("id", "colour", "prefix", "suffix", "target", "target_kind", "field", "quote"),
        *("digest", "file_name", "file_digest", "ocr", "time", "time_zone", "language"),
        *("reliability", "marking", "notice", "code"),
    ]
)
"""Fields that hold no words of their own: keys, codes, places in texts, and what the pack says by
itself wherever it has to."""
SEEN_WITH = (Excerpt, Outcome, ClausePlace, ClauseLink, Condition)
"""Kinds that have no mark of their own."""


class Place(NamedTuple):
    """Where a canary was put."""

    kind: type[Record]
    id: str
    field: str


def everything() -> Dossier:
    """At least one record of each kind that a pack shows, and a line of each type."""
    lines = [
        Line(f"l-{kind.value}", 9, "p", "What to say.", kind, "AR", "In short") for kind in LineType
    ]
    return rich(
        *lines,
        Line("l-counter", 10, "p", "What to say.", answers="l-argument"),
        Point("possible", 9, "Possible", likelihood=Likelihood.POSSIBLE),
        Line("l-possible", 1, "possible", "What to say."),
        Point("unlikely", 10, "Unlikely", likelihood=Likelihood.UNLIKELY),
        Line("l-unlikely", 1, "unlikely", "What to say.", LineType.IF_RAISED),
        Proposal("other", 9, "Two thirds"),
        Excerpt("e", "x03", "t", "Any cut needs compensation", locator="p. 4"),
        Delegate("d", 1, "a", "A. Delegate", "adviser", "Known to be impatient."),
        Membership("ms", "m", "b", day(1), day(500), "presidency"),
        Definition("df", 1, "quota", "a share of the catch"),
        Precedent("pr", 1, "A treaty of before", "Nobody fishes at night.", "t", "article 3"),
        Precedent("pr2", 2, "Another treaty"),
        Outcome("o", "c1", ClauseStatus.OPEN, day(31)),
        ClauseLink("k1", "c9", issue="i", remark="in part"),
        ClauseLink("k2", "c9", position="x03"),
        ClauseLink("k3", "c9", precedent="pr"),
        Condition("cd", "c9", "c10"),
        Hypothesis("hy", 1, "i", "b", "They need the boats."),
        Hypothesis("hy2", 2, "j", "a", "They have time."),
        Indication("in", 1, "hy", "So they said.", source="t", locator="p. 9"),
        Wording("wa", "c10", "Our text.", party="a"),
        Wording("w0", "c9", "An old text.", date=day(3)),
    )


def canaried() -> tuple[Dossier, dict[str, Place]]:
    """The dossier with its canaries, and where each was put."""
    dossier, put = everything(), dict[str, Place]()
    for record in _records(dossier):
        words = {name: f"Q{len(put) + n:04}z" for n, name in enumerate(_texts(record))}
        put |= {word: Place(type(record), record.id, name) for name, word in words.items()}
        told = replace(record, **words)
        if isinstance(told, Issue):
            word = f"Q{len(put):04}z"
            put[word] = Place(Issue, told.id, "anchors")
            told = replace(told, anchors=(Anchor(0.0, word), Anchor(100.0, "all")))
        dossier = dossier.replacing(record, told)
    return dossier, put


def _records(dossier: Dossier) -> Iterator[Record]:
    return (each for kind in KINDS if kind not in DESK_ONLY for each in dossier.all(kind))


def _texts(record: Record) -> Iterator[str]:
    for each in fields(type(record)):
        is_text = each.type is str and not isinstance(getattr(record, each.name), StrEnum)
        if is_text and each.name not in PLAIN and each.name not in KINDS[type(record)].references:
            yield each.name


def marked(
    dossier: Dossier, known: tuple[Level, ...], talks: str, words: list[str]
) -> tuple[Dossier, dict[tuple[type[Record], str], str]]:
    """The dossier with these words of marking on its records, one after the other and again from
    the first; and the word of each record."""
    own: dict[tuple[type[Record], str], str] = {}
    there = (each for each in _records(dossier) if not isinstance(each, (Note, *SEEN_WITH)))
    for n, record in enumerate(there):
        word = talks if isinstance(record, Negotiation) else words[n % len(words)]
        own[type(record), record.id] = word
        mark = Mark(f"mark-{n}", KINDS[type(record)].table, record.id, word)
        dossier = dossier.replacing(None, mark)
    told = replace(dossier.talks, levels=known, marking=talks)
    return dossier.replacing(dossier.talks, told), own


def rests_on(dossier: Dossier, record: Record) -> Iterator[tuple[type[Record], str]]:
    """The record with all that it is a part of, speaks of, or stands on."""
    yield type(record), record.id
    named = [(of, getattr(record, name)) for name, of in KINDS[type(record)].references.items()]
    if isinstance(record, Note):
        named.append(target_of(record))
    for of, key in named:
        if key and (found := dossier.find(of, key)) is not None:
            yield from rests_on(dossier, found)
