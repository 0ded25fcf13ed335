"""What a dossier of usual length says stands whole: no sentence ends in dots, no word is broken."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from core.exchange.example import DAY, example
from tests.layout import painted, seen
from tests.look import few_points, settle
from ui.kit import fonts
from ui.kit.labels import ProseLabel
from ui.kit.lines import ElidedLines
from ui.kit.rows import RowButton
from ui.shell.window import Window

Open = Callable[..., Window]
pytestmark = pytest.mark.usefixtures("usual_size")


WHOLE = (RowButton, ProseLabel, QTableView)
"""What shows sentences: findings, news, terms and responses, cells."""


def dotted(panel: QWidget) -> Iterator[str]:
    """The lines in sight that end in dots without having been given so."""
    for each in seen(panel):
        shows = isinstance(each, WHOLE) or isinstance(each.parent(), QTableView)
        for words in painted(each) if shows else ():
            if words.text.rstrip().endswith("…"):
                yield f"{words.text} at {each.width()}"


def not_whole(panel: QWidget) -> Iterator[str]:
    """The texts in sight that end in dots, or in which a word is broken."""
    yield from dotted(panel)
    for each in panel.findChildren(ElidedLines):
        if not each.isVisible():
            continue
        layout, is_cut, _height = each.laid
        text = layout.text()
        ends = [layout.lineAt(at).textStart() for at in range(1, layout.lineCount())]
        broken = [at for at in ends if text[at - 1 : at + 1].isalpha()]
        if is_cut or broken:
            yield f"{text} at {each.width()}"


@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)], ids=lambda size: f"{size[0]}")
def test_no_sentence_ends_in_dots_and_no_word_is_broken(
    dressed: QApplication, open_window: Open, size: tuple[int, int], percent: int
) -> None:
    fonts.set_fonts(dressed, percent)
    window = open_window(example(), size=size)
    found = []
    for key in few_points(window._places):
        window.go_to(key)
        settle()
        found += [f"{key}: {each}" for each in not_whole(window)]
    assert found == []


@pytest.mark.parametrize("compact", [True, False])
def test_no_word_of_the_name_of_a_point_is_broken_beside_its_figures(
    open_window: Open, dressed: QApplication, compact: bool
) -> None:
    window = open_window(example(), size=(1100, 700))
    for key in [key for key in few_points(window._places) if key.startswith("point:")]:
        window.go_to(key)
        settle()
        head = window.panel.head
        head.set_compact(compact)
        for width in range(480, 760):
            head.resize(width, head.height())
            head.layout().activate()
            assert list(not_whole(head)) == [], width


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)], ids=lambda size: f"{size[0]}")
def test_the_banner_of_a_replay_says_all_of_what_is_left_out(
    dressed: QApplication, open_window: Open, size: tuple[int, int], percent: int
) -> None:
    fonts.set_fonts(dressed, percent)
    window = open_window(example(), size=size, today=DAY)
    window.do("replay")
    for stop in range(window.banner.slider.maximum() + 1):
        window.banner.slider.setValue(stop)
        settle()
        assert list(not_whole(window.banner)) == [], window.banner.words
