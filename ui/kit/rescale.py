"""Changing the text size of what is already on screen: fonts, and what was sized to fit them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from ui.kit import fonts, theme

BOUNDLESS = 16777215
"""Qt's value for an unlimited size (QWIDGETSIZE_MAX)."""


def rescale(app: QApplication, percent: int, worn: theme.Theme) -> None:
    """Change the size of all text at once. New widgets pick it up by themselves; the fonts and
    limits of existing ones were made for the previous size."""
    before = fonts.scale()
    fonts.set_fonts(app, percent)
    by = fonts.scale() / before
    for widget in app.allWidgets():
        _stretch(widget, by)
    theme.apply_theme(app, worn)


def _stretch(widget: QWidget, by: float) -> None:
    if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
        _stretch_font(widget, by)
    if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Vertical:
        widget.setDefaultSectionSize(round(widget.defaultSectionSize() * by))
    if not widget.isWindow():
        _bound(widget, by)
    widget.updateGeometry()


def _stretch_font(widget: QWidget, by: float) -> None:
    """Give a widget its font at another size; the exact size is kept, so that rounding errors do
    not add up."""
    larger = QFont(widget.font())
    exact = float(widget.property(fonts.EXACT) or larger.pixelSize()) * by
    if exact > 0:
        larger.setPixelSize(round(exact))
    fonts.set_font_for_good(widget, larger)
    if exact > 0:
        widget.setProperty(fonts.EXACT, exact)


def _bound(widget: QWidget, by: float) -> None:
    """Scale the minimum and maximum sizes of a widget, where they were set."""
    least, most = widget.minimumSize(), widget.maximumSize()
    if least.width():
        widget.setMinimumWidth(round(least.width() * by))
    if least.height():
        widget.setMinimumHeight(round(least.height() * by))
    if most.width() < BOUNDLESS:
        widget.setMaximumWidth(round(most.width() * by))
    if most.height() < BOUNDLESS:
        widget.setMaximumHeight(round(most.height() * by))
