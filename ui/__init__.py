"""The screen: panels draw a dossier and send commands. Only this layer knows Qt."""

from ui.kit.lean_pyside import import_leanly
from ui.kit.plain_imports import import_plainly
from ui.kit.singletons import make_immortal

make_immortal()
import_leanly()
import_plainly()
