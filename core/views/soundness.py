"""Whether a file is sound: that it can be read, and that what it holds could have been entered."""

from collections.abc import Iterator

from core.editing.rules import broken_by
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import noun
from core.storage.store import Store
from core.views.names import called


def unsound(store: Store, dossier: Dossier) -> tuple[str, ...]:
    """What is wrong with an open file and the dossier in it, a sentence each."""
    return (*store.check(), *_broken(dossier))


def _broken(dossier: Dossier) -> Iterator[str]:
    """The records that break a rule as they are, each with the first rule that it breaks."""
    for kind in KINDS:
        for record in dossier.all(kind):
            problem = next(broken_by(Edit(None, record), dossier), None)
            if problem is not None:
                yield _("{kind} “{name}”: {sentence}").format(
                    kind=noun(kind), name=called(dossier, record), sentence=problem
                )
