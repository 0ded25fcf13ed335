"""Numbers of clauses in short, as they stand beside a title: "Article 4 1." is 4.1."""

import re

LONGEST = 16
"""In characters: what stands beside a title and in a narrow column."""
_COUNTS = re.compile(r".*\d.*|\(.*|[IVXLC]+|[A-Z]")
_LATER = frozenset({"alt", "bis", "ter", "quater"})
_OPTIONS = frozenset({"option", "alternative", "variant", "variante", "вариант", "варіант"})


def in_short(path: str) -> str:
    """A number from the article down, without the words for its parts: "4.1(a)", "8 alt", "A.2",
    but "4.1 Option 2"; "" for one without a number or with too long a one."""
    short, join = "", "."
    for each in path.split():
        part = each.rstrip(".")
        if part.casefold() in _LATER or part.casefold() in _OPTIONS:
            short, join = f"{short} {part}", " "
        elif _COUNTS.fullmatch(part):
            short += part if part.startswith("(") or not short else f"{join}{part}"
            join = "."
    return short.strip() if len(short) <= LONGEST else ""
