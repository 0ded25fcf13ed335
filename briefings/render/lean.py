"""Imports reportlab without what it loads beside itself and packs seldom need.

Pillow opens pictures, of which packs have none; HarfBuzz shapes letters, where a script asks for
it. They take longer to load than reportlab itself. Nor do packs have temporary files, files that
are looked for, expressions to evaluate, or anything encoded or pickled. Whoever needs any of that
imports it afterwards.
"""

import sys
from types import ModuleType


def _stand_in(name: str, *without: str) -> ModuleType:
    """A module that has nothing under these names."""
    module = ModuleType(name)
    vars(module).update(dict.fromkeys(without))
    return module


_EVALUATED = ("rl_safe_exec", "rl_safe_eval", "safer_globals", "rl_extended_literal_eval")
_STAND_INS: dict[str, ModuleType | None] = {
    "PIL": _stand_in("PIL", "Image"),
    "ast": _stand_in("ast", "literal_eval"),
    "base64": _stand_in("base64", "decodebytes", "encodebytes"),
    "glob": _stand_in("glob", "glob"),
    "pickle": _stand_in("pickle"),
    "uharfbuzz": None,
    "reportlab.lib.rltempfile": _stand_in("rltempfile", "get_rl_tempfile", "get_rl_tempdir"),
    "reportlab.lib.rl_safe_eval": _stand_in("rl_safe_eval", *_EVALUATED),
}

_put = {name: stand_in for name, stand_in in _STAND_INS.items() if name not in sys.modules}
sys.modules.update(_put)  # type: ignore[arg-type]
try:
    import reportlab.pdfbase.ttfonts
    import reportlab.pdfgen.canvas  # noqa: F401
finally:
    for _name in _put:
        del sys.modules[_name]
