"""What was issued."""

from collections.abc import Callable

from core.model.dossier import Dossier
from core.model.records import Pack


def last_pack(dossier: Dossier, counts: Callable[[Pack], bool] | None = None) -> Pack | None:
    """The pack issued last, among those that count: the one that covers the latest change, whatever
    day the computer's clock showed when it was issued."""
    issued = (pack for pack in dossier.all(Pack) if pack.issued is not None)
    counted = (pack for pack in issued if counts is None or counts(pack))
    return max(counted, key=lambda pack: (_covered(pack), pack.issued, pack.id), default=None)


def _covered(pack: Pack) -> int:
    """The last change that a pack covers; 0 if that was not recorded."""
    return int(pack.journal_head) if pack.journal_head.isdecimal() else 0
