"""Menus that are named in sentences and in the help are where they are said to be."""

import re
from pathlib import Path

import pytest

from ui.shell.actions import MENUS

ROOT = Path(__file__).parents[3]
FOLDERS = ("core", "cli", "ui", "briefings")
SAID_IN = [
    *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "resources/help.md")),
]
NAMED = re.compile(rf"\b({'|'.join(menu.strip('&') for menu, _items in MENUS)}) › ([^*.;,…\n\"]+)")


def label(text: str) -> str:
    """A menu or an entry as a sentence names it."""
    return re.split(r"…| \(|:", text.replace("&", ""))[0].casefold()


ENTRIES = {label(menu): {label(item.words) for item in items if item} for menu, items in MENUS}


@pytest.mark.parametrize("path", [each for each in SAID_IN if " › " in each.read_text("utf-8")])
def test_an_entry_is_in_the_menu_in_which_it_is_said_to_be(path):
    for menu, said in NAMED.findall(path.read_text("utf-8")):
        words = said.casefold().strip()
        entries = ENTRIES[menu.casefold()]
        assert any(each.startswith(words) or words.startswith(each) for each in entries), said
