"""Readers of foreign documents, which run in a process of their own, confined before it sees the
first byte. Nothing of the program is imported here but this folder."""
