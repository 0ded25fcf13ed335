"""The register of sources: what has just come into it is in sight, whole."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from core.editing.commands import create
from core.exchange.example import example
from core.model.records import Source
from ui.shell.window import Window
from ui.sources.panel import SourcesPanel

LONG = (
    "Joint statement of the co-chairs on the modalities of verification and the phased "
    "implementation of interim measures in the border districts, as circulated to delegations"
)


@pytest.mark.parametrize("size", [(1100, 700), (1280, 800), (1440, 900)])
@pytest.mark.parametrize("before", [0, 1, 8])
def test_a_source_with_a_long_title_is_in_sight_when_it_has_come(
    open_window: Callable[..., Window], size: tuple[int, int], before: int
) -> None:
    window = open_window(example())
    window.resize(*size)
    window.go_to("sources")
    assert isinstance(window.panel, SourcesPanel)
    assert window.session is not None
    for number in range(before):
        window.session.do(create(Source, title=f"Short {number}"))
    view = window.panel.list.view
    QApplication.processEvents()
    window.session.do(create(Source, title=LONG))
    QApplication.processEvents()
    row, sight = view.visualRect(view.currentIndex()), view.viewport().rect()
    assert sight.top() <= row.top()
    assert row.bottom() <= sight.bottom()
