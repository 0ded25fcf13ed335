"""The verbs: each says what should be different and returns edits. One file per noun."""

from core.editing.commands.basic import Command, change, create, refusing, remove, reorder

__all__ = ["Command", "change", "create", "refusing", "remove", "reorder"]
