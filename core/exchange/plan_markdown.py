"""The plan as Markdown: each clause with its number and title, its working text, and below it the
parties' wordings as they stand.

What would be a sign of Markdown in a text has a backslash before it, so that every word and number
is shown as it was written. Each line stays a line; blanks at its beginning go.
"""

import re
from collections.abc import Iterator

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Clause, Party
from core.views.names import clause_number
from core.views.plan import has_own_heading, latest_wordings

_SIGNS = re.compile(r"[\\`*_<~|]|&(?=[#\w])|\](?=[(:])")
_BEGINNING = re.compile(r"^(\d+(?=[.)])|(?=[-+>=#]))", re.MULTILINE)


def plan_markdown(dossier: Dossier) -> str:
    """The plan of a dossier, in its order."""
    return "\n\n".join(_parts(dossier)) + "\n"


def _parts(dossier: Dossier) -> Iterator[str]:
    yield f"# {_line(dossier.talks.title or _('Untitled talks'))}"
    if dossier.talks.marking:
        yield markdown(dossier.talks.marking)
    for clause in dossier.all(Clause):
        yield from _clause(dossier, clause)


def _clause(dossier: Dossier, clause: Clause) -> Iterator[str]:
    found = latest_wordings(dossier, clause.id)
    if found and not any(each.text.strip() for each in found):
        return
    working = "".join(each.text for each in found if each.party is None)
    if not has_own_heading(clause, working):
        yield f"## {_line(clause_number(dossier, clause))}. {_line(clause.title)}"
    if working.strip():
        yield markdown(working)
    for wording in found:
        if wording.party is not None and wording.text.strip():
            yield f"### {_line(dossier.get(Party, wording.party).name)}"
            yield markdown(wording.text)


def markdown(text: str) -> str:
    """A text in which nothing is a sign: an empty line ends a paragraph, any other end of a line is
    kept as one."""
    lines = (line.strip() for line in text.strip().splitlines())
    plain = _BEGINNING.sub(r"\1\\", _SIGNS.sub(r"\\\g<0>", "\n".join(lines)))
    return "\n\n".join(part.replace("\n", "  \n") for part in re.split(r"\n{2,}", plain))


def _line(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
