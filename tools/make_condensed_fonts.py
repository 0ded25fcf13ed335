"""Builds `briefings/render/condensed-*.ttf`: Cyrillic and Greek for IBM Plex Sans Condensed.

They are static instances of the variable IBM Plex Sans, as narrow as its condensed family, under a
name of their own, since the licence (SIL OFL 1.1) reserves the name Plex. Run it with fontTools
installed (`PYTHONPATH=. python tools/make_condensed_fonts.py`); the fonts are part of the program,
so that tables are as narrow and headings as bold in every language of packs.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from resources import font

OUT = Path(__file__).resolve().parent.parent / "briefings" / "render"
NAME = "Parley Condensed"
WIDTH = 85
WEIGHTS = {"Regular": 400, "SemiBold": 600}
LETTERS = (*range(0x20, 0x7F), 0xA0, *range(0x370, 0x400), *range(0x400, 0x530), 0x301, 0x2116)
COPYRIGHT, LICENCE, LICENCE_ADDRESS = 0, 13, 14
"""The names in a font's table that stay as they are."""


def main() -> None:
    """Write both weights."""
    for style, weight in WEIGHTS.items():
        variable = TTFont(font("IBMPlexSans[wdth,wght].ttf"))
        made = instantiateVariableFont(variable, {"wdth": WIDTH, "wght": weight})
        options = Options(layout_features=[], name_IDs=["*"], notdef_outline=True)
        options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=LETTERS)
        subsetter.subset(made)
        renamed(made, style)
        made.save(OUT / f"condensed-{style.lower()}.ttf")


def renamed(made: TTFont, style: str) -> None:
    """Give the font its own name, and keep what it says of its makers and its licence."""
    names = made["name"]
    names.names = [
        each for each in names.names if each.nameID in (COPYRIGHT, LICENCE, LICENCE_ADDRESS)
    ]
    plain = f"{NAME} {style}".replace(" ", "")
    for number, said in enumerate((NAME, style, plain, f"{NAME} {style}", "1.0", plain), 1):
        names.setName(said, number, 3, 1, 0x409)


if __name__ == "__main__":
    main()
