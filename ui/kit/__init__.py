"""Widgets, fonts, themes and dialogs that would serve any program."""
