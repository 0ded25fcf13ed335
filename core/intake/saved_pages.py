"""A web page that was saved with its style sheets and frames in one message, made one page."""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import urljoin

DEEPEST, MOST_PUT_IN = 3, 200
"""How deep frames and style sheets are put into one another, and how many into a page."""

_LINK = re.compile(r"<link\b[^<>]*>", re.IGNORECASE)
_STYLE = re.compile(r"(<style\b[^<>]*>)(.*?)(?=</style|\Z)", re.IGNORECASE | re.DOTALL)
_IMPORT = re.compile(
    r"""(?<![^\s;}>/])@import(?:\s+|(?=["']))(?:url\(\s*)?["']?([^"')\s;]{1,2000})["']?\s*\)?([^;@{}]{0,200});""",
    re.IGNORECASE,
)
_FRAME = re.compile(r"<(i?)frame\b[^<>]*>", re.IGNORECASE)
_FRAMESET = re.compile(r"</?frameset\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_END = re.compile(r"</(?=style)", re.IGNORECASE)


class SavedPage(NamedTuple):
    """The code of a page, or of a sheet, and the address from which it was saved."""

    code: str
    place: str


def with_sheets(page: SavedPage, sheets: Mapping[str, str]) -> str:
    """A page with the style sheets by their addresses in the places where it refers to them."""
    if not sheets:
        return page.code
    room = iter(range(MOST_PUT_IN))

    def linked(link: re.Match[str]) -> str:
        told = _attributes(link[0])
        address = _address(told.get("href", ""), page.place)
        if address not in sheets or "stylesheet" not in told.get("rel", "").lower().split():
            return link[0]
        media = escape(told.get("media", ""))
        found = _with_imported(SavedPage(sheets[address], address), sheets, room)
        return f'<style media="{media}">{_END.sub("", found)}</style>'

    def written(style: re.Match[str]) -> str:
        found = _with_imported(SavedPage(style[2], page.place), sheets, room)
        return style[1] + (found if found == style[2] else _END.sub("", found))

    return _LINK.sub(linked, _STYLE.sub(written, page.code))


def _with_imported(
    sheet: SavedPage, sheets: Mapping[str, str], room: Iterator[int], depth: int = 0
) -> str:
    """A style sheet with those that it imports."""

    def imported(told: re.Match[str]) -> str:
        address = _address(told[1], sheet.place)
        if address not in sheets or depth >= DEEPEST or next(room, None) is None:
            return told[0]
        found = _with_imported(SavedPage(sheets[address], address), sheets, room, depth + 1)
        media = told[2].strip()
        return f"@media {media} {{{found}}}" if media else found

    return _IMPORT.sub(imported, sheet.code)


def with_frames(page: SavedPage, pages: Mapping[str, SavedPage]) -> tuple[str, set[str]]:
    """A page with others by their addresses in its frames, and the addresses of those it has."""
    used: set[str] = set()
    room = iter(range(MOST_PUT_IN))
    return (_framed(page, pages, used, room, 0) if pages else page.code), used


def _framed(
    page: SavedPage,
    pages: Mapping[str, SavedPage],
    used: set[str],
    room: Iterator[int],
    depth: int,
) -> str:
    before = len(used)

    def frame(tag: re.Match[str]) -> str:
        told = _attributes(tag[0])
        address = _address(told.get("src", ""), page.place)
        is_there = address in pages and "srcdoc" not in told and pages[address] != page
        if not is_there or depth >= DEEPEST or next(room, None) is None:
            return tag[0]
        used.add(address)
        inside = escape(_framed(pages[address], pages, used, room, depth + 1))
        return f'{tag[0].rstrip("/>")} srcdoc="{inside}">'

    code = _FRAME.sub(frame, page.code)
    return _without_frameset(code) if len(used) > before else code


def _without_frameset(code: str) -> str:
    """A page that arranges others in frames, some of which are there, as one that has them."""
    if not _FRAMESET.search(code):
        return code
    return _FRAME.sub(
        lambda tag: tag[0] if tag[1] else f"<iframe{tag[0][6:]}</iframe>", _FRAMESET.sub("", code)
    )


def _attributes(tag: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag)
    return {name.lower(): unescape(one or other or bare) for name, one, other, bare in found}


def _address(told: str, place: str) -> str:
    try:
        return urljoin(place, told)
    except ValueError:
        return told
