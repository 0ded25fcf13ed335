"""The guard against PySide losing references to None, True and False."""

import sys

from PySide6.QtCore import QPoint, QRect

from ui.kit.singletons import LIVES, make_immortal


def test_singletons_outlive_any_number_of_qt_calls() -> None:
    rect = QRect()
    for _n in range(100_000):
        rect.moveTo(QPoint(1, 1))
        rect.isValid()
    for singleton in (None, True, False):
        assert sys.version_info >= (3, 12) or sys.getrefcount(singleton) > LIVES // 2


def test_the_guard_is_given_once() -> None:
    make_immortal()
    before = sys.getrefcount(None)
    make_immortal()
    assert abs(sys.getrefcount(None) - before) < LIVES // 2
