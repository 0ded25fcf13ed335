"""The signs of a Markdown file that are no words: those of headings, boxes to be ticked, and what
keeps other signs from being any."""

import re

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_BOX = re.compile(r"(?m)^([ \t]*[-*+][ \t]+)\[([ xX])\](?=[ \t]+(\S))")
_ESCAPED = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|\\([!-/:-@\[-`{-~])")
_TICKED = {" ": "☐", "x": "☒", "X": "☒"}


def without_signs(text: str) -> tuple[str, str]:
    """A text without signs that are no words, and its first heading; code stays as it is."""
    lines: list[str] = []
    above, fence = "", ""
    boxes = {found[2].lower() for found in _BOX.finditer(text)}
    for line in text.split("\n"):
        fenced = _FENCE.match(line)
        heading = _HEADING.fullmatch(line)
        if fenced and (not fence or fenced[1].startswith(fence)):
            fence = "" if fence else fenced[1]
            lines.append(line)
        elif not fence and heading:
            lines.append(_as_words((heading[1] or "").strip(), False))
            above = above or lines[-1]
        elif not fence and _UNDERLINE.fullmatch(line) and lines and _can_be_heading(lines):
            above = above or lines[-1].strip()
        elif fence:
            lines.append(line)
        else:
            lines.append(_as_words(line, len(boxes) > 1))
    return "\n".join(lines), above


def _as_words(line: str, have_ticks: bool) -> str:
    """A line with its box, and the signs that are escaped. Before a number a bracket is a blank to
    be filled, and no box, and before a small letter unless some boxes `have_ticks` and some not."""

    def box(found: re.Match[str]) -> str:
        if found[3].isdigit() or found[3] == "%" or (found[3].islower() and not have_ticks):
            return found[0]
        return found[1] + _TICKED[found[2]]

    return _ESCAPED.sub(lambda found: found[2] or found[0], _BOX.sub(box, line))


def _can_be_heading(lines: list[str]) -> bool:
    """Whether a line below makes the last one a heading: it stands alone, and is no list."""
    alone = len(lines) == 1 or not lines[-2].strip()
    return alone and bool(lines[-1].strip()) and lines[-1].lstrip()[0] not in "-*+>|#"
