"""The pair whose gap is shown."""

from core.analysis.gaps import default_pair
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Party


def pair_shown(dossier: Dossier, chosen: Pair | None) -> Pair | None:
    """The pair that somebody chose, as long as both parties are there, else that of the talks,
    filled up with the first parties that negotiate; None with fewer than two parties."""
    if chosen is not None and all(dossier.find(Party, each) for each in chosen):
        return chosen
    return default_pair(dossier)
