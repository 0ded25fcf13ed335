"""What version 5 changes, frozen: texts are now found as folded, so the old contents of the index
are invalid. `Store` rebuilds the index when a file has been updated."""

STATEMENTS = ("DELETE FROM entry",)
