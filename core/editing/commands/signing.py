"""Signing the state of a dossier."""

from core.editing.commands.basic import Command
from core.language import gettext as _
from core.model.change import Edit
from core.model.records import Signature


def keep_signature(signature: Signature) -> Command:
    """Keep a signature. It may have been shown to others since, so this cannot be undone."""
    return Command(_("sign the dossier"), lambda _dossier: [Edit(None, signature)], lasting=True)
