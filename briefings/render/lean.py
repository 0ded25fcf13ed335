"""Imports reportlab without what it loads beside itself and packs seldom need.

Pillow opens pictures, of which packs have none; HarfBuzz shapes letters, where a script asks for
it. They take longer to load than reportlab itself. Whoever needs them imports them afterwards.
"""

import sys
from types import ModuleType

_PILLOW = ModuleType("PIL")
_PILLOW.Image = None  # type: ignore[attr-defined]
_STAND_INS: dict[str, ModuleType | None] = {"PIL": _PILLOW, "uharfbuzz": None}

_put = {name: stand_in for name, stand_in in _STAND_INS.items() if name not in sys.modules}
sys.modules.update(_put)  # type: ignore[arg-type]
try:
    import reportlab.pdfbase.ttfonts
    import reportlab.pdfgen.canvas  # noqa: F401
finally:
    for _name in _put:
        del sys.modules[_name]
