"""How numbers are written on this machine."""

from PySide6.QtCore import QLocale

from core.text.numbers import Writing


def writing_of(locale: QLocale) -> Writing:
    """How numbers are written in a locale."""
    return Writing(
        locale.decimalPoint(), locale.groupSeparator(), locale.zeroDigit(), locale.negativeSign()
    )


def here() -> Writing:
    """How numbers are written on this machine."""
    return writing_of(QLocale())
