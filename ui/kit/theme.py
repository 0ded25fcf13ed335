"""Colours on screen: read from TOML, made into a palette and a style sheet.

Most widgets take their colours from the palette, so that a change of theme reaches them by itself;
only colours with a meaning (closing, settled, a party's own) come from the Theme.
"""

import re
import tomllib
from functools import lru_cache
from string import Template

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

import resources
from core.model.records import Party
from ui.kit.fonts import em

SYSTEM = "system"
CHOICES = (SYSTEM, "light", "dark", "contrast")
LEGIBLE = 4.5
"""The minimum contrast of text with its background (WCAG 2.2, 1.4.3, level AA)."""


class Theme(msgspec.Struct, frozen=True):
    """One set of colours, each "#RRGGBB", by purpose."""

    name: str
    dark: bool
    background: str
    panel: str
    side: str
    ink: str
    mute: str
    off: str
    line: str
    edge: str
    grid: str
    around: str
    accent: str
    on_accent: str
    closing: str
    widening: str
    highlight: str
    highlight_line: str
    selection: str
    red_line: str
    red_line_fill: str
    warning_fill: str
    settled_fill: str
    narrowing_fill: str
    open_fill: str
    field: str

    @classmethod
    def load(cls, key: str) -> "Theme":
        """The theme in `resources/themes/<key>.toml`."""
        with resources.path(f"themes/{key}.toml").open("rb") as file:
            data = tomllib.load(file)
        return cls(name=data["name"], dark=data["dark"], **data["colours"])

    def party_colour(self, party: Party) -> str:
        """A party's colour, lightened or darkened until it is readable on a panel."""
        return self.legible(party.colour)

    def legible(self, colour: str) -> str:
        """A colour, lightened or darkened until it is readable on a panel."""
        return legible(colour, self.panel)

    def tone(self, change: float | None) -> str:
        """The colour of a change in a gap: closing, widening, or neither."""
        if not change or abs(change) < 0.5:
            return self.mute
        return self.closing if change < 0 else self.widening

    def tint(self, colour: str, alpha: float) -> QColor:
        """A colour with an opacity of 0 to 1, for translucent fills."""
        tinted = QColor(colour)
        tinted.setAlphaF(alpha)
        return tinted

    def palette(self) -> QPalette:
        """The palette that Fusion and our own widgets draw with."""
        palette = QPalette()
        role = QPalette.ColorRole
        for name, roles in _ROLES.items():
            for each in roles:
                palette.setColor(each, QColor(getattr(self, name)))
        off = QColor(self.mute)
        off.setAlphaF(0.6)
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, off)
        return palette

    def style_sheet(self) -> str:
        """`resources/style.qss` with this theme's colours in their places."""
        text = _LENGTH.sub(_stretched, resources.path("style.qss").read_text(encoding="utf-8"))
        colours = {name: getattr(self, name) for name in self.__struct_fields__}
        icons = resources.path("icons").as_posix()
        tone = "dark" if self.dark else "light"
        return Template(text).substitute(colours, icons=icons, tone=tone)


_LENGTH = re.compile(r"\b([3-9]|\d\d+)px(-1)?")
"""Lengths in the style sheet that scale with text, perhaps less a pixel; hairlines and frames stay
as they are."""


def _stretched(length: re.Match[str]) -> str:
    return f"{em(int(length[1])) - (1 if length[2] else 0)}px"


_R = QPalette.ColorRole
_ROLES: dict[str, tuple[QPalette.ColorRole, ...]] = {
    "background": (_R.Window,),
    "panel": (_R.Base, _R.Button, _R.ToolTipBase, _R.Light),
    "side": (_R.AlternateBase,),
    "ink": (_R.WindowText, _R.Text, _R.ButtonText, _R.HighlightedText, _R.ToolTipText),
    "mute": (_R.PlaceholderText,),
    "line": (_R.Mid,),
    "around": (_R.Dark,),
    "grid": (_R.Midlight,),
    "selection": (_R.Highlight,),
    "accent": (_R.Accent, _R.Link),
}


def chosen(choice: str, app: QApplication) -> Theme:
    """The theme for a choice; "system", and what is no choice, follows what the desktop prefers,
    contrast included."""
    named = choice in CHOICES and choice != SYSTEM
    return _load(choice if named else system_theme(app))


def system_theme(app: QApplication) -> str:
    """The key of the theme nearest to the desktop's preference."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


_load = lru_cache(maxsize=None)(Theme.load)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Apply a theme to the whole application. Replacing a style sheet takes Qt several times as
    long as removing it and setting a new one."""
    app.setStyleSheet("")
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.style_sheet())


@lru_cache(maxsize=256)
def legible(colour: str, ground: str) -> str:
    """`colour`, its lightness moved away from `ground` as little as contrast needs."""
    step = 0.02 if luminance(ground) < 0.4 else -0.02
    trial = QColor(colour)
    while contrast(trial.name(), ground) < LEGIBLE:
        lightness = trial.lightnessF() + step
        if not 0.0 <= lightness <= 1.0:
            break
        trial = QColor.fromHslF(max(trial.hslHueF(), 0.0), trial.hslSaturationF(), lightness)
    return trial.name()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    mixed = QColor(colour)
    red, green, blue = (_linear(part) for part in (mixed.redF(), mixed.greenF(), mixed.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
