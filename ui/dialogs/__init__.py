"""Questions asked in a window of their own; each module has an `ask` or `show`."""
