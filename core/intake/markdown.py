"""Headings in a Markdown file, whose signs are no words."""

import re

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")


def without_signs(text: str) -> tuple[str, str]:
    """A text without the signs that make headings of lines, and its first heading; code between
    fences stays as it is."""
    lines: list[str] = []
    above, fence = "", ""
    for line in text.split("\n"):
        fenced = _FENCE.match(line)
        heading = _HEADING.fullmatch(line)
        if fenced and (not fence or fenced[1].startswith(fence)):
            fence = "" if fence else fenced[1]
            lines.append(line)
        elif not fence and heading:
            lines.append((heading[1] or "").strip())
            above = above or lines[-1]
        elif not fence and _UNDERLINE.fullmatch(line) and lines and _can_be_heading(lines):
            above = above or lines[-1].strip()
        else:
            lines.append(line)
    return "\n".join(lines), above


def _can_be_heading(lines: list[str]) -> bool:
    """Whether a line below makes the last one a heading: it stands alone, and is no list."""
    alone = len(lines) == 1 or not lines[-2].strip()
    return alone and bool(lines[-1].strip()) and lines[-1].lstrip()[0] not in "-*+>|#"
