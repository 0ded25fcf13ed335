"""The plan text, clause by clause."""
