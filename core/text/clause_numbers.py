"""Numbers of clauses in short, as they stand beside a title: "Article 4 1." is 4.1."""

import re

from core.text.brackets import OPTION, OTHERWISE
from core.text.clause_marks import LATER

LONGEST = 20
"""In characters: what stands beside a title and in a narrow column."""
_COUNTS = re.compile(r".*\d.*|\(.*|[IVXLC]+|[A-Z]|第.*|附件.+")
_BESIDE = re.compile(rf"alt|{LATER}|{OPTION}|{OTHERWISE}", re.IGNORECASE)
"""What stands apart from the number before it and from what follows."""


def in_short(path: str) -> str:
    """A number from the article down, without the words for its parts: "4.1(a)", "8 alt", "A.2",
    but "4.1 Option 2"; "" for one without a number or with too long a one."""
    short, join = "", "."
    for each in path.split():
        part = each.rstrip(".-–")
        if _BESIDE.fullmatch(part):
            short, join = f"{short} {part}", " "
        elif _COUNTS.fullmatch(part):
            within = part.startswith("(") and join == "."
            short += part if within or not short else f"{join}{part}"
            join = "."
    return short.strip() if len(short) <= LONGEST else ""
