"""Where things come from: a source and its stored text."""

import hashlib
from dataclasses import replace
from typing import Any

from core.commands.basic import Command, change, create
from core.language import gettext as _
from core.model import Source


def add_source(title: str, text: str = "", **fields: Any) -> Command:
    """A source, with its text where there is one."""
    digest, texts = _stored(text)
    return replace(create(Source, title=title, digest=digest, **fields), texts=texts)


def set_source_text(identifier: str, text: str) -> Command:
    """Another stored text for a source; the former one stays in the journal's reach."""
    digest, texts = _stored(text)
    command = change(Source, identifier, digest=digest, label=_("store text of source"))
    return replace(command, texts=texts)


def _stored(text: str) -> tuple[str, dict[str, str]]:
    """The digest by which a text is kept, and the text by that digest."""
    if not text:
        return "", {}
    digest = hashlib.sha256(text.encode()).hexdigest()
    return digest, {digest: text}
