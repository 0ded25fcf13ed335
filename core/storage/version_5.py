"""What version 5 alters, frozen: texts are found as they are folded now, so that what the index has
of them is void. `Store` makes the index anew when a file was updated."""

STATEMENTS = ("DELETE FROM entry",)
