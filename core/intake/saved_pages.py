"""A web page that was saved with its style sheets and frames in one message, made one page."""

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import urljoin

_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_FRAME = re.compile(r"<iframe\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_END = re.compile(r"</(?=style)", re.IGNORECASE)


def with_sheets(page: str, place: str, sheets: Mapping[str, str]) -> str:
    """A page, saved from an address, with the style sheets by their addresses in the places where
    it refers to them."""

    def sheet(link: re.Match[str]) -> str:
        told = _attributes(link[0])
        found = sheets.get(_address(told.get("href", ""), place))
        if found is None or "stylesheet" not in told.get("rel", "").lower().split():
            return link[0]
        media = escape(told.get("media", ""))
        return f'<style media="{media}">{_END.sub("", found)}</style>'

    return _LINK.sub(sheet, page) if sheets else page


def with_frames(page: str, place: str, frames: Mapping[str, str]) -> tuple[str, set[str]]:
    """A page with others by their addresses in its frames, and the addresses of those it has."""
    used: set[str] = set()

    def frame(tag: re.Match[str]) -> str:
        told = _attributes(tag[0])
        address = _address(told.get("src", ""), place)
        if address not in frames or "srcdoc" in told:
            return tag[0]
        used.add(address)
        return f'{tag[0].rstrip("/>")} srcdoc="{escape(frames[address])}">'

    return (_FRAME.sub(frame, page), used) if frames else (page, used)


def _attributes(tag: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag)
    return {name.lower(): unescape(one or other or bare) for name, one, other, bare in found}


def _address(told: str, place: str) -> str:
    try:
        return urljoin(place, told)
    except ValueError:
        return told
