"""What was issued."""

from core.model.dossier import Dossier
from core.model.records import Pack


def last_pack(dossier: Dossier) -> Pack | None:
    """The pack issued last."""
    issued = [pack for pack in dossier.all(Pack) if pack.issued is not None]
    return max(issued, key=lambda pack: (pack.issued, pack.id), default=None)
