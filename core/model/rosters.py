"""Lists of parties as people type or paste them: one per line, optionally with a code and a
role."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, count

import msgspec

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.naming import choice
from core.model.records import Dash, Marker, Party, Role
from core.text.likeness import alike, same_key

COLOURS = ("#0072B2", "#C8501E", "#0B8A6B", "#7A5195", "#8A6D00", "#B3446C", "#4A6A8A", "#5B6470")
"""Colours for parties that have none yet; distinguishable with the common colour blindnesses."""

LONGEST = 8
"""The maximum length of a code, in characters."""

_BULLET = re.compile(r"^\s*(?:[-–—•*·▪]|\d{1,3}[.)])\s+")
_BRACKETED = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]]+)[)\]]$")


class Listed(msgspec.Struct, frozen=True):
    """A line of a list. `there` is the party that already has that name, `alike` one with a similar
    name; `problem` is a sentence saying why the list cannot be accepted."""

    name: str
    code: str = ""
    role: Role = Role.PARTY
    there: str = ""
    alike: str = ""
    problem: str = ""


def read_parties(text: str, dossier: Dossier) -> tuple[Listed, ...]:
    """The parties in a list, in its order; each is compared with those of the dossier and with the
    lines above it."""
    known = {same_key(party.name): party.name for party in dossier.parties}
    codes = {party.code.casefold(): party.name for party in dossier.parties}
    lines: list[Listed] = []
    for line in filter(str.strip, text.splitlines()):
        listed = _compared(_parted(line), known, codes)
        lines.append(listed)
        known.setdefault(same_key(listed.name), listed.name)
        if listed.code:
            codes.setdefault(listed.code.casefold(), listed.name)
    return tuple(lines)


def new_parties(lines: Iterable[Listed], dossier: Dossier) -> Iterator[Party]:
    """The parties in those lines that do not exist yet, each with a rank and a sign of its own."""
    wanted = [line for line in lines if not line.there]
    taken = {party.code.casefold() for party in dossier.parties}
    taken |= {line.code.casefold() for line in wanted if line.code}
    rank = max((party.rank for party in dossier.parties), default=0)
    place = dossier.count(Party)
    for number, line in enumerate(wanted):
        code = line.code or new_code(line.name, taken)
        taken.add(code.casefold())
        yield _party(line, code, rank + 1 + number, place + number)


def new_party(name: str, dossier: Dossier) -> Party:
    """A party of that name, as if it had been entered in a list."""
    return next(new_parties([Listed(name)], dossier))


def _party(line: Listed, code: str, rank: int, place: int) -> Party:
    sign = {
        "colour": COLOURS[place % len(COLOURS)],
        "marker": list(Marker)[place % len(Marker)],
        "dash": list(Dash)[place % len(Dash)],
    }
    return Party(new_id(), rank, line.name, code, line.role, **sign)  # type: ignore[arg-type]


def new_code(name: str, taken: set[str]) -> str:
    """A short code that is not among the (folded) ones taken: initials, else the first letters,
    else one with a number."""
    words = re.sub(r"[^\w\s]", " ", name).split() or [name]
    short = "".join(word[0] for word in words[:4]) if len(words) > 1 else words[0][:2]
    numbered = (f"{short.upper()}{n}" for n in count(2))
    tries = chain((short.upper(), words[0][:3].upper()), numbered)
    return next(code for code in tries if code.casefold() not in taken)


def _parted(line: str) -> Listed:
    """A line split into name, code and role, as far as they are given."""
    rest = _BULLET.sub("", line).strip()
    parts = [part.strip() for part in re.split(r"\t|[,;](?=\s*[^,;\t]*$)", rest)]
    found = _role(parts[-1]) if len(parts) > 1 else None
    if found is not None:
        rest = rest[: -len(parts[-1])].rstrip(" ,;\t")
    name, code = _coded(rest)
    return Listed(" ".join(name.split()), code, found or Role.PARTY)


def _coded(text: str) -> tuple[str, str]:
    bracketed = _BRACKETED.match(text)
    if bracketed and _is_code(bracketed[2].strip()):
        return bracketed[1], bracketed[2].strip()
    name, tab, code = text.rpartition("\t")
    if tab and len(code.strip()) <= LONGEST:
        return name, code.strip()
    parts = re.match(r"(.*\S)\s*[,;]\s*(\S+)$", text)
    return (parts[1], parts[2]) if parts and _is_code(parts[2]) else (text, "")


def _is_code(text: str) -> bool:
    """Whether a text is short enough to be a code rather than part of the name, as in "Korea,
    South"."""
    short = len(text) <= 4 or (text == text.upper() and len(text) <= LONGEST)
    return short and " " not in text and any(map(str.isalnum, text))


def _role(text: str) -> Role | None:
    words = text.casefold()
    return next((each for each in Role if words in (each.value, choice(each).casefold())), None)


def _compared(line: Listed, known: dict[str, str], codes: dict[str, str]) -> Listed:
    key = same_key(line.name)
    there = known.get(key) or ("" if line.code else codes.get(line.name.casefold(), ""))
    if there:
        return msgspec.structs.replace(line, there=there)
    owner = codes.get(line.code.casefold()) if line.code else None
    if owner is not None:
        sentence = _("{name}: the code {code} belongs to {party}. Enter another code.")
        problem = sentence.format(name=line.name, code=line.code, party=owner)
        return msgspec.structs.replace(line, problem=problem)
    similar = next((name for name in known.values() if alike(name, line.name)), "")
    return msgspec.structs.replace(line, alike=similar)
