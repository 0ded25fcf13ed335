"""Widgets, fonts, themes and dialogs that could serve any program."""
