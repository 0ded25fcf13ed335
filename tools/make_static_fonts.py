"""Builds the fonts in `briefings/render/` that are static instances of variable ones: Cyrillic and
Greek as narrow as IBM Plex Sans Condensed, Hebrew, and bold Hindi and Thai.

They have names of their own, since some licences (SIL OFL 1.1) reserve that of the original. Run it
with fontTools and the fonts' packages installed (`PYTHONPATH=. python tools/make_static_fonts.py`);
the fonts are part of the program, so that tables are as narrow and headings as bold in every
language of packs.
"""

from pathlib import Path
from typing import Final

import msgspec
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from resources import font

OUT = Path(__file__).resolve().parent.parent / "briefings" / "render"
LAYOUT: Final = ("GDEF", "GPOS", "GSUB")
REGULAR: Final = ("Regular", 400)
BOLD: Final = ("SemiBold", 600)
COPYRIGHT, LICENCE, LICENCE_ADDRESS = 0, 13, 14
"""The names in a font's table that stay as they are."""


class Instance(msgspec.Struct, frozen=True):
    """What is made of a variable font: what it is called, its weights, its letters, its width in
    per cent, and whether its letters depend on their neighbours."""

    name: str
    source: str
    weights: tuple[tuple[str, int], ...]
    letters: tuple[int, ...]
    width: int = 100
    shaped: bool = False


BASIC: Final = (*range(0x20, 0x7F), 0xA0)
PLEX_LETTERS: Final = (*BASIC, *range(0x370, 0x400), *range(0x400, 0x530), 0x301, 0x2116)
HINDI_LETTERS: Final = (*BASIC, *range(0x900, 0x980), 0x200C, 0x200D, 0x25CC)
THAI_LETTERS: Final = (*BASIC, *range(0xE00, 0xE80), 0x25CC)
INSTANCES: Final = (
    Instance("Condensed", "IBMPlexSans[wdth,wght].ttf", (REGULAR, BOLD), PLEX_LETTERS, 85),
    Instance("Hebrew", "Rubik[wght].ttf", (REGULAR, BOLD), (*BASIC, *range(0x590, 0x600))),
    Instance(
        "Devanagari", "NotoSansDevanagari[wdth,wght].ttf", (BOLD,), HINDI_LETTERS, shaped=True
    ),
    Instance("Thai", "NotoSansThai[wdth,wght].ttf", (BOLD,), THAI_LETTERS, shaped=True),
)


def main() -> None:
    """Write all fonts."""
    for each in INSTANCES:
        for style, weight in each.weights:
            made = _instance(each, weight)
            _rename(made, f"Parley {each.name}", style)
            made.save(OUT / f"{each.name}-{style}.ttf".lower())


def _instance(wanted: Instance, weight: int) -> TTFont:
    variable = TTFont(font(wanted.source), recalcTimestamp=False)
    axes = {axis.axisTag for axis in variable["fvar"].axes}
    place = {"wdth": wanted.width, "wght": weight}
    made = instantiateVariableFont(variable, {tag: place[tag] for tag in axes})
    options = Options(name_IDs=["*"], notdef_outline=True)
    options.layout_features = ["*"] if wanted.shaped else []
    options.drop_tables += ["STAT", *(() if wanted.shaped else LAYOUT)]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted.letters)
    subsetter.subset(made)
    return made


def _rename(made: TTFont, name: str, style: str) -> None:
    """Give the font its own name, and keep what it says of its makers and its licence."""
    names = made["name"]
    names.names = [
        each for each in names.names if each.nameID in (COPYRIGHT, LICENCE, LICENCE_ADDRESS)
    ]
    plain = f"{name} {style}".replace(" ", "")
    for number, said in enumerate((name, style, plain, f"{name} {style}", "1.0", plain), 1):
        names.setName(said, number, 3, 1, 0x409)


if __name__ == "__main__":
    main()
