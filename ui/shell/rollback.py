"""Notices where a file does not go as far as it did when it was last open on this laptop."""

import datetime as dt
from contextlib import suppress

from core.errors import FileProblem
from core.storage.seen import Rollback, Seen, rolled_back, seen_in, seen_now
from core.storage.store import Store
from ui.kit.settings import Settings
from ui.session import Session


def watch(session: Session, *, restored: bool = False) -> tuple[str, ...]:
    """Compare a file that was just opened with what was seen of it, and say so in a sentence if it
    falls short; remember how far it goes now, and when it is closed.

    A copy is a laptop of its own and compared with itself alone, but one that was just `restored`
    from a backup with what was seen last, and one that has taken the place of another with that.
    What falls short is told until somebody works on it."""
    store, settings = session.workspace.store, session.settings
    try:
        copied = None if restored else _copied(store, settings)
        found = rolled_back(store, copied) if copied else _found(store, settings, restored=restored)
        opened = store.chain.head
        is_fine = found is None and copied is None
        if is_fine:
            _remember(store, settings)
    except FileProblem:  # whatever reads the file will say so
        return ()

    def closing() -> None:
        now = session.workspace.store
        with suppress(FileProblem):
            if is_fine or now.chain.head != opened:
                _remember(now, settings)

    session.closing.connect(closing)
    if is_fine:
        return ()
    from core.views.rollback import told, told_of_copy

    said = [told(found, restored=restored)] if found else []
    return (*said, *([told_of_copy(copied.at)] if copied else []))


def _found(store: Store, settings: Settings, *, restored: bool) -> Rollback | None:
    dossier, device = store.chain.branch
    kept = settings.seen(dossier, "" if restored else device)
    seen = max(filter(None, map(seen_in, kept)), key=lambda each: each.at, default=None)
    return rolled_back(store, seen) if seen is not None else None


def _copied(store: Store, settings: Settings) -> Seen | None:
    """What was seen of the file in whose place a copy of it is now; None if it is in its own."""
    return seen_in(settings.seen_here(store.path, *store.chain.branch))


def _remember(store: Store, settings: Settings) -> None:
    settings.remember_here(store.path, *store.chain.branch)
    settings.remember_seen(*store.chain.branch, seen_now(store, dt.datetime.now(dt.UTC)).told)
