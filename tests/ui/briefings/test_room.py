"""The panel of the pack where the window is small and its text large."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from core.editing.commands import create
from core.exchange.example import example
from core.model.records import RecordTag
from tests.layout import faults
from ui.briefings.options import OptionsBar
from ui.kit.flat import FlatButton
from ui.shell.window import Window


@pytest.mark.usefixtures("usual_size")
def test_the_choices_of_what_goes_in_take_the_lines_that_they_need(
    open_window: Callable[..., Window],
) -> None:
    window = open_window(example(), size=(1100, 700), percent=150)
    assert window.session is not None
    window.session.do(create(RecordTag, name="verification"))
    window.go_to("briefings")
    QApplication.processEvents()
    bar = window.findChild(OptionsBar)
    assert bar is not None
    shown = [each for each in bar.findChildren(FlatButton) if not each.isHidden()]
    assert len(shown) == 3
    assert bar.minimumSizeHint().width() <= max(each.sizeHint().width() for each in shown)
    assert not faults(bar)
