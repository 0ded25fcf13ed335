"""Signs of brackets without a partner, in words, with the places that one goes to."""

from collections.abc import Sequence
from functools import partial

import msgspec

from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.records import Clause
from core.model.wordings import wordings
from core.text.brackets import Brackets
from core.text.saying import commas, list_of
from core.text.spanning import Surroundings, brackets_over, surroundings
from core.text.textgap import Unbalanced, unbalanced_in
from core.views.names import called
from core.views.plan import texts_of

NAMED = 5
"""How many signs are told one by one."""


class UnmatchedSign(msgspec.Struct, frozen=True):
    """A sign without a partner: in words; the wording in which it stands, "" for none on record,
    and its place there, in characters."""

    words: str
    wording: str
    at: int


def unmatched_words(each: Unbalanced, where: str = "", *, line: bool = True) -> str:
    """Which sign has no partner, where, and at which word."""
    if each.sign == "[":
        said = _("unmatched “[” before “{word}”") if each.word else _("unmatched “[”")
    else:
        said = _("unmatched “]” after “{word}”") if each.word else _("unmatched “]”")
    said = said.format(word=each.word)
    place = _("line {line}").format(line=each.line) if line else ""
    before = commas((where or each.clause, place))
    return _("{where}: {what}").format(where=before, what=said) if before else said


def signs_in(text: str, found: Brackets, where: str = "", wording: str = "") -> list[UnmatchedSign]:
    """The signs of a text that have no partner; `where` says in which text."""
    lines = "\n" in text.strip()
    told = zip(found.strays, unbalanced_in(text, found.strays), strict=True)
    return [
        UnmatchedSign(unmatched_words(each, where, line=lines), wording, stray.at)
        for stray, each in told
    ]


def signs_in_draft(text: str) -> tuple[UnmatchedSign, ...]:
    """The signs of a draft that have no partner, each in its clause."""
    from core.text.draft_gap import strays_of  # whose patterns no start needs

    return tuple(
        UnmatchedSign(unmatched_words(told), "", stray.at) for stray, told in strays_of(text)
    )


def among(dossier: Dossier, clause: str, party: str | None) -> Surroundings:
    """What the texts of a side around that of a clause mean for its brackets; nothing is around a
    clause that is not in the plan."""
    texts = _standing(dossier, party)
    if clause not in texts:
        return Surroundings()
    at, said = [*texts].index(clause), [*texts.values()]
    return surroundings(said[:at], said[at + 1 :])


def unmatched_signs(dossier: Dossier, party: str | None = None) -> tuple[UnmatchedSign, ...]:
    """The signs without a partner in the working text of the plan, or in a party's text."""
    found: list[UnmatchedSign] = []
    for clause, brackets in plan_brackets(dossier, party).items():
        if brackets.strays:
            standing = wordings(dossier, clause, party)[-1]
            name = called(dossier, dossier.get(Clause, clause))
            found += signs_in(standing.text, brackets, name, standing.id)
    return tuple(found)


def plan_brackets(dossier: Dossier, party: str | None = None) -> dict[str, Brackets]:
    """The brackets of the texts of a side that stand, by clause."""
    make = partial(_plan_brackets, dossier, party)
    return dossier.memory.fact((plan_brackets, party), texts_of(dossier), make)


def _plan_brackets(dossier: Dossier, party: str | None) -> dict[str, Brackets]:
    texts = _standing(dossier, party)
    return dict(zip(texts, brackets_over([*texts.values()]), strict=True))


def more_words(signs: Sequence[UnmatchedSign], told: int = NAMED) -> str:
    """How many signs there are besides the first that are told one by one; empty without any."""
    more = len(signs) - told
    words = ngettext("{count} more unmatched sign", "{count} more unmatched signs", more)
    return words.format(count=more) if more > 0 else ""


def dropped_words(marks: Sequence[str]) -> str:
    """That the words left out called footnotes, whose texts stay; empty where they did not."""
    if not marks:
        return ""
    said = ngettext(
        "The words left out had the mark of footnote {marks}: its text stays.",
        "The words left out had the marks of footnotes {marks}: their texts stay.",
        len(marks),
    )
    return said.format(marks=list_of(marks))


def _standing(dossier: Dossier, party: str | None) -> dict[str, str]:
    """The text of a side that each clause has, "" for none."""
    found = ((each.id, wordings(dossier, each.id, party)) for each in dossier.all(Clause))
    return {clause: texts[-1].text if texts else "" for clause, texts in found}
